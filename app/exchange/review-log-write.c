/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the log card by card as the database thread reads it, so its length does not matter.
 */
#include "app/exchange/review-log-csv.h"

#include "app/base/save-file.h"
#include "app/store/front/collection-log.h"

#define HEADER "card_id,review_time,review_rating,review_duration\n"

static gboolean
write_text(GOutputStream *out, const char *text, GError **error)
{
  return g_output_stream_write_all(out, text, strlen(text), NULL, NULL, error);
}

static gboolean
write_reviews(const IlkReview *reviews, guint n, gpointer data, GError **error)
{
  for (guint i = 0; i < n; i++) {
    char row[128];
    if (!ilk_review_is_answer(&reviews[i]))
      continue;
    g_snprintf(row, sizeof row,
               "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%d,%" G_GINT64_FORMAT "\n",
               reviews[i].card, reviews[i].at, reviews[i].rating, reviews[i].ms);
    if (!write_text(data, row, error))
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  IlkCollection *collection;
  gint64 deck;
} Log;

static gboolean
write_log(GOutputStream *out, gpointer data, GError **error)
{
  const Log *log = data;
  return write_text(out, HEADER, error) &&
         ilk_collection_visit_reviews(log->collection, log->deck, write_reviews, out, error);
}

gboolean
ilk_review_log_write_csv(IlkCollection *collection, gint64 deck, GFile *file, GError **error)
{
  Log log = {.collection = collection, .deck = deck};
  return ilk_save_file(file, write_log, &log, error);
}
