/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pipeline that reads one stream and writes another. What it tells comes on its own threads.
 * Chapters are comments CHAPTER001=HH:MM:SS.mmm and CHAPTER001NAME, as players read them.
 */
#include "app/narration/opus.h"

#include "app/base/error.h"
#include "app/narration/gstreamer-library.h"
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

typedef struct {
  const IlkGst *gst;

  /* Owned */
  gpointer pipeline;
  gpointer bus;
  GError *error;

  GMutex lock;
  GCond ended;
  gboolean done;
} Encoding;

static void
end(Encoding *encoding, GError *error)
{
  g_mutex_lock(&encoding->lock);
  if (encoding->error == NULL)
    encoding->error = error;
  else
    g_clear_error(&error);
  encoding->done = TRUE;
  g_cond_signal(&encoding->ended);
  g_mutex_unlock(&encoding->lock);
}

static void
eos_cb(Encoding *encoding)
{
  end(encoding, NULL);
}

static void
error_cb(Encoding *encoding, gpointer message)
{
  GError *error = NULL;
  encoding->gst->message_parse_error(message, &error, NULL);
  end(encoding, error);
}

static void
cancelled_cb(GCancellable *cancellable, gpointer data)
{
  end(data, NULL);
}

static void
set_stream(Encoding *encoding, const char *name, gpointer stream)
{
  gpointer element = encoding->gst->bin_get_by_name(encoding->pipeline, name);
  g_object_set(element, "stream", stream, NULL);
  encoding->gst->object_unref(element);
}

static void
add_comment(Encoding *encoding, gpointer setter, const char *comment)
{
  encoding->gst->tag_setter_add_tags(setter, ILK_GST_TAG_APPEND, "extended-comment", comment, NULL);
}

static void
add_chapter(Encoding *encoding, gpointer setter, guint number, const IlkChapter *chapter)
{
  int ms = (int) (chapter->begin * 1000);
  g_autofree char *begin = g_strdup_printf("CHAPTER%03u=%02d:%02d:%02d.%03d", number, ms / 3600000,
                                           ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
  g_autofree char *title = g_strdup_printf("CHAPTER%03uNAME=%s", number, chapter->title);
  add_comment(encoding, setter, begin);
  add_comment(encoding, setter, title);
}

static void
set_tags(Encoding *encoding, const IlkAudioTags *tags)
{
  gpointer setter = encoding->gst->bin_get_by_name(encoding->pipeline, "encoder");
  guint n = tags->chapters != NULL ? MIN(tags->chapters->len, MOST_CHAPTERS) : 0;

  encoding->gst->tag_setter_add_tags(setter, ILK_GST_TAG_REPLACE, "title", tags->title, "genre",
                                     "Speech", NULL);
  if (tags->album != NULL)
    encoding->gst->tag_setter_add_tags(setter, ILK_GST_TAG_REPLACE, "album", tags->album, NULL);
  if (tags->number > 0)
    encoding->gst->tag_setter_add_tags(setter, ILK_GST_TAG_REPLACE, "track-number", tags->number,
                                       NULL);
  for (guint i = 0; i < n; i++)
    add_chapter(encoding, setter, i + 1, &g_array_index(tags->chapters, IlkChapter, i));
  encoding->gst->object_unref(setter);
}

static void
wait_for_end(Encoding *encoding)
{
  g_mutex_lock(&encoding->lock);
  while (!encoding->done)
    g_cond_wait(&encoding->ended, &encoding->lock);
  g_mutex_unlock(&encoding->lock);
}

static void
run(Encoding *encoding, GCancellable *cancellable)
{
  const IlkGst *gst = encoding->gst;
  encoding->bus = gst->element_get_bus(encoding->pipeline);
  gst->bus_enable_sync_message_emission(encoding->bus);
  g_signal_connect_swapped(encoding->bus, "sync-message::eos", G_CALLBACK(eos_cb), encoding);
  g_signal_connect_swapped(encoding->bus, "sync-message::error", G_CALLBACK(error_cb), encoding);
  gulong handler =
      cancellable != NULL
          ? g_cancellable_connect(cancellable, G_CALLBACK(cancelled_cb), encoding, NULL)
          : 0;
  gst->element_set_state(encoding->pipeline, ILK_GST_PLAYING);
  wait_for_end(encoding);
  g_cancellable_disconnect(cancellable, handler);
  gst->element_set_state(encoding->pipeline, ILK_GST_NULL);
  g_signal_handlers_disconnect_by_data(encoding->bus, encoding);
  gst->bus_disable_sync_message_emission(encoding->bus);
  gst->object_unref(encoding->bus);
}

static gboolean
take_result(Encoding *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) cause = g_steal_pointer(&encoding->error);
  if (g_cancellable_set_error_if_cancelled(cancellable, error))
    return FALSE;
  if (cause != NULL)
    g_set_error(error, ILK_ERROR, ILK_ERROR_FAILED, _("The speech could not be compressed: %s"),
                cause->message);
  return cause == NULL;
}

gboolean
ilk_opus_write(GInputStream *wav, const IlkAudioTags *tags, GOutputStream *out,
               GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(G_IS_INPUT_STREAM(wav) && tags != NULL && G_IS_OUTPUT_STREAM(out), FALSE);

  Encoding encoding = {.gst = ilk_gst_load(error)};
  if (encoding.gst == NULL || !ilk_gst_check(encoding.gst, elements, error))
    return FALSE;
  encoding.pipeline = encoding.gst->parse_launch(PIPELINE, error);
  if (encoding.pipeline == NULL)
    return FALSE;
  g_mutex_init(&encoding.lock);
  g_cond_init(&encoding.ended);
  set_stream(&encoding, "in", wav);
  set_stream(&encoding, "out", out);
  set_tags(&encoding, tags);
  run(&encoding, cancellable);
  encoding.gst->object_unref(encoding.pipeline);
  g_mutex_clear(&encoding.lock);
  g_cond_clear(&encoding.ended);
  return take_result(&encoding, cancellable, error);
}
