/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The walk over a package's notes. Notes are known by the ids that they have everywhere; a note
 * that is there is brought up to date when it was changed later there, its cards keep their
 * memories and what the learner did to them.
 */
#include "app/store/decks/import-package.h"

#include "app/base/clock.h"
#include "app/model/foreign.h"
#include "app/store/media/media-rows.h"
#include "app/store/rows/grave.h"

#include <string.h>

static void
package_run_clear(IlkPackageRun *self)
{
  g_clear_pointer(&self->decks, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkPackageRun, package_run_clear)

static void
tell(IlkPackageRun *self, IlkImportFate fate, const IlkPackageNote *arrival)
{
  if (self->run->tell == NULL)
    return;
  g_autoptr(GArray) faces = ilk_foreign_note_list(arrival->note);
  const char *question = faces->len > 0 ? g_array_index(faces, IlkForeignFace, 0).question : NULL;
  ilk_import_tell(self->run, fate, 0, question);
}

/* Keeps what made the cards, for the way back. */
static gboolean
keep_models(IlkPackageRun *self, GError **error)
{
  IlkStore *store = self->run->store;
  for (guint i = 0; i < self->package->models->len; i++) {
    const IlkPackageModel *model = self->package->models->pdata[i];
    g_autofree char *key = ilk_package_run_dup_model_key(self, model->key);
    g_autofree char *before = ilk_store_dup_config(store, key, error);
    if (before == NULL || (!g_str_equal(before, model->json) &&
                           !ilk_store_set_config(store, key, model->json, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
begin(IlkPackageRun *self, GError **error)
{
  IlkImportRun *run = self->run;
  gint64 graves = 0;
  IlkQuery *last = ilk_database_query(run->store->db, "SELECT coalesce(max(id), 0) FROM note");
  IlkQuery *any = ilk_database_query(run->store->db, "SELECT EXISTS (SELECT 1 FROM grave)");
  if (!ilk_query_fetch_int(last, &run->last_note, error) ||
      !ilk_query_fetch_int(any, &graves, error))
    return FALSE;
  run->has_graves = graves != 0;
  if (!ilk_package_run_take_parameters(self, error) || !ilk_package_run_find_decks(self, error) ||
      !ilk_package_run_find_device(self, error))
    return FALSE;
  run->deck = self->decks->len > 0 ? g_array_index(self->decks, gint64, 0) : 0;
  return !ilk_import_writes(run) || keep_models(self, error);
}

static gboolean
find_note(IlkPackageRun *self, const IlkPackageNote *arrival, guint8 uid[ILK_UID_LENGTH],
          gint64 *id, GError **error)
{
  IlkQuery *query = ilk_database_query(self->run->store->db, "SELECT id FROM note WHERE uid = ?");
  if (arrival->uid != NULL)
    memcpy(uid, arrival->uid, ILK_UID_LENGTH);
  else
    ilk_uid_derive(uid, self->package->program, arrival->id);
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  *id = 0;
  return ilk_query_fetch_int(query, id, error);
}

/* What was deleted stays away, but when its deck was. */
static gboolean
may_come(IlkPackageRun *self, const guint8 uid[ILK_UID_LENGTH], gboolean *comes, GError **error)
{
  IlkImportRun *run = self->run;
  gboolean deleted = FALSE;
  *comes = TRUE;
  if (!run->has_graves)
    return TRUE;
  if (!ilk_grave_has(run->store, uid, &deleted, error))
    return FALSE;
  *comes = !deleted || run->wanted;
  return !deleted || !run->wanted || !ilk_import_writes(run) ||
         ilk_import_open_grave(run, uid, error);
}

static gboolean
add_card(IlkPackageRun *self, gint64 note, const IlkPackageCard *arrival, GError **error)
{
  IlkImportRun *run = self->run;
  gint64 now = ilk_clock_now();
  run->sum.suspended += arrival->suspended ? 1 : 0;
  ilk_package_run_count_log(self, arrival);
  if (!ilk_import_writes(run))
    return TRUE;
  IlkCardRow row = {.note = note,
                    .ordinal = arrival->ordinal,
                    .deck = g_array_index(self->decks, gint64, arrival->deck),
                    .position = arrival->position,
                    .suspended = arrival->suspended,
                    .flag = arrival->flag,
                    .added = now,
                    .changed = now,
                    .origin = run->store->device};
  return ilk_import_insert_card(run, &row, error) &&
         (arrival->log == NULL || arrival->log->len == 0 ||
          (ilk_import_add_memories(run, error) &&
           ilk_package_run_add_log(self, row.id, row.deck, arrival, error)));
}

static gboolean
insert_note(IlkPackageRun *self, const IlkPackageNote *arrival, const guint8 uid[ILK_UID_LENGTH],
            gint64 *id, GError **error)
{
  g_auto(IlkNoteRow) row;
  ilk_note_row_init(&row, arrival->id, arrival->note);
  return ilk_import_insert_note(self->run, uid, &row, id, error);
}

static gboolean
take_new(IlkPackageRun *self, const IlkPackageNote *arrival, const guint8 uid[ILK_UID_LENGTH],
         GError **error)
{
  IlkImportRun *run = self->run;
  gboolean comes = FALSE;
  gint64 id = 0;
  if (!may_come(self, uid, &comes, error))
    return FALSE;
  tell(self, comes ? ILK_IMPORT_ADDED : ILK_IMPORT_DELETED, arrival);
  if (!comes) {
    run->sum.deleted++;
    return TRUE;
  }
  if (ilk_import_writes(run) && !insert_note(self, arrival, uid, &id, error))
    return FALSE;
  for (guint i = 0; i < arrival->cards->len; i++)
    if (!add_card(self, id, &g_array_index(arrival->cards, IlkPackageCard, i), error))
      return FALSE;
  run->sum.added++;
  return TRUE;
}

static IlkNote *
read_note(IlkStore *store, gint64 id, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT " ILK_NOTE_COLUMNS " FROM note WHERE id = ?");
  ilk_query_bind_int(query, id);
  return ilk_query_step(query, error) > 0 ? ilk_note_row_read(query, 0, error) : NULL;
}

/* Whether the package has a later text than @note, which may have been written anew here. */
static gboolean
is_later(const IlkPackageNote *arrival, const IlkNote *note)
{
  IlkForeignOrigin origin;
  if (ilk_foreign_origin_read(note, &origin))
    return arrival->modified > origin.changed;
  return arrival->modified > ilk_note_get_changed(note) / 1000;
}

static gboolean
is_of_text(const char *model)
{
  return model == NULL || g_str_has_prefix(model, ILK_TEXT_MODEL);
}

/* What a text stands in for gives way to what a package brings. */
static gboolean
has_other_model(const IlkPackageNote *arrival, const IlkNote *note)
{
  IlkForeignOrigin origin;
  return ilk_foreign_origin_read(note, &origin) && !is_of_text(arrival->model) &&
         !is_of_text(origin.model) && !g_str_equal(origin.model, arrival->model);
}

/* Whether @note has the cards that come with it; what was written anew here has those that it
 * gives, and no others. */
static gboolean
may_have_cards(const IlkPackageNote *arrival, const IlkNote *note)
{
  IlkForeignOrigin origin;
  return arrival->model == NULL || ilk_foreign_origin_read(note, &origin);
}

/* Adds to the note's cards what is new. @whole: whether cards may come, too */
static gboolean
update_cards(IlkPackageRun *self, gint64 note, const IlkPackageNote *arrival, gboolean whole,
             gboolean *changed, GError **error)
{
  for (guint i = 0; i < arrival->cards->len; i++) {
    const IlkPackageCard *card = &g_array_index(arrival->cards, IlkPackageCard, i);
    gboolean extended = FALSE;
    IlkQuery *query = ilk_database_query(
        self->run->store->db, "SELECT id, deck FROM card WHERE note = ? AND ordinal = ?");
    ilk_query_bind_int(query, note);
    ilk_query_bind_int(query, card->ordinal);
    int state = ilk_query_step(query, error);
    gint64 id = state > 0 ? ilk_query_get_int(query, 0) : 0;
    gint64 deck = state > 0 ? ilk_query_get_int(query, 1) : 0;
    ilk_query_reset(query);
    if (state < 0 ||
        (id != 0 && !ilk_package_run_extend_log(self, id, deck, card, &extended, error)) ||
        (id == 0 && whole && !add_card(self, note, card, error)))
      return FALSE;
    *changed = *changed || extended || (id == 0 && whole);
  }
  return TRUE;
}

static gboolean
was_brought_by_text(const IlkNote *note)
{
  IlkForeignOrigin origin;
  return ilk_foreign_origin_read(note, &origin) && is_of_text(origin.model);
}

/* Returns: (transfer full): what the note is to say. A text brings its notes up to date as long as
 * nobody else has written them: a package knows more of them, and the learner knows better. */
static IlkNote *
merge_undated(IlkPackageRun *self, const IlkPackageNote *arrival, const IlkNote *before,
              GError **error)
{
  IlkForeignOrigin origin;
  if (arrival->model == NULL)
    return ilk_note_ref(arrival->note);
  if (was_brought_by_text(before))
    return ilk_foreign_note_merge(arrival->note, before);
  if (!ilk_foreign_origin_read(before, &origin))
    return ilk_note_ref((IlkNote *) before);
  return ilk_package_run_render_again(self, arrival->note, before, error);
}

static gboolean
has_card(const IlkPackageNote *arrival, int ordinal)
{
  for (guint i = 0; i < arrival->cards->len; i++)
    if (g_array_index(arrival->cards, IlkPackageCard, i).ordinal == ordinal)
      return TRUE;
  return FALSE;
}

/* Cards of a note as they are written here follow from its text, so some may go. */
static gboolean
remove_cards(IlkPackageRun *self, gint64 note, const IlkPackageNote *arrival, gboolean *changed,
             GError **error)
{
  if (arrival->model != NULL)
    return TRUE;
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->run->store->db, "SELECT id, deck, ordinal FROM card WHERE note = ?");
  g_autoptr(GArray) gone = g_array_new(FALSE, FALSE, sizeof(gint64));
  int state;
  ilk_query_bind_int(query, note);
  while ((state = ilk_query_step(query, error)) > 0) {
    const gint64 card[] = {ilk_query_get_int(query, 0), ilk_query_get_int(query, 1)};
    if (!has_card(arrival, (int) ilk_query_get_int(query, 2)))
      g_array_append_vals(gone, card, 2);
  }
  for (guint i = 0; state == 0 && i < gone->len; i += 2) {
    *changed = TRUE;
    if (!ilk_import_remove_card(self->run, g_array_index(gone, gint64, i),
                                g_array_index(gone, gint64, i + 1), error))
      return FALSE;
  }
  return state == 0;
}

/* Returns: (transfer full): what the note is to say: of the later text, and of cards that it has
 * not, what the package says */
static IlkNote *
merge(IlkPackageRun *self, const IlkPackageNote *arrival, const IlkNote *before, GError **error)
{
  if (self->package->is_undated)
    return merge_undated(self, arrival, before, error);
  return is_later(arrival, before) ? ilk_foreign_note_merge(arrival->note, before)
                                   : ilk_foreign_note_merge(before, arrival->note);
}

/* Of a note whose cards a package's templates make, a text has no say in which these are. */
static gboolean
may_bring_cards(IlkPackageRun *self, const IlkPackageNote *arrival, const IlkNote *before)
{
  return !self->package->is_undated || arrival->model == NULL || was_brought_by_text(before);
}

static gboolean
take_known(IlkPackageRun *self, const IlkPackageNote *arrival, gint64 id, GError **error)
{
  IlkImportRun *run = self->run;
  gboolean changed = FALSE, extended = FALSE;
  /* A package may have the same note twice. */
  if (!ilk_import_write_cards(run, error))
    return FALSE;
  g_autoptr(IlkNote) before = read_note(run->store, id, error);
  if (before == NULL)
    return FALSE;
  if (has_other_model(arrival, before)) {
    run->sum.skipped++;
    return TRUE;
  }
  g_autoptr(IlkNote) note = merge(self, arrival, before, error);
  if (note == NULL || (note != before && !ilk_import_update_text(run, id, note, &changed, error)) ||
      (may_bring_cards(self, arrival, before) &&
       (!remove_cards(self, id, arrival, &extended, error) ||
        !update_cards(self, id, arrival, may_have_cards(arrival, note), &extended, error))))
    return FALSE;
  changed = changed || extended;
  *(changed ? &run->sum.changed : &run->sum.unchanged) += 1;
  tell(self, changed ? ILK_IMPORT_CHANGED : ILK_IMPORT_UNCHANGED, arrival);
  return TRUE;
}

static gboolean
record_media(IlkPackageRun *self, const IlkCardBatch *batch, GError **error)
{
  if (batch->media == NULL || batch->media->len == 0 || !ilk_import_writes(self->run))
    return TRUE;
  g_ptr_array_add(batch->media, NULL);
  return ilk_media_rows_add(self->run->store, (const char *const *) batch->media->pdata, error);
}

static gboolean
take_batch(IlkPackageRun *self, const IlkCardBatch *batch, GError **error)
{
  if (!record_media(self, batch, error))
    return FALSE;
  for (guint i = 0; i < batch->notes->len; i++) {
    const IlkPackageNote *arrival = batch->notes->pdata[i];
    guint8 uid[ILK_UID_LENGTH];
    gint64 id = 0;
    if (!find_note(self, arrival, uid, &id, error) ||
        !(id == 0 ? take_new(self, arrival, uid, error) : take_known(self, arrival, id, error)) ||
        !ilk_import_write_part(self->run, error))
      return FALSE;
  }
  return ilk_import_add_memories(self->run, error);
}

gboolean
ilk_import_walk_package(IlkImportRun *run, IlkCardSource *source, GCancellable *cancellable,
                        GError **error)
{
  g_auto(IlkPackageRun) self = {
      .decks = g_array_new(FALSE, FALSE, sizeof(gint64)), .run = run, .package = source->package};
  g_autoptr(GError) failure = NULL;
  if (!begin(&self, error))
    return FALSE;
  while (!g_cancellable_set_error_if_cancelled(cancellable, &failure)) {
    g_autoptr(IlkCardBatch) batch = ilk_card_source_next(source, &failure);
    if (batch == NULL || !take_batch(&self, batch, &failure))
      break;
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error(error, g_steal_pointer(&failure));
  return FALSE;
}
