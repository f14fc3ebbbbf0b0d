/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock remove`, `suspend`, `unsuspend`, `undo`: setting cards and decks aside, and bringing
 * them back.
 */
#include "app/base/limits.h"
#include "app/cli/command.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-study.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean
parse_no_options(IlkInvocation *invocation, guint minimum, guint maximum, GError **error)
{
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
  return ilk_invocation_parse(invocation, entries, minimum, maximum, error);
}

/* Card ids, or one search: its cards. Returns: (transfer full) */
static GArray *
read_cards(IlkCollection *collection, char **arguments, GError **error)
{
  g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (char **each = arguments; *each != NULL; each++) {
    gint64 id;
    if (!g_ascii_string_to_signed(*each, 10, 1, G_MAXINT64, &id, NULL)) {
      const IlkCardSearch search = {.text = *each};
      if (each == arguments && each[1] == NULL)
        return ilk_collection_find_cards(collection, &search, error);
      ilk_usage_error(error, _("“%s” is not the number of a card."), *each);
      return NULL;
    }
    /* One that is not there is told before anything is done. */
    g_autoptr(IlkCard) card = ilk_collection_get_card(collection, id, error);
    if (card == NULL)
      return NULL;
    g_array_append_val(ids, id);
  }
  return g_steal_pointer(&ids);
}

static gboolean
edit_cards(IlkInvocation *invocation, IlkEditKind kind, gint64 value, GError **error)
{
  if (!parse_no_options(invocation, 1, ILK_MAX_SEARCH_RESULTS, error))
    return FALSE;
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL)
    return FALSE;
  g_autoptr(GArray) ids = read_cards(collection, invocation->arguments, error);
  if (ids == NULL)
    return FALSE;
  const IlkEdit edit = {.kind = kind,
                        .cards = (const gint64 *) (gpointer) ids->data,
                        .n_cards = ids->len,
                        .value = value};
  if (!ilk_collection_edit(collection, &edit, NULL, error))
    return FALSE;
  g_print(ngettext("%u card. “interlock undo” takes that back.\n",
                   "%u cards. “interlock undo” takes that back.\n", ids->len),
          ids->len);
  return TRUE;
}

gboolean
ilk_command_suspend(IlkInvocation *invocation, GError **error)
{
  return edit_cards(invocation, ILK_EDIT_SUSPEND, 1, error);
}

gboolean
ilk_command_unsuspend(IlkInvocation *invocation, GError **error)
{
  return edit_cards(invocation, ILK_EDIT_SUSPEND, 0, error);
}

gboolean
ilk_command_remove_cards(IlkInvocation *invocation, GError **error)
{
  return edit_cards(invocation, ILK_EDIT_DELETE_NOTES, 0, error);
}

gboolean
ilk_command_remove_deck(IlkInvocation *invocation, GError **error)
{
  if (!parse_no_options(invocation, 1, 1, error))
    return FALSE;
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  gint64 deck = 0;
  if (collection == NULL || !ilk_invocation_find_deck(invocation, collection, &deck, error))
    return FALSE;
  const IlkEdit edit = {.kind = ILK_EDIT_DELETE_DECK, .deck = deck};
  if (!ilk_collection_edit(collection, &edit, NULL, error))
    return FALSE;
  g_print(_("“%s” is removed. “interlock undo” brings it back.\n"), invocation->arguments[0]);
  return TRUE;
}

gboolean
ilk_command_undo(IlkInvocation *invocation, GError **error)
{
  if (!parse_no_options(invocation, 0, 0, error))
    return FALSE;
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL)
    return FALSE;
  g_autofree char *label = ilk_collection_undo_edit(collection, error);
  if (label == NULL)
    return FALSE;
  /* Translators: %s is what was done, such as “Delete 3 cards”. */
  g_print(_("Undone: %s\n"), label);
  return TRUE;
}
