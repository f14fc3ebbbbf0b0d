/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card and its log. What a row of the log says of the memory comes out of a replay.
 */
#include "app/anki/log.h"
#include "app/base/clock.h"
#include "app/store/anki/anki-export-private.h"
#include "app/store/decks/decks.h"
#include "app/store/rows/log.h"

#include <inttypes.h>
#include <math.h>

#define TYPE_NEW 0
#define TYPE_LEARNING 1
#define TYPE_REVIEW 2
#define TYPE_RELEARNING 3
#define QUEUE_SUSPENDED (-1)
#define QUEUE_BURIED (-2)
#define USUAL_EASE 2500
#define GOOD 3
#define SHORTEST_STEP 60 /* s */
#define FSRS_6_DECAY 20  /* which of its parameters */
#define SECONDS_PER_HALF_DAY 43200

/* What a row says that stands for a memory which was brought along. */
typedef struct {
  const IlkSchedule *schedule;
  gint64 card; /* its id there */
  IlkMemory memory;
  gint64 interval; /* of the row before */
  double stability;
  double difficulty; /* of the memory that the log begins with, where no row can say it */
} Walk;

static int
get_factor(double difficulty)
{
  return (int) lround(((difficulty - 1) / 9 + 0.1) * 1000);
}

static gint64
count_days(const Walk *walk, const IlkMemory *memory)
{
  gint64 last = ilk_clock_day(memory->last, memory->last_utc_offset, walk->schedule->rollover);
  return MAX(memory->due_day - last, 1);
}

static IlkAnkiLogKind
get_kind(IlkState before)
{
  if (before == ILK_STATE_REVIEW)
    return ILK_ANKI_LOG_REVIEW;
  return before == ILK_STATE_RELEARNING ? ILK_ANKI_LOG_RELEARNING : ILK_ANKI_LOG_LEARNING;
}

/* Days when positive, seconds when negative. An answer of which it came without days had stayed in
 * steps, whatever a replay makes of it. */
static gint64
get_interval(const Walk *walk, const IlkReview *review, const IlkMemory *before)
{
  const IlkMemory *after = &walk->memory;
  gboolean in_steps = before->state != ILK_STATE_REVIEW || review->rating == ILK_RATING_AGAIN;
  if (review->days > 0)
    return review->days;
  if (after->state == ILK_STATE_REVIEW)
    return review->kind == ILK_REVIEW_IMPORTED && in_steps ? -SHORTEST_STEP
                                                           : count_days(walk, after);
  return -CLAMP((after->due - review->at) / 1000, 1, SECONDS_PER_HALF_DAY);
}

/* An answer, or what another program had made of all until then. */
static IlkAnkiLogOut
make_answer(Walk *walk, const IlkReview *review, const IlkMemory *before)
{
  gboolean is_start = !ilk_review_is_answer(review);
  IlkAnkiLogOut row = {.at = review->at,
                       .card = walk->card,
                       .ease = is_start ? GOOD : review->rating,
                       .interval = get_interval(walk, review, before),
                       .last_interval = walk->interval,
                       .factor =
                           review->ease > 0 ? review->ease : get_factor(walk->memory.difficulty),
                       .ms = review->ms,
                       .kind = is_start ? ILK_ANKI_LOG_REVIEW : (int) get_kind(before->state)};
  walk->interval = row.interval;
  return row;
}

/* Made new again, or placed on a day. */
static IlkAnkiLogOut
make_manual(Walk *walk, const IlkReview *review)
{
  gboolean placed = review->kind == ILK_REVIEW_PLACED;
  IlkAnkiLogOut row = {.at = review->at,
                       .card = walk->card,
                       .interval = placed ? review->days : 0,
                       .last_interval = walk->interval,
                       .factor = placed ? MAX(get_factor(walk->memory.difficulty), 100) : 0,
                       .kind = ILK_ANKI_LOG_MANUAL};
  walk->interval = row.interval;
  return row;
}

static gboolean
has_answer(const GArray *standing, guint from)
{
  for (guint i = from; i < standing->len; i++)
    if (ilk_review_is_answer(&g_array_index(standing, IlkReview, i)))
      return TRUE;
  return FALSE;
}

/* What a package's card says of itself is enough for a memory that nothing came after, and a day
 * that goes with the answer before it is the card's. */
static gboolean
is_told_otherwise(const GArray *standing, guint i, const IlkMemory *before)
{
  const IlkReview *review = &g_array_index(standing, IlkReview, i);
  if (review->kind == ILK_REVIEW_PLACED)
    return before->state == ILK_STATE_NEW ||
           (i > 0 && g_array_index(standing, IlkReview, i - 1).at == review->at);
  return review->kind == ILK_REVIEW_IMPORTED && !ilk_review_is_answer(review) &&
         !has_answer(standing, i + 1);
}

/* A row has whole days only. */
static void
keep_start(Walk *walk, const IlkReview *review)
{
  walk->stability = walk->difficulty = 0;
  if (review->kind != ILK_REVIEW_IMPORTED || ilk_review_is_answer(review) || review->stability <= 0)
    return;
  walk->stability = review->stability;
  walk->difficulty = review->difficulty;
}

static gboolean
write_event(IlkAnkiRun *self, Walk *walk, const GArray *standing, guint i, GError **error)
{
  const IlkReview *review = &g_array_index(standing, IlkReview, i);
  const IlkMemory before = walk->memory;
  (void) ilk_schedule_step(walk->schedule, &before, review, &walk->memory);
  if (i == 0 || review->kind == ILK_REVIEW_FORGOTTEN)
    keep_start(walk, review);
  if (is_told_otherwise(standing, i, &before))
    return TRUE;
  gboolean manual = review->kind == ILK_REVIEW_FORGOTTEN || review->kind == ILK_REVIEW_PLACED;
  const IlkAnkiLogOut row = manual ? make_manual(walk, review) : make_answer(walk, review, &before);
  self->request->sum.reviews += ilk_review_is_answer(review);
  return ilk_anki_writer_add_log(self->writer, &row, error);
}

