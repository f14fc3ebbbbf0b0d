/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of the window, one row each. A new page costs its own files and its row in pages.c.
 */
#pragma once

#include "ui/base/page.h"

/**
 * UiPageRow:
 * @name: what actions and places call it
 * @title: what people call it, to be translated
 * @icon: (nullable): in the switcher
 * @type: of a UiPage, made without arguments when the page is first wanted
 * @in_switcher: whether it is one of the pages side by side; any other fills the window and leads
 * back where one came from
 * @keys: (array zero-terminated=1): go there
 */
typedef struct {
  const char *name;
  const char *title;
  const char *icon;
  GType (*type)(void);
  gboolean in_switcher;
  const char *keys[4];
} UiPageRow;

extern const UiPageRow ui_pages[];
extern const guint ui_pages_n;

/** ui_pages_find: Returns: (nullable): the row of the page called @name */
const UiPageRow *ui_pages_find(const char *name);
