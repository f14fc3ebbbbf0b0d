/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Titles are few and never change while the program runs.
 */
#include "ui/lab/demo-title.h"

#include "app/lab/catalogue.h"

typedef struct {
  char *demo;
  UiDemoTitleReady ready;
  GObject *owner;
} Request;

static void
free_request(Request *request)
{
  g_free(request->demo);
  g_object_unref(request->owner);
  g_free(request);
}

static GHashTable *
get_titles(void)
{
  static GHashTable *titles;

  if (titles == NULL)
    titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  return titles;
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr(IlkDemo) demo = ilk_catalogue_load_finish(result, NULL);

  if (demo != NULL) {
    const char *title = ilk_demo_get_title(demo);
    g_hash_table_replace(get_titles(), g_strdup(request->demo), g_strdup(title));
    request->ready(request->owner, request->demo, title);
  }
  free_request(request);
}

void
ui_demo_title_get(const char *demo, UiDemoTitleReady ready, gpointer owner)
{
  const char *title = g_hash_table_lookup(get_titles(), demo);

  if (title != NULL) {
    ready(owner, demo, title);
    return;
  }
  Request *request = g_new0(Request, 1);
  *request = (Request){g_strdup(demo), ready, g_object_ref(owner)};
  ilk_catalogue_load_async(demo, NULL, loaded_cb, request);
}
