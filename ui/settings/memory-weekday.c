/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The name and what is wanted of the day are one sentence to a screen reader.
 */
#include "ui/settings/memory-weekday.h"

#include "config.h"
#include "ui/base/dates.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#define DAYS 7
#define FULL 100

struct _UiMemoryWeekday {
  GtkButton parent_instance;

  int weekday;

  /* Template */
  GtkLevelBar *bar;
  GtkLabel *name;
};

G_DEFINE_FINAL_TYPE(UiMemoryWeekday, ui_memory_weekday, GTK_TYPE_BUTTON)

static void
ui_memory_weekday_class_init(UiMemoryWeekdayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/memory-weekday.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryWeekday, bar);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryWeekday, name);
}

/* A level bar would paint what is little as a warning. */
static void
ui_memory_weekday_init(UiMemoryWeekday *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  gtk_level_bar_remove_offset_value(self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value(self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value(self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
}

GtkWidget *
ui_memory_weekday_new(int weekday)
{
  UiMemoryWeekday *self = g_object_new(UI_TYPE_MEMORY_WEEKDAY, NULL);
  g_autofree char *name = ui_memory_weekday_format(weekday, "%a");

  self->weekday = weekday;
  gtk_label_set_text(self->name, name);
  ui_memory_weekday_show(self, FULL);
  return GTK_WIDGET(self);
}

int
ui_memory_weekday_get_weekday(UiMemoryWeekday *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_WEEKDAY(self), 0);
  return self->weekday;
}

void
ui_memory_weekday_show(UiMemoryWeekday *self, int percent)
{
  g_return_if_fail(UI_IS_MEMORY_WEEKDAY(self));

  /* Translators: after the name of a weekday: what is wanted of it. */
  const char *wanted = percent == 0 ? _("no reviews") : _("fewer reviews");
  g_autofree char *day = ui_memory_weekday_format(self->weekday, "%A");
  /* Translators: a weekday, then “no reviews”, “fewer reviews” or “as many as any day”. */
  g_autofree char *words =
      g_strdup_printf(_("%s: %s"), day, percent == FULL ? _("as many as any day") : wanted);

  gtk_level_bar_set_value(self->bar, percent);
  gtk_widget_set_tooltip_text(GTK_WIDGET(self), words);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

char *
ui_memory_weekday_format(int weekday, const char *format)
{
  /* The first of January 2024 was a Monday. */
  g_autoptr(GDateTime) date = g_date_time_new_utc(2024, 1, 1 + weekday, 0, 0, 0);
  return g_date_time_format(date, format);
}

/* The C library counts from a day of its own, a Sunday or a Monday in 1997, written as a number. */
int
ui_memory_weekday_get_first(void)
{
#ifdef __GLIBC__
  const int sunday = 19971130;
  int origin = GPOINTER_TO_INT(nl_langinfo_l(_NL_TIME_WEEK_1STDAY, ui_dates_get_locale()));
  int first = *nl_langinfo_l(_NL_TIME_FIRST_WEEKDAY, ui_dates_get_locale()) - 1;
  return (first + (origin == sunday ? DAYS - 1 : 0)) % DAYS;
#else
  return 0;
#endif
}
