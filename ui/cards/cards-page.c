/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page itself: its parts, what the learner does to them, and what it tells.
 */
#include "ui/cards/cards-page-private.h"

#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-options.h"
#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"
#include "ui/base/toasts.h"
#include "ui/cards/search-help.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE(UiCardsPage, ui_cards_page, UI_TYPE_PAGE)

enum { PROP_0, PROP_CARD_COLUMNS, PROP_CARD_ORDER, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

/* Quotes keep the words of the name together. */
static void
search_deck(UiCardsPage *self, gint64 deck)
{
  g_autofree char *name =
      g_strdelimit(g_strdup(ui_card_context_get_deck_name(self->context, deck)), "\"", '*');
  g_autofree char *text = g_strdup_printf("deck:\"%s\"", name);

  ui_cards_page_search(self, text);
}

static void
decks_listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCardsPage) self = UI_CARDS_PAGE(user_data);
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);

  if (decks == NULL)
    return;
  ui_card_context_set_decks(self->context, decks);
  if (self->wanted_deck != 0)
    search_deck(self, self->wanted_deck);
  else
    ui_cards_page_start_search(self);
  self->wanted_deck = 0;
}

static void
options_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCardsPage) self = UI_CARDS_PAGE(user_data);
  IlkStudyOptions options;

  if (ilk_collection_get_options_finish(ILK_COLLECTION(source), result, &options, NULL))
    ui_card_context_set_rollover(self->context, options.rollover);
}

/* What the learner does to the page */

static void
typed_cb(UiCardsPage *self)
{
  ui_cards_page_start_typed_search(self);
}

/* Escape empties the field first; in an empty one it means what it means elsewhere. */
static void
stop_search_cb(UiCardsPage *self)
{
  if (gtk_editable_get_text(self->search)[0] != '\0')
    gtk_editable_set_text(self->search, "");
  else
    gtk_widget_activate_action(GTK_WIDGET(self), "win.back", NULL);
}

static void
to_list_cb(UiCardsPage *self)
{
  ui_card_table_focus(self->table);
}

static gboolean
search_key_cb(UiCardsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  return keyval == GDK_KEY_Down && ui_card_table_focus(self->table);
}

static void
term_chosen_cb(UiCardsPage *self, const char *term)
{
  const char *text = gtk_editable_get_text(self->search);
  g_autofree char *both =
      g_strconcat(text, *text != '\0' && !g_str_has_suffix(text, " ") ? " " : "", term, NULL);

  gtk_editable_set_text(self->search, both);
  gtk_widget_grab_focus(GTK_WIDGET(self->search));
  gtk_editable_set_position(self->search, -1);
}

static void
store_setting(UiCardsPage *self, const char *property, const char *action)
{
  g_autofree char *value = NULL;

  g_object_get(self->table, property, &value, NULL);
  gtk_widget_activate_action(GTK_WIDGET(self), action, "s", value);
}

static void
columns_changed_cb(UiCardsPage *self)
{
  store_setting(self, "columns", "settings.card-columns");
}

static void
order_changed_cb(UiCardsPage *self)
{
  store_setting(self, "order", "settings.card-order");
  ui_cards_page_start_search(self);
}

/* As a page */

static void
ui_cards_page_collection_changed(UiPage *page)
{
  UiCardsPage *self = UI_CARDS_PAGE(page);

  g_cancellable_cancel(self->searching);
  if (self->editor != NULL)
    ui_card_editor_set_collection(self->editor, ui_page_get_collection(page));
  ui_card_list_set_collection(self->list, ui_page_get_collection(page));
  self->is_ready = FALSE;
  gtk_stack_set_visible_child_name(self->states, "opening");
  ui_cards_page_offer_draft(self);
}

static void
ui_cards_page_refresh(UiPage *page)
{
  IlkCollection *collection = ui_page_get_collection(page);
  UiCardsPage *self = UI_CARDS_PAGE(page);

  ilk_collection_get_options_async(collection, 0, self->cancellable, options_cb,
                                   g_object_ref(page));
  ilk_collection_list_decks_async(collection, self->cancellable, decks_listed_cb,
                                  g_object_ref(page));
}

static void
ui_cards_page_set_deck(UiPage *page, gint64 deck)
{
  UI_CARDS_PAGE(page)->wanted_deck = deck;
  ui_page_refresh(page);
}

static gboolean
ui_cards_page_back(UiPage *page)
{
  return ui_cards_page_close_editor(UI_CARDS_PAGE(page));
}

static void
ui_cards_page_focus(UiPage *page)
{
  gtk_widget_grab_focus(GTK_WIDGET(UI_CARDS_PAGE(page)->search));
}

