/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How decks are studied, on its way out: what ilk_anki_preset_read_json() reads. Any thread.
 */
#pragma once

#include "app/schedule/study-options.h"

#include <json-glib/json-glib.h>

/** ilk_anki_preset_write: adds @options, called @name, to @builder as version 11 has them.
 * @modified: UTC s */
void ilk_anki_preset_write(JsonBuilder *builder, gint64 id, const char *name,
                           const IlkStudyOptions *options, gint64 modified);
