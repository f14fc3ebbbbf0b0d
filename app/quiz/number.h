/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers with tolerance and unit: `5 ms ± 10 %`, `0.5 ± 0.1`, `3..5 MB`. Units of time, amounts of
 * data, frequency and shares are known in all their sizes, so 0.005 s is 5 ms; any other has to be
 * written as it is. Pure functions, any thread.
 */
#pragma once

#include "app/model/typed-answer.h"

#define ILK_QUIZ_UNIT_BYTES 32

/**
 * IlkQuizNumber:
 * @low, @high: what is right, in the base unit
 * @unit: the base unit; "" for none
 * @is_exact: whether neither a tolerance nor a range was given
 */
typedef struct {
  double low;
  double high;
  char unit[ILK_QUIZ_UNIT_BYTES];
  gboolean is_exact;
} IlkQuizNumber;

/** ilk_quiz_number_parse: @self: (out): set only on success. Returns: whether @text is such a
 * number */
gboolean ilk_quiz_number_parse(IlkQuizNumber *self, const char *text);

/** ilk_quiz_number_is_plain: Returns: whether it has neither unit nor tolerance */
gboolean ilk_quiz_number_is_plain(const IlkQuizNumber *self);

/**
 * ilk_quiz_number_judge:
 * @typed: a point or a comma begins the decimals
 * @accepted: (array zero-terminated=1): numbers that are right
 *
 * Returns: ILK_TYPED_RIGHT within the tolerance; ILK_TYPED_CLOSE when only the unit is missing
 */
IlkTypedVerdict ilk_quiz_number_judge(const char *typed, const char *const *accepted);
