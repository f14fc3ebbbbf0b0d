/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The latest form of a package's tables, as far as it is another. For anki-writer.c only.
 */
#pragma once

#include "app/store/anki/anki-writer.h"

/** ilk_anki_latest_add: adds tables, and what @settings say, to @db, whose notes and cards are
 * there */
gboolean ilk_anki_latest_add(IlkDatabase *db, const IlkAnkiSettingsOut *settings, GError **error);
