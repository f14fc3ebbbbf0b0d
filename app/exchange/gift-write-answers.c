/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in braces, written so that gift-answers.c reads the same.
 */
#include "app/exchange/gift-private.h"
#include "app/model/pair.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* A sign at its head would make something else of a text. */
static void
write_text(GString *out, const char *text)
{
  if (*text == '[')
    g_string_append(out, "[markdown]");
  ilk_gift_escape(out, text);
}

/* @sign: `=` or `~`, which may have its weight already */
static void
write_option(GString *out, const char *sign, const char *text, const char *feedback)
{
  g_string_append_printf(out, "\n\t%s", sign);
  if (*text == '%' && sign[1] == '\0')
    g_string_append(out, *sign == '=' ? "%100%" : "%0%");
  write_text(out, text);
  if (*feedback != '\0') {
    g_string_append_c(out, '#');
    write_text(out, feedback);
  }
}

void
ilk_gift_write_general(GString *out, const char *feedback)
{
  if (*feedback == '\0')
    return;
  g_string_append(out, "\n\t####");
  write_text(out, feedback);
}

/* The shares that an answer may have and be what it is. */
typedef struct {
  double above;
  double below;
} Bounds;

static const Bounds of_part = {-INFINITY, ILK_GIFT_FULL}, of_wrong = {-INFINITY, DBL_MIN},
                    of_right = {0, ILK_GIFT_FULL};

/* Returns: (transfer full) (nullable): @sign with the share that @reason names, NULL where it names
 * none within @bounds; @feedback: (out): what it says besides */
static char *
dup_weighted(const char *sign, const char *reason, const Bounds *bounds, const char **feedback)
{
  double share = 0;
  const char *rest = ilk_reason_split(reason, &share);
  *feedback = reason;
  if (!ilk_reason_has_share(reason) || !(share > bounds->above && share < bounds->below))
    return NULL;
  g_autofree char *number = ilk_reason_new(share, "");
  *strchr(number, ' ') = '\0';
  *feedback = rest;
  return g_strdup_printf("%s%%%s%%", sign, number);
}

/* @item: an answer with what is said of it. @usual: the sign of one that names no share */
static void
write_item(GString *out, const char *usual, const char *item, const Bounds *bounds)
{
  g_autofree char *reason = NULL;
  g_autofree char *text = ilk_wrong_answer_split(item, &reason);
  const char *feedback;
  g_autofree char *sign = dup_weighted("~", reason, bounds, &feedback);
  write_option(out, sign != NULL ? sign : usual, text, feedback);
}

static void
write_items(GString *out, const char *usual, const char *const *items, const Bounds *bounds)
{
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    write_item(out, usual, items[i], bounds);
}

/* The first paragraph is the right option, the rest is said of it. */
static void
write_choice(GString *out, const IlkCardContent *content)
{
  const char *short_answer = content->key.short_answer;
  const char *gap = strstr(content->answer, "\n\n");
  g_autofree char *first = gap != NULL ? g_strndup(content->answer, (gsize) (gap - content->answer))
                                       : g_strdup(content->answer);
  write_option(out, "=", short_answer != NULL ? short_answer : first, "");
  write_items(out, "~", content->distractors, &of_part);
  ilk_gift_write_general(out, short_answer != NULL ? content->answer : gap != NULL ? gap + 2 : "");
}

static void
write_several(GString *out, const IlkCardContent *content)
{
  char share[G_ASCII_DTOSTR_BUF_SIZE];
  guint n = g_strv_length((char **) content->key.right_answers);
  g_ascii_formatd(share, sizeof share, "%.5g", ILK_GIFT_FULL / n);
  g_autofree char *plus = g_strdup_printf("~%%%s%%", share);
  g_autofree char *minus = g_strdup_printf("~%%-%s%%", share);
  write_items(out, plus, content->key.right_answers, &of_right);
  write_items(out, minus, content->distractors, &of_wrong);
  ilk_gift_write_general(out, content->answer);
}

static void
write_true_false(GString *out, const IlkCardContent *content)
{
  gboolean is_true = g_ascii_strncasecmp(content->answer, "true", strlen("true")) == 0;
  const char *gap = strstr(content->answer, "\n\n");
  g_autofree char *reason = NULL;
  if (content->distractors != NULL && content->distractors[0] != NULL) {
    g_autofree char *text = ilk_wrong_answer_split(content->distractors[0], &reason);
  }
  g_string_append(out, is_true ? "TRUE" : "FALSE");
  if (reason != NULL && *reason != '\0') {
    g_string_append_c(out, '#');
    write_text(out, reason);
  }
  ilk_gift_write_general(out, gap != NULL ? gap + 2 : "");
}

static void
write_pairs(GString *out, const IlkCardContent *content)
{
  for (guint i = 0; content->key.pairs[i] != NULL; i++) {
    gsize length;
    const char *pair = content->key.pairs[i], *arrow = ilk_pair_find_arrow(pair, &length);
    g_autofree char *left = g_strndup(pair, arrow != NULL ? (gsize) (arrow - pair) : 0);
    const char *right = arrow != NULL ? arrow + length : pair;
    g_string_append(out, "\n\t=");
    write_text(out, g_strstrip(left));
    g_string_append(out, " -> ");
    ilk_gift_escape(out, right + strspn(right, " "));
  }
  ilk_gift_write_general(out, content->answer);
}

/* `5 ± 0.5` and `4..6` as GIFT has them. Returns: (transfer full) (nullable): NULL where a unit or
 * anything else stands by */
