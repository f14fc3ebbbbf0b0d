/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A contained process. The child of the app is interlock-supervise; when that has ended, nothing of
 * the demo is left.
 */
#include "app/cage/child.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

/* Bytes still in the pipes when the child has ended take no longer than this to read. */
#define DRAIN_MS 1000
#define SIGNAL_EXIT_BASE 128

struct _IlkChild {
  GObject parent_instance;

  /* Owned */
  GSubprocess *process;
  GCancellable *cancellable;
  GString *errors;
  GString *waiting;
  GSource *drain;

  IlkContainment containment;
  gboolean writing;
  gboolean ends_input;
  int pending;
};

G_DEFINE_FINAL_TYPE(IlkChild, ilk_child, G_TYPE_OBJECT)

enum { SIGNAL_OUTPUT, SIGNAL_EXITED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
ilk_child_finalize(GObject *object)
{
  IlkChild *self = ILK_CHILD(object);

  g_clear_object(&self->process);
  g_object_unref(self->cancellable);
  g_string_free(self->errors, TRUE);
  g_string_free(self->waiting, TRUE);
  G_OBJECT_CLASS(ilk_child_parent_class)->finalize(object);
}

static void
ilk_child_class_init(IlkChildClass *class)
{
  G_OBJECT_CLASS(class)->finalize = ilk_child_finalize;
  signals[SIGNAL_OUTPUT] = g_signal_new("output", ILK_TYPE_CHILD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);
  signals[SIGNAL_EXITED] = g_signal_new("exited", ILK_TYPE_CHILD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
ilk_child_init(IlkChild *self)
{
  self->cancellable = g_cancellable_new();
  self->errors = g_string_new(NULL);
  self->waiting = g_string_new(NULL);
}

/* Each stream and the wait for the end hold a reference and count; the last one to go tells. */
static void
end_operation(IlkChild *self)
{
  if (--self->pending == 0) {
    if (self->drain != NULL)
      g_source_destroy(self->drain);
    g_clear_pointer(&self->drain, g_source_unref);
    g_cancellable_cancel(self->cancellable);
    g_signal_emit(self, signals[SIGNAL_EXITED], 0);
  }
  g_object_unref(self);
}

static void
read_more(IlkChild *self, GInputStream *stream, GAsyncReadyCallback callback)
{
  g_input_stream_read_bytes_async(stream, ILK_CHILD_READ_BYTES, G_PRIORITY_DEFAULT_IDLE,
                                  self->cancellable, callback, self);
}

static void
output_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  IlkChild *self = user_data;
  g_autoptr(GBytes) bytes = g_input_stream_read_bytes_finish(G_INPUT_STREAM(source), result, NULL);

  if (bytes == NULL || g_bytes_get_size(bytes) == 0) {
    end_operation(self);
    return;
  }
  g_signal_emit(self, signals[SIGNAL_OUTPUT], 0, bytes);
  read_more(self, G_INPUT_STREAM(source), output_cb);
}

/* Keeps how it began, a fourth, and how it ended: either may be the line to tell. */
static void
keep_errors(GString *errors, GBytes *more)
{
  const gsize beginning = ILK_MAX_CHILD_ERROR_BYTES / 4;

  g_string_append_len(errors, g_bytes_get_data(more, NULL), (gssize) g_bytes_get_size(more));
  if (errors->len > ILK_MAX_CHILD_ERROR_BYTES)
    g_string_erase(errors, (gssize) beginning, (gssize) (errors->len - ILK_MAX_CHILD_ERROR_BYTES));
}

static void
errors_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  IlkChild *self = user_data;
  g_autoptr(GBytes) bytes = g_input_stream_read_bytes_finish(G_INPUT_STREAM(source), result, NULL);

  if (bytes == NULL || g_bytes_get_size(bytes) == 0) {
    end_operation(self);
    return;
  }
  keep_errors(self->errors, bytes);
  read_more(self, G_INPUT_STREAM(source), errors_cb);
}

static gboolean
drained_cb(gpointer user_data)
{
  IlkChild *self = user_data;
  g_cancellable_cancel(self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
exited_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  IlkChild *self = user_data;

  g_subprocess_wait_finish(G_SUBPROCESS(source), result, NULL);
  self->drain = g_timeout_source_new(DRAIN_MS);
  /* Behind the reading, which may wait long while a busy window draws: nothing is lost then. */
  g_source_set_priority(self->drain, G_PRIORITY_LOW);
  g_source_set_callback(self->drain, drained_cb, self, NULL);
  g_source_attach(self->drain, g_main_context_get_thread_default());
  end_operation(self);
}

static void
begin_operations(IlkChild *self)
{
  self->pending = 3;
  for (int i = 0; i < self->pending; i++)
    g_object_ref(self);
  read_more(self, g_subprocess_get_stdout_pipe(self->process), output_cb);
  read_more(self, g_subprocess_get_stderr_pipe(self->process), errors_cb);
  g_subprocess_wait_async(self->process, NULL, exited_cb, self);
}

/* A child that has closed its stdin must cost a write, not the app. */
static void
ignore_broken_pipes(void)
{
  static gsize once;
  if (g_once_init_enter(&once)) {
    signal(SIGPIPE, SIG_IGN);
    g_once_init_leave(&once, 1);
  }
}

static GSubprocessLauncher *
new_launcher(IlkContainment containment)
{
  g_auto(GStrv) environment = ilk_containment_dup_environment(containment);
  GSubprocessLauncher *launcher =
      g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_environ(launcher, environment);
  g_subprocess_launcher_set_cwd(launcher, g_get_tmp_dir());
  return launcher;
}

IlkChild *
ilk_child_start(IlkContainment containment, const char *const *command, const char *const *readable,
                const IlkLimits *limits, GError **error)
{
  g_auto(GStrv) wrapped = ilk_containment_wrap(containment, command, readable, limits);
  g_autoptr(GSubprocessLauncher) launcher = new_launcher(containment);
  g_autoptr(GError) cause = NULL;
  g_autoptr(IlkChild) self = g_object_new(ILK_TYPE_CHILD, NULL);

  ignore_broken_pipes();
  self->containment = containment;
  self->process = g_subprocess_launcher_spawnv(launcher, (const char *const *) wrapped, &cause);
  if (self->process == NULL) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_CHILD, _("The demo could not be started: %s"),
                cause->message);
    return NULL;
  }

