/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deck files that were opened from outside: by a double click, or on the command line. Nobody asked
 * for an import yet, so each is read, named with the number of its cards, and stored only when
 * the learner agrees. One after the other, once the collection is open.
 */
#include "app/base/clean-text.h"
#include "ui/window-private.h"

#include "app/base/limits.h"
#include "config.h"
#include "ui/compat/ask.h"

#include <glib/gi18n.h>

static void
answered_cb(gboolean agreed, gpointer user_data)
{
  UiWindow *self = UI_WINDOW(user_data);
  g_autoptr(GFile) file = g_steal_pointer(&self->offered_file);

  if (agreed && file != NULL) {
    GPtrArray *files = g_ptr_array_new_with_free_func(g_object_unref);
    g_ptr_array_add(files, g_steal_pointer(&file));
    ui_window_import(self, files);
  }
  g_clear_pointer(&self->offered, ilk_import_preview_free);
  self->offering = FALSE;
  ui_page_focus(self->shown);
  ui_window_offer_next(self);
}

static void
ask(UiWindow *self, const char *name)
{
  const IlkImportSummary *sum = &self->offered->summary;
  guint n = sum->added + sum->changed + sum->unchanged + sum->deleted;
  /* Translators: %s is a deck. */
  g_autofree char *heading = g_strdup_printf(_("Import “%s”?"), self->offered->title);
  /* Translators: %s is a file. */
  g_autofree char *body = g_strdup_printf(
      ngettext("“%s” holds %u card. Cards you already have keep their progress.",
               "“%s” holds %u cards. Cards you already have keep their progress.", n),
      name, n);

  ui_ask(GTK_WINDOW(self), heading, body, _("_Import"), answered_cb, self);
}

static void
read_in_thread(GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkImport) import = ilk_import_open(file, NULL, cancellable, &error);
  IlkImportPreview *preview =
      import != NULL
          ? ilk_import_preview(import, UI_WINDOW(source)->collection, cancellable, &error)
          : NULL;

  if (preview != NULL)
    g_task_return_pointer(task, preview, (GDestroyNotify) ilk_import_preview_free);
  else
    g_task_return_error(task, g_steal_pointer(&error));
}

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  UiWindow *self = UI_WINDOW(source);
  g_autofree char *path = ilk_clean_file(g_task_get_task_data(G_TASK(result)));
  g_autofree char *name = g_path_get_basename(path);
  g_autoptr(GError) error = NULL;

  self->offered = g_task_propagate_pointer(G_TASK(result), &error);
  g_set_object(&self->offered_file, g_task_get_task_data(G_TASK(result)));
  if (g_cancellable_is_cancelled(self->cancellable))
    return;
  /* Nobody is timed by a card that something else covers. */
  ui_page_leave(self->shown);
  if (self->offered != NULL)
    ask(self, name);
  else
    ui_ask(GTK_WINDOW(self), _("This deck cannot be imported"), error->message, NULL, answered_cb,
           self);
}

void
ui_window_offer_next(UiWindow *self)
{
  if (self->collection == NULL || self->offering || g_queue_is_empty(&self->waiting))
    return;

  g_autoptr(GTask) task = g_task_new(self, self->cancellable, read_cb, NULL);
  self->offering = TRUE;
  g_task_set_task_data(task, g_queue_pop_head(&self->waiting), g_object_unref);
  g_task_run_in_thread(task, read_in_thread);
}

void
ui_window_offer(UiWindow *self, GFile *file)
{
  g_return_if_fail(UI_IS_WINDOW(self) && G_IS_FILE(file));

  if (g_queue_get_length(&self->waiting) == ILK_MAX_OFFERED_FILES) {
    g_autofree char *sentence =
        g_strdup_printf(_("Only %d files can wait to be imported."), ILK_MAX_OFFERED_FILES);
    ui_window_tell(self, sentence);
    return;
  }
  g_queue_push_tail(&self->waiting, g_object_ref(file));
  ui_window_offer_next(self);
}

void
ui_window_clear_offers(UiWindow *self)
{
  g_queue_clear_full(&self->waiting, g_object_unref);
  g_clear_pointer(&self->offered, ilk_import_preview_free);
  g_clear_object(&self->offered_file);
}
