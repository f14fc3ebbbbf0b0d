/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder that was chosen is looked at on a thread of its own. Where that does not come back, it
 * is left to itself, and as long as it hangs no other is sent after it.
 */
#include "app/store/copy/copy-place.h"

#include "app/base/clean-text.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define LOOK_PATIENCE (2 * G_TIME_SPAN_SECOND)

typedef struct {
  char *folder;
  char *device; /* (nullable) */
  GAsyncQueue *done;
  IlkCopySight sight;
  gboolean is_there;
} Look;

/* Looks that have not come back. */
static gint hanging;

char *
ilk_copy_place_dup_own(const char *directory)
{
  return g_build_filename(directory, ILK_COPY_FOLDER, NULL);
}

gboolean
ilk_copy_place_mark(const char *folder, GError **error)
{
  g_autofree char *mark = g_build_filename(folder, ILK_COPY_MARK, NULL);
  if (g_file_test(mark, G_FILE_TEST_EXISTS))
    return TRUE;
  return g_file_set_contents_full(mark,
                                  "Interlock keeps a second copy of a collection here.\n"
                                  "“interlock restore --second-copy FOLDER” makes a collection of "
                                  "it again.\n",
                                  -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

char *
ilk_copy_place_dup_device(const char *folder, const guint8 uid[ILK_SEGMENT_DEVICE_LENGTH])
{
  g_autoptr(GString) name = g_string_new(NULL);
  for (gsize i = 0; i < ILK_SEGMENT_DEVICE_LENGTH; i++)
    g_string_append_printf(name, "%02x", uid[i]);
  return g_build_filename(folder, name->str, NULL);
}

gboolean
ilk_copy_place_parse_device(const char *name, guint8 uid[ILK_SEGMENT_DEVICE_LENGTH])
{
  if (strlen(name) != 2 * ILK_SEGMENT_DEVICE_LENGTH)
    return FALSE;
  for (gsize i = 0; i < ILK_SEGMENT_DEVICE_LENGTH; i++) {
    int high = g_ascii_xdigit_value(name[2 * i]), low = g_ascii_xdigit_value(name[2 * i + 1]);
    if (high < 0 || low < 0)
      return FALSE;
    uid[i] = (guint8) (high << 4 | low);
  }
  return TRUE;
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
ilk_copy_place_list_devices(const char *folder, const guint8 *only)
{
  guint8 uid[ILK_SEGMENT_DEVICE_LENGTH];
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL && names->len < ILK_MAX_COPY_DEVICES)
    if (ilk_copy_place_parse_device(name, uid) &&
        (only == NULL || memcmp(uid, only, sizeof uid) == 0))
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  return names;
}

static void
look_clear(gpointer data)
{
  Look *look = data;
  ilk_segment_end_clear(&look->sight.end);
  g_async_queue_unref(look->done);
  g_free(look->device);
  g_free(look->folder);
}

static void
look_at_end(const char *device, IlkCopySight *sight)
{
  GStatBuf status;
  g_autoptr(GArray) numbers = ilk_segment_list(device);
  if (!ilk_segment_end_read(&sight->end, device, NULL))
    return;
  g_autofree char *path = ilk_segment_dup_path(device, sight->end.number);
  sight->has_end = numbers->len > 0 &&
                   g_array_index(numbers, guint64, numbers->len - 1) == sight->end.number &&
                   g_stat(path, &status) == 0 && (guint64) status.st_size == sight->end.length;
}

static gpointer
look_cb(gpointer data)
{
  Look *look = data;
  g_autofree char *mark = g_build_filename(look->folder, ILK_COPY_MARK, NULL);
  look->is_there = g_file_test(mark, G_FILE_TEST_IS_REGULAR);
  if (look->is_there && look->device != NULL)
    look_at_end(look->device, &look->sight);
  g_atomic_int_dec_and_test(&hanging);
  g_async_queue_push(look->done, look);
  g_atomic_rc_box_release_full(look, look_clear);
  return NULL;
}

/* Returns: whether it came back in time */
static gboolean
run_look(const char *folder, const char *device, IlkCopySight *sight)
{
  Look *look = g_atomic_rc_box_new0(Look);
  look->folder = g_strdup(folder);
  look->device = g_strdup(device);
  look->done = g_async_queue_new();
  g_atomic_int_inc(&hanging);
  g_thread_unref(g_thread_new("second copy’s place", look_cb, g_atomic_rc_box_acquire(look)));
  gboolean is_there = g_async_queue_timeout_pop(look->done, LOOK_PATIENCE) != NULL;
  if (is_there) {
    is_there = look->is_there;
    *sight = look->sight;
    look->sight = (IlkCopySight){0};
  }
  g_atomic_rc_box_release_full(look, look_clear);
  return is_there;
}

gboolean
ilk_copy_place_look(const char *folder, gboolean is_own, const guint8 *uid, IlkCopySight *sight)
{
  IlkCopySight unused = {0};
  g_autofree char *device = uid != NULL ? ilk_copy_place_dup_device(folder, uid) : NULL;
  if (sight != NULL)
    *sight = unused;
  if (!is_own && g_atomic_int_get(&hanging) > 0)
    return FALSE;
  gboolean is_there = is_own ? g_mkdir(folder, 0700) == 0 || g_file_test(folder, G_FILE_TEST_IS_DIR)
                             : run_look(folder, device, &unused);
  if (is_own && is_there && device != NULL)
    look_at_end(device, &unused);
  if (sight != NULL)
    *sight = unused;
  else
    ilk_segment_end_clear(&unused.end);
  return is_there;
}

char *
ilk_copy_place_dup_missing(const char *folder)
{
  g_autofree char *name = ilk_clean_path(folder);
  return g_strdup_printf(
      _("The second copy’s folder “%s” is not there. Your answers are safe in the "
        "collection, and the copy catches up when it is."),
      name);
}

char *
ilk_copy_place_dup_failed(const char *folder, int reason)
{
  g_autofree char *name = ilk_clean_path(folder);
  /* Translators: a folder, then the system's reason. */
  return g_strdup_printf(_("The second copy in “%s” cannot be written: %s. Your answers "
                           "are safe in the collection, and the copy catches up."),
                         name, g_strerror(reason));
}
