/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding interpreters. They are asked with limits but without bubblewrap: a shim such as pyenv's
 * finds its interpreter by looking around, and it is the learner's own program. The experiment
 * itself then runs contained like any demo.
 */
#include "app/lab/python.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/paths.h"
#include "app/cage/capture.h"
#include "app/lab/catalogue.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static const char question[] = "import sys\n"
                               "print(sys.executable)\n"
                               "print('.'.join(map(str, sys.version_info[:3])))\n"
                               "print(int(getattr(sys, '_is_gil_enabled', lambda: True)()))\n";

enum { ANSWER_PATH, ANSWER_VERSION, ANSWER_GIL, N_ANSWERS };

void
ilk_python_free(IlkPython *self)
{
  g_free(self->path);
  g_free(self->version);
  g_free(self);
}

char *
ilk_python_dup_label(const IlkPython *self)
{
  return g_strdup_printf(self->gil ? _("Python %s") : _("Python %s, free-threaded"), self->version);
}

static IlkPython *
parse_answer(const char *answer)
{
  g_auto(GStrv) lines = g_strsplit(answer, "\n", -1);
  if (g_strv_length(lines) != N_ANSWERS + 1 || !g_path_is_absolute(lines[ANSWER_PATH]) ||
      !g_str_has_prefix(lines[ANSWER_VERSION], "3.") || !g_utf8_validate(answer, -1, NULL))
    return NULL;

  IlkPython *python = g_new0(IlkPython, 1);
  python->path = g_strdup(lines[ANSWER_PATH]);
  python->version = g_strdup(lines[ANSWER_VERSION]);
  python->gil = !g_str_equal(lines[ANSWER_GIL], "0");
  return python;
}

IlkPython *
ilk_python_ask(const char *path, GError **error)
{
  g_return_val_if_fail(path != NULL, NULL);

  const char *command[] = {path, "-I", "-c", question, NULL};
  const char *readable[] = {NULL};
  IlkLimits limits = ilk_limits_default;
  limits.wall_ms = ILK_PYTHON_ASK_MS;
  limits.output_bytes = ILK_MAX_PYTHON_ANSWER_BYTES;
  g_autofree char *answer = ilk_capture(ILK_CONTAINMENT_LIMITS, command, readable, &limits, error);
  if (answer == NULL)
    return NULL;

  IlkPython *python = parse_answer(answer);
  if (python == NULL)
    g_set_error(error, ILK_ERROR, ILK_ERROR_CHILD, _("“%s” is not a Python 3 interpreter."), path);
  return python;
}

/* python3, python3.14, python3.14t; not python3-config or python3.14-dbg. */
static gboolean
is_interpreter_name(const char *name)
{
  if (!g_str_has_prefix(name, "python3"))
    return FALSE;
  name += strlen("python3");
  if (*name == '\0')
    return TRUE;
  if (*name++ != '.' || !g_ascii_isdigit(*name))
    return FALSE;
  name += strspn(name, "0123456789");
  return g_str_equal(name, "") || g_str_equal(name, "t");
}

static char *
dup_identity(const char *path)
{
  g_autofree char *resolved = realpath(path, NULL);
  return resolved != NULL ? g_strdup(resolved) : g_strdup(path);
}

static void
add_candidate(GPtrArray *candidates, GHashTable *seen, const char *path)
{
  if (candidates->len < ILK_MAX_PYTHON_CANDIDATES && g_file_test(path, G_FILE_TEST_IS_EXECUTABLE) &&
      g_hash_table_add(seen, dup_identity(path)))
    g_ptr_array_add(candidates, g_strdup(path));
}

static void
add_candidates_of(GPtrArray *candidates, GHashTable *seen, const char *folder)
{
  g_autoptr(GDir) directory = g_path_is_absolute(folder) ? g_dir_open(folder, 0, NULL) : NULL;
  const char *name;

  while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (is_interpreter_name(name))
      add_candidate(candidates, seen, path);
  }
}

static GPtrArray *
list_candidates(const char *const *more)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *candidates = g_ptr_array_new_with_free_func(g_free);
  const char *search_path = g_getenv("PATH");
  g_auto(GStrv) folders = g_strsplit(search_path != NULL ? search_path : "", ":", -1);

  for (gsize i = 0; more != NULL && more[i] != NULL; i++)
    add_candidate(candidates, seen, more[i]);
  for (gsize i = 0; folders[i] != NULL; i++)
    add_candidates_of(candidates, seen, folders[i]);
  return candidates;
}

GPtrArray *
ilk_python_find(const char *const *more)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) candidates = list_candidates(more);
  GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify) ilk_python_free);

  for (guint i = 0; i < candidates->len; i++) {
    g_autoptr(IlkPython) python = ilk_python_ask(g_ptr_array_index(candidates, i), NULL);
    if (python != NULL && g_hash_table_add(seen, dup_identity(python->path)))
      g_ptr_array_add(found, g_steal_pointer(&python));
  }
  return found;
}

static void
find_in_thread(GTask *task, gpointer source, gpointer more, GCancellable *cancellable)
{
  g_task_return_pointer(task, ilk_python_find(more), (GDestroyNotify) g_ptr_array_unref);
}

void
ilk_python_find_async(const char *const *more, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new(NULL, cancellable, callback, user_data);
  g_task_set_task_data(task, g_strdupv((char **) more), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread(task, find_in_thread);
}

GPtrArray *
ilk_python_find_finish(GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, NULL), NULL);
  return g_task_propagate_pointer(G_TASK(result), error);
}

char *
ilk_python_dup_script(const char *demo)
{
  if (!ilk_catalogue_has(demo))
    return NULL;

  g_autofree char *name = g_strconcat(demo, ".py", NULL);
  g_autofree char *path =
      g_build_filename(ilk_paths_python_dir(), g_strdelimit(name, "-", '_'), NULL);
  return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&path) : NULL;
}
