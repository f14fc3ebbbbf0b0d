/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the cards page share. Only they, the tests and the pictures include this.
 */
#pragma once

#include "app/store/front/collection-edits.h"
#include "ui/base/adaptive-bin.h"
#include "ui/cards/card-editor.h"
#include "ui/cards/card-table.h"
#include "ui/cards/cards-page.h"

struct _UiCardsPage {
  UiPage parent_instance;

  /* Owned */
  UiCardList *list;
  UiCardContext *context;
  GCancellable *searching; /* NULL when nothing is searched for */
  GCancellable *cancellable;
  char *searched; /* what the list shows, or will */

  UiNoteForm *draft; /* that is offered to be gone on with */

  /* Borrowed */
  UiCardEditor *editor; /* NULL until it is first wanted */

  gint64 wanted_deck; /* whose cards are to be shown as soon as its name is known */
  gboolean is_ready;
  gboolean is_behind;   /* the list still shows what was searched for before */
  gboolean selects_all; /* as soon as all is found */

  /* Template */
  AdwToastOverlay *toasts;
  UiAdaptiveBin *room;
  GtkWidget *list_side;
  GtkEditable *search;
  GtkWidget *help_button;
  GtkWidget *columns_button;
  GtkWidget *more_button;
  GtkLabel *mistake;
  GtkLabel *unindexed;
  GtkLabel *count;
  GtkStack *states;
  UiCardTable *table;
  AdwStatusPage *nothing;
  AdwStatusPage *empty;
  GtkRevealer *selection_bar;
  GtkLabel *selected;
  AdwBin *editor_side;
  GtkWidget *draft_bar;
  GtkLabel *draft_text;
};

/* cards-page.c */
void ui_cards_page_tell(UiCardsPage *self, const char *sentence, gboolean undoable);

/* cards-page-search.c: looking for cards, and showing what was found */
void ui_cards_page_start_search(UiCardsPage *self);
/* As that, for something else than before: the first cards come within a frame. */
void ui_cards_page_start_typed_search(UiCardsPage *self);
void ui_cards_page_select_all(UiCardsPage *self);
void ui_cards_page_show_selection(UiCardsPage *self);

/* cards-page-actions.c: what is done to the selected cards */
void ui_cards_page_install_actions(GtkWidgetClass *widget_class);
void ui_cards_page_enable_actions(UiCardsPage *self);
void ui_cards_page_edit(UiCardsPage *self, const IlkEdit *edit);

/* cards-page-editor.c: writing and changing cards beside the list */
void ui_cards_page_install_editor_actions(GtkWidgetClass *widget_class);
void ui_cards_page_place_editor(UiCardsPage *self);
gboolean ui_cards_page_close_editor(UiCardsPage *self);
void ui_cards_page_offer_draft(UiCardsPage *self);

/* cards-page-columns.c: which columns are shown */
void ui_cards_page_add_columns_menu(UiCardsPage *self);
