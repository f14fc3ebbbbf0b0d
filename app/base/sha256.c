/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library is told once that nothing here is secret: it then locks no memory.
 */
#include "app/base/sha256.h"

#include <gcrypt.h>

static void
begin(void)
{
  static gsize begun = 0;

  if (!g_once_init_enter(&begun))
    return;
  if (!gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P)) {
    gcry_check_version(NULL);
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
  }
  g_once_init_leave(&begun, 1);
}

IlkSha256 *
ilk_sha256_new(void)
{
  gcry_md_hd_t self = NULL;

  begin();
  /* As for all memory that is short: there is no going on. */
  if (gcry_md_open(&self, GCRY_MD_SHA256, 0) != 0)
    g_error("no SHA-256 in libgcrypt");
  return self;
}

void
ilk_sha256_free(IlkSha256 *self)
{
  gcry_md_close(self);
}

void
ilk_sha256_add(IlkSha256 *self, gconstpointer data, gsize length)
{
  gcry_md_write(self, data, length);
}

const guint8 *
ilk_sha256_end(IlkSha256 *self)
{
  return gcry_md_read(self, GCRY_MD_SHA256);
}

char *
ilk_sha256_dup_hex(IlkSha256 *self)
{
  static const char digits[] = "0123456789abcdef";
  const guint8 *digest = ilk_sha256_end(self);
  char *hex = g_malloc(2 * ILK_SHA256_LENGTH + 1);

  for (gsize i = 0; i < ILK_SHA256_LENGTH; i++) {
    hex[2 * i] = digits[digest[i] >> 4];
    hex[2 * i + 1] = digits[digest[i] & 15];
  }
  hex[2 * ILK_SHA256_LENGTH] = '\0';
  return hex;
}

char *
ilk_sha256_dup_hex_of(GBytes *bytes)
{
  g_autoptr(IlkSha256) self = ilk_sha256_new();
  gsize length = 0;
  gconstpointer data = g_bytes_get_data(bytes, &length);

  ilk_sha256_add(self, data, length);
  return ilk_sha256_dup_hex(self);
}
