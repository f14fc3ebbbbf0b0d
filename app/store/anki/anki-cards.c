/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log is what counts; what a row says of its memory is for cards without one.
 */
#include "app/store/anki/anki-cards.h"

#include "app/anki/json.h"
#include "app/anki/log.h"
#include "app/base/clock.h"
#include "app/base/limits.h"
#include "app/model/card.h"
#include "app/store/sqlite/foreign-database.h"

#include <math.h>
#include <string.h>

#define TYPE_NEW 0
#define TYPE_REVIEW 2
#define TYPE_RELEARNING 3
#define QUEUE_LEARNING 1
#define QUEUE_DAY_LEARNING 3
#define QUEUE_SUSPENDED (-1)
#define MOST_POSITION 1000000000
#define MOST_DAYS 36500
#define USUAL_EASE 2500
#define NOON (12 * 60 * ILK_MS_PER_MINUTE)
#define MOST_DATA_BYTES 4096

static gint64
round_column(IlkQuery *query, int column)
{
  double value = ilk_query_get_real(query, column);
  return isfinite(value) ? (gint64) CLAMP(round(value), -9e15, 9e15) : 0;
}

static int
read_small(IlkQuery *query, int column, int least, int most)
{
  return (int) CLAMP(round_column(query, column), least, most);
}

IlkAnkiCardRow
ilk_anki_card_row_read(IlkQuery *query, gboolean version_1)
{
  gint64 home = ilk_query_get_int(query, 9), home_due = round_column(query, 10);
  IlkAnkiCardRow row = {
      .id = ilk_query_get_int(query, 0),
      .note = ilk_query_get_int(query, 1),
      .deck = home != 0 ? home : ilk_query_get_int(query, 2),
      .ordinal = read_small(query, 3, -1, G_MAXINT),
      .type = read_small(query, 4, 0, TYPE_RELEARNING),
      .queue = read_small(query, 5, -3, 4),
      .due = home != 0 && home_due != 0 ? home_due : round_column(query, 6),
      .interval = round_column(query, 7),
      .factor = read_small(query, 8, 0, 65535),
      .flags = (int) (ilk_query_get_int(query, 11) & 7),
      .was_filtered = home != 0,
      .data = g_strdup(ilk_query_get_text(query, 12)),
  };
  if (version_1 && row.type == TYPE_REVIEW &&
      (row.queue == QUEUE_LEARNING || row.queue == QUEUE_DAY_LEARNING))
    row.type = TYPE_RELEARNING;
  return row;
}

#define LOG_COLUMNS "id, ease, ivl, factor, time, type"

/* Each card asks for its rows, so that a file without an index would be read through each time. */
gboolean
ilk_anki_prepare_log(IlkDatabase *db, gboolean *has_index, GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(
      db, "SELECT count(*) FROM sqlite_schema AS entry JOIN pragma_index_info(entry.name) AS part"
          " WHERE entry.type = 'index' AND entry.tbl_name = 'revlog' AND part.seqno = 0"
          " AND part.name = 'cid'");
  if (!ilk_query_fetch_int(query, &n, NULL))
    return ilk_foreign_database_fail(error);
  *has_index = n > 0;
  return *has_index ||
         ilk_database_execute(db,
                              "DROP TABLE IF EXISTS temp.log;"
                              "CREATE TEMP TABLE log AS SELECT cid, " LOG_COLUMNS " FROM revlog;"
                              "CREATE INDEX temp.log_cid ON log(cid, id)",
                              NULL) ||
         ilk_foreign_database_fail(error);
}

static IlkAnkiLogRow
read_log_row(IlkQuery *query)
{
  return (IlkAnkiLogRow){.at = CLAMP(ilk_query_get_int(query, 0), 1, ilk_clock_now()),
                         .ease = read_small(query, 1, 0, ILK_N_RATINGS),
                         .interval = round_column(query, 2),
                         .factor = read_small(query, 3, 0, 65535),
                         .ms = read_small(query, 4, 0, G_MAXINT),
                         .kind = (IlkAnkiLogKind) read_small(query, 5, 0, 5)};
}

static GArray *
read_log(IlkAnkiLogReader *self, gint64 card, GError **error)
{
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(IlkAnkiLogRow));
  g_autoptr(IlkQuery) query =
      self->has_index
          ? ilk_database_query(self->db, "SELECT " LOG_COLUMNS " FROM revlog WHERE cid = ?"
                                         " ORDER BY id")
          : ilk_database_query(self->db, "SELECT " LOG_COLUMNS " FROM temp.log WHERE cid = ?"
                                         " ORDER BY id");
  ilk_query_bind_int(query, card);
  int state = 0;
  while (rows->len < ILK_MAX_PACKAGE_LOG_ROWS && (state = ilk_query_step(query, NULL)) > 0) {
    IlkAnkiLogRow row = read_log_row(query);
    g_array_append_val(rows, row);
  }
  if (rows->len < ILK_MAX_PACKAGE_LOG_ROWS && state < 0) {
    ilk_foreign_database_fail(error);
    return NULL;
  }
  ilk_anki_log_repair(rows, self->collection->is_version_1);
  return g_steal_pointer(&rows);
}

/* What the row itself knows of a card. */
typedef struct {
  double stability;
  double difficulty;
  gint64 last; /* UTC s */
  gint64 position;
  double first_stability; /* of the memory that the log begins with, as an export here says it */
  double first_difficulty;
} Known;

