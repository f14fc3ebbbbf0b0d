/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pieces of a session, from the question to the sum at the end.
 */
#include "app/cli/study-view.h"

#include "app/cli/output.h"
#include "app/cli/screenful.h"
#include "app/cli/study-choices.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/deckfile/plain-text.h"
#include "app/study/interval-text.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT 2
#define HEAD_LINES 4 /* blanks and the time around a question */
#define TYPED_LINES 3
#define PROMPT_LINES 1
#define COUNTDOWN_BAR 40
#define COUNTDOWN_TEXT 10 /* “+12:34  ”, and room for what follows */

static void
append_times(GString *out, const char *mark, int n)
{
  for (int i = 0; i < n; i++)
    g_string_append(out, mark);
}

/* A bar of which @share is full. */
static char *
bar_text(double share, int columns)
{
  GString *out = g_string_new(NULL);
  int full = (int) (CLAMP(share, 0, 1) * columns + 0.5);

  append_times(out, ilk_terminal_mark("━", "="), full);
  append_times(out, ilk_terminal_mark("─", "-"), columns - full);
  return g_string_free(out, FALSE);
}

static void
print_quiet(const char *text)
{
  g_autofree char *quiet = ilk_style(ILK_STYLE_QUIET, text);
  g_print("%*s%s\n", INDENT, "", quiet);
}

/* Stays on its line, until that is cleared. */
static void
print_prompt(const char *text)
{
  g_autofree char *quiet = ilk_style(ILK_STYLE_QUIET, text);
  g_print("%*s%s", INDENT, "", quiet);
}

void
ilk_study_view_note(const char *text)
{
  g_autofree char *trimmed = g_strstrip(g_strdup(text));
  g_autofree char *wrapped = ilk_text_wrap(trimmed, ilk_terminal_get_width() - INDENT, INDENT);
  g_print("%s", wrapped);
}

static void
print_quiet_note(const char *text)
{
  g_autofree char *wrapped = ilk_text_wrap(text, ilk_terminal_get_width() - INDENT, INDENT);
  g_autofree char *quiet = ilk_style(ILK_STYLE_QUIET, g_strchomp(wrapped));
  g_print("%s\n", quiet);
}

static char *
dup_wrapped(const char *markdown)
{
  g_autofree char *plain = ilk_markdown_to_terminal(markdown);
  return ilk_text_wrap(plain, ilk_terminal_get_width() - INDENT, INDENT);
}

/* “The GIL and parallelism” on the left, “3 left” on the right. */
static void
print_heading(IlkSession *session)
{
  const char *deck = ilk_session_get_deck_name(session);
  g_autofree char *count = ilk_session_left_text(session);
  int columns = ilk_terminal_get_width() - 2 * INDENT;
  int room = MAX(columns - ilk_text_width(count), 0);
  g_autofree char *name = ilk_text_cut(deck != NULL ? deck : "", MAX(room - 1, 0));
  g_autofree char *left = ilk_text_pad(name, room);
  g_autofree char *heading = g_strconcat(left, count, NULL);
  g_autofree char *bar = bar_text(ilk_session_get_share(session), columns);

  g_print("\n");
  print_quiet(heading);
  print_quiet(bar);
  g_print("\n");
}

void
ilk_study_view_question(IlkSession *session)
{
  IlkCard *card = ilk_session_get_card(session);

  print_heading(session);
  g_autofree char *question = dup_wrapped(ilk_card_get_content(card)->question);
  g_autofree char *title = ilk_style(ILK_STYLE_TITLE, question);
  g_print("%s\n", title);
  ilk_study_view_countdown(session, ilk_session_wants_typing(session) ? "" : NULL);
}

static char *
seconds_text(gint64 ms)
{
  return g_strdup_printf("%d:%02d", (int) (ms / 60000), (int) (ms / 1000 % 60));
}

/* What is left of the target time; past it, how much it was passed by. */
static char *
countdown_text(gint64 elapsed, gint64 target, int columns)
{
  gboolean over = elapsed > target;
  /* Rounded up, so that 0:00 is the end. */
  g_autofree char *time = seconds_text(over ? elapsed - target : target - elapsed + 999);
  double left = target > 0 ? 1 - (double) elapsed / (double) target : 0;
  g_autofree char *bar = bar_text(left, CLAMP(columns - COUNTDOWN_TEXT, 0, COUNTDOWN_BAR));
  return g_strdup_printf("%s%s  %s", over ? "+" : " ", time, bar);
}

