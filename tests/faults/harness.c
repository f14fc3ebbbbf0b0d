/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: harness [--share=N] [--seconds=N] [--save=FILE] [--replay=FILE]
 *
 * What a learner does × where it is struck × how: prints a table of what was lost, unsound or not
 * told, and fails when anything was. Two things that are wrong on purpose have to be caught: a disk
 * that only says it has synced, and a salvage that moves the file before it has another.
 *
 * --share=N strikes every Nth point alone; --seconds=N ends when that time is over, at points
 * spread over all. A failure is a line “ACTION<tab>MODE<tab>POINT” in --save's file, which --replay
 * runs again.
 */
#include "tests/faults/harness.h"
#include "tests/app/store/fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ASK_COPY_EVERY 4

static const char *const modes[] = {"kill",      "torn",  "eio",    "enospc",   "eio-on",
                                    "enospc-on", "power", "memory", "memory-on"};
#define LYING "power-lying"

typedef struct {
  guint points, faults, lost, earlier, unsound, untold, copies, copy_lost;
} Row;

static int share = 1, seconds = 0;
static char *save_path, *replay_path;
static GString *failures;
static gint64 deadline;        /* of all, in ticks; 0 for none */
static gint64 action_deadline; /* of what is struck: each has its share of the time */

static void
add_row(Row *sum, const Row *row)
{
  sum->points += row->points;
  sum->faults += row->faults;
  sum->lost += row->lost;
  sum->earlier += row->earlier;
  sum->unsound += row->unsound;
  sum->untold += row->untold;
  sum->copies += row->copies;
  sum->copy_lost += row->copy_lost;
}

static guint
get_failures(const Row *row)
{
  return row->lost + row->earlier + row->unsound + row->untold + row->copy_lost;
}

/* @earlier: the reviews that were there before */
static void
judge(const HarnessAction *action, const HarnessOutcome *outcome, gint64 earlier, Row *row)
{
  gint64 due = earlier + outcome->acknowledged;
  gint64 has = action->goes_back ? MAX(outcome->reviews, outcome->aside) : outcome->reviews;
  row->faults++;
  if (!outcome->opened || outcome->problems > 0)
    row->unsound++;
  if (outcome->opened && has < earlier)
    row->earlier++;
  else if (outcome->opened && has < due)
    row->lost++;
  /* Who has asked to go back, and was killed when that was done, has what was asked for. */
  gboolean was_asked = outcome->done || (action->goes_back && outcome->aside >= earlier);
  if (outcome->opened && outcome->reviews < earlier && !outcome->told && !was_asked)
    row->untold++;
  if (outcome->opened && outcome->copied >= 0) {
    row->copies++;
    row->copy_lost += outcome->copied < outcome->reviews;
  }
}

static void
strike(const HarnessAction *action, const char *template, const char *mode, guint point,
       gint64 earlier, Row *row)
{
  guint before = get_failures(row);
  gboolean ask_copy = !action->is_control && (row->faults % ASK_COPY_EVERY) == 0;
  HarnessOutcome outcome = harness_strike(action, template, mode, point, ask_copy);
  judge(action, &outcome, earlier, row);
  if (get_failures(row) == before)
    return;
  g_string_append_printf(failures, "%s\t%s\t%u\n", action->name, mode, point);
  if (!action->is_control && !g_str_equal(mode, LYING))
    g_print("# %s, %s at %u: %d acknowledged, %d before, %d now, %d aside, %d copied, %u problems:"
            " %s\n",
            action->name, mode, point, (int) outcome.acknowledged, (int) earlier,
            (int) outcome.reviews, (int) outcome.aside, (int) outcome.copied, outcome.problems,
            outcome.first_problem);
}

static gboolean
is_over(void)
{
  return deadline != 0 && g_get_monotonic_time() > action_deadline;
}

/* @n: points; @first: so that another round strikes other ones. Memory has a hundred times the
 * points. */
static void
run_mode(const HarnessAction *action, const char *template, const char *mode, gint64 earlier,
         guint n, guint first, Row *row)
{
  guint step = (guint) share * (g_str_has_prefix(mode, "memory") ? MAX(1, n / 200) : 1);
  row->points += n;
  for (guint point = 1 + first % step; point <= n && !is_over(); point += step)
    strike(action, template, mode, point, earlier, row);
}

static Row
run_action(const HarnessAction *action, guint round)
{
  Row row = {0};
  gint64 earlier = 0;
  char *template = harness_make(action, &earlier);
  guint n_files = harness_count(action, template, "kill");
  guint n_memory = harness_count(action, template, "memory");
  for (gsize i = 0; i < G_N_ELEMENTS(modes); i++)
    run_mode(action, template, modes[i], earlier,
             g_str_has_prefix(modes[i], "memory") ? n_memory : n_files, round + (guint) i, &row);
  fixture_remove(template);
  ilk_clock_freeze(NOON, 0);
  return row;
}

static void
print_row(const char *name, const Row *row)
{
  g_print("%-16s %7u %7u %12u %7u %8u %8u %7u %9u\n", name, row->points, row->faults, row->lost,
          row->earlier, row->unsound, row->untold, row->copies, row->copy_lost);
}

