/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lanes as rows of blocks, a column per slice of time; then the numbers with their units, and the
 * verdict.
 */
#include "app/cli/demo-text.h"

#include "app/cli/amount.h"
#include "app/cli/listing-text.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/deckfile/plain-text.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define INDENT 2
#define MAX_LABEL 20
#define SHOWN_NS G_GINT64_CONSTANT(60000000)

static const struct {
  const char *mark;
  const char *plain;
  const char *meaning;
} states[] = {
    [ILK_LANE_IDLE] = {" ", " ", N_("idle")},
    [ILK_LANE_WAITING] = {"░", ".", N_("waiting for the GIL")},
    [ILK_LANE_RUNNING] = {"█", "#", N_("running with the GIL")},
    [ILK_LANE_RUNNING_FREE] = {"▓", "%", N_("running without it")},
    [ILK_LANE_BLOCKED] = {"·", "_", N_("blocked in I/O")},
    [ILK_LANE_LOCK] = {"▒", "x", N_("waiting for a lock")},
    [ILK_LANE_DONE] = {" ", " ", N_("done")},
    [ILK_LANE_CANCELLED] = {"×", "/", N_("cancelled")},
};

/* Of a lane that is a task of an event loop. */
static const char *const task_meanings[] = {
    [ILK_LANE_IDLE] = N_("not started"), [ILK_LANE_WAITING] = N_("ready"),
    [ILK_LANE_RUNNING] = N_("running"),  [ILK_LANE_RUNNING_FREE] = N_("running"),
    [ILK_LANE_BLOCKED] = N_("waiting"),  [ILK_LANE_LOCK] = N_("waiting for a lock or a queue"),
    [ILK_LANE_DONE] = N_("done"),        [ILK_LANE_CANCELLED] = N_("cancelled"),
};

void
ilk_demo_text_print_introduction(IlkDemo *demo)
{
  g_autofree char *title = ilk_style(ILK_STYLE_TITLE, ilk_demo_get_title(demo));
  g_autofree char *summary =
      ilk_text_wrap(ilk_demo_get_summary(demo), ilk_terminal_get_width(), INDENT);
  g_print("%*s%s\n%s\n", INDENT, "", title, summary);
}

/* The state of @lane at @at; segments are in the order of time. */
static int
state_at(const IlkLane *lane, gint64 at)
{
  guint low = 0, high = lane->segments->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index(lane->segments, IlkSegment, middle).start <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 ? g_array_index(lane->segments, IlkSegment, low - 1).state : ILK_LANE_IDLE;
}

/* A holder lane names a lane in each segment: here it alternates, so that hand-overs show. */
static const char *
mark(const IlkLane *lane, int state)
{
  if (g_strcmp0(lane->kind, "holder") == 0)
    return state == 0       ? " "
           : state % 2 != 0 ? ilk_terminal_mark("━", "=")
                            : ilk_terminal_mark("─", "-");
  if (state < 0 || state >= (int) G_N_ELEMENTS(states))
    return "?";
  return ilk_terminal_mark(states[state].mark, states[state].plain);
}

static void
print_lane(const IlkLane *lane, gint64 start, gint64 span, int label_width, int columns)
{
  g_autofree char *label = ilk_text_pad(lane->name, label_width);
  g_autoptr(GString) bar = g_string_new(NULL);

  for (int i = 0; i < columns; i++)
    g_string_append(bar, mark(lane, state_at(lane, start + span * (2 * i + 1) / (2 * columns))));
  g_print("%*s%s  %s\n", INDENT, "", label, bar->str);
}

static gint64
last_change(GPtrArray *lanes)
{
  gint64 last = 0;
  for (guint i = 0; i < lanes->len; i++) {
    GArray *segments = ((const IlkLane *) lanes->pdata[i])->segments;
    if (segments->len > 0)
      last = MAX(last, g_array_index(segments, IlkSegment, segments->len - 1).start);
  }
  return last;
}

