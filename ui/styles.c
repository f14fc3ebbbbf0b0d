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

/* Most people never need it: it is read when it is first wanted. */
static void
contrast_cb(AdwStyleManager *manager, GParamSpec *pspec, gpointer unused)
{
  static GtkStyleProvider *contrast;

  if (adw_style_manager_get_high_contrast(manager)) {
    if (contrast == NULL)
      contrast = load(STYLES "style-hc.css");
    add(contrast);
  } else if (contrast != NULL) {
    gtk_style_context_remove_provider_for_display(gdk_display_get_default(), contrast);
  }
}

void
ui_styles_load(void)
{
  g_autoptr(GtkStyleProvider) style = load(STYLES "style.css");
  AdwStyleManager *manager = adw_style_manager_get_default();

  add(style);
  g_signal_connect(manager, "notify::high-contrast", G_CALLBACK(contrast_cb), NULL);
  contrast_cb(manager, NULL, NULL);
}
