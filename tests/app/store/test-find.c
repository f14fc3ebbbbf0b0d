/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches over a collection, and what they find: the file ids of the cards, in order.
 */
#include "app/base/error.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#define DECK                                                                                       \
  "# Signs / and more\n\n- id: signs\n\n"                                                          \
  "## What is C++?\n\n- id: cpp\n- tags: languages, a::b\n- time: 30\n\nA language of "            \
  "objects.\n\n"                                                                                   \
  "## What is C#?\n\n- id: csharp\n- tags: languages\n- time: 5\n\nA language with a runtime.\n\n" \
  "## Which lock?\n\n- id: lock\n- demo: convoy\n- time: 9\n\nThe global one locks all "           \
  "threads.\n\n"                                                                                   \
  "## Locks or threads\n\n- id: locks\n- time: 9\n\nBoth: `counter += 1`.\n"

typedef struct {
  char *directory;
  IlkCollection *collection;
  gint64 first;
} Found;

static void
set_up(Found *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;
  self->directory = fixture_dup_directory();
  self->collection = fixture_open(self->directory);
  g_autoptr(IlkDeckFile) file = ilk_deck_file_parse(DECK, strlen(DECK), "signs.md", &error);
  g_assert_no_error(error);
  g_assert_true(ilk_collection_import(self->collection, file, &summary, &error));
  const IlkCardSearch search = {.text = "cpp OR \"What is C++\""};
  g_autoptr(GArray) ids = ilk_collection_find_cards(self->collection, &search, &error);
  g_assert_cmpuint(ids->len, ==, 1);
  self->first = g_array_index(ids, gint64, 0);
}

static void
tear_down(Found *self, gconstpointer data)
{
  fixture_close(self->collection);
  fixture_remove(self->directory);
}

/* The four cards have numbers that follow one another: they are written as 0 to 3. */
static char *
dup_found_by(Found *self, const char *text, IlkCardOrder order, gboolean descending,
             gboolean glance)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *query = g_strconcat("deck:\"Signs*\" ", text, NULL);
  const IlkCardSearch search = {
      .text = query, .order = order, .descending = descending, .glance = glance};
  g_autoptr(GArray) ids = ilk_collection_find_cards(self->collection, &search, &error);
  GString *found = g_string_new(NULL);
  g_assert_no_error(error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf(found, "%d", (int) (g_array_index(ids, gint64, i) - self->first));
  return g_string_free(found, FALSE);
}

static char *
dup_found(Found *self, const char *text, IlkCardOrder order, gboolean descending)
{
  return dup_found_by(self, text, order, descending, FALSE);
}

/* Of so few cards a glance sees them all, without the text index. */
static void
assert_found(Found *self, const char *text, const char *expected)
{
  g_autofree char *found = dup_found(self, text, ILK_ORDER_DECK, FALSE);
  g_test_message("%s", text);
  g_assert_cmpstr(found, ==, expected);
  g_autofree char *glanced = dup_found_by(self, text, ILK_ORDER_DECK, FALSE, TRUE);
  g_assert_cmpstr(glanced, ==, expected);
}

