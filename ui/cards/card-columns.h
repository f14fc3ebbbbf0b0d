/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the list of cards, one row each: what they are called, say, and are sorted by.
 */
#pragma once

#include "app/store/front/collection-cards.h"
#include "ui/cards/card-context.h"

/**
 * UiCardColumn:
 * @name: in the settings
 * @title: what people call it, to be translated
 * @order: by which a click sorts; ILK_ORDER_RELEVANCE where it does not
 * @width: in letters that it likes to have; 0 for the one that takes what is left
 * @dup_text: what it says of a card
 */
typedef struct {
  const char *name;
  const char *title;
  IlkCardOrder order;
  int width;
  char *(*dup_text)(IlkCard *card, UiCardContext *context);
} UiCardColumn;

extern const UiCardColumn ui_card_columns[];
extern const guint ui_card_columns_n;

/* The first is always shown, the only one where there is little room. */
#define UI_CARD_COLUMN_QUESTION 0

/** ui_card_columns_find: Returns: (nullable): the column called @name */
const UiCardColumn *ui_card_columns_find(const char *name);

/** ui_card_columns_dup_below: Returns: (transfer full): what stands below the question where there
 * is no room for columns */
char *ui_card_columns_dup_below(IlkCard *card, UiCardContext *context) G_GNUC_WARN_UNUSED_RESULT;
