/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a question of a card. Lures are the card's own: sentences of other cards would teach
 * nothing but to tell topics apart (Little & Bjork 2015).
 */
#include "app/quiz/question.h"

#include "app/base/limits.h"
#include "app/deckfile/plain-text.h"
#include "app/model/pair.h"
#include "app/quiz/random.h"
#include "app/quiz/remark.h"
#include "app/study/typed-check.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MS_TO_LOOK 3000
#define MS_A_WORD 350
#define ARROW " → "

static void
free_option(gpointer data)
{
  IlkQuizOption *self = data;
  g_free(self->text);
  g_free(self->reason);
  g_free(self);
}

static void
clear_question(gpointer data)
{
  IlkQuizQuestion *self = data;
  g_object_unref(self->card);
  g_ptr_array_unref(self->options);
  g_ptr_array_unref(self->lefts);
  g_strfreev(self->accept);
}

IlkQuizQuestion *
ilk_quiz_question_ref(IlkQuizQuestion *self)
{
  return g_rc_box_acquire(self);
}

void
ilk_quiz_question_unref(IlkQuizQuestion *self)
{
  g_rc_box_release_full(self, clear_question);
}

static void
add_option(IlkQuizQuestion *self, const char *text, const char *reason, guint source,
           gboolean is_right)
{
  IlkQuizOption *option = g_new(IlkQuizOption, 1);
  *option =
      (IlkQuizOption){g_strdup(text), ilk_quiz_dup_reason(reason, is_right), source, is_right};
  g_ptr_array_add(self->options, option);
}

/* Returns: whether @text is among the options already */
static gboolean
has_option(const IlkQuizQuestion *self, const char *text)
{
  for (guint i = 0; i < self->options->len; i++) {
    if (g_str_equal(ilk_quiz_question_get_option(self, i)->text, text))
      return TRUE;
  }
  return FALSE;
}

/* Adds at most @most lures, by lot. What is said twice is offered once, and is right when it is
 * right anywhere. */
static void
add_lures(IlkQuizQuestion *self, const IlkCardContent *content, guint first, guint most,
          IlkQuizRandom *random)
{
  guint order[ILK_MAX_DISTRACTORS];
  guint n = MIN(g_strv_length((char **) content->distractors), ILK_MAX_DISTRACTORS);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  ilk_quiz_shuffle(random, order, n, sizeof *order);
  for (guint i = 0, added = 0; i < n && added < most; i++) {
    guint lure = order[i];
    const char *const *reasons = content->key.reasons;
    if (!ilk_quiz_is_lure(content, lure) || has_option(self, content->distractors[lure]))
      continue;
    add_option(self, content->distractors[lure], reasons != NULL ? reasons[lure] : NULL,
               first + lure, FALSE);
    added++;
  }
}

static void
shuffle_options(IlkQuizQuestion *self, IlkQuizRandom *random)
{
  ilk_quiz_shuffle(random, self->options->pdata, self->options->len, sizeof(gpointer));
}

static void
make_choice(IlkQuizQuestion *self, const IlkCardContent *content, IlkQuizRandom *random)
{
  g_autofree char *right = ilk_quiz_dup_short_answer(content);
  add_option(self, right, NULL, 0, TRUE);
  add_lures(self, content, 1, ILK_MAX_QUIZ_LURES, random);
  shuffle_options(self, random);
}

static void
make_several(IlkQuizQuestion *self, const IlkCardContent *content, IlkQuizRandom *random)
{
  const char *const *right = content->key.right_answers, *const *said = content->key.right_reasons;
  guint n = 0;
  for (; right[n] != NULL; n++) {
    if (!has_option(self, right[n]))
      add_option(self, right[n], said != NULL ? said[n] : NULL, n, TRUE);
  }
  add_lures(self, content, n, ILK_MAX_DISTRACTORS, random);
  shuffle_options(self, random);
}

/* True stands first wherever it is right. */
static void
make_true_false(IlkQuizQuestion *self, const IlkCardContent *content)
{
  gboolean is_true = g_ascii_strncasecmp(content->answer, "true", strlen("true")) == 0;
  const char *const *reasons = content->key.reasons;
  const char *reason = reasons != NULL ? reasons[0] : NULL;
  add_option(self, _("True"), is_true ? NULL : reason, 0, is_true);
  add_option(self, _("False"), is_true ? reason : NULL, 1, !is_true);
}

/* An order that is right already would ask nothing. Not all steps say the same. */
static gboolean
is_in_order(const IlkQuizQuestion *self, const char *const *order)
{
  for (guint i = 0; i < self->options->len; i++) {
    if (!g_str_equal(ilk_quiz_question_get_option(self, i)->text, order[i]))
      return FALSE;
  }
  return TRUE;
}

static void
make_order(IlkQuizQuestion *self, const IlkCardContent *content, IlkQuizRandom *random)
{
  for (guint i = 0; content->key.order[i] != NULL; i++)
    add_option(self, content->key.order[i], NULL, i, TRUE);
  do
    shuffle_options(self, random);
  while (is_in_order(self, content->key.order));
}

/* What is on the right of several pairs is shown once. */
static void
make_matching(IlkQuizQuestion *self, const IlkCardContent *content, IlkQuizRandom *random)
{
  guint n = g_strv_length((char **) content->key.pairs);
  for (guint i = 0; i < n; i++) {
    const char *pair = content->key.pairs[i];
    const char *arrow = strstr(pair, ARROW);
    const char *right = arrow != NULL ? arrow + strlen(ARROW) : pair;
    gboolean left_over = arrow == NULL && g_str_has_prefix(pair, "→ ");
    if (left_over)
      right = pair + strlen("→ ");
    else
      g_ptr_array_add(self->lefts, g_strndup(pair, (gsize) (right - pair - strlen(ARROW))));
    if (!has_option(self, right))
      add_option(self, right, NULL, left_over ? n + i : self->lefts->len - 1, !left_over);
  }
  shuffle_options(self, random);
}

