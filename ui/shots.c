/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: shots DIR [VARIANT]
 *
 * Writes a picture of every page and state into DIR: for looking at the window in all its variants
 * without clicking through them. Runs on a collection of its own with the clock stopped. Colours,
 * contrast and language are fixed when GTK starts, so each variant is a process. Not installed.
 */
#include "app/base/clock.h"
#include "app/base/paths.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-options.h"
#include "config.h"
#include "ui/application.h"
#include "ui/cards/card-editor-private.h"
#include "ui/cards/card-info.h"
#include "ui/cards/cards-page-private.h"
#include "ui/exchange/import-window.h"
#include "ui/quiz/quiz-page-private.h"
#include "ui/shots-media.h"
#include "ui/shots-quiz.h"
#include "ui/study/listen-page-private.h"
#include "ui/study/session-page-private.h"
#include "ui/study/study-page.h"
#include "ui/window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

/* 2026-11-22T09:00Z */
#define NOW G_GINT64_CONSTANT(1795338000000)
#define PATIENCE_MS 60000
#define LANES_NS G_GINT64_CONSTANT(300000000)
#define FIRST_DECK 1
#define GERMAN "de_DE.UTF-8"

typedef struct {
  const char *name;
  int width;
  int height;
  const char *scheme;
  const char *contrast;
  const char *language;
  gboolean rtl;
  int scale; /* of the text, in percent; 0 for 100 */
} Variant;

static const Variant variants[] = {
    {"light", 1000, 720, "prefer-light", "0", "en", FALSE},
    {"dark", 1000, 720, "prefer-dark", "0", "en", FALSE},
    {"wide", 1280, 800, "prefer-light", "0", "en", FALSE},
    {"narrow", 360, 720, "prefer-light", "0", "en", FALSE},
    {"narrow-dark", 360, 720, "prefer-dark", "0", "de", FALSE},
    {"contrast", 1000, 720, "prefer-light", "1", "en", FALSE},
    {"german", 1000, 720, "prefer-light", "0", "de", FALSE},
    {"rtl", 1000, 720, "prefer-light", "0", "en", TRUE},
    {"large-text", 1000, 720, "prefer-light", "0", "en", FALSE, 200},
    {"narrow-large-text", 360, 720, "prefer-light", "0", "de", FALSE, 200},
};

typedef struct {
  const Variant *variant;
  const char *directory;
  UiWindow *window;
  guint cut; /* how many pictures show less than there is */
} Shooting;

typedef gboolean (*Condition)(UiWindow *window);

static gboolean
expire_cb(gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_until(UiWindow *window, Condition condition)
{
  gboolean expired = FALSE;
  guint timer = g_timeout_add(PATIENCE_MS, expire_cb, &expired);

  while (!expired && !condition(window))
    g_main_context_iteration(NULL, TRUE);
  if (expired)
    g_error("The window did not get where it should within %d ms", PATIENCE_MS);
  g_source_remove(timer);
}

static void
painted_cb(guint *frames)
{
  (*frames)++;
}

/* Layout may need a second frame after the one that shows a change. */
static void
settle(GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock(window);
  guint frames = 0;
  gulong handler = g_signal_connect_swapped(clock, "after-paint", G_CALLBACK(painted_cb), &frames);

  while (frames < 4) {
    gtk_widget_queue_draw(window);
    g_main_context_iteration(NULL, TRUE);
  }
  g_signal_handler_disconnect(clock, handler);
}

/* How wide that has to be is libadwaita's affair, whose dialog wants a few pixels more than 360
 * less the window's frame. */
static gboolean
is_about(GtkWidget *widget)
{
  return g_str_equal(G_OBJECT_TYPE_NAME(widget), "AdwAboutDialog");
}

static gboolean
scrolls_sideways(GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW(widget))
    gtk_scrolled_window_get_policy(GTK_SCROLLED_WINDOW(widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER;
}

/* Returns: (nullable): the first widget in @widget that reaches over an edge of @window */
static GtkWidget *
find_cut(GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds;
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped(widget) || scrolls_sideways(widget) || GTK_IS_SCROLLBAR(widget) ||
      is_about(widget) || !gtk_widget_compute_bounds(widget, window, &bounds))
    return NULL;
  if (widget != window && (bounds.origin.x < -1 || bounds.origin.x + bounds.size.width >
                                                       (float) gtk_widget_get_width(window) + 1))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling(child))
    found = find_cut(child, window);
  return found;
}

