/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck is heard by itself, at thrice the speed, through a sink that keeps time.
 */
#include "app/narration/listening-private.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-listening.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"
#include "tests/folder.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  GPtrArray *cards;
  IlkListening *listening;
  GString *stages;
  char *problem;
} Fixture;

static void
changed_cb(Fixture *fixture)
{
  static const char letters[] = {'.', 'q', 'p', 'a', 'g'};
  char stage = letters[ilk_listening_get_stage(fixture->listening)];
  char last = fixture->stages->len > 0 ? fixture->stages->str[fixture->stages->len - 1] : '.';
  if (stage != last)
    g_string_append_c(fixture->stages, stage);
}

static void
failed_cb(Fixture *fixture, const GError *error)
{
  fixture->problem = g_strdup(error->message);
}

static GPtrArray *
add_deck(IlkCollection *collection)
{
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, "Short", NULL);
  const IlkCardContent contents[] = {{.question = "One?", .answer = "First.", .seconds = 1},
                                     {.question = "Two?", .answer = "Second.", .seconds = 1}};
  IlkImportSummary summary;
  for (gsize i = 0; i < G_N_ELEMENTS(contents); i++)
    ilk_deck_file_add(deck, NULL, &contents[i]);
  g_assert_true(ilk_collection_import(collection, deck, &summary, NULL));
  const IlkCardSearch search = {.text = "", .order = ILK_ORDER_DECK, .deck = summary.deck};
  g_autoptr(GArray) ids = ilk_collection_find_cards(collection, &search, NULL);
  return ilk_collection_list_cards(collection, (const gint64 *) (gpointer) ids->data, ids->len,
                                   NULL);
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new("en-us 3");
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->cards = add_deck(fixture->collection);
  fixture->stages = g_string_new(NULL);
  fixture->listening = ilk_listening_new(fixture->collection, fixture->cards, choice);
  g_signal_connect_swapped(fixture->listening, "changed", G_CALLBACK(changed_cb), fixture);
  g_signal_connect_swapped(fixture->listening, "failed", G_CALLBACK(failed_cb), fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data(fixture->listening, fixture);
  while (G_OBJECT(fixture->listening)->ref_count > 1)
    g_main_context_iteration(NULL, TRUE);
  g_assert_finalize_object(fixture->listening);
  while (g_main_context_iteration(NULL, FALSE))
    ;
  g_ptr_array_unref(fixture->cards);
  g_string_free(fixture->stages, TRUE);
  g_free(fixture->problem);
  fixture_assert_sound(fixture->collection);
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

#define wait_until(condition)                                                                      \
  while (!(condition))                                                                             \
  g_main_context_iteration(NULL, TRUE)

static IlkListeningStage
get_stage(Fixture *fixture)
{
  return ilk_listening_get_stage(fixture->listening);
}

static void
test_by_itself(Fixture *fixture, gconstpointer data)
{
  ilk_listening_toggle(fixture->listening);
  wait_until(get_stage(fixture) == ILK_LISTENING_STOPPED || fixture->problem != NULL);
  g_assert_null(fixture->problem);
  g_assert_cmpstr(fixture->stages->str, ==, "qpagqpag.");
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 0);

  /* What was heard is kept, and says nothing of memory. */
  g_autoptr(GArray) heard = ilk_collection_list_heard(fixture->collection, 10, NULL);
  g_assert_cmpuint(heard->len, ==, 2);
  g_assert_cmpint(g_array_index(heard, gint64, 0), ==, ilk_card_get_id(fixture->cards->pdata[1]));
  g_autoptr(IlkCard) card =
      ilk_collection_get_card(fixture->collection, g_array_index(heard, gint64, 0), NULL);
  g_assert_cmpint(ilk_card_get_memory(card)->state, ==, ILK_STATE_NEW);
}

static void
test_by_hand(Fixture *fixture, gconstpointer data)
{
  ilk_listening_toggle(fixture->listening);
  ilk_listening_toggle(fixture->listening);
  g_assert_true(ilk_listening_is_paused(fixture->listening));
  ilk_listening_next(fixture->listening);
  g_assert_cmpint(get_stage(fixture), ==, ILK_LISTENING_ANSWER);
  g_assert_false(ilk_listening_is_paused(fixture->listening));
  ilk_listening_next(fixture->listening);
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 1);
  ilk_listening_next(fixture->listening);
  ilk_listening_previous(fixture->listening);
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 1);
  ilk_listening_previous(fixture->listening);
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 0);
  ilk_listening_previous(fixture->listening);
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 0);
  ilk_listening_stop(fixture->listening);
}

static gboolean
is_answered(Fixture *fixture)
{
  g_autoptr(IlkCard) card =
      ilk_collection_get_card(fixture->collection, ilk_card_get_id(fixture->cards->pdata[0]), NULL);
  return ilk_card_get_memory(card)->state != ILK_STATE_NEW;
}

/* A grade is an answer like any other, and only once the question was heard. */
static void
test_grades(Fixture *fixture, gconstpointer data)
{
  ilk_listening_toggle(fixture->listening);
  ilk_listening_grade(fixture->listening, ILK_RATING_GOOD);
  g_assert_cmpint(get_stage(fixture), ==, ILK_LISTENING_QUESTION);
  ilk_listening_next(fixture->listening);
  ilk_listening_grade(fixture->listening, ILK_RATING_GOOD);
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 1);
  wait_until(is_answered(fixture));
  ilk_listening_stop(fixture->listening);
}

