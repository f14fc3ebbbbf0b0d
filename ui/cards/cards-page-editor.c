/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editor stands beside the list where there is room for two, and else in its place.
 */
#include "ui/cards/cards-page-private.h"

#include "config.h"
#include "ui/cards/card-info.h"
#include "ui/cards/card-words.h"
#include "ui/cards/draft.h"

#include <glib/gi18n.h>

#define EXCERPT_LETTERS 60

static gboolean
is_open(UiCardsPage *self)
{
  return gtk_widget_get_visible(GTK_WIDGET(self->editor_side));
}

/* Beside the editor the list has no room for columns. */
void
ui_cards_page_place_editor(UiCardsPage *self)
{
  gboolean wide = ui_adaptive_bin_is_wide(self->room);

  gtk_widget_set_visible(self->list_side, wide || !is_open(self));
  g_object_set(self->context, "narrow", ui_adaptive_bin_is_narrow(self->room) || is_open(self),
               NULL);
}

static void
set_open(UiCardsPage *self, gboolean open)
{
  gtk_widget_set_visible(GTK_WIDGET(self->editor_side), open);
  ui_cards_page_place_editor(self);
}

static void
saved_cb(UiCardsPage *self)
{
  ui_cards_page_tell(self, _("Card saved"), TRUE);
  g_clear_pointer(&self->draft, ui_note_form_free);
  gtk_widget_set_visible(self->draft_bar, FALSE);
}

static void
closed_cb(UiCardsPage *self)
{
  set_open(self, FALSE);
  if (!ui_card_table_focus(self->table))
    ui_page_focus(UI_PAGE(self));
}

static UiCardEditor *
need_editor(UiCardsPage *self)
{
  if (self->editor != NULL)
    return self->editor;
  self->editor = g_object_new(UI_TYPE_CARD_EDITOR, NULL);
  adw_bin_set_child(self->editor_side, GTK_WIDGET(self->editor));
  ui_card_editor_set_collection(self->editor, ui_page_get_collection(UI_PAGE(self)));
  g_signal_connect_object(self->editor, "saved", G_CALLBACK(saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(self->editor, "closed", G_CALLBACK(closed_cb), self, G_CONNECT_SWAPPED);
  return self->editor;
}

/* What is being written is not thrown away for another card. */
static gboolean
may_open(UiCardsPage *self)
{
  IlkCollection *collection = ui_page_get_collection(UI_PAGE(self));

  if (collection == NULL || ilk_collection_is_read_only(collection))
    return FALSE;
  if (!is_open(self) || !ui_card_editor_has_changes(need_editor(self)))
    return TRUE;
  ui_cards_page_tell(self, _("Save or close the card that you are writing first."), FALSE);
  return FALSE;
}

static void
new_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardsPage *self = UI_CARDS_PAGE(widget);
  IlkCard *card;

  if (!may_open(self))
    return;
  card = ui_card_table_get_first_selected(self->table);
  ui_card_editor_write(need_editor(self), card != NULL ? ilk_card_get_deck(card) : 0);
  set_open(self, TRUE);
  ui_card_editor_focus(self->editor);
}

static void
edit_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardsPage *self = UI_CARDS_PAGE(widget);
  IlkCard *card = ui_card_table_get_first_selected(self->table);

  if (card == NULL || !may_open(self))
    return;
  ui_card_editor_edit(need_editor(self), ilk_card_get_note(card));
  set_open(self, TRUE);
}

static gboolean
has_focus_in(UiCardsPage *self, gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus(gtk_widget_get_root(GTK_WIDGET(self)));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor(focus, widget));
}

/* From the search to the cards, to the editor where it is open, and to the search again. */
static void
switch_pane_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardsPage *self = UI_CARDS_PAGE(widget);

  if (has_focus_in(self, self->search) && ui_card_table_focus(self->table))
    return;
  if (is_open(self) && !has_focus_in(self, self->editor_side))
    ui_card_editor_focus(need_editor(self));
  else if (gtk_widget_get_visible(self->list_side))
    gtk_widget_grab_focus(GTK_WIDGET(self->search));
}

static void
info_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardsPage *self = UI_CARDS_PAGE(widget);
  IlkCard *card = ui_card_table_get_first_selected(self->table);

  if (card != NULL)
    ui_card_info_open(widget, ui_page_get_collection(UI_PAGE(self)), ilk_card_get_id(card));
}

gboolean
ui_cards_page_close_editor(UiCardsPage *self)
{
  if (!is_open(self))
    return FALSE;
  ui_card_editor_close(self->editor);
  return TRUE;
}

/* Drafts */

void
ui_cards_page_offer_draft(UiCardsPage *self)
{
  IlkCollection *collection = ui_page_get_collection(UI_PAGE(self));

  g_clear_pointer(&self->draft, ui_note_form_free);
  if (collection != NULL)
    self->draft = ui_draft_load(collection);
  gtk_widget_set_visible(self->draft_bar, self->draft != NULL);
  if (self->draft == NULL)
    return;
  g_autofree char *excerpt = ui_one_line(self->draft->question, EXCERPT_LETTERS);
  /* Translators: %s is the beginning of a question. */
  g_autofree char *text = g_strdup_printf(_("You were writing “%s”."), excerpt);
  gtk_label_set_label(self->draft_text, text);
}

static void
resume_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardsPage *self = UI_CARDS_PAGE(widget);

  if (self->draft == NULL || !may_open(self))
    return;
  ui_card_editor_resume(need_editor(self), g_steal_pointer(&self->draft));
  gtk_widget_set_visible(self->draft_bar, FALSE);
  set_open(self, TRUE);
  ui_card_editor_focus(self->editor);
}

static void
discard_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardsPage *self = UI_CARDS_PAGE(widget);

  g_clear_pointer(&self->draft, ui_note_form_free);
  gtk_widget_set_visible(self->draft_bar, FALSE);
  ui_draft_drop(ui_page_get_collection(UI_PAGE(self)));
}

void
ui_cards_page_install_editor_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "cards.new", NULL, new_cb);
  gtk_widget_class_install_action(widget_class, "cards.switch-pane", NULL, switch_pane_cb);
  gtk_widget_class_install_action(widget_class, "cards.edit", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "cards.info", NULL, info_cb);
  gtk_widget_class_install_action(widget_class, "cards.resume-draft", NULL, resume_cb);
  gtk_widget_class_install_action(widget_class, "cards.discard-draft", NULL, discard_cb);
}
