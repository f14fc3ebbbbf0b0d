/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What there is is found first, then asked; only then anything happens.
 */
#include "ui/settings/restore-row.h"

#include "app/base/clean-text.h"
#include "app/store/front/collection-copy.h"
#include "config.h"
#include "ui/base/ask-window.h"
#include "ui/compat/ask.h"
#include "ui/compat/choose-file.h"
#include "ui/settings/care-words.h"
#include "ui/settings/restore-choice.h"

#include <glib/gi18n.h>

struct _UiRestoreRow {
  AdwActionRow parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *cancellable; /* of what runs, else NULL */
  char *folder;              /* (nullable): of a second copy that was chosen, and is asked about */

  /* Borrowed */
  GtkButton *button;
};

enum { PROP_0, PROP_BUSY };

G_DEFINE_FINAL_TYPE(UiRestoreRow, ui_restore_row, ADW_TYPE_ACTION_ROW)

static void
show_button(UiRestoreRow *self)
{
  if (self->cancellable != NULL)
    ui_care_name_button(self->button, _("Cancel"), _("Cancel"));
  else
    ui_care_name_button(self->button, _("Restore…"), _("Restore your collection"));
}

static void
begin(UiRestoreRow *self)
{
  self->cancellable = g_cancellable_new();
  show_button(self);
  g_object_notify(G_OBJECT(self), "busy");
}

static void
end(UiRestoreRow *self)
{
  g_clear_object(&self->cancellable);
  show_button(self);
  g_object_notify(G_OBJECT(self), "busy");
}

static void
say_usual(UiRestoreRow *self)
{
  ui_care_say(ADW_ACTION_ROW(self), _("Go back to a backup, or to the second copy"));
}

static void
progress_cb(double done, gpointer user_data)
{
  UiRestoreRow *self = UI_RESTORE_ROW(user_data);
  /* Translators: %d is how much of it is done. */
  g_autofree char *sentence = g_strdup_printf(_("Restoring… %d %%"), (int) (done * 100));

  if (self->cancellable != NULL)
    ui_care_say(ADW_ACTION_ROW(self), sentence);
}

static char *
dup_done(const IlkRestored *restored)
{
  g_autofree char *counts = ui_care_dup_counts(restored->cards, restored->reviews);
  g_autofree char *kept = restored->aside != NULL ? g_path_get_basename(restored->aside) : NULL;
  GString *text = g_string_new(NULL);

  /* Translators: “12 cards and 3 reviews”. */
  g_string_append_printf(text, _("The collection holds %s now."), counts);
  if (kept != NULL) {
    /* Translators: %s is a file. */
    g_autofree char *sentence =
        g_strdup_printf(_("What it held before was kept as “%s” beside it."), kept);
    g_string_append_printf(text, " %s", sentence);
  }
  if (restored->problems != NULL)
    ui_care_say_problems(text, restored->problems);
  return g_string_free(text, FALSE);
}

static void
restored_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiRestoreRow) self = UI_RESTORE_ROW(user_data);
  g_auto(IlkRestored) restored = {0};
  g_autoptr(GError) error = NULL;
  gboolean done = ilk_collection_go_back_finish(ILK_COLLECTION(source), result, &restored, &error);
  g_autofree char *sentence = done ? dup_done(&restored) : NULL;

  end(self);
  if (done)
    ui_care_say(ADW_ACTION_ROW(self), sentence);
  else if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ui_care_say(ADW_ACTION_ROW(self), _("Given up: the collection is as it was."));
  else
    ui_care_say(ADW_ACTION_ROW(self), error->message);
}

static void
run(UiRestoreRow *self, const char *path, gboolean is_copy)
{
  if (self->cancellable != NULL || self->collection == NULL)
    return;
  begin(self);
  progress_cb(0, self);
  ilk_collection_go_back_async(self->collection, path, is_copy, self->cancellable, progress_cb,
                               restored_cb, g_object_ref(self));
}

static void
agreed_cb(gboolean agreed, gpointer user_data)
{
  UiRestoreRow *self = UI_RESTORE_ROW(user_data);
  g_autofree char *folder = g_steal_pointer(&self->folder);

  if (agreed && folder != NULL)
    run(self, folder, TRUE);
}

static void
folder_cb(GFile *folder, gpointer user_data)
{
  UiRestoreRow *self = UI_RESTORE_ROW(user_data);
  const char *path = g_file_peek_path(folder);
  GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));

  if (path == NULL || root == NULL)
    return;
  g_free(self->folder);
  self->folder = g_strdup(path);
  g_autofree char *name = ilk_clean_path(path);
  /* Translators: %s is a folder. */
  g_autofree char *body = g_strdup_printf(
      _("The collection is made again from the second copy in “%s”. What it holds now is kept "
        "beside it."),
      name);
  ui_ask(GTK_WINDOW(root), _("Restore your collection?"), body, _("_Restore"), agreed_cb, self);
}

