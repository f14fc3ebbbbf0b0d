/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pieces of a quiz, from the question to the sum at the end.
 */
#include "app/cli/quiz-view.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/deckfile/plain-text.h"
#include "app/model/pair.h"
#include "app/quiz/remark.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT 2
#define OPTION_INDENT 5

static void
print_plain(const char *text, int indent, int style)
{
  g_autofree char *wrapped = ilk_text_wrap(text, ilk_terminal_get_width() - indent, indent);
  g_autofree char *chomped = g_strchomp(g_strdup(wrapped));
  g_autofree char *styled = style >= 0 ? ilk_style((IlkStyle) style, chomped) : g_strdup(chomped);
  g_print("%s\n", styled);
}

static void
print_markdown(const char *markdown, int indent, int style)
{
  g_autofree char *plain = ilk_markdown_to_terminal(markdown);
  print_plain(plain, indent, style);
}

/* “2  an option”, hanging. */
static void
print_option(guint number, const char *markdown)
{
  g_autofree char *plain = ilk_markdown_to_terminal(markdown);
  g_autofree char *wrapped =
      ilk_text_wrap(plain, ilk_terminal_get_width() - OPTION_INDENT, OPTION_INDENT);
  const char *text = wrapped + MIN(strlen(wrapped), OPTION_INDENT);
  g_print("%*u  %s", OPTION_INDENT - 2, number, text);
}

static void
print_options(const IlkQuizQuestion *question)
{
  for (guint i = 0; i < question->lefts->len; i++) {
    g_autofree char *plain = ilk_markdown_to_plain(question->lefts->pdata[i]);
    g_autofree char *line = g_strdup_printf("%c  %s", 'a' + (char) i, plain);
    print_plain(line, INDENT, -1);
  }
  if (question->lefts->len > 0)
    g_print("\n");
  for (guint i = 0; i < question->options->len; i++)
    print_option(i + 1, ilk_quiz_question_get_option(question, i)->text);
}

static void
print_heading(IlkQuiz *quiz)
{
  g_autofree char *count =
      g_strdup_printf(_("%u of %u"), ilk_quiz_get_position(quiz), ilk_quiz_get_total(quiz));
  const char *kind = ilk_quiz_kind_get_label(ilk_quiz_get_question(quiz)->kind);
  g_autofree char *heading = ilk_quiz_get_round(quiz) > 0
                                 /* Translators: “3 of 10 · Choice · once more” */
                                 ? g_strdup_printf(_("%s · %s · once more"), count, kind)
                                 : g_strdup_printf("%s · %s", count, kind);
  g_print("\n");
  print_plain(heading, INDENT, ILK_STYLE_QUIET);
  g_print("\n");
}

void
ilk_quiz_view_question(IlkQuiz *quiz)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(quiz);

  print_heading(quiz);
  print_markdown(ilk_card_get_content(question->card)->question, INDENT, ILK_STYLE_TITLE);
  g_print("\n");
  print_options(question);
  if (question->options->len > 0)
    g_print("\n");
}

static const char *
get_question_hint(IlkQuizKind kind)
{
  switch (kind) {
  case ILK_QUIZ_CHOICE:
  case ILK_QUIZ_TRUE_FALSE:
    return _("The number of the right answer; 0 I don't know, u undo, q end");
  case ILK_QUIZ_SEVERAL:
    return _("The numbers of all that are right, such as “1 3”; 0 I don't know, u undo, q end");
  case ILK_QUIZ_ORDER:
    return _("The numbers in their right order, such as “2 1 3”; 0 I don't know, u undo, q end");
  case ILK_QUIZ_MATCHING:
    return _("A number for each letter, such as “2 1 3”; 0 I don't know, u undo, q end");
  case ILK_QUIZ_TYPED:
  case ILK_QUIZ_CLOZE:
  case ILK_QUIZ_NUMBER:
    return _("Type the answer; 0 I don't know, u undo, q end");
  case ILK_QUIZ_OPEN:
  default:
    return _("Enter shows the answer; 0 I don't know, u undo, q end");
  }
}

static const char *
get_feedback_hint(IlkQuiz *quiz)
{
  switch (ilk_quiz_get_grading(quiz)) {
  case ILK_QUIZ_GRADING_NEEDED:
    return _("How well did you know it? 1 again, 2 hard, 3 good, 4 easy; u undo, q end");
  case ILK_QUIZ_GRADING_CONFIRM:
    return _("Enter goes on with this grade; 1 again, 2 hard, 3 good, 4 easy; u undo, q end");
  case ILK_QUIZ_GRADING_CORRECT:
    return _("Enter goes on; 3 if it was right in other words; u undo, q end");
  case ILK_QUIZ_GRADING_NONE:
  default:
    return _("Enter goes on; u undo, q end");
  }
}

