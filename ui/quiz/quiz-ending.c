/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No points for speed, none for guessing: one share, one time, and what to look at again.
 */
#include "ui/quiz/quiz-ending-private.h"

#include "app/quiz/entry.h"
#include "config.h"
#include "ui/base/prompt-key.h"
#include "ui/base/resource.h"
#include "ui/base/stop.h"
#include "ui/base/wrap-label.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE(UiQuizEnding, ui_quiz_ending, ADW_TYPE_BIN)

static void more_cb(UiQuizEnding *self);

static void
ui_quiz_ending_finalize(GObject *object)
{
  g_ptr_array_unref(UI_QUIZ_ENDING(object)->entries);
  G_OBJECT_CLASS(ui_quiz_ending_parent_class)->finalize(object);
}

static void
ui_quiz_ending_class_init(UiQuizEndingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->finalize = ui_quiz_ending_finalize;
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("quiz/quiz-ending.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, headline);
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, figures);
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, mistakes);
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, mistakes_title);
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, again_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, cards_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, today_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, undo_today_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, new_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizEnding, more_button);
  gtk_widget_class_bind_template_callback(widget_class, more_cb);
}

static void
ui_quiz_ending_init(UiQuizEnding *self)
{
  self->entries = g_ptr_array_new_with_free_func((GDestroyNotify) ilk_quiz_entry_unref);
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_wrap_label(GTK_WIDGET(self->again_button));
  ui_wrap_label(GTK_WIDGET(self->cards_button));
  ui_wrap_label(GTK_WIDGET(self->today_button));
  ui_wrap_label(GTK_WIDGET(self->new_button));
  ui_prompt_key(self->again_button);
  ui_prompt_key(self->cards_button);
  ui_prompt_key(self->today_button);
  ui_prompt_key(self->undo_today_button);
  ui_prompt_key(self->new_button);
}

static void
add_line(GtkWidget *box, const char *text, const char *class_name)
{
  GtkWidget *label = gtk_label_new(text);

  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign(GTK_LABEL(label), 0);
  if (class_name != NULL)
    gtk_widget_add_css_class(label, class_name);
  gtk_box_append(GTK_BOX(box), label);
}

static char *
dup_right(const IlkQuizQuestion *question)
{
  if (question->accept != NULL)
    return g_strdup(question->accept[0]);
  g_autofree char *answer = ilk_quiz_dup_short_answer(ilk_card_get_content(question->card));
  return ui_label_text(answer);
}

/* Tab goes from one to the next. @sure: (nullable) */
static void
describe_mistake(GtkWidget *stop, const char *sure, const char *question, const char *answered,
                 const char *truth)
{
  g_autofree char *said = g_strdup_printf("%s%s%s\n%s\n%s", sure != NULL ? sure : "",
                                          sure != NULL ? "\n" : "", question, answered, truth);

  gtk_accessible_update_property(GTK_ACCESSIBLE(stop), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
add_mistake(UiQuizEnding *self, const IlkQuizEntry *entry)
{
  const IlkCardContent *content = ilk_card_get_content(entry->question->card);
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *stop = ui_stop_new(box);
  g_autofree char *question = ui_label_text(content->question);
  g_autofree char *words = ilk_quiz_response_dup_words(&entry->response, entry->question);
  g_autofree char *right = dup_right(entry->question);
  g_autofree char *answered = *words != '\0' ? g_strdup_printf(_("✗ You answered: %s"), words)
                                             : g_strdup(_("✗ You did not know"));
  g_autofree char *truth = g_strdup_printf(_("✓ Right is: %s"), right);

  const char *sure = entry->confidence == ILK_QUIZ_SURE ? _("Sure, and wrong") : NULL;

  gtk_widget_add_css_class(stop, "card");
  gtk_widget_add_css_class(stop, "quiz-mistake");
  if (sure != NULL)
    add_line(box, sure, "caption-heading");
  add_line(box, question, "heading");
  add_line(box, answered, NULL);
  add_line(box, truth, NULL);
  describe_mistake(stop, sure, question, answered, truth);
  gtk_box_append(self->mistakes, stop);
}

/* Lists the next ones. */
static void
list_more(UiQuizEnding *self)
{
  guint end = MIN(self->entries->len, self->shown + UI_QUIZ_MISTAKES_AT_A_TIME);

  for (; self->shown < end; self->shown++)
    add_mistake(self, self->entries->pdata[self->shown]);
  guint rest = self->entries->len - self->shown;
  g_autofree char *label = g_strdup_printf(
      ngettext("Show the other mistake", "Show more of %u other mistakes", rest), rest);
  gtk_button_set_label(GTK_BUTTON(self->more_button), label);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 label, -1);
  gtk_widget_set_visible(self->more_button, rest > 0);
}

/* The focus goes on to the first that was not there before. */
static void
more_cb(UiQuizEnding *self)
{
  GtkWidget *last = gtk_widget_get_last_child(GTK_WIDGET(self->mistakes));

  list_more(self);
  gtk_widget_grab_focus(gtk_widget_get_next_sibling(last));
}

static void
list_mistakes(UiQuizEnding *self, IlkQuiz *quiz)
{
  g_autoptr(GPtrArray) mistakes = ilk_quiz_list_mistakes(quiz);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self->mistakes))) != NULL)
    gtk_box_remove(self->mistakes, child);
  g_ptr_array_set_size(self->entries, 0);
  for (guint i = 0; i < mistakes->len; i++)
    g_ptr_array_add(self->entries, ilk_quiz_entry_ref(mistakes->pdata[i]));
  self->shown = 0;
  list_more(self);
  gtk_widget_set_visible(self->mistakes_title, mistakes->len > 0);
  gtk_widget_set_visible(self->again_button, mistakes->len > 0);
  gtk_widget_set_visible(self->cards_button, mistakes->len > 0);
}

