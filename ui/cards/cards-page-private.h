/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the cards page share. Only they, the tests and the pictures include this.
 */
#pragma once

#include "ui/base/adaptive-bin.h"
#include "ui/cards/card-table.h"
#include "ui/cards/cards-page.h"

struct _UiCardsPage {
  UiPage parent_instance;

  /* Owned */
  UiCardList *list;
  UiCardContext *context;
  GCancellable *searching; /* NULL when nothing is searched for */
  GCancellable *cancellable;
  char *searched; /* what the list shows */

  gint64 wanted_deck; /* whose cards are to be shown as soon as its name is known */
  gboolean is_ready;

  /* Template */
  UiAdaptiveBin *room;
  GtkEditable *search;
  GtkWidget *help_button;
  GtkWidget *columns_button;
  GtkLabel *mistake;
  GtkLabel *count;
  GtkStack *states;
  UiCardTable *table;
  AdwStatusPage *nothing;
  AdwStatusPage *empty;
};

/* cards-page-columns.c: which columns are shown */
void ui_cards_page_add_columns_menu(UiCardsPage *self);
