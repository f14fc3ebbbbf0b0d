/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By what a note is known in packages: what came out of one keeps its id, what was written here
 * says in it which note it is. Pure, any thread.
 */
#pragma once

#include "app/model/uid.h"

/** ilk_anki_guid: @file_id: of the note @uid. Returns: (transfer full): its id in packages */
char *ilk_anki_guid(const char *file_id, const guint8 uid[ILK_UID_LENGTH])
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_anki_guid_read: @uid: (out): of the note written here that has @guid. Returns: whether it is
 * one */
gboolean ilk_anki_guid_read(const char *guid, guint8 uid[ILK_UID_LENGTH]);
