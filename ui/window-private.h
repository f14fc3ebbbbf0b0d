/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the window share. Only they include this.
 */
#pragma once

#include "ui/base/adaptive-bin.h"
#include "ui/base/notice-bar.h"
#include "ui/lab/lab-page.h"
#include "ui/progress/progress-page.h"
#include "ui/settings/help-page.h"
#include "ui/settings/memory-page.h"
#include "ui/settings/preferences-page.h"
#include "ui/study/session-page.h"
#include "ui/study/study-page.h"
#include "ui/window.h"

struct _UiWindow {
  AdwApplicationWindow parent_instance;

  /* Owned */
  UiSettings *settings;
  IlkCollection *collection;
  GCancellable *cancellable;
  char *directory;

  /* Borrowed: made when first needed, then children of the stack */
  UiSessionPage *session_page;
  UiPreferencesPage *preferences_page;
  UiMemoryPage *memory_page;
  UiLabPage *lab_page;
  UiProgressPage *progress_page;

  gulong first_frame_handler;

  /* The place that a visit to the preferences or the help leads back to. */
  const char *origin;

  /* Whose file is being chosen. */
  gint64 exported;

  /* Whether the notice is of a file that did not come in or go out. */
  gboolean warned;

  /* Whether “Memory” was opened from the preferences, and leads back to them. */
  gboolean in_preferences;

  /* Template */
  UiAdaptiveBin *adaptive;
  GtkStack *places;
  GMenuModel *primary_menu;
  GtkWidget *menu_button;
  UiNoticeBar *notice;
  AdwToastOverlay *toasts;
  AdwViewStack *pages;
  AdwViewSwitcherBar *switcher_bar;
  UiStudyPage *study_page;
  AdwBin *lab_place;
  AdwBin *progress_place;
};

/* window.c */
void ui_window_study(UiWindow *self, gint64 deck);
void ui_window_visit(UiWindow *self, const char *place);
void ui_window_leave(UiWindow *self);
void ui_window_tell(UiWindow *self, const char *sentence);
void ui_window_warn(UiWindow *self, const char *sentence, const GError *error);

/* window-pages.c: the pages beside the first, which are made when they are first shown */
void ui_window_show_page(UiWindow *self);
void ui_window_update_pages(UiWindow *self);
void ui_window_focus_page(UiWindow *self);
void ui_window_leave_demo(UiWindow *self);

/* window-import.c: deck files come in */
void ui_window_import(UiWindow *self, GFile *file);
void ui_window_choose_import(UiWindow *self);
void ui_window_take_drops(UiWindow *self);

/* window-export.c: a deck goes out as a file */
void ui_window_choose_export(UiWindow *self, gint64 deck, const char *name);
void ui_window_export(UiWindow *self, GFile *file);

/* window-actions.c */
void ui_window_install_actions(GtkWidgetClass *widget_class);
