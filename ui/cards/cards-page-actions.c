/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions “cards.…”: what is done to the selected cards. Each is one edit of the collection,
 * told by a toast that offers to undo it.
 */
#include "ui/cards/cards-page-private.h"

#include "app/base/limits.h"
#include "config.h"
#include "ui/base/ask-window.h"
#include "ui/base/toasts.h"
#include "ui/cards/deck-choice.h"
#include "ui/cards/edit-words.h"

#include <glib/gi18n.h>

#define LONGEST_DUE_DAYS 3650

static const char *const of_selection[] = {
    "cards.edit",    "cards.info",    "cards.move",      "cards.add-tag", "cards.remove-tag",
    "cards.flag",    "cards.suspend", "cards.unsuspend", "cards.bury",    "cards.unbury",
    "cards.set-due", "cards.forget",  "cards.delete",
};

/* Doing it */

typedef struct {
  UiCardsPage *page;
  char *done; /* what a toast says */
} Doing;

static void
free_doing(Doing *doing)
{
  g_object_unref(doing->page);
  g_free(doing->done);
  g_free(doing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Doing, free_doing)

static void
edited_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Doing) doing = user_data;
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_edit_finish(ILK_COLLECTION(source), result, NULL, &error)) {
    ui_cards_page_tell(doing->page, error->message, FALSE);
    return;
  }
  ui_cards_page_tell(doing->page, doing->done, TRUE);
}

void
ui_cards_page_edit(UiCardsPage *self, const IlkEdit *edit)
{
  IlkCollection *collection = ui_page_get_collection(UI_PAGE(self));
  Doing *doing;

  if (collection == NULL)
    return;
  doing = g_new(Doing, 1);
  *doing = (Doing){g_object_ref(self), ui_edit_words(edit)};
  ilk_collection_edit_async(collection, edit, NULL, edited_cb, doing);
}

/* @edit without its cards, for those that are selected. */
static void
edit_selected(UiCardsPage *self, IlkEdit edit)
{
  g_autoptr(GArray) cards = ui_card_table_dup_selected(self->table);

  if (cards->len == 0)
    return;
  edit.cards = (const gint64 *) (gpointer) cards->data;
  edit.n_cards = cards->len;
  ui_cards_page_edit(self, &edit);
}

/* At once */

static void
suspend_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_selected(UI_CARDS_PAGE(widget),
                (IlkEdit){.kind = ILK_EDIT_SUSPEND, .value = g_str_equal(name, "cards.suspend")});
}

static void
bury_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardsPage *self = UI_CARDS_PAGE(widget);
  gint64 until = g_str_equal(name, "cards.bury") ? ui_card_context_get_today(self->context) + 1 : 0;

  edit_selected(self, (IlkEdit){.kind = ILK_EDIT_BURY, .value = until});
}

static void
flag_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_selected(UI_CARDS_PAGE(widget),
                (IlkEdit){.kind = ILK_EDIT_FLAG, .value = g_variant_get_int32(parameter)});
}

static void
forget_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_selected(UI_CARDS_PAGE(widget), (IlkEdit){.kind = ILK_EDIT_FORGET});
}

static void
delete_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_selected(UI_CARDS_PAGE(widget), (IlkEdit){.kind = ILK_EDIT_DELETE_NOTES});
}

/* After a question */

static UiAskWindow *
ask(UiCardsPage *self, const char *heading, const char *confirm, GtkWidget *answer,
    GCallback confirmed)
{
  UiAskWindow *window = ui_ask_window_new(GTK_WIDGET(self), heading, NULL, confirm);

  ui_ask_window_set_answer(window, answer);
  g_object_set_data(G_OBJECT(window), "answer", answer);
  g_signal_connect_object(window, "confirmed", confirmed, self, 0);
  return window;
}

static gpointer
get_answer(UiAskWindow *window)
{
  return g_object_get_data(G_OBJECT(window), "answer");
}

static void
move_confirmed_cb(UiAskWindow *window, UiCardsPage *self)
{
  edit_selected(
      self, (IlkEdit){.kind = ILK_EDIT_MOVE_CARDS, .deck = ui_deck_choice_get(get_answer(window))});
}

static void
move_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardsPage *self = UI_CARDS_PAGE(widget);
  GtkWidget *decks = gtk_drop_down_new(NULL, NULL);
  IlkCard *card = ui_card_table_get_first_selected(self->table);

  ui_deck_choice_fill(GTK_DROP_DOWN(decks), ui_card_context_get_decks(self->context), NULL,
                      _("Deck"));
  if (card != NULL)
    ui_deck_choice_set(GTK_DROP_DOWN(decks), ilk_card_get_deck(card));
  ui_ask_window_ask(
      ask(self, _("Move to which deck?"), _("Move"), decks, G_CALLBACK(move_confirmed_cb)));
}

/* Commas part tags. */
static gboolean
text_to_answer_cb(GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *text = g_value_get_string(from);

  g_value_set_boolean(to, text != NULL && *text != '\0' && strchr(text, ',') == NULL &&
                              strlen(text) <= ILK_MAX_NAME_BYTES);
  return TRUE;
}