/* The time, and behind it as much of what is written as there is room for, to its end. */
static void
draw_written(IlkSession *session, const char *written)
{
  gint64 elapsed = ilk_session_get_elapsed(session), target = ilk_session_get_target(session);
  gboolean timed = ilk_session_get_timer_mode(session) != ILK_TIMER_OFF;
  gboolean over = elapsed > target;
  g_autofree char *time =
      timed ? seconds_text(over ? elapsed - target : target - elapsed + 999) : g_strdup("");
  g_autofree char *valid = g_utf8_make_valid(written, -1);
  int room = ilk_terminal_get_width() - 1 - INDENT - COUNTDOWN_TEXT;
  const char *end = valid;

  while (*end != '\0' && ilk_text_width(end) > MAX(room, 1))
    end = g_utf8_next_char(end);
  ilk_terminal_clear_line();
  ilk_output_control("\r");
  g_print("%*s%s%s  > %s", INDENT, "", timed && over ? "+" : " ", time, end);
}

void
ilk_study_view_countdown(IlkSession *session, const char *written)
{
  if (!ilk_terminal_is_output())
    return;
  if (written != NULL) {
    draw_written(session, written);
    return;
  }

  int room = ilk_terminal_get_width() - 1 - INDENT;
  const char *hint = _("Enter shows the answer");
  /* Translators: the key, where there is no room for “Enter shows the answer”. */
  if (ilk_text_width(hint) > room - COUNTDOWN_TEXT)
    hint = _("Enter");
  gint64 elapsed = ilk_session_get_elapsed(session), target = ilk_session_get_target(session);
  int columns = room - ilk_text_width(hint) - 1;
  g_autofree char *countdown = ilk_session_get_timer_mode(session) != ILK_TIMER_OFF
                                   ? countdown_text(elapsed, target, columns)
                                   : g_strdup("");
  g_autofree char *left =
      elapsed > target ? ilk_style(ILK_STYLE_HARD, countdown) : g_strdup(countdown);
  g_autofree char *right = ilk_style(ILK_STYLE_QUIET, hint);
  ilk_output_control("\r");
  g_print("%*s%s  %s", INDENT, "", left, right);
}

static void
print_time_taken(IlkSession *session)
{
  gint64 elapsed = ilk_session_get_elapsed(session), target = ilk_session_get_target(session);
  g_autofree char *text =
      ilk_session_is_timed_out(session) ? g_strdup(_("Time is up."))
      : elapsed > target
          ? g_strdup_printf(_("%.0f s, %.0f s over the target"), (double) elapsed / 1000,
                            (double) (elapsed - target) / 1000)
          : g_strdup_printf(_("%.0f s of %.0f s"), (double) elapsed / 1000, (double) target / 1000);
  ilk_terminal_clear_line();
  print_quiet_note(text);
}

/* What was written, letter by letter: too many in brackets, missing ones in braces; two texts that
 * stand apart have a line each. */
static void
print_typed(const IlkTypedAnswer *typed)
{
  static const char *const verdicts[] = {
      [ILK_TYPED_NOTHING] = N_("You wrote nothing."),
      [ILK_TYPED_WRONG] = N_("What you wrote is not right."),
      [ILK_TYPED_CLOSE] = N_("What you wrote is nearly right."),
      [ILK_TYPED_RIGHT] = N_("What you wrote is right."),
  };
  static const char *const around[][2] = {{"", ""}, {"[-", "-]"}, {"{+", "+}"}};
  GString *letters = g_string_new(NULL);

  for (guint i = 0; i < typed->spans->len; i++) {
    const IlkTypedSpan *span = &g_array_index(typed->spans, IlkTypedSpan, i);
    g_autofree char *style =
        span->kind == ILK_TYPED_SAME
            ? g_strdup(span->text)
            : ilk_style(span->kind == ILK_TYPED_EXTRA ? ILK_STYLE_AGAIN : ILK_STYLE_GOOD,
                        span->text);
    if (typed->apart && i > 0)
      g_string_append_printf(letters, "\n%*s", INDENT, "");
    g_string_append_printf(letters, "%s%s%s", around[span->kind][0], style, around[span->kind][1]);
  }
  print_quiet_note(_(verdicts[typed->verdict]));
  g_print("%*s%s\n\n", INDENT, "", letters->str);
  g_string_free(letters, TRUE);
}

