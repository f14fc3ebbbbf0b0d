/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First what the collection knows, at once; then what the files hold, when they have been read.
 */
#include "ui/settings/copy-row.h"

#include "app/store/front/collection-copy.h"
#include "config.h"
#include "ui/settings/care-words.h"

#include <glib/gi18n.h>
#include <inttypes.h>

struct _UiCopyRow {
  AdwActionRow parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *reading; /* of what is read last */

  /* Borrowed */
  GtkSwitch *keeps;

  gboolean showing;
};

G_DEFINE_FINAL_TYPE(UiCopyRow, ui_copy_row, ADW_TYPE_ACTION_ROW)

static void
content_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCopyRow) self = UI_COPY_ROW(user_data);
  g_autoptr(GError) error = NULL;
  IlkCopyContent content;

  if (!ilk_copy_content_read_finish(result, &content, &error)) {
    if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      ui_care_say(ADW_ACTION_ROW(self), error->message);
    return;
  }
  if (content.at == 0) {
    ui_care_say(ADW_ACTION_ROW(self), _("Nothing has been written yet"));
    return;
  }
  g_autofree char *date = ui_care_dup_date(content.at);
  /* Translators: a record is a row, such as an answer; %s is a date and a time. */
  g_autofree char *sentence =
      g_strdup_printf(ngettext("%" PRIu64 " record, last written on %s",
                               "%" PRIu64 " records, last written on %s", (gulong) content.rows),
                      content.rows, date);
  ui_care_say(ADW_ACTION_ROW(self), sentence);
}

static void
show_state(UiCopyRow *self, const IlkCopyState *state)
{
  self->showing = TRUE;
  gtk_switch_set_active(self->keeps, !state->is_off);
  self->showing = FALSE;
  if (state->is_off)
    ui_care_say(ADW_ACTION_ROW(self),
                _("Off: an answer is in the collection and in its backups only"));
  else if (state->trouble != NULL)
    ui_care_say(ADW_ACTION_ROW(self), state->trouble);
  else
    ilk_copy_content_read_async(state->folder, self->reading, content_cb, g_object_ref(self));
}

static void
state_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCopyRow) self = UI_COPY_ROW(user_data);
  g_auto(IlkCopyState) state = {NULL};

  if (ilk_collection_get_copy_finish(ILK_COLLECTION(source), result, &state, NULL) &&
      ILK_COLLECTION(source) == self->collection)
    show_state(self, &state);
}

static void
read_again(UiCopyRow *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel(self->reading);
  g_clear_object(&self->reading);
  if (self->collection == NULL)
    return;
  self->reading = g_cancellable_new();
  ilk_collection_get_copy_async(self->collection, self->reading, state_cb, g_object_ref(self));
}

static void
stored_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCopyRow) self = UI_COPY_ROW(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_set_copy_off_finish(ILK_COLLECTION(source), result, &error))
    ui_care_say(ADW_ACTION_ROW(self), error->message);
}

static void
switched_cb(UiCopyRow *self)
{
  if (!self->showing && self->collection != NULL)
    ilk_collection_set_copy_off_async(self->collection, !gtk_switch_get_active(self->keeps), NULL,
                                      stored_cb, g_object_ref(self));
}

static void
ui_copy_row_dispose(GObject *object)
{
  UiCopyRow *self = UI_COPY_ROW(object);

  if (self->reading != NULL)
    g_cancellable_cancel(self->reading);
  g_clear_object(&self->reading);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_copy_row_parent_class)->dispose(object);
}

static void
ui_copy_row_class_init(UiCopyRowClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_copy_row_dispose;
}

static void
ui_copy_row_init(UiCopyRow *self)
{
  GtkWidget *keeps = gtk_switch_new();

  self->keeps = GTK_SWITCH(keeps);
  gtk_widget_set_valign(keeps, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive(keeps, FALSE);
  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self), _("Second copy"));
  gtk_widget_set_tooltip_text(
      GTK_WIDGET(self), _("Every answer, edit and setting, in files from which the collection can "
                          "be made again"));
  adw_action_row_add_suffix(ADW_ACTION_ROW(self), keeps);
  adw_action_row_set_activatable_widget(ADW_ACTION_ROW(self), keeps);
  g_signal_connect_object(keeps, "notify::active", G_CALLBACK(switched_cb), self,
                          G_CONNECT_SWAPPED);
}

void
ui_copy_row_read(UiCopyRow *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_COPY_ROW(self));

  g_set_object(&self->collection, collection);
  gtk_widget_set_sensitive(GTK_WIDGET(self->keeps),
                           collection != NULL && !ilk_collection_is_read_only(collection));
  read_again(self);
}
