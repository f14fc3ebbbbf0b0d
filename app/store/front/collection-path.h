/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The path of new cards: which come first, and what each needs.
 */
#pragma once

#include "app/store/front/collection.h"

/**
 * ilk_collection_list_new:
 * @deck: deck id, 0 for all decks
 * @limit: at most so many
 *
 * New cards as they would come by themselves: deck by deck, as decks are listed, and in each deck
 * what one needs first. What is suspended or buried is left out.
 *
 * Returns: (transfer full) (element-type gint64): their ids, NULL with ILK_ERROR_NOT_FOUND
 */
GArray *ilk_collection_list_new(IlkCollection *self, gint64 deck, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_list_new_async(IlkCollection *self, gint64 deck, guint limit,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
GArray *ilk_collection_list_new_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * IlkPathNote:
 * @id: what a deck file calls it by
 * @question: Markdown
 * @needs: (array zero-terminated=1): ids of what comes before it
 *
 * A note, as others of its deck may need it.
 */
typedef struct {
  char *id;
  char *question;
  char **needs;
} IlkPathNote;

void ilk_path_note_free(IlkPathNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkPathNote, ilk_path_note_free)

/**
 * ilk_collection_list_path:
 * @deck: deck id
 * @note: (optional): a note's id: its deck is meant, whatever @deck is; 0 for none
 * @id: (out) (optional) (nullable): what a deck file calls @note by
 *
 * Returns: (transfer full) (element-type IlkPathNote): the notes of the deck, as they stand in it,
 * at most ILK_MAX_STUDY_CARDS; none of another program's
 */
GPtrArray *ilk_collection_list_path(IlkCollection *self, gint64 deck, gint64 note, char **id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_list_path_async(IlkCollection *self, gint64 deck, gint64 note,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *ilk_collection_list_path_finish(IlkCollection *self, GAsyncResult *result, char **id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
