/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made in code: a template a question would be parsed again for each option.
 */
#include "ui/quiz/quiz-option.h"

#include "config.h"
#include "ui/base/prompt-key.h"
#include "ui/text/markdown-view.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>

struct _UiQuizOption {
  GtkButton parent_instance;

  /* Owned */
  char *text; /* plain */

  /* Borrowed: children */
  GtkLabel *mark;
  UiMarkdownView *reason;

  guint index;
  guint of;
};

G_DEFINE_FINAL_TYPE(UiQuizOption, ui_quiz_option, GTK_TYPE_BUTTON)

static void
ui_quiz_option_finalize(GObject *object)
{
  g_free(UI_QUIZ_OPTION(object)->text);
  G_OBJECT_CLASS(ui_quiz_option_parent_class)->finalize(object);
}

static void
ui_quiz_option_class_init(UiQuizOptionClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_quiz_option_finalize;
}

static void
ui_quiz_option_init(UiQuizOption *self)
{
  gtk_widget_add_css_class(GTK_WIDGET(self), "quiz-option");
  ui_prompt_key(GTK_WIDGET(self));
}

/* Keys are letters; options that have none left are numbered. */
static char *
dup_letter(guint index)
{
  return index < 26 ? g_strdup_printf("%c", (char) ('A' + index))
                    : g_strdup_printf("%u", index + 1);
}

static GtkWidget *
make_letter(guint index)
{
  g_autofree char *letter = dup_letter(index);
  GtkWidget *label = gtk_label_new(letter);

  gtk_widget_set_valign(label, GTK_ALIGN_START);
  gtk_widget_add_css_class(label, "key-cap");
  return label;
}

static GtkWidget *
make_texts(UiQuizOption *self, const char *markdown)
{
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *text = g_object_new(UI_TYPE_MARKDOWN_VIEW, "markdown", markdown, NULL);
  GtkWidget *mark = gtk_label_new(NULL);
  GtkWidget *reason = g_object_new(UI_TYPE_MARKDOWN_VIEW, "visible", FALSE, NULL);

  gtk_widget_set_hexpand(box, TRUE);
  gtk_widget_set_visible(mark, FALSE);
  gtk_widget_add_css_class(mark, "quiz-mark");
  gtk_label_set_xalign(GTK_LABEL(mark), 0);
  gtk_label_set_wrap(GTK_LABEL(mark), TRUE);
  gtk_widget_add_css_class(reason, "quiz-reason");
  gtk_box_append(GTK_BOX(box), text);
  gtk_box_append(GTK_BOX(box), mark);
  gtk_box_append(GTK_BOX(box), reason);
  self->mark = GTK_LABEL(mark);
  self->reason = UI_MARKDOWN_VIEW(reason);
  return box;
}

static const char *
get_word(UiQuizMark mark)
{
  switch (mark) {
  case UI_QUIZ_MARK_CHOSEN:
    return _("Chosen");
  case UI_QUIZ_MARK_RIGHT:
    return _("✓ This is right");
  case UI_QUIZ_MARK_RIGHT_CHOSEN:
    return _("✓ Your answer is right");
  case UI_QUIZ_MARK_WRONG_CHOSEN:
    return _("✗ Your answer is wrong");
  case UI_QUIZ_MARK_NONE:
  default:
    return "";
  }
}

static void
tell_name(UiQuizOption *self, const char *word)
{
  g_autofree char *letter = dup_letter(self->index);
  g_autofree char *name =
      /* Translators: an option of a quiz, as a screen reader says it: “A, of 4: text”. */
      g_strdup_printf(_("%s, of %u: %s"), letter, self->of, self->text);

  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, word, -1);
}

GtkWidget *
ui_quiz_option_new(guint index, guint of, const char *markdown)
{
  g_return_val_if_fail(markdown != NULL, NULL);

  UiQuizOption *self = g_object_new(UI_TYPE_QUIZ_OPTION, NULL);
  GtkWidget *row = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);

  self->index = index;
  self->of = of;
  self->text = ui_spoken(markdown);
  gtk_box_append(GTK_BOX(row), make_letter(index));
  gtk_box_append(GTK_BOX(row), make_texts(self, markdown));
  gtk_button_set_child(GTK_BUTTON(self), row);
  gtk_actionable_set_action_target(GTK_ACTIONABLE(self), "u", index);
  gtk_actionable_set_action_name(GTK_ACTIONABLE(self), "quiz.pick");
  tell_name(self, "");
  return GTK_WIDGET(self);
}

void
ui_quiz_option_set_mark(UiQuizOption *self, UiQuizMark mark, const char *reason)
{
  static const char *const classes[] = {
      [UI_QUIZ_MARK_NONE] = NULL,
      [UI_QUIZ_MARK_CHOSEN] = "chosen",
      [UI_QUIZ_MARK_RIGHT] = "right",
      [UI_QUIZ_MARK_RIGHT_CHOSEN] = "right",
      [UI_QUIZ_MARK_WRONG_CHOSEN] = "wrong",
  };

  g_return_if_fail(UI_IS_QUIZ_OPTION(self));

  gboolean told = mark != UI_QUIZ_MARK_NONE && mark != UI_QUIZ_MARK_CHOSEN;
  gboolean why = told && reason != NULL && *reason != '\0';
  for (gsize i = 0; i < G_N_ELEMENTS(classes); i++)
    if (classes[i] != NULL)
      gtk_widget_remove_css_class(GTK_WIDGET(self), classes[i]);
  if (classes[mark] != NULL)
    gtk_widget_add_css_class(GTK_WIDGET(self), classes[mark]);
  gtk_label_set_label(self->mark, get_word(mark));
  gtk_widget_set_visible(GTK_WIDGET(self->mark), mark != UI_QUIZ_MARK_NONE);
  ui_markdown_view_set_markdown(self->reason, why ? reason : NULL);
  gtk_widget_set_visible(GTK_WIDGET(self->reason), why);
  tell_name(self, get_word(mark));
}
