/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing is done at a time, can be given up while it runs, and ends with a sentence in its row.
 * What is given up or goes wrong leaves the collection as it was.
 */
#include "ui/settings/care-group.h"

#include "app/store/care/backup.h"
#include "app/store/front/collection-care.h"
#include "config.h"
#include "ui/settings/care-words.h"
#include "ui/settings/copy-place-row.h"
#include "ui/settings/copy-row.h"
#include "ui/settings/restore-row.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#define DATABASE "collection.db"

struct _UiCareGroup {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *cancellable; /* of what runs, else NULL */

  /* Borrowed */
  AdwActionRow *copy_row;
  AdwActionRow *check_row;
  GtkButton *copy_button;
  GtkButton *check_button;
  UiRestoreRow *restore_row;
  UiCopyRow *second_row;
  UiCopyPlaceRow *place_row;

  gboolean repairs; /* what the check's button does */
};

G_DEFINE_FINAL_TYPE(UiCareGroup, ui_care_group, ADW_TYPE_PREFERENCES_GROUP)

static void
name_buttons(UiCareGroup *self)
{
  ui_care_name_button(self->copy_button, _("Back Up"), _("Back up your collection"));
  if (self->repairs)
    ui_care_name_button(self->check_button, _("Repair"), _("Repair your collection"));
  else
    ui_care_name_button(self->check_button, _("Check"), _("Check your collection"));
  gboolean rests = self->collection != NULL && !ui_restore_row_is_busy(self->restore_row);
  gtk_widget_set_sensitive(GTK_WIDGET(self->copy_button), rests);
  gtk_widget_set_sensitive(GTK_WIDGET(self->check_button), rests);
  gtk_widget_set_sensitive(GTK_WIDGET(self->restore_row), self->cancellable == NULL);
}

static char *
dup_last_copy(const char *directory)
{
  gint64 at = ilk_backup_get_newest_time(directory);

  if (at == 0)
    return g_strdup(_("no backup yet"));
  g_autofree char *date = ui_care_dup_date(at);
  /* Translators: %s is a date and a time. */
  return g_strdup_printf(_("last backup on %s"), date);
}

static void
show_place(UiCareGroup *self)
{
  const char *directory = ilk_collection_get_directory(self->collection);
  g_autofree char *path = g_build_filename(directory, DATABASE, NULL);
  g_autofree char *last = dup_last_copy(directory);
  GStatBuf status;
  g_autofree char *size = g_format_size(g_stat(path, &status) == 0 ? (guint64) status.st_size : 0);
  /* Translators: the size of the collection, then “last backup on …” or “no backup yet”. */
  g_autofree char *sentence = g_strdup_printf(_("%s, %s"), size, last);

  ui_care_say(self->copy_row, sentence);
}

static void
end(UiCareGroup *self)
{
  g_clear_object(&self->cancellable);
  name_buttons(self);
}

/* @button: becomes the one that gives up; the other waits */
static void
begin(UiCareGroup *self, GtkButton *button, GtkButton *other)
{
  self->cancellable = g_cancellable_new();
  ui_care_name_button(button, _("Cancel"), _("Cancel"));
  gtk_widget_set_sensitive(GTK_WIDGET(other), FALSE);
  gtk_widget_set_sensitive(GTK_WIDGET(self->restore_row), FALSE);
}

static void
copied_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCareGroup) self = UI_CARE_GROUP(user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = ilk_collection_backup_finish(ILK_COLLECTION(source), result, &error);

  end(self);
  if (ILK_COLLECTION(source) != self->collection)
    return;
  if (path != NULL)
    show_place(self);
  else if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ui_care_say(self->copy_row, _("No backup was made."));
  else
    ui_care_say(self->copy_row, error->message);
}

static char *
dup_report(const IlkCheckReport *report)
{
  if (report->problems->len == 0)
    return g_strdup_printf(ngettext("The collection is sound; it holds %" PRIu64 " review.",
                                    "The collection is sound; it holds %" PRIu64 " reviews.",
                                    (gulong) report->reviews),
                           report->reviews);
  GString *text = g_string_new(NULL);
  ui_care_say_problems(text, report->problems);
  if (report->repaired)
    g_string_append_printf(text, " %s", _("This has been repaired."));
  return g_string_free(text, FALSE);
}

