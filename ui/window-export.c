/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck goes out as a file that others can import. A worker reads and writes it; the window tells
 * how it went.
 */
#include "ui/window-private.h"

#include "config.h"
#include "ui/compat/choose-file.h"

#include <glib/gi18n.h>

typedef struct {
  gint64 deck;
  GFile *file;
} Export;

static void
free_export(gpointer data)
{
  Export *export = data;

  g_object_unref(export->file);
  g_free(export);
}

static char *
dup_sentence(const IlkDeckFile *content, GFile *file)
{
  g_autofree char *path = g_file_get_parse_name(file);
  g_autofree char *name = g_path_get_basename(path);

  /* Translators: %s is a file. */
  return g_strdup_printf(
      ngettext("%u card saved in “%s”", "%u cards saved in “%s”", content->cards->len),
      content->cards->len, name);
}

static void
export_in_thread(GTask *task, gpointer collection, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) content = ilk_collection_dup_deck_file(collection, export->deck, &error);

  if (content != NULL && ilk_deck_file_save(content, export->file, &error))
    g_task_return_pointer(task, dup_sentence(content, export->file), g_free);
  else
    g_task_return_error(task, g_steal_pointer(&error));
}

static void
exported_cb(GObject *collection, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = g_task_propagate_pointer(G_TASK(result), &error);

  if (g_cancellable_is_cancelled(self->cancellable))
    return;
  if (sentence != NULL)
    ui_window_tell(self, sentence);
  else
    ui_window_warn(self, _("The deck was not exported."), error);
}

void
ui_window_export(UiWindow *self, GFile *file)
{
  Export *export = g_new(Export, 1);
  g_autoptr(GTask) task =
      g_task_new(self->collection, self->cancellable, exported_cb, g_object_ref(self));

  *export = (Export){self->exported, g_object_ref(file)};
  g_task_set_task_data(task, export, free_export);
  g_task_run_in_thread(task, export_in_thread);
}

static void
chosen_cb(GFile *file, gpointer user_data)
{
  ui_window_export(UI_WINDOW(user_data), file);
}

void
ui_window_choose_export(UiWindow *self, gint64 deck, const char *name)
{
  g_autofree char *file_name = g_strconcat(name, ".md", NULL);

  self->exported = deck;
  ui_save_file(GTK_WINDOW(self), _("Export the deck"), g_strdelimit(file_name, "/", '-'), chosen_cb,
               self);
}
