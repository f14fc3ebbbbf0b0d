/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An address that a file was found for has a scheme of our own, which nobody writes by hand.
 */
#include "app/narration/recorded.h"

#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/model/media-map.h"
#include "app/narration/conversion.h"
#include "app/store/front/collection-media.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As espeak-ng speaks: a card's sound stands between what it says. */
#define FREQUENCY 22050
#define PIPELINE                                                                                   \
  "giostreamsrc name=in ! decodebin ! audioconvert ! audioresample ! "                             \
  "audio/x-raw,format=S16LE,channels=1,rate=" G_STRINGIFY(FREQUENCY) " ! wavenc ! "                \
                                                                     "giostreamsink name=out"
#define MOST_BYTES ((gsize) ILK_MAX_SPEECH_SECONDS * FREQUENCY * sizeof(gint16) + 4096)

static const char *const elements[] = {"giostreamsrc",
                                       "gstreamer1.0-plugins-base",
                                       "decodebin",
                                       "gstreamer1.0-plugins-base",
                                       "audioconvert",
                                       "gstreamer1.0-plugins-base",
                                       "audioresample",
                                       "gstreamer1.0-plugins-base",
                                       "wavenc",
                                       "gstreamer1.0-plugins-good",
                                       NULL};

gboolean
ilk_is_sound(const char *address)
{
  g_return_val_if_fail(address != NULL, FALSE);

  static const char *const suffixes[] = {".ogg", ".oga", ".opus", ".mp3", ".wav", ".flac"};
  g_autofree char *lower = g_ascii_strdown(address, -1);

  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (g_str_has_suffix(lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (nullable) */
static char *
find_file(IlkCollection *collection, const char *address)
{
  g_autofree char *hash = NULL;
  g_autofree char *options = NULL;
  const char *name = ilk_media_address_parse(address, &hash, &options);
  if (hash == NULL || !ilk_is_sound(name))
    return NULL;
  g_autofree char *path = ilk_collection_dup_media_path(collection, hash);
  return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&path) : NULL;
}

char *
ilk_recorded_find(IlkCollection *collection, const char *markdown)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection) && markdown != NULL, NULL);

  for (const char *at = markdown; (at = strstr(at, ILK_MEDIA_SCHEME)) != NULL; at++) {
    g_autofree char *address = g_strndup(at, strcspn(at, ")>\n"));
    char *path = find_file(collection, address);
    if (path != NULL)
      return path;
  }
  return NULL;
}

/* The memory is as large as a sound may be at most, and is taken as it is written: what unpacks to
 * more ends there. */
IlkSpeech *
ilk_recorded_read(const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(path != NULL, NULL);

  const IlkConversion conversion = {
      .description = PIPELINE,
      .elements = elements,
      .failure = _("This sound cannot be played: %s"),
  };
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(GInputStream) in = ilk_open_file(file, cancellable, error);
  if (in == NULL)
    return NULL;
  g_autoptr(GOutputStream) out =
      g_memory_output_stream_new(g_malloc(MOST_BYTES), MOST_BYTES, NULL, g_free);
  if (!ilk_convert(&conversion, in, out, cancellable, error) ||
      !g_output_stream_close(out, NULL, error))
    return NULL;
  g_autoptr(GBytes) wav = g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(out));
  return ilk_speech_new_from_wav(wav, error);
}
