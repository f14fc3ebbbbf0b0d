/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The groups know the options and not each other.
 */
#include "ui/settings/memory-page.h"

#include "ui/base/notice-bar.h"
#include "ui/base/resource.h"
#include "ui/settings/memory-days.h"
#include "ui/settings/memory-fit.h"
#include "ui/settings/memory-limits.h"
#include "ui/settings/memory-model.h"
#include "ui/settings/memory-retention.h"
#include "ui/settings/memory-steps.h"

struct _UiMemoryPage {
  UiPage parent_instance;

  /* Owned */
  UiMemoryOptions *options;

  /* Template */
  UiNoticeBar *notice;
  GtkWidget *groups;
  UiMemoryRetention *retention;
  UiMemoryModel *model;
  UiMemoryFit *fit;
  UiMemorySteps *steps;
  UiMemoryLimits *limits;
  UiMemoryDays *days;
};

G_DEFINE_FINAL_TYPE(UiMemoryPage, ui_memory_page, UI_TYPE_PAGE)

static void
failed_cb(UiMemoryPage *self, const char *sentence)
{
  ui_notice_bar_show(self->notice, sentence);
}

static void
set_options(UiMemoryPage *self, UiMemoryOptions *options)
{
  g_set_object(&self->options, options);
  ui_memory_retention_set_options(self->retention, options);
  ui_memory_model_set_options(self->model, options);
  ui_memory_group_set_options(UI_MEMORY_GROUP(self->fit), options);
  ui_memory_group_set_options(UI_MEMORY_GROUP(self->steps), options);
  ui_memory_group_set_options(UI_MEMORY_GROUP(self->limits), options);
  ui_memory_group_set_options(UI_MEMORY_GROUP(self->days), options);
}

static void
ui_memory_page_leave(UiPage *page)
{
  UiMemoryPage *self = UI_MEMORY_PAGE(page);

  ui_memory_retention_flush(self->retention);
  if (self->options != NULL)
    ui_memory_options_flush(self->options);
}

static void
ui_memory_page_collection_changed(UiPage *page)
{
  UiMemoryPage *self = UI_MEMORY_PAGE(page);
  IlkCollection *collection = ui_page_get_collection(page);

  ui_memory_page_leave(page);
  set_options(self, NULL);
  gtk_widget_set_sensitive(self->groups,
                           collection != NULL && !ilk_collection_is_read_only(collection));
}

/* Nobody else changes the options, so they are read once; the decks change. */
static void
ui_memory_page_refresh(UiPage *page)
{
  UiMemoryPage *self = UI_MEMORY_PAGE(page);

  if (self->options != NULL && ui_memory_options_is_loaded(self->options)) {
    ui_memory_retention_refresh(self->retention);
    return;
  }
  g_autoptr(UiMemoryOptions) options = ui_memory_options_new(ui_page_get_collection(page));
  g_signal_connect_object(options, "failed", G_CALLBACK(failed_cb), self, G_CONNECT_SWAPPED);
  set_options(self, options);
}

static void
ui_memory_page_set_deck(UiPage *page, gint64 deck)
{
  ui_memory_retention_choose_deck(UI_MEMORY_PAGE(page)->retention, deck);
}

static gboolean
ui_memory_page_is_ready(UiPage *page)
{
  return ui_memory_retention_is_ready(UI_MEMORY_PAGE(page)->retention);
}

static void
ui_memory_page_dispose(GObject *object)
{
  g_clear_object(&UI_MEMORY_PAGE(object)->options);
  G_OBJECT_CLASS(ui_memory_page_parent_class)->dispose(object);
}

static void
ui_memory_page_class_init(UiMemoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiPageClass *page_class = UI_PAGE_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_memory_page_dispose;
  page_class->collection_changed = ui_memory_page_collection_changed;
  page_class->concerns = ILK_CHANGE_DECKS | ILK_CHANGE_CARDS;
  page_class->refresh = ui_memory_page_refresh;
  page_class->set_deck = ui_memory_page_set_deck;
  page_class->leave = ui_memory_page_leave;
  page_class->is_ready = ui_memory_page_is_ready;
  g_type_ensure(UI_TYPE_NOTICE_BAR);
  g_type_ensure(UI_TYPE_MEMORY_DAYS);
  g_type_ensure(UI_TYPE_MEMORY_FIT);
  g_type_ensure(UI_TYPE_MEMORY_LIMITS);
  g_type_ensure(UI_TYPE_MEMORY_MODEL);
  g_type_ensure(UI_TYPE_MEMORY_RETENTION);
  g_type_ensure(UI_TYPE_MEMORY_STEPS);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("settings/memory-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryPage, notice);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryPage, groups);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryPage, retention);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryPage, model);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryPage, fit);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryPage, steps);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryPage, limits);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryPage, days);
  gtk_widget_class_bind_template_callback(widget_class, failed_cb);
}

static void
ui_memory_page_init(UiMemoryPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}
