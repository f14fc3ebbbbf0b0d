/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Processes with a sandbox for their progress.
 */
#include "tests/e2e/program.h"

#include "tests/folder.h"

#include <string.h>

Sandbox *
sandbox_new(void)
{
  Sandbox *self = g_new0(Sandbox, 1);
  self->directory = g_dir_make_tmp("interlock-e2e-XXXXXX", NULL);
  self->collection = g_build_filename(self->directory, "collection", NULL);
  self->now = "2026-11-22T09:00:00+01:00";
  return self;
}

void
sandbox_free(Sandbox *self)
{
  remove_folder(self->directory);
  g_free(self->collection);
  g_free(self->directory);
  g_free(self);
}

void
outcome_free(Outcome *self)
{
  g_free(self->out);
  g_free(self->err);
  g_free(self);
}

static GSubprocess *
start(Sandbox *sandbox, const char *arguments, gboolean has_display)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(
      (GSubprocessFlags) (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                          G_SUBPROCESS_FLAGS_STDERR_PIPE));
  g_autofree char *line = g_strdup_printf("%s %s", g_getenv("INTERLOCK_PROGRAM"), arguments);
  g_auto(GStrv) words = g_strsplit(g_strchomp(line), " ", -1);

  g_subprocess_launcher_setenv(launcher, "INTERLOCK_COLLECTION", sandbox->collection, TRUE);
  g_subprocess_launcher_setenv(launcher, "INTERLOCK_NOW", sandbox->now, TRUE);
  g_subprocess_launcher_setenv(launcher, "XDG_CACHE_HOME", sandbox->directory, TRUE);
  if (!has_display)
    g_subprocess_launcher_unsetenv(launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv(launcher, "WAYLAND_DISPLAY");
  GSubprocess *program =
      g_subprocess_launcher_spawnv(launcher, (const char *const *) words, &error);
  g_assert_no_error(error);
  return program;
}

GSubprocess *
program_start(Sandbox *sandbox, const char *arguments)
{
  return start(sandbox, arguments, FALSE);
}

GSubprocess *
program_start_window(Sandbox *sandbox)
{
  return start(sandbox, "", TRUE);
}

Outcome *
program_run(Sandbox *sandbox, const char *arguments, const char *input)
{
  g_autoptr(GSubprocess) program = program_start(sandbox, arguments);
  g_autoptr(GError) error = NULL;
  Outcome *outcome = g_new0(Outcome, 1);

  g_subprocess_communicate_utf8(program, input != NULL ? input : "", NULL, &outcome->out,
                                &outcome->err, &error);
  g_assert_no_error(error);
  g_assert_true(g_subprocess_get_if_exited(program));
  outcome->status = g_subprocess_get_exit_status(program);
  return outcome;
}

char *
program_run_ok(Sandbox *sandbox, const char *arguments, const char *input)
{
  g_autoptr(Outcome) outcome = program_run(sandbox, arguments, input);
  g_assert_cmpstr(outcome->err, ==, "");
  g_assert_cmpint(outcome->status, ==, 0);
  return g_steal_pointer(&outcome->out);
}

JsonNode *
program_run_json(Sandbox *sandbox, const char *arguments)
{
  g_autofree char *out = program_run_ok(sandbox, arguments, NULL);
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string(out, &error);
  g_assert_no_error(error);
  return node;
}

char *
program_read_until(GInputStream *stream, const char *text)
{
  g_autoptr(GString) seen = g_string_new(NULL);
  char c;

  while (strstr(seen->str, text) == NULL) {
    g_assert_cmpint(g_input_stream_read(stream, &c, 1, NULL, NULL), ==, 1);
    g_string_append_c(seen, c);
  }
  return g_strdup(seen->str);
}
