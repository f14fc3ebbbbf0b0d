/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks, found and listed.
 */
#include "app/store/decks/decks.h"

#include "app/base/error.h"
#include "app/deckfile/needs.h"
#include "app/model/deck-tree.h"
#include "app/model/media-map.h"
#include "app/store/decks/deck-options.h"
#include "app/store/decks/deck-order.h"
#include "app/store/queue/queue.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/note.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define PATH_SEPARATOR " / "

/* Decks are named as people write: case and the form of Unicode do not count. */
static char *
dup_folded(const char *name)
{
  g_autofree char *composed = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
  return g_utf8_casefold(composed != NULL ? composed : name, -1);
}

static gboolean
same_name(const char *a, const char *b)
{
  g_autofree char *folded_a = dup_folded(a);
  g_autofree char *folded_b = dup_folded(b);
  return g_str_equal(folded_a, folded_b);
}

/* What a deck is called here: the number of its row, its own name, and where it stands. */
typedef struct {
  gint64 id;
  gint64 parent;
  char *name;
  char *file_id;
} Name;

static void
clear_name(gpointer data)
{
  Name *name = data;
  g_free(name->name);
  g_free(name->file_id);
}

static GArray *
list_names(IlkStore *self, GError **error)
{
  g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(Name));
  g_array_set_clear_func(names, clear_name);
  g_autoptr(IlkQuery) query = ilk_deck_row_list(self->db);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkDeckRow deck = ilk_deck_row_read(query);
    Name name = {deck.id, deck.parent, g_strdup(deck.name), g_strdup(deck.file_id)};
    g_array_append_val(names, name);
  }
  return row == 0 ? g_steal_pointer(&names) : NULL;
}

static int
compare_ids(gconstpointer a, gconstpointer b)
{
  gint64 left = ((const Name *) a)->id, right = ((const Name *) b)->id;
  return left < right ? -1 : left > right;
}

static const Name *
find_name(const GArray *names, gint64 id)
{
  const Name key = {.id = id};
  guint index;
  return g_array_binary_search((GArray *) names, &key, compare_ids, &index)
             ? &g_array_index(names, Name, index)
             : NULL;
}

/* Returns: (transfer full): the names from the top down to @name; damage may have made a circle of
 * parents, which is left after as many steps as there are decks */
static char *
dup_path(const GArray *names, const Name *name)
{
  GString *path = g_string_new(name->name);
  for (guint steps = 0; name != NULL && name->parent != 0 && steps < names->len; steps++) {
    name = find_name(names, name->parent);
    if (name == NULL)
      break;
    g_string_prepend(path, PATH_SEPARATOR);
    g_string_prepend(path, name->name);
  }
  return g_string_free(path, FALSE);
}

/* Looks for decks called @wanted. Returns: how many; @found: (out): the first */
static guint
match_names(const GArray *names, const char *wanted, gint64 *found, GString *ids)
{
  guint n = 0;
  for (guint i = 0; i < names->len; i++) {
    const Name *name = &g_array_index(names, Name, i);
    g_autofree char *path = dup_path(names, name);
    if (!same_name(name->name, wanted) && !same_name(path, wanted))
      continue;
    if (n++ == 0)
      *found = name->id;
    g_string_append_printf(ids, "%s%s", ids->len > 0 ? ", " : "", name->file_id);
  }
  return n;
}

static gint64
find_file_id(const GArray *names, const char *wanted)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal(g_array_index(names, Name, i).file_id, wanted))
      return g_array_index(names, Name, i).id;
  return 0;
}

/* A name that several decks bear may be the id of one of them; nothing else tells them apart. */
gint64
ilk_store_find_deck_named(IlkStore *self, const char *name, GError **error)
{
  g_autoptr(GString) ids = g_string_new(NULL);
  g_autoptr(GArray) names = list_names(self, error);
  gint64 found = 0;
  if (names == NULL)
    return 0;
  guint n = match_names(names, name, &found, ids);
  if (n == 1)
    return found;
  gint64 by_id = find_file_id(names, name);
  if (by_id != 0)
    return by_id;
  if (n == 0)
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no deck called “%s”."), name);
  else
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                _("Several decks are called “%s”. Say which by its id: %s."), name, ids->str);
  return 0;
}

