/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UTF-16 gives itself away by its mark or by a zero in every second byte. What else is not UTF-8 is
 * most often an encoding of one byte a letter.
 */
#include "app/base/encoding.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROBED_BYTES 64

static gboolean
is_utf16(const char *bytes, gsize length)
{
  gsize zeros[2] = {0, 0};
  gsize probed = MIN(length, PROBED_BYTES) & ~(gsize) 1;

  if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
    return TRUE;
  for (gsize i = 0; i < probed; i++)
    zeros[i % 2] += bytes[i] == '\0';
  return probed >= 4 && MAX(zeros[0], zeros[1]) > probed / 4 && MIN(zeros[0], zeros[1]) == 0;
}

static guint
count_lines(const char *bytes, const char *end)
{
  guint line = 1;
  for (const char *p = bytes; p < end; p++)
    line += *p == '\n';
  return line;
}

const char *
ilk_encoding_check(const char *bytes, gsize length, guint *line)
{
  const char *invalid = NULL;

  if (is_utf16(bytes, length)) {
    *line = 1;
    return _("The text is UTF-16. Save it as UTF-8.");
  }
  if (g_utf8_validate(bytes, (gssize) length, &invalid))
    return NULL;
  *line = count_lines(bytes, invalid);
  if (*invalid == '\0')
    return _("The file holds a zero byte, so it is no text.");
  return _("The text is not valid UTF-8; it may be Latin-1 (Windows-1252). Save it as UTF-8.");
}
