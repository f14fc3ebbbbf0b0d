/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verdicts of one demo (its NAME.words.c is compiled in) beside all numbers there can be: at,
 * above and below every threshold of its table, at the ends of every knob, and not measured at all.
 * There is always a verdict; it never holds a brace, “nan” or “1 threads”; it claims nothing that
 * its numbers do not show; and every row can be reached.
 */
#include "demos/trace/demo.h"

#include <glib.h>
#include <string.h>

#define MAX_NAMES 40
#define MAX_VALUES 64
#define COMBINATIONS 60000

typedef struct {
  char *name;
  double values[MAX_VALUES];
  int n;
  bool whole; /* counted, or yes and no */
  double now;
} Number;

static Number numbers[MAX_NAMES];
static int n_numbers;

/* What a phrase says must hold, whatever else does. Written from the experiments, not from the
 * tables. */
static const struct {
  const char *demo, *phrase;
  VerdictCondition holds;
} claims[] = {
    {"gil-contention", "ran at the same time", AT_LEAST("speedup", 1.3)},
    {"gil-contention", "ran at the same time", IS("gil", 0)},
    {"gil-contention", "never changed hands", BELOW("switches", 0.5)},
    {"gil-contention", "lets go", IS("gil", 1)},
    {"gil-contention", "The lock serialised", IS("gil", 1)},
    {"gil-contention", "The lock serialised", BELOW("speedup", 1.3)},
    {"gil-contention", "of one CPU", BELOW("cpu_over_wall", 1.2)},
    {"gil-contention", "Together", AT_LEAST("threads", 2)},
    {"gil-contention", "gained little", BELOW("speedup", 1.3)},
    {"refcount-race", "No count was lost", BELOW("lost.high", 1)},
    {"refcount-race", "Nothing was lost", BELOW("lost.high", 1)},
    {"refcount-race", "Counts were lost", AT_LEAST("lost.high", 1)},
    {"refcount-race", "are missing", AT_LEAST("lost", 1)},
    {"refcount-race", "one at a time", BELOW("scaling_own", 1.3)},
    {"refcount-race", "Cheap for the owner", BELOW("against_plain", 1.5)},
    {"refcount-race", "every one costs", AT_LEAST("against_plain", 1.3)},
    {"cpu-io-native", "Waiting overlaps", AT_LEAST("speedup_io", 1.3)},
    {"cpu-io-native", "Only bytecode waits", AT_LEAST("speedup_native", 1.3)},
    {"cpu-io-native", "Only bytecode waits", BELOW("speedup_cpu", 1.3)},
    {"cpu-io-native", "keeps the lock", BELOW("buffer", 2048)},
    {"cpu-io-native", "lets go of the lock", AT_LEAST("buffer", 2048)},
    {"four-ways", "No way was faster", BELOW("parallel_ways", 1)},
    {"four-ways", "computed at the same time", AT_LEAST("parallel_ways", 1)},
    {"four-ways", "Threads under the GIL did not", BELOW("compute_speedup_threads", 1.3)},
    {"free-threading", "threads are parallel", AT_LEAST("speedup_free", 1.3)},
    {"free-threading", "threads are parallel", BELOW("speedup_gil", 1.3)},
    {"free-threading", "No free CPU", BELOW("speedup_processes", 1.3)},
    {"free-threading-cost", "slower than one by one", BELOW("sharing_object", 1)},
    {"free-threading-cost", "they pay for", RATIO("sharing_object", "sharing_own", 0, 0.8)},
    {"free-threading-cost", "most for", RATIO("sharing_object", "sharing_list", 0, 1)},
    {"free-threading-cost", "most for", RATIO("sharing_object", "sharing_dict", 0, 1)},
    {"free-threading-cost", "was not slower", BELOW("overhead", 0.5)},
    {"threads-vs-processes", "share for free", RATIO("start_ms_thread", "start_ms", 0, 1)},
    {"threads-vs-processes", "but not by the fork", IS("sees_global_forkserver", 0)},
    {"pick-a-model", "picked the winner", IS("guess_is_winner", 1)},
    {"pick-a-model", "but ", IS("guess_is_winner", 0)},
    {"pick-a-model", "None of the other four", IS("serial_wins", 1)},
    {"executors", "change nothing", BELOW("map_spread", 1.5)},
    {"executors", "Handing over", AT_LEAST("chunk_gain", 1.5)},
    {"executors", "cost more", BELOW("chunk_gain", 1)},
    {"executors", "stood still", AT_LEAST("deadlocked", 1)},
    {"subinterpreters", "ran at the same time", AT_LEAST("speedup", 1.3)},
    {"subinterpreters", "ran at the same time", AT_LEAST("interpreters", 2)},
    {"subinterpreters", "sleeps 10 ms", CHOSEN("queue", "polls")},
    {"subinterpreters", "is woken", CHOSEN("queue", "wakes")},
    {"convoy", "median", AT_LEAST("answers", 20)},
    {"convoy", "late", RATIO("echo_p50_us", "echo_alone_us", 5, INFINITY)},
    {"convoy", "lock", IS("gil", 1)},
    {"convoy", "did not disturb", RATIO("echo_p50_us", "echo_alone_us", 0, 5)},
    {"event-loop", "more to do than time", AT_LEAST("loop_busy", 0.9)},
    {"event-loop", "wait in line", AT_LEAST("late_p50_ms", 1)},
    {"event-loop", "has time", BELOW("loop_busy", 0.5)},
    {"event-loop", "keeps up", BELOW("late_p50_ms", 1)},
    {"event-loop", "Nobody waits", IS("sleep_ms", 0)},
    {"await", "nothing", BELOW("lost", 0.5)},
    {"await", "none is lost", BELOW("lost", 0.5)},
    {"await", "are missing", AT_LEAST("lost", 0.5)},
    {"await", "Each round all tasks", AT_LEAST("tasks", 2)},
    {"tasks", "Tasks overlap", AT_LEAST("gain", 1.5)},
    {"tasks", "too short to show", BELOW("gain", 1.5)},
    {"tasks", "One wait", IS("waits", 1)},
    {"group", "ended the others", AT_LEAST("cancelled", 0.5)},
    {"group", "nobody left to cancel", BELOW("cancelled", 0.5)},
    {"group", "an ExceptionGroup", CHOSEN("way", "group")},
    {"cancel", "it ended", AT_LEAST("raised", 0.5)},
    {"cancel", "asked, and went on", BELOW("raised", 0.5)},
    {"cancel", "did not raise it again", CHOSEN("body", "swallows")},
    {"timeout", "done in time", IS("timed_out", 0)},
    {"timeout", "done in time", RATIO("work_ms", "deadline_ms", 0, 1)},
    {"timeout", "No timeout at all", IS("timed_out", 0)},
    {"timeout", "ended the wait", IS("timed_out", 1)},
    {"timeout", "came late", IS("timed_out", 1)},
    {"starve", "nothing else ran", RATIO("late_max_ms", "span_ms", 0.5, INFINITY)},
    {"starve", "Without the GIL", IS("gil", 0)},
    {"starve", "waits for the GIL", IS("gil", 1)},
    {"starve", "The pool does", RATIO("calls", "workers", 1, INFINITY)},
    {"backpressure", "without a bound", IS("maxsize", 0)},
    {"backpressure", "set the pace", RATIO("items", "maxsize", 1.001, INFINITY)},
    {"backpressure", "large enough", RATIO("items", "maxsize", 0, 1.001)},
    {"eager", "needs no turn", AT_LEAST("gain", 1.3)},
    {"eager", "spares a turn", BELOW("hits", 100)},
    {"context", "has one for all", RATIO("right_shared", "requests", 0, 0.99)},
    {"context", "empty context", IS("gil", 1)},
    {"context", "inherited", IS("gil", 0)},
    {"lost-updates", "None", BELOW("lost.high", 1)},
    {"lost-updates", "none is lost", BELOW("lost.high", 1)},
    {"lost-updates", "were lost", AT_LEAST("lost.high", 1)},
    {"lost-updates", "proves nothing", AT_LEAST("threads", 2)},
    {"lost-updates", "none came between", AT_LEAST("switches", 0.5)},
    {"schedule-search", "go wrong. The simplest", AT_LEAST("failing", 1)},
    {"schedule-search", "all were tried", IS("whole", 1)},
    {"schedule-search", "proof, which", IS("fails", 0)},
    {"schedule-search", "No order goes wrong", BELOW("failing", 1)},
    {"schedule-search", "no proof", IS("whole", 0)},
    {"schedule-search", "With the GIL", CHOSEN("points", "check")},
    {"schedule-search", "the decision was not", IS("fails", 1)},
    {"schedule-search", "none needs fewer", IS("fewer", 0)},
    {"schedule-search", "needs only", IS("fewer", 1)},
    {"schedule-search", "as always", BELOW("failing", 1)},
    {"schedule-search", "Too late", BELOW("left_failing", 1)},
    {"schedule-search", "It is decided", AT_LEAST("left_failing", 0.001)},
    {"flaky", "none failed", BELOW("failed", 1)},
    {"flaky", "passed every time", BELOW("failed", 1)},
    {"flaky", "A flaky test", AT_LEAST("failed", 1)},
    {"flaky", "most of the time", AT_LEAST("fail_share", 50)},
    {"race-detector", "Seen in every run", AT_LEAST("reported", 99.9)},
    {"race-detector", "false alarm", BELOW("reported", 0.1)},
    {"race-detector", "nobody complains", BELOW("wrong", 0.1)},
    {"race-detector", "no data race", AT_LEAST("wrong", 0.001)},
    {"virtual-clock", "An hour in", CHOSEN("clock", "virtual")},
    {"virtual-clock", "An hour in", BELOW("took_ms", 1000)},
    {"virtual-clock", "is not over", CHOSEN("clock", "wall")},
    {"fault-injection", "Nothing leaks", BELOW("leaking", 1)},
    {"fault-injection", "The worst failure", AT_LEAST("leaking", 1)},
    {"shrink", "to one", IS("distinct", 1)},
    {"shrink", "not always the same", AT_LEAST("distinct", 1.5)},
    {"mutants", "Every line ran", AT_LEAST("lines", 99.9)},
    {"mutants", "not every way", BELOW("branches", 99.9)},
    {"mutants", "still blind", AT_LEAST("left", 1)},
    {"mutants", "All mutants", BELOW("left", 1)},
    {"fixtures", "no order of them", CHOSEN("scope", "function")},
    {"fixtures", "no longer apart", AT_LEAST("found", 0.01)},
    {"watchdog", "Only the watchdog", IS("in_time_timer", 0)},
    {"watchdog", "Only the watchdog", IS("in_time_outside", 1)},
    {"watchdog", "Another thread can speak", IS("in_time_timer", 1)},
    {"watchdog", "finished all the same", IS("cancelled", 0)},
    {"load", "both tell the same", IS("stall_ms", 0)},
    {"load", "does not ask", RATIO("p99_ms_open", "p99_ms_closed", 2, INFINITY)},
    {"bench-honestly", "By turns it is right", AT_LEAST("near_turns", 95)},
    {"bench-honestly", "by luck", BELOW("near_blocks", 95)},
    {"bench-honestly", "for both", AT_LEAST("near_blocks", 95)},
    {"deadlock", "no run did", BELOW("by_itself", 1)},
    {"deadlock", "none of 200", BELOW("by_itself", 1)},
    {"deadlock", "of all orders deadlock", AT_LEAST("deadlocks", 1)},
    {"deadlock", "has a circle", AT_LEAST("order_circle", 2)},
    {"deadlock", "no circle", IS("order_circle", 0)},
    {"deadlock", "end well", BELOW("deadlocks", 1)},
};

