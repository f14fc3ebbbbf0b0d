/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the way a child ended and from what it printed to one sentence: the first that applies.
 */
#include "app/lab/run-error.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <signal.h>

static GError *child_error(const char *format, ...) G_GNUC_PRINTF(1, 2);

static GError *
child_error(const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  GError *error = g_error_new_valist(ILK_ERROR, ILK_ERROR_CHILD, format, arguments);
  va_end(arguments);
  return error;
}

static GError *
signal_error(int signal_number)
{
  switch (signal_number) {
  case SIGKILL:
  case SIGTERM:
  case SIGINT:
  case SIGHUP:
    return child_error(_("Something else ended the demo: %s."), g_strsignal(signal_number));
  case SIGXCPU:
    return child_error(_("The demo used more computing time than it may."));
  case SIGXFSZ:
    return child_error(_("The demo wrote a larger file than it may."));
  default:
    return child_error(_("The demo crashed: %s."), g_strsignal(signal_number));
  }
}

/* Returns: (transfer full): the line of @errors that says most: the first; of a Python's traceback
 * the last, which names the exception */
static char *
dup_telling_line(const char *errors)
{
  g_autofree char *text = g_strstrip(g_utf8_make_valid(errors, -1));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  guint n = g_strv_length(lines);

  if (n == 0)
    return g_strdup("");
  return ilk_clean_line(g_str_has_prefix(lines[0], "Traceback") ? lines[n - 1] : lines[0]);
}

/* What it wrote to stderr says more than a number, where there is something. */
static GError *
status_error(IlkChild *child)
{
  g_autofree char *line = dup_telling_line(ilk_child_get_errors(child));
  int status = ilk_child_get_exit_status(child);

  if (*line != '\0')
    return child_error(_("The demo gave up with exit status %d: %s"), status, line);
  return child_error(_("The demo gave up with exit status %d."), status);
}

GError *
ilk_run_error(IlkChild *child, IlkTrace *trace)
{
  const char *told = ilk_trace_get_error(trace);

  if (ilk_child_get_signal(child) != 0)
    return signal_error(ilk_child_get_signal(child));
  if (told != NULL && *told != '\0')
    return child_error(_("The demo gave up: %s"), told);
  if (ilk_child_get_exit_status(child) != 0)
    return status_error(child);
  if (ilk_trace_has_ended(trace))
    return NULL;
  if (ilk_trace_get_garbage(trace) > 0)
    return child_error(_("The demo printed what is not a trace."));
  return child_error(_("The demo ended without a result."));
}

GError *
ilk_run_stop_error(IlkChild *child)
{
  switch (ilk_child_get_signal(child)) {
  case 0:
    return NULL;
  case SIGKILL:
  case SIGTERM:
  case SIGINT:
  case SIGHUP:
    return child_error(_("The demo did not stop when it was asked to and was ended."));
  default:
    return signal_error(ilk_child_get_signal(child));
  }
}
