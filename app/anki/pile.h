/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of members packed by zstd, one behind the other, that an archive takes its members from:
 * so that no more than a piece of one is ever in memory. One thread at a time; blocking.
 */
#pragma once

#include <gio/gio.h>

typedef struct _IlkPile IlkPile;

/** IlkPiled: where a packed member is in the pile; @size: unpacked; @sha1: of it unpacked */
typedef struct {
  guint64 offset;
  guint64 length;
  guint64 size;
  guint8 sha1[20];
} IlkPiled;

/** ilk_pile_new: @path: where nothing is yet */
IlkPile *ilk_pile_new(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_pile_free(IlkPile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkPile, ilk_pile_free)

/** ilk_pile_add_file: packs the file at @path. @cancellable: (nullable). @piled: (out) */
gboolean ilk_pile_add_file(IlkPile *self, const char *path, GCancellable *cancellable,
                           IlkPiled *piled, GError **error);

/** ilk_pile_add_bytes: the same for what is at hand */
gboolean ilk_pile_add_bytes(IlkPile *self, gconstpointer bytes, gsize length, IlkPiled *piled,
                            GError **error);
