/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes are either refused with a sentence that names a line, or give a log that the memory
 * model takes; leniently, only a bad header is refused.
 */
#include "app/base/error.h"
#include "app/exchange/review-log-csv.h"
#include "app/memory/log.h"
#include "tests/fuzz/fuzz.h"

static void
check_log(const IlkReviewLog *log)
{
  const fsrs_rows rows = ilk_review_log_rows(log);
  const fsrs_calendar calendar = {.rollover = 240};
  fsrs_log *taken = NULL;

  g_assert_cmpuint(log->card_id->len, ==, log->n);
  g_assert_cmpuint(log->time->len, ==, log->n);
  g_assert_cmpuint(log->rating->len, ==, log->n);
  g_assert_cmpint(fsrs_log_new(&rows, &calendar, &taken, NULL), ==, FSRS_OK);
  g_assert_cmpuint(fsrs_log_reviews(taken), ==, log->n);
  fsrs_log_free(taken);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  const char *text = (const char *) data;
  g_autoptr(IlkReviewLog) log = ilk_review_log_parse_csv(text, size, "log.csv", FALSE, &error);
  g_autoptr(IlkReviewLog) lenient = ilk_review_log_parse_csv(text, size, "log.csv", TRUE, NULL);

  if (lenient != NULL) {
    check_log(lenient);
    g_assert_cmpint(lenient->skipped > 0, ==, log == NULL);
    g_assert_cmpint(lenient->skipped > 0, ==, lenient->first_skipped != NULL);
  }
  if (log != NULL) {
    g_assert_nonnull(lenient);
    check_log(log);
  } else {
    g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
    g_assert_true(g_str_has_prefix(error->message, "log.csv:"));
    g_assert_true(g_utf8_validate(error->message, -1, NULL));
  }
  return 0;
}
