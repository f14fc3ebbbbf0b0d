/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to the card that is up besides grading it.
 */
#include "app/store/front/collection-edits.h"
#include "tests/ui/study/study-fixture.h"
#include "ui/cards/card-editor-private.h"
#include "ui/cards/card-info.h"

static IlkSession *
get_session(Fixture *fixture)
{
  return session_page(fixture)->session;
}

static const char *
get_question(Fixture *fixture)
{
  return ilk_card_get_content(ilk_session_get_card(get_session(fixture)))->question;
}

static void
begin(Fixture *fixture)
{
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
}

static gboolean
is_saved(Fixture *fixture)
{
  return !session_page(fixture)->editor->saving &&
         !ui_session_page_is_editing(session_page(fixture));
}

static void
test_a_card_is_edited_in_between(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  UiSessionPage *page = session_page(fixture);
  gint64 card = ilk_card_get_id(ilk_session_get_card(page->session));
  ilk_clock_advance(2000);
  press("e");
  wait_until(ui_session_page_is_editing(page));
  wait_until(page->editor->base != NULL);
  g_autofree char *question = ui_text_field_dup_text(page->editor->question);
  g_assert_cmpstr(question, ==, get_question(fixture));

  /* Keys are letters now, and the clock stands. */
  ilk_clock_advance(60000);
  press("s");
  wait_until(ui_card_editor_has_changes(page->editor));
  g_assert_cmpint(ilk_card_get_id(ilk_session_get_card(page->session)), ==, card);
  ui_text_field_set_text(page->editor->question, "What else?");
  press("ctrl+s");
  wait_until(is_saved(fixture));
  wait_until(g_str_equal(get_question(fixture), "What else?"));
  g_assert_cmpint(ilk_card_get_id(ilk_session_get_card(page->session)), ==, card);
  g_assert_cmpint(phase(fixture), ==, ILK_PHASE_QUESTION);
  g_assert_cmpint(ilk_session_get_elapsed(page->session), ==, 2000);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  close_window(fixture);
}

static void
test_escape_leaves_the_card_as_it_is(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  UiSessionPage *page = session_page(fixture);
  g_autofree char *question = g_strdup(get_question(fixture));
  press("e");
  wait_until(ui_session_page_is_editing(page) && page->editor->base != NULL);
  press("Escape");
  wait_until(!ui_session_page_is_editing(page));
  g_assert_cmpstr(get_question(fixture), ==, question);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  close_window(fixture);
}

static gboolean
is_at(Fixture *fixture, const char *place)
{
  return g_strcmp0(ui_places_get_name(fixture->window->places), place) == 0;
}

/* What a link in the card does, and what the desktop's search does. */
static void
follow_links(Fixture *fixture)
{
  UiSessionPage *page = session_page(fixture);
  g_autofree char *question = g_strdup(get_question(fixture));
  IlkPhase before = phase(fixture);

  gtk_widget_activate_action(GTK_WIDGET(page->card_view), "win.find", "s", "tag:gil");
  wait_until(is_at(fixture, "home"));
  g_assert_true(gtk_widget_get_visible(fixture->window->return_button));
  gint64 spent = ilk_session_get_elapsed(page->session);
  ilk_clock_advance(ILK_MS_PER_MINUTE);
  g_assert_cmpint(ilk_session_get_elapsed(page->session), ==, spent);

  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.return", NULL);
  wait_until(is_at(fixture, "session"));
  g_assert_false(gtk_widget_get_visible(fixture->window->return_button));
  g_assert_cmpstr(get_question(fixture), ==, question);
  g_assert_cmpint(phase(fixture), ==, before);
}

