/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One sentence for each kind of edit, with the number of cards in it.
 */
#include "ui/cards/edit-words.h"

#include "config.h"
#include "ui/base/flag-name.h"

#include <glib/gi18n.h>

static char *
dup_suspended(guint n, gboolean suspended)
{
  return suspended
             ? g_strdup_printf(ngettext("%u card suspended", "%u cards suspended", n), n)
             : g_strdup_printf(
                   ngettext("%u card no longer suspended", "%u cards no longer suspended", n), n);
}

static char *
dup_buried(guint n, gboolean buried)
{
  return buried ? g_strdup_printf(ngettext("%u card buried until tomorrow",
                                           "%u cards buried until tomorrow", n),
                                  n)
                : g_strdup_printf(
                      ngettext("%u card no longer buried", "%u cards no longer buried", n), n);
}

static char *
dup_flagged(guint n, guint flag)
{
  if (flag == 0)
    return g_strdup_printf(ngettext("Flag taken off %u card", "Flag taken off %u cards", n), n);
  /* Translators: %s is a colour. */
  return g_strdup_printf(ngettext("%u card flagged: %s", "%u cards flagged: %s", n), n,
                         ui_flag_get_name(flag));
}

static char *
dup_tagged(guint n, const char *tag, gboolean added)
{
  /* Translators: %s is a tag. */
  return added ? g_strdup_printf(ngettext("%u card tagged “%s”", "%u cards tagged “%s”", n), n, tag)
               : g_strdup_printf(
                     ngettext("%u card no longer tagged “%s”", "%u cards no longer tagged “%s”", n),
                     n, tag);
}

static char *
dup_plain(IlkEditKind kind, guint n)
{
  if (kind == ILK_EDIT_DELETE_NOTES)
    return g_strdup_printf(ngettext("%u card deleted", "%u cards deleted", n), n);
  if (kind == ILK_EDIT_MOVE_CARDS)
    return g_strdup_printf(ngettext("%u card moved", "%u cards moved", n), n);
  if (kind == ILK_EDIT_SET_DUE)
    return g_strdup_printf(ngettext("%u card rescheduled", "%u cards rescheduled", n), n);
  if (kind == ILK_EDIT_FORGET)
    return g_strdup_printf(ngettext("%u card is new again", "%u cards are new again", n), n);
  if (kind == ILK_EDIT_ADD_NOTE)
    return g_strdup(_("Card added"));
  if (kind == ILK_EDIT_ADD_DECK)
    return g_strdup(_("Deck added"));
  if (kind == ILK_EDIT_DELETE_DECK)
    return g_strdup(_("Deck deleted"));
  return g_strdup(_("Saved"));
}

char *
ui_edit_words(const IlkEdit *edit)
{
  g_return_val_if_fail(edit != NULL, NULL);

  guint n = edit->n_cards;
  if (edit->kind == ILK_EDIT_SUSPEND)
    return dup_suspended(n, edit->value != 0);
  if (edit->kind == ILK_EDIT_BURY)
    return dup_buried(n, edit->value != 0);
  if (edit->kind == ILK_EDIT_FLAG)
    return dup_flagged(n, (guint) edit->value);
  if (edit->kind == ILK_EDIT_ADD_TAG || edit->kind == ILK_EDIT_REMOVE_TAG)
    return dup_tagged(n, edit->text, edit->kind == ILK_EDIT_ADD_TAG);
  return dup_plain(edit->kind, n);
}