static void
append_confidence(GString *text, const IlkQuizSummary *summary)
{
  const char *const names[] = {NULL, _("Guessed"), _("Fairly sure"), _("Sure")};

  for (int i = ILK_QUIZ_SURE; i > ILK_QUIZ_UNASKED; i--)
    if (summary->by_confidence[i] > 0) {
      g_string_append_c(text, '\n');
      /* Translators: “Sure: 3 of 4 right” */
      g_string_append_printf(
          text,
          ngettext("%s: %u of %u right", "%s: %u of %u right", summary->right_by_confidence[i]),
          names[i], summary->right_by_confidence[i], summary->by_confidence[i]);
    }
}

static char *
dup_figures(const IlkQuizSummary *summary)
{
  gint64 seconds = (summary->ms + 500) / 1000;
  g_autoptr(GString) text = g_string_new(NULL);

  /* Translators: minutes and seconds of thinking. */
  g_string_append_printf(text, _("Thinking time %d:%02d"), (int) (seconds / 60),
                         (int) (seconds % 60));
  if (summary->over_time > 0) {
    g_string_append(text, " · ");
    g_string_append_printf(text,
                           ngettext("%u answer was past its time",
                                    "%u answers were past their time", summary->over_time),
                           summary->over_time);
  }
  append_confidence(text, summary);
  return g_strdup(text->str);
}

/* The focus goes to what leads on: how it went is said along with it. */
static void
describe(UiQuizEnding *self, const char *headline, const char *figures)
{
  g_autofree char *text =
      *figures != '\0' ? g_strdup_printf("%s\n%s", headline, figures) : g_strdup(headline);

  gtk_accessible_update_property(GTK_ACCESSIBLE(self->again_button),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->new_button),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
ui_quiz_ending_show(UiQuizEnding *self, IlkQuiz *quiz)
{
  g_return_if_fail(UI_IS_QUIZ_ENDING(self) && ILK_IS_QUIZ(quiz));

  IlkQuizSummary summary;
  ilk_quiz_get_summary(quiz, &summary);
  g_autofree char *headline =
      ilk_quiz_get_total(quiz) == 0 ? g_strdup(_("There is no card that could be asked so"))
      : summary.asked == 0
          ? g_strdup(_("No question was answered"))
          : g_strdup_printf(ngettext("%u of %u right the first time",
                                     "%u of %u right the first time", summary.right),
                            summary.right, summary.asked);
  g_autofree char *figures = dup_figures(&summary);

  gtk_label_set_label(self->headline, headline);
  gtk_label_set_label(self->figures, figures);
  gtk_widget_set_visible(GTK_WIDGET(self->figures), summary.asked > 0);
  describe(self, headline, summary.asked > 0 ? figures : "");
  list_mistakes(self, quiz);
  g_autoptr(GArray) late = ilk_quiz_list_late_cards(quiz);
  self->any_late = late->len > 0;
  ui_quiz_ending_show_today(self, 0);
}

void
ui_quiz_ending_show_today(UiQuizEnding *self, guint n)
{
  g_return_if_fail(UI_IS_QUIZ_ENDING(self));

  g_autofree char *text = g_strdup_printf(
      ngettext("%u card comes back today · Undo", "%u cards come back today · Undo", n), n);
  GtkWidget *root = GTK_WIDGET(gtk_widget_get_root(GTK_WIDGET(self)));
  GtkWidget *focus = root != NULL ? gtk_window_get_focus(GTK_WINDOW(root)) : NULL;
  gboolean had_focus = focus == self->today_button || focus == self->undo_today_button;

  gtk_button_set_label(GTK_BUTTON(self->undo_today_button), text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->undo_today_button),
                                 GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible(self->today_button, self->any_late && n == 0);
  gtk_widget_set_visible(self->undo_today_button, n > 0);
  if (had_focus)
    gtk_widget_grab_focus(n > 0 ? self->undo_today_button : self->today_button);
}

void
ui_quiz_ending_focus(UiQuizEnding *self)
{
  g_return_if_fail(UI_IS_QUIZ_ENDING(self));
  gtk_widget_grab_focus(gtk_widget_get_visible(self->again_button) ? self->again_button
                                                                   : self->new_button);
}
