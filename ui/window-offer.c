/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that might come in: chosen, dropped, or opened from outside by a double click or on the
 * command line. What they would do is told, and they are stored only when the learner agrees. Those
 * that come at once are asked about at once; others have their turn when that is answered, and all
 * when the collection is open.
 */
#include "ui/window-private.h"

#include "app/base/limits.h"
#include "config.h"
#include "ui/exchange/import-window.h"

#include <glib/gi18n.h>

static void
confirmed_cb(UiWindow *self, GPtrArray *plans)
{
  ui_window_import(self, g_ptr_array_ref(plans));
}

static void
answered_cb(UiWindow *self)
{
  self->offering = FALSE;
  /* The window may go, and takes this one along. */
  if (self->cancellable == NULL)
    return;
  ui_page_focus(self->shown);
  ui_window_offer_next(self);
}

static void
ask(UiWindow *self)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_object_unref);

  while (!g_queue_is_empty(&self->waiting))
    g_ptr_array_add(files, g_queue_pop_head(&self->waiting));
  UiImportWindow *window = ui_import_window_new(GTK_WINDOW(self), self->collection, files);
  g_signal_connect_object(window, "confirmed", G_CALLBACK(confirmed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(window, "destroy", G_CALLBACK(answered_cb), self, G_CONNECT_SWAPPED);
  self->offering = TRUE;
  /* Nobody is timed by a card that something else covers. */
  ui_page_leave(self->shown);
  gtk_window_present(GTK_WINDOW(window));
}

static gboolean
offer_cb(gpointer user_data)
{
  UiWindow *self = UI_WINDOW(user_data);

  self->offer_source = 0;
  if (self->collection != NULL && !self->offering && !g_queue_is_empty(&self->waiting))
    ask(self);
  return G_SOURCE_REMOVE;
}

/* Not at once: who opens several files calls for each. */
void
ui_window_offer_next(UiWindow *self)
{
  if (self->offer_source == 0 && self->cancellable != NULL)
    self->offer_source = g_idle_add(offer_cb, self);
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
  g_clear_handle_id(&self->offer_source, g_source_remove);
  g_queue_clear_full(&self->waiting, g_object_unref);
}