static void
print_head(void)
{
  g_print("%-16s %7s %7s %12s %7s %8s %8s %7s %9s\n", "action", "points", "faults", "acknowledged",
          "earlier", "unsound", "not told", "copies", "copies");
  g_print("%-16s %7s %7s %12s %7s %8s %8s %7s %9s\n", "", "", "", "lost", "lost", "", "", "asked",
          "lacking");
}

static const HarnessAction *
find_action(const char *name)
{
  for (guint i = 0; i < harness_n_actions; i++)
    if (g_str_equal(harness_actions[i].name, name))
      return &harness_actions[i];
  return NULL;
}

/* Returns: whether what is wrong on purpose was caught */
static gboolean
run_control(const char *name, const char *mode, guint *faults)
{
  Row row = {0};
  gint64 earlier = 0;
  const HarnessAction *action = find_action(name);
  char *template = harness_make(action, &earlier);
  guint n = harness_count(action, template, mode);
  for (guint point = 1; point <= n && get_failures(&row) == 0; point++)
    strike(action, template, mode, point, earlier, &row);
  fixture_remove(template);
  ilk_clock_freeze(NOON, 0);
  *faults += row.faults;
  return get_failures(&row) > 0;
}

static gboolean
run_controls(void)
{
  guint faults = 0;
  gboolean lies = run_control("answer", LYING, &faults);
  gboolean moves = run_control("moves first", "kill", &faults);
  g_print("control: a disk that only says it has synced is %s; a salvage that moves first is %s\n",
          lies ? "caught" : "NOT CAUGHT", moves ? "caught" : "NOT CAUGHT");
  return lies && moves;
}

/* @left: actions that are still to come, with this one */
static void
allot(guint left)
{
  gint64 now = g_get_monotonic_time();
  action_deadline = now + MAX(0, deadline - now) / left;
}

static gboolean
run_all(void)
{
  Row all = {0};
  guint round = 0;
  g_autofree Row *rows = g_new0(Row, harness_n_actions);
  do {
    for (guint i = 0; i < harness_n_actions; i++) {
      if (harness_actions[i].is_control)
        continue;
      allot(harness_n_actions - i);
      Row row = run_action(&harness_actions[i], round);
      if (round > 0)
        row.points = 0;
      add_row(&rows[i], &row);
    }
    round++;
  } while (g_get_monotonic_time() < deadline && round < (guint) share);
  print_head();
  for (guint i = 0; i < harness_n_actions; i++) {
    if (harness_actions[i].is_control)
      continue;
    print_row(harness_actions[i].name, &rows[i]);
    add_row(&all, &rows[i]);
  }
  print_row("all", &all);
  return get_failures(&all) == 0;
}

static gboolean
replay_line(const char *line)
{
  Row row = {0};
  gint64 earlier = 0;
  g_auto(GStrv) parts = g_strsplit(line, "\t", 3);
  const HarnessAction *action = g_strv_length(parts) == 3 ? find_action(parts[0]) : NULL;
  if (action == NULL) {
    g_printerr("harness: not a line of a saved run: %s\n", line);
    return FALSE;
  }
  char *template = harness_make(action, &earlier);
  strike(action, template, parts[1], (guint) strtoul(parts[2], NULL, 10), earlier, &row);
  fixture_remove(template);
  ilk_clock_freeze(NOON, 0);
  g_print("%s, %s at %s: %s\n", parts[0], parts[1], parts[2],
          get_failures(&row) > 0 ? "fails" : "passes");
  return get_failures(&row) == 0;
}

static gboolean
replay(const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gboolean passes = TRUE;
  if (!g_file_get_contents(path, &text, NULL, &error)) {
    g_printerr("harness: %s\n", error->message);
    return FALSE;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      passes = replay_line(lines[i]) && passes;
  return passes;
}

int
main(int argc, char *argv[])
{
  const GOptionEntry entries[] = {{"share", 0, 0, G_OPTION_ARG_INT, &share, NULL, NULL},
                                  {"seconds", 0, 0, G_OPTION_ARG_INT, &seconds, NULL, NULL},
                                  {"save", 0, 0, G_OPTION_ARG_FILENAME, &save_path, NULL, NULL},
                                  {"replay", 0, 0, G_OPTION_ARG_FILENAME, &replay_path, NULL, NULL},
                                  G_OPTION_ENTRY_NULL};
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, &argc, &argv, NULL) || share < 1)
    return 2;
  /* The faults are ours: nobody waits for a disk. */
  if (g_access("/dev/shm", W_OK) == 0)
    g_setenv("TMPDIR", "/dev/shm", FALSE);
  harness_prepare_memory();
  ilk_clock_freeze(NOON, 0);
  failures = g_string_new(NULL);
  deadline = seconds > 0 ? g_get_monotonic_time() + seconds * G_TIME_SPAN_SECOND : 0;
  if (replay_path != NULL)
    return replay(replay_path) ? 0 : 1;
  gboolean passes = run_all();
  if (save_path != NULL)
    g_file_set_contents(save_path, failures->str, -1, NULL);
  return run_controls() && passes ? 0 : 1;
}
