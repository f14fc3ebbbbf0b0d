/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a member says of its size is checked before it is opened, and counted while it is read.
 */
#include "app/anki/member.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define CHUNK_BYTES (64 * 1024)

typedef struct {
  /* Borrowed */
  IlkSink sink;
  gpointer data;

  gint64 packed;
  gint64 most;
  gint64 written;
} Meter;

static gboolean
fail_large(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_TOO_LARGE,
                      _("The package unpacks to far more than a package may have, so it is not "
                        "imported."));
  return FALSE;
}

static gboolean
fail_damaged(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("The package is damaged, or has a password. Get or export it again."));
  return FALSE;
}

static gboolean
is_within(gint64 packed, gint64 unpacked, gint64 most)
{
  return unpacked <= most &&
         (unpacked <= ILK_PACKAGE_RATIO_FREE_BYTES || unpacked / ILK_MAX_PACKAGE_RATIO <= packed);
}

static gboolean
write_metered(gpointer meter, const guchar *bytes, gsize length, GError **error)
{
  Meter *self = meter;
  self->written += (gint64) length;
  if (!is_within(self->packed, self->written, self->most))
    return fail_large(error);
  return self->sink(self->data, bytes, length, error);
}

static gboolean
check(const IlkZip *library, zip_t *zip, zip_uint64_t index, gint64 most, zip_stat_t *info,
      GError **error)
{
  const zip_uint64_t needed =
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  if (library->zip_stat_index(zip, index, 0, info) != 0 || (info->valid & needed) != needed ||
      info->encryption_method != ZIP_EM_NONE ||
      (info->comp_method != ZIP_CM_STORE && info->comp_method != ZIP_CM_DEFLATE))
    return fail_damaged(error);
  if (info->size > G_MAXINT64 || info->comp_size > G_MAXINT64 ||
      !is_within((gint64) info->comp_size, (gint64) info->size, most))
    return fail_large(error);
  return TRUE;
}

/* One that is longer than it says is not read on. */
static gboolean
pump(const IlkZip *library, zip_file_t *member, guint64 size, IlkSink sink, gpointer data,
     GError **error)
{
  g_autofree guchar *chunk = g_malloc(CHUNK_BYTES);
  guint64 got = 0;
  zip_int64_t n;
  while ((n = library->zip_fread(member, chunk, CHUNK_BYTES)) > 0) {
    got += (guint64) n;
    if (got > size)
      break;
    if (!sink(data, chunk, (gsize) n, error))
      return FALSE;
  }
  return (n == 0 && got == size) || fail_damaged(error);
}

gboolean
ilk_member_unpack(zip_t *zip, zip_uint64_t index, gboolean zstd, gint64 most, IlkSink sink,
                  gpointer data, GError **error)
{
  const IlkZip *library = ilk_zip_load(error);
  zip_stat_t info;
  if (library == NULL || !check(library, zip, index, most, &info, error))
    return FALSE;
  zip_file_t *member = library->zip_fopen_index(zip, index, 0);
  if (member == NULL)
    return fail_damaged(error);
  Meter meter = {.sink = sink, .data = data, .packed = (gint64) info.comp_size, .most = most};
  g_autoptr(IlkUnzstd) unzstd = zstd ? ilk_unzstd_new(write_metered, &meter) : NULL;
  gboolean done = zstd ? pump(library, member, info.size, ilk_unzstd_write, unzstd, error) &&
                             ilk_unzstd_end(unzstd, error)
                       : pump(library, member, info.size, write_metered, &meter, error);
  library->zip_fclose(member);
  return done;
}

static gboolean
append(gpointer data, const guchar *bytes, gsize length, GError **error)
{
  g_byte_array_append(data, bytes, (guint) length);
  return TRUE;
}

GBytes *
ilk_member_read(zip_t *zip, zip_uint64_t index, gboolean zstd, gint64 most, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  return ilk_member_unpack(zip, index, zstd, most, append, bytes, error)
             ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes))
             : NULL;
}