/* Returns: the innermost widget in @widget that cannot be as narrow as @width */
static GtkWidget *
find_stiff(GtkWidget *widget, int width)
{
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    int needed;

    gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
    if (gtk_widget_get_mapped(child) && needed > width)
      return find_stiff(child, width);
  }
  return widget;
}

/* What is cut off at an edge may be missed at a glance. */
static void
check_width(Shooting *shooting, GtkWidget *window, const char *picture)
{
  GtkWidget *cut = find_cut(window, window);

  if (cut == NULL)
    return;
  cut = find_stiff(cut, gtk_widget_get_width(gtk_widget_get_parent(cut)));
  g_printerr("shots: %s: a %s in a %s is cut off at the edge\n", picture, G_OBJECT_TYPE_NAME(cut),
             G_OBJECT_TYPE_NAME(gtk_widget_get_parent(cut)));
  shooting->cut++;
}

static void
shoot_window(Shooting *shooting, GtkWidget *window, const char *state)
{
  g_autoptr(GdkPaintable) paintable = NULL;
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *name = g_strdup_printf("%s-%s.png", state, shooting->variant->name);
  g_autofree char *path = g_build_filename(shooting->directory, name, NULL);

  settle(window);
  check_width(shooting, window, name);
  paintable = gtk_widget_paintable_new(window);
  gdk_paintable_snapshot(paintable, snapshot, gtk_widget_get_width(window),
                         gtk_widget_get_height(window));
  node = gtk_snapshot_to_node(snapshot);
  texture = gsk_renderer_render_texture(gtk_native_get_renderer(GTK_NATIVE(window)), node, NULL);
  if (!gdk_texture_save_to_png(texture, path))
    g_error("“%s” cannot be written", path);
}

static void
shoot(Shooting *shooting, const char *state)
{
  shoot_window(shooting, GTK_WIDGET(shooting->window), state);
}

static UiSessionPage *
get_session(UiWindow *window)
{
  return UI_SESSION_PAGE(ui_window_find_page(window, "session"));
}

static gboolean
is_ready(UiWindow *window, const char *page)
{
  return ui_page_is_ready(ui_window_find_page(window, page));
}

static gboolean
has_decks(UiWindow *window)
{
  return gtk_widget_get_mapped(GTK_WIDGET(window)) && window->collection != NULL &&
         is_ready(window, "study");
}

static gboolean
asks(UiWindow *window)
{
  return get_session(window)->phase == ILK_PHASE_QUESTION;
}

static gboolean
asks_in_full(UiWindow *window)
{
  return asks(window) && ui_card_view_is_complete(get_session(window)->card_view);
}

static gboolean
shows_answer(UiWindow *window)
{
  return get_session(window)->phase == ILK_PHASE_ANSWER;
}

static gboolean
asks_or_ended(UiWindow *window)
{
  return asks(window) || get_session(window)->phase == ILK_PHASE_FINISHED;
}

static gboolean
lab_is_loaded(UiWindow *window)
{
  return ui_lab_pane_is_ready(get_session(window)->lab);
}

static gboolean
lab_runs(UiWindow *window)
{
  return ui_lab_pane_is_running(get_session(window)->lab);
}

/* As much is recorded as lanes show at once when they follow. */
static gboolean
lab_has_lanes(UiWindow *window)
{
  IlkTrace *trace = ui_lab_pane_get_trace(get_session(window)->lab);

  return !lab_runs(window) || ilk_trace_get_now(trace) > LANES_NS;
}

static gboolean
lab_rests(UiWindow *window)
{
  return !lab_runs(window);
}

