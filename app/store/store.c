/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening a collection: its place, its version, its device; and what is done when one of them is
 * not as it should be.
 */
#include "app/store/store.h"

#include "app/store/decks/deck-order.h"
#include "app/store/decks/decks.h"

#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/swap.h"
#include "app/store/copy/second-copy.h"
#include "app/store/decks/deck-options.h"
#include "app/store/invariants.h"
#include "app/store/rows/deck-row.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <unistd.h>

void
ilk_store_add_notice(IlkStore *self, const char *sentence)
{
  char *joined =
      self->notice != NULL ? g_strjoin(" ", self->notice, sentence, NULL) : g_strdup(sentence);
  g_free(self->notice);
  self->notice = joined;
}

static void
clear_deck(gpointer data)
{
  IlkStoreDeck *deck = data;
  g_clear_pointer(&deck->options, g_rc_box_release);
  g_clear_pointer(&deck->speech, ilk_deck_speech_unref);
}

GArray *
ilk_store_new_decks(void)
{
  GArray *decks = g_array_new(FALSE, FALSE, sizeof(IlkStoreDeck));
  g_array_set_clear_func(decks, clear_deck);
  return decks;
}

typedef IlkStudyOptions StoreOptions;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StoreOptions, g_rc_box_release)

/* A deck that only has its place among others has no options of its own. */
static char *
dup_own(const char *json)
{
  return ilk_deck_order_rank(json) > 0 ? ilk_deck_order_dup_ranked(json, 0) : g_strdup(json);
}

/* What a deck's own row says, before it is laid over what stands above it. */
static gboolean
read_decks(IlkStore *self, GPtrArray *own, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_list(self->db);
  int state;
  g_autoptr(StoreOptions) usual = g_rc_box_dup(sizeof self->options, &self->options);
  g_array_unref(self->decks);
  self->decks = ilk_store_new_decks();
  g_clear_pointer(&self->order, g_array_unref);
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    const char *options = ilk_deck_row_get_options(&row);
    IlkStoreDeck deck = {.id = row.id, .parent = row.parent, .options = g_rc_box_acquire(usual)};
    if (!g_str_equal(options, ILK_DECK_NO_OPTIONS))
      deck.speech = ilk_deck_options_dup_speech(options);
    g_array_append_val(self->decks, deck);
    g_ptr_array_add(own, dup_own(options));
  }
  return state == 0;
}

/* Lays the options of the decks above the one at @index, from the top down, and its own over the
 * collection's. Damage may have made a circle of parents: it is left after as many steps as there
 * are decks. */
static gboolean
merge_options(IlkStore *self, guint index, GPtrArray *own, IlkStudyOptions *options, GError **error)
{
  g_autoptr(GArray) way = g_array_new(FALSE, FALSE, sizeof(guint));
  guint above = index;
  gint64 parent;
  do {
    g_array_append_val(way, above);
    parent = g_array_index(self->decks, IlkStoreDeck, above).parent;
  } while (parent != 0 && way->len < self->decks->len &&
           ilk_store_find_deck(self, parent, &above, NULL));
  for (guint i = way->len; i > 0; i--) {
    const char *json = g_ptr_array_index(own, g_array_index(way, guint, i - 1));
    if (!g_str_equal(json, ILK_DECK_NO_OPTIONS) &&
        !ilk_study_options_merge_json(options, json, error))
      return FALSE;
  }
  /* Days are the learner's, not a deck's: totals are kept by them. So is the model. */
  options->rollover = self->options.rollover;
  options->model = self->options.model;
  return TRUE;
}

/* Options take a kilobyte: decks without any of their own share the collection's, or those of the
 * deck above, which has them when it came before. */
static gboolean
inherit(IlkStore *self, guint index, GPtrArray *own, GError **error)
{
  IlkStoreDeck *deck = &g_array_index(self->decks, IlkStoreDeck, index);
  gboolean has_own = !g_str_equal(g_ptr_array_index(own, index), ILK_DECK_NO_OPTIONS);
  IlkStudyOptions options = self->options;
  guint above;
  if (!has_own && deck->parent == 0)
    return TRUE;
  gboolean found = !has_own && ilk_store_find_deck(self, deck->parent, &above, NULL);
  if (!(found && above < index) && !merge_options(self, index, own, &options, error))
    return FALSE;
  IlkStudyOptions *shared = deck->options;
  deck->options = found && above < index
                      ? g_rc_box_acquire(g_array_index(self->decks, IlkStoreDeck, above).options)
                      : g_rc_box_dup(sizeof options, &options);
  g_rc_box_release(shared);
  return TRUE;
}

