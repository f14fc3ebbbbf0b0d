/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chapters are comments CHAPTER001=HH:MM:SS.mmm and CHAPTER001NAME, as players read them.
 */
#include "app/narration/opus.h"

#include "app/narration/conversion.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define PIPELINE                                                                                   \
  "giostreamsrc name=in ! wavparse ! audioconvert ! audioresample ! opusenc name=encoder "         \
  "bitrate=24000 audio-type=voice complexity=5 ! oggmux ! giostreamsink name=out"
#define MOST_CHAPTERS 999

static const char *const elements[] = {"giostreamsrc",
                                       "gstreamer1.0-plugins-base",
                                       "wavparse",
                                       "gstreamer1.0-plugins-good",
                                       "audioconvert",
                                       "gstreamer1.0-plugins-base",
                                       "audioresample",
                                       "gstreamer1.0-plugins-base",
                                       "opusenc",
                                       "gstreamer1.0-plugins-base",
                                       "oggmux",
                                       "gstreamer1.0-plugins-base",
                                       NULL};

static void
add_comment(const IlkGst *gst, gpointer setter, const char *comment)
{
  gst->tag_setter_add_tags(setter, ILK_GST_TAG_APPEND, "extended-comment", comment, NULL);
}

static void
add_chapter(const IlkGst *gst, gpointer setter, guint number, const IlkChapter *chapter)
{
  int ms = (int) (chapter->begin * 1000);
  g_autofree char *begin = g_strdup_printf("CHAPTER%03u=%02d:%02d:%02d.%03d", number, ms / 3600000,
                                           ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
  g_autofree char *title = g_strdup_printf("CHAPTER%03uNAME=%s", number, chapter->title);
  add_comment(gst, setter, begin);
  add_comment(gst, setter, title);
}

static void
set_tags(const IlkGst *gst, gpointer pipeline, gconstpointer data)
{
  const IlkAudioTags *tags = data;
  gpointer setter = gst->bin_get_by_name(pipeline, "encoder");
  guint n = tags->chapters != NULL ? MIN(tags->chapters->len, MOST_CHAPTERS) : 0;

  gst->tag_setter_add_tags(setter, ILK_GST_TAG_REPLACE, "title", tags->title, "genre", "Speech",
                           NULL);
  if (tags->album != NULL)
    gst->tag_setter_add_tags(setter, ILK_GST_TAG_REPLACE, "album", tags->album, NULL);
  if (tags->number > 0)
    gst->tag_setter_add_tags(setter, ILK_GST_TAG_REPLACE, "track-number", tags->number, NULL);
  for (guint i = 0; i < n; i++)
    add_chapter(gst, setter, i + 1, &g_array_index(tags->chapters, IlkChapter, i));
  gst->object_unref(setter);
}

gboolean
ilk_opus_write(GInputStream *wav, const IlkAudioTags *tags, GOutputStream *out,
               GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(G_IS_INPUT_STREAM(wav) && tags != NULL && G_IS_OUTPUT_STREAM(out), FALSE);

  const IlkConversion conversion = {
      .description = PIPELINE,
      .elements = elements,
      .set_up = set_tags,
      .data = tags,
      .failure = _("The speech could not be compressed: %s"),
  };
  return ilk_convert(&conversion, wav, out, cancellable, error);
}
