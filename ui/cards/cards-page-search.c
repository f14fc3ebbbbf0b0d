/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search is asked for with every key, and the one before it given up; what was found before stays
 * in sight until then. Before the search itself comes a glance, so that the first cards of a
 * million are there with the next frame.
 */
#include "app/base/clean-text.h"
#include "ui/cards/cards-page-private.h"

#include "app/base/limits.h"
#include "app/store/front/collection-cards.h"
#include "config.h"

#include <glib/gi18n.h>

static void
show_mistake(UiCardsPage *self, const char *sentence)
{
  g_autofree char *clean = ilk_clean_text(sentence != NULL ? sentence : "");
  gtk_label_set_label(self->mistake, clean);
  gtk_widget_set_visible(GTK_WIDGET(self->mistake), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class(GTK_WIDGET(self->search), "error");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self->search), "error");
}

void
ui_cards_page_show_selection(UiCardsPage *self)
{
  guint n = ui_card_table_count_selected(self->table);
  g_autofree char *text = g_strdup_printf(ngettext("%u selected", "%u selected", n), n);

  gtk_label_set_label(self->selected, text);
  gtk_revealer_set_reveal_child(self->selection_bar, n > 0);
  ui_cards_page_enable_actions(self);
}

static void
show_nothing(UiCardsPage *self)
{
  gboolean all = g_strstrip(self->searched)[0] == '\0';
  g_autofree char *searched = ilk_clean_line(self->searched);
  /* Translators: %s is what was searched for. */
  g_autofree char *text = g_markup_printf_escaped(
      _("Nothing has all of “%s”. Check the spelling, or search for less."), searched);

  /* Not in the template: a large icon brings the SVG library in at every start. */
  adw_status_page_set_icon_name(all ? self->empty : self->nothing,
                                all ? "document-edit-symbolic" : "edit-find-symbolic");
  adw_status_page_set_description(self->nothing, text);
  gtk_stack_set_visible_child_name(self->states, all ? "empty" : "nothing");
}

static void
show_list(UiCardsPage *self, GArray *ids)
{
  self->is_behind = FALSE;
  ui_card_list_set_ids(self->list, g_array_ref(ids));
  if (ids->len > 0)
    gtk_stack_set_visible_child_name(self->states, "list");
}

static void
show_found(UiCardsPage *self, GArray *ids)
{
  guint n = ids->len;
  g_autofree char *count = g_strdup_printf(ngettext("%u card", "%u cards", n), n);

  show_mistake(self, NULL);
  gtk_label_set_label(self->count, count);
  show_list(self, ids);
  if (n == 0)
    show_nothing(self);
  else if (self->selects_all)
    ui_card_table_select_all(self->table);
  self->selects_all = FALSE;
  self->is_ready = TRUE;
  ui_cards_page_show_selection(self);
}

/* Few enough are looked through one by one, so that nothing is missing. */
static void
counted_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCardsPage) self = UI_CARDS_PAGE(user_data);
  guint n = 0;

  if (!ilk_collection_count_unindexed_finish(ILK_COLLECTION(source), result, &n, NULL) ||
      g_cancellable_is_cancelled(g_task_get_cancellable(G_TASK(result))))
    return;
  g_autofree char *text =
      g_strdup_printf(ngettext("%u new card is still being indexed. Until then no word finds it.",
                               "%u new cards are still being indexed. Until then no word finds "
                               "them.",
                               n),
                      n);
  gtk_label_set_label(self->unindexed, text);
  gtk_widget_set_visible(GTK_WIDGET(self->unindexed), n > ILK_MAX_SCANNED_NOTES);
}

static void
found_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCardsPage) self = UI_CARDS_PAGE(user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = ilk_collection_find_cards_finish(ILK_COLLECTION(source), result, &error);

  /* A search that was given up may have been done before it heard of it. */
  if (g_task_get_cancellable(G_TASK(result)) != self->searching)
    return;
  g_clear_object(&self->searching);
  self->is_behind = FALSE;
  if (ids != NULL)
    show_found(self, ids);
  else
    show_mistake(self, error->message);
}

static void
search_all(UiCardsPage *self)
{
  IlkCollection *collection = ui_page_get_collection(UI_PAGE(self));
  IlkCardSearch search = {.text = self->searched};

  search.order = ui_card_table_get_order(self->table, &search.descending);
  ilk_collection_find_cards_async(collection, &search, self->searching, found_cb,
                                  g_object_ref(self));
  ilk_collection_count_unindexed_async(collection, self->searching, counted_cb, g_object_ref(self));
}

void
ui_cards_page_select_all(UiCardsPage *self)
{
  self->selects_all = self->searching != NULL;
  if (!self->selects_all)
    ui_card_table_select_all(self->table);
}

/* A mistake in the search is told by the search itself. */
static void
glanced_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCardsPage) self = UI_CARDS_PAGE(user_data);
  g_autoptr(GArray) ids = ilk_collection_find_cards_finish(ILK_COLLECTION(source), result, NULL);

  if (g_task_get_cancellable(G_TASK(result)) != self->searching)
    return;
  if (ids != NULL && ids->len > 0) {
    show_mistake(self, NULL);
    gtk_label_set_label(self->count, "…");
    show_list(self, ids);
  }
  search_all(self);
}

/* Returns: whether there is something to search in */
static gboolean
begin_search(UiCardsPage *self)
{
  g_cancellable_cancel(self->searching);
  g_clear_object(&self->searching);
  if (ui_page_get_collection(UI_PAGE(self)) == NULL)
    return FALSE;
  self->searching = g_cancellable_new();
  self->selects_all = FALSE;
  g_free(self->searched);
  self->searched = g_strdup(gtk_editable_get_text(self->search));
  return TRUE;
}

void
ui_cards_page_start_search(UiCardsPage *self)
{
  if (begin_search(self))
    search_all(self);
}

void
ui_cards_page_start_typed_search(UiCardsPage *self)
{
  IlkCardSearch search = {.glance = TRUE};

  if (!begin_search(self))
    return;
  self->is_behind = TRUE;
  search.text = self->searched;
  if (ui_card_table_get_order(self->table, &search.descending) != ILK_ORDER_RELEVANCE)
    search_all(self);
  else
    ilk_collection_find_cards_async(ui_page_get_collection(UI_PAGE(self)), &search, self->searching,
                                    glanced_cb, g_object_ref(self));
}
