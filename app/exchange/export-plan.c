/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names are compared without regard to case: some file systems do.
 */
#include "app/exchange/export-plan.h"

#include "app/exchange/media-source.h"
#include "app/model/media-map.h"

#include <string.h>

typedef struct {
  GHashTable *taken; /* hash by folded name */
  GPtrArray *files;
} Plan;

static void
file_free(gpointer data)
{
  IlkExportedFile *file = data;
  g_free(file->name);
  g_free(file->hash);
  g_free(file);
}

/* Whether @hash can be called @name; then it is. */
static gboolean
take(Plan *plan, const char *name, const char *hash)
{
  g_autofree char *folded = g_utf8_casefold(name, -1);
  const char *other = g_hash_table_lookup(plan->taken, folded);
  if (other != NULL)
    return g_str_equal(other, hash);
  IlkExportedFile *file = g_new(IlkExportedFile, 1);
  *file = (IlkExportedFile){g_strdup(name), g_strdup(hash)};
  g_ptr_array_add(plan->files, file);
  g_hash_table_insert(plan->taken, g_steal_pointer(&folded), g_strdup(hash));
  return TRUE;
}

/* “a/pic.png” becomes “a/pic-2.png”. */
static char *
dup_numbered(const char *name, guint number)
{
  const char *slash = strrchr(name, '/');
  const char *dot = strrchr(slash != NULL ? slash : name, '.');
  gsize length = dot != NULL ? (gsize) (dot - name) : strlen(name);
  return g_strdup_printf("%.*s-%u%s", (int) length, name, number, dot != NULL ? dot : "");
}

static void
rename_text(const char **text, const char *map, const char *from, const char *to)
{
  char *renamed = *text != NULL ? ilk_media_map_rename(*text, map, from, to) : NULL;
  g_free((char *) *text);
  *text = renamed;
}

static void
rename_list(const char *const *list, const char *map, const char *from, const char *to)
{
  for (gsize i = 0; list != NULL && list[i] != NULL; i++)
    rename_text((const char **) &list[i], map, from, to);
}

static void
rename_in(IlkDeckFileCard *card, const char *from, const char *to)
{
  IlkCardContent *content = &card->content;
  rename_text(&content->question, card->media, from, to);
  rename_text(&content->answer, card->media, from, to);
  rename_text(&content->source, card->media, from, to);
  rename_list(content->distractors, card->media, from, to);
  rename_list(content->key.right_answers, card->media, from, to);
  rename_list(content->key.pairs, card->media, from, to);
  rename_list(content->key.order, card->media, from, to);
}

static void
add_file(Plan *plan, IlkDeckFileCard *card, const char *written, const char *hash)
{
  g_autofree char *name = ilk_media_name_normalise(written);
  if (name == NULL)
    return;
  if (take(plan, name, hash))
    return;
  for (guint number = 2;; number++) {
    g_autofree char *other = dup_numbered(name, number);
    if (!take(plan, other, hash))
      continue;
    g_autofree char *escaped = g_uri_escape_string(other, "/", TRUE);
    rename_in(card, written, escaped);
    return;
  }
}

static void
add_card(Plan *plan, IlkDeckFileCard *card)
{
  g_auto(GStrv) lines = g_strsplit(card->media != NULL ? card->media : "", "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    char *tab = strrchr(lines[i], '\t');
    if (tab == NULL || !ilk_media_hash_is_valid(tab + 1))
      continue;
    *tab = '\0';
    add_file(plan, card, lines[i], tab + 1);
  }
}

GPtrArray *
ilk_export_plan(IlkDeckFile *deck, const char *deck_name)
{
  g_return_val_if_fail(deck != NULL && deck_name != NULL, NULL);

  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  Plan plan = {taken, g_ptr_array_new_with_free_func(file_free)};
  g_hash_table_insert(taken, g_utf8_casefold(deck_name, -1), g_strdup(""));
  for (guint i = 0; i < deck->cards->len; i++)
    add_card(&plan, deck->cards->pdata[i]);
  return plan.files;
}
