/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of the harness: what is done, how it is made to fail, what has to hold afterwards.
 * Everything that opens a collection is done by a child that was forked for it, so that the process
 * that forks never has a second thread.
 */
#pragma once

#include <glib.h>

/**
 * HarnessAction:
 * @name: what the table calls it
 * @prepare: (nullable): makes what it begins with in an empty folder
 * @run: does it; tells each answer that was acknowledged with harness_acknowledge(). Returns:
 * whether it was told that all went well
 * @n_before: reviews that @prepare makes
 * @goes_back: whether fewer reviews may be there afterwards, once what was there is kept aside
 * @is_control: whether it is wrong on purpose
 */
typedef struct {
  const char *name;
  void (*prepare)(const char *directory);
  gboolean (*run)(const char *directory);
  gint64 n_before;
  gboolean goes_back;
  gboolean is_control;
} HarnessAction;

extern const HarnessAction harness_actions[];
extern const guint harness_n_actions;

/** harness_acknowledge: an answer was told to be saved */
void harness_acknowledge(void);

/**
 * HarnessOutcome:
 * @acknowledged: answers that the action was told are saved
 * @done: whether it said that all went well
 * @opened: whether the next start opens the collection at all
 * @reviews, @aside, @copied: what it holds then, what the file that was moved aside does, what its
 * second copy gives (-1: not asked)
 * @problems: of a check
 * @told: whether the start has something to say
 */
typedef struct {
  guint acknowledged;
  gboolean done;
  gboolean opened;
  gint64 reviews;
  gint64 aside;
  gint64 copied;
  guint problems;
  gboolean told;
  char first_problem[200];
} HarnessOutcome;

/** harness_make: has a child make what @action begins with. @reviews: (out): in it. Returns:
 * (transfer full): the folder */
char *harness_make(const HarnessAction *action, gint64 *reviews) G_GNUC_WARN_UNUSED_RESULT;

/** harness_count: Returns: the points at which @mode can strike @action */
guint harness_count(const HarnessAction *action, const char *template, const char *mode);

/** harness_strike: does @action on a copy of @template, with a fault of @mode at @point, and starts
 * again on a disk that works. @ask_copy: whether its second copy is asked, too */
HarnessOutcome harness_strike(const HarnessAction *action, const char *template, const char *mode,
                              guint point, gboolean ask_copy);

/** harness_prepare_memory: before anything else: SQLite's memory can fail, too */
void harness_prepare_memory(void);

/** harness_arm_memory: @point: 0 for never; @on: whether it then fails from there on */
void harness_arm_memory(guint point, gboolean on);
guint harness_get_memory_count(void);
