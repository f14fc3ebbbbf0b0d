/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table `grave`: what was deleted, so that a file which brings it again does not bring it back.
 * Sealed by seal(). Database thread only.
 */
#pragma once

#include "app/model/note.h"
#include "app/store/rows/table.h"
#include "app/store/store.h"

#define ILK_GRAVE_COLUMNS "grave.uid, grave.kind, grave.at, grave.device, grave.crc"

extern IlkTable ilk_grave_table;

/** IlkGraveKind: what lies there. The numbers are stored: never renumber. */
typedef enum {
  ILK_GRAVE_DECK = 0,
  ILK_GRAVE_NOTE = 1,
} IlkGraveKind;

/** ilk_grave_dig: @uid is deleted now */
gboolean ilk_grave_dig(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], IlkGraveKind kind,
                       GError **error);

/** ilk_grave_has: @has: (out): whether @uid, of a deck or a note, was deleted */
gboolean ilk_grave_has(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], gboolean *has,
                       GError **error);

/** ilk_grave_open: @uid is there again */
gboolean ilk_grave_open(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], GError **error);