static void
test_links_leave_the_session_waiting(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  UiSessionPage *page = session_page(fixture);
  follow_links(fixture);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  follow_links(fixture);

  gtk_widget_activate_action(GTK_WIDGET(page->card_view), "session.open-demo", "s", "lost-updates");
  g_assert_true(ui_session_page_is_lab_open(page));
  follow_links(fixture);
  g_assert_true(ui_session_page_is_lab_open(page));
  press("Escape");
  wait_until(!ui_session_page_is_lab_open(page));

  /* Escape leads back, too; in the session it then ends it. */
  gtk_widget_activate_action(GTK_WIDGET(page->card_view), "win.find", "s", "");
  wait_until(is_at(fixture, "home"));
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.back", NULL);
  wait_until(is_at(fixture, "session"));
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.back", NULL);
  wait_until(is_at(fixture, "home"));
  g_assert_false(gtk_widget_get_visible(fixture->window->return_button));
  close_window(fixture);
}

/* (nullable): the window with what is known of a card, while it is up. */
static GtkWindow *
find_info(void)
{
  GListModel *windows = gtk_window_get_toplevels();

  for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
    g_autoptr(GtkWindow) each = g_list_model_get_item(windows, i);
    if (UI_IS_CARD_INFO(each) && gtk_widget_get_mapped(GTK_WIDGET(each)))
      return each;
  }
  return NULL;
}

static void
test_what_is_known_of_the_card(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  press("i");
  wait_until(find_info() != NULL);
  gtk_window_close(find_info());
  wait_until(find_info() == NULL);
  close_window(fixture);
}

static void
test_practice_is_told(Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.study", "(xs)", (gint64) 0,
                             "cram:lock");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  g_assert_true(ilk_session_is_practice(get_session(fixture)));
  g_autofree char *left = ilk_session_left_text(get_session(fixture));
  g_assert_nonnull(strstr(left, "practice"));
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  press("4");
  wait_until(phase(fixture) != ILK_PHASE_ANSWER);
  close_window(fixture);
}

static void
add_written_card(Fixture *fixture)
{
  static const char *const none[] = {NULL};
  const IlkCardContent content = {.question = "Xyzzy?",
                                  .answer = "plugh",
                                  .tags = none,
                                  .distractors = none,
                                  .key.form = ILK_ANSWER_TYPED};
  g_autoptr(IlkNote) note =
      ilk_note_new_from_content(NULL, ILK_NOTE_QUESTION_AND_ANSWER, &content, 0);
  const IlkEdit edit = {.kind = ILK_EDIT_ADD_NOTE, .note = note, .deck = 1, .seconds = 12};
  g_autoptr(GError) error = NULL;

  ilk_collection_edit(fixture->window->collection, &edit, NULL, &error);
  g_assert_no_error(error);
}

/* Its keys are letters, and Return shows the answer with the grade that follows. */
static void
test_an_answer_is_written(Fixture *fixture, gconstpointer data)
{
  add_written_card(fixture);
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.study", "(xs)", (gint64) 0,
                             "cram:xyzzy");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  for (const char *key = "plush"; *key != '\0'; key++) {
    const char letter[] = {*key, '\0'};
    press(letter);
  }
  press("Return");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  g_assert_cmpint(ilk_session_get_typed(get_session(fixture))->verdict, ==, ILK_TYPED_CLOSE);
  g_assert_cmpint(ilk_session_get_expected(get_session(fixture)), ==, ILK_RATING_HARD);
  g_assert_true(
      gtk_widget_has_css_class(gtk_window_get_focus(GTK_WINDOW(fixture->window)), "hard"));
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_FINISHED);
  close_window(fixture);
}

#define ADD(name, function)                                                                        \
  g_test_add("/study/session-page/" name, Fixture, application, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  ADD("a-card-is-edited-in-between", test_a_card_is_edited_in_between);
  ADD("links-leave-the-session-waiting", test_links_leave_the_session_waiting);
  ADD("escape-leaves-the-card-as-it-is", test_escape_leaves_the_card_as_it_is);
  ADD("what-is-known-of-the-card", test_what_is_known_of_the_card);
  ADD("practice-is-told", test_practice_is_told);
  ADD("an-answer-is-written", test_an_answer_is_written);
  return g_test_run();
}