static void
tag_confirmed_cb(UiAskWindow *window, UiCardsPage *self)
{
  IlkEditKind kind = GPOINTER_TO_INT(g_object_get_data(G_OBJECT(window), "kind"));
  g_autofree char *text = g_strdup(gtk_editable_get_text(get_answer(window)));

  edit_selected(self, (IlkEdit){.kind = kind, .text = g_strstrip(text)});
}

static void
ask_for_tag(UiCardsPage *self, const char *heading, const char *confirm, const char *text,
            IlkEditKind kind)
{
  GtkWidget *entry = gtk_entry_new();
  UiAskWindow *window = ask(self, heading, confirm, entry, G_CALLBACK(tag_confirmed_cb));

  g_object_set_data(G_OBJECT(window), "kind", GINT_TO_POINTER(kind));
  gtk_accessible_update_property(GTK_ACCESSIBLE(entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tag"),
                                 -1);
  gtk_entry_set_activates_default(GTK_ENTRY(entry), TRUE);
  gtk_editable_set_text(GTK_EDITABLE(entry), text);
  g_object_bind_property_full(entry, "text", window, "can-confirm", G_BINDING_SYNC_CREATE,
                              text_to_answer_cb, NULL, NULL, NULL);
  ui_ask_window_ask(window);
}

static void
add_tag_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_for_tag(UI_CARDS_PAGE(widget), _("Add which tag?"), _("Add"), "", ILK_EDIT_ADD_TAG);
}

static void
remove_tag_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardsPage *self = UI_CARDS_PAGE(widget);
  IlkCard *card = ui_card_table_get_first_selected(self->table);
  const char *first = card != NULL ? ilk_card_get_content(card)->tags[0] : NULL;

  ask_for_tag(self, _("Remove which tag?"), _("Remove"), first != NULL ? first : "",
              ILK_EDIT_REMOVE_TAG);
}

static void
due_confirmed_cb(UiAskWindow *window, UiCardsPage *self)
{
  edit_selected(self, (IlkEdit){.kind = ILK_EDIT_SET_DUE,
                                .value = gtk_spin_button_get_value_as_int(get_answer(window))});
}

static void
set_due_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *days = gtk_spin_button_new_with_range(0, LONGEST_DUE_DAYS, 1);

  gtk_accessible_update_property(GTK_ACCESSIBLE(days), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 _("Days from today"), -1);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(days), 1);
  ui_ask_window_ask(ask(UI_CARDS_PAGE(widget), _("Due in how many days?"), _("Set"), days,
                        G_CALLBACK(due_confirmed_cb)));
}

/* Undo and redo are the window's, which tells of them */

static void
undo_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_toasts_clear(UI_CARDS_PAGE(widget)->toasts);
  gtk_widget_activate_action(
      widget, g_str_equal(name, "cards.undo") ? "win.undo-edit" : "win.redo-edit", NULL);
}

/* Elsewhere */

static void
clear_search_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_cards_page_search(UI_CARDS_PAGE(widget), "");
  ui_page_focus(UI_PAGE(widget));
}

static void
select_all_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_cards_page_select_all(UI_CARDS_PAGE(widget));
}

void
ui_cards_page_enable_actions(UiCardsPage *self)
{
  IlkCollection *collection = ui_page_get_collection(UI_PAGE(self));
  gboolean can_change = collection != NULL && !ilk_collection_is_read_only(collection);
  gboolean any = can_change && ui_card_table_count_selected(self->table) > 0;

  for (gsize i = 0; i < G_N_ELEMENTS(of_selection); i++)
    gtk_widget_action_set_enabled(GTK_WIDGET(self), of_selection[i], any);
}

void
ui_cards_page_install_actions(GtkWidgetClass *widget_class)
{
  ui_cards_page_install_editor_actions(widget_class);
  gtk_widget_class_install_action(widget_class, "cards.move", NULL, move_cb);
  gtk_widget_class_install_action(widget_class, "cards.add-tag", NULL, add_tag_cb);
  gtk_widget_class_install_action(widget_class, "cards.remove-tag", NULL, remove_tag_cb);
  gtk_widget_class_install_action(widget_class, "cards.flag", "i", flag_cb);
  gtk_widget_class_install_action(widget_class, "cards.suspend", NULL, suspend_cb);
  gtk_widget_class_install_action(widget_class, "cards.unsuspend", NULL, suspend_cb);
  gtk_widget_class_install_action(widget_class, "cards.bury", NULL, bury_cb);
  gtk_widget_class_install_action(widget_class, "cards.unbury", NULL, bury_cb);
  gtk_widget_class_install_action(widget_class, "cards.set-due", NULL, set_due_cb);
  gtk_widget_class_install_action(widget_class, "cards.forget", NULL, forget_cb);
  gtk_widget_class_install_action(widget_class, "cards.delete", NULL, delete_cb);
  gtk_widget_class_install_action(widget_class, "cards.undo", NULL, undo_cb);
  gtk_widget_class_install_action(widget_class, "cards.redo", NULL, undo_cb);
  gtk_widget_class_install_action(widget_class, "cards.clear-search", NULL, clear_search_cb);
  gtk_widget_class_install_action(widget_class, "cards.select-all", NULL, select_all_cb);
}
