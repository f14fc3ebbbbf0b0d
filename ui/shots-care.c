/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection among the preferences, and what it can go back to.
 */
#include "ui/shots-private.h"

#include "app/store/front/collection-care.h"
#include "app/store/front/collection-copy.h"
#include "ui/base/ask-window.h"
#include "ui/settings/care-group.h"
#include "ui/settings/copy-place-row.h"
#include "ui/settings/restore-row.h"

static GtkWidget *
find(GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE(root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkWidget *found = find(child, type);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
find_question(void)
{
  GListModel *windows = gtk_window_get_toplevels();

  for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
    g_autoptr(GtkWidget) window = g_list_model_get_item(windows, i);
    if (UI_IS_ASK_WINDOW(window))
      return window;
  }
  return NULL;
}

static gboolean
is_asked(UiWindow *window)
{
  return find_question() != NULL;
}

static void
back_up(IlkCollection *collection)
{
  g_auto(IlkCopyState) state = {NULL};
  g_autofree char *backup = ilk_collection_backup(collection, NULL);

  if (backup == NULL || !ilk_collection_get_copy(collection, &state, NULL))
    g_error("No backup was made.");
}

void
shots_care(Shooting *shooting)
{
  GtkWidget *window = GTK_WIDGET(shooting->window);

  back_up(shooting->window->collection);
  gtk_widget_activate_action(window, "win.page", "s", "preferences");
  GtkWidget *group = find(window, UI_TYPE_CARE_GROUP);
  GtkWidget *row = find(group, UI_TYPE_RESTORE_ROW);
  GtkWidget *place = find(group, UI_TYPE_COPY_PLACE_ROW);
  gtk_widget_grab_focus(
      gtk_widget_get_last_child(gtk_widget_get_parent(find(place, GTK_TYPE_BUTTON))));
  shots_take(shooting, "preferences-collection");
  g_signal_emit_by_name(find(row, GTK_TYPE_BUTTON), "clicked");
  shots_wait_until(shooting->window, is_asked);
  shots_take_of(shooting, find_question(), "restore");
  gtk_window_destroy(GTK_WINDOW(find_question()));
  gtk_widget_activate_action(window, "win.back", NULL);
}
