/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of sums with open addressing, in which 0 is a free place. The sum begins with a number
 * that nobody can guess, so no file is made to fill one end of the table.
 */
#include "app/deckfile/id-set.h"

#define FIRST_PLACES 1024 /* a power of two */

struct _IlkIdSet {
  /* Owned */
  guint64 *sums;

  gsize places;
  gsize n;
  guint64 seed;
};

IlkIdSet *
ilk_id_set_new(void)
{
  IlkIdSet *self = g_new0(IlkIdSet, 1);
  self->places = FIRST_PLACES;
  self->sums = g_new0(guint64, self->places);
  self->seed = (guint64) g_random_int() << 32 | g_random_int();
  return self;
}

void
ilk_id_set_free(IlkIdSet *self)
{
  g_free(self->sums);
  g_free(self);
}

/* Mixes as MurmurHash3 does at its end (A. Appleby, public domain). */
static guint64
mix(guint64 sum)
{
  sum ^= sum >> 33;
  sum *= G_GUINT64_CONSTANT(0xff51afd7ed558ccd);
  sum ^= sum >> 33;
  sum *= G_GUINT64_CONSTANT(0xc4ceb9fe1a85ec53);
  return sum ^ sum >> 33;
}

static guint64
sum_up(const IlkIdSet *self, const char *id)
{
  guint64 sum = self->seed;
  for (; *id != '\0'; id++)
    sum = mix(sum ^ (guchar) *id);
  return sum != 0 ? sum : 1;
}

/* Returns: the place of @sum, or the free one that is its */
static gsize
find(const IlkIdSet *self, guint64 sum)
{
  gsize place = (gsize) sum & (self->places - 1);
  while (self->sums[place] != 0 && self->sums[place] != sum)
    place = (place + 1) & (self->places - 1);
  return place;
}

static void
grow(IlkIdSet *self)
{
  g_autofree guint64 *before = g_steal_pointer(&self->sums);
  gsize n = self->places;
  self->places *= 2;
  self->sums = g_new0(guint64, self->places);
  for (gsize i = 0; i < n; i++)
    if (before[i] != 0)
      self->sums[find(self, before[i])] = before[i];
}

gboolean
ilk_id_set_has(const IlkIdSet *self, const char *id)
{
  guint64 sum = sum_up(self, id);
  return self->sums[find(self, sum)] == sum || self->n == ILK_ID_SET_MOST;
}

gboolean
ilk_id_set_add(IlkIdSet *self, const char *id)
{
  guint64 sum = sum_up(self, id);
  gsize place = find(self, sum);
  if (self->sums[place] == sum)
    return FALSE;
  if (self->n == ILK_ID_SET_MOST)
    return TRUE;
  self->sums[place] = sum;
  self->n++;
  if (self->n > self->places / 4 * 3)
    grow(self);
  return TRUE;
}
