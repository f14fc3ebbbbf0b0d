/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdwApplication would find the styles in a resource base path. But to such a path GTK adds the
 * path's icons, and so reads the whole icon theme a second time, before the first frame.
 */
#include "ui/styles.h"

#include <adwaita.h>

#define STYLES "/io/github/interlock/Interlock/"

static void
add(GtkStyleProvider *provider)
{
  gtk_style_context_add_provider_for_display(gdk_display_get_default(), provider,
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static GtkStyleProvider *
load(const char *resource)
{
  GtkCssProvider *provider = gtk_css_provider_new();

  gtk_css_provider_load_from_resource(provider, resource);
  return GTK_STYLE_PROVIDER(provider);
}

static void
contrast_cb(GtkStyleProvider *provider)
{
  if (adw_style_manager_get_high_contrast(adw_style_manager_get_default()))
    add(provider);
  else
    gtk_style_context_remove_provider_for_display(gdk_display_get_default(), provider);
}

static void
unref_cb(gpointer provider, GClosure *closure)
{
  g_object_unref(provider);
}

void
ui_styles_load(void)
{
  g_autoptr(GtkStyleProvider) style = load(STYLES "style.css");
  GtkStyleProvider *contrast = load(STYLES "style-hc.css");

  add(style);
  g_signal_connect_data(adw_style_manager_get_default(), "notify::high-contrast",
                        G_CALLBACK(contrast_cb), contrast, unref_cb, G_CONNECT_SWAPPED);
  contrast_cb(contrast);
}
