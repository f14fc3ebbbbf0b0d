/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is made lies on a stack, the widest scope at the bottom. A test takes down whatever it does
 * not share with the next one, from the top: so in the reverse order.
 */
#include "demos/schedule/fixtures.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  char name;
  FixtureScope scope;
} Fixture;

enum { N_FIXTURES = 4 };

static void
tell(FixturesRun *run, char name, char what)
{
  size_t used = strlen(run->text);
  snprintf(run->text + used, FIXTURES_MAX_TEXT - used, "%s%c%c", used > 0 ? " " : "", name, what);
  run->setups += what == '+';
  run->teardowns += what == '-';
}

/* Wide scopes first, and those of one scope in the order of the arguments. */
static void
list_fixtures(FixtureScope scope, Fixture fixtures[N_FIXTURES])
{
  const Fixture asked[N_FIXTURES] = {
      {'s', SCOPE_SESSION}, {'m', SCOPE_MODULE}, {'a', scope}, {'b', SCOPE_FUNCTION}};
  int n = 0;
  for (int wide = SCOPE_SESSION; wide >= SCOPE_FUNCTION; wide--)
    for (int i = 0; i < N_FIXTURES; i++)
      if (asked[i].scope == (FixtureScope) wide)
        fixtures[n++] = asked[i];
}

void
fixtures_run(FixtureScope scope, int tests, FixturesRun *run)
{
  Fixture fixtures[N_FIXTURES];
  int made = 0;
  *run = (FixturesRun){.setups = 0};
  list_fixtures(scope, fixtures);
  for (int test = 1; test <= tests; test++) {
    size_t used;
    for (; made < N_FIXTURES; made++)
      tell(run, fixtures[made].name, '+');
    used = strlen(run->text);
    snprintf(run->text + used, FIXTURES_MAX_TEXT - used, " %d", test);
    while (made > 0 && (test == tests || fixtures[made - 1].scope == SCOPE_FUNCTION))
      tell(run, fixtures[--made].name, '-');
  }
}

bool
fixtures_shuffled(FixtureScope scope, int tests, int n, Random *random)
{
  for (int shuffle = 0; shuffle < n; shuffle++) {
    int order[FIXTURES_TESTS];
    for (int i = 0; i < tests; i++) {
      int j = random_below(random, i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    bool dirty = false;
    for (int i = 0; i < tests; i++) {
      if (order[i] == 0 && dirty && scope != SCOPE_FUNCTION)
        return true;
      dirty |= order[i] == 1;
    }
  }
  return false;
}