static gboolean
has_progress(UiWindow *window)
{
  return is_ready(window, "progress");
}

static gboolean
has_memory(UiWindow *window)
{
  return is_ready(window, "memory");
}

static void
act(UiWindow *window, const char *action)
{
  gtk_widget_activate_action(GTK_WIDGET(get_session(window)), action, NULL);
}

static void
shoot_lab(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  act(window, "session.open-lab");
  if (!ui_session_page_is_lab_open(get_session(window)))
    return;
  wait_until(window, lab_is_loaded);
  shoot(shooting, "lab");

  act(window, "session.run-demo");
  wait_until(window, lab_runs);
  wait_until(window, lab_has_lanes);
  shoot(shooting, "lab-running");
  wait_until(window, lab_rests);
  shoot(shooting, "lab-result");
  act(window, "session.close-lab");
}

static gboolean
says_a_word_of_the_card(UiWindow *window)
{
  return UI_SESSION_PAGE(ui_window_find_page(window, "session"))->light != NULL;
}

static void
shoot_first_card(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  ilk_clock_advance(6300);
  shoot(shooting, "question");
  ilk_clock_advance(14700);
  shoot(shooting, "overtime");
  act(window, "session.reveal");
  wait_until(window, shows_answer);
  shoot(shooting, "answer");
  act(window, "session.listen");
  wait_until(window, says_a_word_of_the_card);
  act(window, "session.listen");
  shoot(shooting, "answer-heard");
  ui_session_page_hush(UI_SESSION_PAGE(ui_window_find_page(window, "session")));
  shoot_lab(shooting);
}

static gboolean
is_editing(UiWindow *window)
{
  UiSessionPage *page = get_session(window);

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
static void
shoot_around_the_card(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  act(window, "session.edit");
  wait_until(window, is_editing);
  shoot(shooting, "session-editor");
  ui_card_editor_close(get_session(window)->editor);
  act(window, "session.info");
  wait_until(window, has_info);
  g_autoptr(GtkWidget) info = dup_info();
  shoot_window(shooting, info, "card-info");
  gtk_window_destroy(GTK_WINDOW(info));
}

/* A card whose answer is written, which the built-in decks have none of. */
static void
shoot_writing(Shooting *shooting)
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
  wait_until(window, asks_in_full);
  shoot(shooting, "writing");
  ilk_session_write(get_session(window)->session, "the globl interpreter locks");
  act(window, "session.reveal");
  wait_until(window, shows_answer);
  shoot(shooting, "written");
  act(window, "session.end");
}

static void
finish_session(UiWindow *window)
{
  do {
    ilk_clock_advance(9000);
    act(window, "session.reveal");
    wait_until(window, shows_answer);
    gtk_widget_activate_action(GTK_WIDGET(get_session(window)), "session.grade", "i",
                               ILK_RATING_GOOD);
    wait_until(window, asks_or_ended);
  } while (asks(window));
}

static void
shoot_place(Shooting *shooting, const char *page)
{
  gtk_widget_activate_action(GTK_WIDGET(shooting->window), "win.page", "s", page);
  shoot(shooting, page);
  gtk_widget_activate_action(GTK_WIDGET(shooting->window), "win.back", NULL);
}

static UiQuizPage *
get_quiz(UiWindow *window)
{
  return UI_QUIZ_PAGE(ui_window_find_page(window, "quiz"));
}

static gboolean
quiz_can_start(UiWindow *window)
{
  return is_ready(window, "quiz");
}

static gboolean
quiz_asks(UiWindow *window)
{
  return get_quiz(window)->phase == ILK_QUIZ_PHASE_QUESTION;
}

static gboolean
quiz_tells(UiWindow *window)
{
  return get_quiz(window)->phase == ILK_QUIZ_PHASE_FEEDBACK;
}

