/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Batches, and a source whose cards are in memory already.
 */
#include "app/deckfile/card-source.h"

IlkCardBatch *
ilk_card_batch_new(gboolean with_memories)
{
  IlkCardBatch *self = g_new0(IlkCardBatch, 1);
  self->cards = g_ptr_array_new_with_free_func(ilk_deck_file_card_free);
  self->lines = g_array_new(FALSE, FALSE, sizeof(guint));
  if (with_memories)
    self->memories = g_array_new(FALSE, FALSE, sizeof(IlkSm2Memory));
  return self;
}

void
ilk_card_batch_free(IlkCardBatch *self)
{
  g_clear_pointer(&self->cards, g_ptr_array_unref);
  g_clear_pointer(&self->lines, g_array_unref);
  g_clear_pointer(&self->memories, g_array_unref);
  g_clear_pointer(&self->uids, g_free);
  g_clear_pointer(&self->notes, g_ptr_array_unref);
  g_clear_pointer(&self->media, g_ptr_array_unref);
  g_free(self);
}

IlkCardBatch *
ilk_card_source_next(IlkCardSource *self, GError **error)
{
  return self->next(self, error);
}

gboolean
ilk_card_source_rewind(IlkCardSource *self, GError **error)
{
  return self->rewind(self, error);
}

void
ilk_card_source_free(IlkCardSource *self)
{
  self->free(self);
}

typedef struct {
  IlkCardSource parent;

  /* Owned */
  GArray *memories; /* (nullable) */

  gboolean taken;
} DeckSource;

static IlkCardBatch *
take_all(IlkCardSource *source, GError **error)
{
  DeckSource *self = (DeckSource *) source;
  if (self->taken || self->parent.deck->cards->len == 0)
    return NULL;
  self->taken = TRUE;
  IlkCardBatch *batch = g_new0(IlkCardBatch, 1);
  batch->cards = g_ptr_array_ref(self->parent.deck->cards);
  batch->memories = self->memories != NULL ? g_array_ref(self->memories) : NULL;
  return batch;
}

static gboolean
begin_again(IlkCardSource *source, GError **error)
{
  ((DeckSource *) source)->taken = FALSE;
  return TRUE;
}

static void
deck_source_free(IlkCardSource *source)
{
  DeckSource *self = (DeckSource *) source;
  g_clear_pointer(&self->memories, g_array_unref);
  g_free(self);
}

IlkCardSource *
ilk_card_source_new_for_deck(const IlkDeckFile *deck, const IlkSm2Memory *memories, guint n)
{
  g_return_val_if_fail(deck != NULL && n <= deck->cards->len, NULL);

  DeckSource *self = g_new0(DeckSource, 1);
  self->parent = (IlkCardSource){
      .deck = deck, .next = take_all, .rewind = begin_again, .free = deck_source_free};
  if (memories != NULL) {
    self->memories = g_array_new(FALSE, TRUE, sizeof(IlkSm2Memory));
    g_array_append_vals(self->memories, memories, n);
    g_array_set_size(self->memories, deck->cards->len);
  }
  return &self->parent;
}
