/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The id of a title or a question to which its file gives none. A function of the text alone. For
 * app/deckfile. Any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_derived_id:
 * @markdown: valid UTF-8
 *
 * Returns: (transfer full): the text's letters and digits in lower case, joined by hyphens; when
 * anything but blanks is lost that way (a sign, a capital, or the end of a long text), with a sum
 * of the whole text behind them. Two texts that differ in more than blanks differ in their ids; the
 * composed and the decomposed form of one text do not.
 */
char *ilk_derived_id(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_derived_id_of_title_before: Returns: (transfer full): what versions before schema 5 derived
 * from a title, so that their rows are found. Never to be changed. */
char *ilk_derived_id_of_title_before(const char *title) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_derived_id_of_question_before: Returns: (transfer full): the same of a question */
char *ilk_derived_id_of_question_before(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_derived_id_of_question: Returns: (transfer full): what ilk_derived_id() does. @before: (out)
 * (transfer full): what ilk_derived_id_of_question_before() does */
char *ilk_derived_id_of_question(const char *markdown, char **before) G_GNUC_WARN_UNUSED_RESULT;
