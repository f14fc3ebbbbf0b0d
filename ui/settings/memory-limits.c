/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers and switches. Each row writes its own member only, so showing one never overwrites
 * another.
 */
#include "ui/settings/memory-limits.h"

#include "config.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <stdio.h>

struct _UiMemoryLimits {
  UiMemoryGroup parent_instance;

  /* Template */
  GtkSpinButton *new_cards;
  GtkSpinButton *interval;
  GtkSpinButton *rollover;
  GtkSpinButton *leech;
  GtkSwitch *siblings;
  GtkSwitch *suspends;
};

G_DEFINE_FINAL_TYPE(UiMemoryLimits, ui_memory_limits, UI_TYPE_MEMORY_GROUP)

static int *
get_member(UiMemoryLimits *self, GtkSpinButton *spin, IlkStudyOptions *options)
{
  if (spin == self->new_cards)
    return &options->new_per_day;
  if (spin == self->leech)
    return &options->leech_lapses;
  return spin == self->interval ? &options->maximum_interval : &options->rollover;
}

static void
value_changed_cb(UiMemoryLimits *self, GtkSpinButton *spin)
{
  UiMemoryOptions *stored = ui_memory_group_get_options(UI_MEMORY_GROUP(self));

  if (stored == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(stored);
  *get_member(self, spin, &options) = gtk_spin_button_get_value_as_int(spin);
  ui_memory_options_set(stored, &options);
}

static void
switched_cb(UiMemoryLimits *self, GParamSpec *pspec, GtkSwitch *turned)
{
  UiMemoryOptions *stored = ui_memory_group_get_options(UI_MEMORY_GROUP(self));

  if (stored == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(stored);
  if (turned == self->siblings)
    options.bury_siblings = gtk_switch_get_active(turned);
  else
    options.leech_suspends = gtk_switch_get_active(turned);
  ui_memory_options_set(stored, &options);
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
ui_memory_limits_show(UiMemoryGroup *group, const IlkStudyOptions *options)
{
  UiMemoryLimits *self = UI_MEMORY_LIMITS(group);

  gtk_spin_button_set_value(self->new_cards, options->new_per_day);
  gtk_spin_button_set_value(self->interval, options->maximum_interval);
  gtk_spin_button_set_value(self->rollover, options->rollover);
  gtk_spin_button_set_value(self->leech, options->leech_lapses);
  gtk_switch_set_active(self->siblings, options->bury_siblings);
  gtk_switch_set_active(self->suspends, options->leech_suspends);
}

static void
ui_memory_limits_reset(UiMemoryGroup *group, IlkStudyOptions *options,
                       const IlkStudyOptions *defaults)
{
  options->new_per_day = defaults->new_per_day;
  options->maximum_interval = defaults->maximum_interval;
  options->rollover = defaults->rollover;
  options->leech_lapses = defaults->leech_lapses;
  options->bury_siblings = defaults->bury_siblings;
  options->leech_suspends = defaults->leech_suspends;
}

static void
ui_memory_limits_class_init(UiMemoryLimitsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiMemoryGroupClass *group_class = UI_MEMORY_GROUP_CLASS(klass);

  group_class->show = ui_memory_limits_show;
  group_class->reset = ui_memory_limits_reset;
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/memory-limits.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryLimits, new_cards);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryLimits, interval);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryLimits, rollover);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryLimits, leech);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryLimits, siblings);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryLimits, suspends);
  gtk_widget_class_bind_template_callback(widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, switched_cb);
  gtk_widget_class_bind_template_callback(widget_class, output_cb);
  gtk_widget_class_bind_template_callback(widget_class, input_cb);
}

static void
ui_memory_limits_init(UiMemoryLimits *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}
