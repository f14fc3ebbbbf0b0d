/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stream: the frames of packages hold no size.
 */
#include "app/anki/unzstd.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <zstd.h>

struct _IlkUnzstd {
  /* Owned */
  ZSTD_DStream *stream;
  guchar *piece;

  /* Borrowed */
  IlkSink sink;
  gpointer data;

  gsize piece_size;
  gsize wanted; /* 0 between two frames */
};

IlkUnzstd *
ilk_unzstd_new(IlkSink sink, gpointer data)
{
  IlkUnzstd *self = g_new0(IlkUnzstd, 1);
  self->stream = ZSTD_createDStream();
  g_assert_nonnull(self->stream);
  ZSTD_DCtx_setParameter(self->stream, ZSTD_d_windowLogMax, ILK_MAX_ZSTD_WINDOW_LOG);
  self->piece_size = ZSTD_DStreamOutSize();
  self->piece = g_malloc(self->piece_size);
  self->sink = sink;
  self->data = data;
  return self;
}

void
ilk_unzstd_free(IlkUnzstd *self)
{
  ZSTD_freeDStream(self->stream);
  g_free(self->piece);
  g_free(self);
}

static gboolean
fail(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("The package is damaged: what is packed in it cannot be unpacked. Get or "
                        "export it again."));
  return FALSE;
}

gboolean
ilk_unzstd_write(gpointer unpacker, const guchar *bytes, gsize length, GError **error)
{
  IlkUnzstd *self = unpacker;
  ZSTD_inBuffer in = {bytes, length, 0};
  gboolean full = TRUE;
  while (in.pos < in.size || full) {
    ZSTD_outBuffer out = {self->piece, self->piece_size, 0};
    size_t result = ZSTD_decompressStream(self->stream, &out, &in);
    if (ZSTD_isError(result))
      return fail(error);
    if (out.pos > 0 && !self->sink(self->data, self->piece, out.pos, error))
      return FALSE;
    full = out.pos == out.size;
    if (in.pos > 0 || out.pos > 0)
      self->wanted = result;
    if (in.pos == in.size && out.pos == 0)
      break;
  }
  return TRUE;
}

gboolean
ilk_unzstd_end(IlkUnzstd *self, GError **error)
{
  return self->wanted == 0 || fail(error);
}
