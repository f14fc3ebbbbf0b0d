/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in braces: the kind of a question is seen by its signs, in the order in which Moodle
 * asks for them.
 */
#include "app/deckfile/item-list.h"
#include "app/exchange/gift-private.h"
#include "app/model/pair.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FULL 100.0

/* One answer. @weight: percent; FULL for `=`, 0 for `~` without one. @written: what is typed for
 * it, which is no Markdown. */
typedef struct {
  char sign; /* '=' or '~' */
  double weight;
  char *text;
  char *written;
  char *feedback;
} Option;

static void
clear_option(gpointer data)
{
  Option *self = data;
  g_free(self->text);
  g_free(self->written);
  g_free(self->feedback);
}

void
ilk_gift_answers_init(IlkGiftAnswers *self)
{
  *self = (IlkGiftAnswers){.answer = g_string_new(NULL),
                           .wrong = g_ptr_array_new_with_free_func(g_free),
                           .right = g_ptr_array_new_with_free_func(g_free),
                           .accept = g_ptr_array_new_with_free_func(g_free),
                           .pairs = g_ptr_array_new_with_free_func(g_free)};
}

void
ilk_gift_answers_clear(IlkGiftAnswers *self)
{
  g_string_free(self->answer, TRUE);
  g_ptr_array_unref(self->wrong);
  g_ptr_array_unref(self->right);
  g_ptr_array_unref(self->accept);
  g_ptr_array_unref(self->pairs);
}

static gboolean
fail(const char **problem, const char *sentence)
{
  *problem = sentence;
  return FALSE;
}

static void
append_paragraph(GString *answer, const char *text)
{
  if (*text != '\0')
    g_string_append_printf(answer, "%s%s", answer->len > 0 ? "\n\n" : "", text);
}

/* `%50%` before an answer. Returns: what follows it */
static const char *
read_weight(const char *text, double *weight)
{
  const char *begin = text + strspn(text, " \t\n");
  char *end = NULL;
  if (*begin != '%')
    return text;
  double value = g_ascii_strtod(begin + 1, &end);
  if (end == begin + 1 || *end != '%' || !(value >= -FULL && value <= FULL))
    return text;
  *weight = value;
  return end + 1;
}

static Option
read_option(char sign, const char *text, gboolean is_html)
{
  Option option = {.sign = sign, .weight = sign == '=' ? FULL : 0};
  const char *rest = read_weight(text, &option.weight);
  const char *mark = strchr(rest, '#');
  g_autofree char *said = mark != NULL ? g_strndup(rest, (gsize) (mark - rest)) : g_strdup(rest);
  option.text = ilk_gift_dup_text(said, is_html);
  option.written = ilk_gift_dup_written(said, is_html);
  option.feedback = ilk_gift_dup_text(mark != NULL ? mark + 1 : "", is_html);
  return option;
}

/* Divides @body at the signs in @signs. What stands before the first is an answer only when
 * @first_is_one. */
static GArray *
divide(const char *body, const char *signs, gboolean first_is_one, gboolean is_html)
{
  GArray *options = g_array_new(FALSE, FALSE, sizeof(Option));
  g_array_set_clear_func(options, clear_option);
  const char *at = body + strcspn(body, signs);
  g_autofree char *before = g_strstrip(g_strndup(body, (gsize) (at - body)));
  if (first_is_one && *before != '\0') {
    Option option = read_option('=', before, is_html);
    g_array_append_val(options, option);
  }
  while (*at != '\0') {
    gsize length = strcspn(at + 1, signs);
    g_autofree char *text = g_strndup(at + 1, length);
    Option option = read_option(*at, text, is_html);
    g_array_append_val(options, option);
    at += 1 + length;
  }
  return options;
}

