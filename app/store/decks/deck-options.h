/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing how decks are studied. When other intervals follow, a backup is made and the memories
 * are computed again from the log. Database thread only.
 */
#pragma once

#include "app/model/deck-speech.h"
#include "app/store/replay/replay.h"
#include "app/store/store.h"

/** ilk_store_set_options: see ilk_collection_set_options(). @watch: (nullable): of the replay */
gboolean ilk_store_set_options(IlkStore *self, gint64 deck, const IlkStudyOptions *options,
                               const IlkReplayWatch *watch, GError **error);

/** ilk_store_take_parameters: @parameters: of FSRS-6. Makes them the collection's, and computes the
 * memories again. Within a transaction. */
gboolean ilk_store_take_parameters(IlkStore *self, const double *parameters, GError **error);

/** ilk_store_set_retention: see ilk_collection_set_retention() */
gboolean ilk_store_set_retention(IlkStore *self, gint64 deck, double retention, GError **error);

/** ilk_store_follow_options: @before: (element-type IlkStoreDeck): what the decks were before they
 * were loaded again. Computes the memories of those anew whose schedule is another now. Within a
 * transaction. */
gboolean ilk_store_follow_options(IlkStore *self, const GArray *before, const IlkReplayWatch *watch,
                                  GError **error);

/** ilk_deck_options_get_retention: @json: a deck's options. Returns: its own desired retention, 0
 * when it follows the collection's: one that names the same value keeps it when that changes */
double ilk_deck_options_get_retention(const char *json);

/** ilk_deck_options_dup_speech: @json: a deck's options. Returns: (transfer full) (nullable): how
 * its author wants it to be spoken */
IlkDeckSpeech *ilk_deck_options_dup_speech(const char *json) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_options_replace_speech: @speech: (nullable). Returns: (transfer full): @json with
 * another one */
char *ilk_deck_options_replace_speech(const char *json, const IlkDeckSpeech *speech)
    G_GNUC_WARN_UNUSED_RESULT;
