/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The few JSON values that printf cannot print. Any thread, each with its own file.
 */
#pragma once

#include <stdio.h>

/** json_string: @text (nullable) in quotes with everything escaped that must be; null for NULL */
void json_string(FILE *file, const char *text);

/** json_number: @number with 9 significant digits; null when it is not finite */
void json_number(FILE *file, double number);

/** json_key: `"key":`, with a comma before it */
void json_key(FILE *file, const char *key);
