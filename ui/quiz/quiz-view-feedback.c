/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of an answer, at once and unasked: without it, choosing among lures leaves wrong
 * beliefs behind. Right and wrong are said in words.
 */
#include "ui/quiz/quiz-view-private.h"

#include "app/model/pair.h"
#include "app/quiz/remark.h"
#include "config.h"
#include "ui/quiz/quiz-option.h"
#include "ui/quiz/quiz-typed.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>

static UiQuizMark
get_mark(UiQuizView *self, guint i)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  const IlkQuizResponse *response = ilk_quiz_get_response(self->quiz);
  gboolean chosen = ilk_quiz_response_has_pick(response, i);
  gboolean right = ilk_quiz_question_get_option(question, i)->is_right;

  if (self->phase != ILK_QUIZ_PHASE_FEEDBACK)
    return chosen ? UI_QUIZ_MARK_CHOSEN : UI_QUIZ_MARK_NONE;
  chosen = chosen && response->given;
  if (right)
    return chosen ? UI_QUIZ_MARK_RIGHT_CHOSEN : UI_QUIZ_MARK_RIGHT;
  return chosen ? UI_QUIZ_MARK_WRONG_CHOSEN : UI_QUIZ_MARK_NONE;
}

void
ui_quiz_view_mark_options(UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  GtkWidget *child = gtk_widget_get_first_child(GTK_WIDGET(self->answers));

  for (guint i = 0; child != NULL && UI_IS_QUIZ_OPTION(child); i++) {
    ui_quiz_option_set_mark(UI_QUIZ_OPTION(child), get_mark(self, i),
                            ilk_quiz_question_get_option(question, i)->reason);
    child = gtk_widget_get_next_sibling(child);
  }
}

static gboolean
is_chosen(IlkQuizKind kind)
{
  return kind == ILK_QUIZ_CHOICE || kind == ILK_QUIZ_SEVERAL || kind == ILK_QUIZ_TRUE_FALSE;
}

static char *
dup_verdict(UiQuizView *self)
{
  const IlkQuizVerdict *verdict = ilk_quiz_get_verdict(self->quiz);
  gboolean given = ilk_quiz_get_response(self->quiz)->given;

  if (ilk_quiz_is_timed_out(self->quiz))
    return g_strdup(_("✗ Time is up"));
  if (verdict->is_close)
    return g_strdup(_("✓ Nearly: counts as right"));
  if (verdict->is_right)
    return g_strdup(_("✓ Right"));
  if (!given)
    return g_strdup(_("✗ Not known"));
  if (verdict->parts > 0)
    return g_strdup_printf(
        ngettext("✗ Wrong: %u of %u is right", "✗ Wrong: %u of %u are right", verdict->right_parts),
        verdict->right_parts, verdict->parts);
  return g_strdup(_("✗ Wrong"));
}

static void
show_verdict(UiQuizView *self)
{
  const IlkQuizVerdict *verdict = ilk_quiz_get_verdict(self->quiz);
  gboolean needed = ilk_quiz_get_grading(self->quiz) == ILK_QUIZ_GRADING_NEEDED;
  g_autofree char *text = dup_verdict(self);
  g_autofree char *late =
      ilk_quiz_get_response(self->quiz)->over_time && !ilk_quiz_is_timed_out(self->quiz)
          ? g_strdup_printf(_("%s (past its time)"), text)
          : g_strdup(text);

  gtk_widget_set_visible(GTK_WIDGET(self->verdict), !needed);
  gtk_label_set_label(self->verdict, late);
  gtk_widget_remove_css_class(GTK_WIDGET(self->verdict), "right");
  gtk_widget_remove_css_class(GTK_WIDGET(self->verdict), "wrong");
  gtk_widget_add_css_class(GTK_WIDGET(self->verdict), verdict->is_right ? "right" : "wrong");
}

static void
show_typed(UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  const IlkQuizResponse *response = ilk_quiz_get_response(self->quiz);
  const char *const *accept = (const char *const *) question->accept;
  gboolean differs = accept != NULL && question->kind != ILK_QUIZ_NUMBER && response->given &&
                     response->text != NULL && *response->text != '\0';

  gtk_widget_set_visible(GTK_WIDGET(self->typed), differs);
  if (!differs)
    return;
  g_autofree char *markup = ui_quiz_typed_dup_markup(response->text, accept);
  g_autofree char *words = ui_quiz_typed_dup_words(response->text, accept);
  gtk_label_set_markup(self->typed, markup);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->typed), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                 -1);
}

/* What is typed is no Markdown. */
static void
append_strong(GString *text, const char *plain)
{
  g_string_append(text, "**");
  for (const char *p = plain; *p != '\0'; p++) {
    if (g_ascii_ispunct(*p))
      g_string_append_c(text, '\\');
    g_string_append_c(text, *p);
  }
  g_string_append(text, "**");
}

