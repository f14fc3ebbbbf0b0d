/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strings are escaped byte by byte; what is not a number becomes null.
 */
#include "demos/trace/json.h"

#include <math.h>

void
json_string(FILE *file, const char *text)
{
  if (text == NULL) {
    fputs("null", file);
    return;
  }
  fputc('"', file);
  for (; *text != '\0'; text++) {
    unsigned char byte = (unsigned char) *text;
    if (byte == '"' || byte == '\\')
      fprintf(file, "\\%c", byte);
    else if (byte == '\n')
      fputs("\\n", file);
    else if (byte < 0x20)
      fprintf(file, "\\u%04x", byte);
    else
      fputc(byte, file);
  }
  fputc('"', file);
}

void
json_number(FILE *file, double number)
{
  if (isfinite(number))
    fprintf(file, "%.9g", number);
  else
    fputs("null", file);
}

void
json_key(FILE *file, const char *key)
{
  fprintf(file, ",\"%s\":", key);
}
