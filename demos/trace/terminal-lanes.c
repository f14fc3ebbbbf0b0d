/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps the newest records of each lane, and prints for each column the state in which the lane
 * was at that time.
 */
#include "demos/trace/terminal-lanes.h"
#include "demos/trace/amount.h"
#include "demos/trace/text.h"

#include <stdio.h>
#include <string.h>

#define COLUMNS 72
#define MAX_LANES 64
#define KEPT 1024        /* records remembered of each lane */
#define CHANGES_SHOWN 24 /* of the busiest lane; they set the length of the picture */

typedef struct {
  char name[64];
  bool announced;
  bool holder, task, call;
  size_t n; /* records seen; the last KEPT of them are in @kept */
  TraceRecord kept[KEPT];
} Lane;

static Lane lanes[MAX_LANES];
static bool printed;

void
terminal_lanes_add(int id, const char *kind, const char *name)
{
  if (id < 0 || id >= MAX_LANES)
    return;
  Lane *lane = &lanes[id];
  snprintf(lane->name, sizeof lane->name, "%s", name);
  lane->announced = true;
  lane->holder = strcmp(kind, "holder") == 0;
  lane->task = strcmp(kind, "task") == 0;
  lane->call = strcmp(kind, "call") == 0;
}

void
terminal_lanes_keep(const TraceRecord *record)
{
  if (record->lane >= MAX_LANES || record->event != TRACE_EVENT_NONE)
    return;
  Lane *lane = &lanes[record->lane];
  lane->kept[lane->n++ % KEPT] = *record;
}

/* The record @back places before the newest of a lane, or NULL. */
static const TraceRecord *
look_back(const Lane *lane, size_t back)
{
  if (back >= lane->n || back >= KEPT)
    return NULL;
  return &lane->kept[(lane->n - 1 - back) % KEPT];
}

static int
state_at(const Lane *lane, uint64_t at)
{
  const TraceRecord *record;
  for (size_t back = 0; (record = look_back(lane, back)) != NULL; back++)
    if (record->at <= at)
      return record->state;
  return TRACE_IDLE;
}

/* When the last lane that still did something was done. */
static uint64_t
find_end(void)
{
  uint64_t end = 0;
  for (int i = 0; i < MAX_LANES; i++)
    for (size_t back = 0; back < 2; back++) {
      const TraceRecord *record = look_back(&lanes[i], back);
      if (record != NULL && !lanes[i].holder && record->at > end)
        end = record->at;
    }
  return end;
}

/* Lanes with few changes are shown from their first on. */
static uint64_t
find_first(void)
{
  uint64_t first = UINT64_MAX;
  for (int i = 0; i < MAX_LANES; i++)
    if (lanes[i].n > 0 && lanes[i].kept[0].at < first)
      first = lanes[i].kept[0].at;
  return first;
}

static uint64_t
find_start(uint64_t end)
{
  uint64_t start = 0;
  for (int i = 0; i < MAX_LANES; i++) {
    const TraceRecord *record = look_back(&lanes[i], CHANGES_SHOWN);
    if (record != NULL && record->at > start)
      start = record->at;
  }
  return start > 0 && start < end ? start : find_first();
}

static void
print_lane(const Lane *lane, uint64_t start, uint64_t end)
{
  static const char *const blocks[] = {" ", "░", "█", "▓", "·", "▒", " ", "×"};
  printf("  %-12.12s ", lane->name);
  for (uint64_t column = 0; column < COLUMNS; column++) {
    int state = state_at(lane, start + (end - start) * (2 * column + 1) / (2 * COLUMNS));
    if (lane->holder && state > 0)
      printf("%d", state % 10);
    else
      fputs(state >= 0 && state <= TRACE_CANCELLED && !lane->holder ? blocks[state] : "·", stdout);
  }
  putchar('\n');
}

static void
print_legend(const char *length)
{
  bool tasks = false, calls = false;
  for (int i = 0; i < MAX_LANES; i++) {
    tasks |= lanes[i].announced && lanes[i].task;
    calls |= lanes[i].announced && lanes[i].call;
  }
  if (calls)
    printf(_("  the last %s; █ works  · is over with something left open\n\n"), length);
  else if (tasks)
    printf(_("  the last %s; █ runs  ░ is ready  · waits  ▒ waits for a lock or queue\n\n"),
           length);
  else
    printf(_("  the last %s; █ runs with the GIL  ▓ runs without  ░ waits for it  · blocked\n\n"),
           length);
}

void
terminal_lanes_print(void)
{
  uint64_t end = find_end(), start = find_start(end);
  if (printed || end == 0)
    return;
  printed = true;
  putchar('\n');
  for (int i = 0; i < MAX_LANES; i++)
    if (lanes[i].announced)
      print_lane(&lanes[i], start, end);
  print_legend(amount((double) (end - start), "ns").text);
}