static void
test_words(Found *self, gconstpointer data)
{
  static const char *const cases[][2] = {
      {"", "0123"},
      {"language ", "01"},
      {"langu", "01"},
      {"langu ", ""},
      {"langu* ", "01"},
      {"C++", "0"},
      {"C#", "1"},
      {"c++ ", "0"},
      {"lock ", "2"},
      {"\"which lock\"", "2"},
      {"\"lock which\"", ""},
      {"-language ", "23"},
      {"lock or locks ", "23"},
      {"\"counter += 1\"", "3"},
      {"\"counter -= 1\"", ""},
      {"+=", "3"},
      {"%", ""},
      {"tag:languages", "01"},
      {"tag:LANG*", "01"},
      {"tag:a", "0"},
      {"tag:a::b", "0"},
      {"tag:b", ""},
      {"demo:convoy", "2"},
      {"demo:con*", "2"},
      {"-demo:*", "013"},
      {"deck:signs*", "0123"},
      {"deck:nothing", ""},
      {"kind:qa", "0123"},
      {"kind:cloze", ""},
      {"flag:0", "0123"},
      {"flag:3", ""},
      {"is:new", "0123"},
      {"is:due", ""},
      {"is:suspended", ""},
      {"added:1", "0123"},
      {"prop:seconds>8", "023"},
      {"prop:seconds=9", "23"},
      {"prop:stability>0", ""},
      {"prop:reps=0", "0123"},
      {"rated:1", ""},
      {"(tag:languages -c#) or demo:convoy", "02"},
      {"'; DROP TABLE card; --", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_found(self, cases[i][0], cases[i][1]);
}

static void
test_answers(Found *self, gconstpointer data)
{
  fixture_answer(self->collection, self->first, ILK_RATING_EASY);
  fixture_answer(self->collection, self->first + 1, ILK_RATING_AGAIN);
  assert_found(self, "is:review", "0");
  assert_found(self, "is:learning", "1");
  assert_found(self, "is:new", "23");
  assert_found(self, "rated:1", "01");
  assert_found(self, "rated:1:again", "1");
  assert_found(self, "prop:stability>1", "0");
  assert_found(self, "prop:retrievability>0.99", "01");
  assert_found(self, "prop:interval>=1", "0");
  assert_found(self, "prop:due>=1", "0");
  assert_found(self, "is:due", "");

  g_assert_true(ilk_collection_undo(self->collection, self->first + 1, NULL, NULL));
  assert_found(self, "rated:1", "0");
  ilk_clock_advance(40 * ILK_MS_PER_DAY);
  assert_found(self, "is:due", "0");
  assert_found(self, "rated:7", "");
  assert_found(self, "added:7", "");
  assert_found(self, "prop:due<0", "0");
}

static void
test_orders(Found *self, gconstpointer data)
{
  static const struct {
    IlkCardOrder order;
    const char *rising;
    const char *falling;
  } cases[] = {
      {ILK_ORDER_DECK, "0123", "3210"},
      {ILK_ORDER_QUESTION, "3102", "2013"},
      {ILK_ORDER_ADDED, "0123", "3210"},
      {ILK_ORDER_RELEVANCE, "0123", "3210"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *rising = dup_found(self, "", cases[i].order, FALSE);
    g_autofree char *falling = dup_found(self, "", cases[i].order, TRUE);
    g_assert_cmpstr(rising, ==, cases[i].rising);
    g_assert_cmpstr(falling, ==, cases[i].falling);
  }
}

static void
test_lists(Found *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  const gint64 ids[] = {self->first + 2, 999999, self->first};
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards(self->collection, ids, G_N_ELEMENTS(ids), &error);
  g_assert_no_error(error);
  g_assert_cmpuint(cards->len, ==, 2);
  g_assert_cmpint(ilk_card_get_id(cards->pdata[0]), ==, self->first + 2);
  g_assert_cmpint(ilk_card_get_id(cards->pdata[1]), ==, self->first);

  const IlkCardSearch wrong = {.text = "is:nothing"};
  g_assert_null(ilk_collection_find_cards(self->collection, &wrong, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
}

static guint
count_glanced(Found *self, const char *text, gboolean descending)
{
  g_autoptr(GError) error = NULL;
  const IlkCardSearch search = {.text = text, .descending = descending, .glance = TRUE};
  g_autoptr(GArray) ids = ilk_collection_find_cards(self->collection, &search, &error);
  g_assert_no_error(error);
  return ids->len;
}

/* The oldest notes, or the newest, and no more of them than a screen has room for. */
static void
test_a_glance_is_short(Found *self, gconstpointer data)
{
  fixture_import(self->collection, 1500);
  const guint many = count_glanced(self, "würdevolle", FALSE);
  g_assert_cmpuint(many, >, 30);
  g_assert_cmpuint(many, <, 500);
  g_assert_cmpuint(count_glanced(self, "number20", FALSE), >=, 1);
  g_assert_cmpuint(count_glanced(self, "number1500", FALSE), ==, 0);
  g_assert_cmpuint(count_glanced(self, "number1500", TRUE), ==, 1);
  g_assert_cmpuint(count_glanced(self, "is:suspended", FALSE), ==, 0);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/store/find/words", Found, NULL, set_up, test_words, tear_down);
  g_test_add("/store/find/answers", Found, NULL, set_up, test_answers, tear_down);
  g_test_add("/store/find/orders", Found, NULL, set_up, test_orders, tear_down);
  g_test_add("/store/find/lists", Found, NULL, set_up, test_lists, tear_down);
  g_test_add("/store/find/a-glance-is-short", Found, NULL, set_up, test_a_glance_is_short,
             tear_down);
  return g_test_run();
}