static void
make(IlkQuizQuestion *self, const IlkCardContent *content, IlkQuizRandom *random)
{
  switch (self->kind) {
  case ILK_QUIZ_CHOICE:
    make_choice(self, content, random);
    break;
  case ILK_QUIZ_SEVERAL:
    make_several(self, content, random);
    break;
  case ILK_QUIZ_TRUE_FALSE:
    make_true_false(self, content);
    break;
  case ILK_QUIZ_TYPED:
  case ILK_QUIZ_NUMBER:
  case ILK_QUIZ_CLOZE:
    self->accept = ilk_typed_dup_accepted(content);
    break;
  case ILK_QUIZ_ORDER:
    make_order(self, content, random);
    break;
  case ILK_QUIZ_MATCHING:
    make_matching(self, content, random);
    break;
  case ILK_QUIZ_OPEN:
  default:
    break;
  }
}

IlkQuizQuestion *
ilk_quiz_question_new(IlkCard *card, guint kinds, guint64 seed)
{
  g_return_val_if_fail(ILK_IS_CARD(card), NULL);

  IlkQuizKind kind;
  if (!ilk_quiz_kind_choose(ilk_card_get_content(card), kinds, &kind))
    return NULL;
  IlkQuizQuestion *self = g_rc_box_new0(IlkQuizQuestion);
  IlkQuizRandom random;
  self->card = g_object_ref(card);
  self->kind = kind;
  self->options = g_ptr_array_new_with_free_func(free_option);
  self->lefts = g_ptr_array_new_with_free_func(g_free);
  ilk_quiz_random_init(&random, seed, (guint64) ilk_card_get_id(card));
  make(self, ilk_card_get_content(card), &random);
  return self;
}

const IlkQuizOption *
ilk_quiz_question_get_option(const IlkQuizQuestion *self, guint index)
{
  g_return_val_if_fail(self != NULL && index < self->options->len, NULL);
  return self->options->pdata[index];
}

static guint
count_words(const char *text)
{
  guint words = 0;
  gboolean inside = FALSE;
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    gboolean blank = g_unichar_isspace(g_utf8_get_char(text));
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

gint64
ilk_quiz_question_get_limit(const IlkQuizQuestion *self)
{
  g_return_val_if_fail(self != NULL, 0);

  const IlkCardContent *content = ilk_card_get_content(self->card);
  gint64 time = content->seconds * G_GINT64_CONSTANT(1000);
  if (!ilk_quiz_kind_is_recognised(self->kind))
    return time;
  guint words = count_words(content->question);
  for (guint i = 0; i < self->options->len; i++)
    words += count_words(ilk_quiz_question_get_option(self, i)->text);
  for (guint i = 0; i < self->lefts->len; i++)
    words += count_words(self->lefts->pdata[i]);
  return MIN(time, MS_TO_LOOK + MS_A_WORD * (gint64) words);
}

static void
append_list(GString *out, const char *const *items, gboolean numbered)
{
  for (guint i = 0; items != NULL && items[i] != NULL; i++) {
    if (numbered)
      g_string_append_printf(out, "%u. %s\n", i + 1, items[i]);
    else
      g_string_append_printf(out, "- %s\n", items[i]);
  }
}

static void
append_pairs(GString *out, const char *const *pairs)
{
  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++) {
    g_autofree char *words = ilk_pair_dup_words(pairs[i]);
    g_string_append_printf(out, "- %s\n", words);
  }
}

/* What is right as an answer would have it. */
static char *
dup_said(const IlkQuizQuestion *self)
{
  const IlkCardContent *content = ilk_card_get_content(self->card);
  g_autoptr(GString) said = g_string_new(NULL);
  if (self->kind == ILK_QUIZ_CHOICE)
    return ilk_quiz_dup_short_answer(content);
  if (self->kind == ILK_QUIZ_SEVERAL)
    append_list(said, content->key.right_answers, FALSE);
  if (self->kind == ILK_QUIZ_ORDER)
    append_list(said, content->key.order, TRUE);
  if (self->kind == ILK_QUIZ_MATCHING)
    append_pairs(said, content->key.pairs);
  return g_strdup(said->str);
}

static gboolean
reads_the_same(const char *a, const char *b)
{
  g_autofree char *one = g_strstrip(ilk_markdown_to_plain(a));
  g_autofree char *other = g_strstrip(ilk_markdown_to_plain(b));
  return g_str_equal(one, other);
}

char *
ilk_quiz_question_dup_rest(const IlkQuizQuestion *self)
{
  g_return_val_if_fail(self != NULL, NULL);

  const char *answer = ilk_card_get_content(self->card)->answer;
  g_autofree char *first = ilk_quiz_dup_first_paragraph(answer);
  g_autofree char *said = dup_said(self);
  g_autofree char *plain = g_strstrip(ilk_markdown_to_plain(first));
  for (guint i = 0; self->accept != NULL && self->accept[i] != NULL; i++)
    if (g_str_equal(self->accept[i], plain))
      return NULL;
  return *plain == '\0' || reads_the_same(said, first) ? NULL : g_steal_pointer(&first);
}
