/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes that come, change and go, with their cards.
 */
#include "app/store/edits/edits-private.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/store/decks/decks.h"
#include "app/store/edits/settle.h"
#include "app/store/rows/note.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static int
get_seconds(const IlkEdit *edit)
{
  if (edit->seconds > 0)
    return CLAMP(edit->seconds, ILK_MIN_TARGET_SECONDS, ILK_MAX_TARGET_SECONDS);
  const char *answer = ilk_note_get_text(edit->note, ILK_FIELD_ANSWER);
  return ilk_target_seconds_for_answer(answer != NULL ? answer : "");
}

/* The number is chosen first, so that the card can be touched before it is there. */
static gboolean
add_card(IlkEditRun *run, IlkCardRow *row, GError **error)
{
  row->added = row->changed = ilk_clock_now();
  row->origin = run->store->device;
  if (!ilk_query_fetch_int(ilk_database_query(run->store->db, "SELECT coalesce(max(seq), 0) + 1"
                                                              " FROM sqlite_sequence"
                                                              " WHERE name = 'card'"),
                           &row->id, error))
    return FALSE;
  return ilk_change_set_touch(run->changes, ILK_ROW_CARD, row->id, error) &&
         ilk_card_row_insert(run->store, row, error);
}

static gboolean
add_cards(IlkEditRun *run, gint64 note, gint64 deck, const GArray *ordinals, GError **error)
{
  IlkCardRow row = {
      .note = note, .deck = deck, .seconds = get_seconds(run->edit), .demo = run->edit->demo};
  if (!ilk_edit_next_position(run->store, deck, &row.position, error))
    return FALSE;
  for (guint i = 0; i < ordinals->len; i++) {
    row.ordinal = g_array_index(ordinals, int, i);
    if (!add_card(run, &row, error))
      return FALSE;
  }
  return TRUE;
}

/* A note that is made here has an id that is nobody else's, in files, too. */
static gboolean
insert_note(IlkEditRun *run, gint64 *id, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  g_auto(IlkNoteRow) row;
  ilk_uid_random(uid);
  g_autofree char *file_id = g_strdup_printf(ILK_NOTE_MADE_PREFIX "%02x%02x%02x%02x%02x%02x",
                                             uid[0], uid[1], uid[2], uid[3], uid[4], uid[5]);
  ilk_note_row_init(&row, file_id, run->edit->note);
  if (!ilk_query_fetch_int(ilk_database_query(run->store->db, "SELECT coalesce(max(seq), 0) + 1"
                                                              " FROM sqlite_sequence"
                                                              " WHERE name = 'note'"),
                           id, error) ||
      !ilk_change_set_touch(run->changes, ILK_ROW_NOTE, *id, error))
    return FALSE;
  return ilk_note_row_insert(run->store, uid, &row, id, error);
}

gboolean
ilk_edit_run_add_note(IlkEditRun *run, GError **error)
{
  guint i;
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(run->edit->note);
  return ilk_store_find_deck(run->store, run->edit->deck, &i, error) &&
         ilk_note_check(run->edit->note, error) && insert_note(run, &run->made, error) &&
         add_cards(run, run->made, run->edit->deck, ordinals, error);
}

static gboolean
store_note(IlkEditRun *run, gint64 id, IlkNoteRow *row, GError **error)
{
  row->crc = ilk_note_row_seal(row);
  return ilk_change_set_touch(run->changes, ILK_ROW_NOTE, id, error) &&
         ilk_note_row_update(run->store, id, row, error);
}

static gboolean
fail_no_note(gint64 id, GError **error)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no note %" PRId64 "."), id);
  return FALSE;
}

static gboolean
replace_text(IlkEditRun *run, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  g_auto(IlkNoteRow) old = {0};
  g_auto(IlkNoteRow) row = {0};
  if (!ilk_note_row_get(run->store, run->edit->id, &old, uid, error))
    return FALSE;
  if (old.fields == NULL)
    return fail_no_note(run->edit->id, error);
  ilk_note_row_init(&row, old.file_id, run->edit->note);
  if (!ilk_note_row_keep_media(run->store, run->edit->id, run->edit->note, &row, error))
    return FALSE;
  gboolean same = row.kind == old.kind && row.form == old.form &&
                  g_str_equal(row.fields, old.fields) && g_strcmp0(row.tags, old.tags) == 0 &&
                  g_strcmp0(row.media, old.media) == 0;
  return same || store_note(run, run->edit->id, &row, error);
}

static gboolean
remove_card_alone(IlkEditRun *run, const IlkCardRow *card, GError **error)
{
  return ilk_change_set_touch(run->changes, ILK_ROW_CARD, card->id, error) &&
         ilk_settle_card(run->store, card->id, card->deck, 0, error) &&
         ilk_card_row_remove(run->store, card->id, error);
}