static IlkDeck *
make_deck(IlkStore *self, const GArray *names, const IlkDeckRow *row, GError **error)
{
  guint i;
  IlkDeckCounts counts = {.total = (guint) row->cards};
  const Name *name = find_name(names, row->id);
  if (name == NULL || !ilk_store_find_deck(self, row->id, &i, error) ||
      !ilk_queue_count(self, &g_array_index(self->decks, IlkStoreDeck, i), &counts, error))
    return NULL;
  g_autofree char *path = dup_path(names, name);
  const char *options = ilk_deck_row_get_options(row);
  const IlkDeckPlace place = {.parent = name->parent,
                              .path = path,
                              .file_id = name->file_id,
                              .description = row->description,
                              .timer = ilk_store_get_deck_options(self, row->id)->timer,
                              .speech = ilk_store_get_deck_speech(self, row->id),
                              .rank = ilk_deck_order_rank(options)};
  double retention = ilk_deck_options_get_retention(options);
  return ilk_deck_new_at(row->id, name->name, &place, retention, &counts);
}

GPtrArray *
ilk_store_list_decks(IlkStore *self, GError **error)
{
  g_autoptr(GPtrArray) decks = g_ptr_array_new_with_free_func(g_object_unref);
  g_autoptr(GArray) names = list_names(self, error);
  if (names == NULL)
    return NULL;
  g_autoptr(IlkQuery) query = ilk_deck_row_list(self->db);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkDeckRow read = ilk_deck_row_read(query);
    IlkDeck *deck = make_deck(self, names, &read, error);
    if (deck == NULL)
      return NULL;
    g_ptr_array_add(decks, deck);
  }
  if (row < 0)
    return NULL;
  return ilk_decks_sort(decks);
}

/* Another program's templates have no place in a deck file, but what they made has. */
static gboolean
add_foreign_to_file(const char *file_id, IlkNote *note, IlkDeckFile *file, GError **error)
{
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note);
  for (guint i = 0; i < ordinals->len; i++) {
    int ordinal = g_array_index(ordinals, int, i);
    g_autofree char *id = g_strdup_printf("%s-%d", file_id, ordinal + 1);
    g_autoptr(IlkFace) face = ilk_face_new(note, ordinal, 0, NULL, error);
    if (face == NULL)
      return FALSE;
    IlkCardContent content = *ilk_face_get_content(face);
    g_autofree char *question = ilk_media_map_dup_unresolved(content.question);
    g_autofree char *answer = ilk_media_map_dup_unresolved(content.answer);
    content.question = question;
    content.answer = answer;
    if (*question == '\0' || *answer == '\0') {
      file->left_out++;
      continue;
    }
    ilk_deck_file_add(file, id, &content);
    ilk_deck_file_set_last_media(file, ilk_note_get_media(note));
  }
  return TRUE;
}

static gboolean
add_to_file(const char *file_id, IlkNote *note, int seconds, const char *demo, gpointer data,
            GError **error)
{
  if (ilk_note_get_kind(note) == ILK_NOTE_FOREIGN)
    return add_foreign_to_file(file_id, note, data, error);
  IlkCardContent content = ilk_note_get_content(note);
  content.seconds = seconds;
  content.demo = demo;
  ilk_deck_file_add_note(data, file_id, ilk_note_get_kind(note), &content);
  ilk_deck_file_set_last_media(data, ilk_note_get_media(note));
  return TRUE;
}

IlkDeckFile *
ilk_store_export(IlkStore *self, gint64 deck, GError **error)
{
  guint i;
  if (!ilk_store_find_deck(self, deck, &i, error))
    return NULL;
  g_autoptr(IlkQuery) query = ilk_deck_row_find(self->db, deck);
  if (ilk_query_step(query, error) <= 0)
    return NULL;
  IlkDeckRow row = ilk_deck_row_read(query);
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new(row.file_id, row.name, row.description);
  g_autoptr(IlkDeckSpeech) speech = ilk_deck_options_dup_speech(ilk_deck_row_get_options(&row));
  ilk_deck_file_set_speech(file, speech);
  if (!ilk_store_list_notes(self, deck, add_to_file, file, error))
    return NULL;
  ilk_needs_mend(file);
  return g_steal_pointer(&file);
}
