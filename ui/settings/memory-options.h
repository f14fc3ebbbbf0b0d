/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's study options while they are being changed: read once, written shortly after
 * the last change, told to everything that shows them. Main thread.
 */
#pragma once

#include "app/schedule/study-options.h"
#include "app/store/front/collection.h"

#define UI_TYPE_MEMORY_OPTIONS (ui_memory_options_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryOptions, ui_memory_options, UI, MEMORY_OPTIONS, GObject)

/**
 * UiMemoryOptions::changed: what ui_memory_options_get() returns is another now
 * UiMemoryOptions::failed: with a sentence: the options could not be read or stored
 * UiMemoryOptions::replaying: with a number from 0 to 1: how far the way to another model is
 * UiMemoryOptions::replayed: with a GError, or NULL when the other model is in use now
 */

/** ui_memory_options_new: begins to read @collection; the defaults stand until ::changed */
UiMemoryOptions *ui_memory_options_new(IlkCollection *collection) G_GNUC_WARN_UNUSED_RESULT;

IlkCollection *ui_memory_options_get_collection(UiMemoryOptions *self);

/** ui_memory_options_is_loaded: Returns: whether the collection's own options are shown */
gboolean ui_memory_options_is_loaded(UiMemoryOptions *self);

/** ui_memory_options_get: Returns: the options as they are on the screen */
const IlkStudyOptions *ui_memory_options_get(UiMemoryOptions *self);

/** ui_memory_options_set: stores @options soon; does nothing when they are the same */
void ui_memory_options_set(UiMemoryOptions *self, const IlkStudyOptions *options);

/** ui_memory_options_flush: stores what waits to be stored now, without waiting for it */
void ui_memory_options_flush(UiMemoryOptions *self);

/** ui_memory_options_set_model: begins to replay the log with @model; what is changed meanwhile is
 * stored afterwards */
void ui_memory_options_set_model(UiMemoryOptions *self, IlkModel model);

/** ui_memory_options_cancel_replay: ends it, if it still can be; the old model stays */
void ui_memory_options_cancel_replay(UiMemoryOptions *self);

gboolean ui_memory_options_is_replaying(UiMemoryOptions *self);
