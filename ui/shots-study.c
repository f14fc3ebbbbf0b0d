/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of a session: the cards, the lab and the editor beside them, a written answer.
 */
#include "ui/shots-private.h"

#include "app/base/clock.h"
#include "app/store/front/collection-edits.h"
#include "ui/cards/card-editor-private.h"
#include "ui/cards/card-info.h"

#define LANES_NS G_GINT64_CONSTANT(300000000)

UiSessionPage *
shots_get_session(UiWindow *window)
{
  return UI_SESSION_PAGE(ui_window_find_page(window, "session"));
}

gboolean
shots_is_ready(UiWindow *window, const char *page)
{
  return ui_page_is_ready(ui_window_find_page(window, page));
}

gboolean
shots_has_decks(UiWindow *window)
{
  return gtk_widget_get_mapped(GTK_WIDGET(window)) && window->collection != NULL &&
         shots_is_ready(window, "study");
}

gboolean
shots_asks(UiWindow *window)
{
  return shots_get_session(window)->phase == ILK_PHASE_QUESTION;
}

gboolean
shots_asks_in_full(UiWindow *window)
{
  return shots_asks(window) && ui_card_view_is_complete(shots_get_session(window)->card_view);
}

gboolean
shots_shows_answer(UiWindow *window)
{
  return shots_get_session(window)->phase == ILK_PHASE_ANSWER;
}

static gboolean
asks_or_ended(UiWindow *window)
{
  return shots_asks(window) || shots_get_session(window)->phase == ILK_PHASE_FINISHED;
}

static gboolean
lab_is_loaded(UiWindow *window)
{
  return ui_lab_pane_is_ready(shots_get_session(window)->lab);
}

static gboolean
lab_runs(UiWindow *window)
{
  return ui_lab_pane_is_running(shots_get_session(window)->lab);
}

/* As much is recorded as lanes show at once when they follow. */
static gboolean
lab_has_lanes(UiWindow *window)
{
  IlkTrace *trace = ui_lab_pane_get_trace(shots_get_session(window)->lab);

  return !lab_runs(window) || ilk_trace_get_now(trace) > LANES_NS;
}

static gboolean
lab_rests(UiWindow *window)
{
  return !lab_runs(window);
}

void
shots_act(UiWindow *window, const char *action)
{
  gtk_widget_activate_action(GTK_WIDGET(shots_get_session(window)), action, NULL);
}

static void
shoot_lab(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  shots_act(window, "session.open-lab");
  if (!ui_session_page_is_lab_open(shots_get_session(window)))
    return;
  shots_wait_until(window, lab_is_loaded);
  shots_take(shooting, "lab");

  shots_act(window, "session.run-demo");
  shots_wait_until(window, lab_runs);
  shots_wait_until(window, lab_has_lanes);
  shots_take(shooting, "lab-running");
  shots_wait_until(window, lab_rests);
  shots_take(shooting, "lab-result");
  shots_act(window, "session.close-lab");
}

void
shots_first_card(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  ilk_clock_advance(6300);
  shots_take(shooting, "question");
  ilk_clock_advance(14700);
  shots_take(shooting, "overtime");
  shots_act(window, "session.reveal");
  shots_wait_until(window, shots_shows_answer);
  shots_take(shooting, "answer");
  shots_heard(shooting);
  shoot_lab(shooting);
}

static gboolean
is_editing(UiWindow *window)
{
  UiSessionPage *page = shots_get_session(window);

  return ui_session_page_is_editing(page) && page->editor->base != NULL;
}

/* (nullable) (transfer full): the window with what is known of a card. */
static GtkWidget *
dup_info(void)
{
  GListModel *windows = gtk_window_get_toplevels();

  for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
    g_autoptr(GtkWidget) each = g_list_model_get_item(windows, i);
    if (UI_IS_CARD_INFO(each) && gtk_widget_get_mapped(each))
      return g_steal_pointer(&each);
  }
  return NULL;
}

static gboolean
has_info(UiWindow *window)
{
  g_autoptr(GtkWidget) info = dup_info();
  return info != NULL;
}

/* What is done to the card that is up. */
void
shots_around_the_card(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  shots_act(window, "session.edit");
  shots_wait_until(window, is_editing);
  shots_take(shooting, "session-editor");
  ui_card_editor_close(shots_get_session(window)->editor);
  shots_act(window, "session.info");
  shots_wait_until(window, has_info);
  g_autoptr(GtkWidget) info = dup_info();
  shots_take_of(shooting, info, "card-info");
  gtk_window_destroy(GTK_WINDOW(info));
}

/* A card whose answer is written, which the built-in decks have none of. */
void
shots_writing(Shooting *shooting)
{
  static const char *const none[] = {NULL};
  UiWindow *window = shooting->window;
  const IlkCardContent content = {.question = "Which lock keeps one thread at a time in Python?",
                                  .answer = "The global interpreter lock",
                                  .tags = none,
                                  .distractors = none,
                                  .key.form = ILK_ANSWER_TYPED};
  g_autoptr(IlkNote) note =
      ilk_note_new_from_content(NULL, ILK_NOTE_QUESTION_AND_ANSWER, &content, 0);
  const IlkEdit edit = {.kind = ILK_EDIT_ADD_NOTE, .note = note, .deck = FIRST_DECK, .seconds = 12};

  if (!ilk_collection_edit(window->collection, &edit, NULL, NULL))
    g_error("No card could be added");
  gtk_widget_activate_action(GTK_WIDGET(window), "win.study", "(xs)", (gint64) 0,
                             "cram:\"which lock keeps\"");
  shots_wait_until(window, shots_asks_in_full);
  shots_take(shooting, "writing");
  ilk_session_write(shots_get_session(window)->session, "the globl interpreter locks");
  shots_act(window, "session.reveal");
  shots_wait_until(window, shots_shows_answer);
  shots_take(shooting, "written");
  shots_act(window, "session.end");
}

void
shots_finish_session(UiWindow *window)
{
  do {
    ilk_clock_advance(9000);
    shots_act(window, "session.reveal");
    shots_wait_until(window, shots_shows_answer);
    gtk_widget_activate_action(GTK_WIDGET(shots_get_session(window)), "session.grade", "i",
                               ILK_RATING_GOOD);
    shots_wait_until(window, asks_or_ended);
  } while (shots_asks(window));
}
