/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `ilk-` and the note's uid in hexadecimal.
 */
#include "app/anki/guid.h"

#include <string.h>

#define PROGRAM "anki"
#define PREFIX "ilk-"

char *
ilk_anki_guid(const char *file_id, const guint8 uid[ILK_UID_LENGTH])
{
  guint8 derived[ILK_UID_LENGTH];
  ilk_uid_derive(derived, PROGRAM, file_id);
  if (memcmp(derived, uid, ILK_UID_LENGTH) == 0)
    return g_strdup(file_id);
  GString *guid = g_string_new(PREFIX);
  for (guint i = 0; i < ILK_UID_LENGTH; i++)
    g_string_append_printf(guid, "%02x", uid[i]);
  return g_string_free(guid, FALSE);
}

gboolean
ilk_anki_guid_read(const char *guid, guint8 uid[ILK_UID_LENGTH])
{
  const char *digits = guid + strlen(PREFIX);
  if (!g_str_has_prefix(guid, PREFIX) || strlen(digits) != 2 * ILK_UID_LENGTH ||
      strspn(digits, "0123456789abcdef") != 2 * ILK_UID_LENGTH)
    return FALSE;
  for (guint i = 0; i < ILK_UID_LENGTH; i++)
    uid[i] = (guint8) (g_ascii_xdigit_value(digits[2 * i]) << 4 |
                       g_ascii_xdigit_value(digits[2 * i + 1]));
  return TRUE;
}
