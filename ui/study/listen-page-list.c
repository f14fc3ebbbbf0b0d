/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The playlist: a string a row, which changes when the length of a card is known.
 */
#include "app/base/limits.h"
#include "app/narration/album.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-listening.h"
#include "config.h"
#include "ui/study/listen-page-private.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>
#include <string.h>

#define HEARD_READ 1000

static char *
dup_row(UiListenPage *self, guint i)
{
  IlkCard *card = ilk_listening_get_card(self->listening, i);
  g_autofree char *title = ui_label_text(ilk_card_get_content(card)->question);
  g_autofree char *time = ilk_duration_text(ilk_listening_get_seconds(self->listening, i));

  g_strdelimit(title, "\n\t", ' ');
  return g_strconcat(title, "\t", time, NULL);
}

static void
fill(UiListenPage *self)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_free);

  for (guint i = 0; i < ilk_listening_count(self->listening); i++)
    g_ptr_array_add(rows, dup_row(self, i));
  g_ptr_array_add(rows, NULL);
  gtk_string_list_splice(self->rows, 0, g_list_model_get_n_items(G_LIST_MODEL(self->rows)),
                         (const char *const *) rows->pdata);
}

void
ui_listen_page_show_length(UiListenPage *self, guint i)
{
  g_autofree char *row = dup_row(self, i);
  const char *const rows[] = {row, NULL};

  gtk_string_list_splice(self->rows, i, 1, rows);
  ui_listen_page_show_place(self);
  ui_listen_page_show_total(self);
}

void
ui_listen_page_show_total(UiListenPage *self)
{
  guint n = ilk_listening_count(self->listening);
  g_autofree char *total = ilk_duration_text(ilk_listening_get_total(self->listening));
  /* Translators: %s is a span of time such as “2:53”. */
  g_autofree char *text = g_strdup_printf(ngettext("%u card, %s", "%u cards, %s", n), n, total);

  adw_window_title_set_subtitle(self->title, text);
}

void
ui_listen_page_show_place(UiListenPage *self)
{
  GtkSelectionModel *selection = gtk_list_view_get_model(self->list);

  gtk_single_selection_set_selected(GTK_SINGLE_SELECTION(selection),
                                    ilk_listening_get_index(self->listening));
}

static void
heard_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiListenPage) self = user_data;
  g_autoptr(GArray) heard = ilk_collection_list_heard_finish(ILK_COLLECTION(source), result, NULL);

  if (heard == NULL || self->listening == NULL ||
      ilk_listening_get_stage(self->listening) != ILK_LISTENING_STOPPED)
    return;
  ilk_listening_find_place(self->listening, heard);
  ui_listen_page_show_place(self);
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiListenPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(self->narration);
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards_finish(ILK_COLLECTION(source), result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (cards == NULL || cards->len == 0) {
    ui_notice_bar_show(self->notice, error != NULL ? error->message : _("The deck has no cards."));
    return;
  }
  g_autoptr(IlkListening) listening = ilk_listening_new(ILK_COLLECTION(source), cards, choice);
  ui_listen_page_use(self, listening);
  fill(self);
  ui_listen_page_show_total(self);
  ui_listen_page_show_place(self);
  ilk_collection_list_heard_async(ILK_COLLECTION(source), HEARD_READ, self->cancellable, heard_cb,
                                  g_object_ref(self));
}

static void
found_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiListenPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = ilk_collection_find_cards_finish(ILK_COLLECTION(source), result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ids == NULL) {
    ui_notice_bar_show(self->notice, error->message);
    return;
  }
  g_clear_pointer(&self->ids, g_array_unref);
  self->ids = g_steal_pointer(&ids);
  ilk_collection_list_cards_async(ILK_COLLECTION(source),
                                  (const gint64 *) (gpointer) self->ids->data, self->ids->len,
                                  self->cancellable, listed_cb, g_object_ref(self));
}

static void
decks_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiListenPage) self = user_data;
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);

  for (guint i = 0; decks != NULL && i < decks->len; i++)
    if (ilk_deck_get_id(decks->pdata[i]) == self->deck) {
      g_free(self->deck_name);
      self->deck_name = g_strdup(ilk_deck_get_name(decks->pdata[i]));
      adw_window_title_set_title(self->title, self->deck_name);
    }
}

void
ui_listen_page_load(UiListenPage *self)
{
  IlkCollection *collection = ui_page_get_collection(UI_PAGE(self));
  const IlkCardSearch search = {.text = "-is:suspended",
                                .order = ILK_ORDER_DECK,
                                .limit = ILK_MAX_SEARCH_RESULTS,
                                .deck = self->deck};

  ui_listen_page_let_go(self);
  if (collection == NULL)
    return;
  self->cancellable = g_cancellable_new();
  ilk_collection_list_decks_async(collection, self->cancellable, decks_cb, g_object_ref(self));
  ilk_collection_find_cards_async(collection, &search, self->cancellable, found_cb,
                                  g_object_ref(self));
}

static void
set_up_cb(GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new(NULL);
  GtkWidget *time = gtk_label_new(NULL);

  gtk_label_set_xalign(GTK_LABEL(title), 0);
  gtk_label_set_ellipsize(GTK_LABEL(title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand(title, TRUE);
  gtk_widget_add_css_class(time, "numeric");
  gtk_widget_add_css_class(time, "dim-label");
  gtk_box_append(GTK_BOX(box), title);
  gtk_box_append(GTK_BOX(box), time);
  gtk_widget_add_css_class(box, "track");
  gtk_list_item_set_child(item, box);
}

static void
bind_cb(GtkListItemFactory *factory, GtkListItem *item)
{
  const char *row = gtk_string_object_get_string(gtk_list_item_get_item(item));
  GtkWidget *title = gtk_widget_get_first_child(gtk_list_item_get_child(item));
  gsize length = strcspn(row, "\t");
  g_autofree char *text =
      g_strdup_printf("%u  %.*s", gtk_list_item_get_position(item) + 1, (int) length, row);

  gtk_label_set_label(GTK_LABEL(title), text);
  gtk_label_set_label(GTK_LABEL(gtk_widget_get_next_sibling(title)),
                      row[length] != '\0' ? row + length + 1 : "");
}

static void
activate_cb(UiListenPage *self, guint position)
{
  ui_listen_page_go(self, position);
}

void
ui_listen_page_set_up_list(UiListenPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new();
  g_autoptr(GtkSingleSelection) selection = NULL;

  self->rows = gtk_string_list_new(NULL);
  selection = gtk_single_selection_new(g_object_ref(G_LIST_MODEL(self->rows)));
  g_signal_connect(factory, "setup", G_CALLBACK(set_up_cb), NULL);
  g_signal_connect(factory, "bind", G_CALLBACK(bind_cb), NULL);
  gtk_list_view_set_factory(self->list, factory);
  gtk_list_view_set_model(self->list, GTK_SELECTION_MODEL(selection));
  g_signal_connect_swapped(self->list, "activate", G_CALLBACK(activate_cb), self);
  g_object_unref(factory);
}
