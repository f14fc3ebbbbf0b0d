/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a demo said once is known from then on, so its title is there at once.
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

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr(IlkDemo) demo = ilk_catalogue_load_finish(result, NULL);

  if (demo != NULL)
    request->ready(request->owner, request->demo, ilk_demo_get_title(demo));
  free_request(request);
}

void
ui_demo_title_get(const char *demo, UiDemoTitleReady ready, gpointer owner)
{
  g_autoptr(IlkDemo) known = ilk_catalogue_ref_known(demo);

  if (known != NULL) {
    ready(owner, demo, ilk_demo_get_title(known));
    return;
  }
  Request *request = g_new0(Request, 1);
  *request = (Request){g_strdup(demo), ready, g_object_ref(owner)};
  ilk_catalogue_load_async(demo, NULL, loaded_cb, request);
}
