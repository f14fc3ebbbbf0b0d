/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card says itself how it wants to be asked: by its lists, its form, its gaps.
 */
#include "app/quiz/kind.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/quiz/number.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  const char *name;
  const char *label;
} kinds_known[ILK_N_QUIZ_KINDS] = {
    [ILK_QUIZ_OPEN] = {"open", N_("Open")},
    [ILK_QUIZ_CHOICE] = {"choice", N_("Choice")},
    [ILK_QUIZ_SEVERAL] = {"several", N_("Several right")},
    [ILK_QUIZ_TRUE_FALSE] = {"true-false", N_("True or false")},
    [ILK_QUIZ_TYPED] = {"typed", N_("Typed")},
    [ILK_QUIZ_NUMBER] = {"number", N_("Number")},
    [ILK_QUIZ_CLOZE] = {"cloze", N_("Gaps")},
    [ILK_QUIZ_ORDER] = {"order", N_("Order")},
    [ILK_QUIZ_MATCHING] = {"matching", N_("Matching")},
};

/* Kinds for which cards are written come before those that suit many. */
static const IlkQuizKind preference[ILK_N_QUIZ_KINDS] = {
    ILK_QUIZ_SEVERAL, ILK_QUIZ_ORDER, ILK_QUIZ_MATCHING, ILK_QUIZ_TRUE_FALSE, ILK_QUIZ_CLOZE,
    ILK_QUIZ_NUMBER,  ILK_QUIZ_TYPED, ILK_QUIZ_CHOICE,   ILK_QUIZ_OPEN,
};

const char *
ilk_quiz_kind_get_name(IlkQuizKind kind)
{
  g_return_val_if_fail(kind < ILK_N_QUIZ_KINDS, "open");
  return kinds_known[kind].name;
}

const char *
ilk_quiz_kind_get_label(IlkQuizKind kind)
{
  g_return_val_if_fail(kind < ILK_N_QUIZ_KINDS, "");
  return _(kinds_known[kind].label);
}

static gboolean
add_kind(const char *name, guint *kinds)
{
  for (guint i = 0; i < ILK_N_QUIZ_KINDS; i++) {
    if (g_ascii_strcasecmp(name, kinds_known[i].name) == 0) {
      *kinds |= 1u << i;
      return TRUE;
    }
  }
  return g_ascii_strcasecmp(name, "mixed") == 0;
}

static gboolean
fail_unknown(const char *name, GError **error)
{
  g_autoptr(GString) names = g_string_new("mixed");
  for (guint i = 0; i < ILK_N_QUIZ_KINDS; i++)
    g_string_append_printf(names, ", %s", kinds_known[i].name);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              /* Translators: the second %s is a list of words that are not translated. */
              _("“%s” is no kind of question. Kinds are: %s."), name, names->str);
  return FALSE;
}

gboolean
ilk_quiz_kinds_parse(const char *text, guint *kinds, GError **error)
{
  g_return_val_if_fail(text != NULL && kinds != NULL, FALSE);

  g_auto(GStrv) names = g_strsplit(text, ",", -1);
  guint found = ILK_QUIZ_MIXED;
  if (names[0] == NULL)
    return fail_unknown(text, error);
  for (char **name = names; *name != NULL; name++) {
    if (!add_kind(g_strstrip(*name), &found))
      return fail_unknown(*name, error);
  }
  *kinds = found;
  return TRUE;
}

gboolean
ilk_quiz_kind_is_recognised(IlkQuizKind kind)
{
  return kind == ILK_QUIZ_CHOICE || kind == ILK_QUIZ_SEVERAL || kind == ILK_QUIZ_TRUE_FALSE ||
         kind == ILK_QUIZ_ORDER || kind == ILK_QUIZ_MATCHING;
}

gboolean
ilk_quiz_kind_is_written(IlkQuizKind kind)
{
  return kind == ILK_QUIZ_TYPED || kind == ILK_QUIZ_NUMBER || kind == ILK_QUIZ_CLOZE;
}

static guint
count(const char *const *list)
{
  return list != NULL ? g_strv_length((char **) list) : 0;
}

char *
ilk_quiz_dup_first_paragraph(const char *answer)
{
  const char *gap = strstr(answer, "\n\n");
  return gap != NULL ? g_strndup(answer, (gsize) (gap - answer)) : g_strdup(answer);
}

