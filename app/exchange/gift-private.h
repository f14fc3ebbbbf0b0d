/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of GIFT share: gift.c divides a file into questions, gift-answers.c and
 * gift-written.c read what stands in braces, gift-option.c one answer, gift-write-answers.c writes
 * them, gift-text.c escapes. Only they include this.
 */
#pragma once

#include "app/exchange/gift.h"

#define ILK_GIFT_FULL 100.0

/**
 * IlkGiftPlace: the question that is being read
 * @line: where it begins
 * @is_html: whether texts without a format of their own are HTML
 * @flags: of #IlkLoss, what its HTML has lost so far
 * @losses: (nullable): takes what has no place in a deck
 */
typedef struct {
  guint line;
  gboolean is_html;
  guint flags;
  IlkLossReport *losses;
} IlkGiftPlace;

/** ilk_gift_lose: tells that @what, of the question, was lost so */
void ilk_gift_lose(const IlkGiftPlace *self, IlkLoss loss, const char *what);

/**
 * IlkGiftAnswers: what stands in braces, as a card has it
 * @answer: Markdown, may be empty
 * @short_answer: (nullable): owned
 * @wrong, @right, @accept, @pairs: (element-type utf8): lists
 */
typedef struct {
  IlkAnswerForm form;
  GString *answer;
  char *short_answer;
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
 * @problem: (out): a sentence, translated, on failure
 */
gboolean ilk_gift_answers_read(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place,
                               const char **problem);

/** ilk_gift_answers_say: a paragraph more of the answer, if @text is any */
void ilk_gift_answers_say(IlkGiftAnswers *self, const char *text);

/** ilk_gift_fail: sets @problem. Returns: FALSE */
gboolean ilk_gift_fail(const char **problem, const char *sentence);

/**
 * IlkGiftOption: one answer
 * @sign: `=` or `~`
 * @weight: per cent; ILK_GIFT_FULL for `=`, 0 for `~` without one
 * @written: what is typed for it, which is no Markdown
 */
typedef struct {
  char sign;
  double weight;
  char *text;
  char *written;
  char *feedback;
} IlkGiftOption;

/** ilk_gift_options_new: divides @body at @signs. @first: what stands before the first of them is
 * an answer with this sign. Returns: (transfer full) (element-type IlkGiftOption) */
GArray *ilk_gift_options_new(const char *body, const char *signs, char first, IlkGiftPlace *place)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_option_dup_item: @usual: the share of the credit that needs no word, NAN where there
 * are no shares. Returns: (transfer full): @text as an item of a list, and below it the share and
 * the feedback of @self */
char *ilk_gift_option_dup_item(const IlkGiftOption *self, const char *text, double usual)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_read_numbers: `5:0.5`, `4..6` */
gboolean ilk_gift_read_numbers(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place,
                               const char **problem);

/** ilk_gift_read_shorts: what is typed */
gboolean ilk_gift_read_shorts(IlkGiftAnswers *self, const char *body, IlkGiftPlace *place,
                              const char **problem);

/** ilk_gift_write_answers: what stands in the braces of a card that gives an answer */
void ilk_gift_write_answers(GString *out, const IlkCardContent *content, IlkGiftSum *sum);

/** ilk_gift_write_accepted: what is right when it is typed. @expected: (nullable): wrong answers */
void ilk_gift_write_accepted(GString *out, const char *const *accept, const char *const *expected,
                             const char *answer);

/** ilk_gift_write_general: feedback for all answers, if @feedback is any */
void ilk_gift_write_general(GString *out, const char *feedback);

/** ilk_gift_hide: Returns: (transfer full): @text with each escaped sign as a control character,
 * of which it has none itself */
char *ilk_gift_hide(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_dup_text: Returns: (transfer full): a text as a card has it: signs are back, blanks
 * around it are gone, a format before it is heeded */
char *ilk_gift_dup_text(const char *hidden, IlkGiftPlace *place) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_dup_as: Returns: (transfer full): the same of a text whose format is that of the
 * question: one that stands before it is text */
char *ilk_gift_dup_as(const char *hidden, IlkGiftPlace *place) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_dup_plain: Returns: (transfer full): the same of a text that has no format */
char *ilk_gift_dup_plain(const char *hidden) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_dup_written: Returns: (transfer full): a text as one types it, plain */
char *ilk_gift_dup_written(const char *hidden, const IlkGiftPlace *place) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_gift_skip_format: @is_html: (out): changed where @text begins with a known format. Returns:
 * what follows that */
const char *ilk_gift_skip_format(const char *text, gboolean *is_html);

/** ilk_gift_escape: appends @text so that it is read back as it is */
void ilk_gift_escape(GString *out, const char *text);