static const Option *
get(const GArray *options, guint i)
{
  return &g_array_index(options, Option, i);
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

/* A text may end with a quotation of its own, which is then a reason like any. */
static void
add_wrong(IlkGiftAnswers *self, const char *text, const char *reason)
{
  g_autofree char *item = dup_quoted(text, reason), *whole = NULL;
  g_autofree char *own = ilk_wrong_answer_split(item, &whole);
  g_ptr_array_add(self->wrong, dup_quoted(own, whole));
}

static gboolean
read_true_false(IlkGiftAnswers *self, const char *body, gboolean is_html)
{
  static const char *const words[] = {"TRUE", "T", "FALSE", "F"};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    const char *rest = body + strlen(words[i]);
    if (!g_str_has_prefix(body, words[i]))
      continue;
    rest += strspn(rest, " \t\n");
    if (*rest != '\0' && *rest != '#')
      continue;
    g_auto(GStrv) parts = g_strsplit(rest, "#", -1);
    guint n = g_strv_length(parts);
    g_autofree char *wrong = ilk_gift_dup_text(n > 1 ? parts[1] : "", is_html);
    g_autofree char *right = ilk_gift_dup_text(n > 2 ? parts[2] : "", is_html);
    self->form = ILK_ANSWER_TRUE_FALSE;
    append_paragraph(self->answer, i < 2 ? "True." : "False.");
    append_paragraph(self->answer, right);
    if (*wrong != '\0')
      add_wrong(self, i < 2 ? "False." : "True.", wrong);
    return TRUE;
  }
  return FALSE;
}

static guint
count_positive(const GArray *options, guint *best)
{
  guint n = 0;
  for (guint i = 0; i < options->len; i++) {
    if (get(options, i)->weight <= 0)
      continue;
    if (n == 0 || get(options, i)->weight > get(options, *best)->weight)
      *best = i;
    n++;
  }
  return n;
}

static guint
count_full(const GArray *options)
{
  guint n = 0;
  for (guint i = 0; i < options->len; i++)
    n += get(options, i)->weight >= FULL;
  return n;
}

static void
take_choice(IlkGiftAnswers *self, const GArray *options, guint right)
{
  append_paragraph(self->answer, get(options, right)->text);
  append_paragraph(self->answer, get(options, right)->feedback);
  for (guint i = 0; i < options->len; i++)
    if (i != right)
      add_wrong(self, get(options, i)->text, get(options, i)->feedback);
}

static void
take_several(IlkGiftAnswers *self, const GArray *options)
{
  for (guint i = 0; i < options->len; i++) {
    if (get(options, i)->weight <= 0)
      add_wrong(self, get(options, i)->text, get(options, i)->feedback);
    else
      g_ptr_array_add(self->right, g_strdup(get(options, i)->text));
  }
}

static gboolean
read_choice(IlkGiftAnswers *self, const char *body, gboolean is_html, const char **problem)
{
  g_autoptr(GArray) options = divide(body, "=~", FALSE, is_html);
  guint right = 0, full = count_full(options), positive = count_positive(options, &right);
  for (guint i = 0; i < options->len; i++)
    if (*get(options, i)->text == '\0')
      return fail(problem, _("One of the options is empty."));
  if (options->len < 2)
    return fail(problem, _("One option is no choice."));
  if (positive == 0)
    return fail(problem, _("None of the options is right; “=” begins the right one."));
  if (full > 1)
    return fail(problem, _("Two options are right. Where several are, each begins with its share, "
                           "such as “~%50%”."));
  if (full == 1 || positive == 1)
    take_choice(self, options, right);
  else
    take_several(self, options);
  return TRUE;
}

/* As a deck has it. On the left an arrow would part the pair. */
static char *
dup_pair(char *left, char *right)
{
  g_autoptr(GString) whole = g_string_new(g_strdelimit(left, "\n", ' '));
  g_string_replace(whole, ILK_PAIR_ARROW, "⟶", 0);
  g_string_append_printf(whole, " " ILK_PAIR_ARROW " %s", g_strdelimit(right, "\n", ' '));
  return ilk_pair_normalise(whole->str);
}