char *
ilk_quiz_dup_short_answer(const IlkCardContent *content)
{
  g_return_val_if_fail(content != NULL, NULL);

  if (content->key.short_answer != NULL)
    return g_strdup(content->key.short_answer);
  return ilk_quiz_dup_first_paragraph(content->answer);
}

/* Nobody types a paragraph to the letter. */
static gboolean
can_be_typed(const IlkCardContent *content)
{
  if (content->key.accept != NULL || content->key.form == ILK_ANSWER_TYPED)
    return TRUE;
  g_autofree char *answer = ilk_quiz_dup_short_answer(content);
  return *answer != '\0' && strchr(answer, '\n') == NULL &&
         g_utf8_strlen(answer, -1) <= ILK_MAX_QUIZ_TYPED_UNASKED;
}

/* As a matter of text, “3.10” is not “3.1”: a plain number is compared so where typing is asked. */
static gboolean
is_number(const IlkAnswerKey *key)
{
  if (key->accept == NULL || key->has_gaps)
    return FALSE;
  for (guint i = 0; key->accept[i] != NULL; i++) {
    IlkQuizNumber number;
    if (!ilk_quiz_number_parse(&number, key->accept[i]) ||
        (key->form == ILK_ANSWER_TYPED && ilk_quiz_number_is_plain(&number)))
      return FALSE;
  }
  return TRUE;
}

/* What is left over on the right has nothing to be matched with. */
static gboolean
can_be_matched(const char *const *pairs)
{
  guint lefts = 0;
  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    lefts += !g_str_has_prefix(pairs[i], "→ ");
  return lefts > 0 && count(pairs) > 1;
}

gboolean
ilk_quiz_is_lure(const IlkCardContent *content, guint i)
{
  return content->key.accept == NULL || !g_str_equal(content->distractors[i], ILK_ANY_OTHER);
}

/* A lure that says what is right would be no lure. */
static gboolean
has_lure(const IlkCardContent *content)
{
  g_autofree char *right = ilk_quiz_dup_short_answer(content);
  for (guint i = 0; i < count(content->distractors); i++)
    if (ilk_quiz_is_lure(content, i) && !g_str_equal(content->distractors[i], right))
      return TRUE;
  return FALSE;
}

/* Of steps that all say the same there is one order. */
static gboolean
has_orders(const char *const *order)
{
  for (guint i = 1; i < count(order); i++)
    if (!g_str_equal(order[i], order[0]))
      return TRUE;
  return FALSE;
}

static gboolean
suits(const IlkCardContent *content, IlkQuizKind kind)
{
  const IlkAnswerKey *key = &content->key;
  switch (kind) {
  case ILK_QUIZ_OPEN:
    return TRUE;
  case ILK_QUIZ_CHOICE:
    return has_lure(content) && count(key->right_answers) == 0 && *content->answer != '\0' &&
           key->form != ILK_ANSWER_TRUE_FALSE;
  case ILK_QUIZ_SEVERAL:
    return count(key->right_answers) > 0 &&
           count(key->right_answers) + count(content->distractors) > 1;
  case ILK_QUIZ_TRUE_FALSE:
    return key->form == ILK_ANSWER_TRUE_FALSE;
  case ILK_QUIZ_TYPED:
    return !key->has_gaps && !is_number(key) && can_be_typed(content);
  case ILK_QUIZ_NUMBER:
    return is_number(key);
  case ILK_QUIZ_CLOZE:
    return key->has_gaps && key->accept != NULL;
  case ILK_QUIZ_ORDER:
    return has_orders(key->order);
  case ILK_QUIZ_MATCHING:
    return can_be_matched(key->pairs);
  default:
    return FALSE;
  }
}

/* A card is typed where it says so itself, or where the learner asks for it. */
static gboolean
is_meant(const IlkCardContent *content, IlkQuizKind kind)
{
  const IlkAnswerKey *key = &content->key;
  return kind != ILK_QUIZ_TYPED || key->accept != NULL || key->form == ILK_ANSWER_TYPED;
}

gboolean
ilk_quiz_kind_choose(const IlkCardContent *content, guint kinds, IlkQuizKind *kind)
{
  g_return_val_if_fail(content != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < ILK_N_QUIZ_KINDS; i++) {
    IlkQuizKind next = preference[i];
    gboolean allowed =
        kinds == ILK_QUIZ_MIXED ? is_meant(content, next) : (kinds & (1u << next)) != 0;
    if (allowed && suits(content, next)) {
      *kind = next;
      return TRUE;
    }
  }
  return FALSE;
}
