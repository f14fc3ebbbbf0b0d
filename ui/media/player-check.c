/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GStreamer belongs to GTK and not to Interlock, so it is asked where it is found, and not linked.
 */
#include "ui/media/player-check.h"

#include <gmodule.h>

#define LIBRARY "libgstreamer-1.0.so.0"
/* GstPlay: “'playbin3' element not found, please check your setup”. */
#define PLAYER "playbin3"
#define PACKAGE_OF_PLAYER "gstreamer1.0-plugins-base"

typedef struct {
  gboolean (*init)(int *argc, char ***argv, GError **error);
  gpointer (*find_factory)(const char *name);
  void (*unref)(gpointer object);
} Functions;

static gboolean
look_up(GModule *library, Functions *functions)
{
  return g_module_symbol(library, "gst_init_check", (gpointer *) &functions->init) &&
         g_module_symbol(library, "gst_element_factory_find",
                         (gpointer *) &functions->find_factory) &&
         g_module_symbol(library, "gst_object_unref", (gpointer *) &functions->unref);
}

const char *
ui_player_find_missing(void)
{
  Functions functions;
  /* Never closed: GStreamer cannot be loaded twice. Without it GTK plays nothing, and says so. */
  GModule *library = g_module_open(LIBRARY, G_MODULE_BIND_LAZY);

  if (library == NULL || !look_up(library, &functions))
    return NULL;
  g_autoptr(GError) error = NULL;
  gpointer factory = functions.init(NULL, NULL, &error) ? functions.find_factory(PLAYER) : NULL;
  if (factory == NULL)
    return PACKAGE_OF_PLAYER;
  functions.unref(factory);
  return NULL;
}
