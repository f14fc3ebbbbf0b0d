/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything is compared in base units. A tolerance without a unit of its own has the number's.
 */
#include "app/quiz/number.h"

#include <math.h>
#include <string.h>

/* What computing in base units may add to an exact number. */
#define ROUNDING 1e-9
#define MAX_NUMBER_BYTES 64

static const struct {
  const char *name;
  const char *base;
  double factor;
} units[] = {
    {"ns", "s", 1e-9},
    {"µs", "s", 1e-6},
    {"μs", "s", 1e-6},
    {"us", "s", 1e-6},
    {"ms", "s", 1e-3},
    {"s", "s", 1},
    {"min", "s", 60},
    {"h", "s", 3600},
    {"d", "s", 86400},
    {"B", "B", 1},
    {"bytes", "B", 1},
    {"byte", "B", 1},
    {"kB", "B", 1e3},
    {"MB", "B", 1e6},
    {"GB", "B", 1e9},
    {"TB", "B", 1e12},
    {"KiB", "B", 1024},
    {"MiB", "B", 1048576},
    {"GiB", "B", 1073741824},
    {"TiB", "B", 1099511627776},
    {"Hz", "Hz", 1},
    {"kHz", "Hz", 1e3},
    {"MHz", "Hz", 1e6},
    {"GHz", "Hz", 1e9},
    {"%", "%", 1},
    {"‰", "%", 0.1},
};

static const char *
skip_blanks(const char *text)
{
  for (;;) {
    if (*text == '\0' || !g_unichar_isspace(g_utf8_get_char(text)))
      return text;
    text = g_utf8_next_char(text);
  }
}

/* Reads a number at @text, whose decimals begin with a point or a comma. Returns: what follows,
 * NULL when there is none */
static const char *
read_value(const char *text, double *value)
{
  char plain[MAX_NUMBER_BYTES];
  gsize n = 0;
  gboolean decimals = FALSE;

  text = skip_blanks(text);
  if (g_str_has_prefix(text, "−")) {
    plain[n++] = '-';
    text += strlen("−");
  }
  for (; n + 1 < sizeof plain; text++) {
    gboolean is_sign =
        (*text == '-' || *text == '+') && (n == 0 || plain[n - 1] == 'e' || plain[n - 1] == 'E');
    gboolean is_power = (*text == 'e' || *text == 'E') && n > 0 &&
                        (g_ascii_isdigit(text[1]) || strchr("+-", text[1]) != NULL) &&
                        text[1] != '\0';
    gboolean is_mark = !decimals && (*text == '.' || *text == ',') && text[1] != '.';
    if (!g_ascii_isdigit(*text) && !is_sign && !is_power && !is_mark)
      break;
    decimals = decimals || is_mark || is_power;
    plain[n++] = is_mark ? '.' : *text;
  }
  plain[n] = '\0';
  char *end = NULL;
  *value = g_ascii_strtod(plain, &end);
  gboolean whole = end != plain && *end == '\0' && isfinite(*value);
  return whole && strpbrk(plain, "0123456789") != NULL ? text : NULL;
}

/* Reads a unit up to @end, which may be what is written nowhere else. */
static gboolean
read_unit(const char *begin, const char *end, char unit[ILK_QUIZ_UNIT_BYTES], double *factor)
{
  g_autofree char *name = g_strstrip(g_strndup(begin, (gsize) (end - begin)));
  *factor = 1;
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
    if (g_str_equal(units[i].name, name)) {
      *factor = units[i].factor;
      g_strlcpy(unit, units[i].base, ILK_QUIZ_UNIT_BYTES);
      return TRUE;
    }
  }
  /* Digits and blanks make a text of it. */
  if (strlen(name) >= ILK_QUIZ_UNIT_BYTES || strpbrk(name, "0123456789 \t\n") != NULL)
    return FALSE;
  g_strlcpy(unit, name, ILK_QUIZ_UNIT_BYTES);
  return TRUE;
}

/* `± 10 %` of the number, or `± 0.5`, with the number's unit or one of the same kind */
static gboolean
read_tolerance(IlkQuizNumber *self, const char *text, double factor)
{
  char unit[ILK_QUIZ_UNIT_BYTES];
  double tolerance, own;
  const char *rest = read_value(text, &tolerance);
  if (rest == NULL || tolerance < 0 || !read_unit(rest, rest + strlen(rest), unit, &own))
    return FALSE;
  if (g_str_equal(unit, "%") && !g_str_equal(self->unit, "%"))
    tolerance = fabs(self->low) * tolerance * own / 100;
  else if (*unit == '\0')
    tolerance *= factor;
  else if (*self->unit == '\0' || g_str_equal(unit, self->unit))
    tolerance *= own;
  else
    return FALSE;
  if (*self->unit == '\0' && *unit != '\0' && !g_str_equal(unit, "%")) {
    g_strlcpy(self->unit, unit, sizeof self->unit);
    self->low *= own;
  }
  self->high = self->low + tolerance;
  self->low -= tolerance;
  return TRUE;
}

