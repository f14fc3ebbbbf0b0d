/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A function of six lines as bytecode, test suites of growing strength, and all programs that
 * differ from it by one opcode or constant. Which suite notices which? Compare DeMillo, Lipton and
 * Sayward, “Hints on Test Data Selection”, 1978. Pure.
 */
#pragma once

#define MUTANTS_MAX_TEXT 128
#define MUTANTS_LINES 6
#define MUTANTS_BRANCHES 4

/** MutantsCount: @lines, @branches: that the suite ran; @killed of @mutants made it fail; @alive:
 * what was changed in the others */
typedef struct {
  int lines, branches, mutants, killed;
  char alive[MUTANTS_MAX_TEXT];
} MutantsCount;

/** mutants_count: @tests: how many of the tests the suite has, from 1 to mutants_tests() */
void mutants_count(int tests, MutantsCount *count);
int mutants_tests(void);
