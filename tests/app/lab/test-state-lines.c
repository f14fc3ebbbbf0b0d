/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lanes are found in the demos' own sources, as they are now: a source that changes so that its
 * lines are no longer found fails here.
 */
#include "app/base/paths.h"
#include "app/lab/source.h"
#include "app/lab/state-lines.h"

static char *
load(const char *name)
{
  g_autoptr(GError) error = NULL;
  char *text = ilk_source_load(ilk_paths_source_dir(), name, &error);
  g_assert_no_error(error);
  return text;
}

/* Returns: (transfer full): the text of the lines, without what surrounds it, joined by “|” */
static char *
join_lines(const char *source, const GArray *lines)
{
  g_auto(GStrv) text = g_strsplit(source, "\n", -1);
  g_autoptr(GString) joined = g_string_new(NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf(joined, "%s%s", i > 0 ? "|" : "",
                           g_strstrip(text[g_array_index(lines, int, i)]));
  return g_string_free(g_steal_pointer(&joined), FALSE);
}

/* Returns: (transfer full): the name of the function around a line */
static char *
get_function(const char *source, int line)
{
  g_auto(GStrv) text = g_strsplit(source, "\n", -1);

  while (line > 0 && !g_ascii_isalpha(text[line][0]))
    line--;
  return g_strndup(text[line], strcspn(text[line], "("));
}

/* A thread has gone through @states, the last of which is now. */
static IlkTrace *
trace_of(const int *states, gsize n)
{
  static const char lanes[] =
      "{\"type\":\"lane\",\"id\":0,\"name\":\"thread 1\",\"kind\":\"cpu\"}\n"
      "{\"type\":\"lane\",\"id\":8,\"name\":\"GIL\",\"kind\":\"holder\"}\n"
      "{\"type\":\"states\",\"data\":[0,8,1]}\n";
  IlkTrace *trace = ilk_trace_new();

  ilk_trace_feed(trace, lanes, strlen(lanes));
  for (gsize i = 0; i < n; i++) {
    g_autofree char *line =
        g_strdup_printf("{\"type\":\"states\",\"data\":[1000,0,%d]}\n", states[i]);
    ilk_trace_feed(trace, line, strlen(line));
  }
  return trace;
}

typedef struct {
  const char *file;
  int states[3];
  gsize n;
  const char *function;
  const char *lines;
} Case;

#define WAITS "trace_state(thread->trace, thread->lane, TRACE_WAITING_FOR_GIL);"
#define READS "vm_thread_release(thread, TRACE_BLOCKED);"

static const Case cases[] = {
    {"interpreter/gil.c",
     {1, 2},
     2,
     "vm_gil_take",
     "trace_state(thread->trace, thread->lane, TRACE_RUNNING);"},
    {"interpreter/gil.c",
     {3},
     1,
     "vm_gil_take",
     "trace_state(thread->trace, thread->lane, TRACE_RUNNING_FREE);"},
    {"interpreter/gil.c", {1}, 1, "vm_gil_take", WAITS},
    {"interpreter/gil.c", {4, 1}, 2, "vm_gil_take", WAITS},
    {"interpreter/gil.c", {2, 1}, 2, "vm_gil_drop", WAITS},
    {"interpreter/gil.c", {2, 1, 1}, 3, "vm_gil_take", WAITS},
    {"interpreter/blocking.c", {2, 4}, 2, "vm_sleep", READS "|" READS "|" READS},
    {"interpreter/blocking.c", {2, 3}, 2, NULL, "vm_thread_release(thread, TRACE_RUNNING_FREE);"},
};

static void
check_case(const Case *c)
{
  g_autofree char *source = load(c->file);
  g_autoptr(GArray) lines = ilk_state_lines_find(source);
  g_autoptr(IlkTrace) trace = trace_of(c->states, c->n);
  g_autoptr(GPtrArray) standings = ilk_state_lines_locate(lines, trace);

  g_assert_cmpuint(standings->len, ==, 1);
  const IlkStanding *standing = g_ptr_array_index(standings, 0);
  g_autofree char *joined = join_lines(source, standing->lines);
  g_autofree char *function = get_function(source, g_array_index(standing->lines, int, 0));
  g_assert_cmpstr(joined, ==, c->lines);
  if (c->function != NULL)
    g_assert_cmpstr(function, ==, c->function);
  g_assert_cmpint(standing->state, ==, c->states[c->n - 1]);
  g_assert_cmpuint(standing->lanes->len, ==, 1);
  g_assert_cmpstr(((IlkLane *) g_ptr_array_index(standing->lanes, 0))->name, ==, "thread 1");
}

static void
test_real_sources(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("case %zu", i);
    check_case(&cases[i]);
  }
}

