/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A week of buttons, from the day on which weeks begin here. A click takes a day from all to half
 * to none and back.
 */
#include "ui/settings/memory-days.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/settings/memory-weekday.h"

#include <glib/gi18n.h>
#include <string.h>

#define FULL 100
#define HALF 50

struct _UiMemoryDays {
  UiMemoryGroup parent_instance;

  /* Template */
  GtkSwitch *balance;
  GtkLabel *words;
  GtkBox *week;
};

G_DEFINE_FINAL_TYPE(UiMemoryDays, ui_memory_days, UI_TYPE_MEMORY_GROUP)

/* Returns: (nullable): the weekdays with a percentage in [@least, @most], as in “Sat, Sun” */
static char *
dup_names(UiMemoryDays *self, const IlkStudyOptions *options, int least, int most)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (GtkWidget *day = gtk_widget_get_first_child(GTK_WIDGET(self->week)); day != NULL;
       day = gtk_widget_get_next_sibling(day)) {
    int weekday = ui_memory_weekday_get_weekday(UI_MEMORY_WEEKDAY(day));
    int percent = options->easy_days[weekday];
    if (percent < least || percent > most)
      continue;
    g_autofree char *name = ui_memory_weekday_format(weekday, "%a");
    g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", name);
  }
  return names->len > 0 ? g_string_free(g_steal_pointer(&names), FALSE) : NULL;
}

static gboolean
are_alike(const int *days)
{
  for (int i = 1; i < ILK_WEEKDAYS; i++)
    if (days[i] != days[0])
      return FALSE;
  return TRUE;
}

static char *
dup_words(UiMemoryDays *self, const IlkStudyOptions *options)
{
  g_autofree char *fewer = dup_names(self, options, 1, FULL - 1);
  g_autofree char *none = dup_names(self, options, 0, 0);

  if (fewer == NULL && none == NULL)
    return g_strdup(_("Click once for fewer reviews, twice for none"));
  if (are_alike(options->easy_days))
    return g_strdup(_("All days alike: none is easier than another"));
  if (none == NULL)
    /* Translators: weekdays, as in “Sat, Sun”. */
    return g_strdup_printf(_("Fewer on %s"), fewer);
  if (fewer == NULL)
    /* Translators: weekdays, as in “Sat, Sun”. */
    return g_strdup_printf(_("None on %s"), none);
  /* Translators: weekdays, as in “Sat, Sun”, twice. */
  return g_strdup_printf(_("Fewer on %s; none on %s"), fewer, none);
}

static void
ui_memory_days_show(UiMemoryGroup *group, const IlkStudyOptions *options)
{
  UiMemoryDays *self = UI_MEMORY_DAYS(group);
  g_autofree char *words = dup_words(self, options);

  gtk_switch_set_active(self->balance, options->load_balance);
  gtk_label_set_text(self->words, words);
  for (GtkWidget *day = gtk_widget_get_first_child(GTK_WIDGET(self->week)); day != NULL;
       day = gtk_widget_get_next_sibling(day)) {
    int weekday = ui_memory_weekday_get_weekday(UI_MEMORY_WEEKDAY(day));
    ui_memory_weekday_show(UI_MEMORY_WEEKDAY(day), options->easy_days[weekday]);
  }
}

static void
balance_cb(UiMemoryDays *self)
{
  UiMemoryOptions *stored = ui_memory_group_get_options(UI_MEMORY_GROUP(self));

  if (stored == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(stored);
  options.load_balance = gtk_switch_get_active(self->balance);
  ui_memory_options_set(stored, &options);
}

static void
clicked_cb(UiMemoryDays *self, UiMemoryWeekday *day)
{
  UiMemoryOptions *stored = ui_memory_group_get_options(UI_MEMORY_GROUP(self));

  if (stored == NULL)
    return;
  IlkStudyOptions options = *ui_memory_options_get(stored);
  int *percent = &options.easy_days[ui_memory_weekday_get_weekday(day)];
  *percent = *percent == 0 ? FULL : *percent > HALF ? HALF : 0;
  ui_memory_options_set(stored, &options);
}

static void
ui_memory_days_reset(UiMemoryGroup *group, IlkStudyOptions *options,
                     const IlkStudyOptions *defaults)
{
  options->load_balance = defaults->load_balance;
  memcpy(options->easy_days, defaults->easy_days, sizeof options->easy_days);
}

static void
ui_memory_days_class_init(UiMemoryDaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiMemoryGroupClass *group_class = UI_MEMORY_GROUP_CLASS(klass);

  group_class->show = ui_memory_days_show;
  group_class->reset = ui_memory_days_reset;
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("settings/memory-days.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryDays, balance);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryDays, words);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryDays, week);
  gtk_widget_class_bind_template_callback(widget_class, balance_cb);
}

static void
ui_memory_days_init(UiMemoryDays *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  for (int i = 0; i < ILK_WEEKDAYS; i++) {
    int weekday = (ui_memory_weekday_get_first() + i) % ILK_WEEKDAYS;
    GtkWidget *day = ui_memory_weekday_new(weekday);
    g_signal_connect_swapped(day, "clicked", G_CALLBACK(clicked_cb), self);
    gtk_box_append(self->week, day);
  }
}
