/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is packed by zstd, unpacked in pieces: a package says nowhere how much it will be. One
 * thread at a time.
 */
#pragma once

#include <glib.h>

/** IlkSink: takes the next @length bytes; FALSE with @error ends what writes into it */
typedef gboolean (*IlkSink)(gpointer data, const guchar *bytes, gsize length, GError **error);

typedef struct _IlkUnzstd IlkUnzstd;

/** ilk_unzstd_new: Returns: (transfer full): what unpacks frames, one or several, into @sink */
IlkUnzstd *ilk_unzstd_new(IlkSink sink, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void ilk_unzstd_free(IlkUnzstd *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkUnzstd, ilk_unzstd_free)

/** ilk_unzstd_write: an #IlkSink of a #IlkUnzstd. ILK_ERROR_INVALID when it is not zstd, wants more
 * memory than ILK_MAX_ZSTD_WINDOW_LOG allows, or a dictionary */
gboolean ilk_unzstd_write(gpointer self, const guchar *bytes, gsize length, GError **error);

/** ilk_unzstd_end: Returns: FALSE with ILK_ERROR_INVALID when the input ended within a frame */
gboolean ilk_unzstd_end(IlkUnzstd *self, GError **error);
