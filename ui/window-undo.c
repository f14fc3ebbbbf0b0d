/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done to cards and decks is undone and done again, and the main menu says what that would
 * be. Answers of a session are its own to take back.
 */
#include "ui/window-private.h"

#include "app/store/front/collection-edits.h"
#include "config.h"

#include <glib/gi18n.h>

/* An underscore would be a mnemonic. */
static char *
dup_escaped(const char *label)
{
  g_auto(GStrv) parts = g_strsplit(label, "_", -1);

  return g_strjoinv("__", parts);
}

/* The items of the menu: undo first. One without an action cannot be chosen. */
static void
set_item(UiWindow *self, int position, const char *title, const char *label, const char *action)
{
  g_autofree char *escaped = label != NULL ? dup_escaped(label) : NULL;
  g_autofree char *text = label != NULL ? g_strconcat(title, ": ", escaped, NULL) : g_strdup(title);

  g_menu_remove(self->undo_section, position);
  g_menu_insert(self->undo_section, position, text, label != NULL ? action : NULL);
}

static void
undo_label_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_autofree char *label =
      ilk_collection_dup_undo_label_finish(ILK_COLLECTION(source), result, NULL);

  if (self->undo_section != NULL)
    set_item(self, 0, _("_Undo"), label, "win.undo-edit");
}

static void
redo_label_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_autofree char *label =
      ilk_collection_dup_redo_label_finish(ILK_COLLECTION(source), result, NULL);

  if (self->undo_section != NULL)
    set_item(self, 1, _("_Redo"), label, "win.redo-edit");
}

void
ui_window_label_undo(UiWindow *self)
{
  if (self->collection == NULL)
    return;
  ilk_collection_dup_undo_label_async(self->collection, self->cancellable, undo_label_cb,
                                      g_object_ref(self));
  ilk_collection_dup_redo_label_async(self->collection, self->cancellable, redo_label_cb,
                                      g_object_ref(self));
}

static void
tell(UiWindow *self, const char *sentence)
{
  ui_window_tell(self, sentence);
  ui_window_label_undo(self);
}

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *label = ilk_collection_undo_edit_finish(ILK_COLLECTION(source), result, &error);
  /* Translators: %s is what was done, such as “Delete 3 cards”. */
  g_autofree char *sentence = label != NULL ? g_strdup_printf(_("Undone: %s"), label) : NULL;

  tell(self, label != NULL ? sentence : error->message);
}

static void
redone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *label = ilk_collection_redo_edit_finish(ILK_COLLECTION(source), result, &error);
  /* Translators: %s is what was done, such as “Delete 3 cards”. */
  g_autofree char *sentence = label != NULL ? g_strdup_printf(_("Redone: %s"), label) : NULL;

  tell(self, label != NULL ? sentence : error->message);
}

void
ui_window_undo_edit(UiWindow *self)
{
  if (self->collection != NULL)
    ilk_collection_undo_edit_async(self->collection, NULL, undone_cb, g_object_ref(self));
}

void
ui_window_redo_edit(UiWindow *self)
{
  if (self->collection != NULL)
    ilk_collection_redo_edit_async(self->collection, NULL, redone_cb, g_object_ref(self));
}
