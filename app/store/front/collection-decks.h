/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks: listed, found, brought in and out.
 */
#pragma once

#include "app/deckfile/card-source.h"
#include "app/model/deck.h"
#include "app/store/front/collection.h"

/** ilk_collection_list_decks: Returns: (transfer full) (element-type IlkDeck): every deck with its
 * counts now, in the order in which the learner studies them */
GPtrArray *ilk_collection_list_decks(IlkCollection *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_list_decks_async(IlkCollection *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ilk_collection_list_decks_finish(IlkCollection *self, GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_collection_find_deck: Returns: the id of the deck called @name (case does not matter), 0
 * with ILK_ERROR_NOT_FOUND */
gint64 ilk_collection_find_deck(IlkCollection *self, const char *name, GError **error);

/**
 * IlkImportSummary:
 * @remembered: how many cards brought a memory along that was taken
 * @missing: how many cards of the deck came from its file once and are not in it any more; they
 * stay
 * @deleted: how many cards of the file the learner has deleted; they stay away
 * @edit: what can be undone of it, 0 for nothing; see ilk_collection_join_imports()
 * @skipped: how many notes of a package were left out since they are something else here
 * @suspended: how many of the new cards of a package are not to be asked
 * @reviews: how many events of a package's log are new here
 * @decks: how many decks a package brought
 * @parameters: whether the memory model's parameters are a package's now: nobody had fitted any
 *
 * Of a package notes are counted, not cards.
 */
typedef struct {
  gint64 deck;
  guint added;
  guint changed;
  guint unchanged;
  guint remembered;
  guint missing;
  guint deleted;
  gint64 edit;
  guint skipped;
  guint suspended;
  guint reviews;
  guint decks;
  gboolean parameters;
} IlkImportSummary;

/**
 * ilk_collection_import: puts a deck file into the collection in one transaction, after a backup. A
 * card that is there already keeps its memory; its text is brought up to date.
 */
gboolean ilk_collection_import(IlkCollection *self, IlkDeckFile *file, IlkImportSummary *summary,
                               GError **error);

/**
 * ilk_collection_import_sm2:
 * @memories: (array length=n): of @file's cards, in their order
 *
 * The same, with what another program knew of the cards. It is put into the log as an event, from
 * which their memory follows as from an answer. A card that was studied here keeps what it has.
 */
gboolean ilk_collection_import_sm2(IlkCollection *self, IlkDeckFile *file,
                                   const IlkSm2Memory *memories, guint n, IlkImportSummary *summary,
                                   GError **error);

/** ilk_collection_dup_deck_file: Returns: (transfer full): @deck with its cards, as a deck file
 * holds them */
IlkDeckFile *ilk_collection_dup_deck_file(IlkCollection *self, gint64 deck, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