/* A question that is answered wrong, and the end. */
static void
shoot_quiz(Shooting *shooting)
{
  UiWindow *window = shooting->window;
  UiQuizPage *page;

  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "quiz");
  wait_until(window, quiz_can_start);
  page = get_quiz(window);
  shoot(shooting, "quiz");
  g_signal_emit_by_name(page->setup, "start");
  wait_until(window, quiz_asks);
  shoot(shooting, "quiz-question");
  gtk_widget_activate_action(GTK_WIDGET(page), "quiz.give-up", NULL);
  wait_until(window, quiz_tells);
  shoot(shooting, "quiz-feedback");
  gtk_widget_activate_action(GTK_WIDGET(page), "quiz.finish", NULL);
  shoot(shooting, "quiz-end");
  gtk_widget_activate_action(GTK_WIDGET(page), "quiz.new", NULL);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "study");
}

/* What the built-in decks do not ask; each question is answered wrong. */
static void
shoot_kinds(Shooting *shooting)
{
  static const struct {
    IlkQuizKind kind;
    const char *question, *feedback;
  } kinds[] = {
      {ILK_QUIZ_ORDER, "quiz-order", "quiz-order-told"},
      {ILK_QUIZ_MATCHING, "quiz-matching", "quiz-matching-told"},
      {ILK_QUIZ_SEVERAL, "quiz-several", "quiz-several-told"},
      {ILK_QUIZ_TYPED, "quiz-typed", "quiz-typed-told"},
  };
  UiWindow *window = shooting->window;
  IlkQuizPlan plan;

  ilk_quiz_plan_init(&plan);
  plan.selection.deck = shots_import_questions(window->collection);
  plan.confidence = TRUE;
  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "quiz");
  wait_until(window, quiz_can_start);
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
    plan.kinds = 1u << kinds[i].kind;
    ui_quiz_page_start(get_quiz(window), &plan);
    wait_until(window, quiz_asks);
    shoot(shooting, kinds[i].question);
    ilk_quiz_pick(get_quiz(window)->quiz, 0);
    ilk_quiz_write(get_quiz(window)->quiz, "starvation");
    ilk_quiz_submit(get_quiz(window)->quiz);
    if (i == 0)
      shoot(shooting, "quiz-sure");
    ilk_quiz_say_confidence(get_quiz(window)->quiz, ILK_QUIZ_SURE);
    wait_until(window, quiz_tells);
    shoot(shooting, kinds[i].feedback);
  }
  gtk_widget_activate_action(GTK_WIDGET(get_quiz(window)), "quiz.finish", NULL);
  shoot(shooting, "quiz-end-sure");
  gtk_widget_activate_action(GTK_WIDGET(get_quiz(window)), "quiz.new", NULL);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "study");
}

static void
shoot_memory(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "memory");
  wait_until(window, has_memory);
  shoot(shooting, "memory");
  ilk_collection_set_retention(window->collection, FIRST_DECK, 0.85, NULL);
  ui_page_set_deck(ui_window_find_page(window, "memory"), FIRST_DECK);
  ui_page_refresh(ui_window_find_page(window, "memory"));
  wait_until(window, has_memory);
  shoot(shooting, "memory-deck");
  ilk_collection_set_retention(window->collection, FIRST_DECK, 0, NULL);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.back", NULL);
}

static void
shoot_progress(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  adw_view_stack_set_visible_child_name(window->pages, "progress");
  wait_until(window, has_progress);
  shoot(shooting, "progress");
  adw_view_stack_set_visible_child_name(window->pages, "study");
}

static UiCardsPage *
get_cards(UiWindow *window)
{
  return UI_CARDS_PAGE(ui_window_find_page(window, "cards"));
}

static gboolean
has_cards(UiWindow *window)
{
  UiCardsPage *page = get_cards(window);

  return is_ready(window, "cards") && page->searching == NULL;
}

static gboolean
has_selected_card(UiWindow *window)
{
  return ui_card_table_get_first_selected(get_cards(window)->table) != NULL;
}

static gboolean
has_note(UiWindow *window)
{
  return get_cards(window)->editor->base != NULL;
}

static void
act_on_cards(UiWindow *window, const char *action)
{
  gtk_widget_activate_action(GTK_WIDGET(get_cards(window)), action, NULL);
}

