/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the real program ($INTERLOCK_PROGRAM) as a person would, on a collection of its own.
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

/** Sandbox: a folder with a collection, gone when freed */
typedef struct {
  char *directory;
  char *collection;
  const char *now; /* what INTERLOCK_NOW is set to */
} Sandbox;

Sandbox *sandbox_new(void);
void sandbox_free(Sandbox *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sandbox, sandbox_free)

/** Outcome: what a program left behind */
typedef struct {
  int status;
  char *out;
  char *err;
} Outcome;

void outcome_free(Outcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outcome, outcome_free)

/** program_start: Returns: (transfer full): the program with all three streams on pipes.
 * @arguments: as a person types them; split at spaces */
GSubprocess *program_start(Sandbox *sandbox, const char *arguments);

/** program_start_window: Returns: (transfer full): the window, on the display of the test */
GSubprocess *program_start_window(Sandbox *sandbox);

/** program_run: runs it to its end. @input: (nullable): what it reads on stdin */
Outcome *program_run(Sandbox *sandbox, const char *arguments, const char *input);

/** program_run_ok: the same, and its exit status must be 0. Returns: (transfer full): its stdout */
char *program_run_ok(Sandbox *sandbox, const char *arguments, const char *input);

/** program_run_json: the same, and its stdout must be one JSON value */
JsonNode *program_run_json(Sandbox *sandbox, const char *arguments);

/** program_read_until: reads @stream up to and with @text; fails the test at the end of it */
char *program_read_until(GInputStream *stream, const char *text);
