/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Packages come into a collection: in each form, twice, newer, with a log, hostile.
 */
#include "app/anki/arrival.h"
#include "app/exchange/import-file.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-log.h"
#include "tests/app/store/anki/package-maker.h"
#include "tests/app/store/fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define NOTE "INSERT INTO notes VALUES"
#define CARD "INSERT INTO cards VALUES"
#define LOG "INSERT INTO revlog VALUES"

/* Three notes: a question, both directions with a tag, a text with two gaps. */
#define THREE                                                                                      \
  NOTE                                                                                             \
      "(11, 'one', 1, 100, 0, '', 'Q<b>1</b>' || char(31) || 'A1', 'Q1', 0, 0, ''),"               \
      "(12, 'two', 2, 100, 0, ' tag ', 'sinister' || char(31) || 'dexter', 'sinister', 0, 0, '')," \
      "(13, 'three', 3, 100, 0, '', '{{c1::x}} {{c2::y}}' || char(31) || 'zzyzx', 'x', 0, 0, "     \
      "'');" CARD "(21, 11, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, ''),"                     \
      "(22, 12, 2, 0, 0, 0, 0, -1, 6, 0, 0, 0, 0, 0, 0, 0, 3, ''),"                                \
      "(23, 12, 2, 1, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, ''),"                                 \
      "(24, 13, 2, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, ''),"                                 \
      "(25, 13, 2, 1, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, '');"

typedef struct {
  char *directory;
  IlkCollection *collection;
  IlkImportSummary summary;
  guint losses[ILK_N_LOSSES];
  char *error; /* of the last import, NULL when it was done */
} Fixture;

static void
set_up(Fixture *self, gconstpointer unused)
{
  *self = (Fixture){.directory = fixture_dup_directory()};
  self->collection = fixture_open(self->directory);
}

static void
tear_down(Fixture *self, gconstpointer unused)
{
  fixture_assert_sound(self->collection);
  fixture_close(self->collection);
  g_free(self->error);
  fixture_remove(self->directory);
}

static void
import_path(Fixture *self, const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(IlkImport) import = ilk_import_open(file, NULL, NULL, &error);
  g_autoptr(IlkImportPreview) preview =
      import != NULL ? ilk_import_preview(import, self->collection, NULL, &error) : NULL;
  g_clear_pointer(&self->error, g_free);
  if (preview != NULL && ilk_import_store(import, self->collection, &self->summary, &error)) {
    memcpy(self->losses, ilk_import_get_losses(import)->counts, sizeof self->losses);
    /* What was told is what was done. */
    g_assert_cmpuint(preview->summary.added, ==, self->summary.added);
    g_assert_cmpuint(preview->summary.changed, ==, self->summary.changed);
    g_assert_cmpuint(preview->summary.unchanged, ==, self->summary.unchanged);
    g_assert_cmpuint(preview->summary.reviews, ==, self->summary.reviews);
    g_assert_cmpuint(preview->summary.decks, ==, self->summary.decks);
    g_assert_cmpuint(preview->summary.suspended, ==, self->summary.suspended);
  } else
    self->error = g_strdup(error->message);
}

static void
import(Fixture *self, PackageForm form, const char *sql, const PackageFile *files)
{
  g_autofree char *path = package_make(self->directory, "made.apkg", form, sql, files);
  import_path(self, path);
  g_remove(path);
}

static IlkCard *
find(Fixture *self, const char *words)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_collection_index(self->collection, &error));
  g_autoptr(GPtrArray) cards = ilk_collection_search(self->collection, words, 10, &error);
  g_assert_no_error(error);
  return cards->len > 0 ? g_object_ref(cards->pdata[0]) : NULL;
}

static void
test_forms(Fixture *self, gconstpointer unused)
{
  const PackageForm forms[] = {PACKAGE_LEGACY_1, PACKAGE_LEGACY_2, PACKAGE_LATEST};
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
    import(self, forms[i], THREE, NULL);
    g_assert_cmpstr(self->error, ==, NULL);
    g_assert_cmpuint(self->summary.added, ==, i == 0 ? 3 : 0);
    g_assert_cmpuint(self->summary.unchanged, ==, i == 0 ? 0 : 3);
    g_assert_cmpuint(self->summary.decks, ==, i == 0 ? 3 : 0);
    g_assert_cmpuint(self->summary.suspended, ==, i == 0 ? 1 : 0);
  }
}