static gboolean
ui_cards_page_is_ready(UiPage *page)
{
  return UI_CARDS_PAGE(page)->is_ready;
}

static void
ui_cards_page_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UiCardsPage *self = UI_CARDS_PAGE(object);

  if (id == PROP_CARD_COLUMNS)
    g_object_get_property(G_OBJECT(self->table), "columns", value);
  else if (id == PROP_CARD_ORDER)
    g_object_get_property(G_OBJECT(self->table), "order", value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_cards_page_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiCardsPage *self = UI_CARDS_PAGE(object);

  if (id == PROP_CARD_COLUMNS)
    g_object_set_property(G_OBJECT(self->table), "columns", value);
  else if (id == PROP_CARD_ORDER)
    g_object_set_property(G_OBJECT(self->table), "order", value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_cards_page_dispose(GObject *object)
{
  UiCardsPage *self = UI_CARDS_PAGE(object);

  g_cancellable_cancel(self->searching);
  g_clear_object(&self->searching);
  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_object(&self->list);
  g_clear_object(&self->context);
  g_clear_pointer(&self->searched, g_free);
  g_clear_pointer(&self->draft, ui_note_form_free);
  G_OBJECT_CLASS(ui_cards_page_parent_class)->dispose(object);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  g_type_ensure(UI_TYPE_ADAPTIVE_BIN);
  g_type_ensure(UI_TYPE_CARD_TABLE);
  g_type_ensure(UI_TYPE_SEARCH_HELP);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("cards/cards-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, toasts);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, room);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, list_side);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, search);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, help_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, columns_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, more_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, mistake);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, unindexed);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, count);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, states);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, table);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, nothing);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, empty);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, selection_bar);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, selected);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, editor_side);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, draft_bar);
  gtk_widget_class_bind_template_child(widget_class, UiCardsPage, draft_text);
  gtk_widget_class_bind_template_callback(widget_class, typed_cb);
  gtk_widget_class_bind_template_callback(widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback(widget_class, to_list_cb);
  gtk_widget_class_bind_template_callback(widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback(widget_class, term_chosen_cb);
  gtk_widget_class_bind_template_callback(widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, ui_cards_page_place_editor);
  gtk_widget_class_bind_template_callback(widget_class, ui_cards_page_show_selection);
}

static void
install_properties(GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_CARD_COLUMNS] = g_param_spec_string("card-columns", NULL, NULL, "", flags);
  properties[PROP_CARD_ORDER] = g_param_spec_string("card-order", NULL, NULL, "", flags);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
}

static void
ui_cards_page_class_init(UiCardsPageClass *klass)
{
  UiPageClass *page_class = UI_PAGE_CLASS(klass);
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->get_property = ui_cards_page_get_property;
  object_class->set_property = ui_cards_page_set_property;
  object_class->dispose = ui_cards_page_dispose;
  page_class->collection_changed = ui_cards_page_collection_changed;
  page_class->concerns = ILK_CHANGE_ALL & ~ILK_CHANGE_PREDICTIONS;
  page_class->refresh = ui_cards_page_refresh;
  page_class->set_deck = ui_cards_page_set_deck;
  page_class->back = ui_cards_page_back;
  page_class->focus = ui_cards_page_focus;
  page_class->is_ready = ui_cards_page_is_ready;
  install_properties(object_class);
  ui_cards_page_install_actions(GTK_WIDGET_CLASS(klass));
  bind_template(GTK_WIDGET_CLASS(klass));
}

static void
ui_cards_page_init(UiCardsPage *self)
{
  self->cancellable = g_cancellable_new();
  self->list = ui_card_list_new();
  self->context = ui_card_context_new();
  self->searched = g_strdup("");
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_hide_unshown(GTK_WIDGET(self->states));
  ui_name_inner_button(self->help_button, _("Search terms"));
  ui_name_inner_button(self->columns_button, _("Columns"));
  ui_name_inner_button(self->more_button, _("More for the selected cards"));
  ui_card_table_show(self->table, self->list, self->context);
  ui_cards_page_add_columns_menu(self);
  ui_cards_page_enable_actions(self);
}

void
ui_cards_page_search(UiCardsPage *self, const char *text)
{
  g_return_if_fail(UI_IS_CARDS_PAGE(self) && text != NULL);
  gtk_editable_set_text(self->search, text);
}

/* A toast whose button would take back something newer than it speaks of goes. */
void
ui_cards_page_tell(UiCardsPage *self, const char *sentence, gboolean undoable)
{
  ui_toasts_tell_now(self->toasts, sentence, undoable ? "cards.undo" : NULL);
}
