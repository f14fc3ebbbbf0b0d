/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock study`: the timed session in a terminal, or with its answers on a pipe. Keys are
 * handled only while nothing is on its way to the disk, so that each meets the card it was meant
 * for.
 */
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/cli/command.h"
#include "app/cli/demo-run.h"
#include "app/cli/study-keys.h"
#include "app/cli/study-view.h"
#include "app/cli/terminal.h"
#include "app/study/session.h"
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#define TICK_MS 200

typedef struct {
  /* Owned */
  IlkSession *session;
  IlkKeys *keys;
  GError *error; /* the latest failure that stands */
  char *rest;    /* of the answer, which the screen has no room for */

  IlkPhase shown_phase;
  IlkCard *shown_card; /* compared, never looked into */
  gboolean undoing;
  gboolean running_demo;
  gboolean typing;
  gboolean ended;
} Study;

/* (nullable): what has been written so far as an answer. */
static const char *
get_written(Study *self)
{
  return self->typing ? ilk_keys_get_text(self->keys) : NULL;
}

static void
set_typing(Study *self, gboolean typing)
{
  self->typing = typing;
  ilk_keys_set_typing(self->keys, typing);
}

static gboolean
is_ready(Study *self)
{
  return ilk_session_get_phase(self->session) != ILK_PHASE_LOADING && !self->undoing &&
         ilk_session_get_unsaved(self->session) == 0;
}

/* @from_question: whether the question comes before the answer */
static void
show(Study *self, gboolean from_question)
{
  g_clear_pointer(&self->rest, g_free);
  if (self->shown_phase == ILK_PHASE_QUESTION || from_question)
    ilk_study_view_question(self->session);
  if (self->shown_phase == ILK_PHASE_ANSWER)
    self->rest = ilk_study_view_answer(self->session);
}

static gboolean
is_at_card(Study *self)
{
  return self->shown_phase == ILK_PHASE_QUESTION || self->shown_phase == ILK_PHASE_ANSWER;
}

/* Terminals break or cut what is on a screen that becomes narrower, each in its own way. */
static gboolean
resized_cb(gpointer user_data)
{
  Study *self = user_data;

  if (ilk_terminal_is_output() && is_at_card(self) && !self->running_demo) {
    ilk_terminal_clear();
    show(self, TRUE);
  }
  return G_SOURCE_CONTINUE;
}

static void
changed_cb(Study *self)
{
  IlkPhase phase = ilk_session_get_phase(self->session);
  IlkCard *card = ilk_session_get_card(self->session);

  self->undoing = FALSE;
  if (phase == self->shown_phase && card == self->shown_card)
    return;
  /* An undo brings a card back with its answer, when its question is out of sight. */
  gboolean brought_back = phase == ILK_PHASE_ANSWER &&
                          (card != self->shown_card || self->shown_phase != ILK_PHASE_QUESTION);
  self->shown_phase = phase;
  self->shown_card = card;
  set_typing(self, phase == ILK_PHASE_QUESTION && ilk_session_wants_typing(self->session));
  show(self, brought_back);
}

static void
leech_cb(Study *self, IlkCard *card, gboolean suspended)
{
  ilk_terminal_clear_line();
  ilk_study_view_note(suspended ? _("Forgotten again and again: suspended as a leech; u brings it "
                                    "back")
                                : _("Forgotten again and again: it has the tag “leech” now"));
}

static void
failed_cb(Study *self, const GError *error)
{
  self->undoing = FALSE;
  g_printerr("\ninterlock: %s\n", error->message);
  g_clear_error(&self->error);
  self->error = g_error_copy(error);
}

static gboolean
tick_cb(gpointer user_data)
{
  Study *self = user_data;
  ilk_session_tick(self->session);
  if (ilk_session_get_phase(self->session) == ILK_PHASE_QUESTION && !self->running_demo)
    ilk_study_view_countdown(self->session, get_written(self));
  return G_SOURCE_CONTINUE;
}

/* Ctrl+C ends a running demo first. */
static gboolean
interrupted_cb(gpointer user_data)
{
  Study *self = user_data;
  if (!self->running_demo)
    self->ended = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
grade(Study *self, IlkRating rating)
{
  /* On a pipe a grade stands for the whole answer; at a keyboard it must have been seen. */
  if (!ilk_terminal_is_input())
    ilk_session_reveal(self->session);
  if (ilk_session_get_phase(self->session) != ILK_PHASE_ANSWER)
    return;
  ilk_study_view_grade(self->session, rating);
  ilk_session_grade(self->session, rating);
}

static void
show_more(Study *self)
{
  g_autofree char *rest = g_steal_pointer(&self->rest);

  self->rest = ilk_study_view_more(self->session, rest);
}

static void
reveal_or_grade(Study *self)
{
  if (self->rest != NULL) {
    show_more(self);
    return;
  }
  if (ilk_session_get_phase(self->session) == ILK_PHASE_QUESTION) {
    ilk_session_reveal(self->session);
    return;
  }
  grade(self, ilk_session_get_expected(self->session));
}

static void
undo(Study *self)
{
  if (!ilk_session_can_undo(self->session))
    return;
  ilk_session_undo(self->session);
  self->undoing = TRUE;
}

static void
write_answer(Study *self)
{
  g_autofree char *text = g_strdup(ilk_keys_get_text(self->keys));

  ilk_session_write(self->session, text);
  ilk_session_reveal(self->session);
}

static void
set_aside(Study *self, IlkAsideKind how)
{
  if (ilk_session_get_card(self->session) == NULL)
    return;
  ilk_terminal_clear_line();
  ilk_study_view_note(how == ILK_ASIDE_SUSPENDED ? _("Suspended; u brings it back")
                                                 : _("Buried until tomorrow; u brings it back"));
  ilk_session_set_aside(self->session, how);
}

static void
run_demo(Study *self)
{
  static const char *const no_arguments[] = {NULL};
  IlkCard *card = ilk_session_get_card(self->session);
  if (card == NULL)
    return;
  const IlkDemoRequest request = {ilk_card_get_content(card)->demo, no_arguments, FALSE};
  g_autoptr(GError) error = NULL;

  if (request.name == NULL)
    return;
  self->running_demo = TRUE;
  ilk_session_pause(self->session, ILK_PAUSE_DEMO);
  g_print("\n");
  if (!ilk_demo_run_model(&request, &error))
    g_printerr("interlock: %s\n", error->message);
  ilk_session_resume(self->session, ILK_PAUSE_DEMO);
  self->running_demo = FALSE;
  if (self->shown_phase == ILK_PHASE_ANSWER)
    ilk_study_view_choices(self->session);
  else
    ilk_study_view_question(self->session);
}

static void
handle_key(Study *self, int key)
{
  /* Where it says that there is more. */
  if (self->rest != NULL)
    ilk_terminal_clear_line();
  if (key == ILK_KEY_UNDO)
    undo(self);
  else if (key == ILK_KEY_TEXT)
    write_answer(self);
  else if (key == ILK_KEY_REDO)
    ilk_session_redo(self->session);
  else if (key == ILK_KEY_QUIT || ilk_session_get_phase(self->session) == ILK_PHASE_FINISHED)
    self->ended = TRUE;
  else if (key == ILK_KEY_RUN)
    run_demo(self);
  else if (key == ILK_KEY_SUSPEND)
    set_aside(self, ILK_ASIDE_SUSPENDED);
  else if (key == ILK_KEY_BURY)
    set_aside(self, ILK_ASIDE_BURIED);
  else if (key == ILK_KEY_SPACE)
    reveal_or_grade(self);
  else if (key == ILK_KEY_ENTER && self->rest != NULL)
    show_more(self);
  else if (key == ILK_KEY_ENTER)
    ilk_session_reveal(self->session);
  else
    grade(self, (IlkRating) (key - '0'));
}

/* While an undo is on its way nothing can be undone, but its card is about to come back. */
static gboolean
is_over(Study *self)
{
  return ilk_session_get_phase(self->session) == ILK_PHASE_FINISHED && !self->undoing &&
         (!ilk_terminal_is_input() || !ilk_session_can_undo(self->session));
}

/* What is written is seen at once. */
static void
wait_for_more(Study *self)
{
  gsize length = strlen(ilk_keys_get_text(self->keys));

  g_main_context_iteration(NULL, TRUE);
  if (self->typing && strlen(ilk_keys_get_text(self->keys)) != length) {
    ilk_session_write(self->session, ilk_keys_get_text(self->keys));
    ilk_study_view_countdown(self->session, get_written(self));
  }
}

/* Until the learner ends it; when nothing waits any more, a keyboard can still undo. */
static void
run(Study *self)
{
  gboolean offered = FALSE;

  while (!self->ended && !is_over(self)) {
    gboolean finished = ilk_session_get_phase(self->session) == ILK_PHASE_FINISHED;
    if (finished && !offered) {
      g_print("\n");
      ilk_study_view_note(_("\n  Nothing more waits. Press u to undo, any other key to end.\n"));
    }
    offered = finished;

    int key = is_ready(self) ? ilk_keys_take(self->keys) : ILK_KEY_NONE;
    if (key != ILK_KEY_NONE)
      handle_key(self, key);
    else
      wait_for_more(self);
  }
  while (ilk_session_get_unsaved(self->session) > 0)
    g_main_context_iteration(NULL, TRUE);
}

static gboolean
study(IlkCollection *collection, const IlkStudyScope *scope, IlkTimerMode mode, GError **error)
{
  Study self = {.session = ilk_session_new_for(collection, scope, mode), .keys = ilk_keys_new()};
  guint sources[] = {
      g_timeout_add(TICK_MS, tick_cb, &self),
      g_unix_signal_add(SIGINT, interrupted_cb, &self),
      g_unix_signal_add(SIGTERM, interrupted_cb, &self),
      g_unix_signal_add(SIGHUP, interrupted_cb, &self),
      g_unix_signal_add(SIGWINCH, resized_cb, &self),
  };

  g_signal_connect_swapped(self.session, "changed", G_CALLBACK(changed_cb), &self);
  g_signal_connect_swapped(self.session, "leech", G_CALLBACK(leech_cb), &self);
  g_signal_connect_swapped(self.session, "failed", G_CALLBACK(failed_cb), &self);
  ilk_session_start(self.session);
  run(&self);
  ilk_study_view_summary(self.session);

  for (gsize i = 0; i < G_N_ELEMENTS(sources); i++)
    g_source_remove(sources[i]);
  g_signal_handlers_disconnect_by_data(self.session, &self);
  g_object_unref(self.session);
  g_free(self.rest);
  ilk_keys_free(self.keys);
  if (self.error != NULL)
    g_propagate_error(error, self.error);
  return self.error == NULL;
}

static gboolean
parse_timer(const char *text, IlkTimerMode *mode, GError **error)
{
  static const char *const names[] = {
      [ILK_TIMER_COACH] = "coach", [ILK_TIMER_STRICT] = "strict", [ILK_TIMER_OFF] = "off"};

  *mode = ILK_TIMER_COACH;
  for (int i = 0; text != NULL && i < (int) G_N_ELEMENTS(names); i++) {
    if (g_str_equal(text, names[i])) {
      *mode = (IlkTimerMode) i;
      return TRUE;
    }
  }
  return text == NULL || ilk_usage_error(error, _("“%s” is no timer: coach, strict or off."), text);
}

/* At most one of the ways to study more than what waits. */
typedef struct {
  char *ahead;
  char *new_cards;
  gboolean forgotten;
  char *cram;
} More;

static void
more_clear(More *self)
{
  g_free(self->ahead);
  g_free(self->new_cards);
  g_free(self->cram);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(More, more_clear)

static IlkStudyScope *
make_scope(const More *more, gint64 deck, GError **error)
{
  int ways =
      (more->ahead != NULL) + (more->new_cards != NULL) + more->forgotten + (more->cram != NULL);
  gint64 n = 0;

  if (ways > 1) {
    ilk_usage_error(error, _("Choose one of --ahead, --new, --forgotten and --cram."));
    return NULL;
  }
  if (!ilk_read_whole("--ahead", more->ahead, 1, ILK_MAX_STUDY_CARDS, &n, error) ||
      !ilk_read_whole("--new", more->new_cards, 1, ILK_MAX_STUDY_CARDS, &n, error))
    return NULL;
  if (more->ahead != NULL)
    return ilk_study_scope_new(ILK_STUDY_AHEAD, deck, (int) n, NULL);
  if (more->new_cards != NULL)
    return ilk_study_scope_new(ILK_STUDY_NEW, deck, (int) n, NULL);
  if (more->cram != NULL)
    return ilk_study_scope_new(ILK_STUDY_CRAM, deck, 0, more->cram);
  return ilk_study_scope_new(more->forgotten ? ILK_STUDY_FORGOTTEN : ILK_STUDY_WAITING, deck, 0,
                             NULL);
}

static gboolean
run_study(IlkInvocation *invocation, const More *more, IlkTimerMode mode, GError **error)
{
  g_autoptr(IlkStudyScope) checked = make_scope(more, 0, error);
  if (checked == NULL)
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  return collection != NULL &&
         ilk_invocation_find_deck(invocation, collection, &checked->deck, error) &&
         study(collection, checked, mode, error);
}

gboolean
ilk_command_study(IlkInvocation *invocation, GError **error)
{
  g_autofree char *timer = NULL;
  g_auto(More) more = {0};
  const GOptionEntry entries[] = {
      {"timer", 0, 0, G_OPTION_ARG_STRING, &timer,
       N_("What the clock does at zero: count on (coach), reveal (strict), nothing (off)"),
       "coach|strict|off"},
      {"ahead", 0, 0, G_OPTION_ARG_STRING, &more.ahead,
       N_("Study what comes due within N days; the answers count as ever"), N_("N")},
      {"new", 0, 0, G_OPTION_ARG_STRING, &more.new_cards,
       N_("Study N new cards, whatever the number of a day is"), N_("N")},
      {"forgotten", 0, 0, G_OPTION_ARG_NONE, &more.forgotten,
       N_("Practise what was forgotten today; no interval changes"), NULL},
      {"cram", 0, 0, G_OPTION_ARG_STRING, &more.cram,
       N_("Practise what a search finds; no interval changes"), N_("QUERY")},
      G_OPTION_ENTRY_NULL};
  IlkTimerMode mode;
  if (!ilk_invocation_parse(invocation, entries, 0, 1, error) || !parse_timer(timer, &mode, error))
    return FALSE;
  return run_study(invocation, &more, mode, error);
}
