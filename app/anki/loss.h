/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an import had to simplify or leave out, so that it can be told: how often, and where first.
 * Plain values; any thread, one at a time.
 */
#pragma once

#include <glib.h>

/**
 * IlkLoss:
 * @ILK_LOSS_LOOK: colours, sizes and fonts
 * @ILK_LOSS_MATH: mathematics that is shown as it is written
 * @ILK_LOSS_TABLE: cells that reach over several
 * @ILK_LOSS_ACTIVE: scripts, frames, forms and drawings
 * @ILK_LOSS_REMOTE: pictures on the web
 * @ILK_LOSS_DEPTH: HTML that is too deep or too tangled to be followed: its text alone is kept
 * @ILK_LOSS_LENGTH: texts that are longer than a card may be
 * @ILK_LOSS_HINT: hints that unfold; they are on the answer's side
 * @ILK_LOSS_SPEECH: texts that are meant to be spoken
 * @ILK_LOSS_TEMPLATE: templates that are broken: the fields are shown as they are
 * @ILK_LOSS_OCCLUSION: pictures with hidden parts that could not be taken over
 * @ILK_LOSS_NO_CARD: notes without cards
 * @ILK_LOSS_DAMAGED: notes that are not whole
 * @ILK_LOSS_MEDIA: pictures and sounds that are not in the package, or beside the text
 * @ILK_LOSS_MEDIA_SIZE: pictures and sounds that are too large or damaged
 * @ILK_LOSS_LOG: rows of the log that were no answers, or belong to an earlier life of a card
 * @ILK_LOSS_FILTERED: cards that were in a filtered deck, and are in their own again
 * @ILK_LOSS_DUPLICATE: notes that are there twice
 * @ILK_LOSS_FILE: files that could not be read
 * @ILK_LOSS_DESCRIPTION: texts in a file of questions that ask nothing
 * @ILK_LOSS_TITLE: titles of questions that can be no ids
 * @ILK_LOSS_CATEGORY: categories that are called otherwise as tags, or are none
 * @ILK_LOSS_CREDIT: shares of the credit that a right answer gets
 * @ILK_LOSS_WILDCARD: answers with a sign that stands for any letters
 */
typedef enum {
  ILK_LOSS_LOOK,
  ILK_LOSS_MATH,
  ILK_LOSS_TABLE,
  ILK_LOSS_ACTIVE,
  ILK_LOSS_REMOTE,
  ILK_LOSS_DEPTH,
  ILK_LOSS_LENGTH,
  ILK_LOSS_HINT,
  ILK_LOSS_SPEECH,
  ILK_LOSS_TEMPLATE,
  ILK_LOSS_OCCLUSION,
  ILK_LOSS_NO_CARD,
  ILK_LOSS_DAMAGED,
  ILK_LOSS_MEDIA,
  ILK_LOSS_MEDIA_SIZE,
  ILK_LOSS_LOG,
  ILK_LOSS_FILTERED,
  ILK_LOSS_DUPLICATE,
  ILK_LOSS_FILE,
  ILK_LOSS_DESCRIPTION,
  ILK_LOSS_TITLE,
  ILK_LOSS_CATEGORY,
  ILK_LOSS_CREDIT,
  ILK_LOSS_WILDCARD,
} IlkLoss;
#define ILK_N_LOSSES 24

#define ILK_LOSS_FLAG(loss) (1u << (loss))

/** IlkLossReport: of each loss how often, and the first places */
typedef struct {
  guint counts[ILK_N_LOSSES];
  GPtrArray *examples[ILK_N_LOSSES];
} IlkLossReport;

IlkLossReport *ilk_loss_report_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_loss_report_free(IlkLossReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkLossReport, ilk_loss_report_free)

/** ilk_loss_report_clear: as if nothing had been lost */
void ilk_loss_report_clear(IlkLossReport *self);

/** ilk_loss_report_add: @n: how often; @example: (nullable): plain text, of which the beginning is
 * kept, of each loss ILK_MAX_PACKAGE_EXAMPLES times */
void ilk_loss_report_add(IlkLossReport *self, IlkLoss loss, guint n, const char *example);

/** ilk_loss_report_add_flags: each of the losses in @flags once */
void ilk_loss_report_add_flags(IlkLossReport *self, guint flags, const char *example);

/** ilk_loss_get_name: Returns: a word for programs */
const char *ilk_loss_get_name(IlkLoss loss);

/** ilk_loss_report_dup_text: Returns: (transfer full): all of it in words, a line each, with the
 * examples behind them; "" when nothing was lost */
char *ilk_loss_report_dup_text(const IlkLossReport *self) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_loss_dup_sentence: Returns: (transfer full): what happened @n times, in words */
char *ilk_loss_dup_sentence(IlkLoss loss, guint n) G_GNUC_WARN_UNUSED_RESULT;
