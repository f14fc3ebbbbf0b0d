/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of the table in pages.c: made when they are first wanted, so that the window is up
 * before anything is made that nobody looks at yet, and told when the learner turns to them or
 * away.
 */
#include "ui/window-private.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/pages.h"

#include <glib/gi18n.h>

#define HOME "home"

/* A page that has a property of the name of a setting follows it. */
static void
follow_settings(UiWindow *self, UiPage *page)
{
  guint n;
  g_autofree GParamSpec **settings =
      g_object_class_list_properties(G_OBJECT_GET_CLASS(self->settings), &n);

  for (guint i = 0; i < n; i++)
    if (g_object_class_find_property(G_OBJECT_GET_CLASS(page), settings[i]->name) != NULL)
      g_object_bind_property(self->settings, settings[i]->name, page, settings[i]->name,
                             G_BINDING_SYNC_CREATE);
}

static void
place_page(UiWindow *self, const UiPageRow *row, GtkWidget *page)
{
  if (row->in_switcher)
    adw_bin_set_child(ADW_BIN(adw_view_stack_get_child_by_name(self->pages, row->name)), page);
  else
    ui_places_add(self->places, page, row->name, _(row->title));
}

static UiPage *
make_page(UiWindow *self, const UiPageRow *row)
{
  UiPage *page = UI_PAGE(g_object_new(row->type(), NULL));

  g_hash_table_insert(self->made, (gpointer) row->name, page);
  follow_settings(self, page);
  place_page(self, row, GTK_WIDGET(page));
  ui_page_set_collection(page, self->collection);
  return page;
}

static UiPage *
get_shown(UiWindow *self)
{
  GtkWidget *place = ui_places_get_shown(self->places);

  if (ui_window_is_home(self))
    place = adw_bin_get_child(ADW_BIN(adw_view_stack_get_visible_child(self->pages)));
  return UI_PAGE(place);
}

static void
turn_to_shown(UiWindow *self)
{
  UiPage *page = get_shown(self);

  if (self->shown == page)
    return;
  if (self->shown != NULL)
    ui_page_leave(self->shown);
  self->shown = page;
}

static void
add_to_switcher(UiWindow *self, const UiPageRow *row)
{
  AdwViewStackPage *page =
      adw_view_stack_add_titled(self->pages, adw_bin_new(), row->name, _(row->title));

  adw_view_stack_page_set_icon_name(page, row->icon);
}

/* The switcher makes all its buttons anew for every page that comes: it is told of all at once. */
void
ui_window_add_pages(UiWindow *self)
{
  ui_places_add(self->places, GTK_WIDGET(self->adaptive), HOME, _("Home"));
  for (guint i = 0; i < ui_pages_n; i++)
    if (ui_pages[i].in_switcher)
      add_to_switcher(self, &ui_pages[i]);
  adw_view_switcher_set_stack(self->switcher, self->pages);
  ui_hide_unshown(GTK_WIDGET(self->pages));
}

UiPage *
ui_window_find_page(UiWindow *self, const char *name)
{
  return g_hash_table_lookup(self->made, name);
}

UiPage *
ui_window_need_page(UiWindow *self, const char *name)
{
  UiPage *page = ui_window_find_page(self, name);

  return page != NULL ? page : make_page(self, ui_pages_find(name));
}

/* Another page of the switcher is shown. Its button keeps the focus when that was pressed. */
void
ui_window_show_page(UiWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name(self->pages);

  if (name == NULL || gtk_widget_in_destruction(GTK_WIDGET(self)))
    return;
  ui_window_need_page(self, name);
  turn_to_shown(self);
}

gboolean
ui_window_is_home(UiWindow *self)
{
  return g_strcmp0(ui_places_get_name(self->places), HOME) == 0;
}

/* What the button says that leads back to the place a link led away from, if there is one. */
static void
show_return(UiWindow *self)
{
  const UiPageRow *row = self->left != NULL ? ui_pages_find(self->left) : NULL;
  /* Translators: %s is a page, such as “Session”. */
  g_autofree char *words = row != NULL ? g_strdup_printf(_("Back to: %s"), _(row->title)) : NULL;

  gtk_widget_set_visible(self->return_button, words != NULL);
  if (words == NULL)
    return;
  gtk_widget_set_tooltip_text(self->return_button, words);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->return_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 words, -1);
}

static void
set_left(UiWindow *self, const char *name)
{
  char *left = g_strdup(name);

  if (left == NULL && self->left == NULL)
    return;
  g_free(self->left);
  self->left = left;
  show_return(self);
}

/* A session that is led away from waits: only who goes back from it ends it. */
void
ui_window_go_home(UiWindow *self)
{
  if (ui_window_is_home(self))
    return;
  set_left(self, ui_places_get_name(self->places));
  ui_places_go(self->places, HOME);
  turn_to_shown(self);
}

void
ui_window_return(UiWindow *self)
{
  g_autofree char *left = g_strdup(self->left);

  if (left != NULL)
    ui_window_go(self, left);
}

/* A page of the switcher is only gone to from one: no key leads out of a session by mistake. */
void
ui_window_go(UiWindow *self, const char *name)
{
  const UiPageRow *row = ui_pages_find(name);

  if (row == NULL || (row->in_switcher && !ui_window_is_home(self)))
    return;
  ui_window_need_page(self, name);
  if (g_strcmp0(name, self->left) == 0)
    set_left(self, NULL);
  if (row->in_switcher)
    adw_view_stack_set_visible_child_name(self->pages, name);
  else
    ui_places_go(self->places, name);
  turn_to_shown(self);
  ui_page_focus(self->shown);
}

void
ui_window_back(UiWindow *self)
{
  if (ui_page_back(self->shown))
    return;
  if (ui_window_is_home(self)) {
    ui_window_return(self);
    return;
  }
  if (!ui_places_back(self->places))
    return;
  turn_to_shown(self);
  ui_page_focus(self->shown);
}

void
ui_window_set_collection(UiWindow *self, IlkCollection *collection)
{
  GHashTableIter pages;
  gpointer page;

  set_left(self, NULL);
  g_hash_table_iter_init(&pages, self->made);
  while (g_hash_table_iter_next(&pages, NULL, &page))
    ui_page_set_collection(page, collection);
}
