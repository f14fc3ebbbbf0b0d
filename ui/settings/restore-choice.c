/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Radio rows. What the second copy holds is counted while they are looked at.
 */
#include "ui/settings/restore-choice.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/settings/care-words.h"

#include <glib/gi18n.h>

#define MOST_HEIGHT 320

struct _UiRestoreChoice {
  AdwBin parent_instance;

  /* Owned */
  GPtrArray *points;
  GPtrArray *buttons; /* of GtkCheckButton, borrowed, as @points */
  GCancellable *cancellable;

  /* Borrowed */
  AdwActionRow *copy_row; /* (nullable) */
};

G_DEFINE_FINAL_TYPE(UiRestoreChoice, ui_restore_choice, ADW_TYPE_BIN)

static void
say_point(AdwActionRow *row, gint64 at, const char *what)
{
  g_autofree char *date = ui_care_dup_date(at);
  g_autofree char *sentence = what != NULL ? g_strdup_printf("%s · %s", date, what) : NULL;

  ui_care_say(row, sentence != NULL ? sentence : date);
}

static void
counted_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiRestoreChoice) self = UI_RESTORE_CHOICE(user_data);
  g_autoptr(GError) error = NULL;
  gint64 cards, reviews;
  gboolean counted = ilk_restore_points_count_copy_finish(result, &cards, &reviews, &error);

  if (self->points == NULL || g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_autofree char *what = counted ? ui_care_dup_counts(cards, reviews) : g_strdup(error->message);
  say_point(self->copy_row, ((IlkRestorePoint *) self->points->pdata[0])->at, what);
}

static AdwActionRow *
add_row(UiRestoreChoice *self, GtkListBox *list, const IlkRestorePoint *point)
{
  GtkWidget *row = adw_action_row_new(), *button = gtk_check_button_new();
  g_autofree char *counts =
      point->cards >= 0 ? ui_care_dup_counts(point->cards, point->reviews) : NULL;

  if (self->buttons->len > 0)
    gtk_check_button_set_group(GTK_CHECK_BUTTON(button), self->buttons->pdata[0]);
  gtk_check_button_set_active(GTK_CHECK_BUTTON(button), self->buttons->len == 0);
  gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
  g_ptr_array_add(self->buttons, button);
  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row),
                                point->is_copy ? _("Second copy") : _("Backup"));
  say_point(ADW_ACTION_ROW(row), point->at, point->is_copy ? _("counting…") : counts);
  adw_action_row_add_prefix(ADW_ACTION_ROW(row), button);
  adw_action_row_set_activatable_widget(ADW_ACTION_ROW(row), button);
  gtk_list_box_append(list, row);
  return ADW_ACTION_ROW(row);
}

static void
ui_restore_choice_dispose(GObject *object)
{
  UiRestoreChoice *self = UI_RESTORE_CHOICE(object);

  g_cancellable_cancel(self->cancellable);
  g_clear_pointer(&self->points, g_ptr_array_unref);
  G_OBJECT_CLASS(ui_restore_choice_parent_class)->dispose(object);
}

static void
ui_restore_choice_finalize(GObject *object)
{
  g_ptr_array_unref(UI_RESTORE_CHOICE(object)->buttons);
  g_object_unref(UI_RESTORE_CHOICE(object)->cancellable);
  G_OBJECT_CLASS(ui_restore_choice_parent_class)->finalize(object);
}

static void
ui_restore_choice_class_init(UiRestoreChoiceClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_restore_choice_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_restore_choice_finalize;
}

static void
ui_restore_choice_init(UiRestoreChoice *self)
{
  self->buttons = g_ptr_array_new();
  self->cancellable = g_cancellable_new();
}

static void
fill(UiRestoreChoice *self, GtkListBox *list, const char *directory)
{
  for (guint i = 0; i < self->points->len; i++) {
    const IlkRestorePoint *point = self->points->pdata[i];
    AdwActionRow *row = add_row(self, list, point);
    if (!point->is_copy)
      continue;
    self->copy_row = row;
    ilk_restore_points_count_copy_async(directory, point->path, self->cancellable, counted_cb,
                                        g_object_ref(self));
  }
}

GtkWidget *
ui_restore_choice_new(const char *directory, GPtrArray *points)
{
  g_return_val_if_fail(directory != NULL && points != NULL, NULL);

  UiRestoreChoice *self = g_object_new(UI_TYPE_RESTORE_CHOICE, NULL);
  GtkWidget *list = gtk_list_box_new(), *scrolled = gtk_scrolled_window_new();
  self->points = g_ptr_array_ref(points);
  gtk_list_box_set_selection_mode(GTK_LIST_BOX(list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class(list, "boxed-list");
  fill(self, GTK_LIST_BOX(list), directory);
  gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scrolled), GTK_POLICY_NEVER,
                                 GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height(GTK_SCROLLED_WINDOW(scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height(GTK_SCROLLED_WINDOW(scrolled), TRUE);
  gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scrolled), list);
  adw_bin_set_child(ADW_BIN(self), scrolled);
  ui_make_radio_rows(GTK_WIDGET(self));
  return GTK_WIDGET(self);
}

const IlkRestorePoint *
ui_restore_choice_get(UiRestoreChoice *self)
{
  g_return_val_if_fail(UI_IS_RESTORE_CHOICE(self), NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active(self->buttons->pdata[i]))
      return self->points->pdata[i];
  return NULL;
}
