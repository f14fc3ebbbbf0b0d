/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two settings of the collection, and reading back.
 */
#include "app/store/copy/second-copy-care.h"

#include "app/store/copy/copy-folder.h"
#include "app/store/copy/copy-place.h"
#include "app/store/copy/second-copy.h"
#include "app/store/rows/device.h"

#include <glib/gstdio.h>
#include <string.h>

#define FOLDER_SETTING "copy-folder"
#define OFF_SETTING "copy-off"

char *
ilk_second_copy_dup_folder(IlkStore *store)
{
  g_autofree char *chosen =
      store->db != NULL ? ilk_store_dup_config(store, FOLDER_SETTING, NULL) : NULL;
  return chosen != NULL && *chosen != '\0' ? g_steal_pointer(&chosen)
                                           : ilk_copy_place_dup_own(store->directory);
}

gboolean
ilk_second_copy_is_off(IlkStore *store)
{
  g_autofree char *off = store->db != NULL ? ilk_store_dup_config(store, OFF_SETTING, NULL) : NULL;
  return off != NULL && *off != '\0';
}

static gboolean
is_own(IlkStore *store, const char *folder)
{
  g_autofree char *own = ilk_copy_place_dup_own(store->directory);
  return g_str_equal(folder, own);
}

gboolean
ilk_second_copy_read_device(IlkStore *store, guint8 uid[ILK_SEGMENT_DEVICE_LENGTH])
{
  return ilk_device_read_uid(store->db, uid);
}

static gboolean
store_folder(IlkStore *store, gpointer folder, GError **error)
{
  return folder != NULL ? ilk_store_set_config(store, FOLDER_SETTING, folder, error)
                        : ilk_store_drop_config(store, FOLDER_SETTING, error);
}

/* What is stored last goes to the copy as it was kept until now. */
static gboolean
change(IlkStore *store, IlkStoreBody body, gpointer data, GError **error)
{
  if (!ilk_store_transact_bulk(store, body, data, error))
    return FALSE;
  ilk_second_copy_close(store);
  ilk_second_copy_connect(store);
  return TRUE;
}

gboolean
ilk_second_copy_set_folder(IlkStore *store, const char *folder, GError **error)
{
  if (folder != NULL && is_own(store, folder))
    folder = NULL;
  return (folder == NULL || ilk_copy_place_mark(folder, error)) &&
         change(store, store_folder, (gpointer) folder, error);
}

static gboolean
store_off(IlkStore *store, gpointer off, GError **error)
{
  return GPOINTER_TO_INT(off) ? ilk_store_set_config(store, OFF_SETTING, "1", error)
                              : ilk_store_drop_config(store, OFF_SETTING, error);
}

gboolean
ilk_second_copy_set_off(IlkStore *store, gboolean off, GError **error)
{
  return ilk_second_copy_is_off(store) == off ||
         change(store, store_off, GINT_TO_POINTER(off), error);
}

char *
ilk_second_copy_dup_missing(IlkStore *store)
{
  if (!ilk_second_copy_is_kept(store) || ilk_second_copy_is_off(store))
    return NULL;
  g_autofree char *folder = ilk_second_copy_dup_folder(store);
  return is_own(store, folder) || ilk_copy_place_look(folder, FALSE, NULL, NULL)
             ? NULL
             : ilk_copy_place_dup_missing(folder);
}

/* A disk that is not there is told when the collection is opened, and is no damage. */
gboolean
ilk_second_copy_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  guint8 uid[ILK_SEGMENT_DEVICE_LENGTH];
  if (ilk_second_copy_is_off(store) || !ilk_second_copy_read_device(store, uid))
    return TRUE;
  g_autofree char *folder = ilk_second_copy_dup_folder(store);
  if (!is_own(store, folder) && !ilk_copy_place_look(folder, FALSE, NULL, NULL))
    return TRUE;
  return ilk_copy_folder_visit(folder, uid, NULL, NULL, problems, NULL, error);
}

/* Nothing says where the copy ended, so it is begun again. */
void
ilk_second_copy_renew(IlkStore *store)
{
  guint8 uid[ILK_SEGMENT_DEVICE_LENGTH];
  if (!ilk_second_copy_is_kept(store) || !ilk_second_copy_read_device(store, uid))
    return;
  ilk_second_copy_forget(store);
  g_autofree char *above = ilk_second_copy_dup_folder(store);
  g_autofree char *folder = ilk_copy_place_dup_device(above, uid);
  g_autofree char *end = g_build_filename(folder, ILK_SEGMENT_END_NAME, NULL);
  g_unlink(end);
  ilk_second_copy_settle(store);
}