static gboolean
write_log(IlkAnkiRun *self, Walk *walk, gint64 card, GError **error)
{
  g_autoptr(GArray) standing = ilk_log_list_standing(self->store, card, error);
  if (standing == NULL)
    return FALSE;
  for (guint i = 0; i < standing->len; i++)
    if (!write_event(self, walk, standing, i, error))
      return FALSE;
  return TRUE;
}

static void
append_number(GString *json, const char *name, const char *format, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf(json, ",\"%s\":%s", name,
                         g_ascii_formatd(text, sizeof text, format, number));
}

/* What FSRS has made of the card. What it began with is in what Anki leaves to others. */
static char *
dup_data(const IlkAnkiRun *self, const Walk *walk, const IlkAnkiExportRow *row)
{
  const IlkMemory *memory = &row->memory;
  const IlkStudyOptions *options = ilk_store_get_deck_options(self->store, row->card.deck);
  if (memory->state == ILK_STATE_NEW)
    return g_strdup("");
  GString *json = g_string_new(NULL);
  g_string_append_printf(json, "{\"pos\":%" PRId64, row->card.position);
  append_number(json, "s", "%.4f", ilk_schedule_stability(walk->schedule, memory));
  append_number(json, "d", "%.3f", memory->difficulty);
  append_number(json, "dr", "%.2f", options->desired_retention);
  if (options->model == ILK_MODEL_FSRS_6)
    append_number(json, "decay", "%.3f", options->parameters[ILK_MODEL_FSRS_6][FSRS_6_DECAY]);
  g_string_append_printf(json, ",\"lrt\":%" PRId64, memory->last / 1000);
  if (walk->stability > 0) {
    char stability[G_ASCII_DTOSTR_BUF_SIZE], difficulty[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(
        json, ",\"cd\":\"{\\\"s0\\\":%s,\\\"d0\\\":%s}\"",
        g_ascii_formatd(stability, sizeof stability, "%.6f", walk->stability),
        g_ascii_formatd(difficulty, sizeof difficulty, "%.6f", walk->difficulty));
  }
  g_string_append_c(json, '}');
  return g_string_free(json, FALSE);
}

static int
get_type(IlkState state)
{
  switch (state) {
  case ILK_STATE_LEARNING:
    return TYPE_LEARNING;
  case ILK_STATE_REVIEW:
    return TYPE_REVIEW;
  case ILK_STATE_RELEARNING:
    return TYPE_RELEARNING;
  case ILK_STATE_NEW:
  default:
    return TYPE_NEW;
  }
}

/* How many steps are left, twice: the thousands are those of today in earlier versions. */
static int
get_left(const IlkAnkiRun *self, const IlkAnkiExportRow *row)
{
  const IlkStudyOptions *options = ilk_store_get_deck_options(self->store, row->card.deck);
  gboolean again = row->memory.state == ILK_STATE_RELEARNING;
  int steps = again ? options->n_relearning_steps : options->n_learning_steps;
  int left = MAX(steps - row->memory.step, 1);
  return row->memory.state == ILK_STATE_LEARNING || again ? left * 1001 : 0;
}

static gint64
get_due(const IlkAnkiRun *self, const IlkAnkiExportRow *row)
{
  switch (row->memory.state) {
  case ILK_STATE_REVIEW:
    return row->memory.due_day - self->first_day;
  case ILK_STATE_LEARNING:
  case ILK_STATE_RELEARNING:
    return row->memory.due / 1000;
  case ILK_STATE_NEW:
  default:
    return row->card.position;
  }
}

static int
get_queue(const IlkAnkiRun *self, const IlkAnkiExportRow *row)
{
  int type = get_type(row->memory.state);
  if (row->card.suspended)
    return QUEUE_SUSPENDED;
  if (row->card.buried > self->today)
    return QUEUE_BURIED;
  return type == TYPE_RELEARNING ? TYPE_LEARNING : type;
}

gboolean
ilk_anki_run_write_card(IlkAnkiRun *self, const IlkAnkiExportRow *row, gint64 note, int ordinal,
                        GError **error)
{
  const IlkMemory *memory = &row->memory;
  gboolean reviewed = memory->state == ILK_STATE_REVIEW;
  Walk walk = {.schedule = ilk_deck_schedule_enter(&self->schedule, self->store, row->card.deck),
               .card = ilk_anki_run_next_id(self, row->card.added),
               .memory = {.state = ILK_STATE_NEW}};
  if (!write_log(self, &walk, row->card.id, error))
    return FALSE;
  g_autofree char *data = dup_data(self, &walk, row);
  const IlkAnkiCardOut card = {.id = walk.card,
                               .note = note,
                               .deck = ilk_anki_run_get_deck_id(self, row->card.deck),
                               .ordinal = ordinal,
                               .modified = MAX(row->card.changed, memory->last) / 1000,
                               .type = get_type(memory->state),
                               .queue = get_queue(self, row),
                               .due = get_due(self, row),
                               .interval = reviewed ? count_days(&walk, memory)
                                                    : memory->state == ILK_STATE_RELEARNING,
                               .factor = memory->state == ILK_STATE_NEW ? 0 : USUAL_EASE,
                               .reps = memory->reps,
                               .lapses = memory->lapses,
                               .left = get_left(self, row),
                               .flags = row->card.flag,
                               .data = data};
  self->request->sum.cards++;
  self->request->sum.demos += row->demo;
  return ilk_anki_writer_add_card(self->writer, &card, error);
}
