/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listening to the side that is up, through a sink that keeps time but needs no device.
 */
#include "app/store/front/collection-import.h"
#include "app/store/front/collection-media.h"
#include "tests/ui/study/screen-reader.h"
#include "tests/ui/study/study-fixture.h"
#include "ui/media/sound.h"

static void
begin(Fixture *fixture)
{
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  wait_until(ui_page_is_ready(UI_PAGE(session_page(fixture))));
}

static IlkPlayerState
get_state(Fixture *fixture)
{
  UiSessionPage *page = session_page(fixture);
  return page->recital != NULL ? ilk_recital_get_state(page->recital) : ILK_PLAYER_IDLE;
}

static gboolean
has_word(GtkWidget *widget)
{
  if (GTK_IS_LABEL(widget) && gtk_label_get_attributes(GTK_LABEL(widget)) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    if (has_word(child))
      return TRUE;
  return FALSE;
}

static gboolean
is_lit(Fixture *fixture)
{
  return has_word(ui_card_view_get_side(session_page(fixture)->card_view));
}

static void
test_a_side_is_heard(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  UiSessionPage *page = session_page(fixture);
  g_assert_null(page->recital);
  g_assert_false(gtk_widget_get_visible(GTK_WIDGET(page->listen_bar)));
  press("l");
  wait_until(get_state(fixture) == ILK_PLAYER_PLAYING && is_lit(fixture));
  g_assert_true(gtk_widget_get_visible(GTK_WIDGET(page->listen_bar)));
  press("l");
  wait_until(get_state(fixture) == ILK_PLAYER_PAUSED);
  g_assert_true(is_lit(fixture));
  press("l");
  wait_until(get_state(fixture) == ILK_PLAYER_IDLE);
  g_assert_false(is_lit(fixture));
  g_assert_false(gtk_widget_get_visible(GTK_WIDGET(page->listen_bar)));
  close_window(fixture);
}

/* Who turns the card has heard enough of that side. */
static void
test_turning_ends_it(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  press("l");
  wait_until(get_state(fixture) == ILK_PLAYER_PLAYING && is_lit(fixture));
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER);
  g_assert_cmpint(get_state(fixture), ==, ILK_PLAYER_IDLE);
  g_assert_false(is_lit(fixture));
  press("l");
  wait_until(get_state(fixture) == ILK_PLAYER_PLAYING && is_lit(fixture));
  IlkCard *card = ilk_session_get_card(session_page(fixture)->session);
  g_assert_cmpfloat_with_epsilon(ilk_recital_get_duration(session_page(fixture)->recital),
                                 ilk_card_get_content(card)->seconds, 0.25);
  close_window(fixture);
}

static void
test_words_and_speed(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  UiSessionPage *page = session_page(fixture);
  press("l");
  wait_until(get_state(fixture) == ILK_PLAYER_PLAYING && is_lit(fixture));
  press("greater");
  wait_until(ilk_recital_get_rate(page->recital) > 1);
  g_assert_cmpstr(page->narration, ==, "en-us 1.25 -");
  press("less");
  wait_until(ilk_recital_get_rate(page->recital) == 1);
  press("l");
  wait_until(get_state(fixture) == ILK_PLAYER_PAUSED);
  double before = ilk_recital_get_position(page->recital);
  press("shift+Right");
  wait_until(ilk_recital_get_position(page->recital) > before);
  press("shift+Left");
  wait_until(ilk_recital_get_position(page->recital) <= before + 0.01);
  close_window(fixture);
}

static void
test_screen_reader(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  UiSessionPage *page = session_page(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(tellers); i++) {
    if (!tellers[i](TRUE))
      continue;
    press("l");
    wait_until(is_said(page->notice));
    g_assert_null(page->recital);
    ui_notice_bar_show(page->notice, NULL);
    tellers[i](FALSE);
  }
  press("l");
  wait_until(get_state(fixture) == ILK_PLAYER_PLAYING);
  close_window(fixture);
}

