/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread that reads while another one stores. It stays a few batches ahead and no further, so
 * what waits is bounded.
 */
#include "app/deckfile/card-source.h"

#include "app/model/uid.h"

#define MOST_AHEAD 2 /* batches */

typedef struct {
  IlkCardSource parent;

  /* Owned */
  IlkCardSource *source; /* the thread's */
  GThread *thread;

  /* Under @lock */
  GQueue batches; /* of IlkCardBatch */
  GError *error;
  gboolean at_end;
  gboolean given_up;
  GMutex lock;
  GCond changed_cond;
} AheadSource;

/* Returns: whether more is wanted */
static gboolean
hand_over(AheadSource *self, IlkCardBatch *batch, GError *error)
{
  g_mutex_lock(&self->lock);
  while (g_queue_get_length(&self->batches) >= MOST_AHEAD && !self->given_up)
    g_cond_wait(&self->changed_cond, &self->lock);
  if (batch != NULL)
    g_queue_push_tail(&self->batches, batch);
  self->error = error;
  self->at_end = batch == NULL;
  gboolean wanted = batch != NULL && !self->given_up;
  g_cond_signal(&self->changed_cond);
  g_mutex_unlock(&self->lock);
  return wanted;
}

/* Sums that cost as much as a row: who stores has enough to do. */
static void
add_uids(IlkCardBatch *batch, const IlkDeckFile *deck)
{
  if (batch == NULL || batch->cards == NULL || batch->cards->len == 0 || deck == NULL)
    return;
  batch->uids = g_malloc_n(batch->cards->len, ILK_UID_LENGTH);
  for (guint i = 0; i < batch->cards->len; i++) {
    const IlkDeckFileCard *card = batch->cards->pdata[i];
    ilk_uid_derive(batch->uids + i * ILK_UID_LENGTH, deck->id, card->id);
  }
}

static gpointer
read_ahead(gpointer data)
{
  AheadSource *self = data;
  gboolean wanted = TRUE;
  while (wanted) {
    GError *error = NULL;
    IlkCardBatch *batch = ilk_card_source_next(self->source, &error);
    add_uids(batch, self->source->deck);
    wanted = hand_over(self, batch, error);
  }
  return NULL;
}

static IlkCardBatch *
take(IlkCardSource *source, GError **error)
{
  AheadSource *self = (AheadSource *) source;
  if (self->thread == NULL)
    self->thread = g_thread_new("read-ahead", read_ahead, self);
  g_mutex_lock(&self->lock);
  while (g_queue_is_empty(&self->batches) && !self->at_end)
    g_cond_wait(&self->changed_cond, &self->lock);
  IlkCardBatch *batch = g_queue_pop_head(&self->batches);
  if (batch == NULL && self->error != NULL)
    g_propagate_error(error, g_steal_pointer(&self->error));
  g_cond_signal(&self->changed_cond);
  g_mutex_unlock(&self->lock);
  return batch;
}

static void
free_batch(gpointer batch)
{
  ilk_card_batch_free(batch);
}

/* Ends the thread and forgets what it read. */
static void
stop(AheadSource *self)
{
  g_mutex_lock(&self->lock);
  self->given_up = TRUE;
  g_cond_signal(&self->changed_cond);
  g_mutex_unlock(&self->lock);
  g_clear_pointer(&self->thread, g_thread_join);
  g_queue_clear_full(&self->batches, free_batch);
  g_clear_error(&self->error);
  self->given_up = self->at_end = FALSE;
}

static gboolean
begin_again(IlkCardSource *source, GError **error)
{
  AheadSource *self = (AheadSource *) source;
  stop(self);
  if (!ilk_card_source_rewind(self->source, error))
    return FALSE;
  self->parent.deck = self->source->deck;
  self->parent.package = self->source->package;
  return TRUE;
}

static void
ahead_source_free(IlkCardSource *source)
{
  AheadSource *self = (AheadSource *) source;
  stop(self);
  g_clear_pointer(&self->source, ilk_card_source_free);
  g_mutex_clear(&self->lock);
  g_cond_clear(&self->changed_cond);
  g_free(self);
}

IlkCardSource *
ilk_card_source_new_ahead(IlkCardSource *source)
{
  g_return_val_if_fail(source != NULL, NULL);

  AheadSource *self = g_new0(AheadSource, 1);
  self->parent = (IlkCardSource){.deck = source->deck,
                                 .package = source->package,
                                 .next = take,
                                 .rewind = begin_again,
                                 .free = ahead_source_free};
  self->source = source;
  g_queue_init(&self->batches);
  g_mutex_init(&self->lock);
  g_cond_init(&self->changed_cond);
  return &self->parent;
}
