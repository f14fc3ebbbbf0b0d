/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a learner has done to a collection, each from its opening to its end.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-copy.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-predictions.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"
#include "tests/faults/harness.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_CARDS 6
#define N_BEFORE 4
#define PAGE 4096
#define BACKUP "backup.db"

static gint64
get_card(IlkCollection *collection)
{
  g_autoptr(IlkCard) card = ilk_collection_next_card(collection, 0, 0, NULL);
  return card != NULL ? ilk_card_get_id(card) : 0;
}

static gboolean
answer_one(IlkCollection *collection)
{
  IlkReview review = {
      .card = get_card(collection), .at = ilk_clock_now(), .rating = ILK_RATING_GOOD, .ms = 1000};
  return review.card != 0 && ilk_collection_answer(collection, &review, NULL, NULL);
}

/* A few answers, a backup after two of them. */
static void
prepare(const char *directory)
{
  IlkCollection *collection = fixture_open(directory);
  fixture_import(collection, N_CARDS);
  for (int i = 0; i < N_BEFORE; i++) {
    g_assert_true(answer_one(collection));
    ilk_clock_advance(60 * 1000);
    if (i != 1)
      continue;
    g_autofree char *backup = ilk_collection_backup(collection, NULL);
    g_autofree char *kept = g_build_filename(directory, BACKUP, NULL);
    gsize length;
    g_autofree char *content = NULL;
    g_assert_true(g_file_get_contents(backup, &content, &length, NULL));
    g_assert_true(g_file_set_contents(kept, content, (gssize) length, NULL));
  }
  fixture_close(collection);
}

/* Every page but the first. */
static void
spoil(const char *directory, off_t first, off_t last)
{
  g_autofree char *path = g_build_filename(directory, "collection.db", NULL);
  g_autofree char *rubbish = g_strnfill(PAGE, '\xa5');
  struct stat status;
  int fd = g_open(path, O_WRONLY, 0);
  g_assert_no_errno(fstat(fd, &status));
  for (off_t page = first; page <= last && page * PAGE < status.st_size; page++)
    g_assert_cmpint(pwrite(fd, rubbish, PAGE, page * PAGE), ==, PAGE);
  close(fd);
}

static void
prepare_damaged(const char *directory)
{
  prepare(directory);
  spoil(directory, 2, 4);
}

/* Nothing of it is left but its second copy. */
static void
prepare_spoiled(const char *directory)
{
  g_autofree char *backups = g_build_filename(directory, "backups", NULL);
  g_autoptr(GDir) dir = NULL;
  const char *name;
  prepare(directory);
  spoil(directory, 1, G_MAXINT32);
  dir = g_dir_open(backups, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(backups, name, NULL);
    g_unlink(path);
  }
}

static IlkCollection *
open_collection(const char *directory)
{
  return ilk_collection_open(directory, NULL);
}

static gboolean
end(IlkCollection *collection, gboolean done)
{
  if (collection != NULL)
    g_object_unref(collection);
  return collection != NULL && done;
}

static gboolean
answer(const char *directory)
{
  IlkCollection *collection = open_collection(directory);
  gboolean done = collection != NULL;
  for (int i = 0; done && i < 2; i++) {
    done = answer_one(collection);
    if (done)
      harness_acknowledge();
    ilk_clock_advance(60 * 1000);
  }
  return end(collection, done);
}

/* Undo is an event of the log: it is one review more. */
static gboolean
undo(const char *directory)
{
  IlkCollection *collection = open_collection(directory);
  IlkMemory memory;
  gint64 card = collection != NULL ? get_card(collection) : 0;
  IlkReview review = {.card = card, .at = ilk_clock_now(), .rating = ILK_RATING_GOOD, .ms = 1000};
  gboolean done = card != 0 && ilk_collection_answer(collection, &review, NULL, NULL);
  if (done)
    harness_acknowledge();
  done = done && ilk_collection_undo(collection, card, &memory, NULL);
  if (done)
    harness_acknowledge();
  return end(collection, done);
}

static gboolean
run_open(const char *directory)
{
  IlkCollection *collection = open_collection(directory);
  return end(collection, TRUE);
}

static gboolean
repair(const char *directory)
{
  g_auto(IlkCheckReport) report = {NULL};
  IlkCollection *collection = open_collection(directory);
  gboolean done = collection != NULL && ilk_collection_check(collection, TRUE, &report, NULL);
  return end(collection, done);
}

/* A replay of the whole log. */
static gboolean
rebuild(const char *directory)
{
  IlkStudyOptions options;
  IlkCollection *collection = open_collection(directory);
  gboolean done = collection != NULL && ilk_collection_get_options(collection, 0, &options, NULL);
  options.model = options.model == ILK_MODEL_FSRS_6 ? ILK_MODEL_FSRS_7 : ILK_MODEL_FSRS_6;
  return end(collection, done && ilk_collection_set_options(collection, 0, &options, NULL));
}

static gboolean
set_options(const char *directory)
{
  IlkStudyOptions options;
  IlkCollection *collection = open_collection(directory);
  gboolean done = collection != NULL && ilk_collection_get_options(collection, 0, &options, NULL);
  options.new_per_day = 3;
  done = done && ilk_collection_set_options(collection, 0, &options, NULL) &&
         ilk_collection_set_retention(collection, 1, 0.8, NULL);
  return end(collection, done);
}

static gboolean
predict(const char *directory)
{
  IlkCollection *collection = open_collection(directory);
  gboolean done = collection != NULL &&
                  ilk_collection_add_prediction(collection, 0, "convoy", "{}", 2.5, NAN, NULL) != 0;
  return end(collection, done);
}

