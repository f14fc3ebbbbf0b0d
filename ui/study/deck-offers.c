/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read from the decks themselves, in the turn that shows what the collection holds: coming later,
 * they would push everything above them up, and all of the page would be laid out and drawn again.
 */
#include "ui/study/deck-offers.h"

#include "app/deckfile/builtin-decks.h"
#include "config.h"
#include "ui/base/resource.h"
#include "ui/study/deck-offer-row.h"

#include <glib/gi18n.h>

struct _UiDeckOffers {
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *names; /* of what is shown */

  /* Template */
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE(UiDeckOffers, ui_deck_offers, GTK_TYPE_WIDGET)

static gboolean
shows_the_same(UiDeckOffers *self, GPtrArray *files)
{
  if (self->names->len != files->len)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (!g_str_equal(self->names->pdata[i], ((IlkDeckFile *) files->pdata[i])->id))
      return FALSE;
  return TRUE;
}

static void
show_files(UiDeckOffers *self, GPtrArray *files)
{
  GtkWidget *row;

  if (shows_the_same(self, files))
    return;
  while ((row = gtk_widget_get_first_child(GTK_WIDGET(self->rows))) != NULL)
    gtk_list_box_remove(self->rows, row);
  g_ptr_array_set_size(self->names, 0);
  for (guint i = 0; i < files->len; i++) {
    const IlkDeckFile *file = files->pdata[i];

    gtk_list_box_append(self->rows, GTK_WIDGET(ui_deck_offer_row_new(file)));
    g_ptr_array_add(self->names, g_strdup(file->id));
  }
  gtk_widget_set_visible(GTK_WIDGET(self), files->len > 0);
}

static void
ui_deck_offers_dispose(GObject *object)
{
  UiDeckOffers *self = UI_DECK_OFFERS(object);
  GtkWidget *child;

  g_clear_pointer(&self->names, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))) != NULL)
    gtk_widget_unparent(child);
  G_OBJECT_CLASS(ui_deck_offers_parent_class)->dispose(object);
}

static void
ui_deck_offers_class_init(UiDeckOffersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_deck_offers_dispose;
  gtk_widget_class_set_css_name(widget_class, "deckoffers");
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/deck-offers.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiDeckOffers, rows);
}

static void
ui_deck_offers_init(UiDeckOffers *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  self->names = g_ptr_array_new_with_free_func(g_free);
}

void
ui_deck_offers_set_decks(UiDeckOffers *self, GPtrArray *decks)
{
  g_return_if_fail(UI_IS_DECK_OFFERS(self));
  g_return_if_fail(decks != NULL);

  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = ilk_builtin_decks_list_missing(decks, &error);

  if (files != NULL)
    show_files(self, files);
  else
    g_warning("The built-in decks cannot be read: %s", error->message);
}
