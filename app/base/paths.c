/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where things lie on disk.
 */
#include "app/base/paths.h"

#include "config.h"

static const char *
environment_or(const char *variable, const char *fallback)
{
  const char *value = g_getenv(variable);
  return value != NULL && *value != '\0' ? value : fallback;
}

const char *
ilk_paths_demo_dir(void)
{
  return environment_or("INTERLOCK_DEMO_DIR", ILK_DEMO_DIR);
}

const char *
ilk_paths_python_dir(void)
{
  return environment_or("INTERLOCK_PYTHON_DIR", ILK_DATA_DIR "/python");
}

const char *
ilk_paths_source_dir(void)
{
  return environment_or("INTERLOCK_SOURCE_DIR", ILK_DATA_DIR "/demos");
}

const char *
ilk_paths_locale_dir(void)
{
  return environment_or("INTERLOCK_LOCALE_DIR", ILK_LOCALE_DIR);
}

const char *
ilk_paths_supervisor(void)
{
  return environment_or("INTERLOCK_SUPERVISOR", ILK_DEMO_DIR "/../interlock-supervise");
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
