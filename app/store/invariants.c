/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store's invariants.
 */
#include "app/store/invariants.h"

#ifdef ILK_CHECKS
void
ilk_store_assert_decks(IlkStore *self)
{
  gint64 last = 0;
  for (guint i = 0; i < self->decks->len; i++) {
    const IlkStoreDeck *deck = &g_array_index(self->decks, IlkStoreDeck, i);
    g_assert_cmpint(deck->id, >, last);
    last = deck->id;
    g_assert_cmpint(deck->options->rollover, ==, self->options.rollover);
    g_assert_cmpint(deck->options->model, ==, self->options.model);
  }
}

void
ilk_store_assert_resting(IlkStore *self)
{
  g_assert_true(self->db == NULL || !ilk_database_in_transaction(self->db));
  if (self->read_only)
    return;
  g_assert_cmpint(self->mode, ==, ILK_DATABASE_READ_WRITE);
  g_assert_cmpint(self->device, >, 0);
  g_assert_cmpint(self->last_seq, >=, 0);
}
#endif
