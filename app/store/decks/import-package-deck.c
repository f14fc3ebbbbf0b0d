/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck of a package is the one it became before, or else one here that is called the same; else
 * it is new, with those it stands in.
 */
#include "app/store/decks/import-package.h"

#include "app/base/text-form.h"
#include "app/store/decks/deck-options.h"
#include "app/store/decks/decks.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/grave.h"

#include <string.h>

/* Returns: (transfer full): the deck's own id there: its whole name, whatever its case */
static char *
dup_file_id(const IlkPackageRun *self, char **names, guint n)
{
  g_autoptr(GString) path = g_string_new(self->package->program);
  for (guint i = 0; i < n; i++) {
    g_autofree char *folded = g_utf8_casefold(names[i], -1);
    g_string_append_printf(path, "%s%s", i == 0 ? ":" : "::", folded);
  }
  return g_string_free(g_steal_pointer(&path), FALSE);
}

static gboolean
is_called(const char *name, const char *other)
{
  g_autofree char *folded = g_utf8_casefold(name, -1);
  g_autofree char *other_folded = g_utf8_casefold(other, -1);
  return ilk_text_is_same(folded, other_folded);
}

static gboolean
find_by_name(IlkPackageRun *self, const char *name, gint64 parent, gint64 *id, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_list(self->run->store->db);
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    if (row.parent == parent && row.name != NULL && is_called(row.name, name)) {
      *id = row.id;
      return TRUE;
    }
  }
  return state == 0;
}

static gboolean
find_deck(IlkPackageRun *self, const guint8 uid[ILK_UID_LENGTH], const char *name, gint64 parent,
          gboolean may_have_parent, gint64 *id, GError **error)
{
  *id = 0;
  if (!ilk_query_fetch_int(ilk_deck_row_find_uid(self->run->store->db, uid), id, error))
    return FALSE;
  return *id != 0 || !may_have_parent || find_by_name(self, name, parent, id, error);
}

/* Who imports a deck that was deleted wants it back. */
static gboolean
exhume(IlkPackageRun *self, const guint8 uid[ILK_UID_LENGTH], GError **error)
{
  gboolean deleted = FALSE;
  if (!ilk_grave_has(self->run->store, uid, &deleted, error))
    return FALSE;
  self->run->wanted = self->run->wanted || deleted;
  return !deleted || !ilk_import_writes(self->run) || ilk_import_open_grave(self->run, uid, error);
}

static gboolean
set_options(IlkPackageRun *self, gint64 deck, const IlkPackageDeck *arrival, GError **error)
{
  IlkStore *store = self->run->store;
  IlkStudyOptions options = arrival->options, checked = store->options;
  /* These are the same for all decks. */
  options.model = store->options.model;
  memcpy(options.parameters, store->options.parameters, sizeof options.parameters);
  options.rollover = store->options.rollover;
  options.learn_ahead = store->options.learn_ahead;
  g_autofree char *json = ilk_study_options_to_json(&options, &store->options);
  return !ilk_study_options_merge_json(&checked, json, NULL) ||
         ilk_deck_row_set_options(store, deck, json, error);
}

/* What was fitted to somebody's answers is better than the published parameters, and nothing beside
 * what was fitted to the learner's own. */
gboolean
ilk_package_run_take_parameters(IlkPackageRun *self, GError **error)
{
  IlkStore *store = self->run->store;
  const double *offered = self->package->parameters;
  gsize size = ilk_model_count_parameters(ILK_MODEL_FSRS_6) * sizeof *offered;
  IlkStudyOptions usual;
  ilk_study_options_init(&usual);
  const double *published = usual.parameters[ILK_MODEL_FSRS_6];
  if (!self->package->has_parameters || memcmp(offered, published, size) == 0 ||
      memcmp(store->options.parameters[ILK_MODEL_FSRS_6], published, size) != 0)
    return TRUE;
  self->run->sum.parameters = TRUE;
  return !ilk_import_writes(self->run) || ilk_store_take_parameters(store, offered, error);
}

/* @arrival: (nullable): for a deck that is there only to hold others */
static gboolean
add_deck(IlkPackageRun *self, IlkDeckRow *row, const IlkPackageDeck *arrival, GError **error)
{
  IlkImportRun *run = self->run;
  run->sum.decks++;
  run->is_new_deck = TRUE;
  if (!ilk_import_writes(run))
    return TRUE;
  return ilk_deck_row_choose_id(run->store, &row->id, error) &&
         ilk_import_touch(run, ILK_ROW_DECK, row->id, error) &&
         ilk_deck_row_insert(run->store, row, error) &&
         (arrival == NULL || set_options(self, row->id, arrival, error));
}

/* What nothing is written of is counted once, too: @planned holds the ids of such decks. */
static gboolean
find_or_add(IlkPackageRun *self, GHashTable *planned, const IlkPackageDeck *arrival, guint n,
            gint64 *id, GError **error)
{
  gint64 parent = *id;
  gboolean known_parent = n == 1 || parent != 0, is_last = arrival->names[n] == NULL;
  const char *name = arrival->names[n - 1];
  g_autofree char *file_id = dup_file_id(self, arrival->names, n);
  IlkDeckRow row = {.file_id = file_id,
                    .name = name,
                    .description = is_last ? arrival->description : "",
                    .parent = parent};
  ilk_uid_derive(row.uid, file_id, NULL);
  if (!exhume(self, row.uid, error) ||
      !find_deck(self, row.uid, name, parent, known_parent, id, error))
    return FALSE;
  if (*id != 0 || g_hash_table_contains(planned, file_id))
    return TRUE;
  if (!add_deck(self, &row, is_last ? arrival : NULL, error))
    return FALSE;
  *id = row.id;
  g_hash_table_add(planned, g_steal_pointer(&file_id));
  return TRUE;
}

gboolean
ilk_package_run_find_decks(IlkPackageRun *self, GError **error)
{
  g_autoptr(GHashTable) planned = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->package->decks->len; i++) {
    const IlkPackageDeck *arrival = self->package->decks->pdata[i];
    gint64 id = 0;
    for (guint n = 1; arrival->names[n - 1] != NULL; n++)
      if (!find_or_add(self, planned, arrival, n, &id, error))
        return FALSE;
    g_array_append_val(self->decks, id);
  }
  return !ilk_import_writes(self->run) || ilk_store_load_decks(self->run->store, error);
}
