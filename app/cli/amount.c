/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A unit is one of a ladder: the number climbs it until it has few digits before the point.
 */
#include "app/cli/amount.h"

#include <math.h>

typedef struct {
  const char *unit;  /* of the protocol */
  const char *shown; /* after the number */
  double size;       /* in the ladder's smallest */
  gboolean climbs;   /* the next row is the next rung */
} Rung;

static const Rung rungs[] = {
    {"ns", " ns", 1, TRUE},   {"us", " µs", 1e3, TRUE},  {"ms", " ms", 1e6, TRUE},
    {"s", " s", 1e9, FALSE},  {"bytes", " B", 1, TRUE},  {NULL, " kB", 1e3, TRUE},
    {NULL, " MB", 1e6, TRUE}, {NULL, " GB", 1e9, FALSE}, {"1/s", "/s", 1, FALSE},
    {"x", "×", 1, FALSE},     {"%", " %", 1, FALSE},     {"count", "", 1, FALSE},
};

static const Rung *
find_rung(const char *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS(rungs); i++)
    if (unit != NULL && g_strcmp0(rungs[i].unit, unit) == 0)
      return &rungs[i];
  return NULL;
}

static gboolean
begins_ladder(const Rung *rung)
{
  return rung == rungs || !rung[-1].climbs;
}

/* Three digits that matter, seen after rounding, and no zeros after the point. */
static char *
write_number(double value)
{
  double size = fabs(value) * 1.0005;
  int decimals = size >= 100              ? 0
                 : size >= 10             ? 1
                 : size >= 1 || size == 0 ? 2
                                          : 2 - (int) floor(log10(size));
  g_autofree char *text = g_strdup_printf("%.*f", MIN(decimals, 9), value);

  if (decimals > 0) {
    gsize end = strlen(text);
    while (text[end - 1] == '0')
      end--;
    while (end > 1 && !g_ascii_isdigit(text[end - 1]))
      end--;
    text[end] = '\0';
  }
  return g_str_equal(text, "-0") ? g_strdup("0") : g_steal_pointer(&text);
}

char *
ilk_amount(double value, const char *unit)
{
  const Rung *rung = find_rung(unit);

  if (!isfinite(value))
    return g_strdup("–");
  if (rung == NULL) {
    g_autofree char *number = write_number(value);
    return unit != NULL && *unit != '\0' ? g_strdup_printf("%s %s", number, unit)
                                         : g_steal_pointer(&number);
  }
  double smallest = value * rung->size;
  while (!begins_ladder(rung))
    rung--;
  while (rung->climbs && fabs(smallest) >= 0.9995 * rung[1].size)
    rung++;
  g_autofree char *number = write_number(smallest / rung->size);
  return g_strconcat(number, rung->shown, NULL);
}
