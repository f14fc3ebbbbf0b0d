/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pipeline for each sound. GStreamer tells how it goes by signals on the main context.
 */
#include "app/narration/player.h"

#include "app/base/error.h"
#include "app/narration/pipeline.h"
#include "config.h"

#include <glib/gi18n-lib.h>

/* A sound server that has not answered by then will not. */
#define PATIENCE_MS 6000

struct _IlkPlayer {
  IlkSounding parent_instance;

  /* Owned */
  gpointer pipeline; /* (nullable) */
  gpointer bus;      /* (nullable): of the pipeline */
  GCancellable *opening;
  guint patience;

  IlkPlayerState state;
  gboolean paused; /* before it was open */
  double rate;
};

G_DEFINE_FINAL_TYPE(IlkPlayer, ilk_player, ILK_TYPE_SOUNDING)

/* (nullable) (unowned): the one that was asked last; on the main thread */
static IlkPlayer *latest;

/* Loaded since there is a pipeline. */
static const IlkGst *
get_gst(void)
{
  return ilk_gst_load(NULL);
}

static void
set_state(IlkPlayer *self, IlkPlayerState state)
{
  if (self->state == state)
    return;
  self->state = state;
  ilk_sounding_emit_changed(self);
}

static void
let_go(IlkPlayer *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel(self->opening);
  g_clear_object(&self->opening);
  g_clear_handle_id(&self->patience, g_source_remove);
  if (self->pipeline == NULL)
    return;
  g_signal_handlers_disconnect_by_data(self->bus, self);
  get_gst()->bus_remove_signal_watch(self->bus);
  g_clear_pointer(&self->bus, get_gst()->object_unref);
  g_clear_pointer(&self->pipeline, ilk_pipeline_close);
}

static void
fail(IlkPlayer *self, const GError *error)
{
  let_go(self);
  set_state(self, ILK_PLAYER_IDLE);
  ilk_sounding_emit_failed(self, error);
}

static void
eos_cb(IlkPlayer *self)
{
  let_go(self);
  set_state(self, ILK_PLAYER_IDLE);
  ilk_sounding_emit_ended(self);
}

static void
error_cb(IlkPlayer *self, gpointer message)
{
  g_autoptr(GError) cause = NULL;
  get_gst()->message_parse_error(message, &cause, NULL);
  g_autoptr(GError) error = g_error_new(ILK_ERROR, ILK_ERROR_FAILED,
                                        _("This sound cannot be played: %s"), cause->message);
  fail(self, error);
}

/* Where no sink works, GStreamer goes on in silence and only warns. */
static void
warning_cb(IlkPlayer *self)
{
  g_autoptr(GError) error =
      g_error_new_literal(ILK_ERROR, ILK_ERROR_NOT_FOUND,
                          _("No sound device was found, so cards cannot be heard here."));
  fail(self, error);
}

static void
watch(IlkPlayer *self)
{
  self->bus = get_gst()->element_get_bus(self->pipeline);
  g_signal_connect_swapped(self->bus, "message::eos", G_CALLBACK(eos_cb), self);
  g_signal_connect_swapped(self->bus, "message::error", G_CALLBACK(error_cb), self);
  g_signal_connect_swapped(self->bus, "message::warning", G_CALLBACK(warning_cb), self);
  get_gst()->bus_add_signal_watch(self->bus);
}

static void
opened_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkPlayer) self = user_data;
  g_autoptr(GError) error = NULL;
  gpointer pipeline = ilk_pipeline_open_finish(result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pipeline == NULL) {
    fail(self, error);
    return;
  }
  g_clear_object(&self->opening);
  g_clear_handle_id(&self->patience, g_source_remove);
  self->pipeline = pipeline;
  watch(self);
  if (self->paused)
    get_gst()->element_set_state(pipeline, ILK_GST_PAUSED);
  set_state(self, self->paused ? ILK_PLAYER_PAUSED : ILK_PLAYER_PLAYING);
}

static gboolean
impatient_cb(gpointer user_data)
{
  IlkPlayer *self = ILK_PLAYER(user_data);
  g_autoptr(GError) error = g_error_new_literal(
      ILK_ERROR, ILK_ERROR_FAILED, _("The sound device does not answer, so nothing is played."));
  self->patience = 0;
  fail(self, error);
  return G_SOURCE_REMOVE;
}

/* Two at once are none that can be understood. */
static void
become_latest(IlkPlayer *self)
{
  if (latest != NULL && latest != self)
    ilk_player_stop(latest);
  g_set_weak_pointer(&latest, self);
}

