/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log's checksums: extended with each review, compared with all of them in a check.
 */
#include "app/store/rows/log.h"
#include "app/store/sqlite/crc32c.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define COLUMNS "device, segment, n, crc"
#define SEGMENT_SHIFT 8 /* 256 keys, as schema.sql says */

IlkTable ilk_log_segment_table = {.name = "log_segment", .columns = COLUMNS};

static gint64
get_bits(double value)
{
  union {
    double real;
    gint64 bits;
  } number = {.real = value};
  return GINT64_TO_LE(number.bits);
}

/* What came later counts only where there is some, so what earlier versions wrote keeps its
 * checksum. */
static guint32
checksum(const IlkReview *review)
{
  const gint64 numbers[] = {
      GINT64_TO_LE(review->key.device), GINT64_TO_LE(review->key.seq),
      GINT64_TO_LE(review->card),       GINT64_TO_LE(review->at),
      GINT64_TO_LE(review->kind),       GINT64_TO_LE(review->rating),
      GINT64_TO_LE(review->ms),         GINT64_TO_LE(review->over_time),
      GINT64_TO_LE(review->utc_offset), GINT64_TO_LE(review->days),
      GINT64_TO_LE(review->ease),       get_bits(review->stability),
      get_bits(review->difficulty),
  };
  gboolean known = review->stability > 0 || review->difficulty > 0;
  gsize left_out = known ? 0 : review->ease != 0 ? 2 : review->days != 0 ? 3 : 4;
  gsize n = G_N_ELEMENTS(numbers) - left_out;
  return ilk_crc32c(0, numbers, n * sizeof *numbers);
}

/* SQL has no exclusive or: a | b without a & b. */
gboolean
ilk_log_extend_segment(IlkStore *store, const IlkReview *review, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT INTO log_segment(device, segment, n, crc) VALUES (?, ?, 1, ?)"
                 " ON CONFLICT(device, segment) DO UPDATE SET n = n + 1,"
                 " crc = (crc | excluded.crc) - (crc & excluded.crc)");
  ilk_query_bind_int(query, review->key.device);
  ilk_query_bind_int(query, review->key.seq >> SEGMENT_SHIFT);
  ilk_query_bind_int(query, checksum(review));
  return ilk_query_run(query, error);
}

/* What a segment adds up to, as read from the reviews. */
typedef struct {
  gint64 device, segment;
  gint64 n;
  guint32 crc;
} Segment;

static guint
segment_hash(gconstpointer key)
{
  const Segment *segment = key;
  return (guint) (segment->segment * 31 + segment->device);
}

static gboolean
segment_equal(gconstpointer a, gconstpointer b)
{
  const Segment *left = a, *right = b;
  return left->device == right->device && left->segment == right->segment;
}

struct _IlkLogSums {
  /* Owned */
  GHashTable *segments; /* a set of Segment */

  guint64 n;
};

IlkLogSums *
ilk_log_sums_new(void)
{
  IlkLogSums *self = g_new0(IlkLogSums, 1);
  self->segments = g_hash_table_new_full(segment_hash, segment_equal, g_free, NULL);
  return self;
}

void
ilk_log_sums_free(IlkLogSums *self)
{
  g_clear_pointer(&self->segments, g_hash_table_unref);
  g_free(self);
}

void
ilk_log_sums_add(IlkLogSums *self, const IlkReview *review)
{
  Segment key = {.device = review->key.device, .segment = review->key.seq >> SEGMENT_SHIFT};
  Segment *segment = g_hash_table_lookup(self->segments, &key);
  if (segment == NULL) {
    segment = g_memdup2(&key, sizeof key);
    g_hash_table_add(self->segments, segment);
  }
  segment->n++;
  segment->crc ^= checksum(review);
  self->n++;
}

static void
report_segment(GPtrArray *problems, const Segment *segment)
{
  g_ptr_array_add(problems,
                  g_strdup_printf(_("Reviews %" PRId64 " to %" PRId64 " of device %" PRId64
                                    " are not as they were saved."),
                                  segment->segment << SEGMENT_SHIFT,
                                  ((segment->segment + 1) << SEGMENT_SHIFT) - 1, segment->device));
}

/* Each recorded segment is struck off; what is left over was never recorded. */
static gboolean
compare_segments(IlkStore *store, GHashTable *segments, GPtrArray *problems, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "SELECT " COLUMNS " FROM log_segment");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    Segment recorded = {ilk_query_get_int(query, 0), ilk_query_get_int(query, 1),
                        ilk_query_get_int(query, 2), (guint32) ilk_query_get_int(query, 3)};
    const Segment *read = g_hash_table_lookup(segments, &recorded);
    if (read == NULL || read->n != recorded.n || read->crc != recorded.crc)
      report_segment(problems, &recorded);
    g_hash_table_remove(segments, &recorded);
  }
  return row == 0;
}

gboolean
ilk_log_sums_verify(IlkLogSums *self, IlkStore *store, GPtrArray *problems, guint64 *n,
                    GError **error)
{
  if (!compare_segments(store, self->segments, problems, error))
    return FALSE;

  GHashTableIter iter;
  gpointer segment;
  g_hash_table_iter_init(&iter, self->segments);
  while (g_hash_table_iter_next(&iter, &segment, NULL))
    report_segment(problems, segment);
  *n = self->n;
  return TRUE;
}
