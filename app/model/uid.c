/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers that are nobody else's: of what a file brings, from its ids; of what is made here, by
 * chance.
 */
#include "app/model/uid.h"

#include <string.h>

void
ilk_uid_derive(guint8 uid[ILK_UID_LENGTH], const char *deck, const char *card)
{
  static GPrivate kept = G_PRIVATE_INIT((GDestroyNotify) g_checksum_free);
  guint8 digest[32];
  gsize length = sizeof digest;

  GChecksum *checksum = g_private_get(&kept);
  if (checksum == NULL) {
    checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_private_set(&kept, checksum);
  }
  g_checksum_reset(checksum);
  g_checksum_update(checksum, (const guchar *) deck, (gssize) strlen(deck) + 1);
  if (card != NULL)
    g_checksum_update(checksum, (const guchar *) card, (gssize) strlen(card) + 1);
  g_checksum_get_digest(checksum, digest, &length);
  memcpy(uid, digest, ILK_UID_LENGTH);
}

void
ilk_uid_random(guint8 uid[ILK_UID_LENGTH])
{
  for (gsize i = 0; i < ILK_UID_LENGTH; i += sizeof(guint32)) {
    guint32 number = g_random_int();
    memcpy(uid + i, &number, sizeof number);
  }
}