static const DemoParameter *
find_parameter(const char *name)
{
  for (const DemoParameter *p = demo_description.parameters; p->name != NULL; p++)
    if (g_str_equal(p->name, name))
      return p;
  return NULL;
}

/* Numbers as a verdict sees them */

static Number *
find_number(const char *name)
{
  for (int i = 0; i < n_numbers; i++)
    if (g_str_equal(numbers[i].name, name))
      return &numbers[i];
  return NULL;
}

/* The extremes of a result are beyond its median. */
static double
get_value(const char *name)
{
  const Number *number = find_number(name);
  double value = number == NULL ? NAN : number->whole ? fmax(0, round(number->now)) : number->now;

  if (g_str_has_suffix(name, ".high")) {
    g_autofree char *base = g_strndup(name, strlen(name) - strlen(".high"));
    value = fmax(value, get_value(base));
  }
  return value;
}

static const char *
get_choice(const char *name)
{
  const DemoParameter *p = find_parameter(name);

  if (p == NULL)
    g_error("there is no parameter “%s”", name);
  return p->choices[(int) get_value(name)].value;
}

static const char *
get_word(const char *name)
{
  static const char *const words[] = {"winner",  "guess", "schedule", "circle", "order",
                                      "example", "alive", "sequence", "replay", NULL};

  return g_strv_contains(words, name) ? "event loop" : NULL;
}

