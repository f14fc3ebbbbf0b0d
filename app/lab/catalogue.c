/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demos in the folder that ships with the app.
 */
#include "app/lab/catalogue.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/paths.h"
#include "app/cage/capture.h"
#include "app/lab/kept-demos.h"
#include "app/lab/lessons.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean
is_demo_name(const char *name)
{
  return name != NULL && *name != '\0' &&
         strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

gboolean
ilk_catalogue_has(const char *name)
{
  if (!is_demo_name(name))
    return FALSE;

  g_autofree char *path = g_build_filename(ilk_paths_demo_dir(), name, NULL);
  return g_file_test(path, G_FILE_TEST_IS_REGULAR) && g_file_test(path, G_FILE_TEST_IS_EXECUTABLE);
}

/* The order in which they are best learned, as the build's table of demos has it. */
static const struct {
  const char *name;
  const char *group;
} lessons[] = {ILK_LESSONS};

static gsize
get_lesson(const char *name)
{
  gsize i = 0;
  while (i < G_N_ELEMENTS(lessons) && !g_str_equal(lessons[i].name, name))
    i++;
  return i;
}

const char *
ilk_catalogue_get_group(const char *name)
{
  gsize lesson = get_lesson(name);

  return lesson < G_N_ELEMENTS(lessons) ? lessons[lesson].group : "";
}

/* Those that are no lesson follow by name. */
static gint
compare_names(gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a, *second = *(const char *const *) b;
  gsize lesson = get_lesson(first), other = get_lesson(second);

  return lesson != other ? (lesson < other ? -1 : 1) : strcmp(first, second);
}

char **
ilk_catalogue_dup_names(void)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  g_autoptr(GDir) directory = g_dir_open(ilk_paths_demo_dir(), 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name(directory)) != NULL)
    if (ilk_catalogue_has(name))
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  g_ptr_array_add(names, NULL);
  return (char **) g_ptr_array_free(g_steal_pointer(&names), FALSE);
}

static char *
dup_path(const char *name)
{
  return g_build_filename(ilk_paths_demo_dir(), name, NULL);
}

static IlkDemo *
ask(const char *path, GError **error)
{
  IlkLimits limits = ilk_limits_default;
  limits.wall_ms = ILK_DESCRIBE_MS;
  limits.output_bytes = ILK_MAX_DESCRIPTION_BYTES;
  const char *command[] = {path, "--describe", NULL};
  const char *readable[] = {ilk_paths_demo_dir(), ilk_paths_locale_dir(), NULL};
  g_autofree char *description =
      ilk_capture(ilk_containment_get(), command, readable, &limits, error);
  return description != NULL ? ilk_demo_new_from_json(description, -1, error) : NULL;
}

IlkDemo *
ilk_catalogue_load(const char *name, GError **error)
{
  if (!ilk_catalogue_has(name)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no demo called “%s”."), name);
    return NULL;
  }
  g_autofree char *path = dup_path(name);
  g_autoptr(IlkDemo) kept = ilk_kept_demos_claim(path);
  if (kept != NULL)
    return g_steal_pointer(&kept);
  IlkDemo *demo = ask(path, error);
  ilk_kept_demos_settle(path, demo);
  return demo;
}

IlkDemo *
ilk_catalogue_ref_known(const char *name)
{
  g_autofree char *path = dup_path(name);
  return ilk_kept_demos_ref(path);
}

static void
load_in_thread(GTask *task, gpointer source, gpointer name, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDemo) demo = ilk_catalogue_load(name, &error);

  if (demo != NULL)
    g_task_return_pointer(task, g_steal_pointer(&demo), g_object_unref);
  else
    g_task_return_error(task, g_steal_pointer(&error));
}

void
ilk_catalogue_load_async(const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new(NULL, cancellable, callback, user_data);
  g_task_set_task_data(task, g_strdup(name), g_free);
  g_task_run_in_thread(task, load_in_thread);
}

IlkDemo *
ilk_catalogue_load_finish(GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, NULL), NULL);
  return g_task_propagate_pointer(G_TASK(result), error);
}
