/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two bits for each uid. Of a million uids, three in a thousand others are “maybe”.
 */
#include "app/store/decks/uid-filter.h"

#include <string.h>

#define BITS_SHIFT 25 /* 4 MiB, of which only what is written to is there */
#define MASK ((G_GUINT64_CONSTANT(1) << BITS_SHIFT) - 1)

struct _IlkUidFilter {
  guint8 *bits;
};

IlkUidFilter *
ilk_uid_filter_new(void)
{
  IlkUidFilter *self = g_new0(IlkUidFilter, 1);
  self->bits = g_malloc0((MASK + 1) / 8);
  return self;
}

void
ilk_uid_filter_free(IlkUidFilter *self)
{
  g_free(self->bits);
  g_free(self);
}

static void
find_bits(const guint8 *uid, guint64 places[2])
{
  G_STATIC_ASSERT(ILK_UID_LENGTH == 2 * sizeof(guint64));
  memcpy(places, uid, ILK_UID_LENGTH);
  places[0] &= MASK;
  places[1] &= MASK;
}

void
ilk_uid_filter_add(IlkUidFilter *self, const guint8 uid[ILK_UID_LENGTH])
{
  guint64 places[2];
  find_bits(uid, places);
  for (int i = 0; i < 2; i++)
    self->bits[places[i] / 8] |= (guint8) (1 << places[i] % 8);
}

gboolean
ilk_uid_filter_may_have(const IlkUidFilter *self, const guint8 uid[ILK_UID_LENGTH])
{
  guint64 places[2];
  find_bits(uid, places);
  return (self->bits[places[0] / 8] & 1 << places[0] % 8) != 0 &&
         (self->bits[places[1] / 8] & 1 << places[1] % 8) != 0;
}
