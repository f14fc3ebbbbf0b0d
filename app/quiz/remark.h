/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a deck has to say of an answer that is wrong: why the option is, or what was typed. Main
 * thread.
 */
#pragma once

#include "app/quiz/response.h"

/** ilk_quiz_dup_reason: @reason: (nullable): as a card has it. Returns: (transfer full): what a
 * learner reads, Markdown, "" for nothing: a share of the credit is told in words, where the answer
 * is wrong and gets one */
char *ilk_quiz_dup_reason(const char *reason, gboolean is_right) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_quiz_find_expected: @i: (out): which of the card's wrong answers @typed is. Returns: whether
 * it is one of them; what stands for any other is none */
gboolean ilk_quiz_find_expected(const IlkQuizQuestion *question, const char *typed, guint *i);

/**
 * ilk_quiz_dup_remark:
 *
 * Of what is typed, a wrong answer of the card that reads the same tells why; ILK_ANY_OTHER tells
 * it of whatever else is typed.
 *
 * Returns: (transfer full) (nullable): why @response is wrong, Markdown; NULL when it is not, or
 * nobody says
 */
char *ilk_quiz_dup_remark(const IlkQuizQuestion *question, const IlkQuizResponse *response)
    G_GNUC_WARN_UNUSED_RESULT;
