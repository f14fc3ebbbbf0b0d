/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run, its progress on one line, and the way to stop it.
 */
#include "app/cli/demo-run.h"

#include "app/cli/demo-text.h"
#include "app/cli/output.h"
#include "app/cli/terminal.h"
#include "app/lab/catalogue.h"
#include "app/lab/run.h"
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>

typedef struct {
  IlkRun *run;
  GError *error;
  gboolean ended;
} Watch;

static void
finished_cb(Watch *watch, const GError *error)
{
  watch->error = error != NULL ? g_error_copy(error) : NULL;
  watch->ended = TRUE;
}

static gboolean
interrupted_cb(gpointer user_data)
{
  Watch *watch = user_data;
  ilk_run_stop(watch->run);
  return G_SOURCE_CONTINUE;
}

/* Returns: when the run has ended; FALSE with the sentence about what was wrong with it */
static gboolean
run_to_the_end(IlkRun *run, GError **error)
{
  Watch watch = {.run = run};

  g_signal_connect_swapped(run, "finished", G_CALLBACK(finished_cb), &watch);
  if (!ilk_run_start(run, error))
    return FALSE;
  guint interrupt = g_unix_signal_add(SIGINT, interrupted_cb, &watch);
  guint terminate = g_unix_signal_add(SIGTERM, interrupted_cb, &watch);
  while (!watch.ended)
    g_main_context_iteration(NULL, TRUE);
  g_source_remove(interrupt);
  g_source_remove(terminate);
  g_signal_handlers_disconnect_by_data(run, &watch);
  if (watch.error != NULL)
    g_propagate_error(error, watch.error);
  return watch.error == NULL;
}

static void
updated_cb(IlkRun *run)
{
  if (!ilk_terminal_is_output())
    return;
  ilk_output_control("\r  ");
  g_print(_("running… %.0f %%"), 100 * ilk_trace_get_progress(ilk_run_get_trace(run)));
}

static gboolean
run_for_words(IlkRun *run, GError **error)
{
  g_signal_connect(run, "updated", G_CALLBACK(updated_cb), NULL);
  gboolean done = run_to_the_end(run, error);
  ilk_terminal_clear_line();
  if (done)
    ilk_demo_text_print_trace(ilk_run_get_trace(run));
  return done;
}

static void
output_cb(IlkRun *run, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  ilk_output_data(data, length);
  fflush(stdout);
}

static gboolean
run_for_lines(IlkRun *run, GError **error)
{
  g_signal_connect(run, "output", G_CALLBACK(output_cb), NULL);
  return run_to_the_end(run, error);
}

gboolean
ilk_demo_run_model(const IlkDemoRequest *request, GError **error)
{
  g_autoptr(IlkRun) run = ilk_run_new(request->name, request->arguments);
  if (request->json)
    return run_for_lines(run, error);

  g_autoptr(IlkDemo) demo = ilk_catalogue_load(request->name, error);
  if (demo == NULL)
    return FALSE;
  ilk_demo_text_print_introduction(demo);
  return run_for_words(run, error);
}

gboolean
ilk_demo_run_python(const IlkDemoRequest *request, const IlkPython *python, GError **error)
{
  g_autoptr(IlkRun) run = ilk_run_new_python(request->name, python->path, request->arguments);
  if (request->json)
    return run_for_lines(run, error);

  g_autofree char *label = ilk_python_dup_label(python);
  g_autofree char *title = ilk_style(ILK_STYLE_TITLE, label);
  g_print("\n  %s  %s\n\n", title, python->path);
  return run_for_words(run, error);
}
