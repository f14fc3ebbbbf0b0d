/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The choice belongs to the collection, which tells of the change; then the row is read again.
 */
#include "ui/settings/copy-place-row.h"

#include "app/base/clean-text.h"
#include "app/store/front/collection-copy.h"
#include "config.h"
#include "ui/compat/choose-file.h"
#include "ui/settings/care-words.h"

#include <glib/gi18n.h>

struct _UiCopyPlaceRow {
  AdwActionRow parent_instance;

  /* Owned */
  IlkCollection *collection;

  /* Borrowed */
  GtkButton *choose;
  GtkButton *beside;
};

G_DEFINE_FINAL_TYPE(UiCopyPlaceRow, ui_copy_place_row, ADW_TYPE_ACTION_ROW)

static void
state_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCopyPlaceRow) self = UI_COPY_PLACE_ROW(user_data);
  g_auto(IlkCopyState) state = {NULL};

  if (!ilk_collection_get_copy_finish(ILK_COLLECTION(source), result, &state, NULL) ||
      ILK_COLLECTION(source) != self->collection)
    return;
  g_autofree char *path = ilk_clean_path(state.folder);
  ui_care_say(ADW_ACTION_ROW(self), state.is_beside ? _("Beside the collection") : path);
  gtk_widget_set_visible(GTK_WIDGET(self->beside), !state.is_beside);
  gtk_widget_set_sensitive(GTK_WIDGET(self), !state.is_off);
}

static void
stored_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCopyPlaceRow) self = UI_COPY_PLACE_ROW(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_set_copy_folder_finish(ILK_COLLECTION(source), result, &error))
    ui_care_say(ADW_ACTION_ROW(self), error->message);
}

static void
store(UiCopyPlaceRow *self, const char *path)
{
  if (self->collection != NULL)
    ilk_collection_set_copy_folder_async(self->collection, path, NULL, stored_cb,
                                         g_object_ref(self));
}

static void
chosen_cb(GFile *folder, gpointer self)
{
  ui_copy_place_row_choose(self, folder);
}

static void
choose_cb(UiCopyPlaceRow *self)
{
  ui_choose_folder(GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))),
                   _("Folder of the second copy"), chosen_cb, g_object_ref(self), g_object_unref);
}

static void
beside_cb(UiCopyPlaceRow *self)
{
  store(self, NULL);
}

static void
ui_copy_place_row_dispose(GObject *object)
{
  g_clear_object(&UI_COPY_PLACE_ROW(object)->collection);
  G_OBJECT_CLASS(ui_copy_place_row_parent_class)->dispose(object);
}

static void
ui_copy_place_row_class_init(UiCopyPlaceRowClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_copy_place_row_dispose;
}

static GtkButton *
add_button(UiCopyPlaceRow *self, const char *label, const char *name, GCallback clicked)
{
  GtkButton *button = GTK_BUTTON(gtk_button_new());

  ui_care_name_button(button, label, name);
  gtk_widget_set_valign(GTK_WIDGET(button), GTK_ALIGN_CENTER);
  g_signal_connect_swapped(button, "clicked", clicked, self);
  adw_action_row_add_suffix(ADW_ACTION_ROW(self), GTK_WIDGET(button));
  return button;
}

static void
ui_copy_place_row_init(UiCopyPlaceRow *self)
{
  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self), _("Folder of the second copy"));
  /* Translators: a button: keep the second copy where the collection is. */
  self->beside = add_button(self, C_("second copy", "Beside"),
                            _("Keep the second copy beside the collection"), G_CALLBACK(beside_cb));
  self->choose = add_button(self, _("Choose…"), _("Choose a folder for the second copy"),
                            G_CALLBACK(choose_cb));
  gtk_widget_set_visible(GTK_WIDGET(self->beside), FALSE);
}

void
ui_copy_place_row_read(UiCopyPlaceRow *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_COPY_PLACE_ROW(self));

  gboolean is_open = collection != NULL && !ilk_collection_is_read_only(collection);
  g_set_object(&self->collection, collection);
  gtk_widget_set_sensitive(GTK_WIDGET(self->choose), is_open);
  gtk_widget_set_sensitive(GTK_WIDGET(self->beside), is_open);
  if (collection != NULL)
    ilk_collection_get_copy_async(collection, NULL, state_cb, g_object_ref(self));
}

void
ui_copy_place_row_choose(UiCopyPlaceRow *self, GFile *folder)
{
  g_return_if_fail(UI_IS_COPY_PLACE_ROW(self) && G_IS_FILE(folder));

  const char *path = g_file_peek_path(folder);
  if (path != NULL)
    store(self, path);
  else
    ui_care_say(ADW_ACTION_ROW(self), _("Only a folder that has a path can be used."));
}
