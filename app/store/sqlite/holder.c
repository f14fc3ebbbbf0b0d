/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kernel lists all locks, with the number of the file and of the process.
 */
#include "app/store/sqlite/holder.h"

#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCKS "/proc/locks"

static char *
dup_name(int process)
{
  g_autofree char *path = g_strdup_printf("/proc/%d/comm", process);
  g_autofree char *name = NULL;
  if (!g_file_get_contents(path, &name, NULL, NULL) || !g_utf8_validate(name, -1, NULL))
    return NULL;
  return g_strdup(g_strchomp(name));
}

/* A line reads “7: POSIX  ADVISORY  WRITE 1234 08:01:5678 0 EOF”; one that waits has “->” in it,
 * and is not told. Returns: the process, 0 when the line is about another file */
static int
read_line(const char *line, const struct stat *status)
{
  int process = 0;
  guint major = 0, minor = 0;
  unsigned long long inode = 0;
  if (strstr(line, "->") != NULL ||
      sscanf(line, "%*s %*s %*s %*s %d %x:%x:%llu", &process, &major, &minor, &inode) != 4)
    return 0;
  /* Some file systems list their device by another number, so the file’s own decides. */
  return inode == status->st_ino && process > 0 ? process : 0;
}

char *
ilk_holder_dup_other(const char *path, int known)
{
  struct stat status;
  g_autofree char *locks = NULL;
  if (stat(path, &status) != 0 || !g_file_get_contents(LOCKS, &locks, NULL, NULL))
    return NULL;
  g_auto(GStrv) lines = g_strsplit(locks, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    int process = read_line(*line, &status);
    gboolean counts = process != 0 && process != known && process != (int) getpid();
    g_autofree char *name = counts ? dup_name(process) : NULL;
    if (name != NULL && !g_str_equal(name, "interlock"))
      return g_steal_pointer(&name);
  }
  return NULL;
}

void
ilk_holder_set_error(const char *name, GError **error)
{
  if (name != NULL)
    g_set_error(error, ILK_ERROR, ILK_ERROR_IN_USE,
                /* Translators: another program's name. */
                _("Another program, “%s”, has the collection’s file open. Close it and try again."),
                name);
  else
    g_set_error_literal(
        error, ILK_ERROR, ILK_ERROR_IN_USE,
        _("Another program has the collection’s file open. Close it and try again."));
}
