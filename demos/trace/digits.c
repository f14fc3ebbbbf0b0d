/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rounding may carry into one more digit (0.996 is “1.0”), so it comes before counting.
 */
#include "demos/trace/digits.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DECIMALS 9

/* “5.00” becomes “5”, whatever the locale writes for the point. */
static void
drop_zeros(char *text)
{
  char *end = text + strlen(text);

  while (end[-1] == '0')
    end--;
  while (end > text && !isdigit((unsigned char) end[-1]))
    end--;
  *end = '\0';
}

DemoDigits
demo_digits(double value, int digits)
{
  DemoDigits number;
  char rounded[32];

  if (!isfinite(value))
    return (DemoDigits){"–"};
  snprintf(rounded, sizeof rounded, "%.*e", digits - 1, value);
  double kept = fabs(strtod(rounded, NULL));
  int decimals = kept > 0 ? digits - 1 - (int) floor(log10(kept) + 1e-9) : 0;
  if (decimals > MOST_DECIMALS)
    decimals = MOST_DECIMALS;
  snprintf(number.text, sizeof number.text, "%.*f", decimals > 0 ? decimals : 0, value);
  if (decimals > 0)
    drop_zeros(number.text);
  return number;
}
