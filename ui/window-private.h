/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the window share. Only they include this.
 */
#pragma once

#include "ui/base/adaptive-bin.h"
#include "ui/base/notice-bar.h"
#include "ui/base/page.h"
#include "ui/base/places.h"
#include "ui/exchange/job-bar.h"
#include "ui/window.h"

struct _UiWindow {
  AdwApplicationWindow parent_instance;

  /* Owned */
  UiSettings *settings;
  IlkCollection *collection;
  GCancellable *cancellable;
  char *directory;
  GHashTable *made; /* name → UiPage, borrowed */

  /* Files that wait to be offered. */
  GQueue waiting;

  /* Borrowed */
  UiPage *shown;
  UiJobBar *jobs; /* NULL before the first job */

  /* What the desktop's search led to, before the collection is open. */
  gint64 found_deck;
  char *found_text;
  char *left; /* (nullable): the place that a link led away from, to which one comes back */

  gulong first_frame_handler;

  /* Whether files are asked about, and what will ask. */
  gboolean offering;
  gboolean copy_is_behind; /* and that was told */
  guint offer_source;

  /* Template */
  UiPlaces *places;
  UiAdaptiveBin *adaptive;
  GMenuModel *primary_menu;
  GMenu *undo_section;
  GtkWidget *menu_button;
  GtkWidget *return_button;
  GtkBox *home;
  UiNoticeBar *notice;
  AdwToastOverlay *toasts;
  AdwViewStack *pages;
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *switcher_bar;
};

/* window.c */
void ui_window_open(UiWindow *self);
void ui_window_tell(UiWindow *self, const char *sentence);
void ui_window_tell_undoable(UiWindow *self, const char *sentence);
void ui_window_run(UiWindow *self, UiJob *job);

/* window-pages.c: pages are made when they are first wanted */
void ui_window_add_pages(UiWindow *self);
UiPage *ui_window_find_page(UiWindow *self, const char *name);
UiPage *ui_window_need_page(UiWindow *self, const char *name);
gboolean ui_window_is_home(UiWindow *self);
void ui_window_go(UiWindow *self, const char *name);
void ui_window_back(UiWindow *self);
/** ui_window_go_home: shows the switcher's pages without going back from the place that is shown,
 * to which ui_window_return() leads */
void ui_window_go_home(UiWindow *self);
void ui_window_return(UiWindow *self);
void ui_window_show_page(UiWindow *self);
void ui_window_set_collection(UiWindow *self, IlkCollection *collection);

/* window-import.c: deck files come in. Takes @plans (element-type UiImportPlan), which are
 * one job */
void ui_window_import(UiWindow *self, GPtrArray *plans);
void ui_window_choose_import(UiWindow *self);
void ui_window_choose_notes(UiWindow *self);
/* @name: of a built-in deck */
void ui_window_add_deck(UiWindow *self, const char *name);
void ui_window_take_drops(UiWindow *self);

/* window-copy.c: tells when the second copy of the collection cannot be written */
void ui_window_watch_copy(UiWindow *self);

/* window-offer.c: what files would bring is told, and the learner is asked */
void ui_window_offer_next(UiWindow *self);
void ui_window_clear_offers(UiWindow *self);

/* window-export.c: a deck goes out as a file */
void ui_window_choose_export(UiWindow *self, gint64 deck, const char *name);
void ui_window_choose_package(UiWindow *self, gint64 deck, const char *name);
void ui_window_choose_speech(UiWindow *self, gint64 deck, const char *name, gboolean is_folder);
void ui_window_speak(UiWindow *self, gint64 deck, GFile *file, gboolean is_folder);
void ui_window_export(UiWindow *self, gint64 deck, GFile *file);

/* window-undo.c: what was done to cards and decks */
void ui_window_undo_edit(UiWindow *self);
void ui_window_redo_edit(UiWindow *self);
void ui_window_label_undo(UiWindow *self);

/* window-decks.c: @what: new, rename, move, describe, delete, earlier or later */
void ui_window_edit_deck(UiWindow *self, const char *what, gint64 deck);
/* Without asking, as when it was dropped there. @parent: 0 for the top */
void ui_window_move_deck(UiWindow *self, gint64 deck, gint64 parent);
void ui_window_place_deck(UiWindow *self, gint64 deck, gint64 by);
void ui_window_move_cards(UiWindow *self, gint64 deck, const gint64 *cards, guint n);

/* window-actions.c */
void ui_window_install_actions(GtkWidgetClass *widget_class);