static gboolean
lane_shows(const IlkLane *lane, int state, gint64 start)
{
  if (g_strcmp0(lane->kind, "holder") == 0)
    return FALSE;
  if (state_at(lane, start) == state)
    return TRUE;
  for (guint i = 0; i < lane->segments->len; i++) {
    const IlkSegment *segment = &g_array_index(lane->segments, IlkSegment, i);
    if (segment->state == state && segment->start >= start)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_shown(GPtrArray *lanes, int state, gint64 start, gboolean tasks)
{
  for (guint i = 0; i < lanes->len; i++) {
    const IlkLane *lane = lanes->pdata[i];
    if ((g_strcmp0(lane->kind, "task") == 0) == tasks && lane_shows(lane, state, start))
      return TRUE;
  }
  return FALSE;
}

static void
add_meanings(GString *legend, GPtrArray *lanes, gint64 start, gboolean tasks)
{
  for (int i = ILK_LANE_WAITING; i <= ILK_LANE_CANCELLED; i++)
    if (i != ILK_LANE_DONE && is_shown(lanes, i, start, tasks))
      g_string_append_printf(legend, "%s%s %s", legend->len > 0 ? "   " : "",
                             ilk_terminal_mark(states[i].mark, states[i].plain),
                             tasks ? _(task_meanings[i]) : _(states[i].meaning));
}

static void
print_legend(GPtrArray *lanes, gint64 start)
{
  g_autoptr(GString) legend = g_string_new(NULL);
  add_meanings(legend, lanes, start, TRUE);
  add_meanings(legend, lanes, start, FALSE);
  g_autofree char *quiet = ilk_style(ILK_STYLE_QUIET, legend->str);
  g_print("%*s%s\n\n", INDENT, "", quiet);
}

static void
print_lanes(GPtrArray *lanes)
{
  int label_width = 0;
  for (guint i = 0; i < lanes->len; i++)
    label_width = MAX(label_width, ilk_text_width(((const IlkLane *) lanes->pdata[i])->name));
  label_width = MIN(label_width, MAX_LABEL);

  gint64 end = last_change(lanes);
  gint64 start = MAX(0, end - SHOWN_NS);
  if (end <= start)
    return;
  int columns = ilk_terminal_get_width() - 2 * INDENT - label_width - 2;
  for (guint i = 0; i < lanes->len; i++)
    print_lane(lanes->pdata[i], start, end - start, label_width, MAX(columns, 10));
  g_print(_("%*s%*s  the last %.0f ms\n"), INDENT, "", label_width, "",
          (double) (end - start) / 1e6);
  print_legend(lanes, start);
}

static void
print_range(const IlkResult *result)
{
  g_autofree char *low = ilk_amount(result->low, result->unit);
  g_autofree char *high = ilk_amount(result->high, result->unit);
  g_print(
      ngettext("   (%s to %s in %d run)", "   (%s to %s in %d runs)", (gulong) result->repetitions),
      low, high, result->repetitions);
}

static void
print_results(GPtrArray *results)
{
  int width = 0;
  for (guint i = 0; i < results->len; i++)
    width = MAX(width, ilk_text_width(((const IlkResult *) results->pdata[i])->name));
  for (guint i = 0; i < results->len; i++) {
    const IlkResult *result = results->pdata[i];
    g_autofree char *name = ilk_text_pad(result->name, width);
    g_autofree char *value = ilk_amount(result->value, result->unit);
    g_print("%*s%s  %s", INDENT, "", name, value);
    if (result->repetitions > 1)
      print_range(result);
    g_print("\n");
  }
}

/* What a Python could not do, and why. */
static void
print_missing(GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++) {
    g_autofree char *wrapped =
        ilk_text_wrap(sentences->pdata[i], ilk_terminal_get_width() - INDENT, INDENT);
    g_print("%s", wrapped);
  }
}

static void
print_orders(GPtrArray *orders)
{
  for (guint i = 0; i < orders->len; i++) {
    const IlkOrder *order = orders->pdata[i];
    g_autofree char *items = g_strjoinv(ilk_terminal_mark(" → ", " > "), order->items);
    g_autofree char *line = g_strdup_printf("%s: %s", order->name, items);
    g_autofree char *wrapped = ilk_text_wrap(line, ilk_terminal_get_width() - INDENT, INDENT);
    g_print("%*s%s", INDENT, "", wrapped + MIN(INDENT, strspn(wrapped, " ")));
  }
}

static void
print_verdict(IlkTrace *trace)
{
  const char *headline, *text;
  if (!ilk_trace_get_verdict(trace, &headline, &text))
    return;
  g_autofree char *title = ilk_style(ILK_STYLE_TITLE, headline != NULL ? headline : "");
  g_autofree char *plain = ilk_markdown_to_plain(text != NULL ? text : "");
  g_autofree char *wrapped = ilk_text_wrap(plain, ilk_terminal_get_width() - INDENT, INDENT);
  g_print("\n%*s%s\n%s", INDENT, "", title, wrapped);
}

void
ilk_demo_text_print_trace(IlkTrace *trace)
{
  print_lanes(ilk_trace_get_lanes(trace));
  ilk_listing_text_print(ilk_trace_get_listing(trace));
  print_orders(ilk_trace_get_orders(trace));
  print_results(ilk_trace_get_results(trace));
  print_missing(ilk_trace_get_missing(trace));
  print_verdict(trace);
}
