/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock backup`: a verified copy of the collection; prints where it lies.
 */
#include "app/cli/command.h"
#include "app/store/front/collection-care.h"

gboolean
ilk_command_backup(IlkInvocation *invocation, GError **error)
{
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 0, error))
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL)
    return FALSE;
  g_autofree char *path = ilk_collection_backup(collection, error);
  if (path == NULL)
    return FALSE;
  g_print("%s\n", path);
  return TRUE;
}