/* One that comes in the middle has the word, and keeps it until it is turned off. */
static void
test_screen_reader_meanwhile(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  UiSessionPage *page = session_page(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(tellers); i++) {
    press("l");
    wait_until(get_state(fixture) == ILK_PLAYER_PLAYING && is_lit(fixture));
    if (i == 1) {
      press("l");
      wait_until(get_state(fixture) == ILK_PLAYER_PAUSED);
    }
    if (tellers[i](TRUE)) {
      wait_until(get_state(fixture) == ILK_PLAYER_IDLE);
      g_assert_true(is_said(page->notice));
      g_assert_false(is_lit(fixture));
      ui_notice_bar_show(page->notice, NULL);
      press("l");
      wait_until(is_said(page->notice));
      g_assert_cmpint(get_state(fixture), ==, ILK_PLAYER_IDLE);
      tellers[i](FALSE);
    }
    ui_session_page_hush(page);
  }
  close_window(fixture);
}

#define TONE_SECONDS 15

static GBytes *
make_tone(void)
{
  g_autoptr(IlkSpeech) tone = ilk_speech_new(8000);
  for (guint i = 0; i < TONE_SECONDS * 8000; i++) {
    gint16 sample = i / 10 % 2 != 0 ? 9000 : -9000;
    g_array_append_val(tone->samples, sample);
  }
  return ilk_speech_to_plain_wav(tone);
}

static gint64
add_recorded(IlkCollection *collection)
{
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, "Sounds", NULL);
  g_autoptr(GBytes) tone = make_tone();
  g_autofree char *hash = ilk_collection_put_media(collection, tone, NULL);
  g_autofree char *media = g_strconcat("tone.wav\t", hash, NULL);
  const IlkCardContent content = {
      .question = "Which tone? ![](tone.wav)", .answer = "This one.", .seconds = 5};
  IlkImportSummary summary;
  ilk_deck_file_add(deck, NULL, &content);
  ilk_deck_file_set_last_media(deck, media);
  g_assert_true(ilk_collection_import(collection, deck, &summary, NULL));
  return summary.deck;
}

/* A recorded sound is heard instead of the voice: by P from its beginning, by L with all that can
 * be done to what is heard; never twice at once. */
static void
test_a_recorded_sound(Fixture *fixture, gconstpointer data)
{
  UiSound *sound = NULL;
  gint64 deck = add_recorded(fixture->window->collection);
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.deck", "(sx)", "session", deck);
  wait_until(phase(fixture) == ILK_PHASE_QUESTION);
  wait_until((sound = ui_sound_find(GTK_WIDGET(session_page(fixture)->card_view))) != NULL);
  g_object_ref(sound);
  press("p");
  wait_until(ui_sound_is_playing(sound));
  g_assert_null(session_page(fixture)->recital);
  press("l");
  wait_until(get_state(fixture) == ILK_PLAYER_PLAYING);
  g_assert_false(ui_sound_is_playing(sound));
  g_assert_null(ilk_recital_get_narrated(session_page(fixture)->recital));
  wait_until(ilk_recital_get_duration(session_page(fixture)->recital) > TONE_SECONDS - 0.1);
  press("p");
  wait_until(ui_sound_is_playing(sound));
  g_assert_cmpint(get_state(fixture), ==, ILK_PLAYER_IDLE);
  press("space");
  wait_until(phase(fixture) == ILK_PHASE_ANSWER && !ui_sound_is_playing(sound));
  g_object_unref(sound);
  close_window(fixture);
}

/* Closed in the middle, and before the first sound. */
static void
test_closed_meanwhile(Fixture *fixture, gconstpointer data)
{
  begin(fixture);
  press("l");
  wait_until(session_page(fixture)->recital != NULL);
  close_window(fixture);
}

int
main(int argc, char *argv[])
{
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", TRUE);
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
#define ADD(name, function)                                                                        \
  g_test_add("/study/listen/" name, Fixture, application, set_up, function, tear_down)
  ADD("side-is-heard", test_a_side_is_heard);
  ADD("turning-ends-it", test_turning_ends_it);
  ADD("words-and-speed", test_words_and_speed);
  ADD("screen-reader", test_screen_reader);
  ADD("screen-reader-meanwhile", test_screen_reader_meanwhile);
  ADD("a-recorded-sound", test_a_recorded_sound);
  ADD("closed-meanwhile", test_closed_meanwhile);
  return g_test_run();
}
