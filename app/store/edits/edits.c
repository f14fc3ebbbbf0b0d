/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edit is one transaction: what it changes, what is computed from that, and its place in the
 * journal.
 */
#include "app/store/edits/edits.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/model/media-map.h"
#include "app/store/care/backup.h"
#include "app/store/decks/deck-options.h"
#include "app/store/edits/edits-private.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/journal.h"
#include "app/store/rows/note.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define LABEL_CHARACTERS 40
#define MANY_CARDS 100

/* In the order of IlkEditKind. @one: with what it is about in quotes. */
static const struct {
  gboolean (*run)(IlkEditRun *run, GError **error);
  const char *one;
} kinds[] = {
    {ilk_edit_run_add_note, N_("Add “%s”")},
    {ilk_edit_run_replace_note, N_("Edit “%s”")},
    {ilk_edit_run_delete_notes, N_("Delete “%s”")},
    {ilk_edit_run_move_cards, N_("Move “%s”")},
    {ilk_edit_run_mark, N_("Suspend “%s”")},
    {ilk_edit_run_mark, N_("Bury “%s”")},
    {ilk_edit_run_mark, N_("Flag “%s”")},
    {ilk_edit_run_tag, N_("Tag “%s”")},
    {ilk_edit_run_tag, N_("Remove a tag from “%s”")},
    {ilk_edit_run_event, N_("Set the due day of “%s”")},
    {ilk_edit_run_event, N_("Forget “%s”")},
    {ilk_edit_run_add_deck, N_("Add the deck “%s”")},
    {ilk_edit_run_change_deck, N_("Rename the deck “%s”")},
    {ilk_edit_run_change_deck, N_("Describe the deck “%s”")},
    {ilk_edit_run_change_deck, N_("Move the deck “%s”")},
    {ilk_edit_run_delete_deck, N_("Delete the deck “%s”")},
    {ilk_edit_run_place_deck, N_("Study the deck “%s” later")},
};

G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == ILK_EDIT_PLACE_DECK + 1);

/* Returns: (transfer full): the beginning of the first line of @text */
static char *
dup_beginning(const char *text)
{
  g_autofree char *line = g_strndup(text, strcspn(text, "\n"));
  if (g_utf8_strlen(line, -1) <= LABEL_CHARACTERS)
    return g_steal_pointer(&line);
  g_autofree char *beginning = g_utf8_substring(line, 0, LABEL_CHARACTERS - 1);
  return g_strconcat(beginning, "…", NULL);
}

static char *
dup_question(IlkStore *store, gint64 card)
{
  g_autoptr(IlkCard) found = ilk_store_get_card(store, card, NULL);
  g_autofree char *question =
      ilk_media_map_dup_unresolved(found != NULL ? ilk_card_get_content(found)->question : "");
  return dup_beginning(question);
}

static char *
dup_deck_name(IlkStore *store, gint64 deck)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, deck);
  const char *name = ilk_query_step(query, NULL) > 0 ? ilk_deck_row_read(query).name : NULL;
  return dup_beginning(name != NULL ? name : "");
}

/* What an edit that is about one thing is about. */
static char *
dup_subject(IlkStore *store, const IlkEdit *edit)
{
  if (edit->note != NULL) {
    const char *question = ilk_note_get_text(edit->note, ILK_FIELD_QUESTION);
    return dup_beginning(question != NULL ? question : "");
  }
  if (edit->kind == ILK_EDIT_ADD_DECK)
    return dup_beginning(edit->text);
  return edit->n_cards > 0 ? dup_question(store, edit->cards[0]) : dup_deck_name(store, edit->deck);
}

static const char *
get_pattern(const IlkEdit *edit)
{
  if (edit->kind == ILK_EDIT_SUSPEND && edit->value == 0)
    return N_("Ask “%s” again");
  if (edit->kind == ILK_EDIT_BURY && edit->value == 0)
    return N_("Unbury “%s”");
  if (edit->kind == ILK_EDIT_PLACE_DECK && edit->value < 0)
    return N_("Study the deck “%s” earlier");
  return kinds[edit->kind].one;
}

