/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock restore`: back to a backup, or to the second copy.
 */
#include "app/base/paths.h"
#include "app/cli/command.h"
#include "app/store/front/collection-care.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static gboolean
restore_backup(const char *directory, const char *backup, GError **error)
{
  if (!ilk_collection_restore(directory, backup, error))
    return FALSE;
  g_print(_("The collection is as it was in “%s”; what it held before lies beside it.\n"), backup);
  return TRUE;
}

static void
print_restored(const IlkRestored *restored)
{
  g_autofree char *cards = g_strdup_printf(
      ngettext("%" PRId64 " card", "%" PRId64 " cards", (gulong) restored->cards), restored->cards);
  g_autofree char *reviews = g_strdup_printf(
      ngettext("%" PRId64 " review", "%" PRId64 " reviews", (gulong) restored->reviews),
      restored->reviews);
  for (guint i = 0; i < restored->problems->len; i++)
    g_print("%s\n", (const char *) restored->problems->pdata[i]);
  /* Translators: “12 cards” and “3 reviews”. */
  g_print(_("The collection was made again from the second copy: %s and %s. What was there before "
            "lies beside it.\n"),
          cards, reviews);
}

static gboolean
restore_copy(const char *directory, const char *folder, GError **error)
{
  g_auto(IlkRestored) restored = {0};
  if (!ilk_collection_restore_copy(directory, folder, &restored, error))
    return FALSE;
  print_restored(&restored);
  return TRUE;
}

gboolean
ilk_command_restore(IlkInvocation *invocation, GError **error)
{
  gboolean copy = FALSE;
  const GOptionEntry entries[] = {{"second-copy", 0, 0, G_OPTION_ARG_NONE, &copy,
                                   N_("Make the collection again from the folder of a second copy"),
                                   NULL},
                                  G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 1, 1, error))
    return FALSE;

  g_autofree char *directory = ilk_paths_dup_collection_dir(invocation->collection);
  return copy ? restore_copy(directory, invocation->arguments[0], error)
              : restore_backup(directory, invocation->arguments[0], error);
}
