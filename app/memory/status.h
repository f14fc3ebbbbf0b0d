/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the functions of this library say that something is wrong: a status to act on, and a
 * sentence that names what was found where. Any thread.
 */
#pragma once

#include <stddef.h>

/* What public headers declare is what the shared library shows. */
#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/**
 * fsrs_status:
 * @FSRS_OK: done; every other value leaves all outputs untouched
 * @FSRS_ERROR_PARAMETERS: not a number of parameters this library knows, or one is not finite
 * @FSRS_ERROR_RETENTION: a retention outside (0, 1]
 * @FSRS_ERROR_MAXIMUM_INTERVAL: a longest interval below one day or above FSRS_MAX_INTERVAL
 * @FSRS_ERROR_STEPS: too many learning steps, or one that is not at least a minute
 * @FSRS_ERROR_CARD: a card state that no review leads to
 * @FSRS_ERROR_ELAPSED: an elapsed time that is negative, not a number or endless
 * @FSRS_ERROR_RATING: a rating outside 1 to 4
 * @FSRS_ERROR_REVIEW: a row of a review log that no review writes; the error's index names it
 * @FSRS_ERROR_TOO_FEW: nothing to learn from: no card was reviewed on a second day
 * @FSRS_ERROR_TOO_LARGE: more reviews than FSRS_MAX_REVIEWS
 * @FSRS_ERROR_OPTION: an option outside its bounds
 * @FSRS_ERROR_CANCELLED: the caller asked to stop
 * @FSRS_ERROR_NO_MEMORY: an allocation or a thread was refused
 */
typedef enum {
  FSRS_OK = 0,
  FSRS_ERROR_PARAMETERS,
  FSRS_ERROR_RETENTION,
  FSRS_ERROR_MAXIMUM_INTERVAL,
  FSRS_ERROR_STEPS,
  FSRS_ERROR_CARD,
  FSRS_ERROR_ELAPSED,
  FSRS_ERROR_RATING,
  FSRS_ERROR_REVIEW,
  FSRS_ERROR_TOO_FEW,
  FSRS_ERROR_TOO_LARGE,
  FSRS_ERROR_OPTION,
  FSRS_ERROR_CANCELLED,
  FSRS_ERROR_NO_MEMORY,
} fsrs_status;

/**
 * fsrs_error:
 * @status: what is wrong
 * @index: which parameter, step or row, where there is one, else 0
 * @text: an English sentence with the value found
 *
 * Filled by a function that fails, left alone by one that succeeds.
 */
typedef struct {
  fsrs_status status;
  size_t index;
  char text[120];
} fsrs_error;

/** fsrs_status_text: Returns: an English sentence for @status, static */
const char *fsrs_status_text(fsrs_status status);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
