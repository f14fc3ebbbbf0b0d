/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions in Aiken, the plainest form that teachers write: a question, options from A on, and
 * `ANSWER: B`. Any thread.
 */
#pragma once

#include "app/deckfile/deck-file.h"

/** ilk_aiken_is: Returns: whether @text seems to be Aiken: a line of it begins with `ANSWER:` */
gboolean ilk_aiken_is(const char *text, gsize length);

/**
 * ilk_aiken_parse:
 * @text: (array length=length): the file's bytes
 * @file_name: for messages, and without its ending the deck's title
 * @error: ILK_ERROR_INVALID or ILK_ERROR_TOO_LARGE with `FILE:LINE: …`
 *
 * Returns: (transfer full): the questions, NULL on error: a file with one mistake gives no deck
 */
IlkDeckFile *ilk_aiken_parse(const char *text, gsize length, const char *file_name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
