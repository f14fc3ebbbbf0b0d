/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock second-copy`: where the second copy is kept and how it goes; another folder for it.
 */
#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/cli/command.h"
#include "app/store/front/collection-copy.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean
set_folder(IlkCollection *collection, const char *folder, GError **error)
{
  g_autofree char *path = folder != NULL ? g_canonicalize_filename(folder, NULL) : NULL;
  if (path == NULL || g_file_test(path, G_FILE_TEST_IS_DIR))
    return ilk_collection_set_copy_folder(collection, path, error);
  g_autofree char *name = ilk_clean_path(path);
  g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("“%s” is no folder. Make it first."), name);
  return FALSE;
}

static gboolean
show(IlkCollection *collection, GError **error)
{
  g_auto(IlkCopyState) state = {NULL};
  if (!ilk_collection_get_copy(collection, &state, error))
    return FALSE;
  if (state.is_off)
    g_print("%s\n", _("No second copy is kept."));
  else
    g_print("%s\n", state.folder);
  if (state.trouble == NULL)
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, state.trouble);
  return FALSE;
}

typedef struct {
  gboolean beside;
  gboolean off;
  gboolean on;
} Choice;

/* A folder that is named is wanted. */
static gboolean
choose(IlkCollection *collection, const Choice *choice, const char *folder, GError **error)
{
  gboolean names = choice->beside || folder != NULL;
  if (names && !set_folder(collection, choice->beside ? NULL : folder, error))
    return FALSE;
  return !(names || choice->off || choice->on) ||
         ilk_collection_set_copy_off(collection, choice->off, error);
}

gboolean
ilk_command_second_copy(IlkInvocation *invocation, GError **error)
{
  Choice choice = {0};
  const GOptionEntry entries[] = {
      {"beside", 0, 0, G_OPTION_ARG_NONE, &choice.beside,
       N_("Keep it in the collection’s own folder"), NULL},
      {"off", 0, 0, G_OPTION_ARG_NONE, &choice.off, N_("Keep none from now on"), NULL},
      {"on", 0, 0, G_OPTION_ARG_NONE, &choice.on, N_("Keep one again"), NULL},
      G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 1, error))
    return FALSE;

  const char *folder = invocation->arguments[0];
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  return collection != NULL && choose(collection, &choice, folder, error) &&
         show(collection, error);
}
