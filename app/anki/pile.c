/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each member is a frame without its size, as Anki's are.
 */
#include "app/anki/pile.h"

#include "app/base/error.h"
#include "app/base/open-file.h"
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>
#include <zstd.h>

#define PIECE (256 * 1024)

struct _IlkPile {
  /* Owned */
  ZSTD_CCtx *packer;
  guchar *piece;  /* read */
  guchar *packed; /* to be written */

  int fd;
  guint64 length;
};

static gboolean
fail(int number, GError **error)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_FAILED, _("The package could not be packed: %s."),
              g_strerror(number));
  return FALSE;
}

IlkPile *
ilk_pile_new(const char *path, GError **error)
{
  int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) {
    fail(errno, error);
    return NULL;
  }
  IlkPile *self = g_new0(IlkPile, 1);
  self->fd = fd;
  self->packer = ZSTD_createCCtx();
  g_assert_nonnull(self->packer);
  self->piece = g_malloc(PIECE);
  self->packed = g_malloc(PIECE);
  return self;
}

void
ilk_pile_free(IlkPile *self)
{
  close(self->fd);
  ZSTD_freeCCtx(self->packer);
  g_free(self->piece);
  g_free(self->packed);
  g_free(self);
}

static gboolean
write_all(IlkPile *self, gsize length, GError **error)
{
  for (gsize done = 0; done < length;) {
    gssize n = write(self->fd, self->packed + done, length - done);
    if (n < 0 && errno != EINTR)
      return fail(errno, error);
    done += n > 0 ? (gsize) n : 0;
  }
  self->length += length;
  return TRUE;
}

/* @last: whether the member ends here */
static gboolean
pack(IlkPile *self, gconstpointer bytes, gsize length, gboolean last, GError **error)
{
  ZSTD_inBuffer in = {bytes, length, 0};
  size_t rest = 1;
  while (last ? rest != 0 : in.pos < in.size) {
    ZSTD_outBuffer out = {self->packed, PIECE, 0};
    rest = ZSTD_compressStream2(self->packer, &out, &in, last ? ZSTD_e_end : ZSTD_e_continue);
    if (ZSTD_isError(rest))
      return fail(ENOMEM, error);
    if (!write_all(self, out.pos, error))
      return FALSE;
  }
  return TRUE;
}

static void
begin(IlkPile *self, IlkPiled *piled)
{
  ZSTD_CCtx_reset(self->packer, ZSTD_reset_session_only);
  ZSTD_CCtx_setParameter(self->packer, ZSTD_c_contentSizeFlag, 0);
  *piled = (IlkPiled){.offset = self->length};
}

static void
end(const IlkPile *self, GChecksum *sum, IlkPiled *piled)
{
  gsize length = sizeof piled->sha1;
  piled->length = self->length - piled->offset;
  g_checksum_get_digest(sum, piled->sha1, &length);
}

static gboolean
pack_file(IlkPile *self, int fd, GChecksum *sum, GCancellable *cancellable, IlkPiled *piled,
          GError **error)
{
  for (;;) {
    if (g_cancellable_set_error_if_cancelled(cancellable, error))
      return FALSE;
    gssize n = read(fd, self->piece, PIECE);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail(errno, error);
    g_checksum_update(sum, self->piece, n);
    piled->size += (guint64) n;
    if (!pack(self, self->piece, (gsize) n, n == 0, error))
      return FALSE;
    if (n == 0)
      return TRUE;
  }
}

gboolean
ilk_pile_add_file(IlkPile *self, const char *path, GCancellable *cancellable, IlkPiled *piled,
                  GError **error)
{
  int fd = ilk_open_path(path, error);
  if (fd < 0)
    return FALSE;
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA1);
  begin(self, piled);
  gboolean packed = pack_file(self, fd, sum, cancellable, piled, error);
  close(fd);
  end(self, sum, piled);
  return packed;
}

gboolean
ilk_pile_add_bytes(IlkPile *self, gconstpointer bytes, gsize length, IlkPiled *piled,
                   GError **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA1);
  begin(self, piled);
  g_checksum_update(sum, bytes, (gssize) length);
  piled->size = length;
  gboolean packed = pack(self, bytes, length, TRUE, error);
  end(self, sum, piled);
  return packed;
}