/* Lines of what is up before the answer; the heading may scroll away. */
static int
count_before(IlkSession *session)
{
  IlkCard *card = ilk_session_get_card(session);
  g_autofree char *question = dup_wrapped(ilk_card_get_content(card)->question);
  int typed = ilk_session_get_typed(session) != NULL ? TYPED_LINES : 0;

  return ilk_screenful_count(question) + HEAD_LINES + typed;
}

/* Prints @text, if the choices fit below it, or else as much of it as fits. */
static char *
print_answer(IlkSession *session, const char *text, int before)
{
  g_autofree char *choices = ilk_study_choices_dup(session);
  int height = ilk_terminal_is_input() ? ilk_terminal_get_height() : G_MAXINT;
  int room = height - before;
  gboolean fits = ilk_screenful_count(text) + ilk_screenful_count(choices) <= room;
  char *rest = ilk_screenful_print(text, fits ? G_MAXINT : MAX(room - PROMPT_LINES, 1));

  if (rest != NULL)
    print_prompt(_("Space shows more"));
  else
    g_print("%s", choices);
  return rest;
}

void
ilk_study_view_choices(IlkSession *session)
{
  g_autofree char *choices = ilk_study_choices_dup(session);
  g_print("%s", choices);
}

char *
ilk_study_view_more(IlkSession *session, const char *rest)
{
  return print_answer(session, rest, 0);
}

char *
ilk_study_view_answer(IlkSession *session)
{
  IlkCard *card = ilk_session_get_card(session);
  const IlkTypedAnswer *typed = ilk_session_get_typed(session);

  print_time_taken(session);
  g_print("\n");
  if (typed != NULL)
    print_typed(typed);
  g_autofree char *answer = dup_wrapped(ilk_card_get_content(card)->answer);
  return print_answer(session, answer, count_before(session));
}

/* In colour where it fits into one line. */
void
ilk_study_view_grade(IlkSession *session, IlkRating rating)
{
  const char *label = ilk_rating_get_label(rating);
  g_autofree char *interval = ilk_session_outcome_text(session, rating);
  if (ilk_session_is_practice(session)) {
    g_print("%*s%s: %s\n", INDENT, "", label, interval);
    return;
  }
  g_autofree char *plain = g_strdup_printf(_("%*s%s: again in %s\n"), INDENT, "", label, interval);
  g_autofree char *styled = ilk_style(ilk_study_choices_get_style(rating), label);

  if (ilk_text_width(plain) > ilk_terminal_get_width())
    ilk_study_view_note(plain);
  else
    g_print(_("%*s%s: again in %s\n"), INDENT, "", styled, interval);
}

static void
print_next_due(const IlkSessionSummary *summary)
{
  if (summary->next_due == 0)
    return;
  g_autofree char *interval = ilk_interval_text_until(summary->next_due);
  g_autofree char *text =
      g_strdup_printf(_("%*sThe next card comes in %s; due by the end of tomorrow: %u.\n"), 0, "",
                      interval, summary->due_tomorrow);
  ilk_study_view_note(text);
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
print_sums(const IlkSessionSummary *summary)
{
  g_autofree char *duration = duration_text(summary->ms);
  g_autofree char *text =
      g_strdup_printf(ngettext("%u answer in %s", "%u answers in %s", summary->answered),
                      summary->answered, duration);
  g_autofree char *title = ilk_style(ILK_STYLE_TITLE, text);

  g_print("%*s%s\n", INDENT, "", title);
  g_autofree char *late = g_strdup_printf(
      ngettext("%u past its time", "%u past their time", summary->over_time), summary->over_time);
  /* Translators: “4 recalled, 1 forgotten, 2 past their time, 3 learned anew” */
  g_autofree char *sums =
      g_strdup_printf(_("%u recalled, %u forgotten, %s, %u learned anew\n"), summary->passed,
                      summary->answered - summary->passed, late, summary->learned);
  ilk_study_view_note(sums);
}

void
ilk_study_view_summary(IlkSession *session)
{
  IlkSessionSummary summary;
  ilk_session_get_summary(session, &summary);

  ilk_terminal_clear_line();
  g_print("\n");
  if (summary.answered > 0)
    print_sums(&summary);
  else
    g_print(_("%*sNo card was answered.\n"), INDENT, "");
  if (ilk_session_get_phase(session) == ILK_PHASE_FINISHED)
    print_next_due(&summary);
}
