/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The counts are words, so that no colour has to be explained.
 */
#include "ui/study/deck-row.h"

#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UiDeckRow {
  AdwBin parent_instance;

  /* Owned */
  UiDeckItem *item;

  /* Template */
  GtkLabel *name;
  GtkLabel *counts;
  GtkLabel *waiting;
  GtkWidget *menu_button;
  GMenuModel *menu;
};

G_DEFINE_FINAL_TYPE(UiDeckRow, ui_deck_row, ADW_TYPE_BIN)

/* Takes @text. A line breaks between the parts, not within one. */
static void
append_part(GString *line, char *text)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  g_autofree char *part = g_strjoinv("\u00a0", words);

  if (line->len > 0)
    g_string_append(line, "\u00a0· ");
  g_string_append(line, part);
  g_free(text);
}

static void
append_next_due(GString *line, gint64 next_due)
{
  if (next_due == 0)
    return;
  g_autofree char *span = ilk_interval_text_until(next_due);
  /* Translators: %s is a span of time such as “9 days”. */
  append_part(line, g_strdup_printf(_("next in %s"), span));
}

static char *
dup_counts_text(const IlkDeckCounts *counts)
{
  g_autoptr(GString) line = g_string_new(NULL);

  if (counts->new_cards > 0)
    append_part(
        line, g_strdup_printf(ngettext("%u new", "%u new", counts->new_cards), counts->new_cards));
  if (counts->learning > 0)
    append_part(line, g_strdup_printf(ngettext("%u learning", "%u learning", counts->learning),
                                      counts->learning));
  if (counts->due > 0)
    append_part(line, g_strdup_printf(ngettext("%u due", "%u due", counts->due), counts->due));
  if (line->len == 0)
    append_next_due(line, counts->next_due);
  append_part(line, g_strdup_printf(ngettext("%u card", "%u cards", counts->total), counts->total));
  return g_string_free(g_steal_pointer(&line), FALSE);
}

/* The popover has a dozen widgets, which a row does without until somebody asks. */
static void
open_menu_cb(GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model(button) == NULL)
    gtk_menu_button_set_menu_model(button, menu);
}

static void
menu_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup(GTK_MENU_BUTTON(UI_DECK_ROW(widget)->menu_button));
}

static void
right_click_cb(GtkGestureClick *gesture, int n, double x, double y, UiDeckRow *self)
{
  gtk_gesture_set_state(GTK_GESTURE(gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup(GTK_MENU_BUTTON(self->menu_button));
}

static void
study_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "study.deck", "x", ui_deck_row_get_id(UI_DECK_ROW(widget)));
}

static void
memory_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.deck", "(sx)", "memory",
                             ui_deck_row_get_id(UI_DECK_ROW(widget)));
}

static void
export_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  IlkDeck *deck = ui_deck_item_get_deck(UI_DECK_ROW(widget)->item);

  gtk_widget_activate_action(widget, "win.export", "(xs)", ilk_deck_get_id(deck),
                             ilk_deck_get_name(deck));
}

static void
cards_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.deck", "(sx)", "cards",
                             ui_deck_row_get_id(UI_DECK_ROW(widget)));
}

/* The part of @name after the dot says what is done to the deck. */
static void
edit_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.edit-deck", "(sx)", strchr(name, '.') + 1,
                             ui_deck_row_get_id(UI_DECK_ROW(widget)));
}

static void
install_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "deck.study", NULL, study_cb);
  gtk_widget_class_install_action(widget_class, "deck.memory", NULL, memory_cb);
  gtk_widget_class_install_action(widget_class, "deck.export", NULL, export_cb);
  gtk_widget_class_install_action(widget_class, "deck.cards", NULL, cards_cb);
  gtk_widget_class_install_action(widget_class, "deck.rename", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.move", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.describe", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.delete", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.menu", NULL, menu_cb);
}

static void
ui_deck_row_dispose(GObject *object)
{
  ui_deck_row_set_item(UI_DECK_ROW(object), NULL);
  G_OBJECT_CLASS(ui_deck_row_parent_class)->dispose(object);
}

static void
ui_deck_row_class_init(UiDeckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_deck_row_dispose;
  install_actions(widget_class);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/deck-row.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, name);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, counts);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, waiting);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, menu_button);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, menu);
  gtk_widget_class_bind_template_callback(widget_class, right_click_cb);
}

static void
ui_deck_row_init(UiDeckRow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  gtk_menu_button_set_create_popup_func(GTK_MENU_BUTTON(self->menu_button), open_menu_cb,
                                        self->menu, NULL);
}

UiDeckRow *
ui_deck_row_new(void)
{
  return g_object_new(UI_TYPE_DECK_ROW, NULL);
}

/* What has the focus, and is read, is the list's widget around the row. */
static void
name_for_screen_reader(UiDeckRow *self, const char *deck, const char *counts)
{
  GtkWidget *around = gtk_widget_get_parent(GTK_WIDGET(self));
  /* Translators: %s is a deck. */
  g_autofree char *menu = g_strdup_printf(_("Menu of “%s”"), deck);

  if (around != NULL)
    gtk_accessible_update_property(GTK_ACCESSIBLE(around), GTK_ACCESSIBLE_PROPERTY_LABEL, deck,
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, counts, -1);
  ui_name_inner_button(self->menu_button, menu);
}

static void
show(UiDeckRow *self)
{
  IlkDeck *deck = ui_deck_item_get_deck(self->item);
  guint waiting = ilk_deck_get_waiting(deck);
  g_autofree char *counts = dup_counts_text(ilk_deck_get_counts(deck));
  g_autofree char *number = g_strdup_printf("%u", waiting);

  gtk_label_set_label(self->name, ilk_deck_get_name(deck));
  gtk_label_set_label(self->counts, counts);
  gtk_label_set_label(self->waiting, number);
  gtk_widget_set_visible(GTK_WIDGET(self->waiting), waiting > 0);
  name_for_screen_reader(self, ilk_deck_get_name(deck), counts);
}

void
ui_deck_row_set_item(UiDeckRow *self, UiDeckItem *item)
{
  g_return_if_fail(UI_IS_DECK_ROW(self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data(self->item, self);
  g_set_object(&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped(item, "notify::deck", G_CALLBACK(show), self);
  show(self);
}

gint64
ui_deck_row_get_id(UiDeckRow *self)
{
  g_return_val_if_fail(UI_IS_DECK_ROW(self), 0);
  return self->item != NULL ? ilk_deck_get_id(ui_deck_item_get_deck(self->item)) : 0;
}