/* A grade that cannot be stored is told, and its card is up again; nothing is heard meanwhile. */
static void
test_failed_grade(Fixture *fixture, gconstpointer data)
{
  gint64 card = ilk_card_get_id(fixture->cards->pdata[0]);
  ilk_listening_toggle(fixture->listening);
  ilk_listening_next(fixture->listening);
  const IlkEdit edit = {.kind = ILK_EDIT_DELETE_NOTES, .cards = &card, .n_cards = 1};
  g_assert_true(ilk_collection_edit(fixture->collection, &edit, NULL, NULL));
  ilk_listening_grade(fixture->listening, ILK_RATING_GOOD);
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 1);
  wait_until(fixture->problem != NULL);
  g_assert_cmpint(get_stage(fixture), ==, ILK_LISTENING_STOPPED);
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 0);
  g_assert_false(ilk_listening_can_grade(fixture->listening));
  g_assert_true(g_str_has_suffix(fixture->problem, "."));
}

/* The sleep timer lets the card that is up be heard to its end; then it is still, and goes on from
 * the next one when it is asked to. */
static void
test_sleep(Fixture *fixture, gconstpointer data)
{
  ilk_listening_set_sleep(fixture->listening, 15);
  ilk_listening_become_sleepy(fixture->listening);
  ilk_listening_toggle(fixture->listening);
  g_assert_cmpint(get_stage(fixture), ==, ILK_LISTENING_QUESTION);
  ilk_listening_become_sleepy(fixture->listening);
  ilk_listening_next(fixture->listening);
  wait_until(get_stage(fixture) == ILK_LISTENING_STOPPED || fixture->problem != NULL);
  g_assert_null(fixture->problem);
  g_assert_cmpstr(fixture->stages->str, ==, "qag.");
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 1);
  ilk_listening_toggle(fixture->listening);
  wait_until(g_str_has_suffix(fixture->stages->str, "qpag."));
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 0);
}

/* A speed that is chosen meanwhile stays. */
static void
test_speed(Fixture *fixture, gconstpointer data)
{
  IlkRecital *recital = ilk_listening_get_recital(fixture->listening);
  ilk_listening_toggle(fixture->listening);
  g_assert_cmpfloat(ilk_recital_get_rate(recital), ==, 3);
  ilk_listening_set_speed(fixture->listening, 2);
  g_assert_cmpfloat(ilk_recital_get_rate(recital), ==, 2);
  ilk_listening_next(fixture->listening);
  g_assert_cmpfloat(ilk_recital_get_rate(recital), ==, 2);
  ilk_listening_stop(fixture->listening);
}

/* Whenever it is stopped, it is still; whatever was begun, nothing of it is heard later. */
static void
test_stopped_anywhere(Fixture *fixture, gconstpointer data)
{
  for (int steps = 0; steps < 8; steps++) {
    ilk_listening_toggle(fixture->listening);
    for (int i = 0; i < steps; i++) {
      if (i % 3 == 2)
        ilk_listening_toggle(fixture->listening);
      ilk_listening_next(fixture->listening);
      g_main_context_iteration(NULL, FALSE);
    }
    ilk_listening_stop(fixture->listening);
    g_assert_cmpint(get_stage(fixture), ==, ILK_LISTENING_STOPPED);
    g_assert_false(ilk_listening_is_paused(fixture->listening));
    g_assert_cmpint(ilk_recital_get_state(ilk_listening_get_recital(fixture->listening)), ==,
                    ILK_PLAYER_IDLE);
    while (g_main_context_iteration(NULL, FALSE))
      ;
    g_assert_cmpint(get_stage(fixture), ==, ILK_LISTENING_STOPPED);
  }
  g_assert_null(fixture->problem);
}

static void
test_place(Fixture *fixture, gconstpointer data)
{
  const IlkHeard heard[] = {{ilk_card_get_id(fixture->cards->pdata[0]), 1000, TRUE, 900},
                            {ilk_card_get_id(fixture->cards->pdata[1]), 2000, FALSE, 0},
                            {1, 3000, TRUE, 500}};
  for (gsize i = 0; i < G_N_ELEMENTS(heard); i++)
    g_assert_true(ilk_collection_add_heard(fixture->collection, &heard[i], NULL));
  g_autoptr(GArray) cards = ilk_collection_list_heard(fixture->collection, 10, NULL);
  ilk_listening_find_place(fixture->listening, cards);
  g_assert_cmpuint(ilk_listening_get_index(fixture->listening), ==, 1);
}

static void
test_lengths(Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat(ilk_listening_get_total(fixture->listening), ==, 2);
  ilk_listening_toggle(fixture->listening);
  ilk_listening_next(fixture->listening);
  wait_until(ilk_listening_get_seconds(fixture->listening, 0) != 1);
  g_assert_cmpfloat_with_epsilon(ilk_listening_get_seconds(fixture->listening, 0), 1, 0.5);
  ilk_listening_stop(fixture->listening);
}

int
main(int argc, char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp("interlock-speech-XXXXXX", NULL);
  g_setenv("XDG_CACHE_HOME", cache, TRUE);
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", TRUE);
  g_test_init(&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add("/narration/listening/" name, Fixture, NULL, set_up, function, tear_down)
  ADD("by-itself", test_by_itself);
  ADD("by-hand", test_by_hand);
  ADD("grades", test_grades);
  ADD("failed-grade", test_failed_grade);
  ADD("sleep", test_sleep);
  ADD("speed", test_speed);
  ADD("stopped-anywhere", test_stopped_anywhere);
  ADD("place", test_place);
  ADD("lengths", test_lengths);
  int status = g_test_run();
  remove_folder(cache);
  return status;
}
