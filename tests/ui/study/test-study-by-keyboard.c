/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The built-in deck, studied as a person does it: in the real window, on a real collection, with
 * keys from outside the process, and then read back from the collection.
 */
#include "app/deckfile/plain-text.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-figures.h"
#include "app/study/interval-text.h"
#include "tests/ui/study/study-fixture.h"
#include "ui/lab/demo-card.h"
#include "ui/lab/lab-page.h"
#include "ui/study/countdown-ring.h"
#include "ui/text/markdown-view.h"

/* What is on disk, read by a second opening. */
static void
assert_stored(Fixture *fixture, guint64 reviews, guint in_review)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCollection) collection = ilk_collection_open(fixture->directory, &error);
  g_auto(IlkCheckReport) report = {0};
  IlkCardTotals totals;

  g_assert_no_error(error);
  g_assert_true(ilk_collection_check(collection, FALSE, &report, &error));
  g_assert_cmpuint(report.problems->len, ==, 0);
  g_assert_cmpuint(report.reviews, ==, reviews);
  g_assert_true(ilk_collection_count_cards(collection, &totals, &error));
  g_assert_cmpuint(totals.by_state[ILK_STATE_REVIEW], ==, in_review);
}

static void
test_three_keys_to_the_first_grade(Fixture *fixture, gconstpointer data)
{
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  close_window(fixture);
  assert_stored(fixture, 1, 0);
}

/* (nullable): while no card is up. */
static const char *
question(Fixture *fixture)
{
  IlkCard *card = ilk_session_get_card(session_page(fixture)->session);
  return card != NULL ? ilk_card_get_content(card)->question : NULL;
}

/* What has the focus says the question, then the answer after the interval. */
static void
test_a_screen_reader_hears_the_card(Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW(fixture->window);

  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  const IlkCardContent *content =
      ilk_card_get_content(ilk_session_get_card(session_page(fixture)->session));
  g_autofree char *asked = ilk_markdown_to_plain(content->question);
  gtk_test_accessible_assert_property(GTK_ACCESSIBLE(gtk_window_get_focus(window)),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, asked);

  g_autofree char *answer = ilk_markdown_to_plain(content->answer);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  g_autofree char *interval = ilk_interval_text(
      ilk_session_get_outcome(session_page(fixture)->session, ILK_RATING_GOOD)->due -
      ilk_clock_now());
  g_autofree char *told = g_strdup_printf("%s\n%s", interval, answer);
  gtk_test_accessible_assert_property(GTK_ACCESSIBLE(gtk_window_get_focus(window)),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told);
  close_window(fixture);
}

static guint
count_dividers(const char *markdown)
{
  GtkWidget *view = g_object_ref_sink(g_object_new(UI_TYPE_MARKDOWN_VIEW, "parted", TRUE, NULL));
  guint n = 0;

  ui_markdown_view_set_markdown(UI_MARKDOWN_VIEW(view), markdown);
  for (GtkWidget *child = gtk_widget_get_first_child(view); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    n += gtk_widget_has_css_class(child, "more") ? 1 : 0;
  g_object_unref(view);
  return n;
}

static void
test_the_first_paragraph_is_set_apart(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *markdown;
    guint dividers;
  } cases[] = {
      {"Yes.", 0},
      {"Yes.\n\nBecause.\n\nAnd so on.", 1},
      {"Yes.\n\n- one\n- two", 1},
      {"There are two:\n\n- one\n- two", 0},
      {"- one\n- two", 0},
      {"", 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpuint(count_dividers(cases[i].markdown), ==, cases[i].dividers);
  close_window(fixture);
}

static void
test_setting_aside(Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = {"s", "b"};

  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  g_autofree char *first = g_strdup(question(fixture));
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    press(keys[i]);
    wait_until(phase(fixture) == ILK_PHASE_QUESTION && g_strcmp0(question(fixture), first) != 0);
    press("ctrl+z");
    wait_until(g_strcmp0(question(fixture), first) == 0);
    g_assert_cmpint(phase(fixture), ==, ILK_PHASE_QUESTION);
  }
  press("f");
  wait_until(ilk_card_get_marks(ilk_session_get_card(session_page(fixture)->session))->flag == 1);
  close_window(fixture);
  assert_stored(fixture, 0, 0);
}

static void
test_whole_deck_by_space(Fixture *fixture, gconstpointer data)
{
  guint answers = 0;

  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  while (phase(fixture) == ILK_PHASE_QUESTION) {
    ilk_clock_advance(8000);
    press("space");
    wait_until(phase(fixture) == ILK_PHASE_ANSWER);
    press("space");
    answers++;
    wait_until(phase(fixture) == ILK_PHASE_QUESTION || phase(fixture) == ILK_PHASE_FINISHED);
  }
  /* Ten new cards, each with one learning step between the first Good and the second. */
  g_assert_cmpuint(answers, ==, 20);
  close_window(fixture);
  assert_stored(fixture, 20, 10);
}

static gboolean
has_focus_inside(Fixture *fixture, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(fixture->window));

  return focus != NULL && gtk_widget_is_ancestor(focus, widget);
}

