/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed: numbers and short answers. Those that are right are what a card accepts; what gets
 * a part of the credit, or none, and is told something, is among its wrong answers.
 */
#include "app/exchange/gift-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ANY "*"

static const IlkGiftOption *
get(const GArray *options, guint i)
{
  return &g_array_index(options, IlkGiftOption, i);
}

static void
add_wrong(IlkGiftAnswers *self, const IlkGiftOption *option, const char *text)
{
  g_ptr_array_add(self->wrong, ilk_gift_option_dup_item(option, text, 0));
}

/* Nothing but a number, as decks have it, and blanks around it. */
static gboolean
read_number(char *text, double *value)
{
  char *end = NULL;
  g_strstrip(text);
  if (*text == '\0' || strspn(text, "0123456789.+-eE") != strlen(text))
    return FALSE;
  *value = g_ascii_strtod(text, &end);
  return *end == '\0' && *value - *value == 0;
}

/* `4..6`, or one number when its ends are the same. */
static char *
dup_range(const char *text, const char *dots)
{
  g_autofree char *low = g_strndup(text, (gsize) (dots - text));
  g_autofree char *high = g_strdup(dots + 2);
  double from, to;
  if (!read_number(low, &from) || !read_number(high, &to) || to < from)
    return NULL;
  return from == to ? g_strdup(low) : g_strconcat(low, "..", high, NULL);
}

/* `5:0.5` as a deck has it. Returns: (transfer full) (nullable): NULL for what is no number */
static char *
dup_number(const char *text)
{
  const char *dots = strstr(text, ".."), *colon = strchr(text, ':');
  if (dots != NULL)
    return dup_range(text, dots);
  g_autofree char *plain = g_strndup(text, strcspn(text, ":"));
  g_autofree char *around = g_strdup(colon != NULL ? colon + 1 : "0");
  double value, tolerance;
  if (!read_number(plain, &value) || !read_number(around, &tolerance) || tolerance < 0)
    return NULL;
  return tolerance == 0 ? g_strdup(plain) : g_strconcat(plain, " ± ", around, NULL);
}

/* The feedback for any other number needs no number before it. */
static gboolean
is_any_other(const IlkGiftOption *option)
{
  gboolean any = g_str_equal(option->written, ANY) && option->weight < ILK_GIFT_FULL;
  return any || (option->sign == '~' && *option->written == '\0');
}

static gboolean
take_number(IlkGiftAnswers *self, const IlkGiftOption *option, IlkGiftPlace *place)
{
  if (is_any_other(option)) {
    add_wrong(self, option, ILK_ANY_OTHER);
    return TRUE;
  }
  if (g_str_equal(option->written, ANY)) {
    ilk_gift_lose(place, ILK_LOSS_WILDCARD, ANY);
    return TRUE;
  }
  g_autofree char *number = dup_number(option->written);
  if (number == NULL)
    return FALSE;
  if (option->weight < ILK_GIFT_FULL) {
    add_wrong(self, option, number);
    return TRUE;
  }
  g_ptr_array_add(self->accept, g_steal_pointer(&number));
  ilk_gift_answers_say(self, option->feedback);
  return TRUE;
}

/* What is said of any other number stands behind those that are named. */
static void
put_any_other_last(GPtrArray *wrong)
{
  for (guint i = 0, left = wrong->len; left > 0; left--) {
    g_autofree char *reason = NULL;
    g_autofree char *text = ilk_wrong_answer_split(wrong->pdata[i], &reason);
    if (g_str_equal(text, ILK_ANY_OTHER))
      g_ptr_array_add(wrong, g_ptr_array_steal_index(wrong, i));
    else
      i++;
  }
}

static gboolean
takes_any(const GArray *options)
{
  for (guint i = 0; i < options->len; i++)
    if (g_str_equal(get(options, i)->written, ANY) && get(options, i)->weight >= ILK_GIFT_FULL)
      return TRUE;
  return FALSE;
}

gboolean
ilk_gift_read_numbers(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place,
                      const char **problem)
{
  g_autoptr(GArray) options = ilk_gift_options_new(body, "=~", '=', place);
  for (guint i = 0; i < options->len; i++)
    if (!take_number(self, get(options, i), place))
      return ilk_gift_fail(problem,
                           _("A number reads “5”, “5:0.5” with its tolerance, or “4..6”."));
  put_any_other_last(self->wrong);
  if (self->accept->len == 0 && takes_any(options))
    return ilk_gift_fail(problem, _("“*” takes any number, so that none would be wrong. Write "
                                    "which are right."));
  return self->accept->len > 0 || ilk_gift_fail(problem, _("None of the numbers is right."));
}

/* In one line. `\*` is a sign; `*` stands for any letters in Moodle, and for itself here. */
static char *
dup_spelling(const char *written, IlkGiftPlace *place)
{
  GString *spelling = g_string_new(NULL);
  gboolean any = FALSE;
  for (const char *p = written; *p != '\0'; p++) {
    if (p[0] == '\\' && p[1] == '*')
      p++;
    else if (*p == '*')
      any = TRUE;
    g_string_append_c(spelling, *p != '\n' ? *p : ' ');
  }
  if (any)
    ilk_gift_lose(place, ILK_LOSS_WILDCARD, written);
  return g_string_free(spelling, FALSE);
}

static void
take_short(IlkGiftAnswers *self, const IlkGiftOption *option, IlkGiftPlace *place)
{
  gboolean right = option->weight >= ILK_GIFT_FULL;
  if (*option->written == '\0') {
    ilk_gift_answers_say(self, option->feedback);
    return;
  }
  if (!right && g_str_equal(option->written, ANY)) {
    add_wrong(self, option, ILK_ANY_OTHER);
    return;
  }
  g_autofree char *spelling = dup_spelling(option->written, place);
  if (!right) {
    add_wrong(self, option, spelling);
    return;
  }
  g_ptr_array_add(self->accept, g_steal_pointer(&spelling));
  ilk_gift_answers_say(self, option->feedback);
}

gboolean
ilk_gift_read_shorts(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place,
                     const char **problem)
{
  g_autoptr(GArray) options = ilk_gift_options_new(body, "=", '=', place);
  for (guint i = 0; i < options->len; i++)
    take_short(self, get(options, i), place);
  self->form = ILK_ANSWER_TYPED;
  return self->accept->len > 0 || ilk_gift_fail(problem, _("None of the answers is right."));
}
