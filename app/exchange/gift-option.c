/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of the answers in braces: its sign, its share of the credit, its text, what is said of it.
 */
#include "app/exchange/gift-private.h"

#include <math.h>
#include <string.h>

/* Shares are written with few digits: 33.333 is a third. */
#define SAME_SHARE 0.01
#define DECIMALS 1e5

static void
clear_option(gpointer data)
{
  IlkGiftOption *self = data;
  g_free(self->text);
  g_free(self->written);
  g_free(self->feedback);
}

/* `%50%` before an answer. Returns: what follows it */
static const char *
read_weight(const char *text, double *weight)
{
  const char *begin = text + strspn(text, " \t\n");
  char *end = NULL;
  if (*begin != '%')
    return text;
  gsize length = strspn(begin + 1, "-0123456789.");
  double value = g_ascii_strtod(begin + 1, &end);
  if (length == 0 || end != begin + 1 + length || *end != '%' ||
      !(value >= -ILK_GIFT_FULL && value <= ILK_GIFT_FULL))
    return text;
  *weight = round(value * DECIMALS) / DECIMALS;
  return end + 1;
}

static IlkGiftOption
read_option(char sign, const char *text, IlkGiftPlace *place)
{
  IlkGiftOption option = {.sign = sign, .weight = sign == '=' ? ILK_GIFT_FULL : 0};
  const char *rest = read_weight(text, &option.weight);
  const char *mark = strchr(rest, '#');
  g_autofree char *said = mark != NULL ? g_strndup(rest, (gsize) (mark - rest)) : g_strdup(rest);
  option.text = ilk_gift_dup_text(said, place);
  option.written = ilk_gift_dup_written(said, place);
  option.feedback = ilk_gift_dup_text(mark != NULL ? mark + 1 : "", place);
  return option;
}

GArray *
ilk_gift_options_new(const char *body, const char *signs, char first, IlkGiftPlace *place)
{
  GArray *options = g_array_new(FALSE, FALSE, sizeof(IlkGiftOption));
  g_array_set_clear_func(options, clear_option);
  const char *at = body + strcspn(body, signs);
  g_autofree char *before = g_strstrip(g_strndup(body, (gsize) (at - body)));
  if (*before != '\0') {
    IlkGiftOption option = read_option(first, before, place);
    g_array_append_val(options, option);
  }
  while (*at != '\0') {
    gsize length = strcspn(at + 1, signs);
    g_autofree char *text = g_strndup(at + 1, length);
    IlkGiftOption option = read_option(*at, text, place);
    g_array_append_val(options, option);
    at += 1 + length;
  }
  return options;
}

/* @text with @reason as the quotation that ends it */
static char *
dup_quoted(const char *text, const char *reason)
{
  g_autoptr(GString) item = g_string_new(text);
  g_auto(GStrv) lines = g_strsplit(reason, "\n", -1);
  for (guint i = 0; *reason != '\0' && lines[i] != NULL; i++)
    g_string_append_printf(item, "\n>%s%s", *lines[i] != '\0' ? " " : "", lines[i]);
  return g_strdup(item->str);
}

/* What is said and looks like a share would be taken for one, where there are shares. */
static char *
dup_reason(double weight, const char *said, double usual)
{
  if (isnan(usual))
    return g_strdup(said);
  gboolean is_usual = fabs(weight - usual) < SAME_SHARE;
  return is_usual && !ilk_reason_has_share(said) ? g_strdup(said) : ilk_reason_new(weight, said);
}

/* What is nothing but a quotation would swallow the one below it: its signs are made text. */
static char *
dup_unquotable(const char *text)
{
  g_autoptr(GString) out = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    gsize blanks = strspn(lines[i], " \t");
    g_string_append_printf(out, "%s%.*s%s%s", i > 0 ? "\n" : "", (int) blanks, lines[i],
                           lines[i][blanks] == '>' ? "\\" : "", lines[i] + blanks);
  }
  return g_strdup(out->str);
}

/* A text may end with a quotation of its own, which is then a reason like any. */
char *
ilk_gift_option_dup_item(const IlkGiftOption *self, const char *text, double usual)
{
  g_autofree char *quoted = NULL, *whole = NULL;
  g_autofree char *own = ilk_wrong_answer_split(text, &quoted);
  gboolean both = *quoted != '\0' && *self->feedback != '\0';
  g_autofree char *said = g_strconcat(quoted, both ? "\n" : "", self->feedback, NULL);
  g_autofree char *reason = dup_reason(self->weight, said, usual);
  gboolean swallows = *reason != '\0' && g_str_has_prefix(own + strspn(own, " \t"), ">");
  g_autofree char *safe = swallows ? dup_unquotable(own) : g_strdup(own);
  g_autofree char *item = dup_quoted(safe, reason);
  g_autofree char *again = ilk_wrong_answer_split(item, &whole);
  return dup_quoted(again, whole);
}