  GOutputStream *input = g_subprocess_get_stdin_pipe(self->process);
  g_unix_set_fd_nonblocking(g_unix_output_stream_get_fd(G_UNIX_OUTPUT_STREAM(input)), TRUE, NULL);
  begin_operations(self);
  return g_steal_pointer(&self);
}

static void write_more(IlkChild *self);

static void
written_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkChild) self = user_data;
  gssize written = g_output_stream_write_bytes_finish(G_OUTPUT_STREAM(source), result, NULL);

  self->writing = FALSE;
  if (written < 0) {
    g_string_truncate(self->waiting, 0);
    return;
  }
  g_string_erase(self->waiting, 0, written);
  write_more(self);
}

static void
write_more(IlkChild *self)
{
  if (!self->writing && self->waiting->len == 0 && self->ends_input)
    g_output_stream_close(g_subprocess_get_stdin_pipe(self->process), NULL, NULL);
  if (self->writing || self->waiting->len == 0)
    return;
  /* The stream borrows the bytes until it is done, so a new text must not move them. */
  self->writing = TRUE;
  g_autoptr(GBytes) bytes = g_bytes_new(self->waiting->str, self->waiting->len);
  g_output_stream_write_bytes_async(g_subprocess_get_stdin_pipe(self->process), bytes,
                                    G_PRIORITY_DEFAULT, self->cancellable, written_cb,
                                    g_object_ref(self));
}

void
ilk_child_write(IlkChild *self, const char *text)
{
  g_return_if_fail(ILK_IS_CHILD(self));

  if (self->ends_input || self->waiting->len + strlen(text) > ILK_MAX_CHILD_INPUT_BYTES)
    return;
  g_string_append(self->waiting, text);
  write_more(self);
}

void
ilk_child_end_input(IlkChild *self)
{
  g_return_if_fail(ILK_IS_CHILD(self));

  self->ends_input = TRUE;
  write_more(self);
}

void
ilk_child_ask_to_end(IlkChild *self)
{
  g_return_if_fail(ILK_IS_CHILD(self));
  g_subprocess_send_signal(self->process, SIGINT);
}

void
ilk_child_kill(IlkChild *self)
{
  g_return_if_fail(ILK_IS_CHILD(self));
  g_subprocess_send_signal(self->process, SIGTERM);
}

void
ilk_child_abandon(IlkChild *self)
{
  g_return_if_fail(ILK_IS_CHILD(self));
  g_subprocess_force_exit(self->process);
  g_cancellable_cancel(self->cancellable);
}

/* Bubblewrap reports a signal the way a shell does. */
int
ilk_child_get_signal(IlkChild *self)
{
  g_return_val_if_fail(ILK_IS_CHILD(self), 0);

  if (g_subprocess_get_if_signaled(self->process))
    return g_subprocess_get_term_sig(self->process);
  int status = g_subprocess_get_exit_status(self->process);
  if (self->containment == ILK_CONTAINMENT_BWRAP && status > SIGNAL_EXIT_BASE)
    return status - SIGNAL_EXIT_BASE;
  return 0;
}

int
ilk_child_get_exit_status(IlkChild *self)
{
  g_return_val_if_fail(ILK_IS_CHILD(self), -1);
  return ilk_child_get_signal(self) == 0 ? g_subprocess_get_exit_status(self->process) : -1;
}

const char *
ilk_child_get_errors(IlkChild *self)
{
  g_return_val_if_fail(ILK_IS_CHILD(self), NULL);
  return self->errors->str;
}
