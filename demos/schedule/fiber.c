/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * swapcontext() saves where the one is and goes on where the other was. Sanitizers follow the
 * stack, so they are told of each change.
 */
#include "demos/schedule/fiber.h"

#include <stdint.h>
#include <stdlib.h>

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define CHECKS_ADDRESSES
#elif __has_feature(thread_sanitizer)
#define CHECKS_THREADS
#endif
#elif defined __SANITIZE_ADDRESS__
#define CHECKS_ADDRESSES
#elif defined __SANITIZE_THREAD__
#define CHECKS_THREADS
#endif

#ifdef CHECKS_ADDRESSES
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef CHECKS_THREADS
#include <sanitizer/tsan_interface.h>
#endif

/* Before the change into @fiber, and out of it. */

static void
announce_entry(Fiber *fiber)
{
#ifdef CHECKS_ADDRESSES
  __sanitizer_start_switch_fiber(&fiber->checker_outside, fiber->stack, FIBER_STACK);
#endif
#ifdef CHECKS_THREADS
  fiber->checker_outside = __tsan_get_current_fiber();
  __tsan_switch_to_fiber(fiber->checker, 0);
#endif
}

static void
announce_exit(Fiber *fiber)
{
#ifdef CHECKS_ADDRESSES
  __sanitizer_start_switch_fiber(fiber->done ? NULL : &fiber->checker, fiber->outside_stack,
                                 fiber->outside_size);
#endif
#ifdef CHECKS_THREADS
  __tsan_switch_to_fiber(fiber->checker_outside, 0);
#endif
}

/* After it. */

static void
confirm_entry(Fiber *fiber)
{
#ifdef CHECKS_ADDRESSES
  __sanitizer_finish_switch_fiber(fiber->checker, &fiber->outside_stack, &fiber->outside_size);
#endif
}

static void
confirm_exit(Fiber *fiber)
{
#ifdef CHECKS_ADDRESSES
  __sanitizer_finish_switch_fiber(fiber->checker_outside, NULL, NULL);
#endif
}

/* makecontext() hands over whole numbers only: the address in two halves. */
static void
run(unsigned high, unsigned low)
{
  Fiber *fiber = (Fiber *) (uintptr_t) ((uint64_t) high << 32 | low);
  confirm_entry(fiber);
  fiber->function(fiber->data);
  fiber->done = true;
  fiber_leave(fiber);
}

bool
fiber_start(Fiber *fiber, void (*function)(void *data), void *data)
{
  uint64_t address = (uintptr_t) fiber;
  if (fiber->stack == NULL)
    fiber->stack = malloc(FIBER_STACK);
  if (fiber->stack == NULL || getcontext(&fiber->context) != 0)
    return false;
#ifdef CHECKS_THREADS
  if (fiber->checker == NULL)
    fiber->checker = __tsan_create_fiber(0);
#else
  fiber->checker = NULL;
#endif
  fiber->function = function;
  fiber->data = data;
  fiber->done = false;
  fiber->context.uc_stack.ss_sp = fiber->stack;
  fiber->context.uc_stack.ss_size = FIBER_STACK;
  fiber->context.uc_link = NULL;
  makecontext(&fiber->context, (void (*)(void)) run, 2, (unsigned) (address >> 32),
              (unsigned) address);
  return true;
}

void
fiber_enter(Fiber *fiber)
{
  announce_entry(fiber);
  swapcontext(&fiber->outside, &fiber->context);
  confirm_exit(fiber);
}

void
fiber_leave(Fiber *fiber)
{
  announce_exit(fiber);
  swapcontext(&fiber->context, &fiber->outside);
  confirm_entry(fiber);
}

void
fiber_free(Fiber *fiber)
{
#ifdef CHECKS_THREADS
  if (fiber->checker != NULL)
    __tsan_destroy_fiber(fiber->checker);
  fiber->checker = NULL;
#endif
  free(fiber->stack);
  fiber->stack = NULL;
}
