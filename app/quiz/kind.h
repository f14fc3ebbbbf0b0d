/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of questions a quiz asks, and which of them a card can be asked as. Pure functions, any
 * thread.
 */
#pragma once

#include "app/model/card-content.h"

/**
 * IlkQuizKind:
 * @ILK_QUIZ_OPEN: thought or spoken, then judged by the learner
 * @ILK_QUIZ_CHOICE: one of a card's answers is right
 * @ILK_QUIZ_SEVERAL: any number of them may be
 * @ILK_QUIZ_TRUE_FALSE: one of two words
 * @ILK_QUIZ_TYPED: written, and compared letter by letter
 * @ILK_QUIZ_NUMBER: a number, with its unit and within a tolerance
 * @ILK_QUIZ_CLOZE: written into the gaps of a text
 * @ILK_QUIZ_ORDER: steps to be put in their order
 * @ILK_QUIZ_MATCHING: what belongs together
 *
 * The numbers are stored in the collection: never renumber.
 */
typedef enum {
  ILK_QUIZ_OPEN = 0,
  ILK_QUIZ_CHOICE = 1,
  ILK_QUIZ_SEVERAL = 2,
  ILK_QUIZ_TRUE_FALSE = 3,
  ILK_QUIZ_TYPED = 4,
  ILK_QUIZ_NUMBER = 5,
  ILK_QUIZ_CLOZE = 6,
  ILK_QUIZ_ORDER = 7,
  ILK_QUIZ_MATCHING = 8,
} IlkQuizKind;

#define ILK_N_QUIZ_KINDS 9

/** ILK_QUIZ_MIXED: a set of kinds (bits `1 << kind`) that leaves it to each card */
#define ILK_QUIZ_MIXED 0u

/** ilk_quiz_kind_get_name: Returns: the untranslated name, as the command line spells it */
const char *ilk_quiz_kind_get_name(IlkQuizKind kind);

/** ilk_quiz_kind_get_label: Returns: the translated name */
const char *ilk_quiz_kind_get_label(IlkQuizKind kind);

/**
 * ilk_quiz_kinds_parse:
 * @text: names parted by commas, or `mixed`
 * @kinds: (out): a set of kinds
 * @error: ILK_ERROR_INVALID: lists the names there are
 */
gboolean ilk_quiz_kinds_parse(const char *text, guint *kinds, GError **error);

/** ilk_quiz_kind_is_recognised: Returns: whether a right answer may be luck, since it is chosen
 * among what is shown: such an answer is no recall */
gboolean ilk_quiz_kind_is_recognised(IlkQuizKind kind);

/** ilk_quiz_kind_is_written: Returns: whether it is answered by writing */
gboolean ilk_quiz_kind_is_written(IlkQuizKind kind);

/**
 * ilk_quiz_kind_choose:
 * @kinds: the kinds that are allowed, or ILK_QUIZ_MIXED
 * @kind: (out): the first of them that suits @content, those first that it was written for
 *
 * Returns: whether there is one
 */
gboolean ilk_quiz_kind_choose(const IlkCardContent *content, guint kinds, IlkQuizKind *kind);

/** ilk_quiz_is_lure: Returns: whether the wrong answer number @i of @content can be offered: what
 * stands for any other that is typed says nothing itself */
gboolean ilk_quiz_is_lure(const IlkCardContent *content, guint i);

/** ilk_quiz_dup_short_answer: Returns: (transfer full): the short answer of @content, or the first
 * paragraph of its answer, Markdown */
char *ilk_quiz_dup_short_answer(const IlkCardContent *content) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_quiz_dup_first_paragraph: Returns: (transfer full): of an answer, Markdown */
char *ilk_quiz_dup_first_paragraph(const char *answer) G_GNUC_WARN_UNUSED_RESULT;
