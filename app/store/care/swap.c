/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names, in an order in which every state between two of them is told apart from all others.
 */
#include "app/store/care/swap.h"

#include "app/base/clock.h"
#include "app/store/care/backup.h"
#include "app/store/care/place.h"

#include <glib/gstdio.h>
#include <string.h>

#define PARTIAL ".partial"
#define NEXT ".next"

static const char *const companions[] = {"", "-wal", "-journal"};

void
ilk_swap_give_up(const char *partial)
{
  for (gsize i = 0; i < G_N_ELEMENTS(companions); i++) {
    g_autofree char *file = g_strconcat(partial, companions[i], NULL);
    g_unlink(file);
  }
}

char *
ilk_swap_begin(const char *path, GError **error)
{
  g_autofree char *partial = g_strconcat(path, PARTIAL, NULL);
  ilk_swap_give_up(partial);
  return ilk_place_make_file(partial, error) ? g_steal_pointer(&partial) : NULL;
}

char *
ilk_swap_dup_next(const char *path)
{
  g_autofree char *directory = g_path_get_dirname(path);
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    if (g_str_has_suffix(name, ".db" NEXT))
      return g_build_filename(directory, name, NULL);
  }
  return NULL;
}

/* The log is not read with a database it does not belong to: it leaves the present name first. The
 * present database keeps its name until the next takes it, so that there always is one. */
static gboolean
keep_present(const char *path, const char *aside, GError **error)
{
  g_autofree char *directory = g_path_get_dirname(path);
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  g_autofree char *log_aside = g_strconcat(aside, "-wal", NULL);
  return ilk_place_keep(path, aside, error) &&
         (!g_file_test(log, G_FILE_TEST_EXISTS) || ilk_place_rename(log, log_aside, error)) &&
         ilk_place_sync(directory, error);
}

/* Returns: (transfer full): what @path will be called: what @next says, unless something else got
 * that name, or that log, since. */
static char *
dup_aside(const char *path, const char *next)
{
  g_autofree char *name = g_strndup(next, strlen(next) - strlen(NEXT));
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  g_autofree char *log_aside = g_strconcat(name, "-wal", NULL);
  gboolean other = g_file_test(path, G_FILE_TEST_EXISTS) && g_file_test(name, G_FILE_TEST_EXISTS) &&
                   !ilk_place_is_same(path, name);
  if (!other &&
      !(g_file_test(log, G_FILE_TEST_EXISTS) && g_file_test(log_aside, G_FILE_TEST_EXISTS)))
    return g_steal_pointer(&name);
  g_autofree char *directory = g_path_get_dirname(path);
  return ilk_place_dup_dated(directory, "collection-replaced", ilk_clock_now());
}

static gboolean
swap(const char *path, const char *next, char **aside, GError **error)
{
  g_autofree char *name = dup_aside(path, next);
  if (!keep_present(path, name, error) || !ilk_place_rename(next, path, error))
    return FALSE;
  *aside = g_steal_pointer(&name);
  return TRUE;
}

gboolean
ilk_swap_commit(const char *path, const char *partial, const char *stem, char **aside,
                GError **error)
{
  g_autofree char *directory = g_path_get_dirname(path);
  g_autofree char *name = ilk_place_dup_dated(directory, stem, ilk_clock_now());
  g_autofree char *next = g_strconcat(name, NEXT, NULL);
  return ilk_place_sync(partial, error) && ilk_backup_verify(partial, error) &&
         ilk_place_rename(partial, next, error) && swap(path, next, aside, error);
}

gboolean
ilk_swap_finish(const char *path, char **aside, GError **error)
{
  g_autofree char *next = ilk_swap_dup_next(path);
  *aside = NULL;
  return next == NULL || swap(path, next, aside, error);
}
