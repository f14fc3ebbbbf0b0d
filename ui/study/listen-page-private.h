/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the page share: listen-page.c is what the window asks of it,
 * listen-page-actions.c what keys and the desktop do, listen-page-show.c shows what is heard,
 * listen-page-list.c loads the cards and lists them. Only they include this, and tests.
 */
#pragma once

#include "app/narration/listening.h"
#include "ui/base/notice-bar.h"
#include "ui/media/mpris.h"
#include "ui/media/screen-reader.h"
#include "ui/study/listen-page.h"
#include "ui/text/markdown-view.h"
#include "ui/text/word-light.h"

struct _UiListenPage {
  UiPage parent_instance;

  /* Owned */
  IlkListening *listening;    /* (nullable): once the cards are there */
  UiMpris *mpris;             /* (nullable): once something was begun */
  UiScreenReaderWatch *watch; /* (nullable): the same */
  UiWordLight *light;         /* (nullable): while something is said */
  GCancellable *cancellable;
  GtkStringList *rows; /* title, a tab, time */
  GArray *ids;
  char *narration;
  char *deck_name;

  gint64 deck;
  guint timer;
  gboolean awake; /* the computer is kept from suspending itself */
  guint awake_cookie;
  int sleep;
  gboolean media_keys_grade;
  guint shown_index;
  gboolean shown_answer;

  /* Template */
  AdwWindowTitle *title;
  UiNoticeBar *notice;
  GtkLabel *stage;
  UiMarkdownView *text;
  GtkWidget *play_button;
  GtkButton *speed_button;
  GtkLabel *time;
  GtkListView *list;
  GtkStack *states;
};

/* listen-page-list.c */
void ui_listen_page_load(UiListenPage *self);
void ui_listen_page_set_up_list(UiListenPage *self);
void ui_listen_page_show_length(UiListenPage *self, guint i);
void ui_listen_page_show_total(UiListenPage *self);
void ui_listen_page_show_place(UiListenPage *self);

/* listen-page-actions.c */
void ui_listen_page_install_actions(GtkWidgetClass *widget_class);

/** ui_listen_page_act: has the listening do @act, unless that would begin it while a screen reader
 * speaks */
void ui_listen_page_act(UiListenPage *self, void (*act)(IlkListening *listening));

/** ui_listen_page_go: the same, from the card at @index on */
void ui_listen_page_go(UiListenPage *self, guint index);

/* listen-page-show.c */
void ui_listen_page_show(UiListenPage *self);
void ui_listen_page_show_buttons(UiListenPage *self);

/** ui_listen_page_keep_awake: @awake: whether the computer is not to suspend itself: nobody touches
 * it while they listen. The screen may go dark and lock. */
void ui_listen_page_keep_awake(UiListenPage *self, gboolean awake);
void ui_listen_page_use(UiListenPage *self, IlkListening *listening);
void ui_listen_page_let_go(UiListenPage *self);
