/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests need, made before them and taken down after them, each in its scope. Compare
 * SetupState in pytest's src/_pytest/runner.py. Pure.
 */
#pragma once

#include "demos/schedule/random.h"

#include <stdbool.h>

#define FIXTURES_TESTS 9
#define FIXTURES_MAX_TEXT 256

typedef enum {
  SCOPE_FUNCTION, /* for each test anew */
  SCOPE_MODULE,   /* for each file */
  SCOPE_SESSION,  /* once */
} FixtureScope;

/** FixturesRun: @text: what happened, “s+” for made, “s-” for taken down, a number for a test */
typedef struct {
  int setups, teardowns;
  char text[FIXTURES_MAX_TEXT];
} FixturesRun;

/** fixtures_run: @tests tests of one file, each of which needs s (of the session), m (of the
 * module), a (of @scope) and b (of the function) */
void fixtures_run(FixtureScope scope, int tests, FixturesRun *run);

/** fixtures_shuffled: the tests in @n random orders; the second makes dirty what a is, and the
 * first fails then. Returns: whether some order showed it */
bool fixtures_shuffled(FixtureScope scope, int tests, int n, Random *random);