static void
shoot_search(Shooting *shooting, const char *text, const char *state)
{
  UiWindow *window = shooting->window;

  ui_cards_page_search(get_cards(window), text);
  wait_until(window, has_cards);
  shoot(shooting, state);
}

static void
shoot_editor(Shooting *shooting)
{
  UiWindow *window = shooting->window;
  UiCardEditor *editor;

  act_on_cards(window, "cards.edit");
  wait_until(window, has_note);
  shoot(shooting, "card-edit");
  act_on_cards(window, "win.back");
  act_on_cards(window, "cards.new");
  editor = get_cards(window)->editor;
  gtk_drop_down_set_selected(editor->kind, UI_NOTE_CLOZE);
  ui_text_field_set_text(editor->question, _("A thread holds the {{c1::GIL}} to run."));
  shoot(shooting, "card-new");
  ui_text_field_set_text(editor->question, "");
  act_on_cards(window, "win.back");
}

static void
shoot_cards(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  adw_view_stack_set_visible_child_name(window->pages, "cards");
  wait_until(window, has_cards);
  shoot(shooting, "cards");
  shoot_search(shooting, "flag:9", "cards-mistake");
  shoot_search(shooting, "xylophone", "cards-nothing");
  shoot_search(shooting, "lock", "cards-found");
  ui_card_table_focus(get_cards(window)->table);
  wait_until(window, has_selected_card);
  shoot(shooting, "cards-selected");
  shoot_editor(shooting);
  adw_view_stack_set_visible_child_name(window->pages, "study");
}

static gboolean
has_pictures(UiWindow *window)
{
  return shots_has_pictures(GTK_WIDGET(window));
}

static void
shoot_media(Shooting *shooting)
{
  UiWindow *window = shooting->window;
  UiCardEditor *editor;
  gint64 deck = shots_import_pictures(window->collection);

  gtk_widget_activate_action(GTK_WIDGET(window), "win.deck", "(sx)", "session", deck);
  wait_until(window, asks);
  wait_until(window, has_pictures);
  shoot(shooting, "picture-question");
  act(window, "session.reveal");
  wait_until(window, shows_answer);
  wait_until(window, has_pictures);
  shoot(shooting, "picture-answer");
  gtk_widget_activate_action(GTK_WIDGET(get_session(window)), "session.grade", "i",
                             ILK_RATING_GOOD);
  wait_until(window, asks);
  act(window, "session.reveal");
  wait_until(window, shows_answer);
  shoot(shooting, "picture-missing");
  act(window, "session.end");

  adw_view_stack_set_visible_child_name(window->pages, "cards");
  shoot_search(shooting, "boxes", "cards-picture");
  ui_card_table_focus(get_cards(window)->table);
  wait_until(window, has_selected_card);
  act_on_cards(window, "cards.edit");
  editor = get_cards(window)->editor;
  wait_until(window, has_note);
  wait_until(window, has_pictures);
  gtk_widget_grab_focus(GTK_WIDGET(editor->parts));
  shoot(shooting, "card-parts");
  act_on_cards(window, "win.back");
  adw_view_stack_set_visible_child_name(window->pages, "study");
}

static GtkWidget *
find_import(void)
{
  GListModel *windows = gtk_window_get_toplevels();

  for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
    g_autoptr(GtkWidget) window = g_list_model_get_item(windows, i);
    if (UI_IS_IMPORT_WINDOW(window))
      return window;
  }
  return NULL;
}

static gboolean
knows_import(UiWindow *window)
{
  GtkWidget *import = find_import();

  return import != NULL && ui_import_window_is_ready(UI_IMPORT_WINDOW(import));
}

