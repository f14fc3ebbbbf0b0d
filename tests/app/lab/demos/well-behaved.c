/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A demo for tests: describes itself, tells a short trace, and with --wait runs until it is told to
 * stop, telling every control it gets as a “parameters” line.
 */
#include <stdio.h>
#include <string.h>

static void
describe(void)
{
  puts("{\"type\":\"describe\",\"version\":1,\"name\":\"well-behaved\",\"title\":\"Well behaved\","
       "\"summary\":\"It does what it says.\",\"explanation\":\"*Nothing* more.\",\"parameters\":["
       "{\"name\":\"threads\",\"label\":\"Threads\",\"type\":\"int\",\"min\":1,\"max\":8,"
       "\"default\":2,\"live\":true}],\"charts\":[{\"kind\":\"lanes\",\"title\":\"Who runs\"}]}");
}

static void
wait_for_stop(void)
{
  char line[256];
  double threads;
  while (fgets(line, sizeof line, stdin) != NULL && strstr(line, "\"stop\"") == NULL) {
    const char *value = strstr(line, "\"value\":");
    if (value != NULL && sscanf(value, "\"value\":%lf", &threads) == 1)
      printf("{\"type\":\"parameters\",\"parameters\":{\"threads\":%.17g}}\n", threads);
    fflush(stdout);
  }
}

int
main(int argc, char *argv[])
{
  int is_waiting = 0;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--describe") == 0) {
      describe();
      return 0;
    }
    is_waiting |= strcmp(argv[i], "--wait") == 0;
  }

  puts("{\"type\":\"hello\",\"version\":1,\"demo\":\"well-behaved\",\"parameters\":{\"threads\":2}"
       "}");
  puts("{\"type\":\"lane\",\"id\":0,\"name\":\"thread 1\",\"kind\":\"cpu\"}");
  puts("{\"type\":\"states\",\"data\":[0,0,2,5000000,0,1]}");
  fflush(stdout);
  if (is_waiting)
    wait_for_stop();
  puts("{\"type\":\"result\",\"name\":\"speedup\",\"value\":0.98,\"unit\":\"x\"}");
  puts("{\"type\":\"end\",\"wall_ns\":6000000,\"foreign_cpu\":0.03}");
  return 0;
}
