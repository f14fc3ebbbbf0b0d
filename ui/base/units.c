/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units: a table of ladders (ns → µs → ms → s), and the choice of a rung.
 */
#include "ui/base/units.h"

#include <gtk/gtk.h>
#include <math.h>

#define NBSP "\u00a0"
#define MOST_TICK_DECIMALS 9
#define LEFT_TO_RIGHT "\u2066"
#define POP_DIRECTION "\u2069"

typedef struct {
  double factor;
  const char *suffix;
} Rung;

typedef struct {
  const char *unit;
  double base;
  const Rung *rungs;
} Ladder;

/* Every ladder climbs from its smallest rung and ends with a zero. */
static const Rung time_rungs[] = {
    {1e-9, NBSP "ns"}, {1e-6, NBSP "µs"}, {1e-3, NBSP "ms"}, {1, NBSP "s"}, {0, NULL},
};
static const Rung byte_rungs[] = {
    {1, NBSP "B"},    {1e3, NBSP "kB"},  {1e6, NBSP "MB"},
    {1e9, NBSP "GB"}, {1e12, NBSP "TB"}, {0, NULL},
};
static const Rung rate_rungs[] = {
    {1, NBSP "/s"},    {1e3, NBSP "k/s"},  {1e6, NBSP "M/s"},
    {1e9, NBSP "G/s"}, {1e12, NBSP "T/s"}, {0, NULL},
};
static const Rung ratio_rungs[] = {{1, "×"}, {0, NULL}};
static const Rung percent_rungs[] = {{1, NBSP "%"}, {0, NULL}};
static const Rung plain_rungs[] = {
    {1, ""}, {1e3, NBSP "k"}, {1e6, NBSP "M"}, {1e9, NBSP "G"}, {1e12, NBSP "T"}, {0, NULL},
};

static const Ladder ladders[] = {
    {"ns", 1e-9, time_rungs}, {"us", 1e-6, time_rungs}, {"ms", 1e-3, time_rungs},
    {"s", 1, time_rungs},     {"bytes", 1, byte_rungs}, {"1/s", 1, rate_rungs},
    {"x", 1, ratio_rungs},    {"%", 1, percent_rungs},  {"count", 1, plain_rungs},
    {"", 1, plain_rungs},
};

static const Ladder *
find_ladder(const char *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS(ladders); i++)
    if (g_strcmp0(ladders[i].unit, unit != NULL ? unit : "") == 0)
      return &ladders[i];
  return NULL;
}

UiScale
ui_units_scale(const char *unit, double magnitude)
{
  const Ladder *ladder = find_ladder(unit);
  if (ladder == NULL)
    return (UiScale){1, unit};

  /* 999.5 would be written as 1000: that is already the next rung's 1. */
  double size = fabs(magnitude) * ladder->base * 1.0005;
  const Rung *rung = ladder->rungs;
  if (size > 0)
    while (rung[1].suffix != NULL && size >= rung[1].factor)
      rung++;
  else if (ladder->rungs == time_rungs)
    while (rung->factor < ladder->base)
      rung++;
  return (UiScale){rung->factor / ladder->base, rung->suffix};
}

/* Decimals that leave three significant digits, seen after rounding: 9.996 is “10.0”. A ratio below
 * one keeps two: “0.98×”. */
static int
decimals_of(double value, const char *unit)
{
  int most = g_strcmp0(unit, "x") == 0 ? 2 : 3;
  double size = fabs(value);
  if (size < 0.0005 || !isfinite(size))
    return 0;
  int digits = (int) floor(log10(size * 1.0005));
  return CLAMP(2 - digits, 0, most);
}

/* Half a byte would be as strange as half a thread. */
static gboolean
is_counted(const char *unit)
{
  return g_strcmp0(unit, "count") == 0 || g_strcmp0(unit, "bytes") == 0;
}

static gboolean
is_whole(double value)
{
  return fabs(value - round(value)) < 0.05;
}

/* Among words from right to left, signs such as “×” would change their side; isolated they stay. */
static char *
write_number(double value, int decimals, const char *suffix)
{
  /* No “−0”: what rounds to nothing is nothing. */
  const char *sign = value < 0 && -value * pow(10, decimals) >= 0.5 ? "−" : "";
  gboolean rtl = gtk_widget_get_default_direction() == GTK_TEXT_DIR_RTL;

  return g_strdup_printf("%s%s%.*f%s%s", rtl ? LEFT_TO_RIGHT : "", sign, decimals, fabs(value),
                         suffix, rtl ? POP_DIRECTION : "");
}

char *
ui_units_format(double value, const char *unit)
{
  if (!isfinite(value))
    return g_strdup("–");
  UiScale scale = ui_units_scale(unit, value);
  double scaled = value / scale.factor;
  gboolean counted = is_counted(unit) && scale.factor == 1 && is_whole(scaled);
  return write_number(scaled, counted ? 0 : decimals_of(scaled, unit), scale.suffix);
}

char *
ui_units_format_short(double value, const char *unit)
{
  if (!isfinite(value))
    return g_strdup("–");
  UiScale scale = ui_units_scale(unit, value);
  double scaled = value / scale.factor;
  int decimals = decimals_of(scaled, unit);
  while (decimals > 0 && is_whole(scaled * pow(10, decimals - 1)))
    decimals--;
  return write_number(scaled, decimals, scale.suffix);
}

char *
ui_units_format_tick(double value, double step, UiScale scale)
{
  double scaled_step = fabs(step / scale.factor);
  int decimals = scaled_step > 0 ? (int) ceil(-log10(scaled_step) - 1e-9) : 0;

  if (fabs(value) < fabs(step) / 2)
    return g_strdup("0");
  return write_number(value / scale.factor, CLAMP(decimals, 0, MOST_TICK_DECIMALS), scale.suffix);
}
