/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demo keeps nothing between two turns: it is asked where the steps so far lead, each time
 * anew. What is wished for while it answers is done afterwards, in that order. A schedule is shown
 * by asking for its steps one after the other.
 */
#include "ui/lab/turn-game.h"

#include "app/lab/run.h"

#define MOST_WISHES 32
#define SHOW_MS 400
#define BACK '<'

struct _UiTurnGame {
  GObject parent_instance;

  /* Owned */
  char *demo;
  char **arguments;
  IlkRun *asked; /* (nullable): whose answer is to come */
  IlkRun *shown; /* (nullable): whose answer is the latest */
  GString *wishes;
  GString *showing; /* steps of a schedule that are still to be shown */
  guint show_id;
};

G_DEFINE_FINAL_TYPE(UiTurnGame, ui_turn_game, G_TYPE_OBJECT)

enum { SIGNAL_TURNED, SIGNAL_REFUSED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void do_wishes(UiTurnGame *self);

static void
drop_run(UiTurnGame *self, IlkRun **run)
{
  if (*run != NULL)
    g_signal_handlers_disconnect_by_data(*run, self);
  g_clear_object(run);
}

/* The answer is whole when the demo says so; that its process is gone takes longer. */
static void
updated_cb(IlkRun *run, UiTurnGame *self)
{
  IlkTrace *trace = ilk_run_get_trace(run);

  if (ilk_trace_get_turn(trace) == NULL || !ilk_trace_has_ended(trace))
    return;
  g_signal_handlers_disconnect_by_data(run, self);
  drop_run(self, &self->shown);
  self->shown = g_steal_pointer(&self->asked);
  g_signal_emit(self, signals[SIGNAL_TURNED], 0);
  do_wishes(self);
}

static void
finished_cb(IlkRun *run, const GError *error, UiTurnGame *self)
{
  g_autoptr(IlkRun) keep = g_object_ref(run);

  if (error == NULL)
    updated_cb(run, self);
  if (self->asked != run)
    return;
  drop_run(self, &self->asked);
  g_string_truncate(self->wishes, 0);
  g_signal_emit(self, signals[SIGNAL_FAILED], 0, error != NULL ? error->message : "");
}

static void
ask(UiTurnGame *self, const char *steps)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  g_autofree char *turn = g_strdup_printf("--turn=%s", steps);

  if (self->arguments != NULL)
    g_strv_builder_addv(builder, (const char **) self->arguments);
  g_strv_builder_add(builder, turn);
  g_auto(GStrv) arguments = g_strv_builder_end(builder);
  drop_run(self, &self->asked);
  self->asked = ilk_run_new(self->demo, (const char *const *) arguments);
  g_signal_connect_object(self->asked, "updated", G_CALLBACK(updated_cb), self, 0);
  g_signal_connect_object(self->asked, "finished", G_CALLBACK(finished_cb), self, 0);
  if (!ilk_run_start(self->asked, &error)) {
    drop_run(self, &self->asked);
    g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
  }
}

/* Returns: (transfer full): the steps that are shown, without blanks */
static GString *
dup_steps(UiTurnGame *self)
{
  const IlkTurn *turn = ui_turn_game_get_turn(self);
  GString *steps = g_string_new(NULL);

  for (const char *step = turn != NULL ? turn->done : ""; *step != '\0'; step++)
    if (*step != ' ')
      g_string_append_c(steps, *step);
  return steps;
}

static gboolean
can_go_on(UiTurnGame *self, guint thread)
{
  const IlkTurn *turn = ui_turn_game_get_turn(self);
  return turn != NULL && thread < turn->threads->len &&
         ((const IlkTurnThread *) g_ptr_array_index(turn->threads, thread))->can;
}

static void
do_step(UiTurnGame *self, guint thread)
{
  g_autoptr(GString) steps = dup_steps(self);

  if (!can_go_on(self, thread)) {
    g_signal_emit(self, signals[SIGNAL_REFUSED], 0);
    return;
  }
  g_string_append_c(steps, (char) ('0' + thread));
  ask(self, steps->str);
}

static void
take_back(UiTurnGame *self)
{
  g_autoptr(GString) steps = dup_steps(self);

  if (steps->len == 0)
    return;
  g_string_truncate(steps, steps->len - 1);
  ask(self, steps->str);
}

/* A wish is the digit of a thread, or a step back. */
static void
do_wishes(UiTurnGame *self)
{
  while (self->asked == NULL && self->wishes->len > 0) {
    char next = self->wishes->str[0];
    g_string_erase(self->wishes, 0, 1);
    if (next == BACK)
      take_back(self);
    else
      do_step(self, (guint) (next - '0'));
  }
}

