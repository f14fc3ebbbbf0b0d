/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where things lie on disk. The folders of the installation are known when it is built; but a copy
 * of it, as `meson install` makes one below a DESTDIR, may stand anywhere, and then they stand
 * there, too.
 */
#include "app/base/paths.h"

#include "config.h"

#include <string.h>

/* Returns: what stands before the installed program's folder: "" where it was built for, and for a
 * program that is not installed, such as one in a build folder. */
static char *
find_root(void)
{
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname(program) : NULL;

  if (folder == NULL || !g_str_has_suffix(folder, ILK_BIN_DIR))
    return g_strdup("");
  folder[strlen(folder) - strlen(ILK_BIN_DIR)] = '\0';
  return g_steal_pointer(&folder);
}

/* Paths are lent for ever and asked for on any thread, so each is made once and kept. */
static const char *
installed(const char *path)
{
  static gsize root;

  if (g_once_init_enter(&root))
    g_once_init_leave(&root, (gsize) find_root());
  if (*(const char *) root == '\0')
    return path;
  g_autofree char *moved = g_strconcat((const char *) root, path, NULL);
  return g_intern_string(moved);
}

static const char *
environment_or(const char *variable, const char *fallback)
{
  const char *value = g_getenv(variable);
  return value != NULL && *value != '\0' ? value : fallback;
}

const char *
ilk_paths_demo_dir(void)
{
  return environment_or("INTERLOCK_DEMO_DIR", installed(ILK_DEMO_DIR));
}

const char *
ilk_paths_python_dir(void)
{
  return environment_or("INTERLOCK_PYTHON_DIR", installed(ILK_DATA_DIR "/python"));
}

const char *
ilk_paths_source_dir(void)
{
  return environment_or("INTERLOCK_SOURCE_DIR", installed(ILK_DATA_DIR "/demos"));
}

const char *
ilk_paths_locale_dir(void)
{
  return environment_or("INTERLOCK_LOCALE_DIR", installed(ILK_LOCALE_DIR));
}

const char *
ilk_paths_supervisor(void)
{
  return environment_or("INTERLOCK_SUPERVISOR", installed(ILK_DEMO_DIR "/../interlock-supervise"));
}

const char *
ilk_paths_schema_dir(void)
{
  return installed(ILK_SCHEMA_DIR);
}

char *
ilk_paths_dup_collection_dir(const char *option)
{
  if (option == NULL)
    option = environment_or("INTERLOCK_COLLECTION", NULL);
  if (option != NULL)
    return g_canonicalize_filename(option, NULL);
  return g_build_filename(g_get_user_data_dir(), "interlock", NULL);
}
