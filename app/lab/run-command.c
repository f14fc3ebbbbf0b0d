/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From names to paths.
 */
#include "app/lab/run-command.h"

#include "app/base/error.h"
#include "app/base/paths.h"
#include "app/lab/catalogue.h"
#include "app/lab/python.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static void
add_demo(GStrvBuilder *builder, const char *demo)
{
  g_autofree char *program = g_build_filename(ilk_paths_demo_dir(), demo, NULL);
  g_strv_builder_add(builder, program);
}

static gboolean
add_script(GStrvBuilder *builder, const char *demo, const char *interpreter, GError **error)
{
  g_autofree char *script = ilk_python_dup_script(demo);

  if (script == NULL) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                _("The demo “%s” has no script for a real Python: only the model runs it."), demo);
    return FALSE;
  }
  if (!g_file_test(interpreter, G_FILE_TEST_IS_EXECUTABLE)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                _("There is no program “%s”, or it may not be run."), interpreter);
    return FALSE;
  }
  g_strv_builder_add_many(builder, interpreter, "-I", "-B", script, NULL);
  return TRUE;
}

char **
ilk_run_dup_command(const char *demo, const char *interpreter, char **arguments, GError **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

  if (!ilk_catalogue_has(demo)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no demo called “%s”."), demo);
    return NULL;
  }
  if (interpreter == NULL)
    add_demo(builder, demo);
  else if (!add_script(builder, demo, interpreter, error))
    return NULL;
  g_strv_builder_add(builder, "--json");
  g_strv_builder_addv(builder, (const char **) arguments);
  return g_strv_builder_end(builder);
}

/* An interpreter lies in PREFIX/bin, and needs what else is in PREFIX; a virtual environment's is a
 * link to the one it was made from. */
static void
add_prefix(GStrvBuilder *builder, const char *interpreter)
{
  g_autofree char *folder = g_path_get_dirname(interpreter);
  g_autofree char *prefix = g_path_get_dirname(folder);
  if (!g_str_equal(prefix, "/"))
    g_strv_builder_add(builder, prefix);
}

char **
ilk_run_dup_readable(const char *interpreter)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

  g_strv_builder_add_many(builder, ilk_paths_demo_dir(), ilk_paths_locale_dir(), NULL);
  if (interpreter != NULL) {
    g_autofree char *resolved = realpath(interpreter, NULL);
    g_strv_builder_add(builder, ilk_paths_python_dir());
    add_prefix(builder, interpreter);
    add_prefix(builder, resolved != NULL ? resolved : interpreter);
  }
  return g_strv_builder_end(builder);
}