static void
stop_showing(UiTurnGame *self)
{
  g_clear_handle_id(&self->show_id, g_source_remove);
  g_string_truncate(self->showing, 0);
}

static void
wish(UiTurnGame *self, char what)
{
  stop_showing(self);
  if (self->wishes->len < MOST_WISHES)
    g_string_append_c(self->wishes, what);
  do_wishes(self);
}

static gboolean
show_next_cb(gpointer user_data)
{
  UiTurnGame *self = user_data;

  if (self->asked != NULL)
    return G_SOURCE_CONTINUE;
  if (self->showing->len == 0) {
    self->show_id = 0;
    return G_SOURCE_REMOVE;
  }
  guint thread = (guint) (self->showing->str[0] - '0');
  g_string_erase(self->showing, 0, 1);
  do_step(self, thread);
  return G_SOURCE_CONTINUE;
}

/* Class */

static void
ui_turn_game_dispose(GObject *object)
{
  UiTurnGame *self = UI_TURN_GAME(object);

  stop_showing(self);
  drop_run(self, &self->asked);
  drop_run(self, &self->shown);
  G_OBJECT_CLASS(ui_turn_game_parent_class)->dispose(object);
}

static void
ui_turn_game_finalize(GObject *object)
{
  UiTurnGame *self = UI_TURN_GAME(object);

  g_free(self->demo);
  g_strfreev(self->arguments);
  g_string_free(self->wishes, TRUE);
  g_string_free(self->showing, TRUE);
  G_OBJECT_CLASS(ui_turn_game_parent_class)->finalize(object);
}

static void
ui_turn_game_class_init(UiTurnGameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->dispose = ui_turn_game_dispose;
  object_class->finalize = ui_turn_game_finalize;
  signals[SIGNAL_TURNED] = g_signal_new("turned", UI_TYPE_TURN_GAME, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] = g_signal_new("refused", UI_TYPE_TURN_GAME, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new("failed", UI_TYPE_TURN_GAME, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ui_turn_game_init(UiTurnGame *self)
{
  self->wishes = g_string_new(NULL);
  self->showing = g_string_new(NULL);
}

/* Public */

UiTurnGame *
ui_turn_game_new(void)
{
  return g_object_new(UI_TYPE_TURN_GAME, NULL);
}

void
ui_turn_game_begin(UiTurnGame *self, const char *demo, const char *const *arguments)
{
  g_return_if_fail(UI_IS_TURN_GAME(self));
  char **copy = g_strdupv((char **) arguments);

  g_strfreev(self->arguments);
  self->arguments = copy;
  g_free(self->demo);
  self->demo = g_strdup(demo);
  drop_run(self, &self->shown);
  drop_run(self, &self->asked);
  ui_turn_game_again(self);
}

void
ui_turn_game_again(UiTurnGame *self)
{
  g_return_if_fail(UI_IS_TURN_GAME(self));

  stop_showing(self);
  g_string_truncate(self->wishes, 0);
  if (self->demo != NULL)
    ask(self, "");
}

void
ui_turn_game_step(UiTurnGame *self, guint thread)
{
  g_return_if_fail(UI_IS_TURN_GAME(self) && thread <= 9);

  wish(self, (char) ('0' + thread));
}

void
ui_turn_game_back(UiTurnGame *self)
{
  g_return_if_fail(UI_IS_TURN_GAME(self));

  wish(self, BACK);
}

void
ui_turn_game_show(UiTurnGame *self)
{
  g_return_if_fail(UI_IS_TURN_GAME(self));
  const IlkTurn *turn = ui_turn_game_get_turn(self);

  if (turn == NULL || turn->goal == NULL)
    return;
  ui_turn_game_again(self);
  for (const char *step = turn->goal; *step != '\0'; step++)
    if (*step != ' ')
      g_string_append_c(self->showing, *step);
  self->show_id = g_timeout_add(SHOW_MS, show_next_cb, self);
}

IlkTrace *
ui_turn_game_get_trace(UiTurnGame *self)
{
  g_return_val_if_fail(UI_IS_TURN_GAME(self), NULL);

  return self->shown != NULL ? ilk_run_get_trace(self->shown) : NULL;
}

const IlkTurn *
ui_turn_game_get_turn(UiTurnGame *self)
{
  IlkTrace *trace = ui_turn_game_get_trace(self);

  return trace != NULL ? ilk_trace_get_turn(trace) : NULL;
}

gboolean
ui_turn_game_is_waiting(UiTurnGame *self)
{
  g_return_val_if_fail(UI_IS_TURN_GAME(self), FALSE);

  return self->asked != NULL || self->show_id != 0;
}