void
ilk_quiz_view_prompt(IlkQuiz *quiz)
{
  IlkQuizPhase phase = ilk_quiz_get_phase(quiz);
  if (phase == ILK_QUIZ_PHASE_QUESTION)
    print_plain(get_question_hint(ilk_quiz_get_question(quiz)->kind), INDENT, ILK_STYLE_QUIET);
  else if (phase == ILK_QUIZ_PHASE_CONFIDENCE)
    print_plain(_("How sure are you? 1 guessed, 2 fairly sure, 3 sure"), INDENT, ILK_STYLE_QUIET);
  else if (phase == ILK_QUIZ_PHASE_FEEDBACK)
    print_plain(get_feedback_hint(quiz), INDENT, ILK_STYLE_QUIET);
  if (ilk_terminal_is_input())
    g_print("%*s> ", INDENT, "");
}

static void
print_verdict(IlkQuiz *quiz)
{
  const IlkQuizVerdict *verdict = ilk_quiz_get_verdict(quiz);
  if (ilk_quiz_get_grading(quiz) == ILK_QUIZ_GRADING_NEEDED)
    return;
  const char *text = ilk_quiz_is_timed_out(quiz)           ? _("Time is up.")
                     : verdict->is_close                   ? _("Nearly: counts as right.")
                     : verdict->is_right                   ? _("Right.")
                     : !ilk_quiz_get_response(quiz)->given ? _("Not known.")
                                                           : _("Wrong.");
  print_plain(text, INDENT, verdict->is_right ? ILK_STYLE_GOOD : ILK_STYLE_AGAIN);
  if (verdict->parts > 0 && !verdict->is_right && ilk_quiz_get_response(quiz)->given) {
    g_autofree char *parts =
        g_strdup_printf(ngettext("%u of %u is right.", "%u of %u are right.", verdict->right_parts),
                        verdict->right_parts, verdict->parts);
    print_plain(parts, INDENT, -1);
  }
}

/* Why what was chosen or typed is wrong. */
static void
print_remark(IlkQuiz *quiz)
{
  g_autofree char *remark =
      ilk_quiz_dup_remark(ilk_quiz_get_question(quiz), ilk_quiz_get_response(quiz));
  if (remark == NULL)
    return;
  g_print("\n");
  print_markdown(remark, INDENT, -1);
}

/* `-too much-` and `+missing+` where there is no colour; both signs always. What is right stands
 * below in any case. */
static void
print_typed(IlkQuiz *quiz)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(quiz);
  const IlkQuizResponse *response = ilk_quiz_get_response(quiz);
  if (question->accept == NULL || response->text == NULL || *response->text == '\0' ||
      question->kind == ILK_QUIZ_NUMBER)
    return;
  g_auto(IlkTypedAnswer) typed = {0};
  ilk_typed_answer_init(&typed, response->text, (const char *const *) question->accept);
  if (typed.verdict == ILK_TYPED_RIGHT)
    return;
  g_autoptr(GString) line = g_string_new(NULL);
  for (guint i = 0; i < (typed.apart ? MIN(typed.spans->len, 1) : typed.spans->len); i++) {
    const IlkTypedSpan *span = &g_array_index(typed.spans, IlkTypedSpan, i);
    const char *frame = span->kind == ILK_TYPED_EXTRA     ? "[-%s-]"
                        : span->kind == ILK_TYPED_MISSING ? "{+%s+}"
                                                          : "%s";
    g_autoptr(GString) part = g_string_new(frame);
    g_string_replace(part, "%s", span->text, 1);
    g_string_append(line, part->str);
  }
  print_plain(line->str, INDENT, -1);
}

static void
print_right_options(const IlkQuizQuestion *question)
{
  gboolean chosen = question->kind == ILK_QUIZ_CHOICE || question->kind == ILK_QUIZ_SEVERAL;
  for (guint i = 0; chosen && i < question->options->len; i++) {
    const IlkQuizOption *option = ilk_quiz_question_get_option(question, i);
    if (!option->is_right)
      continue;
    print_option(i + 1, option->text);
    if (*option->reason != '\0')
      print_markdown(option->reason, OPTION_INDENT + 2, -1);
  }
}

static void
print_pair(const char *pair)
{
  g_autofree char *words = ilk_pair_dup_words(pair);
  print_markdown(words, INDENT, -1);
}