/* A lane at rest, or one whose place is in another file, stands nowhere here. */
static void
test_nowhere(void)
{
  const int at_rest[][2] = {{2, 0}, {2, 6}, {2, 4}};
  g_autofree char *source = load("interpreter/gil.c");
  g_autoptr(GArray) lines = ilk_state_lines_find(source);

  for (gsize i = 0; i < G_N_ELEMENTS(at_rest); i++) {
    g_autoptr(IlkTrace) trace = trace_of(at_rest[i], 2);
    g_autoptr(GPtrArray) standings = ilk_state_lines_locate(lines, trace);
    g_assert_cmpuint(standings->len, ==, 0);
  }
}

static void
test_lanes_at_one_place(void)
{
  static const char told[] = "{\"type\":\"lane\",\"id\":0,\"name\":\"a\"}\n"
                             "{\"type\":\"lane\",\"id\":1,\"name\":\"b\"}\n"
                             "{\"type\":\"lane\",\"id\":2,\"name\":\"c\"}\n"
                             "{\"type\":\"states\",\"data\":[0,0,1,0,1,2,0,2,1]}\n";
  g_autofree char *source = load("interpreter/gil.c");
  g_autoptr(GArray) lines = ilk_state_lines_find(source);
  g_autoptr(IlkTrace) trace = ilk_trace_new();

  ilk_trace_feed(trace, told, strlen(told));
  g_autoptr(GPtrArray) standings = ilk_state_lines_locate(lines, trace);
  g_assert_cmpuint(standings->len, ==, 2);
  const IlkStanding *waiting = g_ptr_array_index(standings, 0);
  g_assert_cmpint(waiting->state, ==, ILK_LANE_WAITING);
  g_assert_cmpuint(waiting->lanes->len, ==, 2);
}

/* What is no call that records a state is no place to stand at. */
static void
test_other_text(void)
{
  const char *const texts[] = {
      "",
      "  TRACE_RUNNING = 2,\n",
      "/* trace_state(ring, lane, TRACE_RUNNING); */\n",
      "  // trace_state(ring, lane, TRACE_RUNNING);\n",
      " * trace_state(ring, lane, TRACE_RUNNING);\n",
      "  trace_state(ring, lane, TRACE_DONE);\n",
      "  trace_state(ring, lane, TRACE_NONSENSE);\n",
      "import threading\n",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(GArray) lines = ilk_state_lines_find(texts[i]);
    g_assert_cmpuint(lines->len, ==, 0);
  }
}

static void
test_which_file(void)
{
  const struct {
    const char *names[3];
    const char *found;
  } wanted[] = {
      {{"gil/gil-contention.c", "interpreter/gil.c"}, "interpreter/gil.c"},
      {{"no-such-file.c", "interpreter/blocking.c"}, "interpreter/blocking.c"},
      {{"../secret", "gil/gil-contention.c"}, NULL},
      {{NULL}, NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
    g_assert_cmpstr(ilk_state_lines_find_file(ilk_paths_source_dir(), wanted[i].names), ==,
                    wanted[i].found);
}

/* The names of the states and their numbers are the recorder's. */
static void
test_recorder_agrees(void)
{
  static const char *const names[] = {"WAITING_FOR_GIL", "RUNNING", "RUNNING_FREE", "BLOCKED",
                                      "WAITING_FOR_LOCK"};
  g_autofree char *header = load("trace/recorder.h");

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *call = g_strdup_printf("  trace_state(ring, lane, TRACE_%s);\n", names[i]);
    g_autofree char *number = g_strdup_printf("TRACE_%s = %zu,", names[i], i + 1);
    g_autoptr(GArray) lines = ilk_state_lines_find(call);
    g_assert_cmpuint(lines->len, ==, 1);
    g_assert_cmpint(g_array_index(lines, IlkStateLine, 0).state, ==, (int) i + 1);
    g_assert_nonnull(strstr(header, number));
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lab/state-lines/real-sources", test_real_sources);
  g_test_add_func("/lab/state-lines/nowhere", test_nowhere);
  g_test_add_func("/lab/state-lines/lanes-at-one-place", test_lanes_at_one_place);
  g_test_add_func("/lab/state-lines/other-text", test_other_text);
  g_test_add_func("/lab/state-lines/which-file", test_which_file);
  g_test_add_func("/lab/state-lines/recorder-agrees", test_recorder_agrees);
  return g_test_run();
}