static const char *
get_unit(const char *name)
{
  const DemoParameter *p = find_parameter(name);

  return p != NULL ? p->unit : NULL;
}

static const VerdictNumbers source = {get_value, get_choice, get_word, get_unit};

/* Which numbers there are */

static void
add_value(Number *number, double value)
{
  if (number->n < MAX_VALUES)
    number->values[number->n++] = value;
}

static void
add_ordinary(Number *number)
{
  static const double ordinary[] = {NAN, 0, 0.3, 0.9, 1, 1.05, 2, 7, 250, 1e6};
  const DemoParameter *p = find_parameter(number->name);

  if (g_str_equal(number->name, "cpus")) {
    add_value(number, 1);
    add_value(number, 2);
  } else if (p == NULL) {
    for (gsize i = 0; i < G_N_ELEMENTS(ordinary); i++)
      add_value(number, ordinary[i]);
  } else if (p->type == DEMO_CHOICE) {
    for (int i = 0; p->choices[i].value != NULL; i++)
      add_value(number, i);
  } else {
    add_value(number, p->min);
    add_value(number, p->type == DEMO_BOOL ? 1 : p->max);
    add_value(number, p->initial);
  }
}

static Number *
ensure_number(const char *name, gsize length)
{
  g_autofree char *copy = g_strndup(name, length);
  Number *number = find_number(copy);

  if (number != NULL)
    return number;
  g_assert_cmpint(n_numbers, <, MAX_NAMES);
  number = &numbers[n_numbers++];
  number->name = g_steal_pointer(&copy);
  add_ordinary(number);
  return number;
}

