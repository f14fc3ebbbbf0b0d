/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The learner's own Pythons: which interpreters are on the machine, and whether they have a GIL, so
 * that an experiment can be laid beside its model. Any thread.
 */
#pragma once

#include <gio/gio.h>

/**
 * IlkPython:
 * @path: the program itself, not the shim that starts it
 * @version: such as “3.14.4”
 * @gil: whether the GIL is on
 */
typedef struct {
  char *path;
  char *version;
  gboolean gil;
} IlkPython;

void ilk_python_free(IlkPython *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkPython, ilk_python_free)

/** ilk_python_dup_label: Returns: (transfer full): “Python 3.14.4” or “Python 3.14.4,
 * free-threaded” */
char *ilk_python_dup_label(const IlkPython *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_python_ask: asks the interpreter at @path about itself, as the learner would start it but
 * with a time limit. Blocking.
 *
 * Returns: (transfer full): NULL with ILK_ERROR_CHILD when it is no Python 3
 */
IlkPython *ilk_python_ask(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_python_find: asks every python3, python3.x and python3.xt on PATH, and @more. Blocking, some
 * 50 ms each.
 * @more: (nullable) (array zero-terminated=1): paths the learner added
 *
 * Returns: (transfer full) (element-type IlkPython): each interpreter once, may be empty
 */
GPtrArray *ilk_python_find(const char *const *more) G_GNUC_WARN_UNUSED_RESULT;
void ilk_python_find_async(const char *const *more, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ilk_python_find_finish(GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_python_dup_script: Returns: (transfer full) (nullable): the script that is the experiment of
 * @demo for a real Python, NULL when there is none */
char *ilk_python_dup_script(const char *demo) G_GNUC_WARN_UNUSED_RESULT;
