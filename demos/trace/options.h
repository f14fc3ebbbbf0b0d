/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line every demo has, and the current values of its parameters. Once the run has
 * begun, values are set by the thread that obeys controls, under a lock of demo.c.
 */
#pragma once

#include "demos/trace/demo.h"

#include <stdio.h>

#define OPTIONS_MIN_SECONDS 0.2
#define OPTIONS_MAX_SECONDS 600.0
#define OPTIONS_MAX_REPLAY 256

typedef enum {
  OPTIONS_RUN,
  OPTIONS_DESCRIBE,
  OPTIONS_HELP,
  OPTIONS_WRONG,
} OptionsAction;

typedef struct {
  const DemoDescription *demo;
  bool json;
  double seconds;
  uint64_t seed;
  bool turning; /* not to be run, but to say where it stands after @replay */
  char replay[OPTIONS_MAX_REPLAY];
  double values[DEMO_MAX_PARAMETERS];
} Options;

/** options_parse: @message: (out): room for a sentence, filled for OPTIONS_WRONG */
OptionsAction options_parse(Options *options, const DemoDescription *demo, int argc, char *argv[],
                            char *message, size_t size);

/** options_set: checks @text against the parameter's type and range. Returns: NULL, else what is
 * wrong, in @message */
const char *options_set(Options *options, const char *name, const char *text, char *message,
                        size_t size);

/** options_find: Returns: the index of the parameter @name, -1 when there is none */
int options_find(const DemoDescription *demo, const char *name);