static void
add_threshold(Number *number, double threshold)
{
  const DemoParameter *p = find_parameter(number->name);

  if (!isfinite(threshold))
    return;
  for (int i = -1; i <= 1; i++) {
    double value = threshold + i * 1e-6;
    if (p != NULL)
      value = CLAMP(round(threshold) + i, p->min, p->type == DEMO_BOOL ? 1 : p->max);
    if (g_str_equal(number->name, "cpus"))
      value = fmax(1, value);
    if (p == NULL || p->type != DEMO_CHOICE)
      add_value(number, value);
  }
}

static void
add_condition(const VerdictCondition *condition)
{
  Number *number = ensure_number(condition->name, strlen(condition->name));

  number->whole |= condition->below - condition->from == 1;
  if (condition->over != NULL)
    add_ordinary(ensure_number(condition->over, strlen(condition->over)));
  else if (condition->is == NULL) {
    add_threshold(number, condition->from);
    add_threshold(number, condition->below);
  }
}

static void
add_placeholders(const char *text)
{
  for (const char *start = strchr(text, '{'); start != NULL; start = strchr(start + 1, '{')) {
    gsize length = strcspn(start + 1, "/:}");
    ensure_number(start + 1, length);
  }
}

static void
add_table(const Verdict *table)
{
  for (; table != NULL && table->headline != NULL; table++) {
    for (int i = 0; i < VERDICT_MAX_CONDITIONS && table->when[i].name != NULL; i++)
      add_condition(&table->when[i]);
    add_placeholders(table->headline);
    add_placeholders(table->text[0]);
    if (table->count != NULL) {
      add_placeholders(table->text[1]);
      ensure_number(table->count, strlen(table->count))->whole = true;
    }
  }
}

/* Checking */

static gboolean
holds(const VerdictCondition *condition)
{
  if (condition->is != NULL)
    return g_str_equal(get_choice(condition->name), condition->is);
  double value = get_value(condition->name);
  if (condition->over != NULL)
    value /= get_value(condition->over);
  return value >= condition->from && value < condition->below;
}

