/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A short command is waited for no longer, and read no further, than its limits say: this is how a
 * demo is asked to describe itself.
 */
#include "app/base/error.h"
#include "app/cage/capture.h"

/**
 * Case:
 * @script: what the shell runs
 * @wall_ms: how long it may take
 * @output: (nullable): what it prints; NULL when the limits end it
 */
typedef struct {
  const char *name;
  const char *script;
  guint wall_ms;
  const char *output;
} Case;

static const Case cases[] = {
    {"prints", "echo one; echo two", 60000, "one\ntwo\n"},
    {"prints-nothing", "true", 60000, ""},
    {"fails", "echo one; exit 1", 60000, NULL},
    {"hangs", "exec tail -f /dev/null", 50, NULL},
    {"prints-and-hangs", "echo one; exec tail -f /dev/null", 50, NULL},
    {"hangs-deaf", "trap '' TERM; while :; do :; done", 50, NULL},
    {"floods", "exec yes", 60000, NULL},
};

static void
test_case(gconstpointer data)
{
  const Case *c = data;
  const char *command[] = {"/bin/sh", "-c", c->script, NULL};
  const char *readable[] = {NULL};
  g_autoptr(GError) error = NULL;
  IlkLimits limits = ilk_limits_default;

  limits.wall_ms = c->wall_ms;
  limits.output_bytes = 4096;
  g_autofree char *output = ilk_capture(ilk_containment_get(), command, readable, &limits, &error);
  g_assert_cmpstr(output, ==, c->output);
  if (c->output == NULL)
    g_assert_error(error, ILK_ERROR, ILK_ERROR_CHILD);
  else
    g_assert_no_error(error);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strconcat("/cage/capture/", cases[i].name, NULL);
    g_test_add_data_func(path, &cases[i], test_case);
  }
  return g_test_run();
}
