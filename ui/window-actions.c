/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions “win.…” of the window.
 */
#include "ui/window-private.h"

#include "app/lab/catalogue.h"
#include "ui/compat/about.h"
#include "ui/lab/lab-page.h"

static void
open_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_open(UI_WINDOW(widget));
}

static void
page_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_go(UI_WINDOW(widget), g_variant_get_string(parameter, NULL));
}

/* A page, set to a deck. There is none before the collection is open. */
static void
deck_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiWindow *self = UI_WINDOW(widget);
  const char *page;
  gint64 deck;

  if (self->collection == NULL)
    return;
  g_variant_get(parameter, "(&sx)", &page, &deck);
  ui_page_set_deck(ui_window_need_page(self, page), deck);
  ui_window_go(self, page);
}

/* More than what waits, see ilk_study_scope_parse(). */
static void
study_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiWindow *self = UI_WINDOW(widget);
  const char *scope;
  gint64 deck;

  if (self->collection == NULL)
    return;
  g_variant_get(parameter, "(x&s)", &deck, &scope);
  ui_page_set_scope(ui_window_need_page(self, "session"), deck, scope);
  ui_window_go(self, "session");
}

static void
import_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (ui_window_is_home(UI_WINDOW(widget)))
    ui_window_choose_import(UI_WINDOW(widget));
}

static void
import_notes_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (ui_window_is_home(UI_WINDOW(widget)))
    ui_window_choose_notes(UI_WINDOW(widget));
}

static void
add_deck_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_add_deck(UI_WINDOW(widget), g_variant_get_string(parameter, NULL));
}

static void
export_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *deck_name;
  gint64 deck;

  g_variant_get(parameter, "(x&s)", &deck, &deck_name);
  ui_window_choose_export(UI_WINDOW(widget), deck, deck_name);
}

static void
export_anki_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *deck_name;
  gint64 deck;

  g_variant_get(parameter, "(x&s)", &deck, &deck_name);
  ui_window_choose_package(UI_WINDOW(widget), deck, deck_name);
}

static void
export_all_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (ui_window_is_home(UI_WINDOW(widget)))
    ui_window_choose_package(UI_WINDOW(widget), 0, "Interlock");
}

static void
speak_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *deck_name;
  gint64 deck;
  gboolean is_folder;

  g_variant_get(parameter, "(x&sb)", &deck, &deck_name, &is_folder);
  ui_window_choose_speech(UI_WINDOW(widget), deck, deck_name, is_folder);
}

static void
back_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_back(UI_WINDOW(widget));
}

/* From home only, as every page of the switcher. */
static void
find_card_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_go(UI_WINDOW(widget), "cards");
}

static void
return_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_return(UI_WINDOW(widget));
}

static void
find_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_show_found(UI_WINDOW(widget), 0, g_variant_get_string(parameter, NULL));
}

static void
open_demo_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiWindow *self = UI_WINDOW(widget);
  const char *demo = g_variant_get_string(parameter, NULL);

  if (!ilk_catalogue_has(demo))
    return;
  ui_window_go_home(self);
  ui_window_go(self, "lab");
  ui_lab_page_open(UI_LAB_PAGE(ui_window_need_page(self, "lab")), demo);
}

static void
new_card_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiWindow *self = UI_WINDOW(widget);

  if (!ui_window_is_home(self) || self->collection == NULL)
    return;
  ui_window_go(self, "cards");
  gtk_widget_activate_action(GTK_WIDGET(self->shown), "cards.new", NULL);
}

static void
new_deck_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_edit_deck(UI_WINDOW(widget), "new", 0);
}

static void
edit_deck_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *what;
  gint64 deck;

  g_variant_get(parameter, "(&sx)", &what, &deck);
  ui_window_edit_deck(UI_WINDOW(widget), what, deck);
}

static void
place_deck_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 deck, by;

  g_variant_get(parameter, "(xx)", &deck, &by);
  ui_window_place_deck(UI_WINDOW(widget), deck, by);
}

static void
move_deck_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 deck, parent;

  g_variant_get(parameter, "(xx)", &deck, &parent);
  ui_window_move_deck(UI_WINDOW(widget), deck, parent);
}

static void
move_cards_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(GVariant) ids = g_variant_get_child_value(parameter, 1);
  gint64 deck;
  gsize n;
  const gint64 *cards = g_variant_get_fixed_array(ids, &n, sizeof *cards);

  g_variant_get_child(parameter, 0, "x", &deck);
  ui_window_move_cards(UI_WINDOW(widget), deck, cards, (guint) n);
}

static void
undo_edit_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_undo_edit(UI_WINDOW(widget));
}

static void
redo_edit_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_window_redo_edit(UI_WINDOW(widget));
}

static void
full_screen_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen(GTK_WINDOW(widget)))
    gtk_window_unfullscreen(GTK_WINDOW(widget));
  else
    gtk_window_fullscreen(GTK_WINDOW(widget));
}

static void
about_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_show_about(GTK_WINDOW(widget));
}

void
ui_window_install_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action(widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action(widget_class, "win.deck", "(sx)", deck_cb);
  gtk_widget_class_install_action(widget_class, "win.study", "(xs)", study_cb);
  gtk_widget_class_install_action(widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action(widget_class, "win.import-notes", NULL, import_notes_cb);
  gtk_widget_class_install_action(widget_class, "win.add-deck", "s", add_deck_cb);
  gtk_widget_class_install_action(widget_class, "win.export", "(xs)", export_cb);
  gtk_widget_class_install_action(widget_class, "win.export-anki", "(xs)", export_anki_cb);
  gtk_widget_class_install_action(widget_class, "win.export-all", NULL, export_all_cb);
  gtk_widget_class_install_action(widget_class, "win.speak", "(xsb)", speak_cb);
  gtk_widget_class_install_action(widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action(widget_class, "win.return", NULL, return_cb);
  gtk_widget_class_install_action(widget_class, "win.about", NULL, about_cb);
  gtk_widget_class_install_action(widget_class, "win.full-screen", NULL, full_screen_cb);
  gtk_widget_class_install_action(widget_class, "win.new-card", NULL, new_card_cb);
  gtk_widget_class_install_action(widget_class, "win.new-deck", NULL, new_deck_cb);
  gtk_widget_class_install_action(widget_class, "win.edit-deck", "(sx)", edit_deck_cb);
  gtk_widget_class_install_action(widget_class, "win.move-deck", "(xx)", move_deck_cb);
  gtk_widget_class_install_action(widget_class, "win.place-deck", "(xx)", place_deck_cb);
  gtk_widget_class_install_action(widget_class, "win.move-cards", "(xax)", move_cards_cb);
  gtk_widget_class_install_action(widget_class, "win.undo-edit", NULL, undo_edit_cb);
  gtk_widget_class_install_action(widget_class, "win.redo-edit", NULL, redo_edit_cb);
  gtk_widget_class_install_action(widget_class, "win.find-card", NULL, find_card_cb);
  gtk_widget_class_install_action(widget_class, "win.find", "s", find_cb);
  gtk_widget_class_install_action(widget_class, "win.open-demo", "s", open_demo_cb);
}