/* What other programs keep with a card is JSON in JSON. */
static void
read_own(Known *known, const char *text)
{
  gsize length = text != NULL ? strlen(text) : 0;
  g_autoptr(JsonNode) root = length > 1 ? ilk_anki_json_parse(text, length, NULL) : NULL;
  JsonObject *object = ilk_anki_json_object(root);
  if (object == NULL)
    return;
  known->first_stability = ilk_anki_json_number(json_object_get_member(object, "s0"), 0);
  known->first_difficulty = ilk_anki_json_number(json_object_get_member(object, "d0"), 0);
}

static Known
read_known(const char *data)
{
  Known known = {.position = -1};
  gsize length = data != NULL ? strlen(data) : 0;
  g_autoptr(JsonNode) root =
      length > 1 && length <= MOST_DATA_BYTES ? ilk_anki_json_parse(data, length, NULL) : NULL;
  JsonObject *object = ilk_anki_json_object(root);
  if (object == NULL)
    return known;
  known.stability = ilk_anki_json_number(json_object_get_member(object, "s"), 0);
  known.difficulty = ilk_anki_json_number(json_object_get_member(object, "d"), 0);
  known.last = ilk_anki_json_int(json_object_get_member(object, "lrt"), 0);
  known.position = ilk_anki_json_int(json_object_get_member(object, "pos"), -1);
  read_own(&known, ilk_anki_json_text(json_object_get_member(object, "cd")));
  return known;
}

static gint64
get_due_day(const IlkAnkiLogReader *self, const IlkAnkiCardRow *row)
{
  return row->type == TYPE_REVIEW
             ? self->collection->first_day + CLAMP(row->due, -MOST_DAYS, 2 * MOST_DAYS)
             : 0;
}

/* Returns: UTC ms of the last review of a card whose log says nothing of it */
static gint64
guess_last(const IlkAnkiLogReader *self, const IlkAnkiCardRow *row, const Known *known)
{
  gint64 now = ilk_clock_now(), last = now;
  gint64 days = CLAMP(row->interval, 1, MOST_DAYS);
  if (known->last > 0)
    last = MIN(known->last, now / 1000) * 1000;
  else if (row->type == TYPE_REVIEW)
    last = ilk_clock_day_start(get_due_day(self, row) - days, ilk_clock_utc_offset(now),
                               self->collection->rollover) +
           NOON;
  return CLAMP(last, 1, now);
}

/* A card without a log begins with what the other program had made of it. */
static IlkReview
make_start(const IlkAnkiLogReader *self, const IlkAnkiCardRow *row, const Known *known)
{
  IlkReview start = {.at = guess_last(self, row, known),
                     .kind = ILK_REVIEW_IMPORTED,
                     .days = (int) CLAMP(row->interval, 1, MOST_DAYS)};
  start.utc_offset = ilk_clock_utc_offset(start.at);
  if (known->stability > 0 && known->difficulty >= 1 && known->difficulty <= 10) {
    start.stability = MIN(known->stability, MOST_DAYS);
    start.difficulty = known->difficulty;
  } else if (row->factor >= 100 && row->factor <= 1100) {
    start.stability = start.days;
    start.difficulty = ilk_anki_difficulty(row->factor);
  } else
    start.ease = row->factor > 0 ? row->factor : USUAL_EASE;
  return start;
}

/* A row of the log says it in whole days. */
static void
refine_start(GArray *log, const Known *known)
{
  IlkReview *start = &g_array_index(log, IlkReview, 0);
  if (!(known->first_stability > 0 && known->first_stability <= MOST_DAYS &&
        known->first_difficulty >= 1 && known->first_difficulty <= 10))
    return;
  start->ease = 0;
  start->stability = known->first_stability;
  start->difficulty = known->first_difficulty;
}

static gboolean
make_log(IlkAnkiLogReader *self, const IlkAnkiCardRow *row, const IlkAnkiDeck *deck,
         gint64 target_ms, const Known *known, IlkPackageCard *card, GError **error)
{
  gboolean complete = FALSE;
  const IlkAnkiPreset *preset = ilk_anki_collection_get_preset(self->collection, deck);
  g_autoptr(GArray) rows = read_log(self, row->id, error);
  if (rows == NULL)
    return FALSE;
  g_autoptr(GArray) chosen = rows->len > 0 && row->type != TYPE_NEW
                                 ? ilk_anki_log_choose(rows, preset->ignored_before, &complete)
                                 : NULL;
  card->log = chosen != NULL ? ilk_anki_log_to_reviews(chosen, complete, target_ms) : NULL;
  if (card->log != NULL && !complete && card->log->len > 0)
    refine_start(card->log, known);
  self->unused += rows->len - (card->log != NULL ? card->log->len : 0);
  if (card->log == NULL && (row->type == TYPE_REVIEW || row->type == TYPE_RELEARNING)) {
    IlkReview start = make_start(self, row, known);
    card->log = g_array_new(FALSE, FALSE, sizeof(IlkReview));
    g_array_append_val(card->log, start);
  }
  return TRUE;
}

gboolean
ilk_anki_card_make(IlkAnkiLogReader *self, const IlkAnkiCardRow *row, const IlkAnkiDeck *deck,
                   gint64 target_ms, IlkPackageCard *card, GError **error)
{
  const Known known = read_known(row->data);
  gint64 position = row->type == TYPE_NEW ? row->due : known.position;
  *card = (IlkPackageCard){.ordinal = row->ordinal,
                           .position = CLAMP(position, 0, MOST_POSITION),
                           .suspended = row->queue == QUEUE_SUSPENDED,
                           .flag = row->flags,
                           .due_day = get_due_day(self, row)};
  return make_log(self, row, deck, target_ms, &known, card, error);
}
