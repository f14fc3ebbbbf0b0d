/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock next`: which card to study now; the first half of a scripted session.
 */
#include "app/base/error.h"
#include "app/cli/command.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/deckfile/plain-text.h"
#include "app/model/media-map.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-study.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static char *
dup_deck_name(IlkCollection *collection, gint64 id, GError **error)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, error);

  for (guint i = 0; decks != NULL && i < decks->len; i++)
    if (ilk_deck_get_id(decks->pdata[i]) == id)
      return g_strdup(ilk_deck_get_name(decks->pdata[i]));
  return decks != NULL ? g_strdup("") : NULL;
}

static void
print_as_json(IlkCard *card, const char *deck)
{
  JsonBuilder *builder = json_builder_new();
  g_autofree char *question = ilk_media_map_dup_unresolved(ilk_card_get_content(card)->question);

  json_builder_begin_object(builder);
  ilk_json_int(builder, "card", ilk_card_get_id(card));
  ilk_json_string(builder, "deck", deck);
  ilk_json_string(builder, "question", question);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

static void
print_as_text(IlkCard *card, const char *deck)
{
  g_autofree char *plain = ilk_markdown_to_plain(ilk_card_get_content(card)->question);
  g_autofree char *question = ilk_text_wrap(plain, ilk_terminal_get_width(), 0);
  g_print(_("Card %" PRId64 " of “%s”"), ilk_card_get_id(card), deck);
  g_print("\n\n%s", question);
}

gboolean
ilk_command_next(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {{"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
                                  G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 1, error))
    return FALSE;

  gint64 deck;
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL || !ilk_invocation_find_deck(invocation, collection, &deck, error))
    return FALSE;

  GError *cause = NULL;
  g_autoptr(IlkCard) card = ilk_collection_next_card(collection, deck, 0, &cause);
  if (card == NULL && cause == NULL)
    cause = g_error_new_literal(ILK_ERROR, ILK_ERROR_NOT_FOUND, _("Nothing is due or new."));
  if (card == NULL) {
    g_propagate_error(error, cause);
    return FALSE;
  }
  g_autofree char *name = dup_deck_name(collection, ilk_card_get_deck(card), error);
  if (name == NULL)
    return FALSE;

  if (json)
    print_as_json(card, name);
  else
    print_as_text(card, name);
  return TRUE;
}
