/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock decks`: what there is to study.
 */
#include "app/cli/command.h"
#include "app/cli/text.h"
#include "app/store/front/collection-decks.h"
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

gboolean
ilk_command_decks(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {{"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
                                  G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 0, error))
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL)
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
