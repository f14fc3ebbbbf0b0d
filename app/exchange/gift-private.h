/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of GIFT share: gift.c divides a file into questions, gift-answers.c reads what
 * stands in braces, gift-text.c escapes. Only they include this.
 */
#pragma once

#include "app/deckfile/deck-file.h"

/**
 * IlkGiftAnswers: what stands in braces, as a card has it
 * @answer: Markdown, may be empty
 * @wrong, @right, @accept, @pairs: (element-type utf8): lists
 */
typedef struct {
  IlkAnswerForm form;
  GString *answer;
  GPtrArray *wrong;
  GPtrArray *right;
  GPtrArray *accept;
  GPtrArray *pairs;
} IlkGiftAnswers;

void ilk_gift_answers_init(IlkGiftAnswers *self);
void ilk_gift_answers_clear(IlkGiftAnswers *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkGiftAnswers, ilk_gift_answers_clear)

/**
 * ilk_gift_answers_read:
 * @body: what stands between the braces, with its escapes hidden
 * @is_html: whether texts without a format of their own are HTML
 * @problem: (out): a sentence, translated, on failure
 */
gboolean ilk_gift_answers_read(IlkGiftAnswers *self, const char *body, gboolean is_html,
                               const char **problem);

/** ilk_gift_hide: Returns: (transfer full): @text with each escaped sign as a control character,
 * of which it has none itself */
char *ilk_gift_hide(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_dup_text: Returns: (transfer full): a text as a card has it: signs are back, blanks
 * around it are gone, a format before it is heeded */
char *ilk_gift_dup_text(const char *hidden, gboolean is_html) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_dup_as: Returns: (transfer full): the same of a text whose format is known: one that
 * stands before it is text */
char *ilk_gift_dup_as(const char *hidden, gboolean is_html) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_dup_written: Returns: (transfer full): a text as one types it, plain */
char *ilk_gift_dup_written(const char *hidden, gboolean is_html) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_skip_format: @is_html: (out): changed where @text begins with a known format. Returns:
 * what follows that */
const char *ilk_gift_skip_format(const char *text, gboolean *is_html);

/** ilk_gift_escape: appends @text so that it is read back as it is */
void ilk_gift_escape(GString *out, const char *text);