static void
choose_folder_cb(UiRestoreRow *self)
{
  ui_choose_folder(GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))), _("Folder of a second copy"),
                   folder_cb, g_object_ref(self), g_object_unref);
}

static void
confirmed_cb(UiRestoreRow *self, UiAskWindow *window)
{
  UiRestoreChoice *choice = g_object_get_data(G_OBJECT(window), "choice");
  const IlkRestorePoint *point = choice != NULL ? ui_restore_choice_get(choice) : NULL;

  if (point != NULL)
    run(self, point->path, point->is_copy);
}

static void
ask(UiRestoreRow *self, GPtrArray *points)
{
  const char *directory = ilk_collection_get_directory(self->collection);
  UiAskWindow *window = ui_ask_window_new(
      GTK_WIDGET(self), _("Restore your collection?"),
      points->len > 0 ? _("It will hold what it held then. What it holds now is kept beside it.")
                      : _("There is no backup and no second copy yet."),
      _("Restore"));

  ui_ask_window_set_destructive(window);
  ui_ask_window_offer(window, _("Folder…"));
  if (points->len > 0) {
    GtkWidget *choice = ui_restore_choice_new(directory, points);
    g_object_set_data(G_OBJECT(window), "choice", choice);
    ui_ask_window_set_answer(window, choice);
  }
  g_object_set(window, "can-confirm", points->len > 0, NULL);
  g_signal_connect_object(window, "confirmed", G_CALLBACK(confirmed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(window, "declined", G_CALLBACK(choose_folder_cb), self,
                          G_CONNECT_SWAPPED);
  ui_ask_window_ask(window);
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiRestoreRow) self = UI_RESTORE_ROW(user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) points = ilk_restore_points_list_finish(result, &error);

  end(self);
  say_usual(self);
  if (points != NULL && self->collection != NULL && gtk_widget_get_mapped(GTK_WIDGET(self)))
    ask(self, points);
}

static void
state_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiRestoreRow) self = UI_RESTORE_ROW(user_data);
  g_auto(IlkCopyState) state = {NULL};

  ilk_collection_get_copy_finish(ILK_COLLECTION(source), result, &state, NULL);
  if (self->collection != ILK_COLLECTION(source)) {
    end(self);
    return;
  }
  ilk_restore_points_list_async(ilk_collection_get_directory(self->collection), state.folder,
                                self->cancellable, listed_cb, g_object_ref(self));
}

static void
clicked_cb(UiRestoreRow *self)
{
  if (self->cancellable != NULL) {
    g_cancellable_cancel(self->cancellable);
    return;
  }
  begin(self);
  ui_care_say(ADW_ACTION_ROW(self), _("Looking for backups…"));
  ilk_collection_get_copy_async(self->collection, NULL, state_cb, g_object_ref(self));
}

static void
ui_restore_row_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean(value, ui_restore_row_is_busy(UI_RESTORE_ROW(object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_restore_row_dispose(GObject *object)
{
  UiRestoreRow *self = UI_RESTORE_ROW(object);

  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_object(&self->collection);
  g_clear_pointer(&self->folder, g_free);
  G_OBJECT_CLASS(ui_restore_row_parent_class)->dispose(object);
}

static void
ui_restore_row_class_init(UiRestoreRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->get_property = ui_restore_row_get_property;
  object_class->dispose = ui_restore_row_dispose;
  g_object_class_install_property(
      object_class, PROP_BUSY,
      g_param_spec_boolean("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
ui_restore_row_init(UiRestoreRow *self)
{
  self->button = GTK_BUTTON(gtk_button_new());
  gtk_widget_set_valign(GTK_WIDGET(self->button), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self), _("Restore"));
  say_usual(self);
  adw_action_row_add_suffix(ADW_ACTION_ROW(self), GTK_WIDGET(self->button));
  g_signal_connect_swapped(self->button, "clicked", G_CALLBACK(clicked_cb), self);
  show_button(self);
}

void
ui_restore_row_read(UiRestoreRow *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_RESTORE_ROW(self));

  g_set_object(&self->collection, collection);
  gtk_widget_set_sensitive(GTK_WIDGET(self->button),
                           collection != NULL && !ilk_collection_is_read_only(collection));
}

gboolean
ui_restore_row_is_busy(UiRestoreRow *self)
{
  g_return_val_if_fail(UI_IS_RESTORE_ROW(self), FALSE);
  return self->cancellable != NULL;
}