static gboolean
read_matching(IlkGiftAnswers *self, const char *body, gboolean is_html, const char **problem)
{
  g_autoptr(GArray) options = divide(body, "=", FALSE, is_html);
  if (options->len < 2)
    return fail(problem, _("One pair is nothing to match."));
  for (guint i = 0; i < options->len; i++) {
    const char *text = get(options, i)->text, *arrow = strstr(text, "->");
    if (arrow == NULL)
      return fail(problem, _("Each pair reads “=left -> right”."));
    g_autofree char *left = g_strstrip(g_strndup(text, (gsize) (arrow - text)));
    g_autofree char *right = g_strstrip(g_strdup(arrow + 2));
    if (*right == '\0')
      return fail(problem, _("Each pair reads “=left -> right”."));
    g_ptr_array_add(self->pairs, dup_pair(left, right));
  }
  return TRUE;
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

static gboolean
read_numbers(IlkGiftAnswers *self, const char *body, gboolean is_html, const char **problem)
{
  g_autoptr(GArray) options = divide(body, "=~", TRUE, is_html);
  for (guint i = 0; i < options->len; i++) {
    const Option *option = get(options, i);
    if (option->sign == '~' || option->weight < FULL)
      continue;
    char *number = dup_number(option->written);
    if (number == NULL)
      return fail(problem, _("A number reads “5”, “5:0.5” with its tolerance, or “4..6”."));
    g_ptr_array_add(self->accept, number);
    append_paragraph(self->answer, option->feedback);
  }
  return self->accept->len > 0 || fail(problem, _("None of the numbers is right."));
}

static gboolean
read_shorts(IlkGiftAnswers *self, const char *body, gboolean is_html, const char **problem)
{
  g_autoptr(GArray) options = divide(body, "=", TRUE, is_html);
  for (guint i = 0; i < options->len; i++) {
    const Option *option = get(options, i);
    if (option->weight < FULL || *option->written == '\0')
      continue;
    g_ptr_array_add(self->accept, g_strdelimit(g_strdup(option->written), "\n", ' '));
    append_paragraph(self->answer, option->feedback);
  }
  self->form = ILK_ANSWER_TYPED;
  return self->accept->len > 0 || fail(problem, _("None of the answers is right."));
}

/* Returns: where the feedback for all begins, the end without any */
static const char *
find_general(const char *body)
{
  const char *found = NULL;
  for (const char *at = strstr(body, "####"); at != NULL; at = strstr(at + 1, "####"))
    found = at;
  return found != NULL ? found : body + strlen(body);
}

static gboolean
read_kind(IlkGiftAnswers *self, const char *body, gboolean is_html, const char **problem)
{
  if (*body == '\0')
    return TRUE;
  if (*body == '#')
    return read_numbers(self, body + 1, is_html, problem);
  if (strchr(body, '~') != NULL)
    return read_choice(self, body, is_html, problem);
  if (strchr(body, '=') != NULL && strstr(body, "->") != NULL)
    return read_matching(self, body, is_html, problem);
  return read_true_false(self, body, is_html) || read_shorts(self, body, is_html, problem);
}

gboolean
ilk_gift_answers_read(IlkGiftAnswers *self, const char *body, gboolean is_html,
                      const char **problem)
{
  const char *general = find_general(body);
  g_autofree char *answers = g_strstrip(g_strndup(body, (gsize) (general - body)));
  g_autofree char *feedback =
      ilk_gift_dup_text(*general != '\0' ? general + strlen("####") : "", is_html);
  if (!read_kind(self, answers, is_html, problem))
    return FALSE;
  append_paragraph(self->answer, feedback);
  if (*answers == '\0' && self->answer->len == 0)
    return fail(problem, _("This question has no answer: an open one has it behind “####”."));
  return TRUE;
}
