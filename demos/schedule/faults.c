/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The work is: acquire, acquire, call, acquire, call, then release all three. Five points can fail;
 * releasing cannot. Beside each stands how it would look in Python.
 */
#include "demos/schedule/faults.h"

static bool
call(Faults *faults)
{
  return ++faults->calls != faults->fail_at;
}

static bool
acquire(Faults *faults)
{
  bool done = call(faults);
  faults->open += done;
  return done;
}

static void
release(Faults *faults)
{
  faults->open--;
}

/*
 * acquire(); acquire(); call(); acquire(); call()
 * release(); release(); release()
 */
bool
faults_careless(Faults *faults)
{
  if (!acquire(faults) || !acquire(faults) || !call(faults) || !acquire(faults) || !call(faults))
    return false;
  release(faults);
  release(faults);
  release(faults);
  return true;
}

/*
 * acquire()
 * try:
 *     acquire(); call(); acquire(); call()
 *     release(); release()
 * finally:
 *     release()
 */
bool
faults_half(Faults *faults)
{
  if (!acquire(faults))
    return false;
  bool done = acquire(faults) && call(faults) && acquire(faults) && call(faults);
  if (done) {
    release(faults);
    release(faults);
  }
  release(faults);
  return done;
}

/* What contextlib.ExitStack keeps: how often to release. */
static bool
enter(Faults *faults, int *stack)
{
  bool done = acquire(faults);
  *stack += done;
  return done;
}

/*
 * with ExitStack() as stack:
 *     acquire(); stack.callback(release)
 *     acquire(); stack.callback(release)
 *     call()
 *     acquire(); stack.callback(release)
 *     call()
 */
bool
faults_stack(Faults *faults)
{
  int stack = 0;
  bool done = enter(faults, &stack) && enter(faults, &stack) && call(faults) &&
              enter(faults, &stack) && call(faults);
  for (; stack > 0; stack--)
    release(faults);
  return done;
}

bool
faults_try(FaultsWork work, int n, int *leaked)
{
  Faults faults = {.fail_at = n};
  bool through = work(&faults);
  *leaked = faults.open;
  return !through;
}