static void
open_source(IlkPlayer *self, const IlkPipelineSource *source)
{
  become_latest(self);
  let_go(self);
  self->paused = FALSE;
  self->opening = g_cancellable_new();
  self->patience = g_timeout_add(PATIENCE_MS, impatient_cb, self);
  ilk_pipeline_open_async(source, self->opening, opened_cb, g_object_ref(self));
  set_state(self, ILK_PLAYER_OPENING);
}

static void
ilk_player_dispose(GObject *object)
{
  let_go(ILK_PLAYER(object));
  G_OBJECT_CLASS(ilk_player_parent_class)->dispose(object);
}

static void
ilk_player_class_init(IlkPlayerClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ilk_player_dispose;
}

static void
ilk_player_init(IlkPlayer *self)
{
  self->rate = 1;
}

IlkPlayer *
ilk_player_new(void)
{
  return g_object_new(ILK_TYPE_PLAYER, NULL);
}

void
ilk_player_prepare(void)
{
  ilk_pipeline_prepare();
}

void
ilk_player_play(IlkPlayer *self, GBytes *wav, double seconds)
{
  g_return_if_fail(ILK_IS_PLAYER(self) && wav != NULL);

  const IlkPipelineSource source = {.wav = wav, .rate = self->rate, .begin = seconds};
  open_source(self, &source);
}

void
ilk_player_play_file(IlkPlayer *self, const char *path)
{
  g_return_if_fail(ILK_IS_PLAYER(self) && path != NULL);

  const IlkPipelineSource source = {.path = (char *) path, .rate = self->rate};
  open_source(self, &source);
}

void
ilk_player_pause(IlkPlayer *self)
{
  g_return_if_fail(ILK_IS_PLAYER(self));

  self->paused = TRUE;
  if (self->pipeline == NULL)
    return;
  get_gst()->element_set_state(self->pipeline, ILK_GST_PAUSED);
  set_state(self, ILK_PLAYER_PAUSED);
}

void
ilk_player_resume(IlkPlayer *self)
{
  g_return_if_fail(ILK_IS_PLAYER(self));

  self->paused = FALSE;
  if (self->pipeline == NULL)
    return;
  get_gst()->element_set_state(self->pipeline, ILK_GST_PLAYING);
  set_state(self, ILK_PLAYER_PLAYING);
}

void
ilk_player_stop(IlkPlayer *self)
{
  g_return_if_fail(ILK_IS_PLAYER(self));

  let_go(self);
  set_state(self, ILK_PLAYER_IDLE);
}

void
ilk_player_seek(IlkPlayer *self, double seconds)
{
  g_return_if_fail(ILK_IS_PLAYER(self));

  if (self->pipeline != NULL)
    get_gst()->element_seek(self->pipeline, self->rate, ILK_GST_FORMAT_TIME,
                            ILK_GST_SEEK_FLUSH | ILK_GST_SEEK_ACCURATE, ILK_GST_SEEK_TYPE_SET,
                            (gint64) (MAX(seconds, 0) * (double) ILK_GST_SECOND),
                            ILK_GST_SEEK_TYPE_NONE, -1);
}

void
ilk_player_set_rate(IlkPlayer *self, double rate)
{
  g_return_if_fail(ILK_IS_PLAYER(self));

  double position = ilk_player_get_position(self);
  self->rate = CLAMP(rate, ILK_MIN_PLAYER_RATE, ILK_MAX_PLAYER_RATE);
  ilk_player_seek(self, position);
}

double
ilk_player_get_rate(IlkPlayer *self)
{
  g_return_val_if_fail(ILK_IS_PLAYER(self), 1);
  return self->rate;
}

IlkPlayerState
ilk_player_get_state(IlkPlayer *self)
{
  g_return_val_if_fail(ILK_IS_PLAYER(self), ILK_PLAYER_IDLE);
  return self->state;
}

double
ilk_player_get_position(IlkPlayer *self)
{
  gint64 position = 0;
  g_return_val_if_fail(ILK_IS_PLAYER(self), 0);

  if (self->pipeline != NULL)
    get_gst()->element_query_position(self->pipeline, ILK_GST_FORMAT_TIME, &position);
  return (double) MAX(position, 0) / (double) ILK_GST_SECOND;
}

double
ilk_player_get_duration(IlkPlayer *self)
{
  gint64 duration = 0;
  g_return_val_if_fail(ILK_IS_PLAYER(self), 0);

  if (self->pipeline != NULL)
    get_gst()->element_query_duration(self->pipeline, ILK_GST_FORMAT_TIME, &duration);
  return (double) MAX(duration, 0) / (double) ILK_GST_SECOND;
}