/* A table of which it is not clear what its columns are, and a deck that is there already. */
static void
shoot_import(Shooting *shooting)
{
  static const struct {
    const char *name;
    const char *text;
  } files[] = {
      {"Words.csv", "question,answer,tags,lesson\nder Faden,thread,noun,1\n"
                    "die Sperre,lock,noun,1\ngleichzeitig,at the same time,adverb,2\n"},
      {"Mistake.md", "# Without an answer\n\n## What is missing here?\n"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *path = g_build_filename(shooting->window->directory, files[i].name, NULL);
    g_autoptr(GFile) file = g_file_new_for_path(path);

    g_file_set_contents(path, files[i].text, -1, NULL);
    ui_window_offer(shooting->window, file);
  }
  wait_until(shooting->window, knows_import);
  shoot_window(shooting, find_import(), "import");
  gtk_window_destroy(GTK_WINDOW(find_import()));
}

/* The newest window is the one over all others; with libadwaita 1.5 it is the window itself, over
 * which the dialog then stays. */
static void
shoot_about(Shooting *shooting)
{
  gtk_widget_activate_action(GTK_WIDGET(shooting->window), "win.about", NULL);
  GListModel *windows = gtk_window_get_toplevels();
  g_autoptr(GtkWidget) newest =
      g_list_model_get_item(windows, g_list_model_get_n_items(windows) - 1);

  shoot_window(shooting, newest, "about");
  if (newest != GTK_WIDGET(shooting->window))
    gtk_window_destroy(GTK_WINDOW(newest));
}

static gboolean
shows_deck(UiWindow *window)
{
  return ui_page_is_ready(UI_PAGE(ui_window_find_page(window, "deck")));
}

static void
shoot_deck(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  gtk_widget_activate_action(GTK_WIDGET(window), "win.deck", "(sx)", "deck", (gint64) FIRST_DECK);
  wait_until(window, shows_deck);
  shoot(shooting, "deck");
  gtk_widget_activate_action(GTK_WIDGET(window), "win.back", NULL);
}

static gboolean
says_a_word(UiWindow *window)
{
  UiListenPage *page = UI_LISTEN_PAGE(ui_window_find_page(window, "listen"));

  return page->light != NULL && ilk_listening_get_stage(page->listening) == ILK_LISTENING_ANSWER;
}

static gboolean
has_playlist(UiWindow *window)
{
  return ui_page_is_ready(ui_window_find_page(window, "listen"));
}

static void
shoot_listen(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  gtk_widget_activate_action(GTK_WIDGET(window), "win.deck", "(sx)", "listen", (gint64) FIRST_DECK);
  wait_until(window, has_playlist);
  UiListenPage *page = UI_LISTEN_PAGE(ui_window_find_page(window, "listen"));
  ilk_listening_go(page->listening, 0);
  ilk_listening_next(page->listening);
  wait_until(window, says_a_word);
  ilk_listening_pause(page->listening);
  shoot(shooting, "listen");
  gtk_widget_activate_action(GTK_WIDGET(window), "win.back", NULL);
}

static void
shoot_all(Shooting *shooting)
{
  UiWindow *window = shooting->window;
  g_autoptr(GError) error = g_error_new_literal(
      G_IO_ERROR, 0, _("Interlock is already open with this collection. Close it and try again."));

  wait_until(window, has_decks);
  shoot(shooting, "study");
  shoot_place(shooting, "preferences");
  shoot_memory(shooting);
  shoot_place(shooting, "help");
  gtk_widget_activate_action(GTK_WIDGET(window), "win.deck", "(sx)", "session", (gint64) 0);
  wait_until(window, asks_in_full);
  shoot_first_card(shooting);
  shoot_around_the_card(shooting);
  finish_session(window);
  shoot(shooting, "end");
  act(window, "session.end");
  shoot(shooting, "study-done");
  shoot_place(shooting, "more");
  shoot_deck(shooting);
  shoot_listen(shooting);
  shoot_writing(shooting);
  shoot_quiz(shooting);
  shoot_progress(shooting);
  shoot_cards(shooting);
  shoot_media(shooting);
  shoot_kinds(shooting);
  shoot_import(shooting);
  ui_window_set_collection(window, NULL);
  ui_study_page_show_error(UI_STUDY_PAGE(ui_window_find_page(window, "study")),
                           "/home/ada/.local/share/interlock", error);
  shoot(shooting, "error");
  shoot_about(shooting);
}

static void
remove_tree(GFile *file)
{
  g_autoptr(GFileEnumerator) children = g_file_enumerate_children(
      file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate(children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_tree(child);
  g_file_delete(file, NULL, NULL);
}

static void
activate_cb(AdwApplication *application, Shooting *shooting)
{
  g_autofree char *directory = g_dir_make_tmp("interlock-shots-XXXXXX", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path(directory);
  g_autoptr(UiSettings) settings = ui_settings_new();

  g_object_set(gtk_settings_get_default(), "gtk-enable-animations", FALSE, "gtk-font-name",
               "Cantarell 11", NULL);
  if (shooting->variant->scale != 0)
    g_object_set(gtk_settings_get_default(), "gtk-xft-dpi",
                 96 * 1024 * shooting->variant->scale / 100, NULL);
  if (shooting->variant->rtl)
    gtk_widget_set_default_direction(GTK_TEXT_DIR_RTL);
  shooting->window = ui_window_new(application, settings, directory);
  gtk_window_set_default_size(GTK_WINDOW(shooting->window), shooting->variant->width,
                              shooting->variant->height);
  gtk_window_present(GTK_WINDOW(shooting->window));
  shoot_all(shooting);
  gtk_window_destroy(GTK_WINDOW(shooting->window));
  remove_tree(folder);
}

static int
run_variant(const Variant *variant, const char *directory)
{
  Shooting shooting = {.variant = variant, .directory = directory};
  g_autoptr(AdwApplication) application = adw_application_new(ILK_APP_ID, G_APPLICATION_NON_UNIQUE);

  setlocale(LC_ALL, "");
  bindtextdomain(GETTEXT_PACKAGE, ilk_paths_locale_dir());
  textdomain(GETTEXT_PACKAGE);
  ilk_clock_freeze(NOW, 0);
  g_signal_connect(application, "activate", G_CALLBACK(activate_cb), &shooting);
  return g_application_run(G_APPLICATION(application), 0, NULL) != 0 || shooting.cut > 0;
}

/* Newer C libraries translate nothing in C.UTF-8, whatever the language: a locale of it is used
 * where the machine has one. */
static void
set_language(GSubprocessLauncher *launcher, const char *language)
{
  locale_t german = newlocale(LC_ALL_MASK, GERMAN, (locale_t) 0);

  g_subprocess_launcher_setenv(launcher, "LANGUAGE", language, TRUE);
  if (german == (locale_t) 0)
    return;
  freelocale(german);
  if (g_str_equal(language, "de"))
    g_subprocess_launcher_setenv(launcher, "LC_ALL", GERMAN, TRUE);
}

static gboolean
spawn_variant(const char *program, const Variant *variant, const char *directory)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GError) error = NULL;

  g_subprocess_launcher_setenv(launcher, "ADW_DEBUG_COLOR_SCHEME", variant->scheme, TRUE);
  g_subprocess_launcher_setenv(launcher, "ADW_DEBUG_HIGH_CONTRAST", variant->contrast, TRUE);
  set_language(launcher, variant->language);
  child = g_subprocess_launcher_spawn(launcher, &error, program, directory, variant->name, NULL);
  if (child == NULL || !g_subprocess_wait_check(child, NULL, &error)) {
    g_printerr("shots: %s: %s\n", variant->name, error->message);
    return FALSE;
  }
  return TRUE;
}

int
main(int argc, char *argv[])
{
  gboolean good = TRUE;

  if (argc < 2 || g_mkdir_with_parents(argv[1], 0755) != 0) {
    g_printerr("usage: shots DIR [VARIANT]\n");
    return 2;
  }
  /* It keeps time without a sound device. */
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", FALSE);
  for (gsize i = 0; argc > 2 && i < G_N_ELEMENTS(variants); i++)
    if (g_str_equal(argv[2], variants[i].name))
      return run_variant(&variants[i], argv[1]);
  for (gsize i = 0; i < G_N_ELEMENTS(variants); i++)
    good = spawn_variant(argv[0], &variants[i], argv[1]) && good;
  return good ? 0 : 1;
}
