/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bridge between the collection's memories and the FSRS library: what an answer would lead to,
 * and what the answers of a log did lead to. Pure functions, any thread.
 *
 * Where fuzz leaves a choice of days, it is made once, by how full they are when the learner sees
 * the buttons. What was promised there is stored with the review and stands in every replay.
 */
#pragma once

#include "app/memory/fsrs.h"
#include "app/schedule/load.h"

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
 * ilk_schedule_step:
 * @review: an answer; the days it gave stand when the fuzz of this schedule allows them. Or what
 * another program made of a card, which puts it into review whatever was before; or that the
 * learner forgot it, or chose its day.
 * @after: (out): the memory it leaves; may be @before
 *
 * A clock that went back counts as no time passed, and the answer as given at the time of the last
 * review. Returns: FALSE when @before is no memory that reviews leave; then @after is untouched
 */
gboolean ilk_schedule_step(const IlkSchedule *self, const IlkMemory *before,
                           const IlkReview *review, IlkMemory *after);

/** ilk_schedule_recall: Returns: the probability that a card with @memory is recalled at @now */
double ilk_schedule_recall(const IlkSchedule *self, const IlkMemory *memory, gint64 now);

/** ilk_schedule_stability: Returns: days until recall of @memory, which is not new, has fallen to
 * 90 %: the stability of FSRS-6, and what can stand beside it of FSRS-7 */
double ilk_schedule_stability(const IlkSchedule *self, const IlkMemory *memory);

/**
 * ilk_schedule_preview:
 * @load: by which a day is chosen where fuzz leaves a choice
 * @card: card id, the seed of its fuzz
 * @before: the card's memory
 * @now: UTC ms of the answer
 * @utc_offset: minutes east of UTC at @now
 * @after: (out): the memory that each rating would leave, indexed by rating - 1
 *
 * All four outcomes of answering now. A clock that went back counts as no time passed, and the
 * answer as given at the time of the last review.
 */
void ilk_schedule_preview(const IlkStudyOptions *options, const IlkLoad *load, gint64 card,
                          const IlkMemory *before, gint64 now, int utc_offset,
                          IlkMemory after[ILK_N_RATINGS]);

/** ilk_schedule_answer: the one outcome of @rating; the same numbers as ilk_schedule_preview() */
void ilk_schedule_answer(const IlkStudyOptions *options, const IlkLoad *load, gint64 card,
                         const IlkMemory *before, IlkRating rating, gint64 now, int utc_offset,
                         IlkMemory *after);

/** ilk_schedule_get_days: Returns: the whole days that an answer which left @after gave, 0 when the
 * card stays in steps: see ilk_collection_answer() */
int ilk_schedule_get_days(const IlkMemory *after);
