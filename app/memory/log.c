/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From rows to sequences: check, sort by card and time, count days.
 */
#include "app/memory/log-private.h"

#include "app/memory/fsrs.h"
#include "app/memory/sort-private.h"
#include "app/memory/status-private.h"

#include <stdlib.h>
#include <string.h>

#define MINUTES_PER_DAY 1440
#define MS_PER_MINUTE 60000
#define MS_PER_DAY INT64_C(86400000)
#define MAX_UTC_OFFSET MINUTES_PER_DAY

int64_t
fsrs_calendar_day(const fsrs_calendar *calendar, int64_t time_ms)
{
  int64_t minutes = calendar->utc_offset - calendar->rollover;
  int64_t local = time_ms + minutes * MS_PER_MINUTE;
  return local / MS_PER_DAY - (local % MS_PER_DAY < 0);
}

static fsrs_status
check_row(const fsrs_rows *rows, size_t i, fsrs_error *error)
{
  if (rows->time_ms[i] < 0 || rows->time_ms[i] > FSRS_MAX_TIME_MS)
    return fsrs_fail(error, FSRS_ERROR_REVIEW, i, "Review %zu has the impossible time %lld.", i,
                     (long long) rows->time_ms[i]);
  if (rows->rating[i] < 1 || rows->rating[i] > FSRS_RATINGS)
    return fsrs_fail(error, FSRS_ERROR_REVIEW, i, "Review %zu has the rating %d, not 1 to 4.", i,
                     rows->rating[i]);
  if (rows->state != NULL && rows->state[i] > FSRS_RELEARNING)
    return fsrs_fail(error, FSRS_ERROR_REVIEW, i, "Review %zu has the state %d, not 0 to 3.", i,
                     rows->state[i]);
  if (rows->utc_offset != NULL && abs(rows->utc_offset[i]) > MAX_UTC_OFFSET)
    return fsrs_fail(error, FSRS_ERROR_REVIEW, i, "Review %zu lies %d minutes from UTC.", i,
                     rows->utc_offset[i]);
  return FSRS_OK;
}

static fsrs_status
check(const fsrs_rows *rows, const fsrs_calendar *calendar, fsrs_error *error)
{
  if (calendar->rollover < 0 || calendar->rollover >= MINUTES_PER_DAY)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A day cannot begin %d minutes after midnight.",
                     calendar->rollover);
  if (abs(calendar->utc_offset) > MAX_UTC_OFFSET)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "No place lies %d minutes from UTC.",
                     calendar->utc_offset);
  if (rows->n > FSRS_MAX_REVIEWS)
    return fsrs_fail(error, FSRS_ERROR_TOO_LARGE, 0, "At most %d reviews are possible, not %zu.",
                     FSRS_MAX_REVIEWS, rows->n);
  for (size_t i = 0; i < rows->n; i++) {
    fsrs_status status = check_row(rows, i, error);
    if (status != FSRS_OK)
      return status;
  }
  return FSRS_OK;
}

/* By card; within a card by time; within a time as they came. */
static void
sort_rows(const fsrs_rows *rows, fsrs_keyed *order, fsrs_keyed *scratch)
{
  for (size_t i = 0; i < rows->n; i++)
    order[i] = (fsrs_keyed){fsrs_sort_key(rows->time_ms[i]), (uint32_t) i};
  fsrs_sort(order, scratch, rows->n);
  for (size_t i = 0; i < rows->n; i++)
    order[i].key = fsrs_sort_key(rows->card_id[order[i].index]);
  fsrs_sort(order, scratch, rows->n);
}

static int64_t
day_of(const fsrs_rows *rows, const fsrs_calendar *calendar, size_t row)
{
  fsrs_calendar local = *calendar;
  if (rows->utc_offset != NULL)
    local.utc_offset = rows->utc_offset[row];
  return fsrs_calendar_day(&local, rows->time_ms[row]);
}

/* A traveller's day can go back; an elapsed time cannot. */
static int32_t
days_between(const fsrs_rows *rows, const fsrs_calendar *calendar, size_t earlier, size_t later)
{
  int64_t days = day_of(rows, calendar, later) - day_of(rows, calendar, earlier);
  return days < 0 ? 0 : (int32_t) days;
}

static void
fill(fsrs_log *log, const fsrs_rows *rows, const fsrs_calendar *calendar, const fsrs_keyed *order)
{
  for (size_t i = 0; i < rows->n; i++) {
    size_t row = order[i].index;
    bool first = i == 0 || order[i].key != order[i - 1].key;
    if (first) {
      log->card_id[log->n_cards] = rows->card_id[row];
      log->start[log->n_cards++] = (uint32_t) i;
    }
    log->row[i] = (uint32_t) row;
    log->time_ms[i] = rows->time_ms[row];
    log->days[i] = first ? 0 : days_between(rows, calendar, log->row[i - 1], row);
    log->rating[i] = rows->rating[row];
    log->fresh[i] = rows->state != NULL && rows->state[row] == FSRS_NEW;
  }
  log->start[log->n_cards] = (uint32_t) rows->n;
}

