/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a text is written in, when it is not UTF-8. Pure, any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_encoding_check:
 * @bytes: (array length=length): what a file holds
 * @line: (out): the line of the first byte that is wrong, set on failure
 *
 * Returns: (nullable): NULL for UTF-8 without zero bytes, else a sentence that says what the file
 * seems to be and what to do
 */
const char *ilk_encoding_check(const char *bytes, gsize length, guint *line);
