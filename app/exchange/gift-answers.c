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
#include <math.h>
#include <string.h>

#define ARROW "->"

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
  g_free(self->short_answer);
  g_ptr_array_unref(self->wrong);
  g_ptr_array_unref(self->right);
  g_ptr_array_unref(self->accept);
  g_ptr_array_unref(self->pairs);
}

gboolean
ilk_gift_fail(const char **problem, const char *sentence)
{
  *problem = sentence;
  return FALSE;
}

void
ilk_gift_answers_say(IlkGiftAnswers *self, const char *text)
{
  if (*text != '\0')
    g_string_append_printf(self->answer, "%s%s", self->answer->len > 0 ? "\n\n" : "", text);
}

static const IlkGiftOption *
get(const GArray *options, guint i)
{
  return &g_array_index(options, IlkGiftOption, i);
}

static void
add_wrong(IlkGiftAnswers *self, const IlkGiftOption *option, double usual)
{
  g_ptr_array_add(self->wrong, ilk_gift_option_dup_item(option, option->text, usual));
}

static gboolean
read_true_false(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place)
{
  static const char *const words[] = {"TRUE", "T", "FALSE", "F"};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    const char *rest = body + strlen(words[i]);
    if (!g_str_has_prefix(body, words[i]))
      continue;
    rest += strspn(rest, " \t\n");
    if (*rest != '\0' && *rest != '#')
      continue;
    g_auto(GStrv) parts = g_strsplit(rest, "#", 3);
    guint n = g_strv_length(parts);
    g_autofree char *right = ilk_gift_dup_text(n > 2 ? parts[2] : "", place);
    const IlkGiftOption wrong = {.text = (char *) (i < 2 ? "False." : "True."),
                                 .feedback = ilk_gift_dup_text(n > 1 ? parts[1] : "", place)};
    self->form = ILK_ANSWER_TRUE_FALSE;
    ilk_gift_answers_say(self, i < 2 ? "True." : "False.");
    ilk_gift_answers_say(self, right);
    if (*wrong.feedback != '\0')
      add_wrong(self, &wrong, NAN);
    g_free(wrong.feedback);
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
    n += get(options, i)->weight >= ILK_GIFT_FULL;
  return n;
}

/* The best answer is the right one, whatever its share: a deck gives all of it. */
static void
take_choice(IlkGiftAnswers *self, const GArray *options, guint right, IlkGiftPlace *place)
{
  const IlkGiftOption *best = get(options, right);
  if (best->weight < ILK_GIFT_FULL) {
    g_autofree char *share = ilk_reason_new(best->weight, "");
    g_autofree char *what = g_strdup_printf("%s: %s", best->text, share);
    ilk_gift_lose(place, ILK_LOSS_CREDIT, what);
  }
  ilk_gift_answers_say(self, best->text);
  ilk_gift_answers_say(self, best->feedback);
  for (guint i = 0; i < options->len; i++)
    if (i != right)
      add_wrong(self, get(options, i), 0);
}

/* Where nothing else is said, right ones share the credit, and each wrong one costs as much. */
static void
take_several(IlkGiftAnswers *self, const GArray *options, guint n)
{
  double share = ILK_GIFT_FULL / n;
  for (guint i = 0; i < options->len; i++) {
    const IlkGiftOption *option = get(options, i);
    if (option->weight <= 0)
      add_wrong(self, option, -share);
    else
      g_ptr_array_add(self->right, ilk_gift_option_dup_item(option, option->text, share));
  }
}

static gboolean
read_choice(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place, const char **problem)
{
  g_autoptr(GArray) options = ilk_gift_options_new(body, "=~", '~', place);
  guint right = 0, full = count_full(options), positive = count_positive(options, &right);
  for (guint i = 0; i < options->len; i++)
    if (*get(options, i)->text == '\0')
      return ilk_gift_fail(problem, _("One of the options is empty."));
  if (options->len < 2)
    return ilk_gift_fail(problem, _("One option is no choice."));
  if (positive == 0)
    return ilk_gift_fail(problem, _("None of the options is right; “=” begins the right one."));
  if (full > 1)
    return ilk_gift_fail(problem,
                         _("Two options are right. Where several are, each begins with its share, "
                           "such as “~%50%”."));
  if (full == 1 || positive == 1)
    take_choice(self, options, right, place);
  else
    take_several(self, options, positive);
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

/* A pair has neither share nor feedback: their signs are text. */
static gboolean
take_pair(IlkGiftAnswers *self, const char *text, IlkGiftPlace *place)
{
  const char *arrow = strstr(text, ARROW);
  if (arrow == NULL)
    return FALSE;
  g_autofree char *hidden = g_strndup(text, (gsize) (arrow - text));
  g_autofree char *left = ilk_gift_dup_text(hidden, place);
  g_autofree char *right = ilk_gift_dup_text(arrow + strlen(ARROW), place);
  if (*right == '\0')
    return FALSE;
  g_ptr_array_add(self->pairs, dup_pair(left, right));
  return TRUE;
}

static gboolean
read_matching(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place, const char **problem)
{
  g_auto(GStrv) pairs = g_strsplit(body, "=", -1);
  for (guint i = 0; pairs[i] != NULL; i++) {
    gboolean before = i == 0 && pairs[i][strspn(pairs[i], " \t\n")] == '\0';
    if (!before && !take_pair(self, pairs[i], place))
      return ilk_gift_fail(problem, _("Each pair reads “=left -> right”."));
  }
  return self->pairs->len > 1 || ilk_gift_fail(problem, _("One pair is nothing to match."));
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
read_kind(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place, const char **problem)
{
  if (*body == '\0')
    return TRUE;
  if (*body == '#')
    return ilk_gift_read_numbers(self, body + 1, place, problem);
  if (strchr(body, '~') != NULL)
    return read_choice(self, body, place, problem);
  if (strchr(body, '=') != NULL && strstr(body, ARROW) != NULL)
    return read_matching(self, body, place, problem);
  return read_true_false(self, body, place) || ilk_gift_read_shorts(self, body, place, problem);
}

static gboolean
has_lure(const GPtrArray *wrong)
{
  for (guint i = 0; i < wrong->len; i++) {
    g_autofree char *reason = NULL;
    g_autofree char *text = ilk_wrong_answer_split(wrong->pdata[i], &reason);
    if (!g_str_equal(text, ILK_ANY_OTHER))
      return TRUE;
  }
  return FALSE;
}

/* Where feedback is all of the answer, what is right stands nowhere to be chosen. */
static void
find_short_answer(IlkGiftAnswers *self)
{
  if (self->accept->len > 0 && self->answer->len > 0 && has_lure(self->wrong))
    self->short_answer = ilk_item_list_normalise(self->accept->pdata[0]);
}

gboolean
ilk_gift_answers_read(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place,
                      const char **problem)
{
  const char *general = find_general(body);
  g_autofree char *answers = g_strstrip(g_strndup(body, (gsize) (general - body)));
  g_autofree char *feedback =
      ilk_gift_dup_text(*general != '\0' ? general + strlen("####") : "", place);
  if (!read_kind(self, answers, place, problem))
    return FALSE;
  ilk_gift_answers_say(self, feedback);
  find_short_answer(self);
  if (*answers == '\0' && self->answer->len == 0)
    return ilk_gift_fail(problem,
                         _("This question has no answer: an open one has it behind “####”."));
  return TRUE;
}