static void
check_face(Fixture *self, const char *words, const char *question, const char *answer)
{
  g_autoptr(IlkCard) card = find(self, words);
  g_assert_nonnull(card);
  g_assert_cmpstr(ilk_card_get_content(card)->question, ==, question);
  g_assert_cmpstr(ilk_card_get_content(card)->answer, ==, answer);
}

static void
test_faces(Fixture *self, gconstpointer unused)
{
  import(self, PACKAGE_LATEST, THREE, NULL);
  check_face(self, "A1", "Q**1**", "A1");
  check_face(self, "sinister flag:3", "sinister", "dexter");
  check_face(self, "sinister -flag:3", "dexter", "sinister");
  check_face(self, "zzyzx", "**\\[...\\]** y", "**x** y\\\nzzyzx");
  g_autoptr(IlkCard) card = find(self, "sinister flag:3");
  g_assert_true(ilk_card_get_marks(card)->suspended);
  g_assert_cmpint(ilk_card_get_marks(card)->flag, ==, 3);
  g_assert_cmpstr(ilk_card_get_content(card)->tags[0], ==, "tag");
}

static void
test_decks(Fixture *self, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  import(self, PACKAGE_LEGACY_1, THREE, NULL);
  gint64 sub = ilk_collection_find_deck(self->collection, "Top / Sub", &error);
  g_assert_no_error(error);
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(self->collection, &error);
  gboolean found = FALSE;
  for (guint i = 0; i < decks->len; i++) {
    if (ilk_deck_get_id(decks->pdata[i]) != sub)
      continue;
    found = TRUE;
    g_assert_cmpstr(ilk_deck_get_description(decks->pdata[i]), ==, "About it");
    g_assert_true(fabs(ilk_deck_get_retention(decks->pdata[i]) - 0.85) < 1e-9);
    g_assert_cmpuint(ilk_deck_get_counts(decks->pdata[i])->total, ==, 4);
    g_assert_cmpuint(ilk_deck_get_counts(decks->pdata[i])->new_cards, <=, 7);
  }
  g_assert_true(found);
}

#define WITH_TEXT(text, mod)                                                                       \
  NOTE "(11, 'one', 1, " mod ", 0, '', '" text "' || char(31) || 'A1', 'Q1', 0, 0, '');" CARD      \
       "(21, 11, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, '');"

