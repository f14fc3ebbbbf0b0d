/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck that is read piece by piece is the deck that is read at once, wherever the pieces end; so
 * are its mistakes.
 */
#include "app/base/error.h"
#include "app/deckfile/deck-reader.h"
#include "app/deckfile/id-set.h"

#include <string.h>

/* Returns: (transfer full): all cards of @source, NULL on error */
static IlkDeckFile *
collect(IlkCardSource *source, GArray *lines, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(IlkDeckFile) deck =
      ilk_deck_file_new(source->deck->id, source->deck->title, source->deck->description);
  for (;;) {
    g_autoptr(IlkCardBatch) batch = ilk_card_source_next(source, &local_error);
    if (batch == NULL)
      break;
    g_assert_cmpuint(batch->cards->len, >, 0);
    g_assert_cmpuint(batch->cards->len, ==, batch->lines->len);
    g_array_append_vals(lines, batch->lines->data, batch->lines->len);
    g_ptr_array_extend_and_steal(deck->cards, g_steal_pointer(&batch->cards));
  }
  if (local_error == NULL)
    return g_steal_pointer(&deck);
  g_propagate_error(error, g_steal_pointer(&local_error));
  return NULL;
}

static IlkDeckFile *
read_in_pieces(const char *text, gsize piece, GArray *lines, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(IlkCardSource) source = ilk_deck_reader_new_for_bytes(bytes, piece, "deck.md", error);
  return source != NULL ? collect(source, lines, error) : NULL;
}

static const char *const decks[] = {
    "# T\n\n## Q\n\nA\n",
    "# T\n\nWhat it is.\n\n- id: t\n\n## Q1\n\n- tags: a\n\nA1\n\n## Q2\n\nA2\n",
    "# T\r\n\r\n- id: t\r\n\r\n## Q1\r\n\r\nA1\r\n\r\n## Q2\r\n\r\nA2\r\n",
    "# T\r\r## Q1\r\rA1\r\r## Q2\r\rA2\r",
    "\xEF\xBB\xBF# Größe\n\n## Wie groß?\n\nSehr groß: ÄÖÜ€😀\n\n## Und 😀?\n\n😀😀😀\n",
    "# T\n\n## Q1\n\n```\n## no heading\n\n# nor this\n```\n\n## Q2\n\n<!--\n## "
    "hidden\n-->\n\nA2\n",
    "# T\n\n## Q1\n\n> ## quoted\n\n- ## in a list\n\nA1\n\n## Q2\n\n~~~~\n~~~\n## "
    "code\n~~~~\n\nA2\n",
    "# T\n\n## Q1\n\nA | B\n--|--\n1 | 2\n\n## Q2\n\n    ## indented code\n\nA2\n\n##   Q3   "
    "##\n\nA3",
    "# T\n\n## Q1\n\n### Question\n\nA long one\n\n### Answer\n\nA1\n\n### Wrong answers\n\n- "
    "W1\n- W2\n"
    "\n## Q2\n\nA2\n",
    "# T\n\n## {{c1::Gap}} and {{c2::another}}\n\n- kind: cloze\n\n## Q2\n\nA2\n",
    "# T\n\n## Q1\n\n- needs: b, c\n- id: a\n\nA\n\n## Q2\n\n- id: b\n\nB\n\n## Q3\n\n- id: "
    "c\n\nC\n",
    /* Mistakes. */
    "# T\n\n## Q1\n\nA\n\n## Q2\n\n- needs: b\n- id: a\n\nA\n\n## Q3\n\n- needs: a\n- id: b\n\nB\n",
    "# T\n\n## Q1\n\n- needs: b\n- id: a\n\nA\n\n## Q2\n\nB\n",
    "",
    "no title\n",
    "# T\n",
    "# T\n\n## Q1\n\nA1\n\n# Second\n\n## Q2\n\nA2\n",
    "# T\n\n## Q1\n\nA1\n\n## Q2\n\n## Q3\n\nA3\n",
    "# T\n\n## Q1\n\nA1\n\n## Q1\n\nA2\n",
    "# T\n\n## Q1\n\n- id: x\n\nA1\n\n## Q2\n\nA2\n\n## Q3\n\n- id: x\n\nA3\n",
    "# T\n\n## Q1\n\nA1\n\nunderlined\n---\n\n## Q2\n\nA2\n",
    "# T\n\n## Q1\n\nA1\n\n### Wrong anwsers\n\n- W\n\n## Q2\n\nA2\n",
    "# T\n\n## Q1\n\nA1\n\n## Q2\n\nbad \xFF byte\n",
};

