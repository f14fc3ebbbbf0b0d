/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CRC-32C (Castagnoli), the checksum of notes and of the review log: it finds every flipped bit
 * that SQLite's own checks let pass. Any thread.
 */
#pragma once

#include <glib.h>

/** ilk_crc32c: Returns: the checksum of what @crc is the checksum of (0: nothing) followed by
 * @data */
guint32 ilk_crc32c(guint32 crc, gconstpointer data, gsize length);

/** ilk_crc32c_by_tables: the same where the processor has no instruction for it */
guint32 ilk_crc32c_by_tables(guint32 crc, gconstpointer data, gsize length);
