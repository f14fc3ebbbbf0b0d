/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of ratings and states.
 */
#include "app/model/review.h"

#include "config.h"

#include <glib/gi18n-lib.h>

static const char *const rating_names[ILK_N_RATINGS] = {"again", "hard", "good", "easy"};
static const char *const rating_labels[ILK_N_RATINGS] = {N_("Again"), N_("Hard"), N_("Good"),
                                                         N_("Easy")};

gboolean
ilk_rating_from_name(const char *name, IlkRating *rating)
{
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    if (g_ascii_strcasecmp(name, rating_names[i]) == 0) {
      *rating = (IlkRating) (i + 1);
      return TRUE;
    }
  }
  return FALSE;
}

const char *
ilk_rating_get_name(IlkRating rating)
{
  g_return_val_if_fail(rating >= ILK_RATING_AGAIN && rating <= ILK_RATING_EASY, NULL);
  return rating_names[rating - 1];
}

const char *
ilk_rating_get_label(IlkRating rating)
{
  g_return_val_if_fail(rating >= ILK_RATING_AGAIN && rating <= ILK_RATING_EASY, NULL);
  return _(rating_labels[rating - 1]);
}

const char *
ilk_state_get_name(IlkState state)
{
  switch (state) {
  case ILK_STATE_NEW:
    return "new";
  case ILK_STATE_LEARNING:
    return "learning";
  case ILK_STATE_REVIEW:
    return "review";
  case ILK_STATE_RELEARNING:
    return "relearning";
  default:
    g_return_val_if_reached(NULL);
  }
}
