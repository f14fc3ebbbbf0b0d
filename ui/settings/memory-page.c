/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The groups know the options and not each other.
 */
#include "config.h"

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
  AdwBin parent_instance;

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

G_DEFINE_FINAL_TYPE(UiMemoryPage, ui_memory_page, ADW_TYPE_BIN)

static void
failed_cb(UiMemoryPage *self, const char *sentence)
{
  ui_notice_bar_show(self->notice, sentence);
}

/* Nobody else changes the options, so they are read once; the decks change. */
static gboolean
is_shown(UiMemoryPage *self, IlkCollection *collection)
{
  return self->options != NULL && ui_memory_options_is_loaded(self->options) &&
         ui_memory_options_get_collection(self->options) == collection;
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

  G_OBJECT_CLASS(klass)->dispose = ui_memory_page_dispose;
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

UiMemoryPage *
ui_memory_page_new(void)
{
  return g_object_new(UI_TYPE_MEMORY_PAGE, NULL);
}

void
ui_memory_page_set_collection(UiMemoryPage *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_MEMORY_PAGE(self));

  if (is_shown(self, collection)) {
    ui_memory_retention_refresh(self->retention);
    return;
  }
  ui_memory_page_flush(self);
  g_clear_object(&self->options);
  if (collection != NULL) {
    self->options = ui_memory_options_new(collection);
    g_signal_connect_object(self->options, "failed", G_CALLBACK(failed_cb), self,
                            G_CONNECT_SWAPPED);
  }
  gtk_widget_set_sensitive(self->groups,
                           collection != NULL && !ilk_collection_is_read_only(collection));
  ui_memory_retention_set_options(self->retention, self->options);
  ui_memory_model_set_options(self->model, self->options);
  ui_memory_group_set_options(UI_MEMORY_GROUP(self->fit), self->options);
  ui_memory_group_set_options(UI_MEMORY_GROUP(self->steps), self->options);
  ui_memory_group_set_options(UI_MEMORY_GROUP(self->limits), self->options);
  ui_memory_group_set_options(UI_MEMORY_GROUP(self->days), self->options);
}

void
ui_memory_page_choose_deck(UiMemoryPage *self, gint64 deck)
{
  g_return_if_fail(UI_IS_MEMORY_PAGE(self));
  ui_memory_retention_choose_deck(self->retention, deck);
}

void
ui_memory_page_flush(UiMemoryPage *self)
{
  g_return_if_fail(UI_IS_MEMORY_PAGE(self));

  ui_memory_retention_flush(self->retention);
  if (self->options != NULL)
    ui_memory_options_flush(self->options);
}

gboolean
ui_memory_page_is_ready(UiMemoryPage *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_PAGE(self), FALSE);
  return ui_memory_retention_is_ready(self->retention);
}
