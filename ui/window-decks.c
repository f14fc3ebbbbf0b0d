/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks are made, named, moved, described, deleted and put in an order: “win.edit-deck” with what
 * is to be done and a deck. Each but the last asks first, is one edit of the collection, and can be
 * undone.
 */
#include "app/store/front/collection-decks.h"
#include "ui/window-private.h"

#include "app/base/limits.h"
#include "app/store/front/collection-edits.h"
#include "config.h"
#include "ui/base/ask-window.h"
#include "ui/cards/deck-choice.h"
#include "ui/cards/text-field.h"

#include <glib/gi18n.h>
#include <string.h>

/* One edit of a deck, from the question to the toast. */
typedef struct {
  UiWindow *window;
  char *what;
  gint64 id;
  GPtrArray *decks;
  GtkWidget *answer;
  IlkEditKind kind;
} DeckEdit;

static void
free_edit(DeckEdit *edit)
{
  g_object_unref(edit->window);
  g_free(edit->what);
  g_clear_pointer(&edit->decks, g_ptr_array_unref);
  g_free(edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DeckEdit, free_edit)

static IlkDeck *
find_deck(DeckEdit *edit)
{
  for (guint i = 0; i < edit->decks->len; i++)
    if (ilk_deck_get_id(g_ptr_array_index(edit->decks, i)) == edit->id)
      return g_ptr_array_index(edit->decks, i);
  return NULL;
}

/* Whether the deck at @index is the one that is edited, or stands below it. */
static gboolean
is_below(DeckEdit *edit, IlkDeck *deck)
{
  gint64 above = ilk_deck_get_id(deck);

  for (guint step = 0; above != 0 && above != edit->id && step <= edit->decks->len; step++)
    for (guint i = 0; i < edit->decks->len; i++)
      if (ilk_deck_get_id(g_ptr_array_index(edit->decks, i)) == above) {
        above = ilk_deck_get_parent(g_ptr_array_index(edit->decks, i));
        break;
      }
  return above == edit->id;
}

/* Doing it */

static void
edited_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_edit_finish(ILK_COLLECTION(source), result, NULL, &error)) {
    ui_window_tell(self, error->message);
    return;
  }
  ui_window_tell_undoable(self, _("Saved"));
}

static void
submit(DeckEdit *edit, const char *text, gint64 value)
{
  const IlkEdit values = {.kind = edit->kind, .deck = edit->id, .text = text, .value = value};

  if (edit->window->collection != NULL)
    ilk_collection_edit_async(edit->window->collection, &values, NULL, edited_cb,
                              g_object_ref(edit->window));
}

/* Returns: (transfer full): @name, below the deck that a new one was asked for */
static char *
dup_path(DeckEdit *edit, const char *name)
{
  IlkDeck *above = edit->kind == ILK_EDIT_ADD_DECK ? find_deck(edit) : NULL;
  g_autofree char *stripped = g_strstrip(g_strdup(name));

  return above != NULL ? g_strconcat(ilk_deck_get_path(above), " / ", stripped, NULL)
                       : g_steal_pointer(&stripped);
}

static void
confirmed_cb(UiAskWindow *window, DeckEdit *edit)
{
  g_autofree char *text = NULL;

  if (GTK_IS_EDITABLE(edit->answer))
    text = dup_path(edit, gtk_editable_get_text(GTK_EDITABLE(edit->answer)));
  else if (UI_IS_TEXT_FIELD(edit->answer))
    text = ui_text_field_dup_text(UI_TEXT_FIELD(edit->answer));
  submit(edit, text,
         GTK_IS_DROP_DOWN(edit->answer) ? ui_deck_choice_get(GTK_DROP_DOWN(edit->answer)) : 0);
}

void
ui_window_move_deck(UiWindow *self, gint64 deck, gint64 parent)
{
  const IlkEdit edit = {.kind = ILK_EDIT_MOVE_DECK, .deck = deck, .value = parent};

  if (self->collection != NULL)
    ilk_collection_edit_async(self->collection, &edit, NULL, edited_cb, g_object_ref(self));
}

void
ui_window_place_deck(UiWindow *self, gint64 deck, gint64 by)
{
  const IlkEdit edit = {.kind = ILK_EDIT_PLACE_DECK, .deck = deck, .value = by};

  if (self->collection != NULL)
    ilk_collection_edit_async(self->collection, &edit, NULL, edited_cb, g_object_ref(self));
}

void
ui_window_move_cards(UiWindow *self, gint64 deck, const gint64 *cards, guint n)
{
  const IlkEdit edit = {.kind = ILK_EDIT_MOVE_CARDS, .cards = cards, .n_cards = n, .deck = deck};

  if (self->collection != NULL)
    ilk_collection_edit_async(self->collection, &edit, NULL, edited_cb, g_object_ref(self));
}

/* Asking */

static gboolean
name_to_answer_cb(GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_autofree char *name = g_strstrip(g_strdup(g_value_get_string(from)));

  g_value_set_boolean(to, *name != '\0' && strlen(name) <= ILK_MAX_NAME_BYTES);
  return TRUE;
}

static void
free_with_window(gpointer data, GClosure *closure)
{
  free_edit(data);
}

/* Takes @edit. */
static UiAskWindow *
ask(DeckEdit *edit, const char *heading, const char *body, const char *confirm)
{
  UiAskWindow *window = ui_ask_window_new(GTK_WIDGET(edit->window), heading, body, confirm);

  if (edit->answer != NULL)
    ui_ask_window_set_answer(window, edit->answer);
  g_signal_connect_data(window, "confirmed", G_CALLBACK(confirmed_cb), edit, free_with_window, 0);
  return window;
}