/* Returns: what is said of several cards */
static const char *
get_plural(const IlkEdit *edit)
{
  guint n = edit->n_cards;
  switch (edit->kind) {
  case ILK_EDIT_DELETE_NOTES:
    return ngettext("Delete %u card", "Delete %u cards", n);
  case ILK_EDIT_MOVE_CARDS:
    return ngettext("Move %u card", "Move %u cards", n);
  case ILK_EDIT_SUSPEND:
    return edit->value != 0 ? ngettext("Suspend %u card", "Suspend %u cards", n)
                            : ngettext("Ask %u card again", "Ask %u cards again", n);
  case ILK_EDIT_BURY:
    return edit->value != 0 ? ngettext("Bury %u card", "Bury %u cards", n)
                            : ngettext("Unbury %u card", "Unbury %u cards", n);
  case ILK_EDIT_FLAG:
    return ngettext("Flag %u card", "Flag %u cards", n);
  case ILK_EDIT_ADD_TAG:
    return ngettext("Tag %u card", "Tag %u cards", n);
  case ILK_EDIT_REMOVE_TAG:
    return ngettext("Remove a tag from %u card", "Remove a tag from %u cards", n);
  case ILK_EDIT_SET_DUE:
    return ngettext("Set the due day of %u card", "Set the due days of %u cards", n);
  case ILK_EDIT_FORGET:
    return ngettext("Forget %u card", "Forget %u cards", n);
  case ILK_EDIT_ADD_NOTE:
  case ILK_EDIT_REPLACE_NOTE:
  case ILK_EDIT_ADD_DECK:
  case ILK_EDIT_RENAME_DECK:
  case ILK_EDIT_DESCRIBE_DECK:
  case ILK_EDIT_MOVE_DECK:
  case ILK_EDIT_DELETE_DECK:
  case ILK_EDIT_PLACE_DECK:
  default:
    return NULL;
  }
}

static char *
dup_label(IlkStore *store, const IlkEdit *edit)
{
  const char *plural = edit->n_cards > 1 ? get_plural(edit) : NULL;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (plural != NULL)
    return g_strdup_printf(plural, edit->n_cards);
  g_autofree char *subject = dup_subject(store, edit);
  return g_strdup_printf(_(get_pattern(edit)), subject);
#pragma GCC diagnostic pop
}

typedef struct {
  const IlkEdit *edit;
  gint64 made;
} Request;

static gboolean
add_to_journal(IlkStore *store, IlkChangeSet *changes, char *label, GError **error)
{
  g_auto(IlkJournalEdit) edit = {.label = label};
  return ilk_change_set_write(changes, &edit.forward, &edit.inverse, error) &&
         ilk_journal_add(store, &edit, error);
}

static gboolean
run_edit(IlkStore *store, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr(IlkChangeSet) changes = ilk_change_set_new(store);
  g_autoptr(GArray) before = g_array_ref(store->decks);
  IlkEditRun run = {store, request->edit, changes, 0};
  g_autofree char *label = dup_label(store, request->edit);
  if (!kinds[request->edit->kind].run(&run, error) || !ilk_deck_row_count_cards(store, error) ||
      !ilk_store_load_decks(store, error) || !ilk_store_follow_options(store, before, NULL, error))
    return FALSE;
  request->made = run.made;
  return ilk_change_set_is_empty(changes) ||
         add_to_journal(store, changes, g_steal_pointer(&label), error);
}

/* What is kept in memory of decks may be of a transaction that was taken back. */
static gboolean
transact(IlkStore *self, IlkStoreBody body, gpointer data, GError **error)
{
  gboolean stored = ilk_store_transact_bulk(self, body, data, error);
  if (!stored && self->db != NULL)
    ilk_store_load_decks(self, NULL);
  return stored;
}

static gboolean
check(const IlkEdit *edit, GError **error)
{
  if (edit->n_cards <= ILK_MAX_EDIT_CARDS)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE,
              _("At most %d cards can be changed at once. Choose fewer."), ILK_MAX_EDIT_CARDS);
  return FALSE;
}

/* Much that goes at once is kept in a copy, too. */
static gboolean
back_up(IlkStore *self, const IlkEdit *edit, GError **error)
{
  if (self->read_only || (edit->kind != ILK_EDIT_DELETE_DECK && edit->n_cards < MANY_CARDS))
    return TRUE;
  g_autofree char *path = ilk_store_backup(self, error);
  return path != NULL;
}