static void
check_form(const char *text)
{
  g_assert_false(g_regex_match_simple("[{}]|\\bnan\\b|\\binf\\b", text, G_REGEX_CASELESS, 0));
  g_assert_false(g_regex_match_simple(
      "(?<![0-9.])1 (threads|workers|interpreters|answers|tasks|items|times)\\b", text, 0, 0));
  g_assert_true(g_utf8_validate(text, -1, NULL));
}

static void
check_claims(const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS(claims); i++)
    if (g_str_equal(claims[i].demo, demo_description.name) &&
        strstr(text, claims[i].phrase) != NULL && !holds(&claims[i].holds)) {
      for (int k = 0; k < n_numbers; k++)
        g_test_message("%s = %g", numbers[k].name, get_value(numbers[k].name));
      g_test_message("“%s”, which does not hold: %s", claims[i].phrase, text);
      g_test_fail();
    }
}

static void
check_verdict(const Verdict *table, const Verdict *remarks, GHashTable *reached)
{
  char headline[VERDICT_MAX_SENTENCE], text[VERDICT_MAX_SENTENCE];
  const Verdict *verdict = verdict_choose(table, &source);

  g_assert_nonnull(verdict);
  g_hash_table_add(reached, (gpointer) verdict);
  verdict_say(verdict, remarks, &source, headline, text);
  g_assert_cmpuint(strlen(headline), >, 0);
  g_assert_cmpuint(strlen(text), >, 0);
  check_form(headline);
  check_form(text);
  g_autofree char *all = g_strconcat(headline, " ", text, NULL);
  check_claims(all);
}

/* Two numbers that are drawn apart hardly ever have the ratio a row asks for. */
static void
meet_ratios(const Verdict *table, GRand *random)
{
  for (const Verdict *row = table; row->headline != NULL; row++)
    for (int i = 0; i < VERDICT_MAX_CONDITIONS && row->when[i].name != NULL; i++) {
      const VerdictCondition *condition = &row->when[i];
      Number *number = find_number(condition->name);
      double factor = g_rand_boolean(random) ? condition->from * 1.01 : condition->below * 0.99;
      if (condition->over != NULL && isfinite(factor) && g_rand_int_range(random, 0, 4) == 0)
        number->now = factor * get_value(condition->over);
    }
}

/* Mostly measured: a number that is missing hides all rows that name it. */
static void
draw(GRand *random)
{
  gboolean whole = g_rand_int_range(random, 0, 4) > 0;

  for (int i = 0; i < n_numbers; i++)
    do
      numbers[i].now = numbers[i].values[g_rand_int_range(random, 0, numbers[i].n)];
    while (whole && isnan(numbers[i].now));
}

static void
forget_numbers(void)
{
  for (int i = 0; i < n_numbers; i++)
    g_free(numbers[i].name);
  memset(numbers, 0, sizeof numbers);
  n_numbers = 0;
}

static void
check_table(const Verdict *table, const Verdict *remarks)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(1);
  g_autoptr(GHashTable) reached = g_hash_table_new(NULL, NULL);

  add_table(table);
  add_table(remarks);
  for (int i = 0; i < COMBINATIONS && !g_test_failed(); i++) {
    draw(random);
    meet_ratios(table, random);
    check_verdict(table, remarks, reached);
  }
  for (const Verdict *row = table; row->headline != NULL; row++)
    if (!g_hash_table_contains(reached, row)) {
      g_test_message("never said: %s", row->headline);
      g_test_fail();
    }
  forget_numbers();
}

static void
test_all(void)
{
  check_table(demo_description.verdicts, demo_description.remarks);
}

/* What is said to who is the scheduler. */
static void
test_turns(void)
{
  if (demo_description.turns != NULL)
    check_table(demo_description.turns, NULL);
}

/* The last row holds whatever was measured, so that there always is a verdict. */
static void
test_last_row(void)
{
  const Verdict *row = demo_description.verdicts;

  while (row[1].headline != NULL)
    row++;
  g_assert_null(row->when[0].name);
  g_assert_null(strchr(row->text[0], '{'));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/demos/verdicts/all", test_all);
  g_test_add_func("/demos/verdicts/turns", test_turns);
  g_test_add_func("/demos/verdicts/last-row", test_last_row);
  return g_test_run();
}
