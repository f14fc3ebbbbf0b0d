/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded once and never closed, since it cannot be loaded twice.
 */
#include "app/narration/gstreamer-library.h"

#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#define LIBRARY "libgstreamer-1.0.so.0"
#define PACKAGE "gstreamer1.0-plugins-good"

static IlkGst gst;

static gboolean
look_up(GModule *module)
{
  static const struct {
    const char *name;
    gpointer *function;
  } functions[] = {
      {"gst_init_check", (gpointer *) &gst.init_check},
      {"gst_element_factory_find", (gpointer *) &gst.element_factory_find},
      {"gst_parse_launch", (gpointer *) &gst.parse_launch},
      {"gst_bin_get_by_name", (gpointer *) &gst.bin_get_by_name},
      {"gst_element_set_state", (gpointer *) &gst.element_set_state},
      {"gst_element_get_state", (gpointer *) &gst.element_get_state},
      {"gst_element_query_position", (gpointer *) &gst.element_query_position},
      {"gst_element_query_duration", (gpointer *) &gst.element_query_duration},
      {"gst_element_seek", (gpointer *) &gst.element_seek},
      {"gst_element_get_bus", (gpointer *) &gst.element_get_bus},
      {"gst_bus_add_signal_watch", (gpointer *) &gst.bus_add_signal_watch},
      {"gst_bus_remove_signal_watch", (gpointer *) &gst.bus_remove_signal_watch},
      {"gst_bus_enable_sync_message_emission", (gpointer *) &gst.bus_enable_sync_message_emission},
      {"gst_bus_disable_sync_message_emission",
       (gpointer *) &gst.bus_disable_sync_message_emission},
      {"gst_message_parse_error", (gpointer *) &gst.message_parse_error},
      {"gst_tag_setter_add_tags", (gpointer *) &gst.tag_setter_add_tags},
      {"gst_object_unref", (gpointer *) &gst.object_unref},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(functions); i++)
    if (!g_module_symbol(module, functions[i].name, functions[i].function))
      return FALSE;
  return TRUE;
}

static const char *
get_name(void)
{
  /* For tests of what is said where it is not installed. */
  const char *name = g_getenv("INTERLOCK_GSTREAMER");
  return name != NULL ? name : LIBRARY;
}

static gpointer
load_cb(gpointer unused)
{
  GModule *module = g_module_open(get_name(), G_MODULE_BIND_LAZY);
  if (module == NULL || !look_up(module))
    return NULL;
  g_module_make_resident(module);
  return gst.init_check(NULL, NULL, NULL) ? &gst : NULL;
}

static gboolean
fail(const char *package, GError **error)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("To hear cards, install the package “%s”."),
              package);
  return FALSE;
}

const IlkGst *
ilk_gst_load(GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const IlkGst *loaded = g_once(&once, load_cb, NULL);

  if (loaded == NULL)
    fail(PACKAGE, error);
  return loaded;
}

gboolean
ilk_gst_check(const IlkGst *self, const char *const *elements, GError **error)
{
  g_return_val_if_fail(self != NULL && elements != NULL, FALSE);

  for (gsize i = 0; elements[i] != NULL; i += 2) {
    gpointer factory = self->element_factory_find(elements[i]);
    if (factory == NULL)
      return fail(elements[i + 1], error);
    self->object_unref(factory);
  }
  return TRUE;
}
