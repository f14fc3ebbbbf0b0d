/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signatures in a table; SVG has none, and is looked for as text.
 */
#include "app/store/media/media-type.h"

#include <string.h>

#define UNKNOWN "application/octet-stream"

static const struct {
  const char *type;
  const char *suffix;
  const char *begin;
  gsize n_begin;
  gsize offset; /* of @second */
  const char *second;
} signatures[] = {
    {"image/png", ".png", "\x89PNG\r\n\x1a\n", 8, 0, NULL},
    {"image/jpeg", ".jpg", "\xff\xd8\xff", 3, 0, NULL},
    {"image/gif", ".gif", "GIF8", 4, 0, NULL},
    {"image/webp", ".webp", "RIFF", 4, 8, "WEBP"},
    {"audio/x-wav", ".wav", "RIFF", 4, 8, "WAVE"},
    {"audio/opus", ".opus", "OggS", 4, 28, "OpusHead"},
    {"audio/ogg", ".ogg", "OggS", 4, 0, NULL},
    {"audio/flac", ".flac", "fLaC", 4, 0, NULL},
    {"audio/mpeg", ".mp3", "ID3", 3, 0, NULL},
    {"audio/mpeg", ".mp3", "\xff\xfb", 2, 0, NULL},
    {"audio/mpeg", ".mp3", "\xff\xf3", 2, 0, NULL},
    {"audio/mpeg", ".mp3", "\xff\xf2", 2, 0, NULL},
};

static gboolean
has_at(const char *data, gsize length, gsize offset, const char *bytes, gsize n)
{
  return offset + n <= length && memcmp(data + offset, bytes, n) == 0;
}

/* A declaration, comments and a document type may stand before it. */
static gboolean
is_svg(const char *data, gsize length)
{
  if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    length -= 3;
  }
  while (length > 0 && g_ascii_isspace(*data)) {
    data++;
    length--;
  }
  return length > 0 && *data == '<' && g_strstr_len(data, (gssize) length, "<svg") != NULL;
}

const char *
ilk_media_type(gconstpointer data, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS(signatures); i++) {
    const char *second = signatures[i].second;
    if (has_at(data, length, 0, signatures[i].begin, signatures[i].n_begin) &&
        (second == NULL || has_at(data, length, signatures[i].offset, second, strlen(second))))
      return signatures[i].type;
  }
  return is_svg(data, length) ? "image/svg+xml" : UNKNOWN;
}

gboolean
ilk_media_type_is_sound(const char *type)
{
  return g_str_has_prefix(type, "audio/");
}

gboolean
ilk_media_type_is_picture(const char *type)
{
  return g_str_has_prefix(type, "image/");
}

const char *
ilk_media_type_get_suffix(const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS(signatures); i++)
    if (g_str_equal(signatures[i].type, type))
      return signatures[i].suffix;
  return g_str_equal(type, "image/svg+xml") ? ".svg" : "";
}
