/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scheduling many reviews with one set of options: what ilk_schedule_answer() does once, prepared.
 * Within the store and the study engine, any thread.
 */
#pragma once

#include "app/memory/fsrs.h"
#include "app/store/study-options.h"

/** ilk_model_get_version: Returns: @model, as the FSRS library calls it */
fsrs_version ilk_model_get_version(IlkModel model);

/** IlkSchedule: options with what every review would derive from them again; read only */
typedef struct {
  fsrs_scheduler scheduler;
  int rollover;
} IlkSchedule;

/** ilk_schedule_prepare: @options are ones that ilk_study_options_from_json() would accept */
void ilk_schedule_prepare(IlkSchedule *self, const IlkStudyOptions *options);

/**
 * ilk_schedule_step: see ilk_schedule_answer(). @after may be @before.
 *
 * Returns: FALSE when @before is no memory that reviews leave; then @after is untouched
 */
gboolean ilk_schedule_step(const IlkSchedule *self, gint64 card, const IlkMemory *before,
                           IlkRating rating, gint64 now, int utc_offset, IlkMemory *after);

/** ilk_schedule_recall: Returns: the probability that a card with @memory is recalled at @now */
double ilk_schedule_recall(const IlkSchedule *self, const IlkMemory *memory, gint64 now);