static GtkWidget *
get_focus(Fixture *fixture)
{
  return gtk_window_get_focus(GTK_WINDOW(fixture->window));
}

static gboolean
does(GtkWidget *widget, const char *action)
{
  return GTK_IS_ACTIONABLE(widget) &&
         g_strcmp0(gtk_actionable_get_action_name(GTK_ACTIONABLE(widget)), action) == 0;
}

/* Until the page offers what else there is, which has the focus. */
static void
finish_one_card(Fixture *fixture)
{
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.study", "(xs)", (gint64) 0, "new:1");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  while (phase(fixture) == ILK_PHASE_QUESTION) {
    ilk_clock_advance(8000);
    ilk_session_reveal(session_page(fixture)->session);
    wait_until(phase(fixture) == ILK_PHASE_ANSWER);
    ilk_session_grade(session_page(fixture)->session, ILK_RATING_EASY);
    wait_until(phase(fixture) == ILK_PHASE_QUESTION || phase(fixture) == ILK_PHASE_FINISHED);
  }
  wait_until(does(get_focus(fixture), "session.again"));
}

/* Tab comes by everything there is to do, and to where it was. */
static void
test_tab_goes_round_at_the_end(Fixture *fixture, gconstpointer data)
{
  guint steps = 0;

  finish_one_card(fixture);
  wait_until(get_focus(fixture) != NULL &&
             has_focus_inside(fixture, session_page(fixture)->ending));
  GtkWidget *first = get_focus(fixture);
  do {
    GtkWidget *before = get_focus(fixture);

    press("Tab");
    wait_until(get_focus(fixture) != before && get_focus(fixture) != NULL);
    steps++;
  } while (get_focus(fixture) != first && steps < 40);
  g_assert_cmpuint(steps, >=, 3);
  g_assert_cmpuint(steps, <, 40);
  close_window(fixture);
}

/* The card is back, and so is what comes next with it. */
static void
test_undo_at_the_end_leaves_the_focus_on_the_card(Fixture *fixture, gconstpointer data)
{
  finish_one_card(fixture);
  wait_until(gtk_widget_get_width(GTK_WIDGET(session_page(fixture)->ending)) > 0);
  while (!does(get_focus(fixture), "session.undo")) {
    GtkWidget *before = get_focus(fixture);

    press("Tab");
    wait_until(get_focus(fixture) != before && get_focus(fixture) != NULL);
  }
  press("Return");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  wait_for_frames(GTK_WIDGET(fixture->window));
  g_assert_true(has_focus_inside(fixture, session_page(fixture)->card_view));
  close_window(fixture);
}

static void
test_grades_undo_and_end(Fixture *fixture, gconstpointer data)
{
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  IlkSession *session = session_page(fixture)->session;
  gint64 card = ilk_card_get_id(ilk_session_get_card(session));

  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  press("1");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  press("ctrl+z");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  g_assert_cmpint(ilk_card_get_id(ilk_session_get_card(session)), ==, card);
  press("4");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  press("Escape");
  wait_until(g_str_equal(ui_places_get_name(fixture->window->places), "home"));
  close_window(fixture);
  assert_stored(fixture, 3, 1);
}

static GtkAdjustment *
reading_place(Fixture *fixture)
{
  GtkWidget *card = GTK_WIDGET(session_page(fixture)->card_view);
  GtkWidget *side = gtk_stack_get_visible_child(GTK_STACK(find_widget(card, GTK_TYPE_STACK)));

  return gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(side));
}

static void
test_long_answers_are_read_by_keys(Fixture *fixture, gconstpointer data)
{
  const char *const forth[] = {"Down", "Next"};
  const char *const back[] = {"Up", "Prior"};

  gtk_window_set_default_size(GTK_WINDOW(fixture->window), 360, 300);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  GtkAdjustment *place = reading_place(fixture);
  wait_until(gtk_adjustment_get_page_size(place) > 0 &&
             gtk_adjustment_get_upper(place) > gtk_adjustment_get_page_size(place));
  for (gsize i = 0; i < G_N_ELEMENTS(forth); i++) {
    press(forth[i]);
    wait_until(gtk_adjustment_get_value(place) > 0);
    press(back[i]);
    wait_until(gtk_adjustment_get_value(place) <= 0);
  }
  g_assert_cmpint(phase(fixture), ==, ILK_PHASE_ANSWER);
  close_window(fixture);
}

static void
test_lab_from_the_card(Fixture *fixture, gconstpointer data)
{
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  UiSessionPage *page = session_page(fixture);

  press("r");
  wait_until(ui_session_page_is_lab_open(page) && ui_lab_pane_is_ready(page->lab));
  press("r");
  wait_until(ui_lab_pane_is_running(page->lab));
  gint64 before = ilk_session_get_elapsed(page->session);
  ilk_clock_advance(60000);
  g_assert_cmpint(ilk_session_get_elapsed(page->session), ==, before);
  press("Escape");
  wait_until(!ui_session_page_is_lab_open(page));
  g_assert_false(ui_lab_pane_is_running(page->lab));
  close_window(fixture);
}