gboolean
ilk_store_edit(IlkStore *self, const IlkEdit *edit, gint64 *made, GError **error)
{
  Request request = {.edit = edit};
  if (!check(edit, error) || !back_up(self, edit, error) ||
      !transact(self, run_edit, &request, error))
    return FALSE;
  *made = request.made;
  return TRUE;
}

char *
ilk_store_dup_edit_label(IlkStore *self, gboolean redo, GError **error)
{
  return ilk_journal_dup_label(self, redo, error);
}

typedef struct {
  gboolean redo;
  char *label;
} Undo;

static gboolean
fail_nothing(gboolean redo, GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                      redo ? _("There is nothing to do again.") : _("There is nothing to undo."));
  return FALSE;
}

/* What was added one after the other stands on the deck, so it goes before that and comes after. */
static gboolean
take_back(IlkStore *store, IlkJournalEdit *edit, GError **error)
{
  IlkChangeRange range;
  return (!ilk_change_range_read(edit->inverse, &range) ||
          ilk_change_range_remove(store, edit->id, &range, error)) &&
         ilk_change_set_restore(store, edit->inverse, &edit->forward, error);
}

static gboolean
do_again(IlkStore *store, IlkJournalEdit *edit, GError **error)
{
  IlkChangeRange range;
  if (!ilk_change_set_restore(store, edit->forward, &edit->inverse, error))
    return FALSE;
  return !ilk_change_range_read(edit->forward, &range) ||
         (ilk_change_range_put(store, edit->id, error) && ilk_deck_row_count_cards(store, error) &&
          ilk_store_load_decks(store, error));
}

/* One entry of a step. @label: (inout): of those so far, NULL before the first */
static gboolean
undo_entry(IlkStore *store, gboolean redo, IlkJournalEdit *edit, char **label, GError **error)
{
  g_autoptr(GArray) before = g_array_ref(store->decks);
  if (!(redo ? do_again(store, edit, error) : take_back(store, edit, error)) ||
      !ilk_store_follow_options(store, before, NULL, error) ||
      !ilk_journal_mark(store, edit, !redo, error))
    return FALSE;
  if (*label == NULL || *edit->label != '\0') {
    g_free(*label);
    *label = g_strdup(edit->label);
  }
  return TRUE;
}

/* A step ends with its label: undoing begins with that, doing again ends with it. */
static gboolean
run_undo(IlkStore *store, gpointer data, GError **error)
{
  Undo *undo = data;
  g_clear_pointer(&undo->label, g_free);
  for (;;) {
    g_auto(IlkJournalEdit) edit = {0};
    if (!ilk_journal_find(store, undo->redo, &edit, error))
      return FALSE;
    gboolean begun = undo->label != NULL;
    if (begun && (undo->redo ? *undo->label != '\0' : edit.id == 0 || *edit.label != '\0'))
      return TRUE;
    if (edit.id == 0)
      return begun || fail_nothing(undo->redo, error);
    if (!undo_entry(store, undo->redo, &edit, &undo->label, error))
      return FALSE;
  }
}

char *
ilk_store_undo_edit(IlkStore *self, gboolean redo, GError **error)
{
  Undo undo = {.redo = redo};
  if (transact(self, run_undo, &undo, error))
    return undo.label;
  g_free(undo.label);
  return NULL;
}

IlkNote *
ilk_store_get_note(IlkStore *self, gint64 note, int *seconds, char **demo, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "SELECT " ILK_NOTE_COLUMNS ", card.seconds, card.demo FROM note"
                                   " LEFT JOIN card ON card.note = note.id WHERE note.id = ?"
                                   " ORDER BY card.ordinal LIMIT 1");
  ilk_query_bind_int(query, note);
  int row = ilk_query_step(query, error);
  if (row == 0)
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no note %" PRId64 "."), note);
  IlkNote *found = row > 0 ? ilk_note_row_read(query, 0, error) : NULL;
  if (found != NULL) {
    *seconds = (int) ilk_query_get_int(query, ILK_N_NOTE_COLUMNS);
    *demo = g_strdup(ilk_query_get_text(query, ILK_N_NOTE_COLUMNS + 1));
  }
  return found;
}
