/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How decks are studied, as packages say it. Plain values, any thread.
 */
#pragma once

#include "app/schedule/study-options.h"

#include <json-glib/json-glib.h>

/**
 * IlkAnkiPreset:
 * @options: what is said of a deck, over the defaults; always valid
 * @has_parameters: whether they are among that, brought to FSRS-6 from earlier versions
 * @ignored_before: UTC ms from which on its log counts, 0 for all
 */
typedef struct {
  IlkStudyOptions options;
  gboolean has_parameters;
  gint64 ignored_before;
} IlkAnkiPreset;

/** ilk_anki_preset_init: nothing is said */
void ilk_anki_preset_init(IlkAnkiPreset *self);

/** ilk_anki_preset_read_json: as version 11 has it */
void ilk_anki_preset_read_json(IlkAnkiPreset *self, JsonObject *object);

/** ilk_anki_preset_read_wire: as version 18 has it. Returns: whether @data is what it should be */
gboolean ilk_anki_preset_read_wire(IlkAnkiPreset *self, gconstpointer data, gsize length);

/** ilk_anki_preset_set_retention: @retention: of a deck alone, where it is one */
void ilk_anki_preset_set_retention(IlkAnkiPreset *self, double retention);
