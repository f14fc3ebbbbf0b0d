/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page is read again in one place: here, when it comes up and when the collection tells of a
 * change that concerns it. One that nobody sees waits until it is seen.
 */
#include "ui/base/page.h"

typedef struct {
  /* Owned */
  IlkCollection *collection;
} UiPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE(UiPage, ui_page, ADW_TYPE_BIN)

static void
changed_cb(UiPage *self, IlkChangeFlags what)
{
  if ((what & UI_PAGE_GET_CLASS(self)->concerns) != 0 && gtk_widget_get_mapped(GTK_WIDGET(self)))
    ui_page_refresh(self);
}

static void
ui_page_map(GtkWidget *widget)
{
  GTK_WIDGET_CLASS(ui_page_parent_class)->map(widget);
  ui_page_refresh(UI_PAGE(widget));
}

static void
focus_first(UiPage *self)
{
  gtk_widget_child_focus(GTK_WIDGET(self), GTK_DIR_TAB_FORWARD);
}

static void
forget_collection(UiPagePrivate *priv, UiPage *self)
{
  if (priv->collection != NULL)
    g_signal_handlers_disconnect_by_data(priv->collection, self);
  g_clear_object(&priv->collection);
}

static void
ui_page_dispose(GObject *object)
{
  UiPagePrivate *priv = ui_page_get_instance_private(UI_PAGE(object));

  forget_collection(priv, UI_PAGE(object));
  G_OBJECT_CLASS(ui_page_parent_class)->dispose(object);
}

static void
ui_page_class_init(UiPageClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_page_dispose;
  GTK_WIDGET_CLASS(klass)->map = ui_page_map;
  klass->focus = focus_first;
}

static void
ui_page_init(UiPage *self)
{
}

void
ui_page_set_collection(UiPage *self, IlkCollection *collection)
{
  UiPagePrivate *priv = ui_page_get_instance_private(self);

  g_return_if_fail(UI_IS_PAGE(self));

  if (priv->collection == collection)
    return;
  forget_collection(priv, self);
  if (collection != NULL) {
    priv->collection = g_object_ref(collection);
    g_signal_connect_swapped(collection, "changed", G_CALLBACK(changed_cb), self);
  }
  if (UI_PAGE_GET_CLASS(self)->collection_changed != NULL)
    UI_PAGE_GET_CLASS(self)->collection_changed(self);
  if (gtk_widget_get_mapped(GTK_WIDGET(self)))
    ui_page_refresh(self);
}

IlkCollection *
ui_page_get_collection(UiPage *self)
{
  UiPagePrivate *priv = ui_page_get_instance_private(self);

  g_return_val_if_fail(UI_IS_PAGE(self), NULL);
  return priv->collection;
}

void
ui_page_refresh(UiPage *self)
{
  g_return_if_fail(UI_IS_PAGE(self));

  if (ui_page_get_collection(self) != NULL && UI_PAGE_GET_CLASS(self)->refresh != NULL)
    UI_PAGE_GET_CLASS(self)->refresh(self);
}

void
ui_page_set_deck(UiPage *self, gint64 deck)
{
  g_return_if_fail(UI_IS_PAGE(self));

  if (UI_PAGE_GET_CLASS(self)->set_deck != NULL)
    UI_PAGE_GET_CLASS(self)->set_deck(self, deck);
}

void
ui_page_set_scope(UiPage *self, gint64 deck, const char *scope)
{
  g_return_if_fail(UI_IS_PAGE(self) && scope != NULL);

  if (UI_PAGE_GET_CLASS(self)->set_scope != NULL)
    UI_PAGE_GET_CLASS(self)->set_scope(self, deck, scope);
}

void
ui_page_focus(UiPage *self)
{
  g_return_if_fail(UI_IS_PAGE(self));
  UI_PAGE_GET_CLASS(self)->focus(self);
}

void
ui_page_leave(UiPage *self)
{
  g_return_if_fail(UI_IS_PAGE(self));

  if (UI_PAGE_GET_CLASS(self)->leave != NULL)
    UI_PAGE_GET_CLASS(self)->leave(self);
}

gboolean
ui_page_back(UiPage *self)
{
  g_return_val_if_fail(UI_IS_PAGE(self), FALSE);
  return UI_PAGE_GET_CLASS(self)->back != NULL && UI_PAGE_GET_CLASS(self)->back(self);
}

gboolean
ui_page_is_ready(UiPage *self)
{
  g_return_val_if_fail(UI_IS_PAGE(self), FALSE);
  return UI_PAGE_GET_CLASS(self)->is_ready == NULL || UI_PAGE_GET_CLASS(self)->is_ready(self);
}
