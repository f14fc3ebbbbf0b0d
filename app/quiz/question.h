/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One question of a quiz: a card, the kind it is asked as, and what there is to choose from, in the
 * order in which it is shown. Immutable and counted; main thread.
 */
#pragma once

#include "app/model/card.h"
#include "app/quiz/kind.h"

/**
 * IlkQuizOption:
 * @text: Markdown
 * @reason: why it is wrong, or what else is said of it, Markdown; "" when nobody says
 * @source: which one it is, whatever the shuffle: 0 the right answer, from 1 on the wrong ones in
 * their order; of several the right ones come first; a step's place in its order; of what is
 * matched, the left side that it belongs to, or a greater number
 */
typedef struct {
  char *text;
  char *reason;
  guint source;
  gboolean is_right;
} IlkQuizOption;

/**
 * IlkQuizQuestion:
 * @card: asked about
 * @options: (element-type IlkQuizOption): shuffled; empty where nothing is chosen
 * @lefts: (element-type utf8): what is matched with the options, in the order of the card
 * @accept: (nullable) (array zero-terminated=1): what is right when it is written
 */
typedef struct {
  IlkCard *card;
  IlkQuizKind kind;
  GPtrArray *options;
  GPtrArray *lefts;
  char **accept;
} IlkQuizQuestion;

/**
 * ilk_quiz_question_new:
 * @kinds: the kinds that are allowed, or ILK_QUIZ_MIXED
 * @seed: of the quiz; the order of a question's options depends on it and the card alone
 *
 * Returns: (transfer full) (nullable): NULL when @card cannot be asked as any of @kinds
 */
IlkQuizQuestion *ilk_quiz_question_new(IlkCard *card, guint kinds, guint64 seed)
    G_GNUC_WARN_UNUSED_RESULT;
IlkQuizQuestion *ilk_quiz_question_ref(IlkQuizQuestion *self) G_GNUC_WARN_UNUSED_RESULT;
void ilk_quiz_question_unref(IlkQuizQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkQuizQuestion, ilk_quiz_question_unref)

/** ilk_quiz_question_get_option: Returns: (transfer none): the option shown as number @index */
const IlkQuizOption *ilk_quiz_question_get_option(const IlkQuizQuestion *self, guint index);

/** ilk_quiz_question_get_limit: Returns: ms that it should take: the card's time, and of what is
 * chosen no more than 3 s and 0.35 s for each word that is shown */
gint64 ilk_quiz_question_get_limit(const IlkQuizQuestion *self);

/** ilk_quiz_question_dup_rest: Returns: (transfer full) (nullable): the first paragraph of the
 * answer, Markdown; NULL when it says no more than what is right does already */
char *ilk_quiz_question_dup_rest(const IlkQuizQuestion *self) G_GNUC_WARN_UNUSED_RESULT;
