/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thread opens and closes, in that order. When a sound server hangs, so does that thread, and
 * nobody else.
 */
#include "app/narration/pipeline.h"

#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SPEECH "giostreamsrc name=in ! wavparse ! "
#define FILE "filesrc name=in ! decodebin ! "
#define REST "audioconvert ! scaletempo ! audioconvert ! audioresample ! "
#define SINK "autoaudiosink"
#define OPEN_SECONDS 5

typedef enum { OPEN, CLOSE, PREPARE } What;

typedef struct {
  What what;
  GTask *task;
  IlkPipelineSource source;
  gpointer pipeline;
} Job;

static const char *const elements[] = {"giostreamsrc",
                                       "gstreamer1.0-plugins-base",
                                       "audioconvert",
                                       "gstreamer1.0-plugins-base",
                                       "audioresample",
                                       "gstreamer1.0-plugins-base",
                                       "decodebin",
                                       "gstreamer1.0-plugins-base",
                                       "wavparse",
                                       "gstreamer1.0-plugins-good",
                                       "scaletempo",
                                       "gstreamer1.0-plugins-good",
                                       "autoaudiosink",
                                       "gstreamer1.0-plugins-good",
                                       NULL};

/* Where there is no device, tests listen. */
static char *
dup_description(const IlkPipelineSource *source)
{
  const char *sink = g_getenv("INTERLOCK_AUDIO_SINK");
  return g_strconcat(source->wav != NULL ? SPEECH : FILE, REST, sink != NULL ? sink : SINK, NULL);
}

static void
set_source(const IlkGst *gst, gpointer pipeline, const IlkPipelineSource *source)
{
  gpointer in = gst->bin_get_by_name(pipeline, "in");
  if (source->wav != NULL) {
    g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes(source->wav);
    g_object_set(in, "stream", stream, NULL);
  } else {
    g_object_set(in, "location", source->path, NULL);
  }
  gst->object_unref(in);
}

static gboolean
moves(const IlkPipelineSource *source)
{
  return fabs(source->rate - 1) > 0.001 || source->begin > 0;
}

/* Another speed or place can be asked for once the first sound is there. */
static void
start(const IlkGst *gst, gpointer pipeline, const IlkPipelineSource *source)
{
  if (moves(source)) {
    gst->element_set_state(pipeline, ILK_GST_PAUSED);
    gst->element_get_state(pipeline, NULL, NULL, OPEN_SECONDS * (guint64) ILK_GST_SECOND);
    gst->element_seek(pipeline, source->rate, ILK_GST_FORMAT_TIME,
                      ILK_GST_SEEK_FLUSH | ILK_GST_SEEK_ACCURATE, ILK_GST_SEEK_TYPE_SET,
                      (gint64) (source->begin * (double) ILK_GST_SECOND), ILK_GST_SEEK_TYPE_NONE,
                      -1);
  }
  gst->element_set_state(pipeline, ILK_GST_PLAYING);
}

static gpointer
open_pipeline(const IlkPipelineSource *source, GError **error)
{
  const IlkGst *gst = ilk_gst_load(error);
  if (gst == NULL || !ilk_gst_check(gst, elements, error))
    return NULL;
  g_autofree char *description = dup_description(source);
  gpointer pipeline = gst->parse_launch(description, error);
  if (pipeline == NULL)
    return NULL;
  set_source(gst, pipeline, source);
  start(gst, pipeline, source);
  return pipeline;
}

static void
close_pipeline(gpointer pipeline)
{
  const IlkGst *gst = ilk_gst_load(NULL);
  gst->element_set_state(pipeline, ILK_GST_NULL);
  gst->object_unref(pipeline);
}

static void
run_open(Job *job)
{
  GError *error = NULL;
  if (g_task_return_error_if_cancelled(job->task))
    return;
  gpointer pipeline = open_pipeline(&job->source, &error);
  if (pipeline != NULL)
    g_task_return_pointer(job->task, pipeline, close_pipeline);
  else
    g_task_return_error(job->task, error);
}

static void
run_cb(gpointer data, gpointer unused)
{
  Job *job = data;
  switch (job->what) {
  case OPEN:
    run_open(job);
    break;
  case CLOSE:
    close_pipeline(job->pipeline);
    break;
  case PREPARE:
  default:
    ilk_gst_load(NULL);
  }
  g_clear_object(&job->task);
  g_clear_pointer(&job->source.wav, g_bytes_unref);
  g_free(job->source.path);
  g_free(job);
}

static gpointer
make_pool_cb(gpointer unused)
{
  return g_thread_pool_new(run_cb, NULL, 1, FALSE, NULL);
}

static void
push(const Job *job)
{
  static GOnce once = G_ONCE_INIT;
  g_thread_pool_push(g_once(&once, make_pool_cb, NULL), g_memdup2(job, sizeof *job), NULL);
}

void
ilk_pipeline_open_async(const IlkPipelineSource *source, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(source != NULL && (source->wav != NULL) != (source->path != NULL));

  Job job = {.what = OPEN, .task = g_task_new(NULL, cancellable, callback, user_data)};
  job.source = *source;
  job.source.wav = source->wav != NULL ? g_bytes_ref(source->wav) : NULL;
  job.source.path = g_strdup(source->path);
  push(&job);
}

gpointer
ilk_pipeline_open_finish(GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, NULL), NULL);
  return g_task_propagate_pointer(G_TASK(result), error);
}

void
ilk_pipeline_close(gpointer pipeline)
{
  const Job job = {.what = CLOSE, .pipeline = pipeline};
  g_return_if_fail(pipeline != NULL);
  push(&job);
}

void
ilk_pipeline_prepare(void)
{
  const Job job = {.what = PREPARE};
  push(&job);
}
