/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to the card that is up besides grading it.
 */
#include "tests/ui/study/study-fixture.h"
#include "ui/cards/card-editor-private.h"

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

#define ADD(name, function)                                                                        \
  g_test_add("/study/session-page/" name, Fixture, application, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  ADD("a-card-is-edited-in-between", test_a_card_is_edited_in_between);
  ADD("escape-leaves-the-card-as-it-is", test_escape_leaves_the_card_as_it_is);
  return g_test_run();
}