static void
ask_name(DeckEdit *edit, const char *heading, const char *name, const char *confirm)
{
  UiAskWindow *window;

  edit->answer = gtk_entry_new();
  gtk_editable_set_text(GTK_EDITABLE(edit->answer), name);
  gtk_entry_set_activates_default(GTK_ENTRY(edit->answer), TRUE);
  gtk_accessible_update_property(GTK_ACCESSIBLE(edit->answer), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 _("Name"), -1);
  window = ask(edit, heading,
               edit->kind == ILK_EDIT_ADD_DECK ? _("“A / B” is a deck B below the deck A.") : NULL,
               confirm);
  g_object_bind_property_full(edit->answer, "text", window, "can-confirm", G_BINDING_SYNC_CREATE,
                              name_to_answer_cb, NULL, NULL, NULL);
  ui_ask_window_ask(window);
}

static void
ask_parent(DeckEdit *edit, IlkDeck *deck)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new();
  /* Translators: %s is a deck. */
  g_autofree char *heading =
      g_strdup_printf(_("Move “%s” below which deck?"), ilk_deck_get_name(deck));

  for (guint i = 0; i < edit->decks->len; i++)
    if (!is_below(edit, g_ptr_array_index(edit->decks, i)))
      g_ptr_array_add(others, g_ptr_array_index(edit->decks, i));
  edit->answer = gtk_drop_down_new(NULL, NULL);
  ui_deck_choice_fill(GTK_DROP_DOWN(edit->answer), others, _("None, at the top"), _("Deck"));
  ui_deck_choice_set(GTK_DROP_DOWN(edit->answer), ilk_deck_get_parent(deck));
  ui_ask_window_ask(ask(edit, heading, NULL, _("Move")));
}

static void
ask_delete(DeckEdit *edit, IlkDeck *deck)
{
  guint n = ilk_deck_get_counts(deck)->total;
  /* Translators: %s is a deck. */
  g_autofree char *heading = g_strdup_printf(_("Delete “%s”?"), ilk_deck_get_path(deck));
  g_autofree char *body = g_strdup_printf(
      ngettext("Its %u card goes with it, and so do the decks below it. It can be undone.",
               "Its %u cards go with it, and so do the decks below it. It can be undone.", n),
      n);
  UiAskWindow *window = ask(edit, heading, body, _("Delete"));

  ui_ask_window_set_destructive(window);
  ui_ask_window_ask(window);
}

static void
ask_description(DeckEdit *edit, IlkDeck *deck)
{
  /* Translators: %s is a deck. */
  g_autofree char *heading = g_strdup_printf(_("What “%s” is about"), ilk_deck_get_name(deck));

  edit->answer = g_object_new(UI_TYPE_TEXT_FIELD, "title", _("Description"), "lines", 6, NULL);
  ui_text_field_set_text(UI_TEXT_FIELD(edit->answer), ilk_deck_get_description(deck));
  ui_ask_window_ask(ask(edit, heading, NULL, _("Save")));
}

static const struct {
  const char *what;
  IlkEditKind kind;
} kinds[] = {
    {"new", ILK_EDIT_ADD_DECK},       {"rename", ILK_EDIT_RENAME_DECK},
    {"move", ILK_EDIT_MOVE_DECK},     {"describe", ILK_EDIT_DESCRIBE_DECK},
    {"delete", ILK_EDIT_DELETE_DECK},
};

static gboolean
find_kind(DeckEdit *edit)
{
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (g_str_equal(kinds[i].what, edit->what)) {
      edit->kind = kinds[i].kind;
      return TRUE;
    }
  return FALSE;
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(DeckEdit) edit = user_data;
  IlkDeck *deck;

  edit->decks = ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);
  if (edit->decks == NULL || !find_kind(edit))
    return;
  if (edit->kind == ILK_EDIT_ADD_DECK) {
    ask_name(g_steal_pointer(&edit), _("New deck"), "", _("Add"));
    return;
  }
  deck = find_deck(edit);
  if (deck == NULL)
    return;
  if (edit->kind == ILK_EDIT_RENAME_DECK)
    ask_name(g_steal_pointer(&edit), _("Rename the deck"), ilk_deck_get_name(deck), _("Rename"));
  else if (edit->kind == ILK_EDIT_MOVE_DECK)
    ask_parent(g_steal_pointer(&edit), deck);
  else if (edit->kind == ILK_EDIT_DESCRIBE_DECK)
    ask_description(g_steal_pointer(&edit), deck);
  else
    ask_delete(g_steal_pointer(&edit), deck);
}

void
ui_window_edit_deck(UiWindow *self, const char *what, gint64 deck)
{
  DeckEdit *edit;

  if (self->collection == NULL || ilk_collection_is_read_only(self->collection))
    return;
  if (g_str_equal(what, "earlier") || g_str_equal(what, "later")) {
    ui_window_place_deck(self, deck, g_str_equal(what, "earlier") ? -1 : 1);
    return;
  }
  edit = g_new0(DeckEdit, 1);
  edit->window = g_object_ref(self);
  edit->what = g_strdup(what);
  edit->id = deck;
  ilk_collection_list_decks_async(self->collection, self->cancellable, listed_cb, edit);
}