static gboolean
import_deck(const char *directory)
{
  IlkImportSummary summary;
  g_autoptr(IlkDeckFile) file = fixture_deck(N_CARDS + 3);
  IlkCollection *collection = open_collection(directory);
  gboolean done = collection != NULL && ilk_collection_import(collection, file, &summary, NULL);
  return end(collection, done);
}

static gboolean
import_sm2(const char *directory)
{
  const IlkSm2Memory known[] = {{.ease = 2500, .days = 30, .last = NOON - 7 * ILK_MS_PER_DAY},
                                {.ease = 1300, .days = 4}};
  IlkImportSummary summary;
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new("other", "Other", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
    g_autofree char *id = g_strdup_printf("other-%u", i);
    const IlkCardContent content = {.question = id, .answer = "It is.", .seconds = 10};
    ilk_deck_file_add(file, id, &content);
  }
  IlkCollection *collection = open_collection(directory);
  gboolean done =
      collection != NULL &&
      ilk_collection_import_sm2(collection, file, known, G_N_ELEMENTS(known), &summary, NULL);
  return end(collection, done);
}

static gboolean
edit(const char *directory)
{
  IlkCollection *collection = open_collection(directory);
  gint64 card = collection != NULL ? get_card(collection) : 0;
  const IlkEdit edits[] = {{.kind = ILK_EDIT_ADD_DECK, .text = "Upper / Lower"},
                           {.kind = ILK_EDIT_FLAG, .cards = &card, .n_cards = 1, .value = 3},
                           {.kind = ILK_EDIT_DELETE_NOTES, .cards = &card, .n_cards = 1}};
  gboolean done = card != 0;
  for (gsize i = 0; done && i < G_N_ELEMENTS(edits); i++)
    done = ilk_collection_edit(collection, &edits[i], NULL, NULL);
  if (done) {
    g_autofree char *undone = ilk_collection_undo_edit(collection, NULL);
    done = undone != NULL;
  }
  return end(collection, done);
}

static gboolean
back_up(const char *directory)
{
  IlkCollection *collection = open_collection(directory);
  g_autofree char *path = collection != NULL ? ilk_collection_backup(collection, NULL) : NULL;
  return end(collection, path != NULL);
}

/* Another folder, an answer there, and back. */
static gboolean
move_copy(const char *directory)
{
  g_autofree char *disk = g_build_filename(directory, "disk", NULL);
  IlkCollection *collection = open_collection(directory);
  gboolean done = collection != NULL && (g_mkdir(disk, 0700) == 0) &&
                  ilk_collection_set_copy_folder(collection, disk, NULL) && answer_one(collection);
  if (done)
    harness_acknowledge();
  return end(collection, done && ilk_collection_set_copy_folder(collection, NULL, NULL));
}

static gboolean
restore_backup(const char *directory)
{
  g_autofree char *backup = g_build_filename(directory, BACKUP, NULL);
  return ilk_collection_restore(directory, backup, NULL);
}

static gboolean
restore_copy(const char *directory)
{
  g_auto(IlkRestored) restored = {0};
  g_autofree char *copy = g_build_filename(directory, "second-copy", NULL);
  return ilk_collection_restore_copy(directory, copy, &restored, NULL);
}

/* What salvage must not do: first the file goes, then another is made, under a name that nobody
 * looks for. */
static gboolean
careless_salvage(const char *directory)
{
  g_autofree char *path = g_build_filename(directory, "collection.db", NULL);
  g_autofree char *away = g_build_filename(directory, "away", NULL);
  g_autofree char *copy = g_build_filename(directory, "second-copy", NULL);
  g_autofree char *hidden = g_build_filename(directory, "hidden", NULL);
  gsize length;
  g_autofree char *content = NULL;
  if (g_rename(copy, hidden) != 0 || g_rename(path, away) != 0 ||
      !g_file_get_contents(away, &content, &length, NULL))
    return FALSE;
  return g_file_set_contents(path, content, (gssize) length, NULL) && g_rename(hidden, copy) == 0;
}

const HarnessAction harness_actions[] = {
    {"first start", NULL, run_open, 0, FALSE, FALSE},
    {"answer", prepare, answer, N_BEFORE, FALSE, FALSE},
    {"undo", prepare, undo, N_BEFORE, FALSE, FALSE},
    {"options", prepare, set_options, N_BEFORE, FALSE, FALSE},
    {"rebuild", prepare, rebuild, N_BEFORE, FALSE, FALSE},
    {"predict", prepare, predict, N_BEFORE, FALSE, FALSE},
    {"import", prepare, import_deck, N_BEFORE, FALSE, FALSE},
    {"import SM-2", prepare, import_sm2, N_BEFORE, FALSE, FALSE},
    {"edit", prepare, edit, N_BEFORE, FALSE, FALSE},
    {"back up", prepare, back_up, N_BEFORE, FALSE, FALSE},
    {"move the copy", prepare, move_copy, N_BEFORE, FALSE, FALSE},
    {"salvage", prepare_damaged, run_open, N_BEFORE, FALSE, FALSE},
    {"salvage by copy", prepare_spoiled, run_open, N_BEFORE, FALSE, FALSE},
    {"repair", prepare_damaged, repair, N_BEFORE, FALSE, FALSE},
    {"restore backup", prepare, restore_backup, N_BEFORE, TRUE, FALSE},
    {"restore copy", prepare, restore_copy, N_BEFORE, TRUE, FALSE},
    {"moves first", prepare, careless_salvage, N_BEFORE, FALSE, TRUE},
};
const guint harness_n_actions = G_N_ELEMENTS(harness_actions);
