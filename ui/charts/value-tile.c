/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What, how much, between what, and how much elsewhere.
 */
#include "ui/charts/value-tile.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/stop.h"
#include "ui/base/units.h"

#include <glib/gi18n.h>
#include <math.h>

struct _UiValueTile {
  AdwBin parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *value;
  GtkLabel *range;
  GtkLabel *comparison;
};

G_DEFINE_FINAL_TYPE(UiValueTile, ui_value_tile, ADW_TYPE_BIN)

static void
ui_value_tile_class_init(UiValueTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("charts/value-tile.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiValueTile, title);
  gtk_widget_class_bind_template_child(widget_class, UiValueTile, value);
  gtk_widget_class_bind_template_child(widget_class, UiValueTile, range);
  gtk_widget_class_bind_template_child(widget_class, UiValueTile, comparison);
  gtk_widget_class_set_css_name(widget_class, "tile");
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  ui_stop_class_init_focus(widget_class);
}

static void
ui_value_tile_init(UiValueTile *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  gtk_widget_set_focusable(GTK_WIDGET(self), TRUE);
}

/* A screen reader hears the tile as one: “hold time p50: 5.12 ms, 5.10 ms to 5.20 ms”. */
static void
describe(UiValueTile *self)
{
  const char *range = gtk_label_get_label(self->range);
  const char *comparison = gtk_label_get_label(self->comparison);
  g_autofree char *words = g_strdup_printf("%s: %s%s%s%s%s", gtk_label_get_label(self->title),
                                           gtk_label_get_label(self->value), *range ? ", " : "",
                                           range, *comparison ? ", " : "", comparison);

  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

UiValueTile *
ui_value_tile_new(const char *title)
{
  UiValueTile *self = g_object_new(UI_TYPE_VALUE_TILE, NULL);

  ui_value_tile_set_title(self, title);
  return self;
}

void
ui_value_tile_set_title(UiValueTile *self, const char *title)
{
  g_return_if_fail(UI_IS_VALUE_TILE(self));

  gtk_label_set_label(self->title, title);
  describe(self);
}

void
ui_value_tile_set_words(UiValueTile *self, const char *value, const char *note)
{
  g_return_if_fail(UI_IS_VALUE_TILE(self));

  gtk_label_set_label(self->value, value);
  gtk_label_set_label(self->range, note != NULL ? note : "");
  gtk_widget_set_visible(GTK_WIDGET(self->range), note != NULL);
  describe(self);
}

void
ui_value_tile_set_value(UiValueTile *self, double value, double low, double high, const char *unit)
{
  g_return_if_fail(UI_IS_VALUE_TILE(self));
  g_autofree char *text = ui_units_format(value, unit);
  g_autofree char *range = NULL;

  if (isfinite(low) && isfinite(high) && high > low) {
    g_autofree char *low_text = ui_units_format(low, unit);
    g_autofree char *high_text = ui_units_format(high, unit);
    /* Translators: the range of repeated measurements, from low to high. */
    range = g_strdup_printf(_("%s to %s"), low_text, high_text);
  }
  ui_value_tile_set_words(self, text, range);
}

void
ui_value_tile_set_comparison(UiValueTile *self, const char *text)
{
  g_return_if_fail(UI_IS_VALUE_TILE(self));

  gtk_label_set_label(self->comparison, text != NULL ? text : "");
  gtk_widget_set_visible(GTK_WIDGET(self->comparison), text != NULL && *text);
  describe(self);
}
