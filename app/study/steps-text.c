/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step is kept in minutes, the finest unit that can be written.
 */
#include "app/study/steps-text.h"

#include "app/base/error.h"
#include "app/memory/fsrs.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  char letter;
  int minutes;
} units[] = {{'d', 1440}, {'h', 60}, {'m', 1}};

static int
get_unit(char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
    if (units[i].letter == letter)
      return units[i].minutes;
  return 0;
}

static gboolean
parse_step(const char *word, int *minutes, GError **error)
{
  char *end;
  gint64 value = g_ascii_isdigit(*word) ? g_ascii_strtoll(word, &end, 10) : 0;
  int unit = value > 0 ? get_unit(g_ascii_tolower(*end)) : 0;

  if (unit == 0 || end[1] != '\0') {
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, _("“%s” is no step such as 10m, 1h or 1d."),
                word);
    return FALSE;
  }
  if (value > FSRS_MAX_STEP_MINUTES / unit) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, _("“%s” is longer than a year."), word);
    return FALSE;
  }
  *minutes = (int) value * unit;
  return TRUE;
}

gboolean
ilk_steps_parse(const char *text, int steps[ILK_MAX_STEPS], int *n, GError **error)
{
  g_return_val_if_fail(text != NULL && steps != NULL && n != NULL, FALSE);

  g_auto(GStrv) words = g_strsplit_set(text, " ,\t", -1);
  int read[ILK_MAX_STEPS], count = 0;

  for (char **word = words; *word != NULL; word++) {
    if (**word == '\0')
      continue;
    if (count == ILK_MAX_STEPS) {
      g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, _("At most %d steps are possible."),
                  ILK_MAX_STEPS);
      return FALSE;
    }
    if (!parse_step(*word, &read[count++], error))
      return FALSE;
  }
  memcpy(steps, read, (gsize) count * sizeof *steps);
  *n = count;
  return TRUE;
}

char *
ilk_steps_text(const int *steps, int n)
{
  g_autoptr(GString) text = g_string_new(NULL);

  for (int i = 0; i < n; i++) {
    gsize unit = 0;
    while (steps[i] % units[unit].minutes != 0)
      unit++;
    g_string_append_printf(text, "%s%d%c", i > 0 ? " " : "", steps[i] / units[unit].minutes,
                           units[unit].letter);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}
