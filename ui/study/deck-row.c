/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The counts are words, so that no colour has to be explained.
 */
#include "ui/study/deck-row.h"

#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/row-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/* How far a deck stands from the edge for each deck above it, and the deepest that is told so. */
#define INDENT 20
#define DEEPEST 6

struct _UiDeckRow {
  AdwBin parent_instance;

  /* Owned */
  UiDeckItem *item;

  /* Borrowed: what hides and shows the decks below, made for the first that has some; the menu of
   * the list, while it is this row's. */
  GtkWidget *expander;
  GtkWidget *menu;

  /* Template */
  GtkBox *box;
  GtkWidget *texts;
  GtkLabel *name;
  GtkLabel *counts;
  GtkLabel *waiting;
  GtkWidget *menu_button;
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

/* The menu is the list's: most rows never need one. */
static void
menu_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "decks.menu", "x", ui_deck_row_get_id(UI_DECK_ROW(widget)));
}

static void
toggle_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "decks.toggle", "x", ui_deck_row_get_id(UI_DECK_ROW(widget)));
}

static void
right_click_cb(GtkGestureClick *gesture, int n, double x, double y, UiDeckRow *self)
{
  gtk_gesture_set_state(GTK_GESTURE(gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action(GTK_WIDGET(self), "deck.menu", NULL);
}

static void
study_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "study.deck", "x", ui_deck_row_get_id(UI_DECK_ROW(widget)));
}

static void
more_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.deck", "(sx)", "more",
                             ui_deck_row_get_id(UI_DECK_ROW(widget)));
}

static void
listen_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.deck", "(sx)", "listen",
                             ui_deck_row_get_id(UI_DECK_ROW(widget)));
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
export_anki_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  IlkDeck *deck = ui_deck_item_get_deck(UI_DECK_ROW(widget)->item);

  gtk_widget_activate_action(widget, "win.export-anki", "(xs)", ilk_deck_get_id(deck),
                             ilk_deck_get_name(deck));
}

static void
speak_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  IlkDeck *deck = ui_deck_item_get_deck(UI_DECK_ROW(widget)->item);

  gtk_widget_activate_action(widget, "win.speak", "(xsb)", ilk_deck_get_id(deck),
                             ilk_deck_get_name(deck), FALSE);
}

static void
cards_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.deck", "(sx)", "cards",
                             ui_deck_row_get_id(UI_DECK_ROW(widget)));
}

static void
page_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.deck", "(sx)", "deck",
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
  gtk_widget_class_install_action(widget_class, "deck.more", NULL, more_cb);
  gtk_widget_class_install_action(widget_class, "deck.listen", NULL, listen_cb);
  gtk_widget_class_install_action(widget_class, "deck.memory", NULL, memory_cb);
  gtk_widget_class_install_action(widget_class, "deck.export", NULL, export_cb);
  gtk_widget_class_install_action(widget_class, "deck.export-anki", NULL, export_anki_cb);
  gtk_widget_class_install_action(widget_class, "deck.speak", NULL, speak_cb);
  gtk_widget_class_install_action(widget_class, "deck.cards", NULL, cards_cb);
  gtk_widget_class_install_action(widget_class, "deck.page", NULL, page_cb);
  gtk_widget_class_install_action(widget_class, "deck.toggle", NULL, toggle_cb);
  gtk_widget_class_install_action(widget_class, "deck.new", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.rename", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.move", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.describe", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.delete", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.earlier", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "deck.later", NULL, edit_cb);
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
  g_type_ensure(UI_TYPE_ROW_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/deck-row.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, name);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, counts);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, waiting);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, menu_button);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, box);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, texts);
  gtk_widget_class_bind_template_callback(widget_class, right_click_cb);
}

static void
ui_deck_row_init(UiDeckRow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
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
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 menu, -1);
}

