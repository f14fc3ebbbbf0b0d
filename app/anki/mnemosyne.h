/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Mnemosyne keeps of a fact and its cards, as a note here. Its card types 1 to 3 and its texts
 * with gaps are known; of another one the fields are shown. One thread at a time.
 */
#pragma once

#include "app/anki/arrival.h"
#include "app/anki/html.h"
#include "app/anki/log.h"
#include "app/anki/media-finder.h"
#include "app/anki/notetype.h"

/**
 * IlkMnemosyneCard:
 * @view: which side it asks for, such as “3.2”
 * @gap: which gap of a text it asks for, -1 when it does not say
 * @tags: (nullable): names, parted by commas
 * @grade: -1 for one that was never seen, below 2 for one that is not known yet
 * @ease: such as 2.5
 * @last, @next: UTC s of the latest and the coming repetition
 * @log: (nullable) (element-type IlkAnkiLogRow): by time
 */
typedef struct {
  char *view;
  int gap;
  char *tags;
  int grade;
  double ease;
  gint64 last;
  gint64 next;
  GArray *log;
} IlkMnemosyneCard;

/**
 * IlkMnemosyneFact:
 * @type: of its cards
 * @data: (element-type utf8 utf8): fields by their keys
 * @keys: (element-type utf8): these in their order
 * @cards: (element-type IlkMnemosyneCard)
 */
typedef struct {
  char *id;
  char *type;
  GHashTable *data;
  GPtrArray *keys;
  GPtrArray *cards;
} IlkMnemosyneFact;

IlkMnemosyneFact *ilk_mnemosyne_fact_new(const char *id) G_GNUC_WARN_UNUSED_RESULT;
void ilk_mnemosyne_fact_free(gpointer self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkMnemosyneFact, ilk_mnemosyne_fact_free)

/** ilk_mnemosyne_fact_set: @value: Mnemosyne's HTML, whose line ends are line breaks */
void ilk_mnemosyne_fact_set(IlkMnemosyneFact *self, const char *key, const char *value);

/** ilk_mnemosyne_fact_add_card: Returns: (transfer none): a card that was never seen */
IlkMnemosyneCard *ilk_mnemosyne_fact_add_card(IlkMnemosyneFact *self, const char *view);

/** ilk_mnemosyne_card_take_extra: @extra: what is said besides of a card, such as
 * `{'cloze': 'x', 'index': 2}` */
void ilk_mnemosyne_card_take_extra(IlkMnemosyneCard *self, const char *extra);

/** ilk_mnemosyne_log_row: Returns: a repetition with a @grade of 0 to 5. @known: whether it was
 * known before */
IlkAnkiLogRow ilk_mnemosyne_log_row(gint64 seconds, int grade, double ease, gint64 next,
                                    int thinking, gboolean known);

typedef struct _IlkMnemosyne IlkMnemosyne;

/** ilk_mnemosyne_new: @title: of the deck; @find: see IlkFindMedia */
IlkMnemosyne *ilk_mnemosyne_new(const char *title, IlkFindMedia find, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_mnemosyne_free(IlkMnemosyne *self);

/** ilk_mnemosyne_get_package: Returns: (transfer none): one deck with what is added */
const IlkPackage *ilk_mnemosyne_get_package(const IlkMnemosyne *self);

/** ilk_mnemosyne_begin: as if nothing had been added */
void ilk_mnemosyne_begin(IlkMnemosyne *self);

/** ilk_mnemosyne_add: adds @fact to @batch, or says why not */
gboolean ilk_mnemosyne_add(IlkMnemosyne *self, IlkCardBatch *batch, const IlkMnemosyneFact *fact,
                           GError **error);
