/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SHA-256 (FIPS 180-4) of what is long: libgcrypt has the processor do it, which takes a tenth of
 * what GChecksum does. Any thread, each sum in one at a time.
 */
#pragma once

#include <glib.h>

#define ILK_SHA256_LENGTH 32

typedef struct gcry_md_handle IlkSha256;

IlkSha256 *ilk_sha256_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_sha256_free(IlkSha256 *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkSha256, ilk_sha256_free)

/** ilk_sha256_add: @data: (array length=length): comes after all that was added before */
void ilk_sha256_add(IlkSha256 *self, gconstpointer data, gsize length);

/** ilk_sha256_end: Returns: (transfer none) (array fixed-size=32): of all that was added, after
 * which nothing may be; it is @self's */
const guint8 *ilk_sha256_end(IlkSha256 *self);

/** ilk_sha256_dup_hex: as ilk_sha256_end(). Returns: (transfer full): 64 small digits */
char *ilk_sha256_dup_hex(IlkSha256 *self);

/** ilk_sha256_dup_hex_of: Returns: (transfer full): the digits of @bytes */
char *ilk_sha256_dup_hex_of(GBytes *bytes);
