/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Computing, verifying and mending.
 */
#include "app/store/rows/deck-row.h"

#include "app/store/sqlite/crc32c.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A damaged row may have lost any of its texts. */
static guint32
extend(guint32 crc, const char *text)
{
  return text != NULL ? ilk_crc32c(crc, text, strlen(text) + 1) : crc;
}

guint32
ilk_seal_deck(const guint8 uid[ILK_UID_LENGTH], const char *file_id, const char *name,
              const char *description, gint64 parent)
{
  guint32 crc = ilk_crc32c(0, uid, ILK_UID_LENGTH);
  gint64 above = GINT64_TO_LE(parent);
  crc = extend(extend(extend(crc, file_id), name), description);
  return parent != 0 ? ilk_crc32c(crc, &above, sizeof above) : crc;
}

guint32
ilk_seal_options(const char *json)
{
  return extend(0, json);
}

guint32
ilk_seal_setting(const char *key, const char *value)
{
  return extend(extend(0, key), value);
}

const char *
ilk_seal_trust_options(const char *json, gint64 crc)
{
  return json != NULL && crc == ilk_seal_options(json) ? json : ILK_SEAL_NO_OPTIONS;
}

guint32
ilk_seal_deck_row(IlkQuery *row)
{
  gsize length;
  guint8 uid[ILK_UID_LENGTH] = {0};
  gconstpointer stored = ilk_query_get_blob(row, 1, &length);
  if (length == sizeof uid)
    memcpy(uid, stored, sizeof uid);
  return ilk_seal_deck(uid, ilk_query_get_text(row, 2), ilk_query_get_text(row, 3),
                       ilk_query_get_text(row, 4), ilk_query_get_int(row, 8));
}

static gboolean
store_deck_seal(IlkDatabase *db, IlkQuery *row, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "UPDATE deck SET crc = ?, options_crc = ? WHERE id = ?");
  ilk_query_bind_int(query, ilk_seal_deck_row(row));
  ilk_query_bind_int(query, ilk_seal_options(ilk_query_get_text(row, 5)));
  ilk_query_bind_int(query, ilk_query_get_int(row, 0));
  return ilk_query_run(query, error);
}

gboolean
ilk_seal_deck_again(IlkStore *store, gint64 deck, GError **error)
{
  g_autoptr(IlkQuery) row =
      ilk_database_query(store->db, "SELECT " ILK_SEAL_DECK_COLUMNS " FROM deck WHERE id = ?");
  ilk_query_bind_int(row, deck);
  int state = ilk_query_step(row, error);
  if (state <= 0)
    return state == 0;
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "UPDATE deck SET crc = ? WHERE id = ?");
  ilk_query_bind_int(query, ilk_seal_deck_row(row));
  ilk_query_bind_int(query, deck);
  return ilk_query_run(query, error);
}

/* On the way from version 3 to 4, decks had no parents yet. */
static gboolean
seal_decks(IlkDatabase *db, GError **error)
{
  g_autoptr(IlkQuery) row =
      ilk_database_query(db, "SELECT " ILK_SEAL_DECK_COLUMNS_4 ", NULL FROM deck");
  int state;
  while ((state = ilk_query_step(row, error)) > 0) {
    if (!store_deck_seal(db, row, error))
      return FALSE;
  }
  return state == 0;
}

static gboolean
store_setting_seal(IlkDatabase *db, IlkQuery *row, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(db, "UPDATE config SET crc = ? WHERE key = ?");
  ilk_query_bind_int(query,
                     ilk_seal_setting(ilk_query_get_text(row, 0), ilk_query_get_text(row, 1)));
  ilk_query_bind_text(query, ilk_query_get_text(row, 0));
  return ilk_query_run(query, error);
}

gboolean
ilk_seal_rows(IlkDatabase *db, GError **error)
{
  g_autoptr(IlkQuery) row = ilk_database_query(db, "SELECT key, value FROM config");
  int state;
  while ((state = ilk_query_step(row, error)) > 0) {
    if (!store_setting_seal(db, row, error))
      return FALSE;
  }
  return state == 0 && seal_decks(db, error);
}

static void
verify_deck(IlkQuery *row, GPtrArray *problems)
{
  const char *name = ilk_query_get_text(row, 3);
  if (ilk_seal_deck_row(row) != ilk_query_get_int(row, 6))
    g_ptr_array_add(problems,
                    g_strdup_printf(_("The name or description of deck “%s” is not as it was "
                                      "saved. Import its file again."),
                                    name));
  if (ilk_seal_options(ilk_query_get_text(row, 5)) != ilk_query_get_int(row, 7))
    g_ptr_array_add(
        problems, g_strdup_printf(_("The options of deck “%s” are not as they were saved."), name));
}

static gboolean
verify_settings(IlkStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr(IlkQuery) row = ilk_database_query(store->db, "SELECT key, value, crc FROM config");
  int state;
  while ((state = ilk_query_step(row, error)) > 0) {
    const char *key = ilk_query_get_text(row, 0);
    if (ilk_seal_setting(key, ilk_query_get_text(row, 1)) != ilk_query_get_int(row, 2))
      g_ptr_array_add(problems,
                      g_strdup_printf(_("The setting “%s” is not as it was saved."), key));
  }
  return state == 0;
}

gboolean
ilk_seal_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr(IlkQuery) row =
      ilk_database_query(store->db, "SELECT " ILK_SEAL_DECK_COLUMNS " FROM deck");
  int state;
  while ((state = ilk_query_step(row, error)) > 0)
    verify_deck(row, problems);
  return state == 0 && verify_settings(store, problems, error);
}

static gboolean
mend_deck(IlkStore *store, IlkQuery *row, GError **error)
{
  const char *json = ilk_query_get_text(row, 5);
  if (ilk_seal_trust_options(json, ilk_query_get_int(row, 7)) == json)
    return TRUE;
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "UPDATE deck SET options = ?, options_crc = ? WHERE id = ?");
  ilk_query_bind_text(query, ILK_SEAL_NO_OPTIONS);
  ilk_query_bind_int(query, ilk_seal_options(ILK_SEAL_NO_OPTIONS));
  ilk_query_bind_int(query, ilk_query_get_int(row, 0));
  return ilk_query_run(query, error);
}

static gboolean
mend_setting(IlkStore *store, IlkQuery *row, GError **error)
{
  const char *key = ilk_query_get_text(row, 0);
  if (ilk_seal_setting(key, ilk_query_get_text(row, 1)) == ilk_query_get_int(row, 2))
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "DELETE FROM config WHERE key = ?");
  ilk_query_bind_text(query, key);
  return ilk_query_run(query, error);
}

static gboolean
mend_settings(IlkStore *store, GError **error)
{
  g_autoptr(IlkQuery) row = ilk_database_query(store->db, "SELECT key, value, crc FROM config");
  int state;
  while ((state = ilk_query_step(row, error)) > 0) {
    if (!mend_setting(store, row, error))
      return FALSE;
  }
  return state == 0;
}

gboolean
ilk_seal_mend(IlkStore *store, GError **error)
{
  g_autoptr(IlkQuery) row =
      ilk_database_query(store->db, "SELECT " ILK_SEAL_DECK_COLUMNS " FROM deck");
  int state;
  while ((state = ilk_query_step(row, error)) > 0) {
    if (!mend_deck(store, row, error))
      return FALSE;
  }
  return state == 0 && mend_settings(store, error);
}
