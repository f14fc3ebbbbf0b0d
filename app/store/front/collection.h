/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection: everything a learner has, in one SQLite database in one folder. One thread owns
 * the connection that writes, others only read; requests travel to them and immutable
 * results come back.
 *
 * Every operation has a blocking form for the command line and tests, and, where the window needs
 * it, an `_async`/`_finish` pair whose callback runs on the caller's main context. Requests that
 * write, and those for the next card and how it is studied, are carried out in the order they were
 * made, so an answer is always stored before a card that is asked for after it is picked. Lists,
 * figures, exports, visits, checks and backups see every write that was requested before them, but
 * hold up nothing;
 * a search sees what is stored by then, and waits for nothing but other lists and figures.
 *
 * This header opens and closes; what can be asked for stands in `collection-….h`, by what it
 * serves.
 *
 * Errors are ILK_ERROR with a sentence for the learner. A failed operation has changed nothing,
 * except ILK_ERROR_UNCERTAIN, which says that it cannot know.
 */
#pragma once

#include <gio/gio.h>

#define ILK_TYPE_COLLECTION (ilk_collection_get_type())
G_DECLARE_FINAL_TYPE(IlkCollection, ilk_collection, ILK, COLLECTION, GObject)

/**
 * IlkChangeFlags:
 * @ILK_CHANGE_DECKS: decks came, went, or are called otherwise
 * @ILK_CHANGE_CARDS: cards came or went, or their texts are others
 * @ILK_CHANGE_REVIEWS: the log has grown, by answers, undone ones or what an import brought; so
 * memories, counts and totals are others, too
 * @ILK_CHANGE_MEMORIES: memories were computed again from the same log
 * @ILK_CHANGE_OPTIONS: how something is studied
 * @ILK_CHANGE_PREDICTIONS: what the learner said a demo would measure, or what it did
 * @ILK_CHANGE_INDEX: searches find every card again, see ilk_collection_count_unindexed()
 * @ILK_CHANGE_MEDIA: files that notes show or play came or went
 * @ILK_CHANGE_COPY: the second copy is behind, or no longer is; see ilk_collection_get_copy()
 * @ILK_CHANGE_QUIZZES: questions of a quiz were answered, or answers taken back
 *
 * What the signal IlkCollection::changed (what, deck, card) is about. It is emitted on the thread's
 * default main context of whoever asked for the collection to be opened, after the change is
 * stored, and at most once a turn of that context: @what joins all changes since then, @deck and
 * @card name the only one concerned, or are 0. It may come before or after the callback of the
 * request that made the change, and does not come once the collection is dropped.
 */
typedef enum {
  ILK_CHANGE_DECKS = 1 << 0,
  ILK_CHANGE_CARDS = 1 << 1,
  ILK_CHANGE_REVIEWS = 1 << 2,
  ILK_CHANGE_MEMORIES = 1 << 3,
  ILK_CHANGE_OPTIONS = 1 << 4,
  ILK_CHANGE_PREDICTIONS = 1 << 5,
  ILK_CHANGE_INDEX = 1 << 6,
  ILK_CHANGE_MEDIA = 1 << 7,
  ILK_CHANGE_QUIZZES = 1 << 8,
  ILK_CHANGE_COPY = 1 << 9,
} IlkChangeFlags;

/** ILK_CHANGE_ALL: whatever pages show of a collection, which is not how its copy goes */
#define ILK_CHANGE_ALL ((1 << 9) - 1)

/* Opening and closing */

/**
 * ilk_collection_open:
 * @directory: made with mode 0700 when it does not exist
 * @error: IN_USE, NEWER is no error (read-only, see ilk_collection_get_notice()), READ_ONLY,
 * NO_SPACE, INVALID (another program's database), FAILED
 *
 * Opens the collection, creating it with the built-in decks when there is none. A damaged file is
 * moved aside, never deleted; what can be salvaged is kept.
 *
 * Returns: (transfer full): the collection, NULL on error
 */
IlkCollection *ilk_collection_open(const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_open_async(const char *directory, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
IlkCollection *ilk_collection_open_finish(GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_close: finishes every request made so far, but for visits and exports, which may
 * end with ILK_ERROR_FAILED; then checkpoints and closes. Blocking. Dropping the last reference
 * does the same; later requests fail with ILK_ERROR_FAILED.
 */
void ilk_collection_close(IlkCollection *self);

/** ilk_collection_get_directory: Returns: the absolute folder */
const char *ilk_collection_get_directory(IlkCollection *self);

/** ilk_collection_is_read_only: Returns: whether changes are refused (newer schema, read-only
 * place) */
gboolean ilk_collection_is_read_only(IlkCollection *self);

/** ilk_collection_get_notice: Returns: (nullable): one sentence the learner should read after
 * opening, such as what was salvaged */
const char *ilk_collection_get_notice(IlkCollection *self);
