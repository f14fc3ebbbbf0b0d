/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first of the built-in decks comes in at the first start, the others when the learner adds
 * them; all that are there are brought up to date when the program brings other texts. The
 * collection remembers a checksum of what it has, so that every other start parses nothing.
 */
#include "app/store/decks/builtin.h"

#include "app/deckfile/builtin-decks.h"
#include "app/store/care/backup.h"
#include "app/store/decks/deck-order.h"
#include "app/store/decks/import.h"
#include "app/store/front/collection-decks.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/grave.h"
#include "app/store/rows/note.h"
#include "data/interlock-resources.h"

#define DECKS_PATH "/io/github/interlock/Interlock/decks/"
#define CONFIG_KEY "builtin-decks"

static gboolean
add_file(GChecksum *checksum, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat(DECKS_PATH, name, NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data(ilk_data_get_resource(), path, 0, error);
  if (bytes == NULL)
    return FALSE;
  gsize length;
  const guchar *data = g_bytes_get_data(bytes, &length);
  g_checksum_update(checksum, (const guchar *) path, -1);
  g_checksum_update(checksum, data, (gssize) length);
  return TRUE;
}

static char *
dup_fingerprint(GError **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  g_auto(GStrv) names =
      g_resource_enumerate_children(ilk_data_get_resource(), DECKS_PATH, 0, error);
  if (names == NULL)
    return NULL;
  for (gsize i = 0; names[i] != NULL; i++) {
    if (!add_file(checksum, names[i], error))
      return NULL;
  }
  return g_strdup(g_checksum_get_string(checksum));
}

/* @wanted: (out): whether the learner has it, or has it to begin with. What was deleted does not
 * come back with the next version. */
static gboolean
is_wanted(IlkStore *store, const IlkDeckFile *file, gboolean first, gboolean *wanted,
          GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  gboolean deleted = FALSE;
  gint64 deck = 0;
  ilk_uid_derive(uid, file->id, NULL);
  if (!ilk_grave_has(store, uid, &deleted, error) ||
      !ilk_import_find_deck(store, file, &deck, error))
    return FALSE;
  *wanted = !deleted && (first || deck != 0);
  return TRUE;
}

static gboolean
import_deck(IlkStore *store, const char *name, gboolean first, GError **error)
{
  g_autoptr(IlkDeckFile) file = ilk_builtin_decks_load(name, error);
  gboolean wanted;
  IlkImportSummary summary;
  if (file == NULL || !is_wanted(store, file, first, &wanted, error))
    return FALSE;
  return !wanted || ilk_import_file(store, file, &summary, error);
}

/* A collection of before decks had an order: the deck that one begins with comes first, as long as
 * the learner has not put any in another order. */
static gboolean
place_first(IlkStore *store, const char *name, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  gint64 deck = 0;
  ilk_uid_derive(uid, name, NULL);
  return ilk_query_fetch_int(ilk_deck_row_find_uid(store->db, uid), &deck, error) &&
         (deck == 0 || ilk_deck_order_begin(store, deck, error)) &&
         ilk_store_load_decks(store, error);
}

static gboolean
run_update(IlkStore *store, gpointer data, GError **error)
{
  const char *fingerprint = data;
  g_auto(GStrv) names = ilk_builtin_decks_list();
  for (gsize i = 0; names[i] != NULL; i++) {
    if (!import_deck(store, names[i], i == 0, error))
      return FALSE;
  }
  return place_first(store, names[0], error) &&
         ilk_store_set_config(store, CONFIG_KEY, fingerprint, error);
}

gboolean
ilk_builtin_update(IlkStore *store, GError **error)
{
  g_autofree char *fingerprint = dup_fingerprint(error);
  g_autofree char *known = ilk_store_dup_config(store, CONFIG_KEY, error);
  if (fingerprint == NULL || known == NULL)
    return FALSE;
  if (g_str_equal(fingerprint, known))
    return TRUE;

  /* An empty collection has nothing to back up. */
  g_autofree char *backup = *known == '\0' ? g_strdup("") : ilk_store_backup(store, error);
  return backup != NULL && ilk_store_transact_bulk(store, run_update, fingerprint, error);
}

gboolean
ilk_builtin_forget(IlkStore *store, GError **error)
{
  return ilk_store_set_config(store, CONFIG_KEY, "", error);
}
