/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it lacks is told by the name of the package that has it.
 */
#include "app/narration/gstreamer-library.h"

#include "app/base/error.h"
#include "app/base/late-library.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define PACKAGE "gstreamer1.0-plugins-good"

static IlkGst gst;

static const IlkLateSymbol symbols[] = {
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
    {"gst_bus_disable_sync_message_emission", (gpointer *) &gst.bus_disable_sync_message_emission},
    {"gst_message_parse_error", (gpointer *) &gst.message_parse_error},
    {"gst_tag_setter_add_tags", (gpointer *) &gst.tag_setter_add_tags},
    {"gst_object_unref", (gpointer *) &gst.object_unref},
};

static gboolean
begin(void)
{
  return gst.init_check(NULL, NULL, NULL);
}

static IlkLateLibrary library = {.file = "libgstreamer-1.0.so.0",
                                 .variable = "INTERLOCK_GSTREAMER",
                                 .is_shared = TRUE,
                                 .symbols = symbols,
                                 .n_symbols = G_N_ELEMENTS(symbols),
                                 .begin = begin};

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
  if (ilk_late_library_load(&library))
    return &gst;
  fail(PACKAGE, error);
  return NULL;
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