/* The last time the card was new; else the first time it was in learning. */
static uint32_t
beginning(const fsrs_log *log, const fsrs_rows *rows, size_t card)
{
  if (rows->state == NULL)
    return log->start[card];
  uint32_t learning = log->start[card + 1];
  for (uint32_t i = log->start[card + 1]; i-- > log->start[card];) {
    if (log->fresh[i])
      return i;
    if (rows->state[log->row[i]] == FSRS_LEARNING)
      learning = i;
  }
  return learning;
}

static fsrs_log *
allocate(size_t n)
{
  fsrs_log *log = calloc(1, sizeof *log);
  if (log == NULL)
    return NULL;
  log->n = n;
  log->start = calloc(n + 1, sizeof *log->start);
  log->begin = calloc(n + 1, sizeof *log->begin);
  log->card_id = calloc(n + 1, sizeof *log->card_id);
  log->row = calloc(n + 1, sizeof *log->row);
  log->time_ms = calloc(n + 1, sizeof *log->time_ms);
  log->days = calloc(n + 1, sizeof *log->days);
  log->rating = calloc(n + 1, sizeof *log->rating);
  log->fresh = calloc(n + 1, sizeof *log->fresh);
  if (log->start != NULL && log->begin != NULL && log->card_id != NULL && log->row != NULL &&
      log->time_ms != NULL && log->days != NULL && log->rating != NULL && log->fresh != NULL)
    return log;
  fsrs_log_free(log);
  return NULL;
}

fsrs_status
fsrs_log_new(const fsrs_rows *rows, const fsrs_calendar *calendar, fsrs_log **log,
             fsrs_error *error)
{
  fsrs_status status = check(rows, calendar, error);
  if (status != FSRS_OK)
    return status;
  fsrs_log *made = allocate(rows->n);
  fsrs_keyed *order = malloc(2 * (rows->n + 1) * sizeof *order);
  if (made == NULL || order == NULL) {
    fsrs_log_free(made);
    free(order);
    return fsrs_fail(error, FSRS_ERROR_NO_MEMORY, 0, "No memory for %zu reviews.", rows->n);
  }
  sort_rows(rows, order, order + rows->n);
  fill(made, rows, calendar, order);
  for (size_t card = 0; card < made->n_cards; card++)
    made->begin[card] = beginning(made, rows, card);
  free(order);
  *log = made;
  return FSRS_OK;
}

/* Appends the reviews of a card from before @time_ms; they are its first ones. */
static void
copy_card_before(fsrs_log *to, const fsrs_log *from, size_t card, int64_t time_ms)
{
  size_t at = to->n, begin = from->start[card], end = begin;
  while (end < from->start[card + 1] && from->time_ms[end] < time_ms)
    end++;
  size_t n = end - begin, unknown = from->begin[card] - begin;
  if (n == 0)
    return;
  memcpy(to->row + at, from->row + begin, n * sizeof *to->row);
  memcpy(to->time_ms + at, from->time_ms + begin, n * sizeof *to->time_ms);
  memcpy(to->days + at, from->days + begin, n * sizeof *to->days);
  memcpy(to->rating + at, from->rating + begin, n * sizeof *to->rating);
  memcpy(to->fresh + at, from->fresh + begin, n * sizeof *to->fresh);
  to->card_id[to->n_cards] = from->card_id[card];
  to->start[to->n_cards] = (uint32_t) at;
  to->begin[to->n_cards] = (uint32_t) (at + (unknown < n ? unknown : n));
  to->n += n;
  to->n_cards++;
}

fsrs_log *
fsrs_log_new_before(const fsrs_log *log, int64_t time_ms)
{
  fsrs_log *before = allocate(log->n);
  if (before == NULL)
    return NULL;
  before->n = 0;
  for (size_t card = 0; card < log->n_cards; card++)
    copy_card_before(before, log, card, time_ms);
  before->start[before->n_cards] = (uint32_t) before->n;
  return before;
}

void
fsrs_log_free(fsrs_log *log)
{
  if (log == NULL)
    return;
  free(log->start);
  free(log->begin);
  free(log->card_id);
  free(log->row);
  free(log->time_ms);
  free(log->days);
  free(log->rating);
  free(log->fresh);
  free(log);
}

size_t
fsrs_log_reviews(const fsrs_log *log)
{
  return log->n;
}

size_t
fsrs_log_cards(const fsrs_log *log)
{
  return log->n_cards;
}
