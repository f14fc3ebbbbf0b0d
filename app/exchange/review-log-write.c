/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the log card by card as the database thread reads it, so its length does not matter.
 */
#include "app/exchange/review-log-csv.h"

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

gboolean
ilk_review_log_write_csv(IlkCollection *collection, gint64 deck, GFile *file, GError **error)
{
  g_autoptr(GFileOutputStream) stream =
      g_file_replace(file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  if (stream == NULL)
    return FALSE;

  g_autoptr(GOutputStream) out = g_buffered_output_stream_new(G_OUTPUT_STREAM(stream));
  if (write_text(out, HEADER, error) &&
      ilk_collection_visit_reviews(collection, deck, write_reviews, out, error))
    return g_output_stream_close(out, NULL, error);

  /* A cancelled close leaves the file as it was. */
  g_autoptr(GCancellable) cancelled = g_cancellable_new();
  g_cancellable_cancel(cancelled);
  g_output_stream_close(out, cancelled, NULL);
  return FALSE;
}
