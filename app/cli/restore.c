/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock restore`: back to a backup.
 */
#include "app/base/paths.h"
#include "app/cli/command.h"
#include "app/store/front/collection-care.h"
#include "config.h"

#include <glib/gi18n-lib.h>

gboolean
ilk_command_restore(IlkInvocation *invocation, GError **error)
{
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 1, 1, error))
    return FALSE;

  g_autofree char *directory = ilk_paths_dup_collection_dir(invocation->collection);
  if (!ilk_collection_restore(directory, invocation->arguments[0], error))
    return FALSE;
  g_print(_("The collection is as it was in “%s”; what it held before lies beside it.\n"),
          invocation->arguments[0]);
  return TRUE;
}
