/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three numbers. Each row writes its own member only, so showing one never overwrites another.
 */
#include "config.h"

#include "ui/settings/memory-limits.h"

#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <stdio.h>

struct _UiMemoryLimits {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  UiMemoryOptions *options;

  /* Template */
  GtkSpinButton *new_cards;
  GtkSpinButton *interval;
  GtkSpinButton *rollover;
};

G_DEFINE_FINAL_TYPE(UiMemoryLimits, ui_memory_limits, ADW_TYPE_PREFERENCES_GROUP)

static int *
get_member(UiMemoryLimits *self, GtkSpinButton *spin, IlkStudyOptions *options)
{
  if (spin == self->new_cards)
    return &options->new_per_day;
  return spin == self->interval ? &options->maximum_interval : &options->rollover;
}

static void
value_changed_cb(UiMemoryLimits *self, GtkSpinButton *spin)
{
  if (self->options == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(self->options);
  *get_member(self, spin, &options) = gtk_spin_button_get_value_as_int(spin);
  ui_memory_options_set(self->options, &options);
}

/* A time of day: 240 minutes are 04:00. */
static gboolean
output_cb(UiMemoryLimits *self, GtkSpinButton *spin)
{
  int minutes = gtk_spin_button_get_value_as_int(spin);
  g_autofree char *text = g_strdup_printf("%02d:%02d", minutes / 60, minutes % 60);

  if (g_strcmp0(text, gtk_editable_get_text(GTK_EDITABLE(spin))) != 0)
    gtk_editable_set_text(GTK_EDITABLE(spin), text);
  return TRUE;
}

static int
input_cb(UiMemoryLimits *self, double *value, GtkSpinButton *spin)
{
  int hours = 0, minutes = 0;

  if (sscanf(gtk_editable_get_text(GTK_EDITABLE(spin)), "%2d:%2d", &hours, &minutes) < 1 ||
      hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return GTK_INPUT_ERROR;
  *value = hours * 60 + minutes;
  return TRUE;
}

static void
changed_cb(UiMemoryLimits *self)
{
  IlkStudyOptions options = *ui_memory_options_get(self->options);

  gtk_spin_button_set_value(self->new_cards, options.new_per_day);
  gtk_spin_button_set_value(self->interval, options.maximum_interval);
  gtk_spin_button_set_value(self->rollover, options.rollover);
}

static void
defaults_cb(UiMemoryLimits *self)
{
  IlkStudyOptions defaults;

  if (self->options == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(self->options);
  ilk_study_options_init(&defaults);
  options.new_per_day = defaults.new_per_day;
  options.maximum_interval = defaults.maximum_interval;
  options.rollover = defaults.rollover;
  ui_memory_options_set(self->options, &options);
}

static void
ui_memory_limits_dispose(GObject *object)
{
  ui_memory_limits_set_options(UI_MEMORY_LIMITS(object), NULL);
  G_OBJECT_CLASS(ui_memory_limits_parent_class)->dispose(object);
}

static void
ui_memory_limits_class_init(UiMemoryLimitsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_memory_limits_dispose;
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/memory-limits.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryLimits, new_cards);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryLimits, interval);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryLimits, rollover);
  gtk_widget_class_bind_template_callback(widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, output_cb);
  gtk_widget_class_bind_template_callback(widget_class, input_cb);
  gtk_widget_class_bind_template_callback(widget_class, defaults_cb);
}

static void
ui_memory_limits_init(UiMemoryLimits *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_memory_limits_set_options(UiMemoryLimits *self, UiMemoryOptions *options)
{
  g_return_if_fail(UI_IS_MEMORY_LIMITS(self));

  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data(self->options, self);
  g_set_object(&self->options, options);
  if (options == NULL)
    return;
  g_signal_connect_object(options, "changed", G_CALLBACK(changed_cb), self, G_CONNECT_SWAPPED);
  if (ui_memory_options_is_loaded(options))
    changed_cb(self);
}
