/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text file, read piece by piece and checked on the way: its size, its encoding. Blocking; any
 * thread, one at a time.
 */
#pragma once

#include <gio/gio.h>

typedef struct _IlkTextStream IlkTextStream;

/** ilk_text_stream_new: @name: for messages. Returns: (transfer full): @file, open; NULL with a
 * G_IO_ERROR */
IlkTextStream *ilk_text_stream_new(GFile *file, const char *name, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_text_stream_new_for_bytes: the same of @bytes. @piece: how many are read at once, 0: as many
 * as of a file. Returns: (transfer full) */
IlkTextStream *ilk_text_stream_new_for_bytes(GBytes *bytes, gsize piece, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_text_stream_free(IlkTextStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkTextStream, ilk_text_stream_free)

/**
 * ilk_text_stream_read:
 * @text: gets @wanted bytes more, as far as there are any: valid UTF-8 without zero bytes and byte
 * order mark, whose lines end by a newline
 *
 * Returns: FALSE with ILK_ERROR_INVALID, ILK_ERROR_TOO_LARGE (`FILE:LINE: …`) or a G_IO_ERROR
 */
gboolean ilk_text_stream_read(IlkTextStream *self, gsize wanted, GString *text, GError **error);

/** ilk_text_stream_is_at_end: Returns: whether all was read */
gboolean ilk_text_stream_is_at_end(const IlkTextStream *self);

/** ilk_text_stream_get_name: Returns: what messages call it */
const char *ilk_text_stream_get_name(const IlkTextStream *self);

/** ilk_text_stream_dup_again: Returns: (transfer full): the same text from its beginning */
IlkTextStream *ilk_text_stream_dup_again(const IlkTextStream *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_text_stream_get_share: Returns: how much of it was read, 0 to 1; less than 0 when its size
 * is not known */
double ilk_text_stream_get_share(const IlkTextStream *self);