static void
checked_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCareGroup) self = UI_CARE_GROUP(user_data);
  g_auto(IlkCheckReport) report = {NULL};
  g_autoptr(GError) error = NULL;
  gboolean checked = ilk_collection_check_finish(ILK_COLLECTION(source), result, &report, &error);

  self->repairs = checked && report.problems->len > 0 && !report.repaired &&
                  !ilk_collection_is_read_only(ILK_COLLECTION(source));
  end(self);
  if (ILK_COLLECTION(source) != self->collection)
    return;
  g_autofree char *sentence = checked ? dup_report(&report) : NULL;
  if (checked)
    ui_care_say(self->check_row, sentence);
  else if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ui_care_say(self->check_row, _("The check was given up."));
  else
    ui_care_say(self->check_row, error->message);
}

static void
copy_cb(UiCareGroup *self)
{
  if (self->cancellable != NULL) {
    g_cancellable_cancel(self->cancellable);
    return;
  }
  begin(self, self->copy_button, self->check_button);
  ilk_collection_backup_async(self->collection, self->cancellable, copied_cb, g_object_ref(self));
}

static void
check_cb(UiCareGroup *self)
{
  if (self->cancellable != NULL) {
    g_cancellable_cancel(self->cancellable);
    return;
  }
  gboolean repairs = self->repairs;
  begin(self, self->check_button, self->copy_button);
  ui_care_say(self->check_row, repairs ? _("Repairing…") : _("Checking…"));
  ilk_collection_check_async(self->collection, repairs, self->cancellable, checked_cb,
                             g_object_ref(self));
}

static void
ui_care_group_dispose(GObject *object)
{
  UiCareGroup *self = UI_CARE_GROUP(object);

  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_care_group_parent_class)->dispose(object);
}

static void
ui_care_group_class_init(UiCareGroupClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_care_group_dispose;
}

static AdwActionRow *
add_row(UiCareGroup *self, const char *title, GtkButton *button, GCallback clicked)
{
  GtkWidget *row = adw_action_row_new();

  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), title);
  gtk_widget_set_valign(GTK_WIDGET(button), GTK_ALIGN_CENTER);
  g_signal_connect_swapped(button, "clicked", clicked, self);
  adw_action_row_add_suffix(ADW_ACTION_ROW(row), GTK_WIDGET(button));
  adw_preferences_group_add(ADW_PREFERENCES_GROUP(self), row);
  return ADW_ACTION_ROW(row);
}

static gpointer
add_made(UiCareGroup *self, GType type)
{
  GtkWidget *row = g_object_new(type, NULL);

  adw_preferences_group_add(ADW_PREFERENCES_GROUP(self), row);
  return row;
}

static void
busy_cb(UiCareGroup *self)
{
  if (self->cancellable == NULL)
    name_buttons(self);
}

static void
ui_care_group_init(UiCareGroup *self)
{
  self->copy_button = GTK_BUTTON(gtk_button_new());
  self->check_button = GTK_BUTTON(gtk_button_new());
  adw_preferences_group_set_title(ADW_PREFERENCES_GROUP(self), _("Your collection"));
  self->copy_row = add_row(self, _("Backups"), self->copy_button, G_CALLBACK(copy_cb));
  self->check_row = add_row(self, _("Check"), self->check_button, G_CALLBACK(check_cb));
  ui_care_say(self->check_row, _("Looks over every text, answer and page"));
  self->restore_row = add_made(self, UI_TYPE_RESTORE_ROW);
  self->second_row = add_made(self, UI_TYPE_COPY_ROW);
  self->place_row = add_made(self, UI_TYPE_COPY_PLACE_ROW);
  g_signal_connect_object(self->restore_row, "notify::busy", G_CALLBACK(busy_cb), self,
                          G_CONNECT_SWAPPED);
  name_buttons(self);
}

void
ui_care_group_read(UiCareGroup *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_CARE_GROUP(self));

  g_set_object(&self->collection, collection);
  ui_restore_row_read(self->restore_row, collection);
  ui_copy_row_read(self->second_row, collection);
  ui_copy_place_row_read(self->place_row, collection);
  if (self->cancellable != NULL)
    return;
  name_buttons(self);
  if (collection != NULL)
    show_place(self);
}
