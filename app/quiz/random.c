/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sequence, and the shuffle of Fisher and Yates.
 */
#include "app/quiz/random.h"

#include <string.h>

#define MAX_ELEMENT 64

static guint64
next(IlkQuizRandom *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
  return z ^ (z >> 31);
}

void
ilk_quiz_random_init(IlkQuizRandom *self, guint64 seed, guint64 stream)
{
  self->state = stream;
  self->state = next(self) ^ seed;
}

guint
ilk_quiz_random_below(IlkQuizRandom *self, guint n)
{
  g_return_val_if_fail(n > 0, 0);

  /* Numbers of the last, incomplete round of @n would make the small ones likelier. */
  guint64 whole = G_MAXUINT64 - G_MAXUINT64 % n;
  guint64 number = next(self);
  while (number >= whole)
    number = next(self);
  return (guint) (number % n);
}

void
ilk_quiz_shuffle(IlkQuizRandom *random, gpointer elements, guint n, gsize size)
{
  g_return_if_fail(size <= MAX_ELEMENT);

  char *bytes = elements, kept[MAX_ELEMENT];
  for (guint left = n; left > 1; left--) {
    guint other = ilk_quiz_random_below(random, left);
    char *last = bytes + (left - 1) * size, *chosen = bytes + other * size;
    memcpy(kept, last, size);
    memmove(last, chosen, size);
    memcpy(chosen, kept, size);
  }
}
