/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock decks`: what there is to study, and in which order.
 */
#include "app/cli/command.h"
#include "app/cli/text.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static void
print_as_json(GPtrArray *decks)
{
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_array(builder);
  for (guint i = 0; i < decks->len; i++) {
    const IlkDeckCounts *counts = ilk_deck_get_counts(decks->pdata[i]);
    json_builder_begin_object(builder);
    ilk_json_string(builder, "deck", ilk_deck_get_name(decks->pdata[i]));
    ilk_json_int(builder, "new", counts->new_cards);
    ilk_json_int(builder, "due", counts->learning + counts->due);
    ilk_json_int(builder, "total", counts->total);
    ilk_json_int(builder, "next_due", counts->next_due);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
  ilk_print_json(builder);
}

static int
longest_name(GPtrArray *decks)
{
  int width = ilk_text_width(_("Deck"));
  for (guint i = 0; i < decks->len; i++)
    width = MAX(width, ilk_text_width(ilk_deck_get_name(decks->pdata[i])));
  return width;
}

static void
print_as_table(GPtrArray *decks)
{
  int width = longest_name(decks);
  g_autofree char *heading = ilk_text_pad(_("Deck"), width);

  g_print("%s  %6s  %6s  %6s\n", heading, _("new"), _("due"), _("total"));
  for (guint i = 0; i < decks->len; i++) {
    const IlkDeckCounts *counts = ilk_deck_get_counts(decks->pdata[i]);
    g_autofree char *name = ilk_text_pad(ilk_deck_get_name(decks->pdata[i]), width);
    g_print("%s  %6u  %6u  %6u\n", name, counts->new_cards, counts->learning + counts->due,
            counts->total);
  }
}

/* @name: (nullable): moved by so many places among the decks beside it */
static gboolean
place(IlkCollection *collection, const char *name, gint64 by, GError **error)
{
  if (name == NULL)
    return TRUE;
  gint64 deck = ilk_collection_find_deck(collection, name, error);
  const IlkEdit edit = {.kind = ILK_EDIT_PLACE_DECK, .deck = deck, .value = by};
  return deck != 0 && ilk_collection_edit(collection, &edit, NULL, error);
}

gboolean
ilk_command_decks(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *earlier = NULL, *later = NULL;
  const GOptionEntry entries[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
      {"earlier", 0, 0, G_OPTION_ARG_STRING, &earlier,
       N_("Study this deck before the one above it in the list"), N_("DECK")},
      {"later", 0, 0, G_OPTION_ARG_STRING, &later,
       N_("Study this deck after the one below it in the list"), N_("DECK")},
      G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 0, error))
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL || !place(collection, earlier, -1, error) ||
      !place(collection, later, 1, error))
    return FALSE;
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, error);
  if (decks == NULL)
    return FALSE;

  if (json)
    print_as_json(decks);
  else
    print_as_table(decks);
  return TRUE;
}
