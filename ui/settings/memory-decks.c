/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the chosen deck's retention changes, so one change at most waits to be stored: choosing
 * another deck stores it first.
 */
#include "ui/settings/memory-decks.h"

#include "app/model/deck-tree.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-options.h"
#include "config.h"
#include "ui/settings/rest.h"

#include <glib/gi18n.h>
#include <math.h>

struct _UiMemoryDecks {
  GObject parent_instance;

  /* Owned */
  IlkCollection *collection;
  GPtrArray *decks;
  GHashTable *changed; /* deck id → double; nobody else changes them */

  gint64 chosen; /* deck id */
  UiRest rest;
};

enum { SIGNAL_CHANGED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiMemoryDecks, ui_memory_decks, G_TYPE_OBJECT)

static double
get_retention(UiMemoryDecks *self, IlkDeck *deck)
{
  gint64 id = ilk_deck_get_id(deck);
  const double *changed = g_hash_table_lookup(self->changed, &id);

  return changed != NULL ? *changed : ilk_deck_get_retention(deck);
}

static double
get_chosen_change(UiMemoryDecks *self)
{
  return *(const double *) g_hash_table_lookup(self->changed, &self->chosen);
}

static int
to_percent(double retention)
{
  return (int) round(retention * 100);
}

static void
stored_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMemoryDecks) self = UI_MEMORY_DECKS(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_set_retention_finish(ILK_COLLECTION(source), result, &error))
    g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
store(gpointer owner)
{
  UiMemoryDecks *self = owner;

  ilk_collection_set_retention_async(self->collection, self->chosen, get_chosen_change(self), NULL,
                                     stored_cb, g_object_ref(self));
}

static void
keep_those_with_cards(GPtrArray *decks)
{
  for (guint i = decks->len; i > 0; i--)
    if (ilk_deck_get_counts(g_ptr_array_index(decks, i - 1))->total == 0)
      g_ptr_array_remove_index(decks, i - 1);
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMemoryDecks) self = UI_MEMORY_DECKS(user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, &error);

  if (decks == NULL) {
    g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
    return;
  }
  keep_those_with_cards(decks);
  g_ptr_array_unref(self->decks);
  self->decks = ilk_decks_sort(decks);
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
ui_memory_decks_dispose(GObject *object)
{
  UiMemoryDecks *self = UI_MEMORY_DECKS(object);

  /* The main loop may be about to end, so this one is waited for. */
  if (ui_rest_take(&self->rest))
    ilk_collection_set_retention(self->collection, self->chosen, get_chosen_change(self), NULL);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_memory_decks_parent_class)->dispose(object);
}

static void
ui_memory_decks_finalize(GObject *object)
{
  UiMemoryDecks *self = UI_MEMORY_DECKS(object);

  g_ptr_array_unref(self->decks);
  g_hash_table_unref(self->changed);
  G_OBJECT_CLASS(ui_memory_decks_parent_class)->finalize(object);
}

static void
ui_memory_decks_class_init(UiMemoryDecksClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_memory_decks_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_memory_decks_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_MEMORY_DECKS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new("failed", UI_TYPE_MEMORY_DECKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ui_memory_decks_init(UiMemoryDecks *self)
{
  ui_rest_init(&self->rest, store, self);
  self->decks = g_ptr_array_new_with_free_func(g_object_unref);
  self->changed = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
}

UiMemoryDecks *
ui_memory_decks_new(IlkCollection *collection)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection), NULL);

  UiMemoryDecks *self = g_object_new(UI_TYPE_MEMORY_DECKS, NULL);
  self->collection = g_object_ref(collection);
  ui_memory_decks_refresh(self);
  return self;
}

void
ui_memory_decks_refresh(UiMemoryDecks *self)
{
  g_return_if_fail(UI_IS_MEMORY_DECKS(self));

  ui_memory_decks_flush(self);
  ilk_collection_list_decks_async(self->collection, NULL, listed_cb, g_object_ref(self));
}

static char *
dup_name(UiMemoryDecks *self, IlkDeck *deck)
{
  int percent = to_percent(get_retention(self, deck));

  if (percent == 0)
    return g_strdup(ilk_deck_get_name(deck));
  /* Translators: the name of a deck and its own desired retention. */
  return g_strdup_printf(_("%s · %d\u00a0%%"), ilk_deck_get_name(deck), percent);
}

GStrv
ui_memory_decks_dup_names(UiMemoryDecks *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_DECKS(self), NULL);

  char **names = g_new0(char *, self->decks->len + 2);

  names[0] = g_strdup(_("All decks"));
  for (guint i = 0; i < self->decks->len; i++)
    names[i + 1] = dup_name(self, g_ptr_array_index(self->decks, i));
  return names;
}

gint64
ui_memory_decks_get_id(UiMemoryDecks *self, guint place)
{
  g_return_val_if_fail(UI_IS_MEMORY_DECKS(self) && place <= self->decks->len, 0);
  return place > 0 ? ilk_deck_get_id(g_ptr_array_index(self->decks, place - 1)) : 0;
}

void
ui_memory_decks_choose(UiMemoryDecks *self, gint64 deck)
{
  g_return_if_fail(UI_IS_MEMORY_DECKS(self));

  ui_memory_decks_flush(self);
  self->chosen = deck;
}

guint
ui_memory_decks_get_place(UiMemoryDecks *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_DECKS(self), 0);

  for (guint place = self->decks->len; place > 0; place--)
    if (ui_memory_decks_get_id(self, place) == self->chosen)
      return place;
  return 0;
}

int
ui_memory_decks_get_percent(UiMemoryDecks *self)
{
  guint place = ui_memory_decks_get_place(self);
  return place > 0 ? to_percent(get_retention(self, g_ptr_array_index(self->decks, place - 1))) : 0;
}

void
ui_memory_decks_set_percent(UiMemoryDecks *self, int percent)
{
  g_return_if_fail(ui_memory_decks_get_place(self) > 0);

  double *retention = g_new(double, 1);

  *retention = percent / 100.0;
  g_hash_table_replace(self->changed, g_memdup2(&self->chosen, sizeof self->chosen), retention);
  ui_rest_changed(&self->rest);
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

void
ui_memory_decks_flush(UiMemoryDecks *self)
{
  g_return_if_fail(UI_IS_MEMORY_DECKS(self));
  ui_rest_flush(&self->rest);
}
