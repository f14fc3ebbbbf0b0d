/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deck files come into the collection: chosen in a dialog, or dropped on the window. A worker reads
 * and stores them; the window tells how it went.
 */
#include "ui/window-private.h"

#include "config.h"
#include "ui/compat/choose-file.h"

#include <glib/gi18n.h>

/* The numbers first: a toast is one line, and a deck's name may be longer than that. */
static char *
dup_sentence(const char *title, const IlkImportSummary *summary)
{
  if (summary->changed + summary->unchanged == 0)
    /* Translators: %s is a deck. */
    return g_strdup_printf(
        ngettext("%u card added to “%s”", "%u cards added to “%s”", summary->added), summary->added,
        title);
  /* Translators: cards; %s is a deck. */
  return g_strdup_printf(_("%u added, %u changed, %u unchanged in “%s”"), summary->added,
                         summary->changed, summary->unchanged, title);
}

/* What is to be stored: read already, or still in a file. */
typedef struct {
  GFile *file;
  IlkImport *import;
} Arriving;

static void
free_arriving(gpointer data)
{
  Arriving *arriving = data;

  g_clear_object(&arriving->file);
  g_clear_pointer(&arriving->import, ilk_import_free);
  g_free(arriving);
}

static void
import_in_thread(GTask *task, gpointer collection, gpointer data, GCancellable *cancellable)
{
  Arriving *arriving = data;
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;

  if (arriving->import == NULL)
    arriving->import = ilk_import_read(arriving->file, cancellable, &error);
  if (arriving->import != NULL && ilk_import_store(arriving->import, collection, &summary, &error))
    g_task_return_pointer(
        task, dup_sentence(ilk_import_get_deck(arriving->import)->title, &summary), g_free);
  else
    g_task_return_error(task, g_steal_pointer(&error));
}

static void
imported_cb(GObject *collection, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = g_task_propagate_pointer(G_TASK(result), &error);

  if (g_cancellable_is_cancelled(self->cancellable))
    return;
  if (sentence != NULL)
    ui_window_tell(self, sentence);
  else
    ui_window_warn(self, _("The deck was not imported."), error);
  ui_window_refresh(self);
}

static void
start_import(UiWindow *self, GFile *file, IlkImport *import)
{
  g_autoptr(GTask) task =
      g_task_new(self->collection, self->cancellable, imported_cb, g_object_ref(self));
  Arriving *arriving = g_new(Arriving, 1);

  *arriving = (Arriving){file, import};
  g_task_set_task_data(task, arriving, free_arriving);
  g_task_run_in_thread(task, import_in_thread);
}

void
ui_window_import(UiWindow *self, GFile *file)
{
  if (self->collection != NULL)
    start_import(self, g_object_ref(file), NULL);
}

/* Takes @import. */
void
ui_window_import_read(UiWindow *self, IlkImport *import)
{
  start_import(self, NULL, import);
}

static void
chosen_cb(GFile *file, gpointer user_data)
{
  ui_window_import(UI_WINDOW(user_data), file);
}

void
ui_window_choose_import(UiWindow *self)
{
  ui_open_file(GTK_WINDOW(self), _("Import a deck"), _("Decks (Markdown or CSV)"),
               (const char *const[]){"md", "markdown", "interlock", "csv", NULL}, chosen_cb, self);
}

static gboolean
drop_cb(GtkDropTarget *target, const GValue *value, double x, double y, UiWindow *self)
{
  for (GSList *file = g_value_get_boxed(value); file != NULL; file = file->next)
    ui_window_import(self, file->data);
  return TRUE;
}

void
ui_window_take_drops(UiWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new(GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect(target, "drop", G_CALLBACK(drop_cb), self);
  gtk_widget_add_controller(GTK_WIDGET(self->pages), GTK_EVENT_CONTROLLER(target));
}
