/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each retention would cost and bring a learner with a deck: the habits are read when the deck
 * is chosen, the curve is computed again whenever the options change it. Main thread.
 */
#pragma once

#include "app/plan/retention-curve.h"

#define UI_TYPE_MEMORY_PLAN (ui_memory_plan_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryPlan, ui_memory_plan, UI, MEMORY_PLAN, GObject)

/**
 * UiMemoryPlan::changed: there is a curve now, or another one
 * UiMemoryPlan::failed: with a sentence
 */

UiMemoryPlan *ui_memory_plan_new(IlkCollection *collection) G_GNUC_WARN_UNUSED_RESULT;

/** ui_memory_plan_set_deck: @deck: deck id, 0 for all; reads their habits anew, even if it
 * is the same */
void ui_memory_plan_set_deck(UiMemoryPlan *self, gint64 deck);

/** ui_memory_plan_set_options: computes the curve again when @options lead to another */
void ui_memory_plan_set_options(UiMemoryPlan *self, const IlkStudyOptions *options);

/** ui_memory_plan_get_curve: Returns: (nullable): the latest; NULL until there is one */
const IlkRetentionCurve *ui_memory_plan_get_curve(UiMemoryPlan *self);

/** ui_memory_plan_get_habits: Returns: those of the latest curve */
const IlkHabits *ui_memory_plan_get_habits(UiMemoryPlan *self);

/** ui_memory_plan_is_ready: Returns: whether the curve is that of the deck and the options */
gboolean ui_memory_plan_is_ready(UiMemoryPlan *self);

/** ui_memory_plan_cancel: ends what is being read or computed */
void ui_memory_plan_cancel(UiMemoryPlan *self);
