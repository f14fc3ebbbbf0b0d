/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every test of the store begins and ends with.
 */
#include "tests/app/store/fixture.h"

#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-study.h"
#include "tests/folder.h"

char *
fixture_dup_directory(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = g_dir_make_tmp("interlock-store-XXXXXX", &error);
  g_assert_no_error(error);
  ilk_clock_freeze(NOON, 0);
  return directory;
}

void
fixture_remove(char *directory)
{
  remove_folder(directory);
  g_free(directory);
  ilk_clock_thaw();
}

static void
copy_file(const char *from, const char *to)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;
  g_assert_true(g_file_get_contents(from, &content, &length, &error));
  g_assert_no_error(error);
  g_assert_true(g_file_set_contents(to, content, (gssize) length, &error));
  g_assert_no_error(error);
}

void
fixture_copy(const char *from, const char *to)
{
  g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
  const char *name;
  g_assert_nonnull(dir);
  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *source = g_build_filename(from, name, NULL);
    g_autofree char *target = g_build_filename(to, name, NULL);
    if (!g_file_test(source, G_FILE_TEST_IS_DIR)) {
      copy_file(source, target);
      continue;
    }
    g_assert_no_errno(g_mkdir_with_parents(target, 0700));
    fixture_copy(source, target);
  }
}

void
fixture_remove_backups(const char *directory)
{
  const char *const names[] = {"backups", "second-copy"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *folder = g_build_filename(directory, names[i], NULL);
    remove_folder(folder);
  }
}

IlkCollection *
fixture_open(const char *directory)
{
  g_autoptr(GError) error = NULL;
  IlkCollection *collection = ilk_collection_open(directory, &error);
  g_assert_no_error(error);
  g_assert_nonnull(collection);
  return collection;
}

void
fixture_close(IlkCollection *collection)
{
  gint64 patience = g_get_monotonic_time() + 5 * G_TIME_SPAN_SECOND;

  g_object_add_weak_pointer(G_OBJECT(collection), (gpointer *) &collection);
  g_object_unref(collection);
  /* A thread that has told its result may not have let go of its task yet. */
  while (g_atomic_pointer_get(&collection) != NULL && g_get_monotonic_time() < patience)
    g_thread_yield();
  g_assert_null(collection);
}

IlkDeckFile *
fixture_deck(guint n)
{
  static const char *const tags[] = {"quokka", "two words", NULL};
  static const char *const distractors[] = {"Another number.", NULL};
  IlkDeckFile *file = ilk_deck_file_new("made-up", "Made up", "For tests.");
  for (guint i = 1; i <= n; i++) {
    g_autofree char *id = g_strdup_printf("card-%u", i);
    g_autofree char *question = g_strdup_printf("What is number%u?", i);
    g_autofree char *answer = g_strdup_printf("It is **%u**, a würdevolle number.", i);
    IlkCardContent content = {
        .question = question,
        .answer = answer,
        .seconds = 10,
        .demo = i % 2 ? "gil-contention" : NULL,
        .tags = tags,
        .distractors = distractors,
        .source = i % 3 ? "A *book*" : NULL,
    };
    ilk_deck_file_add(file, id, &content);
  }
  return file;
}

gint64
fixture_import(IlkCollection *collection, guint n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) file = fixture_deck(n);
  IlkImportSummary summary;
  g_assert_true(ilk_collection_import(collection, file, &summary, &error));
  g_assert_no_error(error);
  return summary.deck;
}

IlkMemory
fixture_answer(IlkCollection *collection, gint64 card, IlkRating rating)
{
  g_autoptr(GError) error = NULL;
  IlkAnswer answer;
  IlkReview review = {.card = card, .at = ilk_clock_now(), .rating = (int) rating, .ms = 4000};
  g_assert_true(ilk_collection_answer(collection, &review, &answer, &error));
  g_assert_no_error(error);
  return answer.after;
}

gint64
fixture_next(IlkCollection *collection, gint64 deck)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCard) card = ilk_collection_next_card(collection, deck, 0, &error);
  g_assert_no_error(error);
  return card != NULL ? ilk_card_get_id(card) : 0;
}

void
fixture_assert_sound(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  g_assert_true(ilk_collection_check(collection, FALSE, &report, &error));
  g_assert_no_error(error);
  for (guint i = 0; i < report.problems->len; i++)
    g_test_message("%s", (const char *) g_ptr_array_index(report.problems, i));
  g_assert_cmpuint(report.problems->len, ==, 0);
}
