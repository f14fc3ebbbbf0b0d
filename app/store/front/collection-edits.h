/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing notes, cards and decks by hand, and taking that back. An edit is a value; it is carried
 * out in one transaction with what undoes it, which is kept: undoing works after a restart, too.
 */
#pragma once

#include "app/model/note.h"
#include "app/store/front/collection.h"

/**
 * IlkEditKind:
 * @ILK_EDIT_ADD_NOTE: @note, with a card in @deck for each of its ordinals; @seconds (0: from the
 * answer), @demo. Makes a note.
 * @ILK_EDIT_REPLACE_NOTE: the note @id says what @note says; cards come and go with its ordinals
 * @ILK_EDIT_DELETE_NOTES: the notes of @cards, with all their cards. Their reviews stay in the log.
 * @ILK_EDIT_MOVE_CARDS: @cards to the end of @deck
 * @ILK_EDIT_SUSPEND: @cards are not asked any more, or are again when @value is 0
 * @ILK_EDIT_BURY: @cards are asked again from the learner's day @value on; 0: at once
 * @ILK_EDIT_FLAG: @cards get the flag @value, 0 to 7
 * @ILK_EDIT_ADD_TAG: the notes of @cards get the tag @text
 * @ILK_EDIT_REMOVE_TAG: the notes of @cards lose it
 * @ILK_EDIT_SET_DUE: @cards that are not new come back in @value days
 * @ILK_EDIT_FORGET: @cards are new again
 * @ILK_EDIT_ADD_DECK: the deck with the path @text, with those above it that are not there. Makes a
 * deck.
 * @ILK_EDIT_RENAME_DECK: @deck is called @text
 * @ILK_EDIT_DESCRIBE_DECK: @deck is described by @text, Markdown
 * @ILK_EDIT_MOVE_DECK: @deck stands in the deck @value, or in none when that is 0
 * @ILK_EDIT_DELETE_DECK: @deck, the decks in it, their cards, and the notes that have no other
 * @ILK_EDIT_PLACE_DECK: @deck is studied @value places later among the decks beside it, earlier
 * when that is negative
 */
typedef enum {
  ILK_EDIT_ADD_NOTE,
  ILK_EDIT_REPLACE_NOTE,
  ILK_EDIT_DELETE_NOTES,
  ILK_EDIT_MOVE_CARDS,
  ILK_EDIT_SUSPEND,
  ILK_EDIT_BURY,
  ILK_EDIT_FLAG,
  ILK_EDIT_ADD_TAG,
  ILK_EDIT_REMOVE_TAG,
  ILK_EDIT_SET_DUE,
  ILK_EDIT_FORGET,
  ILK_EDIT_ADD_DECK,
  ILK_EDIT_RENAME_DECK,
  ILK_EDIT_DESCRIBE_DECK,
  ILK_EDIT_MOVE_DECK,
  ILK_EDIT_DELETE_DECK,
  ILK_EDIT_PLACE_DECK,
} IlkEditKind;

/**
 * IlkEdit:
 * @cards: (array length=n_cards): card ids; one that is gone is passed over
 * @id: of a note
 * @deck: deck id
 * @seconds: target time of the note's cards, 0 to derive it from the answer
 *
 * What is to be done, see #IlkEditKind for what counts.
 */
typedef struct {
  IlkEditKind kind;
  const gint64 *cards;
  guint n_cards;
  gint64 id;
  gint64 deck;
  IlkNote *note;
  int seconds;
  const char *demo;
  gint64 value;
  const char *text;
} IlkEdit;

/**
 * ilk_collection_edit:
 * @made: (out) (nullable): id of the note or deck that was made, 0 when none was
 * @error: ILK_ERROR_NOT_FOUND, or ILK_ERROR_INVALID with a sentence on what cannot be; nothing has
 * changed then
 *
 * Carries out one edit. When there is nothing to change, nothing can be undone afterwards either.
 */
gboolean ilk_collection_edit(IlkCollection *self, const IlkEdit *edit, gint64 *made,
                             GError **error);
/** ilk_collection_edit_async: copies @edit */
void ilk_collection_edit_async(IlkCollection *self, const IlkEdit *edit, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_edit_finish(IlkCollection *self, GAsyncResult *result, gint64 *made,
                                    GError **error);

/** ilk_collection_dup_undo_label: Returns: (transfer full) (nullable): what undoing would take
 * back, such as “Delete 3 cards”; NULL when there is nothing, or on error */
char *ilk_collection_dup_undo_label(IlkCollection *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_dup_undo_label_async(IlkCollection *self, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
char *ilk_collection_dup_undo_label_finish(IlkCollection *self, GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_collection_dup_redo_label: the same of what was undone last */
char *ilk_collection_dup_redo_label(IlkCollection *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_dup_redo_label_async(IlkCollection *self, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
char *ilk_collection_dup_redo_label_finish(IlkCollection *self, GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_collection_undo_edit: takes the latest edit back that is not. Returns: (transfer full): its
 * label, NULL with ILK_ERROR_NOT_FOUND when there is none */
char *ilk_collection_undo_edit(IlkCollection *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_undo_edit_async(IlkCollection *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
char *ilk_collection_undo_edit_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_collection_redo_edit: does again what was undone last. Returns: as above */
char *ilk_collection_redo_edit(IlkCollection *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_redo_edit_async(IlkCollection *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
char *ilk_collection_redo_edit_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_get_note:
 * @seconds: (out) (nullable): target time of its first card
 * @demo: (out) (nullable) (transfer full): that card's demo, NULL without one
 *
 * Returns: (transfer full): the note @note as it was written, NULL with ILK_ERROR_NOT_FOUND
 */
IlkNote *ilk_collection_get_note(IlkCollection *self, gint64 note, int *seconds, char **demo,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_get_note_async(IlkCollection *self, gint64 note, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
IlkNote *ilk_collection_get_note_finish(IlkCollection *self, GAsyncResult *result, int *seconds,
                                        char **demo, GError **error) G_GNUC_WARN_UNUSED_RESULT;