static void
count_version(IlkStore *self)
{
  if (self->decks_version != NULL)
    g_atomic_int_inc(self->decks_version);
}

gboolean
ilk_store_load_decks(IlkStore *self, GError **error)
{
  count_version(self);
  g_autofree char *json = ilk_store_dup_config(self, "options", error);
  if (json == NULL)
    return FALSE;
  ilk_study_options_init(&self->options);
  if (*json != '\0' && !ilk_study_options_merge_json(&self->options, json, error))
    return FALSE;

  g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(g_free);
  if (!read_decks(self, own, error))
    return FALSE;
  for (guint i = 0; i < self->decks->len; i++)
    if (!inherit(self, i, own, error))
      return FALSE;
  ilk_store_assert_decks(self);
  return TRUE;
}

static void
drop_connection(IlkStore *self, void (*drop)(IlkDatabase *db))
{
  if (self->before_disconnect != NULL)
    self->before_disconnect(self->front);
  g_clear_pointer(&self->backup, ilk_backup_run_free);
  g_clear_pointer(&self->db, drop);
}

void
ilk_store_disconnect(IlkStore *self)
{
  drop_connection(self, ilk_database_close);
}

void
ilk_store_leave(IlkStore *self)
{
  drop_connection(self, ilk_database_leave);
}

gboolean
ilk_store_finish_swap(IlkStore *self, GError **error)
{
  g_autofree char *aside = NULL;
  if (self->lock < 0 || self->mode != ILK_DATABASE_READ_WRITE)
    return TRUE;
  if (!ilk_swap_finish(self->path, &aside, error))
    return FALSE;
  if (aside == NULL)
    return TRUE;
  g_autofree char *name = g_path_get_basename(aside);
  g_autofree char *sentence =
      g_strdup_printf(_("A repair, or going back to a backup, was interrupted and has now been "
                        "finished. What was there before was kept as “%s”."),
                      name);
  ilk_store_add_notice(self, sentence);
  return TRUE;
}

gboolean
ilk_store_reopen(IlkStore *self, GError **error)
{
  ilk_store_disconnect(self);
  if (!ilk_store_finish_swap(self, error))
    return FALSE;
  self->db = ilk_database_open(self->path, self->mode, error);
  return self->db != NULL;
}

void
ilk_store_close(IlkStore *self)
{
  ilk_second_copy_close(self);
  ilk_store_disconnect(self);
  if (self->lock >= 0)
    close(self->lock);
  g_array_unref(self->decks);
  g_clear_pointer(&self->order, g_array_unref);
  g_free(self->job_state);
  g_free(self->notice);
  g_free(self->path);
  g_free(self->directory);
  g_free(self);
}

gboolean
ilk_store_find_deck(IlkStore *self, gint64 deck, guint *index, GError **error)
{
  for (guint i = 0; i < self->decks->len; i++) {
    if (g_array_index(self->decks, IlkStoreDeck, i).id == deck) {
      *index = i;
      return TRUE;
    }
  }
  g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no deck %" PRId64 "."), deck);
  return FALSE;
}

/* A circle, which only damage could make, ends after as many steps as there are decks. */
gboolean
ilk_store_deck_is_below(IlkStore *self, gint64 deck, gint64 above)
{
  for (guint steps = 0; deck != 0 && steps <= self->decks->len; steps++) {
    guint i;
    if (deck == above)
      return TRUE;
    if (!ilk_store_find_deck(self, deck, &i, NULL))
      return FALSE;
    deck = g_array_index(self->decks, IlkStoreDeck, i).parent;
  }
  return FALSE;
}

IlkDeckSpeech *
ilk_store_get_deck_speech(IlkStore *self, gint64 deck)
{
  guint i;
  for (guint steps = 0; deck != 0 && steps <= self->decks->len; steps++) {
    if (!ilk_store_find_deck(self, deck, &i, NULL))
      return NULL;
    const IlkStoreDeck *found = &g_array_index(self->decks, IlkStoreDeck, i);
    if (found->speech != NULL)
      return found->speech;
    deck = found->parent;
  }
  return NULL;
}

const IlkStudyOptions *
ilk_store_get_deck_options(IlkStore *self, gint64 deck)
{
  guint i;
  if (!ilk_store_find_deck(self, deck, &i, NULL))
    return &self->options;
  return g_array_index(self->decks, IlkStoreDeck, i).options;
}
