/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are few, so they are made again whenever something was moved.
 */
#include "ui/quiz/quiz-lists.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/drop-down.h"
#include "ui/text/markdown-view.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>

static GtkWidget *
make_row(GtkBox *box, GtkOrientation orientation)
{
  GtkWidget *row = gtk_box_new(orientation, 8);

  gtk_widget_add_css_class(row, "card");
  gtk_widget_add_css_class(row, "quiz-row");
  gtk_box_append(box, row);
  return row;
}

static GtkWidget *
add_text(GtkWidget *row, const char *markdown)
{
  GtkWidget *text = g_object_new(UI_TYPE_MARKDOWN_VIEW, "markdown", markdown, NULL);

  gtk_widget_set_hexpand(text, TRUE);
  gtk_widget_set_valign(text, GTK_ALIGN_CENTER);
  gtk_box_append(GTK_BOX(row), text);
  return text;
}

/* @place: where the step goes */
static void
add_mover(GtkWidget *row, const char *icon, const char *name, guint place, guint option,
          gboolean possible)
{
  GtkWidget *button = gtk_button_new_from_icon_name(icon);

  gtk_widget_add_css_class(button, "flat");
  gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target(GTK_ACTIONABLE(button), "(uu)", place, option);
  gtk_actionable_set_action_name(GTK_ACTIONABLE(button), possible ? "quiz.place" : NULL);
  gtk_widget_set_sensitive(button, possible);
  gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append(GTK_BOX(row), button);
}

static void
add_step(GtkBox *box, const IlkQuizQuestion *question, guint place, guint option, guint n)
{
  GtkWidget *row = make_row(box, GTK_ORIENTATION_HORIZONTAL);
  const char *markdown = ilk_quiz_question_get_option(question, option)->text;
  g_autofree char *plain = ui_label_text(markdown);
  g_autofree char *number = g_strdup_printf("%u", place + 1);
  GtkWidget *label = gtk_label_new(number);
  /* Translators: moves a step of an order, which is the second %s; %u is where it stands now. */
  g_autofree char *up = g_strdup_printf(_("Move up from %u: %s"), place + 1, plain);
  g_autofree char *down = g_strdup_printf(_("Move down from %u: %s"), place + 1, plain);

  gtk_widget_add_css_class(label, "numeric");
  gtk_widget_add_css_class(label, "dim-label");
  gtk_box_append(GTK_BOX(row), label);
  add_text(row, markdown);
  add_mover(row, "go-up-symbolic", up, place > 0 ? place - 1 : 0, option, place > 0);
  add_mover(row, "go-down-symbolic", down, place + 1, option, place + 1 < n);
}

static void
empty(GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(box))) != NULL)
    gtk_box_remove(box, child);
}

void
ui_quiz_order_list_fill(GtkBox *box, IlkQuiz *quiz)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(quiz);
  const GArray *picks = ilk_quiz_get_response(quiz)->picks;

  empty(box);
  for (guint i = 0; i < picks->len; i++)
    add_step(box, question, i, g_array_index(picks, guint, i), picks->len);
}

static void
partner_chosen_cb(GtkDropDown *list, GParamSpec *pspec, IlkQuiz *quiz)
{
  guint left = GPOINTER_TO_UINT(g_object_get_data(G_OBJECT(list), "left"));
  guint chosen = gtk_drop_down_get_selected(list);

  ilk_quiz_place(quiz, left, chosen == 0 ? ILK_QUIZ_NO_PICK : chosen - 1);
}

static GtkStringList *
list_partners(const IlkQuizQuestion *question)
{
  GtkStringList *partners = gtk_string_list_new(NULL);

  gtk_string_list_append(partners, _("Choose…"));
  for (guint i = 0; i < question->options->len; i++) {
    g_autofree char *plain = ui_label_text(ilk_quiz_question_get_option(question, i)->text);
    gtk_string_list_append(partners, plain);
  }
  return partners;
}

static void
add_left(GtkBox *box, IlkQuiz *quiz, guint left)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(quiz);
  guint pick = g_array_index(ilk_quiz_get_response(quiz)->picks, guint, left);
  /* One below the other: beside each other neither would have room in a narrow window. */
  GtkWidget *row = make_row(box, GTK_ORIENTATION_VERTICAL);
  GtkWidget *list = gtk_drop_down_new(G_LIST_MODEL(list_partners(question)), NULL);
  g_autofree char *plain = ui_label_text(question->lefts->pdata[left]);

  add_text(row, question->lefts->pdata[left]);
  gtk_widget_set_hexpand(list, TRUE);
  gtk_widget_set_valign(list, GTK_ALIGN_CENTER);
  g_object_set_data(G_OBJECT(list), "left", GUINT_TO_POINTER(left));
  gtk_drop_down_set_selected(GTK_DROP_DOWN(list), pick == ILK_QUIZ_NO_PICK ? 0 : pick + 1);
  ui_drop_down_let_shrink(GTK_DROP_DOWN(list));
  ui_name_inner_button(list, plain);
  g_signal_connect_object(list, "notify::selected", G_CALLBACK(partner_chosen_cb), quiz, 0);
  gtk_box_append(GTK_BOX(row), list);
}

void
ui_quiz_match_list_fill(GtkBox *box, IlkQuiz *quiz)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(quiz);

  empty(box);
  for (guint i = 0; i < question->lefts->len; i++)
    add_left(box, quiz, i);
}
