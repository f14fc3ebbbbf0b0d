/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A written answer beside the right one: what agrees, what is too much, what is missing. Pure, any
 * thread.
 */
#pragma once

#include <glib.h>

/** ui_quiz_typed_dup_markup: @accepted: (array zero-terminated=1). Returns: (transfer full): the
 * difference as markup; what is too much is struck through, what is missing underlined. Of two
 * texts that stand apart it is the written one alone: the right one stands below it in any case. */
char *ui_quiz_typed_dup_markup(const char *typed, const char *const *accepted)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_quiz_typed_dup_words: Returns: (transfer full): the same in words, for a screen reader */
char *ui_quiz_typed_dup_words(const char *typed, const char *const *accepted)
    G_GNUC_WARN_UNUSED_RESULT;
