/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window on a collection of its own, with the cards page up.
 */
#pragma once

#include "tests/folder.h"
#include "tests/ui/person.h"
#include "tests/ui/start.h"
#include "ui/base/toasts.h"
#include "ui/cards/card-editor-private.h"
#include "ui/cards/cards-page-private.h"
#include "ui/window-private.h"

typedef struct {
  UiWindow *window;
  UiCardsPage *page;
  char *directory;
} Fixture;

static inline void
open_window(Fixture *fixture, gconstpointer application)
{
  g_autoptr(UiSettings) settings = ui_settings_new();

  fixture->window =
      ui_window_new(ADW_APPLICATION((gpointer) application), settings, fixture->directory);
  g_object_ref(fixture->window);
  gtk_window_present(GTK_WINDOW(fixture->window));
  wait_until(fixture->window->collection != NULL);
  ui_window_go(fixture->window, "cards");
  fixture->page = UI_CARDS_PAGE(ui_window_find_page(fixture->window, "cards"));
  wait_until(ui_page_is_ready(UI_PAGE(fixture->page)));
}

static inline void
close_window(Fixture *fixture)
{
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(G_OBJECT(fixture->window)->ref_count == 1);
  g_assert_finalize_object(fixture->window);
}

static inline void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
  open_window(fixture, data);
}

static inline void
tear_down(Fixture *fixture, gconstpointer data)
{
  close_window(fixture);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
}

static inline guint
count_found(Fixture *fixture)
{
  return g_list_model_get_n_items(G_LIST_MODEL(fixture->page->list));
}

static inline gboolean
has_settled(Fixture *fixture)
{
  return fixture->page->searching == NULL;
}

static inline void
search(Fixture *fixture, const char *text)
{
  ui_cards_page_search(fixture->page, text);
  wait_until(has_settled(fixture));
}

static inline void
act(Fixture *fixture, const char *action)
{
  g_assert_true(gtk_widget_activate_action(GTK_WIDGET(fixture->page), action, NULL));
}
