/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a pipeline tells comes on its own threads; whoever asked for it waits.
 */
#include "app/narration/conversion.h"

#include "app/base/error.h"

typedef struct {
  const IlkGst *gst;

  /* Owned */
  gpointer pipeline;
  gpointer bus;
  GError *error;

  GMutex lock;
  GCond ended;
  gboolean done;
} Running;

static void
end(Running *running, GError *error)
{
  g_mutex_lock(&running->lock);
  if (running->error == NULL)
    running->error = error;
  else
    g_clear_error(&error);
  running->done = TRUE;
  g_cond_signal(&running->ended);
  g_mutex_unlock(&running->lock);
}

static void
eos_cb(Running *running)
{
  end(running, NULL);
}

static void
error_cb(Running *running, gpointer message)
{
  GError *error = NULL;
  running->gst->message_parse_error(message, &error, NULL);
  end(running, error);
}

static void
cancelled_cb(GCancellable *cancellable, gpointer data)
{
  end(data, NULL);
}

static void
set_stream(Running *running, const char *name, gpointer stream)
{
  gpointer element = running->gst->bin_get_by_name(running->pipeline, name);
  g_object_set(element, "stream", stream, NULL);
  running->gst->object_unref(element);
}

static void
wait_for_end(Running *running)
{
  g_mutex_lock(&running->lock);
  while (!running->done)
    g_cond_wait(&running->ended, &running->lock);
  g_mutex_unlock(&running->lock);
}

static void
run(Running *running, GCancellable *cancellable)
{
  const IlkGst *gst = running->gst;
  running->bus = gst->element_get_bus(running->pipeline);
  gst->bus_enable_sync_message_emission(running->bus);
  g_signal_connect_swapped(running->bus, "sync-message::eos", G_CALLBACK(eos_cb), running);
  g_signal_connect_swapped(running->bus, "sync-message::error", G_CALLBACK(error_cb), running);
  gulong handler = cancellable != NULL
                       ? g_cancellable_connect(cancellable, G_CALLBACK(cancelled_cb), running, NULL)
                       : 0;
  gst->element_set_state(running->pipeline, ILK_GST_PLAYING);
  wait_for_end(running);
  g_cancellable_disconnect(cancellable, handler);
  gst->element_set_state(running->pipeline, ILK_GST_NULL);
  g_signal_handlers_disconnect_by_data(running->bus, running);
  gst->bus_disable_sync_message_emission(running->bus);
  gst->object_unref(running->bus);
}

static gboolean
take_result(Running *running, const char *failure, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) cause = g_steal_pointer(&running->error);
  if (g_cancellable_set_error_if_cancelled(cancellable, error))
    return FALSE;
  if (cause == NULL)
    return TRUE;
  g_autoptr(GString) sentence = g_string_new(failure);
  g_string_replace(sentence, "%s", cause->message, 1);
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, sentence->str);
  return FALSE;
}

gboolean
ilk_convert(const IlkConversion *conversion, GInputStream *in, GOutputStream *out,
            GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(conversion != NULL && G_IS_INPUT_STREAM(in) && G_IS_OUTPUT_STREAM(out),
                       FALSE);

  Running running = {.gst = ilk_gst_load(error)};
  if (running.gst == NULL || !ilk_gst_check(running.gst, conversion->elements, error))
    return FALSE;
  running.pipeline = running.gst->parse_launch(conversion->description, error);
  if (running.pipeline == NULL)
    return FALSE;
  g_mutex_init(&running.lock);
  g_cond_init(&running.ended);
  set_stream(&running, "in", in);
  set_stream(&running, "out", out);
  if (conversion->set_up != NULL)
    conversion->set_up(running.gst, running.pipeline, conversion->data);
  run(&running, cancellable);
  running.gst->object_unref(running.pipeline);
  g_mutex_clear(&running.lock);
  g_cond_clear(&running.ended);
  return take_result(&running, conversion->failure, cancellable, error);
}