static void
assert_same(const char *text, gsize piece)
{
  g_autoptr(GError) whole_error = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(IlkDeckFile) whole = ilk_deck_file_parse(text, strlen(text), "deck.md", &whole_error);
  g_autoptr(IlkDeckFile) read = read_in_pieces(text, piece, lines, &error);
  g_assert_cmpstr(error != NULL ? error->message : NULL, ==,
                  whole_error != NULL ? whole_error->message : NULL);
  g_assert_true((whole == NULL) == (read == NULL));
  if (whole == NULL)
    return;
  g_autofree char *expected = ilk_deck_file_to_markdown(whole);
  g_autofree char *markdown = ilk_deck_file_to_markdown(read);
  g_assert_cmpstr(markdown, ==, expected);
  for (guint i = 0; i < whole->cards->len; i++)
    g_assert_cmpstr(ilk_deck_file_get_card(read, i)->earlier_id, ==,
                    ilk_deck_file_get_card(whole, i)->earlier_id);
}

static void
test_pieces(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(decks); i++) {
    g_test_message("deck %zu", i);
    for (gsize piece = 1; piece <= strlen(decks[i]) + 1; piece++)
      assert_same(decks[i], piece);
  }
}

static void
test_lines(void)
{
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(IlkDeckFile) deck =
      read_in_pieces("# T\n\n## Q1\n\nA1\n\n\n## Q2\n\nA\nB\n\n## Q3\n\nA\n", 5, lines, NULL);
  const guint expected[] = {3, 8, 13};
  g_assert_nonnull(deck);
  g_assert_cmpmem(lines->data, lines->len * sizeof(guint), expected, sizeof expected);
}

/* Also while a thread reads ahead, and when it is left in the middle. */
static void
test_again_and_ahead(void)
{
  g_autoptr(GString) text = g_string_new("# T\n\n");
  for (int i = 0; i < 1000; i++)
    g_string_append_printf(text, "## Question %d\n\nAnswer %d\n\n", i, i);
  g_autoptr(GBytes) bytes = g_bytes_new_static(text->str, text->len);
  IlkCardSource *reader = ilk_deck_reader_new_for_bytes(bytes, 200, "deck.md", NULL);
  g_autoptr(IlkCardSource) source = ilk_card_source_new_ahead(reader);
  g_autoptr(IlkCardBatch) first = ilk_card_source_next(source, NULL);
  g_assert_nonnull(first);
  for (int i = 0; i < 2; i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
    g_assert_true(ilk_card_source_rewind(source, &error));
    g_autoptr(IlkDeckFile) deck = collect(source, lines, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(deck->cards->len, ==, 1000);
    g_assert_cmpuint(g_array_index(lines, guint, 999), ==, 3 + 999 * 4);
  }
}

static void
test_one_card_too_long(void)
{
  g_autoptr(GString) text = g_string_new("# T\n\n## Q\n\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
  while (text->len < 18 * 1024 * 1024)
    g_string_append(text, "Word after word after word after word after word after word.\n");
  g_assert_null(read_in_pieces(text->str, 0, lines, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE);
  g_assert_true(g_str_has_prefix(error->message, "deck.md:"));
}

static void
test_id_set(void)
{
  g_autoptr(IlkIdSet) set = ilk_id_set_new();
  for (int round = 0; round < 2; round++) {
    for (int i = 0; i < 5000; i++) {
      g_autofree char *id = g_strdup_printf("card-%d", i);
      g_assert_true(ilk_id_set_add(set, id) == (round == 0));
    }
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deckfile/deck-reader/pieces", test_pieces);
  g_test_add_func("/deckfile/deck-reader/lines", test_lines);
  g_test_add_func("/deckfile/deck-reader/again", test_again_and_ahead);
  g_test_add_func("/deckfile/deck-reader/one-card-too-long", test_one_card_too_long);
  g_test_add_func("/deckfile/deck-reader/id-set", test_id_set);
  return g_test_run();
}
