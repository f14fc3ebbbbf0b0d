/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card keeps its own copy of what it says.
 */
#include "app/model/card.h"

static void
test_card_copies_its_content(void)
{
  char question[] = "Why?";
  char tag[] = "threads";
  const char *tags[] = {tag, NULL};
  IlkCardContent content = {
      .question = question, .answer = "So.", .seconds = 17, .demo = "four-ways", .tags = tags};
  IlkMemory memory = {.state = ILK_STATE_REVIEW, .stability = 3.5, .reps = 2};

  IlkCard *card = ilk_card_new(7, 3, &content, &memory);
  question[0] = tag[0] = 'X';
  tags[0] = NULL;
  memory.reps = 9;

  const IlkCardContent *kept = ilk_card_get_content(card);
  g_assert_cmpint(ilk_card_get_id(card), ==, 7);
  g_assert_cmpint(ilk_card_get_deck(card), ==, 3);
  g_assert_cmpstr(kept->question, ==, "Why?");
  g_assert_cmpstr(kept->answer, ==, "So.");
  g_assert_cmpint(kept->seconds, ==, 17);
  g_assert_cmpstr(kept->demo, ==, "four-ways");
  g_assert_cmpstr(kept->tags[0], ==, "threads");
  g_assert_null(kept->tags[1]);
  g_assert_null(kept->source);
  g_assert_cmpint(ilk_card_get_memory(card)->state, ==, ILK_STATE_REVIEW);
  g_assert_cmpint(ilk_card_get_memory(card)->reps, ==, 2);
  g_assert_finalize_object(card);
}

static void
test_lists_are_never_null(void)
{
  IlkCard *card = ilk_card_new(1, 1, &(IlkCardContent){.question = "Q", .answer = "A"},
                               &(IlkMemory){.state = ILK_STATE_NEW});
  g_assert_nonnull(ilk_card_get_content(card)->tags);
  g_assert_null(ilk_card_get_content(card)->tags[0]);
  g_assert_nonnull(ilk_card_get_content(card)->distractors);
  g_assert_null(ilk_card_get_content(card)->distractors[0]);
  g_assert_finalize_object(card);
}

static void
test_card_knows_its_note(void)
{
  const IlkCardContent content = {.question = "Q", .answer = "A"};
  const IlkMemory memory = {.state = ILK_STATE_NEW};
  const IlkCardPlace place = {.id = 9, .note = 4, .ordinal = 1, .deck = 3};
  const IlkCardMarks marks = {.suspended = TRUE, .buried_until = 20500, .flag = 7};
  IlkCard *card = ilk_card_new_of_note(&place, &content, &memory, &marks);
  IlkCard *only = ilk_card_new(5, 3, &content, &memory);

  g_assert_cmpint(ilk_card_get_id(card), ==, 9);
  g_assert_cmpint(ilk_card_get_note(card), ==, 4);
  g_assert_cmpint(ilk_card_get_ordinal(card), ==, 1);
  g_assert_true(ilk_card_get_marks(card)->suspended);
  g_assert_cmpint(ilk_card_get_marks(card)->buried_until, ==, 20500);
  g_assert_cmpuint(ilk_card_get_marks(card)->flag, ==, 7);
  g_assert_cmpint(ilk_card_get_note(only), ==, 5);
  g_assert_cmpint(ilk_card_get_ordinal(only), ==, 0);
  g_assert_false(ilk_card_get_marks(only)->suspended);
  g_assert_finalize_object(card);
  g_assert_finalize_object(only);
}

static void
test_target_follows_the_words(void)
{
  const struct {
    int words, seconds;
  } cases[] = {{0, 5}, {1, 5}, {13, 5}, {26, 10}, {44, 17}, {156, 60}, {1000, 60}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) answer = g_string_new("\n");
    for (int word = 0; word < cases[i].words; word++)
      g_string_append(answer, word % 2 == 0 ? "größer  " : "als\n");
    g_assert_cmpint(ilk_target_seconds_for_answer(answer->str), ==, cases[i].seconds);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/model/card/copies", test_card_copies_its_content);
  g_test_add_func("/model/card/note", test_card_knows_its_note);
  g_test_add_func("/model/card/lists-never-null", test_lists_are_never_null);
  g_test_add_func("/model/card/target-seconds", test_target_follows_the_words);
  return g_test_run();
}
