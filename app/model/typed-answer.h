/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was typed, laid beside what is right: the verdict, and which letters agree. Pure, any
 * thread.
 *
 * Letter case, runs of blanks, the form of Unicode and a full stop at the end do not count. One
 * slip (a letter more, less, other, or two of them swapped) is close; from eight letters on two
 * slips.
 *
 * Two texts that have little in common share letters all the same, and their mixture cannot be
 * read. So where more than half of the longer one's letters are slips, they stand one after the
 * other, each whole; unless one of them lies within the other.
 */
#pragma once

#include "app/model/review.h"

typedef enum {
  ILK_TYPED_NOTHING,
  ILK_TYPED_WRONG,
  ILK_TYPED_CLOSE,
  ILK_TYPED_RIGHT,
} IlkTypedVerdict;

/**
 * IlkTypedSpanKind:
 * @ILK_TYPED_SAME: typed, and right
 * @ILK_TYPED_EXTRA: typed, but not in the answer
 * @ILK_TYPED_MISSING: in the answer, but not typed
 */
typedef enum {
  ILK_TYPED_SAME,
  ILK_TYPED_EXTRA,
  ILK_TYPED_MISSING,
} IlkTypedSpanKind;

/** IlkTypedSpan: @text: letters that stand together; of SAME, as the answer spells them */
typedef struct {
  IlkTypedSpanKind kind;
  char *text;
} IlkTypedSpan;

/**
 * IlkTypedAnswer:
 * @accepted: (transfer none): which of the accepted answers came nearest
 * @spans: (element-type IlkTypedSpan): both texts from left to right; where they differ, what was
 * typed stands before what is missing
 * @apart: whether nothing of the two is laid side by side: all that was typed is one span, all that
 * is right the other
 */
typedef struct {
  IlkTypedVerdict verdict;
  const char *accepted;
  GArray *spans;
  gboolean apart;
} IlkTypedAnswer;

/**
 * ilk_typed_answer_init:
 * @typed: UTF-8; what is past ILK_MAX_TYPED_LETTERS counts as wrong
 * @accepted: (array zero-terminated=1): at least one; must outlive @self
 *
 * Compares @typed with each and keeps the nearest, the first of equals.
 */
void ilk_typed_answer_init(IlkTypedAnswer *self, const char *typed, const char *const *accepted);
void ilk_typed_answer_clear(IlkTypedAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkTypedAnswer, ilk_typed_answer_clear)

/** ilk_typed_verdict_get_rating: Returns: the grade to propose: Good for right, Hard for close,
 * else Again */
IlkRating ilk_typed_verdict_get_rating(IlkTypedVerdict verdict);
