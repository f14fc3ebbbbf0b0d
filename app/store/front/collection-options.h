/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How cards are studied, of the collection and of a deck.
 */
#pragma once

#include "app/base/progress-report.h"
#include "app/schedule/study-options.h"
#include "app/store/front/collection.h"

/**
 * ilk_collection_get_options: how @deck is studied (0: the collection's defaults). When the day
 * begins, and the memory model, are the same for all decks. ilk_collection_set_options() computes
 * the memories again from the log when other intervals follow from the new options; for another
 * model, or other parameters, after a backup.
 */
gboolean ilk_collection_get_options(IlkCollection *self, gint64 deck, IlkStudyOptions *options,
                                    GError **error);
void ilk_collection_get_options_async(IlkCollection *self, gint64 deck, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_get_options_finish(IlkCollection *self, GAsyncResult *result,
                                           IlkStudyOptions *options, GError **error);
gboolean ilk_collection_set_options(IlkCollection *self, gint64 deck,
                                    const IlkStudyOptions *options, GError **error);
void ilk_collection_set_options_async(IlkCollection *self, gint64 deck,
                                      const IlkStudyOptions *options, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_set_options_finish(IlkCollection *self, GAsyncResult *result,
                                           GError **error);

/**
 * ilk_collection_set_model_async:
 * @model: schedules the whole collection from now on, with its own parameters
 * @cancellable: (nullable): heeded while the memories are computed; then nothing has changed
 * @progress: called with @user_data on the main context that asked, never after @callback
 *
 * Changes one of the collection's options, as ilk_collection_set_options() would, for a window that
 * shows how long that takes.
 */
void ilk_collection_set_model_async(IlkCollection *self, IlkModel model, GCancellable *cancellable,
                                    IlkProgressFunc progress, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean ilk_collection_set_model_finish(IlkCollection *self, GAsyncResult *result, GError **error);

/**
 * ilk_collection_set_retention:
 * @deck: deck id, not 0
 * @retention: desired of this deck alone, in [0.7, 0.99]; 0: the collection's, whatever that will
 * be
 *
 * Computes the deck's memories again from the log when other intervals follow.
 */
gboolean ilk_collection_set_retention(IlkCollection *self, gint64 deck, double retention,
                                      GError **error);
void ilk_collection_set_retention_async(IlkCollection *self, gint64 deck, double retention,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean ilk_collection_set_retention_finish(IlkCollection *self, GAsyncResult *result,
                                             GError **error);
