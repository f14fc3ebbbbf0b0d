/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures on their way into a collection and out of it, in a folder and in an archive, and what
 * keeps them there.
 */
#include "app/exchange/deck-export.h"
#include "app/exchange/import-file.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-media.h"
#include "tests/app/store/fixture.h"
#include "tests/folder.h"

#include <string.h>
#include <unistd.h>

typedef struct {
  char *directory;
  char *files; /* a folder for decks */
  IlkCollection *collection;
} Fixture;

static Fixture
set_up(void)
{
  Fixture fixture = {.directory = fixture_dup_directory()};
  fixture.files = g_dir_make_tmp("interlock-files-XXXXXX", NULL);
  fixture.collection = fixture_open(fixture.directory);
  return fixture;
}

static void
tear_down(Fixture *fixture)
{
  fixture_assert_sound(fixture->collection);
  fixture_close(fixture->collection);
  remove_folder(fixture->files);
  g_free(fixture->files);
  fixture_remove(fixture->directory);
}

static void
write_file(const Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(fixture->files, name, NULL);
  g_autofree char *folder = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
assert_file(const Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(fixture->files, name, NULL);
  g_autofree char *found = NULL;
  g_file_get_contents(path, &found, NULL, NULL);
  g_assert_cmpstr(found, ==, text);
}

static guint
count_files(IlkCollection *collection)
{
  g_autoptr(GPtrArray) all = ilk_collection_list_media(collection, TRUE, NULL);
  return all->len;
}

/* What is told beforehand puts nothing anywhere. Returns: (transfer full): the missing files */
static char *
look(const Fixture *fixture, IlkImport *read, IlkImportSummary *told)
{
  g_autoptr(GError) error = NULL;
  guint before = count_files(fixture->collection);
  g_autoptr(IlkImportPreview) preview = ilk_import_preview(read, fixture->collection, NULL, &error);
  g_assert_no_error(error);
  *told = preview->summary;
  g_assert_cmpuint(count_files(fixture->collection), ==, before);
  return g_strjoinv(" ", (char **) ilk_import_get_missing(read));
}

/* Returns: (transfer full): the missing files, which were told before it, too */
static char *
import(const Fixture *fixture, const char *name, IlkImportSummary *summary)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(fixture->files, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(IlkImport) read = ilk_import_open(file, NULL, NULL, &error);
  g_assert_no_error(error);
  IlkImportSummary told;
  g_autofree char *expected = look(fixture, read, &told);
  ilk_import_store(read, fixture->collection, summary, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(told.added, ==, summary->added);
  g_assert_cmpuint(told.changed, ==, summary->changed);
  g_assert_cmpuint(told.unchanged, ==, summary->unchanged);
  char *missing = g_strjoinv(" ", (char **) ilk_import_get_missing(read));
  g_assert_cmpstr(missing, ==, expected);
  return missing;
}

static IlkDeckExport export(const Fixture *fixture, gint64 deck, const char *name)
{
  IlkDeckExport done = {0};
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(fixture->files, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  ilk_deck_export(fixture->collection, deck, file, &done, &error);
  g_assert_no_error(error);
  return done;
}

#define DECK                                                                                       \
  "# Pictures\n\n- id: pictures\n\n## ![x](a.png)\n\n- time: 5 s\n- id: one\n\n"                   \
  "See ![y](img/b%20c.png) and ![z](lost.png)\n\n"                                                 \
  "## Two\n\n- time: 5 s\n- id: two\n\n![x](a.png)\n"

static void
write_deck(const Fixture *fixture)
{
  write_file(fixture, "deck.md", DECK);
  write_file(fixture, "a.png", "the first");
  write_file(fixture, "img/b c.png", "the second");
}

static char *
dup_question(IlkCollection *collection, const char *search)
{
  g_autoptr(GPtrArray) cards = ilk_collection_search(collection, search, 1, NULL);
  g_assert_cmpuint(cards->len, ==, 1);
  return g_strdup(ilk_card_get_content(cards->pdata[0])->question);
}

static guint
count(IlkCollection *collection, IlkMediaUse use)
{
  guint n = 0;
  g_autoptr(GPtrArray) all = ilk_collection_list_media(collection, TRUE, NULL);
  for (guint i = 0; i < all->len; i++)
    n += ((IlkMedia *) all->pdata[i])->use == use;
  return n;
}

static void
test_there_and_back(void)
{
  IlkImportSummary summary;
  Fixture fixture = set_up();
  write_deck(&fixture);
  g_autofree char *missing = import(&fixture, "deck.md", &summary);
  g_assert_cmpstr(missing, ==, "lost.png");
  g_assert_cmpuint(count(fixture.collection, ILK_MEDIA_USED_BY_NOTE), ==, 2);
  g_autofree char *question = dup_question(fixture.collection, "Two");
  g_assert_nonnull(question);

  IlkDeckExport done = export(&fixture, summary.deck, "out/x.md");
  g_assert_cmpuint(done.files, ==, 2);
  assert_file(&fixture, "out/x.md", DECK);
  assert_file(&fixture, "out/a.png", "the first");
  assert_file(&fixture, "out/img/b c.png", "the second");

  export(&fixture, summary.deck, "1.zip");
  g_autofree char *again = import(&fixture, "1.zip", &summary);
  g_assert_cmpstr(again, ==, "lost.png");
  g_assert_cmpuint(summary.unchanged, ==, 2);
  export(&fixture, summary.deck, "2.zip");
  g_autofree char *first = g_build_filename(fixture.files, "1.zip", NULL);
  g_autofree char *second = g_build_filename(fixture.files, "2.zip", NULL);
  g_autoptr(GMappedFile) one = g_mapped_file_new(first, FALSE, NULL);
  g_autoptr(GMappedFile) two = g_mapped_file_new(second, FALSE, NULL);
  g_assert_cmpmem(g_mapped_file_get_contents(one), g_mapped_file_get_length(one),
                  g_mapped_file_get_contents(two), g_mapped_file_get_length(two));
  tear_down(&fixture);
}

/* A deck that comes without its pictures does not lose them; one with another picture has that. */
static void
test_again(void)
{
  IlkImportSummary summary;
  Fixture fixture = set_up();
  write_deck(&fixture);
  g_free(import(&fixture, "deck.md", &summary));
  write_file(&fixture, "bare/deck.md", DECK);
  g_free(import(&fixture, "bare/deck.md", &summary));
  g_assert_cmpuint(summary.unchanged, ==, 2);
  g_assert_cmpuint(count(fixture.collection, ILK_MEDIA_USED_BY_NOTE), ==, 2);

  write_file(&fixture, "a.png", "another");
  g_free(import(&fixture, "deck.md", &summary));
  g_assert_cmpuint(summary.changed, ==, 2);
  export(&fixture, summary.deck, "out/x.md");
  assert_file(&fixture, "out/a.png", "another");
  tear_down(&fixture);
}

/* A link may lead about the deck's folder, and not out of it. */
static void
test_links(void)
{
  IlkImportSummary summary;
  Fixture fixture = set_up();
  write_file(&fixture, "secret", "secret");
  write_file(&fixture, "d/a.png", "a picture");
  write_file(&fixture, "d/deck.md", "# D\n\n## Q\n\n![](in.png) ![](out.png) ![](dir/secret)\n");
  g_autofree char *in = g_build_filename(fixture.files, "d", "in.png", NULL);
  g_autofree char *out = g_build_filename(fixture.files, "d", "out.png", NULL);
  g_autofree char *dir = g_build_filename(fixture.files, "d", "dir", NULL);
  g_assert_cmpint(symlink("a.png", in), ==, 0);
  g_assert_cmpint(symlink("../secret", out), ==, 0);
  g_assert_cmpint(symlink("..", dir), ==, 0);
  g_autofree char *missing = import(&fixture, "d/deck.md", &summary);
  g_assert_cmpstr(missing, ==, "out.png dir/secret");

  g_autofree char *target = g_build_filename(fixture.files, "o", NULL);
  g_autofree char *link = g_build_filename(target, "img", NULL);
  g_assert_cmpint(g_mkdir(target, 0700), ==, 0);
  g_assert_cmpint(symlink("..", link), ==, 0);
  write_file(&fixture, "e/deck.md", "# E\n\n## Q\n\n![](img/a.png)\n");
  write_file(&fixture, "e/img/a.png", "a picture");
  g_free(import(&fixture, "e/deck.md", &summary));
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(target, "x.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  IlkDeckExport done;
  g_assert_false(ilk_deck_export(fixture.collection, summary.deck, file, &done, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_FAILED);
  tear_down(&fixture);
}

/* Two cards of one deck may call different pictures the same. */
static void
test_same_names(void)
{
  IlkImportSummary summary, other;
  Fixture fixture = set_up();
  write_file(&fixture, "a/deck.md", "# A\n\n## Qa\n\n![](pic.png)\n");
  write_file(&fixture, "a/pic.png", "of a");
  write_file(&fixture, "b/deck.md", "# B\n\n## Qb\n\n![](Pic.png)\n");
  write_file(&fixture, "b/Pic.png", "of b");
  g_free(import(&fixture, "a/deck.md", &summary));
  g_free(import(&fixture, "b/deck.md", &other));
  g_autoptr(GPtrArray) cards = ilk_collection_search(fixture.collection, "Qb", 1, NULL);
  gint64 id = ilk_card_get_id(cards->pdata[0]);
  const IlkEdit move = {
      .kind = ILK_EDIT_MOVE_CARDS, .cards = &id, .n_cards = 1, .deck = summary.deck};
  g_assert_true(ilk_collection_edit(fixture.collection, &move, NULL, NULL));
  export(&fixture, summary.deck, "out/x.md");
  assert_file(&fixture, "out/pic.png", "of a");
  assert_file(&fixture, "out/Pic-2.png", "of b");

  g_autofree char *path = g_build_filename(fixture.files, "out", "x.md", NULL);
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_assert_nonnull(strstr(text, "![](Pic-2.png)"));
  tear_down(&fixture);
}

/* What another file has the place of is not written over. */
static void
test_other_file(void)
{
  IlkImportSummary summary;
  Fixture fixture = set_up();
  write_deck(&fixture);
  g_free(import(&fixture, "deck.md", &summary));
  write_file(&fixture, "out/a.png", "mine");
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(fixture.files, "out", "x.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  IlkDeckExport done;
  g_assert_false(ilk_deck_export(fixture.collection, summary.deck, file, &done, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
  assert_file(&fixture, "out/a.png", "mine");
  assert_file(&fixture, "out/x.md", NULL);
  tear_down(&fixture);
}

static guint
remove_most(const Fixture *fixture, IlkMediaUse most, const char *kept)
{
  guint n;
  gint64 bytes;
  const IlkMediaRemoval removal = {.most = most, .kept = kept};
  g_assert_true(ilk_collection_remove_media(fixture->collection, &removal, &n, &bytes, NULL));
  return n;
}

/* A file goes when no note needs it, nothing that can be undone, and no backup. */
static void
test_unused(void)
{
  IlkImportSummary summary;
  Fixture fixture = set_up();
  g_autoptr(GBytes) bytes = g_bytes_new_static("nobody's", 8);
  g_autofree char *hash = ilk_collection_put_media(fixture.collection, bytes, NULL);
  const char *const hashes[] = {hash, NULL};
  g_assert_true(ilk_collection_record_media(fixture.collection, hashes, NULL));
  g_assert_cmpuint(remove_most(&fixture, ILK_MEDIA_UNUSED, hash), ==, 0);
  g_assert_cmpuint(remove_most(&fixture, ILK_MEDIA_UNUSED, NULL), ==, 1);

  write_deck(&fixture);
  g_free(import(&fixture, "deck.md", &summary));
  const IlkEdit delete = {.kind = ILK_EDIT_DELETE_DECK, .deck = summary.deck};
  g_assert_true(ilk_collection_edit(fixture.collection, &delete, NULL, NULL));
  g_assert_cmpuint(count(fixture.collection, ILK_MEDIA_USED_BY_UNDO), ==, 2);
  g_assert_cmpuint(remove_most(&fixture, ILK_MEDIA_USED_BY_BACKUP, NULL), ==, 0);

  g_free(ilk_collection_undo_edit(fixture.collection, NULL));
  g_assert_cmpuint(count(fixture.collection, ILK_MEDIA_USED_BY_NOTE), ==, 2);
  tear_down(&fixture);
}

static void
assert_problem(const Fixture *fixture, const char *begin)
{
  g_auto(IlkCheckReport) report = {0};
  g_assert_true(ilk_collection_check(fixture->collection, FALSE, &report, NULL));
  g_assert_cmpuint(report.problems->len, ==, 1);
  g_assert_true(g_str_has_prefix(report.problems->pdata[0], begin));
}

/* A check misses what is gone, sees what has changed, and an import mends both. */
static void
test_check(void)
{
  IlkImportSummary summary;
  Fixture fixture = set_up();
  write_deck(&fixture);
  g_free(import(&fixture, "deck.md", &summary));
  g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "the first", -1);
  g_autofree char *path = ilk_collection_dup_media_path(fixture.collection, hash);
  g_assert_true(g_file_set_contents(path, "THE FIRST", -1, NULL));
  assert_problem(&fixture, "1 file that a card shows is damaged: a.png.");
  g_assert_cmpint(g_unlink(path), ==, 0);
  assert_problem(&fixture, "1 file that a card shows is missing: a.png.");
  IlkDeckExport done = export(&fixture, summary.deck, "out/x.md");
  g_assert_cmpuint(done.missing, ==, 1);
  g_free(import(&fixture, "deck.md", &summary));
  tear_down(&fixture);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/exchange/media/there-and-back", test_there_and_back);
  g_test_add_func("/exchange/media/again", test_again);
  g_test_add_func("/exchange/media/links", test_links);
  g_test_add_func("/exchange/media/same-names", test_same_names);
  g_test_add_func("/exchange/media/other-file", test_other_file);
  g_test_add_func("/exchange/media/unused", test_unused);
  g_test_add_func("/exchange/media/check", test_check);
  return g_test_run();
}
