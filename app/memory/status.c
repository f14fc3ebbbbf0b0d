/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statuses as sentences.
 */
#include "app/memory/status-private.h"

#include <stdarg.h>
#include <stdio.h>

const char *
fsrs_status_text(fsrs_status status)
{
  switch (status) {
  case FSRS_OK:
    return "No error.";
  case FSRS_ERROR_PARAMETERS:
    return "The parameters are not a set this model knows.";
  case FSRS_ERROR_RETENTION:
    return "A retention must lie above 0 and at most at 1.";
  case FSRS_ERROR_MAXIMUM_INTERVAL:
    return "The longest interval must lie between 1 and 36500 days.";
  case FSRS_ERROR_STEPS:
    return "There are too many learning steps, or one is shorter than a minute.";
  case FSRS_ERROR_CARD:
    return "The card is in a state that no review leads to.";
  case FSRS_ERROR_ELAPSED:
    return "The elapsed time is negative or not a number.";
  case FSRS_ERROR_RATING:
    return "A rating must lie between 1 and 4.";
  case FSRS_ERROR_REVIEW:
    return "A row of the review log is not a review.";
  case FSRS_ERROR_TOO_FEW:
    return "There are too few reviews to learn from.";
  case FSRS_ERROR_TOO_LARGE:
    return "There are more reviews than fit.";
  case FSRS_ERROR_OPTION:
    return "An option lies outside its bounds.";
  case FSRS_ERROR_CANCELLED:
    return "Stopped on request.";
  case FSRS_ERROR_NO_MEMORY:
    return "There is not enough memory.";
  }
  return "Unknown status.";
}

fsrs_status
fsrs_fail(fsrs_error *error, fsrs_status status, size_t index, const char *format, ...)
{
  if (error == NULL)
    return status;
  error->status = status;
  error->index = index;
  va_list args;
  va_start(args, format);
  vsnprintf(error->text, sizeof error->text, format, args);
  va_end(args);
  return status;
}