static void
print_key(const IlkQuizQuestion *question)
{
  const IlkAnswerKey *key = &ilk_card_get_content(question->card)->key;
  if (question->accept != NULL)
    print_plain(question->accept[0], INDENT, ILK_STYLE_TITLE);
  for (guint i = 0; question->kind == ILK_QUIZ_ORDER && key->order[i] != NULL; i++)
    print_option(i + 1, key->order[i]);
  for (guint i = 0; question->kind == ILK_QUIZ_MATCHING && key->pairs[i] != NULL; i++)
    print_pair(key->pairs[i]);
}

void
ilk_quiz_view_feedback(IlkQuiz *quiz)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(quiz);
  const IlkCardContent *content = ilk_card_get_content(question->card);
  g_autofree char *rest = ilk_quiz_question_dup_rest(question);

  g_print("\n");
  print_verdict(quiz);
  print_typed(quiz);
  print_remark(quiz);
  g_print("\n");
  print_right_options(question);
  print_key(question);
  if (rest != NULL) {
    g_print("\n");
    print_markdown(rest, INDENT, -1);
  }
  if (content->source != NULL) {
    g_print("\n");
    print_markdown(content->source, INDENT, ILK_STYLE_QUIET);
  }
  if (content->demo != NULL) {
    g_autofree char *demo = g_strdup_printf(_("r runs the demo “%s”."), content->demo);
    print_plain(demo, INDENT, ILK_STYLE_QUIET);
  }
  if (ilk_quiz_get_grading(quiz) == ILK_QUIZ_GRADING_CONFIRM) {
    IlkRating rating = ilk_quiz_get_verdict(quiz)->rating;
    g_autofree char *proposed =
        g_strdup_printf(_("Proposed for the schedule: %s"), ilk_rating_get_label(rating));
    print_plain(proposed, INDENT, -1);
  }
  g_print("\n");
}

static char *
duration_text(gint64 ms)
{
  int seconds = (int) ((ms + 500) / 1000);
  if (seconds < 60)
    return g_strdup_printf(_("%d s"), seconds);
  return g_strdup_printf(_("%d min %d s"), seconds / 60, seconds % 60);
}

static void
print_mistake(const IlkQuizEntry *entry)
{
  g_autofree char *question =
      ilk_markdown_to_plain(ilk_card_get_content(entry->question->card)->question);
  g_autofree char *words = ilk_quiz_response_dup_words(&entry->response, entry->question);
  g_autofree char *answered = *words != '\0' ? g_strdup_printf(_("You answered: %s"), words)
                                             : g_strdup(_("You did not know."));
  g_print("\n");
  if (entry->confidence == ILK_QUIZ_SURE)
    print_plain(_("Sure, and wrong:"), INDENT, ILK_STYLE_AGAIN);
  print_plain(question, INDENT, -1);
  print_plain(answered, INDENT + 2, ILK_STYLE_QUIET);
}

static void
print_calibration(const IlkQuizSummary *summary)
{
  const char *const names[] = {NULL, _("Guessed"), _("Fairly sure"), _("Sure")};
  for (int i = ILK_QUIZ_SURE; i > ILK_QUIZ_UNASKED; i--) {
    if (summary->by_confidence[i] == 0)
      continue;
    /* Translators: “Sure: 3 of 4 right” */
    g_autofree char *line = g_strdup_printf(
        ngettext("%s: %u of %u right", "%s: %u of %u right", summary->right_by_confidence[i]),
        names[i], summary->right_by_confidence[i], summary->by_confidence[i]);
    print_plain(line, INDENT, -1);
  }
}

void
ilk_quiz_view_summary(IlkQuiz *quiz)
{
  IlkQuizSummary summary;
  ilk_quiz_get_summary(quiz, &summary);

  g_print("\n");
  if (summary.asked == 0) {
    print_plain(_("No question was answered."), INDENT, -1);
    return;
  }
  g_autofree char *duration = duration_text(summary.ms);
  g_autofree char *score =
      g_strdup_printf(ngettext("%u of %u right the first time, in %s",
                               "%u of %u right the first time, in %s", summary.right),
                      summary.right, summary.asked, duration);
  print_plain(score, INDENT, ILK_STYLE_TITLE);
  if (summary.over_time > 0) {
    g_autofree char *over =
        g_strdup_printf(ngettext("%u answer was past its time", "%u answers were past their time",
                                 summary.over_time),
                        summary.over_time);
    print_plain(over, INDENT, -1);
  }
  print_calibration(&summary);
  g_autoptr(GPtrArray) mistakes = ilk_quiz_list_mistakes(quiz);
  for (guint i = 0; i < mistakes->len; i++)
    print_mistake(mistakes->pdata[i]);
}