static void
test_f6_goes_from_the_card_to_the_lab_and_back(Fixture *fixture, gconstpointer data)
{
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  UiSessionPage *page = session_page(fixture);

  press("r");
  wait_until(ui_session_page_is_lab_open(page) && ui_lab_pane_is_ready(page->lab));
  press("F6");
  wait_until(has_focus_inside(fixture, page->lab_side));
  press("F6");
  wait_until(has_focus_inside(fixture, page->card_view));
  close_window(fixture);
}

static void
test_timer_off_shows_no_clock_and_records_time(Fixture *fixture, gconstpointer data)
{
  ui_settings_set_timer_mode(fixture->window->settings, ILK_TIMER_OFF);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  UiSessionPage *page = session_page(fixture);
  GtkWidget *ring = find_widget(GTK_WIDGET(page->card_view), UI_TYPE_COUNTDOWN_RING);
  IlkSessionSummary summary;

  g_assert_false(gtk_widget_get_visible(ring));
  ilk_clock_advance(600000);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  press("3");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  ilk_session_get_summary(page->session, &summary);
  g_assert_cmpint(summary.ms, >=, 60000);
  ui_settings_set_timer_mode(fixture->window->settings, ILK_TIMER_COACH);
  wait_until(gtk_widget_get_visible(ring));
  close_window(fixture);
}

static void
test_session_from_progress_leads_back_there(Fixture *fixture, gconstpointer data)
{
  UiWindow *window = fixture->window;

  adw_view_stack_set_visible_child_name(window->pages, "progress");
  UiPage *progress = ui_window_find_page(window, "progress");
  wait_until(ui_page_is_ready(progress));
  gtk_widget_activate_action(GTK_WIDGET(progress), "win.deck", "(sx)", "session", (gint64) 0);
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  press("Escape");
  wait_until(g_str_equal(ui_places_get_name(window->places), "home"));
  g_assert_true(has_focus_inside(fixture, progress));
  close_window(fixture);
}

/* Help from the preferences from a session, and all the way back; the clock stands meanwhile. */
static void
test_back_leads_where_one_came_from(Fixture *fixture, gconstpointer data)
{
  const char *const visited[] = {"preferences", "help"};
  const char *const back[] = {"preferences", "session", "home"};

  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  IlkSession *session = session_page(fixture)->session;
  gint64 before = ilk_session_get_elapsed(session);
  for (gsize i = 0; i < G_N_ELEMENTS(visited); i++) {
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.page", "s", visited[i]);
    wait_until(g_str_equal(ui_places_get_name(fixture->window->places), visited[i]));
  }
  ilk_clock_advance(60000);
  for (gsize i = 0; i < G_N_ELEMENTS(back); i++) {
    g_assert_cmpint(ilk_session_get_elapsed(session), ==, before);
    press("Escape");
    wait_until(g_str_equal(ui_places_get_name(fixture->window->places), back[i]));
  }
  close_window(fixture);
}

static void
test_escape_leads_from_a_demo_to_all(Fixture *fixture, gconstpointer data)
{
  UiWindow *window = fixture->window;

  adw_view_stack_set_visible_child_name(window->pages, "lab");
  UiLabPage *lab = UI_LAB_PAGE(ui_window_find_page(window, "lab"));
  GtkWidget *card = find_widget(GTK_WIDGET(lab), UI_TYPE_DEMO_CARD);
  wait_until(gtk_widget_get_mapped(card));
  ui_lab_page_open(lab, "gil-contention");
  wait_until(!gtk_widget_get_mapped(card));
  press("Escape");
  wait_until(gtk_widget_get_mapped(card));
  close_window(fixture);
}

#define ADD(name, function)                                                                        \
  g_test_add("/study/keyboard/" name, Fixture, application, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  ADD("three-keys-to-the-first-grade", test_three_keys_to_the_first_grade);
  ADD("setting-aside", test_setting_aside);
  ADD("the-first-paragraph-is-set-apart", test_the_first_paragraph_is_set_apart);
  ADD("a-screen-reader-hears-the-card", test_a_screen_reader_hears_the_card);
  ADD("whole-deck-by-space", test_whole_deck_by_space);
  ADD("tab-goes-round-at-the-end", test_tab_goes_round_at_the_end);
  ADD("undo-at-the-end-leaves-the-focus-on-the-card",
      test_undo_at_the_end_leaves_the_focus_on_the_card);
  ADD("grades-undo-and-end", test_grades_undo_and_end);
  ADD("long-answers-are-read-by-keys", test_long_answers_are_read_by_keys);
  ADD("lab-from-the-card", test_lab_from_the_card);
  ADD("f6-goes-from-the-card-to-the-lab-and-back", test_f6_goes_from_the_card_to_the_lab_and_back);
  ADD("timer-off-shows-no-clock-and-records-time", test_timer_off_shows_no_clock_and_records_time);
  ADD("session-from-progress-leads-back-there", test_session_from_progress_leads_back_there);
  ADD("back-leads-where-one-came-from", test_back_leads_where_one_came_from);
  ADD("escape-leads-from-a-demo-to-all", test_escape_leads_from_a_demo_to_all);
  return g_test_run();
}