static void
test_updates(Fixture *self, gconstpointer unused)
{
  const struct {
    const char *sql;
    guint added, changed, unchanged, skipped;
    const char *question;
  } steps[] = {
      {WITH_TEXT("first", "100"), 1, 0, 0, 0, "first"},
      {WITH_TEXT("second", "200"), 0, 1, 0, 0, "second"},
      {WITH_TEXT("older", "150"), 0, 0, 1, 0, "second"},
      {NOTE "(11, 'one', 2, 100, 0, '', 'second' || char(31) || 'A1', '', 0, 0, '');" CARD
            "(21, 11, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, '');",
       0, 0, 0, 1, "second"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    import(self, PACKAGE_LEGACY_1, steps[i].sql, NULL);
    g_assert_cmpuint(self->summary.added, ==, steps[i].added);
    g_assert_cmpuint(self->summary.changed, ==, steps[i].changed);
    g_assert_cmpuint(self->summary.unchanged, ==, steps[i].unchanged);
    g_assert_cmpuint(self->summary.skipped, ==, steps[i].skipped);
    g_autoptr(IlkCard) card = find(self, "A1");
    g_assert_cmpstr(ilk_card_get_content(card)->question, ==, steps[i].question);
  }
}

/* A card in review that is due on day 15, whose log is two answers; at NOON it is day 10. The
 * second was five days ago. */
#define REVIEWED                                                                                   \
  NOTE "(11, 'one', 1, 100, 0, '', 'Q' || char(31) || 'A1', 'Q1', 0, 0, '');" CARD                 \
       "(21, 11, 1, 0, 0, 0, 2, 2, 15, 10, 2500, 2, 0, 0, 0, 0, 0, '');" LOG                       \
       "(1794830400000, 21, 0, 3, -600, 0, 0, 4000, 0), (1794916800000, 21, 0, 3, 10, -600, 2500," \
       " 5000, 1)"

static gboolean
count(const IlkReview *reviews, guint n, gpointer data, GError **error)
{
  for (guint i = 0; i < n; i++)
    *(guint *) data += reviews[i].rating > 0 ? 1 : 0;
  return TRUE;
}

static guint
count_answers(Fixture *self)
{
  guint n = 0;
  g_assert_true(ilk_collection_visit_reviews(self->collection, 0, count, &n, NULL));
  return n;
}

static gint64
get_day(gint64 at)
{
  return ilk_clock_day(at, 0, 240);
}

static void
test_log(Fixture *self, gconstpointer unused)
{
  import(self, PACKAGE_LEGACY_1, REVIEWED ";", NULL);
  g_assert_cmpuint(self->summary.reviews, ==, 2);
  g_autoptr(IlkCard) card = find(self, "A1");
  const IlkMemory *memory = ilk_card_get_memory(card);
  g_assert_cmpint(memory->state, ==, ILK_STATE_REVIEW);
  g_assert_cmpint(memory->due_day, ==, get_day(NOON) + 5);
  g_assert_cmpint(memory->reps, ==, 2);
  g_assert_cmpint(memory->last, ==, G_GINT64_CONSTANT(1794916800000));

  import(self, PACKAGE_LEGACY_1, REVIEWED ";", NULL);
  g_assert_cmpuint(self->summary.reviews, ==, 0);
  g_assert_cmpuint(self->summary.unchanged, ==, 1);
  g_assert_cmpuint(count_answers(self), ==, 2);

  import(self, PACKAGE_LEGACY_1, REVIEWED ", (1795176000000, 21, 0, 4, 20, 10, 2500, 5000, 1);",
         NULL);
  g_assert_cmpuint(self->summary.reviews, ==, 1);
  g_assert_cmpuint(self->summary.changed, ==, 1);
  g_assert_cmpuint(count_answers(self), ==, 3);
  fixture_assert_sound(self->collection);
}

/* Without a log, what the row knows is where the card goes on. */
static void
test_no_log(Fixture *self, gconstpointer unused)
{
  const struct {
    const char *factor, *data;
    double stability, difficulty, tolerance;
  } cases[] = {
      {"0", "{\"s\":12.5,\"d\":6.25,\"dr\":0.9}", 12.5, 6.25, 1e-9},
      {"2500", "", 100, 5.0036, 1e-3},
      {"1300", "no json", 100, 9.8007, 1e-3},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *sql = g_strdup_printf(
        NOTE "(11, 'n%u', 1, 100, 0, '', 'Q' || char(31) || 'word%u', 'Q1', 0, 0, '');" CARD
             "(21, 11, 1, 0, 0, 0, 2, 2, 15, 100, %s, 2, 0, 0, 0, 0, 0, '%s');",
        (guint) i, (guint) i, cases[i].factor, cases[i].data);
    g_autofree char *words = g_strdup_printf("word%u", (guint) i);
    import(self, PACKAGE_LEGACY_1, sql, NULL);
    g_autoptr(IlkCard) card = find(self, words);
    const IlkMemory *memory = ilk_card_get_memory(card);
    g_assert_cmpint(memory->state, ==, ILK_STATE_REVIEW);
    g_assert_cmpint(memory->due_day, ==, get_day(NOON) + 5);
    g_test_message("%s %s: %f %f", cases[i].factor, cases[i].data, memory->stability,
                   memory->difficulty);
    g_assert_true(fabs(memory->stability - cases[i].stability) < 1e-6 * cases[i].stability);
    g_assert_true(fabs(memory->difficulty - cases[i].difficulty) < cases[i].tolerance);
  }
}

static void
test_media(Fixture *self, gconstpointer unused)
{
  const PackageFile files[] = {{"a b.png", "\x89PNG\r\n\x1a\n picture"}, {NULL}};
  const char *sql = NOTE "(11, 'one', 1, 100, 0, '', '<img src=\"a b.png\">' || char(31) ||"
                         " 'A1 [sound:lost.mp3]', 'Q1', 0, 0, '');" CARD
                         "(21, 11, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, '');";
  import(self, PACKAGE_LATEST, sql, files);
  g_assert_cmpstr(self->error, ==, NULL);
  g_assert_cmpuint(self->losses[ILK_LOSS_MEDIA], ==, 1);
  g_autoptr(IlkCard) card = find(self, "A1");
  g_assert_true(g_str_has_prefix(ilk_card_get_content(card)->question, "![](media:"));
  g_assert_true(g_str_has_suffix(ilk_card_get_content(card)->question, "/a%20b.png)"));
}

static void
test_undo(Fixture *self, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  import(self, PACKAGE_LEGACY_1, REVIEWED ";", NULL);
  g_autofree char *undone = ilk_collection_undo_edit(self->collection, &error);
  g_assert_no_error(error);
  g_assert_null(find(self, "A1"));
  fixture_assert_sound(self->collection);
  g_autofree char *redone = ilk_collection_redo_edit(self->collection, &error);
  g_assert_no_error(error);
  g_autoptr(IlkCard) card = find(self, "A1");
  g_assert_cmpint(ilk_card_get_memory(card)->due_day, ==, get_day(NOON) + 5);

  g_autofree char *again = ilk_collection_undo_edit(self->collection, &error);
  import(self, PACKAGE_LEGACY_1, REVIEWED ";", NULL);
  g_assert_cmpuint(self->summary.added, ==, 1);
  g_autoptr(IlkCard) anew = find(self, "A1");
  g_assert_cmpint(ilk_card_get_memory(anew)->due_day, ==, get_day(NOON) + 5);
  g_assert_cmpint(ilk_card_get_memory(anew)->reps, ==, 2);
}

static void
test_refusals(Fixture *self, gconstpointer unused)
{
  const struct {
    const char *sql, *sentence;
    PackageForm form;
  } cases[] = {
      {"CREATE VIEW extra AS SELECT 1;", "*views or programs*", PACKAGE_LEGACY_1},
      {"DROP TABLE notes; CREATE VIEW notes AS SELECT 1 AS id;", "*views or programs*",
       PACKAGE_LATEST},
      {"CREATE TRIGGER t AFTER INSERT ON notes BEGIN SELECT 1; END;", "*views or programs*",
       PACKAGE_LEGACY_1},
      {"ALTER TABLE notes ADD COLUMN g AS (id + 1);", "*views or programs*", PACKAGE_LEGACY_1},
      {"DROP TABLE cards;", "*damaged*", PACKAGE_LEGACY_1},
      {"UPDATE col SET ver = 250;", "*newer version of Anki*", PACKAGE_LEGACY_1},
      {NOTE
       "(1, 'x', 1, 1, 0, '', 'Please update to the latest Anki version, then', '', 0, 0, '');",
       "*saved for newer programs*", PACKAGE_LEGACY_1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    import(self, cases[i].form, cases[i].sql, NULL);
    g_test_message("%s: %s", cases[i].sql, self->error);
    g_assert_true(g_pattern_match_simple(cases[i].sentence, self->error));
  }
}

/* What is odd in a row leaves the others as they are. */
static void
test_odd_rows(Fixture *self, gconstpointer unused)
{
  const char *sql = THREE NOTE
      "(31, 'a', 99, 1, 0, '', 'x', '', 0, 0, ''), (32, 'b', 1, 1, 0, '', 'y', '', 0, 0, ''),"
      "(33, 'c', 1, 1, 0, NULL, x'ff00fe', '', 0, 0, ''), (34, NULL, 1, 1, 0, 5, 7, '', 0, 0, ''),"
      "(0, 'd', 1, 1, 0, '', 'z', '', 0, 0, ''), (-5, 'e', 1, 1, 0, '', 'z', '', 0, 0, '');" CARD
      "(41, 31, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, ''),"
      "(42, 32, 1, 4000000000, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, ''),"
      "(43, 33, 77, 0, 0, 0, 9, -9, 1e300, 'x', x'00', 2, 0, 0, 0, 0, 0, '{\"s\":'),"
      "(44, 34, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, ''),"
      "(45, 4611686018427387904, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, ''),"
      "(46, -5, 1, 0, 0, 0, 2, 2, -99996, 4.6, 2500, 0, 0, 0, 0, 0, 0, ''),"
      "(47, 0, 1, 0, 0, 0, 2, 2, 1000146, -3, 1300, 0, 0, 0, 0, 0, 0, '');" LOG
      "(5, 46, 0, 77, 1e300, 0, -1, 'x', 99), (-5, 46, 0, 3, 5, 0, 2500, 5, 1);";
  import(self, PACKAGE_LEGACY_1, sql, NULL);
  g_assert_cmpstr(self->error, ==, NULL);
  g_assert_cmpuint(self->summary.added, ==, 6);
  g_assert_cmpuint(self->losses[ILK_LOSS_DAMAGED], ==, 2);
  g_assert_cmpuint(self->losses[ILK_LOSS_NO_CARD], ==, 1);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/anki-import/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  TEST(forms);
  TEST(faces);
  TEST(decks);
  TEST(updates);
  TEST(log);
  TEST(no_log);
  TEST(media);
  TEST(undo);
  TEST(refusals);
  TEST(odd_rows);
  return g_test_run();
}
