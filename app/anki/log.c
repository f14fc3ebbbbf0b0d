/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules are Anki's: a log is read from its end, back to where the card's present life began.
 */
#include "app/anki/log.h"

#include "app/base/clock.h"

#define SECONDS_PER_DAY 86400
#define USUAL_EASE 2500
#define LEAST_DIFFICULTY_FACTOR 100
#define MOST_DIFFICULTY_FACTOR 1100
#define MOST_DAYS 36500

double
ilk_anki_difficulty(int factor)
{
  return CLAMP((factor / 1000.0 - 0.1) * 9 + 1, 1, 10);
}

void
ilk_anki_log_repair(GArray *rows, gboolean version_1)
{
  for (guint i = 0; i < rows->len; i++) {
    IlkAnkiLogRow *row = &g_array_index(rows, IlkAnkiLogRow, i);
    if (row->kind == ILK_ANKI_LOG_LEARNING && row->ms == 0 && row->ease == 0)
      row->kind = ILK_ANKI_LOG_RESCHEDULED;
    gboolean three_buttons =
        row->kind == ILK_ANKI_LOG_LEARNING || row->kind == ILK_ANKI_LOG_RELEARNING;
    if (version_1 && three_buttons && (row->ease == 2 || row->ease == 3))
      row->ease++;
  }
}

static gboolean
is_cram(const IlkAnkiLogRow *row)
{
  return row->kind == ILK_ANKI_LOG_CRAM && row->factor == 0;
}

static gboolean
is_reset(const IlkAnkiLogRow *row)
{
  return row->kind == ILK_ANKI_LOG_MANUAL && row->factor == 0;
}

static gboolean
is_grade(const IlkAnkiLogRow *row)
{
  return row->ease >= 1 && (row->interval >= 1 || row->interval <= -SECONDS_PER_DAY);
}

/* Where the part begins that counts; -1 each for none. */
typedef struct {
  int grade;    /* the first from which on something is known */
  int learning; /* the first of the card's life */
} Beginning;

static Beginning
find_beginning(const GArray *rows, gint64 ignored_before)
{
  Beginning found = {-1, -1};
  for (int i = (int) rows->len - 1; i >= 0; i--) {
    const IlkAnkiLogRow *row = &g_array_index(rows, IlkAnkiLogRow, i);
    if (is_cram(row))
      continue;
    if (row->at > ignored_before && is_grade(row))
      found.grade = i;
    if (row->ease >= 1 && row->kind == ILK_ANKI_LOG_LEARNING)
      found.learning = i;
    else if (is_reset(row) || found.learning >= 0)
      break;
  }
  return found;
}

GArray *
ilk_anki_log_choose(const GArray *rows, gint64 ignored_before, gboolean *complete)
{
  Beginning found = find_beginning(rows, ignored_before);
  if (found.learning >= 0 && found.learning + 1 < (int) rows->len &&
      g_array_index(rows, IlkAnkiLogRow, found.learning).at < ignored_before)
    found.learning = -1;
  int begin = found.learning >= 0 ? found.learning : found.grade;
  *complete = found.learning >= 0;
  if (begin < 0)
    return NULL;
  GArray *chosen = g_array_new(FALSE, FALSE, sizeof(IlkAnkiLogRow));
  for (guint i = (guint) begin; i < rows->len; i++) {
    const IlkAnkiLogRow *row = &g_array_index(rows, IlkAnkiLogRow, i);
    if (row->ease >= 1 && !is_cram(row))
      g_array_append_val(chosen, *row);
  }
  return chosen;
}

static int
get_days(const IlkAnkiLogRow *row)
{
  return (int) CLAMP(row->interval, 0, MOST_DAYS);
}

/* What another program had made of all answers until then. */
static IlkReview
make_start(const IlkAnkiLogRow *row)
{
  IlkReview start = {.at = row->at,
                     .kind = ILK_REVIEW_IMPORTED,
                     .utc_offset = ilk_clock_utc_offset(row->at),
                     .days = MAX(get_days(row), 1)};
  if (row->factor >= LEAST_DIFFICULTY_FACTOR && row->factor <= MOST_DIFFICULTY_FACTOR) {
    start.stability = start.days;
    start.difficulty = ilk_anki_difficulty(row->factor);
  } else
    start.ease = row->factor > 0 ? row->factor : USUAL_EASE;
  return start;
}

static IlkReview
make_answer(const IlkAnkiLogRow *row, gint64 target_ms)
{
  return (IlkReview){.at = row->at,
                     .kind = ILK_REVIEW_IMPORTED,
                     .rating = CLAMP(row->ease, 1, ILK_N_RATINGS),
                     .ms = row->ms,
                     .over_time = row->ms > target_ms,
                     .utc_offset = ilk_clock_utc_offset(row->at),
                     .days = get_days(row)};
}

GArray *
ilk_anki_log_to_reviews(const GArray *chosen, gboolean complete, gint64 target_ms)
{
  GArray *reviews = g_array_sized_new(FALSE, FALSE, sizeof(IlkReview), chosen->len);
  for (guint i = 0; i < chosen->len; i++) {
    const IlkAnkiLogRow *row = &g_array_index(chosen, IlkAnkiLogRow, i);
    IlkReview review = i == 0 && !complete ? make_start(row) : make_answer(row, target_ms);
    g_array_append_val(reviews, review);
  }
  return reviews;
}
