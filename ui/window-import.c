/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deck files come into the collection: chosen in a dialog, or dropped on the window. Whatever it
 * was, what it would do is told first (window-offer.c).
 */
#include "ui/window-private.h"

#include "config.h"
#include "ui/compat/choose-file.h"
#include "ui/exchange/add-deck-job.h"
#include "ui/exchange/import-job.h"

#include <glib/gi18n.h>

void
ui_window_import(UiWindow *self, GPtrArray *plans)
{
  g_autoptr(GPtrArray) owned = plans;

  if (self->collection == NULL || plans->len == 0)
    return;
  g_autoptr(UiJob) job = ui_import_job_new(g_steal_pointer(&owned));
  ui_window_run(self, job);
}

void
ui_window_add_deck(UiWindow *self, const char *name)
{
  if (self->collection == NULL)
    return;
  g_autoptr(UiJob) job = ui_add_deck_job_new(name);
  ui_job_bar_run(self->jobs, self->collection, job);
}

static void
chosen_cb(GFile *file, gpointer user_data)
{
  ui_window_offer(UI_WINDOW(user_data), file);
}

void
ui_window_choose_import(UiWindow *self)
{
  ui_open_file(GTK_WINDOW(self), _("Import a deck"),
               _("Decks (Markdown, ZIP, CSV, Anki or Mnemosyne)"),
               (const char *const[]){"md", "markdown", "interlock", "zip", "csv", "tsv", "apkg",
                                     "colpkg", "cards", "db", "gift", "aiken", "txt", NULL},
               chosen_cb, self);
}

void
ui_window_choose_notes(UiWindow *self)
{
  ui_choose_folder(GTK_WINDOW(self), _("Import a folder of notes"), chosen_cb, self, NULL);
}

static gboolean
drop_cb(GtkDropTarget *target, const GValue *value, double x, double y, UiWindow *self)
{
  for (GSList *file = g_value_get_boxed(value); file != NULL; file = file->next)
    ui_window_offer(self, file->data);
  return TRUE;
}

void
ui_window_take_drops(UiWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new(GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect(target, "drop", G_CALLBACK(drop_cb), self);
  gtk_widget_add_controller(GTK_WIDGET(self->pages), GTK_EVENT_CONTROLLER(target));
}
