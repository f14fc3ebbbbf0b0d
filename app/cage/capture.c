/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child run to its end in a main context of its own.
 */
#include "app/cage/capture.h"

#include "app/base/error.h"
#include "app/cage/child.h"
#include "config.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GMainLoop *loop;
  IlkChild *child;
  GString *output;
  guint64 maximum;
  gboolean ended_early;
} Capture;

static void
end_early(Capture *capture)
{
  capture->ended_early = TRUE;
  ilk_child_kill(capture->child);
}

static void
output_cb(IlkChild *child, GBytes *bytes, Capture *capture)
{
  if (capture->output->len + g_bytes_get_size(bytes) > capture->maximum)
    end_early(capture);
  else
    g_string_append_len(capture->output, g_bytes_get_data(bytes, NULL),
                        (gssize) g_bytes_get_size(bytes));
}

static void
exited_cb(IlkChild *child, Capture *capture)
{
  g_main_loop_quit(capture->loop);
}

static gboolean
timeout_cb(gpointer user_data)
{
  end_early(user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb(GCancellable *cancellable, gpointer user_data)
{
  end_early(user_data);
  return G_SOURCE_REMOVE;
}

static GSource *
watch_cancellable(Capture *capture, GCancellable *cancellable, GMainContext *context)
{
  if (cancellable == NULL)
    return NULL;
  GSource *source = g_cancellable_source_new(cancellable);
  g_source_set_callback(source, G_SOURCE_FUNC(cancelled_cb), capture, NULL);
  g_source_attach(source, context);
  return source;
}

static void
run_to_end(Capture *capture, GMainContext *context, guint wall_ms, GCancellable *cancellable)
{
  g_autoptr(GSource) timeout = g_timeout_source_new(wall_ms);
  g_autoptr(GSource) cancelled = watch_cancellable(capture, cancellable, context);

  g_signal_connect(capture->child, "output", G_CALLBACK(output_cb), capture);
  g_signal_connect(capture->child, "exited", G_CALLBACK(exited_cb), capture);
  g_source_set_callback(timeout, timeout_cb, capture, NULL);
  g_source_attach(timeout, context);
  g_main_loop_run(capture->loop);
  g_source_destroy(timeout);
  if (cancelled != NULL)
    g_source_destroy(cancelled);
}

static void
set_error(Capture *capture, GError **error)
{
  g_autofree char *errors = g_utf8_make_valid(ilk_child_get_errors(capture->child), -1);

  if (capture->ended_early)
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_CHILD,
                        _("The program took too long or printed too much."));
  else if (*errors != '\0')
    g_set_error(error, ILK_ERROR, ILK_ERROR_CHILD, _("The program did not answer: %s"), errors);
  else
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_CHILD, _("The program did not answer."));
}

/* Returns: (transfer full) (nullable): @capture's output, which is gone then */
static GString *
take_output(Capture *capture, GCancellable *cancellable, GError **error)
{
  GString *output = g_steal_pointer(&capture->output);

  if (!capture->ended_early && ilk_child_get_exit_status(capture->child) == 0)
    return output;
  g_string_free(output, TRUE);
  if (!g_cancellable_set_error_if_cancelled(cancellable, error))
    set_error(capture, error);
  return NULL;
}

static GString *
run(IlkContainment containment, const char *const *command, const char *const *readable,
    const IlkLimits *limits, const char *input, GCancellable *cancellable, GError **error)
{
  g_autoptr(GMainContext) context = g_main_context_new();
  g_autoptr(GMainContextPusher) pusher = g_main_context_pusher_new(context);
  g_autoptr(GMainLoop) loop = g_main_loop_new(context, FALSE);
  g_autoptr(IlkChild) child = ilk_child_start(containment, command, readable, limits, error);
  if (child == NULL)
    return NULL;
  if (input != NULL) {
    ilk_child_write(child, input);
    ilk_child_end_input(child);
  }
  Capture capture = {loop, child, g_string_new(NULL), limits->output_bytes, FALSE};
  run_to_end(&capture, context, limits->wall_ms, cancellable);
  return take_output(&capture, cancellable, error);
}

char *
ilk_capture(IlkContainment containment, const char *const *command, const char *const *readable,
            const IlkLimits *limits, GError **error)
{
  GString *output = run(containment, command, readable, limits, NULL, NULL, error);
  return output != NULL ? g_string_free(output, FALSE) : NULL;
}

GBytes *
ilk_capture_bytes(IlkContainment containment, const char *const *command,
                  const char *const *readable, const IlkLimits *limits, const char *input,
                  GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(input != NULL, NULL);

  GString *output = run(containment, command, readable, limits, input, cancellable, error);
  return output != NULL ? g_string_free_to_bytes(output) : NULL;
}
