/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base of every page of the window: whatever is shown between its header bar and its edge, and
 * reached by name. The window knows pages by what stands here and by their row in ui/pages.c. Main
 * thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_PAGE (ui_page_get_type())
G_DECLARE_DERIVABLE_TYPE(UiPage, ui_page, UI, PAGE, AdwBin)

/**
 * UiPageClass:
 * @concerns: the changes of the collection that the page shows; none by default
 * @collection_changed: another collection is shown, or none any more
 * @refresh: what is shown is read again; asked for when the page comes up or when something that
 * @concerns it has changed while it is up, and only while there is a collection
 * @set_deck: what is shown is of that deck, 0 for all
 * @set_scope: what is done there is about @scope of that deck, text that the page understands
 * @focus: the learner turns to the page. By default its first widget that takes the focus has it
 * @leave: the learner turns away: what waits to be stored is, what runs stands
 * @back: a step back within the page. Returns: FALSE when there is none, as by default
 * @is_ready: Returns: whether there is something to see, as by default
 *
 * All functions may be NULL.
 */
struct _UiPageClass {
  AdwBinClass parent_class;

  IlkChangeFlags concerns;
  void (*collection_changed)(UiPage *self);
  void (*refresh)(UiPage *self);
  void (*set_deck)(UiPage *self, gint64 deck);
  void (*set_scope)(UiPage *self, gint64 deck, const char *scope);
  void (*focus)(UiPage *self);
  void (*leave)(UiPage *self);
  gboolean (*back)(UiPage *self);
  gboolean (*is_ready)(UiPage *self);
};

/** ui_page_set_collection: @collection: (nullable): what the page is about from now on */
void ui_page_set_collection(UiPage *self, IlkCollection *collection);

/** ui_page_get_collection: Returns: (transfer none) (nullable) */
IlkCollection *ui_page_get_collection(UiPage *self);

/** ui_page_refresh: reads again what is shown, if there is a collection */
void ui_page_refresh(UiPage *self);

/** ui_page_set_deck: @deck: deck id, 0 for all */
void ui_page_set_deck(UiPage *self, gint64 deck);

/** ui_page_set_scope: @deck: deck id, 0 for all; @scope: text that the page understands */
void ui_page_set_scope(UiPage *self, gint64 deck, const char *scope);

void ui_page_focus(UiPage *self);
void ui_page_leave(UiPage *self);
gboolean ui_page_back(UiPage *self);
gboolean ui_page_is_ready(UiPage *self);