static gboolean
take_ordinal(GArray *ordinals, int ordinal)
{
  for (guint i = 0; i < ordinals->len; i++) {
    if (g_array_index(ordinals, int, i) == ordinal) {
      g_array_remove_index(ordinals, i);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
update_card(IlkEditRun *run, gint64 id, GError **error)
{
  IlkCardRow row;
  g_autofree char *demo = NULL;
  if (!ilk_edit_get_card(run->store, id, &row, &demo, error))
    return FALSE;
  int seconds = get_seconds(run->edit);
  if (row.seconds == seconds && g_strcmp0(row.demo, run->edit->demo) == 0)
    return TRUE;
  row.seconds = seconds;
  row.demo = run->edit->demo;
  row.changed = ilk_clock_now();
  row.origin = run->store->device;
  return ilk_change_set_touch(run->changes, ILK_ROW_CARD, id, error) &&
         ilk_card_row_update(run->store, &row, error);
}

gboolean
ilk_edit_run_replace_note(IlkEditRun *run, GError **error)
{
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(run->edit->note);
  g_autoptr(GArray) cards = ilk_edit_list_cards(run->store, run->edit->id, error);
  if (cards == NULL || !ilk_note_check(run->edit->note, error) || !replace_text(run, error))
    return FALSE;
  for (guint i = 0; i < cards->len; i++) {
    const IlkCardRow *card = &g_array_index(cards, IlkCardRow, i);
    if (!(take_ordinal(ordinals, card->ordinal) ? update_card(run, card->id, error)
                                                : remove_card_alone(run, card, error)))
      return FALSE;
  }
  gint64 deck = cards->len > 0 ? g_array_index(cards, IlkCardRow, 0).deck : run->edit->deck;
  return ordinals->len == 0 || add_cards(run, run->edit->id, deck, ordinals, error);
}

static gboolean
remove_note(IlkEditRun *run, gint64 note, GError **error)
{
  guint8 uid[ILK_UID_LENGTH] = {0};
  g_auto(IlkNoteRow) row = {0};
  if (!ilk_note_row_get(run->store, note, &row, uid, error))
    return FALSE;
  return row.fields == NULL || (ilk_change_set_touch(run->changes, ILK_ROW_NOTE, note, error) &&
                                ilk_change_set_bury(run->changes, uid, ILK_GRAVE_NOTE, error) &&
                                ilk_note_row_remove(run->store, note, error));
}

gboolean
ilk_edit_remove_card(IlkEditRun *run, const IlkCardRow *card, GError **error)
{
  if (!ilk_change_set_touch(run->changes, ILK_ROW_NOTE, card->note, error) ||
      !remove_card_alone(run, card, error))
    return FALSE;
  g_autoptr(GArray) left = ilk_edit_list_cards(run->store, card->note, error);
  return left != NULL && (left->len > 0 || remove_note(run, card->note, error));
}

static gboolean
delete_note(IlkEditRun *run, gint64 note, GError **error)
{
  g_autoptr(GArray) cards = ilk_edit_list_cards(run->store, note, error);
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (!ilk_edit_remove_card(run, &g_array_index(cards, IlkCardRow, i), error))
      return FALSE;
  return cards != NULL;
}

gboolean
ilk_edit_run_delete_notes(IlkEditRun *run, GError **error)
{
  for (guint i = 0; i < run->edit->n_cards; i++) {
    IlkCardRow card;
    g_autofree char *demo = NULL;
    if (!ilk_edit_get_card(run->store, run->edit->cards[i], &card, &demo, error) ||
        (card.id != 0 && !delete_note(run, card.note, error)))
      return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full): @tags with or without @tag, one a line */
static char *
change_tags(const char *tags, const char *tag, gboolean has)
{
  g_auto(GStrv) lines = g_strsplit(tags, "\n", -1);
  g_autoptr(GString) changed = g_string_new(NULL);
  for (gsize i = 0; lines[i] != NULL; i++) {
    if (*lines[i] != '\0' && !g_str_equal(lines[i], tag))
      g_string_append_printf(changed, "%s%s", changed->len > 0 ? "\n" : "", lines[i]);
  }
  if (has)
    g_string_append_printf(changed, "%s%s", changed->len > 0 ? "\n" : "", tag);
  return g_string_free(g_steal_pointer(&changed), FALSE);
}

static gboolean
has_tag(const char *tags, const char *tag)
{
  g_auto(GStrv) lines = g_strsplit(tags, "\n", -1);
  return g_strv_contains((const char *const *) lines, tag);
}

static gboolean
tag_note(IlkEditRun *run, gint64 note, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  g_auto(IlkNoteRow) row = {0};
  gboolean has = run->edit->kind == ILK_EDIT_ADD_TAG;
  if (!ilk_note_row_get(run->store, note, &row, uid, error))
    return FALSE;
  if (row.tags == NULL || has_tag(row.tags, run->edit->text) == has)
    return TRUE;
  char *tags = change_tags(row.tags, run->edit->text, has);
  g_free(row.tags);
  row.tags = tags;
  return store_note(run, note, &row, error);
}

static gboolean
check_tag(const char *tag, GError **error)
{
  if (*tag != '\0' && strpbrk(tag, "\n,") == NULL && strlen(tag) <= ILK_MAX_NAME_BYTES)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("“%s” cannot be a tag: it is one line of text without a comma."), tag);
  return FALSE;
}

gboolean
ilk_edit_run_tag(IlkEditRun *run, GError **error)
{
  if (!check_tag(run->edit->text, error))
    return FALSE;
  for (guint i = 0; i < run->edit->n_cards; i++) {
    IlkCardRow card;
    g_autofree char *demo = NULL;
    if (!ilk_edit_get_card(run->store, run->edit->cards[i], &card, &demo, error) ||
        (card.id != 0 && !tag_note(run, card.note, error)))
      return FALSE;
  }
  return TRUE;
}