static char *
dup_number(const char *text)
{
  if (strspn(text, "0123456789.+-eE ±\xc2\xb1") != strlen(text))
    return NULL;
  const char *sign = strstr(text, " ± ");
  if (sign == NULL)
    return strchr(text, ' ') == NULL && strstr(text, "±") == NULL ? g_strdup(text) : NULL;
  g_autofree char *value = g_strndup(text, (gsize) (sign - text));
  return g_strdup_printf("%s:%s", value, sign + strlen(" ± "));
}

/* A wrong answer to what is typed. @text: as GIFT has it */
static void
write_expected(GString *out, const char *text, const char *reason)
{
  const char *feedback;
  g_autofree char *sign = dup_weighted("=", reason, &of_part, &feedback);
  g_string_append_printf(out, "\n\t%s%s", sign != NULL ? sign : "=%0%", text);
  if (*feedback != '\0') {
    g_string_append_c(out, '#');
    write_text(out, feedback);
  }
}

/* What is said of any other number: the last may do without a number. */
static void
write_any_other(GString *out, const char *reason, gboolean is_last)
{
  const char *feedback;
  g_autofree char *sign = dup_weighted("=", reason, &of_part, &feedback);
  if (sign != NULL || !is_last) {
    write_expected(out, "*", reason);
    return;
  }
  g_string_append(out, "\n\t~#");
  write_text(out, feedback);
}

static void
write_wrong_numbers(GString *out, const char *const *items, IlkGiftSum *sum)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; items != NULL && items[i] != NULL; i++) {
    g_autofree char *reason = NULL;
    g_autofree char *text = ilk_wrong_answer_split(items[i], &reason);
    g_autofree char *number = dup_number(text);
    if (g_str_equal(text, ILK_ANY_OTHER))
      g_ptr_array_add(others, g_steal_pointer(&reason));
    else if (number != NULL)
      write_expected(out, number, reason);
    else
      sum->unwritten++;
  }
  for (guint i = 0; i < others->len; i++)
    write_any_other(out, others->pdata[i], i + 1 == others->len);
}

static gboolean
write_numbers(GString *out, const IlkCardContent *content, IlkGiftSum *sum)
{
  g_autoptr(GString) numbers = g_string_new("#");
  for (guint i = 0; content->key.accept[i] != NULL; i++) {
    g_autofree char *number = dup_number(content->key.accept[i]);
    if (number == NULL)
      return FALSE;
    g_string_append_printf(numbers, "\n\t=%s", number);
  }
  g_string_append(out, numbers->str);
  write_wrong_numbers(out, content->distractors, sum);
  ilk_gift_write_general(out, content->answer);
  return TRUE;
}

/* As it is typed: an arrow would make pairs of the answers, an asterisk stand for any letters. */
static char *
dup_spelling(const char *text)
{
  g_autoptr(GString) spelling = g_string_new(text);
  g_string_replace(spelling, "->", "→", 0);
  g_string_replace(spelling, "*", "\\*", 0);
  return g_strdup(spelling->str);
}

static void
write_wrong_spellings(GString *out, const char *const *items)
{
  for (guint i = 0; items != NULL && items[i] != NULL; i++) {
    g_autofree char *reason = NULL;
    g_autofree char *text = ilk_wrong_answer_split(items[i], &reason);
    g_autoptr(GString) escaped = g_string_new(NULL);
    g_autofree char *spelling = dup_spelling(text);
    if (g_str_equal(text, ILK_ANY_OTHER))
      g_string_append_c(escaped, '*');
    else
      write_text(escaped, spelling);
    write_expected(out, escaped->str, reason);
  }
}

void
ilk_gift_write_accepted(GString *out, const char *const *accept, const char *const *expected,
                        const char *answer)
{
  for (guint i = 0; accept[i] != NULL; i++) {
    g_autofree char *spelling = dup_spelling(accept[i]);
    write_option(out, "=", spelling, "");
  }
  write_wrong_spellings(out, expected);
  ilk_gift_write_general(out, answer);
}

static void
write_order(GString *out, const IlkCardContent *content)
{
  g_autoptr(GString) steps = g_string_new(NULL);
  for (guint i = 0; content->key.order[i] != NULL; i++)
    g_string_append_printf(steps, "%s%u. %s", i > 0 ? "\n" : "", i + 1, content->key.order[i]);
  if (*content->answer != '\0')
    g_string_append_printf(steps, "\n\n%s", content->answer);
  ilk_gift_write_general(out, steps->str);
}

static gboolean
has_items(const char *const *list)
{
  return list != NULL && list[0] != NULL;
}

void
ilk_gift_write_answers(GString *out, const IlkCardContent *content, IlkGiftSum *sum)
{
  const IlkAnswerKey *key = &content->key;
  if (key->form == ILK_ANSWER_TRUE_FALSE)
    write_true_false(out, content);
  else if (has_items(key->right_answers))
    write_several(out, content);
  else if (has_items(key->pairs))
    write_pairs(out, content);
  else if (has_items(key->order))
    write_order(out, content);
  else if (has_items(key->accept)) {
    if (key->form == ILK_ANSWER_TYPED || !write_numbers(out, content, sum))
      ilk_gift_write_accepted(out, key->accept, content->distractors, content->answer);
  } else if (has_items(content->distractors))
    write_choice(out, content);
  else
    ilk_gift_write_general(out, content->answer);
}