static const char *
find_tolerance(const char *text, const char **after)
{
  const char *sign = strstr(text, "±");
  *after = sign != NULL ? sign + strlen("±") : NULL;
  if (sign == NULL && (sign = strstr(text, "+-")) != NULL)
    *after = sign + 2;
  return sign;
}

static gboolean
read_range(IlkQuizNumber *self, const char *text)
{
  double factor;
  const char *rest = read_value(text, &self->high);
  if (rest == NULL || !read_unit(rest, rest + strlen(rest), self->unit, &factor))
    return FALSE;
  self->low *= factor;
  self->high *= factor;
  return self->low <= self->high;
}

gboolean
ilk_quiz_number_parse(IlkQuizNumber *self, const char *text)
{
  g_return_val_if_fail(self != NULL && text != NULL, FALSE);

  IlkQuizNumber number = {.is_exact = TRUE};
  double factor;
  const char *rest = read_value(text, &number.low), *tolerance;
  if (rest == NULL)
    return FALSE;
  if (g_str_has_prefix(skip_blanks(rest), "..")) {
    number.is_exact = FALSE;
    if (!read_range(&number, skip_blanks(rest) + 2))
      return FALSE;
    *self = number;
    return TRUE;
  }
  const char *sign = find_tolerance(rest, &tolerance);
  if (!read_unit(rest, sign != NULL ? sign : rest + strlen(rest), number.unit, &factor))
    return FALSE;
  number.high = number.low *= factor;
  if (sign != NULL && !read_tolerance(&number, tolerance, factor))
    return FALSE;
  number.is_exact = sign == NULL;
  *self = number;
  return TRUE;
}

gboolean
ilk_quiz_number_is_plain(const IlkQuizNumber *self)
{
  return self->is_exact && *self->unit == '\0';
}

static gboolean
is_within(double value, const IlkQuizNumber *accepted, double factor)
{
  double slack = ROUNDING * MAX(fabs(accepted->low), fabs(accepted->high));
  value *= factor;
  return value >= accepted->low - slack && value <= accepted->high + slack;
}

/* Without its unit a number is meant in the one that the answer is written in. */
static double
get_written_factor(const char *accepted)
{
  double value, factor = 1;
  char unit[ILK_QUIZ_UNIT_BYTES];
  const char *after, *rest = read_value(accepted, &value);
  if (rest == NULL)
    return 1;
  if (g_str_has_prefix(skip_blanks(rest), "..")) {
    rest = read_value(skip_blanks(rest) + 2, &value);
    if (rest == NULL)
      return 1;
  }
  const char *sign = find_tolerance(rest, &after);
  if (!read_unit(rest, sign != NULL ? sign : rest + strlen(rest), unit, &factor))
    return 1;
  return factor;
}

static IlkTypedVerdict
judge_one(const IlkQuizNumber *typed, const char *accepted)
{
  IlkQuizNumber number;
  if (!ilk_quiz_number_parse(&number, accepted))
    return ILK_TYPED_WRONG;
  if (g_str_equal(typed->unit, number.unit))
    return is_within(typed->low, &number, 1) ? ILK_TYPED_RIGHT : ILK_TYPED_WRONG;
  if (*typed->unit != '\0')
    return ILK_TYPED_WRONG;
  return is_within(typed->low, &number, get_written_factor(accepted)) ? ILK_TYPED_CLOSE
                                                                      : ILK_TYPED_WRONG;
}

IlkTypedVerdict
ilk_quiz_number_judge(const char *typed, const char *const *accepted)
{
  g_return_val_if_fail(typed != NULL && accepted != NULL, ILK_TYPED_WRONG);

  IlkQuizNumber number;
  IlkTypedVerdict best = ILK_TYPED_WRONG;
  if (*skip_blanks(typed) == '\0')
    return ILK_TYPED_NOTHING;
  if (!ilk_quiz_number_parse(&number, typed) || !number.is_exact)
    return ILK_TYPED_WRONG;
  for (guint i = 0; accepted[i] != NULL; i++)
    best = MAX(best, judge_one(&number, accepted[i]));
  return best;
}
