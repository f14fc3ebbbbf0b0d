/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One change at a time, each opcode and each constant.
 */
#include "demos/schedule/mutants.h"
#include "demos/schedule/price.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* What an opcode may be changed into; a constant grows by one. */
static const struct {
  PriceOpcode from, to;
  const char *text;
} changes[] = {
    {MULTIPLY, ADD, "* → +"},
    {SUBTRACT, ADD, "- → +"},
    {FLOOR_DIVIDE, MULTIPLY, "// → *"},
    {GREATER_EQUAL, GREATER, ">= → >"},
    {GREATER_EQUAL, LESS, ">= → <"},
    {LOAD_CONST, LOAD_CONST, NULL},
    {POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, "if → if not"},
};
enum { N_CHANGES = sizeof changes / sizeof *changes };

static const struct {
  int n, member, price;
} tests[] = {{20, 1, 176}, {1, 0, 10}, {9, 0, 90}, {11, 0, 105}, {10, 0, 95}, {0, 1, 0}};
enum { N_TESTS = sizeof tests / sizeof *tests };

static bool
passes(const PriceInstruction *code, int n_tests, PriceCoverage *coverage)
{
  bool passed = true;
  for (int i = 0; i < n_tests; i++)
    passed &= price_run(code, tests[i].n, tests[i].member, coverage) == tests[i].price;
  return passed;
}

static void
describe(MutantsCount *count, int at, int change)
{
  size_t used = strlen(count->alive);
  const char *comma = used > 0 ? ", " : "";
  char *end = count->alive + used;
  if (changes[change].text != NULL)
    snprintf(end, MUTANTS_MAX_TEXT - used, "%s%s", comma, changes[change].text);
  else
    snprintf(end, MUTANTS_MAX_TEXT - used, "%s%d → %d", comma, price_code[at].argument,
             price_code[at].argument + 1);
}

static void
try_mutant(int n_tests, int at, int change, MutantsCount *count)
{
  PriceInstruction mutant[PRICE_LENGTH];
  PriceCoverage ignored = {0};
  memcpy(mutant, price_code, sizeof price_code);
  mutant[at].opcode = changes[change].to;
  mutant[at].argument += changes[change].text == NULL;
  count->mutants++;
  if (passes(mutant, n_tests, &ignored))
    describe(count, at, change);
  else
    count->killed++;
}

void
mutants_count(int n_tests, MutantsCount *count)
{
  PriceCoverage coverage = {0};
  *count = (MutantsCount){.mutants = 0};
  passes(price_code, n_tests, &coverage);
  count->lines = __builtin_popcount(coverage.lines);
  count->branches = __builtin_popcount(coverage.jumped) + __builtin_popcount(coverage.stayed);
  for (int at = 0; at < PRICE_LENGTH; at++)
    for (int change = 0; change < N_CHANGES; change++)
      if (changes[change].from == price_code[at].opcode)
        try_mutant(n_tests, at, change, count);
}

int
mutants_tests(void)
{
  return N_TESTS;
}
