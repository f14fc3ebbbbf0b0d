/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small deck's year is told in minutes, any other's in hours.
 */
#include "ui/settings/memory-outlook.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"
#include "ui/settings/memory-curve.h"
#include "ui/settings/retention-words.h"

#include <glib/gi18n.h>

#define LONGEST_IN_MINUTES 180

struct _UiMemoryOutlook {
  AdwPreferencesRow parent_instance;

  /* Template */
  GtkLabel *time_title;
  UiMemoryCurve *time;
  UiMemoryCurve *remembered;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE(UiMemoryOutlook, ui_memory_outlook, ADW_TYPE_PREFERENCES_ROW)

static void
ui_memory_outlook_class_init(UiMemoryOutlookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  g_type_ensure(UI_TYPE_MEMORY_CURVE);
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/memory-outlook.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryOutlook, time_title);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryOutlook, time);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryOutlook, remembered);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryOutlook, words);
}

static void
ui_memory_outlook_init(UiMemoryOutlook *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_memory_outlook_set_curve(UiMemoryOutlook *self, const IlkRetentionCurve *curve)
{
  g_return_if_fail(UI_IS_MEMORY_OUTLOOK(self) && curve != NULL);

  gboolean in_minutes = curve->minutes[ILK_CURVE_POINTS - 1] < LONGEST_IN_MINUTES;
  double time[ILK_CURVE_POINTS];

  for (int i = 0; i < ILK_CURVE_POINTS; i++)
    time[i] = in_minutes ? curve->minutes[i] : curve->minutes[i] / 60;
  gtk_label_set_label(self->time_title,
                      in_minutes ? _("Minutes in the first year") : _("Hours in the first year"));
  ui_memory_curve_set_values(self->time, time);
  ui_memory_curve_set_values(self->remembered, curve->remembered);
}

void
ui_memory_outlook_mark(UiMemoryOutlook *self, const IlkRetentionCurve *curve,
                       const IlkHabits *habits, int percent)
{
  g_return_if_fail(UI_IS_MEMORY_OUTLOOK(self) && curve != NULL && habits != NULL);

  g_autofree char *words = ui_retention_dup_outcome(curve, habits, percent);

  ui_memory_curve_set_marks(self->time, percent, curve->cheapest, curve->suggested);
  ui_memory_curve_set_marks(self->remembered, percent, curve->cheapest, curve->suggested);
  gtk_label_set_label(self->words, words);
}

void
ui_memory_outlook_say(UiMemoryOutlook *self, const char *sentence)
{
  g_return_if_fail(UI_IS_MEMORY_OUTLOOK(self));
  gtk_label_set_label(self->words, sentence);
}
