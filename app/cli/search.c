/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock search`: cards by words and by what is known of them, in the window's language.
 */
#include "app/base/limits.h"
#include "app/cli/command.h"
#include "app/cli/text.h"
#include "app/deckfile/plain-text.h"
#include "app/model/media-map.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define DEFAULT_LIMIT 50

static IlkDeck *
find_deck(GPtrArray *decks, gint64 id)
{
  for (guint i = 0; i < decks->len; i++)
    if (ilk_deck_get_id(decks->pdata[i]) == id)
      return decks->pdata[i];
  return NULL;
}

static const char *
get_path(GPtrArray *decks, IlkCard *card)
{
  IlkDeck *deck = find_deck(decks, ilk_card_get_deck(card));
  return deck != NULL ? ilk_deck_get_path(deck) : "";
}

static void
add_tags(JsonBuilder *builder, IlkCard *card)
{
  const char *const *tags = ilk_card_get_content(card)->tags;
  json_builder_set_member_name(builder, "tags");
  json_builder_begin_array(builder);
  for (gsize i = 0; tags[i] != NULL; i++)
    json_builder_add_string_value(builder, tags[i]);
  json_builder_end_array(builder);
}

static void
print_as_json(GPtrArray *cards, GPtrArray *decks)
{
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_array(builder);
  for (guint i = 0; i < cards->len; i++) {
    IlkCard *card = cards->pdata[i];
    const IlkCardMarks *marks = ilk_card_get_marks(card);
    g_autofree char *question = ilk_media_map_dup_unresolved(ilk_card_get_content(card)->question);
    json_builder_begin_object(builder);
    ilk_json_int(builder, "card", ilk_card_get_id(card));
    ilk_json_string(builder, "deck", get_path(decks, card));
    ilk_json_string(builder, "question", question);
    add_tags(builder, card);
    ilk_json_string(builder, "state", ilk_state_get_name(ilk_card_get_memory(card)->state));
    ilk_json_int(builder, "flag", marks->flag);
    ilk_json_boolean(builder, "suspended", marks->suspended);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
  ilk_print_json(builder);
}

/* The question's first line. */
static char *
dup_line(IlkCard *card)
{
  g_autofree char *plain = ilk_markdown_to_plain(ilk_card_get_content(card)->question);
  g_strstrip(plain);
  return g_strndup(plain, strcspn(plain, "\n"));
}

static void
print_as_text(GPtrArray *cards, GPtrArray *decks)
{
  for (guint i = 0; i < cards->len; i++) {
    IlkCard *card = cards->pdata[i];
    g_autofree char *line = dup_line(card);
    g_autofree char *clean = ilk_text_wrap(line, G_MAXINT, 0);
    g_print("%6" PRId64 "  %s  [%s]\n", ilk_card_get_id(card), g_strchomp(clean),
            get_path(decks, card));
  }
}

static gboolean
print_found(IlkCollection *collection, const GArray *ids, gboolean json, GError **error)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, error);
  if (decks == NULL)
    return FALSE;
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards(collection, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (cards == NULL)
    return FALSE;
  if (json)
    print_as_json(cards, decks);
  else
    print_as_text(cards, decks);
  return TRUE;
}

/* What an import that was cut short has left without an index is found all the same. */
static gboolean
tell_unindexed(IlkCollection *collection, GError **error)
{
  guint n = 0;
  if (!ilk_collection_count_unindexed(collection, &n, error))
    return FALSE;
  if (n > 0)
    g_printerr(ngettext("%u card is not indexed yet, so it is looked through by itself.\n",
                        "%u cards are not indexed yet, so they are looked through one by one.\n",
                        n),
               n);
  return TRUE;
}

gboolean
ilk_command_search(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *most = NULL;
  gint64 limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
      {"limit", 'n', 0, G_OPTION_ARG_STRING, &most, N_("Show so many cards at most"), "N"},
      G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 1, 1, error) ||
      !ilk_read_whole("--limit (-n)", most, 1, ILK_MAX_SEARCH_RESULTS, &limit, error))
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL || !tell_unindexed(collection, error))
    return FALSE;
  const IlkCardSearch search = {
      .text = invocation->arguments[0], .limit = (guint) limit, .thorough = TRUE};
  g_autoptr(GArray) ids = ilk_collection_find_cards(collection, &search, error);
  return ids != NULL && print_found(collection, ids, json, error);
}
