/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are written in the unit in which they have the fewest digits, whatever they were measured
 * in.
 */
#include "demos/trace/amount.h"

#include "demos/trace/digits.h"
#include "demos/trace/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SPACE "\u00a0"
#define NO_NUMBER "–"

static const struct {
  const char *unit, *shown;
  double ns;
} times[] = {
    {"ns", "ns", 1},
    {"us", "µs", 1e3},
    {"ms", "ms", 1e6},
    {"s", "s", 1e9},
};
enum { N_TIMES = sizeof times / sizeof *times };

static Amount
with_unit(double value, int digits, const char *unit)
{
  Amount written;
  snprintf(written.text, sizeof written.text, "%s" SPACE "%s", demo_digits(value, digits).text,
           unit);
  return written;
}

static Amount
write_time(double ns)
{
  int i = 0;
  while (i + 1 < N_TIMES && fabs(ns) >= 0.9995 * times[i + 1].ns)
    i++;
  return with_unit(ns / times[i].ns, 3, times[i].shown);
}

static Amount
write_bytes(double bytes)
{
  if (fabs(bytes) >= 1e9)
    return with_unit(bytes / 1e9, 3, "GB");
  if (fabs(bytes) >= 1e6)
    return with_unit(bytes / 1e6, 3, "MB");
  return fabs(bytes) >= 1e4 ? with_unit(bytes / 1e3, 3, "kB") : with_unit(bytes, 3, _("bytes"));
}

Amount
amount(double value, const char *unit)
{
  Amount written;
  if (!isfinite(value))
    return (Amount){NO_NUMBER};
  for (int i = 0; unit != NULL && i < N_TIMES; i++)
    if (strcmp(unit, times[i].unit) == 0)
      return write_time(value * times[i].ns);
  if (unit != NULL && strcmp(unit, "%") == 0)
    return with_unit(value, 2, "%");
  if (unit != NULL && strcmp(unit, "1/s") == 0)
    return with_unit(value, 3, "/s");
  if (unit != NULL && strcmp(unit, "bytes") == 0)
    return write_bytes(value);
  if (unit != NULL && strcmp(unit, "x") == 0)
    snprintf(written.text, sizeof written.text, "%.2f×", value);
  else
    snprintf(written.text, sizeof written.text, "%s", demo_digits(value, 3).text);
  return written;
}

Amount
amount_times(double value)
{
  Amount written;
  if (!isfinite(value))
    return (Amount){NO_NUMBER};
  snprintf(written.text, sizeof written.text, "%s×", demo_digits(value, 2).text);
  return written;
}