/* What would have been right, where no option says it. Returns: (transfer full): Markdown */
static char *
dup_key(const IlkQuizQuestion *question)
{
  const IlkAnswerKey *key = &ilk_card_get_content(question->card)->key;
  g_autoptr(GString) text = g_string_new(NULL);

  if (question->accept != NULL)
    append_strong(text, question->accept[0]);
  for (guint i = 0; question->kind == ILK_QUIZ_ORDER && key->order[i] != NULL; i++)
    g_string_append_printf(text, "%u. %s\n", i + 1, key->order[i]);
  for (guint i = 0; question->kind == ILK_QUIZ_MATCHING && key->pairs[i] != NULL; i++) {
    g_autofree char *words = ilk_pair_dup_words(key->pairs[i]);
    g_string_append_printf(text, "- %s\n", words);
  }
  return g_strdup(text->str);
}

/* Returns: (transfer full) (nullable): why what was typed is wrong; options say it themselves */
static char *
dup_remark(UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  return ilk_quiz_kind_is_written(question->kind)
             ? ilk_quiz_dup_remark(question, ilk_quiz_get_response(self->quiz))
             : NULL;
}

static void
show_remark(UiQuizView *self)
{
  g_autofree char *remark = dup_remark(self);

  ui_markdown_view_set_markdown(self->remark, remark);
  gtk_widget_set_visible(GTK_WIDGET(self->remark), remark != NULL);
}

static void
show_answer(UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  const IlkCardContent *content = ilk_card_get_content(question->card);
  g_autofree char *rest = ilk_quiz_question_dup_rest(question);
  g_autofree char *key = dup_key(question);

  ui_markdown_view_set_markdown(self->key, key);
  gtk_widget_set_visible(GTK_WIDGET(self->key), *key != '\0');
  ui_markdown_view_set_markdown(self->answer, rest);
  gtk_widget_set_visible(GTK_WIDGET(self->answer), rest != NULL);
  ui_markdown_view_set_markdown(self->source, content->source);
  gtk_widget_set_visible(GTK_WIDGET(self->source), content->source != NULL);
  gtk_widget_set_visible(self->demo_button, content->demo != NULL);
}

static void
show_grades(UiQuizView *self)
{
  IlkQuizGrading grading = ilk_quiz_get_grading(self->quiz);
  IlkRating proposed = ilk_quiz_get_verdict(self->quiz)->rating;
  gboolean confirm = grading == ILK_QUIZ_GRADING_CONFIRM;

  gtk_widget_set_visible(self->grades, grading != ILK_QUIZ_GRADING_NONE);
  gtk_widget_set_visible(self->next_button,
                         grading == ILK_QUIZ_GRADING_NONE || grading == ILK_QUIZ_GRADING_CORRECT);
  gtk_label_set_label(self->grade_question,
                      grading == ILK_QUIZ_GRADING_NEEDED    ? _("How well did you know it?")
                      : grading == ILK_QUIZ_GRADING_CORRECT ? _("Right in other words?")
                                                            : _("For the schedule:"));
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    gtk_widget_remove_css_class(self->grade_buttons[i], "preselected");
    if (confirm && (int) proposed == i + 1)
      gtk_widget_add_css_class(self->grade_buttons[i], "preselected");
  }
}

static void
append_plain(GString *text, const char *before, const char *markdown)
{
  g_autofree char *plain = ui_spoken(markdown);

  if (*plain != '\0')
    g_string_append_printf(text, "%s%s", before, plain);
}

/* Which options were right, why those that were chosen are not, and what else is said of them. */
static void
append_options(GString *text, UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  const char *before = _("Right is: ");
  gboolean any = FALSE;

  for (guint i = 0; i < question->options->len; i++)
    if (ilk_quiz_question_get_option(question, i)->is_right) {
      g_string_append(text, any ? "" : "\n");
      append_plain(text, any ? "; " : before, ilk_quiz_question_get_option(question, i)->text);
      any = TRUE;
    }
  for (guint i = 0; i < question->options->len; i++)
    if (get_mark(self, i) != UI_QUIZ_MARK_NONE)
      append_plain(text, "\n", ilk_quiz_question_get_option(question, i)->reason);
}

/* What is seen: the verdict, what was right where it was not, the answer. */
static char *
dup_said(UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  g_autofree char *key = dup_key(question), *rest = ilk_quiz_question_dup_rest(question);
  g_autofree char *remark = dup_remark(self);
  g_autoptr(GString) text = g_string_new(
      gtk_widget_get_visible(GTK_WIDGET(self->verdict)) ? gtk_label_get_label(self->verdict) : "");

  if (!ilk_quiz_get_verdict(self->quiz)->is_right && is_chosen(question->kind))
    append_options(text, self);
  if (remark != NULL)
    append_plain(text, "\n", remark);
  append_plain(text, "\n", key);
  if (rest != NULL)
    append_plain(text, "\n", rest);
  return g_strdup(text->str);
}

/* The focus goes to what leads on: the verdict and the answer are said along with it. */
static void
describe(UiQuizView *self)
{
  g_autofree char *text = dup_said(self);

  gtk_accessible_update_property(GTK_ACCESSIBLE(self->next_button),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  for (int i = 0; i < ILK_N_RATINGS; i++)
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->grade_buttons[i]),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
ui_quiz_view_show_feedback(UiQuizView *self)
{
  ui_quiz_view_mark_options(self);
  show_verdict(self);
  show_typed(self);
  show_remark(self);
  show_answer(self);
  show_grades(self);
  describe(self);
}
