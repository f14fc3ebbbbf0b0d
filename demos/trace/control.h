/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Orders from outside while a demo runs: JSON lines on stdin and the signals SIGTERM and SIGINT.
 * One detached thread waits for both.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** ControlHandler: @set: a parameter's new value as text; @stop: the run shall end. Both are
 * called on the control thread. */
typedef struct {
  void (*set)(const char *name, const char *value);
  void (*stop)(void);
} ControlHandler;

/** control_start: obeys what waits on stdin and begins to listen, to stdin only when @read_stdin.
 * Call it before any other thread is started: it blocks the signals for all of them. */
bool control_start(const ControlHandler *handler, bool read_stdin);

/** control_field: copies the value of the member @key of a flat JSON object (string, number, true
 * or false) as text. Returns: false when @line has no such member */
bool control_field(const char *line, const char *key, char *value, size_t size);
