/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That the second copy is behind is told once, and stands until it is dismissed; that it no longer
 * is, is read among the preferences.
 */
#include "ui/window-private.h"

#include "app/store/front/collection-copy.h"

static void
state_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_auto(IlkCopyState) state = {NULL};

  if (!ilk_collection_get_copy_finish(ILK_COLLECTION(source), result, &state, NULL))
    return;
  gboolean is_news = state.trouble != NULL && !self->copy_is_behind;
  self->copy_is_behind = state.trouble != NULL;
  if (is_news)
    ui_notice_bar_add(self->notice, state.trouble);
}

static void
changed_cb(IlkCollection *collection, guint what, gint64 deck, gint64 card, gpointer user_data)
{
  UiWindow *self = UI_WINDOW(user_data);

  if ((what & ILK_CHANGE_COPY) != 0)
    ilk_collection_get_copy_async(collection, self->cancellable, state_cb, g_object_ref(self));
}

void
ui_window_watch_copy(UiWindow *self)
{
  g_signal_connect_object(self->collection, "changed", G_CALLBACK(changed_cb), self, 0);
}
