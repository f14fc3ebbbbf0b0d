/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The share belongs to the collection, so it is read and stored there, off the main thread.
 */
#include "ui/settings/backup-row.h"

#include "app/store/front/collection-care.h"
#include "config.h"

#include <glib/gi18n.h>

struct _UiBackupRow {
  AdwActionRow parent_instance;

  /* Owned */
  IlkCollection *collection;

  /* Borrowed */
  GtkSpinButton *share;

  gboolean showing;
};

G_DEFINE_FINAL_TYPE(UiBackupRow, ui_backup_row, ADW_TYPE_ACTION_ROW)

static void
stored_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiBackupRow) self = UI_BACKUP_ROW(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_set_backup_share_finish(ILK_COLLECTION(source), result, &error))
    adw_action_row_set_subtitle(ADW_ACTION_ROW(self), error->message);
}

static void
changed_cb(UiBackupRow *self)
{
  if (!self->showing && self->collection != NULL)
    ilk_collection_set_backup_share_async(self->collection,
                                          (guint) gtk_spin_button_get_value_as_int(self->share),
                                          NULL, stored_cb, g_object_ref(self));
}

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiBackupRow) self = UI_BACKUP_ROW(user_data);
  guint share = ilk_collection_get_backup_share_finish(ILK_COLLECTION(source), result, NULL);

  if (ILK_COLLECTION(source) != self->collection || share == 0)
    return;
  self->showing = TRUE;
  gtk_spin_button_set_value(self->share, share);
  self->showing = FALSE;
}

static void
ui_backup_row_dispose(GObject *object)
{
  g_clear_object(&UI_BACKUP_ROW(object)->collection);
  G_OBJECT_CLASS(ui_backup_row_parent_class)->dispose(object);
}

static void
ui_backup_row_class_init(UiBackupRowClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_backup_row_dispose;
}

static void
ui_backup_row_init(UiBackupRow *self)
{
  GtkWidget *share = gtk_spin_button_new_with_range(1, 100, 1);

  self->share = GTK_SPIN_BUTTON(share);
  gtk_widget_set_valign(share, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive(share, FALSE);
  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self), _("Copies may take"));
  adw_action_row_set_subtitle(
      ADW_ACTION_ROW(self), _("Per cent of what is free on the disk; the oldest copies go first"));
  adw_action_row_add_suffix(ADW_ACTION_ROW(self), share);
  adw_action_row_set_activatable_widget(ADW_ACTION_ROW(self), share);
  g_signal_connect_object(share, "value-changed", G_CALLBACK(changed_cb), self, G_CONNECT_SWAPPED);
}

void
ui_backup_row_read(UiBackupRow *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_BACKUP_ROW(self));

  g_set_object(&self->collection, collection);
  gtk_widget_set_sensitive(GTK_WIDGET(self->share),
                           collection != NULL && !ilk_collection_is_read_only(collection));
  if (collection != NULL)
    ilk_collection_get_backup_share_async(collection, NULL, read_cb, g_object_ref(self));
}
