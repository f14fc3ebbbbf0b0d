/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Archives that mean well and archives that do not: which deck is read, and that what is hostile is
 * refused with a sentence.
 */
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/exchange/deck-archive.h"
#include "app/exchange/media-source.h"

#include <string.h>
#include <zip.h>

#define DECK "# A\n\n## Q\n\n![x](img/a.png)\n"

typedef struct {
  const char *name;
  const char *text;
} Member;

/* @members: (array length=n). Returns: (transfer full): the archive */
static GBytes *
pack(const Member *members, gsize n)
{
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &problem);
  zip_source_keep(target);
  zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &problem);
  g_assert_nonnull(zip);
  for (gsize i = 0; i < n; i++) {
    zip_source_t *source = zip_source_buffer(zip, members[i].text, strlen(members[i].text), 0);
    g_assert_cmpint(zip_file_add(zip, members[i].name, source, ZIP_FL_ENC_UTF_8), ==, (gint64) i);
  }
  g_assert_cmpint(zip_close(zip), ==, 0);
  zip_stat_t info;
  zip_source_open(target);
  zip_source_stat(target, &info);
  guchar *data = g_malloc(info.size);
  g_assert_cmpint(zip_source_read(target, data, info.size), ==, (gint64) info.size);
  zip_source_close(target);
  zip_source_free(target);
  return g_bytes_new_take(data, info.size);
}

/* Returns: (transfer full): the title of the deck in the archive, else the error's sentence */
static char *
dup_title(GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckArchive) archive = ilk_deck_archive_open_bytes(bytes, "x.zip", &error);
  g_autoptr(IlkDeckFile) deck =
      archive != NULL ? ilk_deck_archive_read_deck(archive, &error) : NULL;
  g_assert_true((deck == NULL) == (error != NULL));
  return g_strdup(deck != NULL ? deck->title : error->message);
}

static void
test_which_deck(void)
{
  const struct {
    Member members[3];
    const char *said;
  } cases[] = {
      {{{"deck.md", DECK}}, "A"},
      {{{"a.png", "x"}, {"some/where/x.md", DECK}}, "A"},
      {{{"x.md", DECK}, {"deck.md", "# B\n\n## Q\n\nA\n"}}, "B"},
      {{{"top.md", DECK}, {"sub/deck.md", "# B\n\n## Q\n\nA\n"}}, "A"},
      {{{"__MACOSX/._x.md", "\xff"}, {"x.md", DECK}}, "A"},
      {{{"x.md", DECK}, {"y.md", DECK}},
       "There are several decks in “x.zip”. Call the one that is meant “deck.md”."},
      {{{"a.png", "x"}}, "There is no deck in “x.zip”: a deck file ends in .md."},
      {{{"deck.md", "no deck"}}, "deck.md:1: "},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    gsize n = 0;
    while (n < G_N_ELEMENTS(cases[i].members) && cases[i].members[n].name != NULL)
      n++;
    g_autoptr(GBytes) bytes = pack(cases[i].members, n);
    g_autofree char *said = dup_title(bytes);
    g_test_message("%s", said);
    g_assert_true(g_str_has_prefix(said, cases[i].said));
  }
}

static void
test_members(void)
{
  const Member members[] = {{"d/deck.md", DECK},
                            {"d/img/a.png", "inside"},
                            {"img/a.png", "beside"},
                            {"../secret", "out"}};
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = pack(members, G_N_ELEMENTS(members));
  g_autoptr(IlkDeckArchive) archive = ilk_deck_archive_open_bytes(bytes, "x.zip", &error);
  g_autoptr(IlkDeckFile) deck = ilk_deck_archive_read_deck(archive, &error);
  g_assert_no_error(error);
  g_autoptr(GBytes) found = ilk_deck_archive_read(archive, "img/a.png", &error);
  g_assert_no_error(error);
  g_assert_cmpmem(g_bytes_get_data(found, NULL), g_bytes_get_size(found), "inside", 6);
  g_assert_null(ilk_deck_archive_read(archive, "lost.png", &error));
  g_assert_no_error(error);
}

/* What unpacks to far more than it is. */
static void
test_bomb(void)
{
  g_autofree char *zeros = g_strnfill(ILK_MAX_DECK_TEXT_BYTES / 2, ' ');
  g_autofree char *one_too_many = g_strnfill(ILK_MAX_DECK_TEXT_BYTES + 1, 'x');
  const Member packed[] = {{"deck.md", zeros}};
  const Member large[] = {{"deck.md", one_too_many}};
  const Member *const cases[] = {packed, large};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GBytes) bytes = pack(cases[i], 1);
    g_autofree char *said = dup_title(bytes);
    g_assert_cmpstr(said, ==, "“x.zip” unpacks to more than a deck may have.");
  }
}

/* Cut anywhere, or with any byte changed, an archive gives its deck or a sentence. */
static void
test_damage(void)
{
  const Member members[] = {{"deck.md", DECK}, {"img/a.png", "a picture"}};
  g_autoptr(GBytes) whole = pack(members, G_N_ELEMENTS(members));
  gsize length;
  const guint8 *data = g_bytes_get_data(whole, &length);
  for (gsize i = 0; i < length; i++) {
    g_autofree guint8 *changed = g_memdup2(data, length);
    changed[i] ^= 0x55;
    g_autoptr(GBytes) cut = g_bytes_new(data, i);
    g_autoptr(GBytes) bent = g_bytes_new(changed, length);
    g_autofree char *of_cut = dup_title(cut);
    g_autofree char *of_bent = dup_title(bent);
    g_assert_cmpstr(of_cut, !=, "A");
    g_assert_nonnull(of_bent);
  }
}

static void
test_names(void)
{
  const struct {
    const char *name;
    const char *path;
  } cases[] = {
      {"a.png", "a.png"},
      {"./img//a.png", "img/a.png"},
      {"a%20b.png", "a b.png"},
      {"100%.png", "100%.png"},
      {"../a.png", NULL},
      {"img/../../a.png", NULL},
      {"/etc/passwd", NULL},
      {"%2fetc/passwd", "%2fetc/passwd"},
      {"%2e%2e/a", NULL},
      {"a\\b.png", NULL},
      {"", NULL},
      {".", NULL},
      {"a%00b", "a%00b"},
      {"a%0ab", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = ilk_media_name_normalise(cases[i].name);
    g_test_message("%s", cases[i].name);
    g_assert_cmpstr(path, ==, cases[i].path);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deck-archive/which-deck", test_which_deck);
  g_test_add_func("/deck-archive/members", test_members);
  g_test_add_func("/deck-archive/bomb", test_bomb);
  g_test_add_func("/deck-archive/damage", test_damage);
  g_test_add_func("/deck-archive/names", test_names);
  return g_test_run();
}
