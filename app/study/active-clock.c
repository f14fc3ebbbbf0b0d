/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stopwatch on the clock that never goes back.
 */
#include "app/study/active-clock.h"

#include "app/base/clock.h"

static gboolean
is_running(const IlkActiveClock *self)
{
  return self->started && self->reasons == 0;
}

/* Brings what was counted up to now, before anything that may change whether it runs. */
static void
settle(IlkActiveClock *self)
{
  self->counted = ilk_active_clock_get(self);
  self->since = ilk_clock_ticks();
}

void
ilk_active_clock_start(IlkActiveClock *self, gint64 counted)
{
  self->counted = counted;
  self->since = ilk_clock_ticks();
  self->started = TRUE;
}

void
ilk_active_clock_stop(IlkActiveClock *self)
{
  settle(self);
  self->started = FALSE;
}

void
ilk_active_clock_pause(IlkActiveClock *self, guint reason)
{
  settle(self);
  self->reasons |= reason;
}

void
ilk_active_clock_resume(IlkActiveClock *self, guint reason)
{
  settle(self);
  self->reasons &= ~reason;
}

gint64
ilk_active_clock_get(const IlkActiveClock *self)
{
  return self->counted + (is_running(self) ? ilk_clock_ticks() - self->since : 0);
}
