/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the list of cards share. Only they include this.
 */
#pragma once

#include "ui/cards/card-table.h"

#define MAX_COLUMNS 16

struct _UiCardTable {
  AdwBin parent_instance;

  /* Owned */
  GtkMultiSelection *selection;
  UiCardList *list;
  UiCardContext *context;
  GMenuModel *menu_model;
  GtkWidget *menu;
  char *columns;
  char *order;

  /* Borrowed */
  GtkColumnViewColumn *shown[MAX_COLUMNS];

  /* The column whose sorter was asked first, while one is looked for. */
  const UiCardColumn *asked;
  gboolean ordering;
  guint arranging;

  /* Template */
  GtkColumnView *view;
};

/* card-table-columns.c: which columns are shown, and which of them is sorted by */
void ui_card_table_add_column(UiCardTable *self, guint index);
void ui_card_table_show_columns(UiCardTable *self);
void ui_card_table_show_order(UiCardTable *self);
void ui_card_table_sorted(UiCardTable *self);
const UiCardColumn *ui_card_table_get_ordering_column(UiCardTable *self);

/* card-table-hand.c: the menu of the selected cards, and dragging them */
void ui_card_table_menu_cb(GtkWidget *widget, const char *name, GVariant *parameter);
void ui_card_table_right_click_cb(GtkGestureClick *gesture, int n, double x, double y,
                                  UiCardTable *self);
void ui_card_table_let_drag(UiCardTable *self);