static GtkWidget *
make_expander(UiDeckRow *self)
{
  GtkWidget *expander = gtk_button_new();

  gtk_widget_add_css_class(expander, "flat");
  gtk_actionable_set_action_name(GTK_ACTIONABLE(expander), "deck.toggle");
  gtk_box_insert_child_after(self->box, expander, self->texts);
  return expander;
}

static void
show_expander(UiDeckRow *self, const char *deck)
{
  gboolean collapsed = ui_deck_item_is_collapsed(self->item);
  guint n_below = ui_deck_item_get_branch(self->item)->n_below;

  if (n_below > 0 && self->expander == NULL)
    self->expander = make_expander(self);
  if (self->expander == NULL)
    return;
  /* Translators: %s is a deck. */
  g_autofree char *name = g_strdup_printf(_("Decks below “%s”"), deck);
  gtk_widget_set_visible(self->expander, n_below > 0);
  gtk_button_set_icon_name(GTK_BUTTON(self->expander),
                           collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 name, -1);
  gtk_accessible_update_state(GTK_ACCESSIBLE(self->expander), GTK_ACCESSIBLE_STATE_EXPANDED,
                              !collapsed, -1);
}

static void
show(UiDeckRow *self)
{
  const IlkDeckBranch *branch = ui_deck_item_get_branch(self->item);
  const char *name = ilk_deck_get_name(branch->deck);
  guint waiting = ilk_deck_counts_get_waiting(&branch->sum);
  g_autofree char *counts = dup_counts_text(&branch->sum);
  g_autofree char *number = g_strdup_printf("%u", waiting);

  gtk_label_set_label(self->name, name);
  gtk_label_set_label(self->counts, counts);
  gtk_label_set_label(self->waiting, number);
  gtk_widget_set_visible(GTK_WIDGET(self->waiting), waiting > 0);
  gtk_widget_set_margin_start(self->texts, INDENT * (int) MIN(branch->depth, DEEPEST));
  show_expander(self, name);
  name_for_screen_reader(self, name, counts);
}

/* An open menu must not speak of another deck than it was opened for. */
static void
give_menu_back(UiDeckRow *self)
{
  if (self->menu == NULL)
    return;
  gtk_popover_popdown(GTK_POPOVER(self->menu));
  gtk_widget_unparent(g_steal_pointer(&self->menu));
}

void
ui_deck_row_set_item(UiDeckRow *self, UiDeckItem *item)
{
  g_return_if_fail(UI_IS_DECK_ROW(self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data(self->item, self);
  give_menu_back(self);
  g_set_object(&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped(item, "notify::deck", G_CALLBACK(show), self);
  show(self);
}

UiDeckItem *
ui_deck_row_get_item(UiDeckRow *self)
{
  g_return_val_if_fail(UI_IS_DECK_ROW(self), NULL);
  return self->item;
}

gint64
ui_deck_row_get_id(UiDeckRow *self)
{
  g_return_val_if_fail(UI_IS_DECK_ROW(self), 0);
  return self->item != NULL ? ilk_deck_get_id(ui_deck_item_get_deck(self->item)) : 0;
}

void
ui_deck_row_open_menu(UiDeckRow *self, GtkWidget *menu)
{
  graphene_rect_t at;
  GtkWidget *before;

  g_return_if_fail(UI_IS_DECK_ROW(self) && GTK_IS_POPOVER(menu));

  before = gtk_widget_get_parent(menu);
  if (before != GTK_WIDGET(self)) {
    if (before != NULL)
      give_menu_back(UI_DECK_ROW(before));
    gtk_widget_set_parent(menu, GTK_WIDGET(self));
    self->menu = menu;
  }
  if (gtk_widget_compute_bounds(self->menu_button, GTK_WIDGET(self), &at))
    gtk_popover_set_pointing_to(GTK_POPOVER(menu),
                                &(GdkRectangle){(int) at.origin.x, (int) at.origin.y,
                                                (int) at.size.width, (int) at.size.height});
  gtk_popover_popup(GTK_POPOVER(menu));
}
