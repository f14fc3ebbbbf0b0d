/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times for reviews of which a log says only how long after the one before they were, as data sets
 * that hide when a learner studied do. One thread at a time.
 */
#pragma once

#include <glib.h>

typedef struct _IlkElapsed IlkElapsed;

IlkElapsed *ilk_elapsed_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_elapsed_free(IlkElapsed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkElapsed, ilk_elapsed_free)

/**
 * ilk_elapsed_place:
 * @day: since the learner's first review; -1 when that is not known
 * @days: since the review of @card before; -1 when not known, or when it is the first
 * @seconds: the same in seconds
 *
 * Reviews are to be placed in their order. The days begin at the default rollover, in UTC: so many
 * days as were told lie between two reviews of a card, and as many seconds as these leave room for.
 *
 * Returns: UTC ms, in 1970 and the years after it
 */
gint64 ilk_elapsed_place(IlkElapsed *self, gint64 card, gint64 day, gint64 days, gint64 seconds);
