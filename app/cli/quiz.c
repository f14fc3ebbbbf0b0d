/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock quiz`: the quiz in a terminal, or with its answers on a pipe. Lines are handled only
 * while nothing is on its way to the disk, so that each meets the question it was meant for.
 */
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/cli/command.h"
#include "app/cli/demo-run.h"
#include "app/cli/quiz-input.h"
#include "app/cli/quiz-json.h"
#include "app/cli/quiz-lines.h"
#include "app/cli/quiz-view.h"
#include "app/cli/terminal.h"
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

#define TICK_MS 200

typedef struct {
  /* Owned */
  IlkQuiz *quiz;
  IlkLines *lines;
  GError *error; /* the latest failure that stands */

  IlkQuizPhase shown_phase;
  IlkQuizQuestion *shown; /* compared, never looked into */
  gboolean json;
  gboolean ended;
} Quiz;

static void
show(Quiz *self)
{
  if (self->json && self->shown_phase == ILK_QUIZ_PHASE_QUESTION)
    ilk_quiz_json_question(self->quiz);
  else if (self->json && self->shown_phase == ILK_QUIZ_PHASE_FEEDBACK)
    ilk_quiz_json_feedback(self->quiz);
  if (self->json)
    return;
  if (self->shown_phase == ILK_QUIZ_PHASE_QUESTION)
    ilk_quiz_view_question(self->quiz);
  else if (self->shown_phase == ILK_QUIZ_PHASE_FEEDBACK)
    ilk_quiz_view_feedback(self->quiz);
  ilk_quiz_view_prompt(self->quiz);
}

static void
changed_cb(Quiz *self)
{
  IlkQuizPhase phase = ilk_quiz_get_phase(self->quiz);
  IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);

  if (phase == self->shown_phase && question == self->shown)
    return;
  self->shown_phase = phase;
  self->shown = question;
  if (question != NULL)
    show(self);
}

static void
failed_cb(Quiz *self, const GError *error)
{
  g_printerr("\ninterlock: %s\n", error->message);
  g_clear_error(&self->error);
  self->error = g_error_copy(error);
}

static gboolean
tick_cb(gpointer user_data)
{
  Quiz *self = user_data;
  ilk_quiz_tick(self->quiz);
  return G_SOURCE_CONTINUE;
}

static gboolean
interrupted_cb(gpointer user_data)
{
  Quiz *self = user_data;
  self->ended = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
run_demo(Quiz *self)
{
  static const char *const no_arguments[] = {NULL};
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  const IlkDemoRequest request = {ilk_card_get_content(question->card)->demo, no_arguments, FALSE};
  g_autoptr(GError) error = NULL;

  if (request.name == NULL || self->json)
    return;
  if (!ilk_demo_run_model(&request, &error))
    g_printerr("interlock: %s\n", error->message);
  ilk_quiz_view_prompt(self->quiz);
}

static void
handle(Quiz *self, const char *line)
{
  switch (ilk_quiz_input(self->quiz, line)) {
  case ILK_QUIZ_INPUT_QUIT:
    self->ended = TRUE;
    break;
  case ILK_QUIZ_INPUT_DEMO:
    run_demo(self);
    break;
  case ILK_QUIZ_INPUT_UNCLEAR:
    if (!self->json)
      ilk_quiz_view_prompt(self->quiz);
    break;
  case ILK_QUIZ_INPUT_DONE:
  default:
    break;
  }
}

static void
run(Quiz *self)
{
  while (!self->ended && ilk_quiz_get_phase(self->quiz) != ILK_QUIZ_PHASE_FINISHED) {
    gboolean ended = FALSE;
    g_autofree char *line =
        ilk_quiz_is_busy(self->quiz) ? NULL : ilk_lines_take(self->lines, &ended);
    self->ended = self->ended || ended;
    if (line != NULL)
      handle(self, line);
    else if (!self->ended)
      g_main_context_iteration(NULL, TRUE);
  }
  while (ilk_quiz_is_busy(self->quiz) && ilk_quiz_get_question(self->quiz) != NULL)
    g_main_context_iteration(NULL, TRUE);
}

static gboolean
report(Quiz *self, GError **error)
{
  if (self->json)
    ilk_quiz_json_summary(self->quiz);
  else
    ilk_quiz_view_summary(self->quiz);
  if (self->error != NULL) {
    g_propagate_error(error, g_steal_pointer(&self->error));
    return FALSE;
  }
  if (ilk_quiz_get_total(self->quiz) == 0 && !self->ended) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                        _("There is no card that could be asked so."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
take_quiz(IlkCollection *collection, const IlkQuizPlan *plan, gboolean json, GError **error)
{
  Quiz self = {.quiz = ilk_quiz_new(collection, plan), .lines = ilk_lines_new(), .json = json};
  guint sources[] = {
      g_timeout_add(TICK_MS, tick_cb, &self),
      g_unix_signal_add(SIGINT, interrupted_cb, &self),
      g_unix_signal_add(SIGTERM, interrupted_cb, &self),
      g_unix_signal_add(SIGHUP, interrupted_cb, &self),
  };
  g_signal_connect_swapped(self.quiz, "changed", G_CALLBACK(changed_cb), &self);
  g_signal_connect_swapped(self.quiz, "failed", G_CALLBACK(failed_cb), &self);
  ilk_quiz_start(self.quiz);
  run(&self);
  gboolean done = report(&self, error);

  for (gsize i = 0; i < G_N_ELEMENTS(sources); i++)
    g_source_remove(sources[i]);
  g_signal_handlers_disconnect_by_data(self.quiz, &self);
  g_object_unref(self.quiz);
  ilk_lines_free(self.lines);
  g_clear_error(&self.error);
  return done;
}

/* The options as they are given. */
typedef struct {
  char *kind, *clock, *search, *seed, *n, *minutes;
  gboolean all, due, missed, strict, practice, confidence, json;
} Options;

static void
options_clear(Options *self)
{
  g_free(self->kind);
  g_free(self->clock);
  g_free(self->search);
  g_free(self->seed);
  g_free(self->n);
  g_free(self->minutes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static gboolean
parse_clock(const char *text, IlkQuizClock *clock, GError **error)
{
  static const char *const names[] = {[ILK_QUIZ_CLOCK_OFF] = "off",
                                      [ILK_QUIZ_CLOCK_QUESTION] = "question",
                                      [ILK_QUIZ_CLOCK_WHOLE] = "whole"};
  for (int i = 0; text != NULL && i < (int) G_N_ELEMENTS(names); i++) {
    if (g_str_equal(text, names[i])) {
      *clock = (IlkQuizClock) i;
      return TRUE;
    }
  }
  return text == NULL ||
         ilk_usage_error(error, _("“%s” is no clock: question, whole or off."), text);
}

static gboolean
parse_kinds(const char *text, guint *kinds, GError **error)
{
  g_autoptr(GError) cause = NULL;
  if (text == NULL || ilk_quiz_kinds_parse(text, kinds, &cause))
    return TRUE;
  return ilk_usage_error(error, "%s", cause->message);
}

#define USUAL_QUESTIONS 10

static gboolean
read_numbers(const Options *options, IlkQuizPlan *plan, GError **error)
{
  gint64 n = USUAL_QUESTIONS, minutes = 0;
  if (!ilk_read_whole("--number (-n)", options->n, 1, ILK_MAX_QUIZ_QUESTIONS, &n, error) ||
      !ilk_read_whole("--minutes", options->minutes, 1, ILK_MAX_QUIZ_MINUTES, &minutes, error))
    return FALSE;
  plan->n = options->all || (minutes > 0 && options->n == NULL) ? 0 : (guint) n;
  plan->minutes = (guint) minutes;
  plan->seed = ((guint64) g_random_int() << 32) | g_random_int();
  return options->seed == NULL ||
         g_ascii_string_to_unsigned(options->seed, 10, 0, G_MAXUINT64, &plan->seed, NULL) ||
         ilk_usage_error(error, _("%s is a whole number from %s to %s; “%s” is not."), "--seed",
                         "0", G_STRINGIFY(18446744073709551615), options->seed);
}

/* What cannot both be meant. */
static gboolean
check_together(const Options *options, GError **error)
{
  if (options->due && options->missed)
    return ilk_usage_error(error, _("Choose one of %s and %s."), "--due", "--missed");
  if (options->strict && g_strcmp0(options->clock, "off") == 0)
    return ilk_usage_error(error, _("Choose one of %s and %s."), "--strict", "--clock=off");
  if (options->all && options->n != NULL)
    return ilk_usage_error(error, _("Choose one of %s and %s."), "--all", "--number");
  return TRUE;
}

static gboolean
make_plan(const Options *options, IlkQuizPlan *plan, GError **error)
{
  ilk_quiz_plan_init(plan);
  plan->strict = options->strict;
  plan->counts = !options->practice;
  plan->confidence = options->confidence;
  plan->selection.search = options->search;
  plan->selection.scope = options->missed ? ILK_QUIZ_MISSED
                          : options->due  ? ILK_QUIZ_WAITING
                                          : ILK_QUIZ_ALL;
  return check_together(options, error) && read_numbers(options, plan, error) &&
         parse_clock(options->clock, &plan->clock, error) &&
         parse_kinds(options->kind, &plan->kinds, error);
}

gboolean
ilk_command_quiz(IlkInvocation *invocation, GError **error)
{
  g_auto(Options) options = {0};
  const GOptionEntry entries[] = {
      {"number", 'n', 0, G_OPTION_ARG_STRING, &options.n, N_("How many questions (10)"), "N"},
      {"all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_("Ask every card"), NULL},
      {"kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
       N_("How to ask: mixed, or kinds parted by commas"), "KIND"},
      {"due", 0, 0, G_OPTION_ARG_NONE, &options.due, N_("Only cards that are due or new"), NULL},
      {"missed", 0, 0, G_OPTION_ARG_NONE, &options.missed,
       N_("Only cards that were wrong in their last quiz"), NULL},
      {"search", 0, 0, G_OPTION_ARG_STRING, &options.search, N_("Only cards that this finds"),
       "QUERY"},
      {"minutes", 0, 0, G_OPTION_ARG_STRING, &options.minutes,
       N_("Ask as many as come in so many minutes"), "N"},
      {"clock", 0, 0, G_OPTION_ARG_STRING, &options.clock,
       N_("What has its time: each question, the whole quiz, nothing"), "question|whole|off"},
      {"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
       N_("A question ends when its time is up"), NULL},
      {"practice", 0, 0, G_OPTION_ARG_NONE, &options.practice, N_("Leave the schedule as it is"),
       NULL},
      {"confidence", 0, 0, G_OPTION_ARG_NONE, &options.confidence,
       N_("Ask how sure I am, before the answer"), NULL},
      {"seed", 0, 0, G_OPTION_ARG_STRING, &options.seed,
       N_("The same number gives the same quiz again"), "N"},
      {"json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("Print JSON"), NULL},
      G_OPTION_ENTRY_NULL};
  IlkQuizPlan plan;
  if (!ilk_invocation_parse(invocation, entries, 0, 1, error) || !make_plan(&options, &plan, error))
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  return collection != NULL &&
         ilk_invocation_find_deck(invocation, collection, &plan.selection.deck, error) &&
         take_quiz(collection, &plan, options.json, error);
}
