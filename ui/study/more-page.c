/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The box of offers, and whose cards it speaks of.
 */
#include "ui/study/more-page.h"

#include "app/store/front/collection-decks.h"
#include "config.h"
#include "ui/base/resource.h"
#include "ui/study/more-box.h"

struct _UiMorePage {
  UiPage parent_instance;

  /* Owned */
  GCancellable *cancellable;

  gint64 deck;

  /* Template */
  AdwWindowTitle *title;
  UiMoreBox *box;
};

G_DEFINE_FINAL_TYPE(UiMorePage, ui_more_page, UI_TYPE_PAGE)

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMorePage) self = UI_MORE_PAGE(user_data);
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);

  for (guint i = 0; decks != NULL && i < decks->len; i++)
    if (ilk_deck_get_id(decks->pdata[i]) == self->deck)
      adw_window_title_set_subtitle(self->title, ilk_deck_get_name(decks->pdata[i]));
}

static void
ui_more_page_refresh(UiPage *page)
{
  UiMorePage *self = UI_MORE_PAGE(page);

  adw_window_title_set_subtitle(self->title, "");
  ui_more_box_show(self->box, ui_page_get_collection(page), self->deck);
  ilk_collection_list_decks_async(ui_page_get_collection(page), self->cancellable, listed_cb,
                                  g_object_ref(self));
}

static void
ui_more_page_set_deck(UiPage *page, gint64 deck)
{
  UI_MORE_PAGE(page)->deck = deck;
  ui_page_refresh(page);
}

static void
ui_more_page_dispose(GObject *object)
{
  UiMorePage *self = UI_MORE_PAGE(object);

  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  G_OBJECT_CLASS(ui_more_page_parent_class)->dispose(object);
}

static void
ui_more_page_class_init(UiMorePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiPageClass *page_class = UI_PAGE_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_more_page_dispose;
  page_class->concerns = ILK_CHANGE_DECKS | ILK_CHANGE_CARDS | ILK_CHANGE_REVIEWS;
  page_class->refresh = ui_more_page_refresh;
  page_class->set_deck = ui_more_page_set_deck;
  g_type_ensure(UI_TYPE_MORE_BOX);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/more-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMorePage, title);
  gtk_widget_class_bind_template_child(widget_class, UiMorePage, box);
}

static void
ui_more_page_init(UiMorePage *self)
{
  self->cancellable = g_cancellable_new();
  gtk_widget_init_template(GTK_WIDGET(self));
}
