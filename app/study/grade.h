/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A grade given in a session, and what a session's grades add up to. Main thread only.
 */
#pragma once

#include "app/schedule/load.h"
#include "app/study/session.h"
#include "app/study/study-item.h"

/**
 * IlkGrade: reference counted with g_rc_box
 * @item: the card as it was before the grade; owned
 * @rating: as given
 * @promised: the memory that the button told of
 * @ms: active answering time
 * @over_time: whether it passed the target
 * @finished: whether the card will not come again in this session
 * @leech: whether it made the card a leech, which was marked
 * @practised: whether it was given in practice, and is stored nowhere
 * @saved: whether the commit has returned
 */
typedef struct {
  IlkStudyItem *item;
  IlkRating rating;
  IlkMemory promised;
  gint64 ms;
  gboolean over_time;
  gboolean finished;
  gboolean leech;
  gboolean practised;
  gboolean saved;
} IlkGrade;

/** ilk_grade_new: Returns: (transfer full): an unsaved grade of @item */
IlkGrade *ilk_grade_new(IlkStudyItem *item, IlkRating rating, const IlkMemory *promised)
    G_GNUC_WARN_UNUSED_RESULT;
IlkGrade *ilk_grade_ref(IlkGrade *self) G_GNUC_WARN_UNUSED_RESULT;
void ilk_grade_unref(IlkGrade *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkGrade, ilk_grade_unref)

/** ilk_grade_enter: moves the card in @load to the day it was promised for */
void ilk_grade_enter(const IlkGrade *self, IlkLoad *load);

/** ilk_grade_leave: takes that back */
void ilk_grade_leave(const IlkGrade *self, IlkLoad *load);

/** ilk_grades_count_cards: Returns: how many different cards @grades (element-type IlkGrade) are
 * about; @finished: only those that will not come again */
guint ilk_grades_count_cards(GPtrArray *grades, gboolean finished);

/** ilk_grades_have_card: Returns: whether one of @grades (element-type IlkGrade) is about @card */
gboolean ilk_grades_have_card(GPtrArray *grades, IlkCard *card);

/** ilk_grades_sum: fills what follows from the grades; leaves the other fields as they are */
void ilk_grades_sum(GPtrArray *grades, IlkSessionSummary *summary);
