/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a card says, whoever owns the strings: the one form in which study, quiz, terminal and
 * export see it. Plain values.
 */
#pragma once

#include "app/model/answer-key.h"

/**
 * IlkCardContent:
 * @question: Markdown
 * @answer: Markdown
 * @seconds: target time, how long a good spoken answer takes
 * @demo: (nullable): the name of a demo that ships with the app
 * @tags: (array zero-terminated=1): may be empty, never NULL in a card
 * @distractors: (array zero-terminated=1): wrong answers for the quiz, Markdown; may be empty,
 * never NULL in a card
 * @source: (nullable): where the facts come from, Markdown
 * @needs: (nullable) (array zero-terminated=1): ids, in the deck's file, of the cards that come
 * before this one as long as they are new
 * @key: what an answer can be checked by
 */
typedef struct {
  const char *question;
  const char *answer;
  int seconds;
  const char *demo;
  const char *const *tags;
  const char *const *distractors;
  const char *source;
  const char *const *needs;
  IlkAnswerKey key;
} IlkCardContent;

/** ilk_card_content_copy: Returns: a copy that ilk_card_content_clear() frees; its lists of tags
 * and distractors are not NULL */
IlkCardContent ilk_card_content_copy(const IlkCardContent *self);
void ilk_card_content_clear(IlkCardContent *self);

/**
 * ilk_target_seconds_for_answer:
 * @answer: Markdown
 *
 * Returns: the target time of a card that names none: words of the answer / 2.6, within 5 to 60 s
 */
int ilk_target_seconds_for_answer(const char *answer);
