/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts with gaps: `{{c1::text}}`, `{{c1::text::hint}}`, several numbers as in `{{c1,2::text}}`,
 * one inside another. Each number is a card; the gaps of one number are asked together. Pure
 * functions, any thread.
 */
#pragma once

#include <glib.h>

/** ilk_cloze_list_numbers: Returns: (transfer full) (element-type int): the numbers in @markdown,
 * rising, each once; at most ILK_MAX_CARDS_PER_NOTE and none above ILK_MAX_CLOZE_NUMBER */
GArray *ilk_cloze_list_numbers(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_cloze_dup_question: Returns: (transfer full): @markdown with `[…]` or `[hint]` for what
 * @number asks, in bold where Markdown allows it; other gaps are filled */
char *ilk_cloze_dup_question(const char *markdown, int number) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_cloze_dup_answer: Returns: (transfer full): @markdown with every gap filled, what @number
 * asks in bold where Markdown allows it; with 0 nothing is */
char *ilk_cloze_dup_answer(const char *markdown, int number) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_cloze_dup_asked: Returns: (transfer full): what @number asks, once when all its gaps hold
 * the same, else joined by commas */
char *ilk_cloze_dup_asked(const char *markdown, int number) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_cloze_find_open: Returns: the offset of the first `{{c1::` that is never closed, -1 when
 * there is none. It stays text. */
gssize ilk_cloze_find_open(const char *markdown);
