/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The curves are computed for all retentions at once, so turning the number only moves a mark. They
 * are computed again, while the old ones stay, when something else changes them.
 */
#include "config.h"

#include "ui/settings/memory-retention.h"

#include "app/study/retention-curve.h"
#include "ui/base/resource.h"
#include "ui/charts/wrap-layout.h"
#include "ui/settings/memory-curve.h"

#include <glib/gi18n.h>
#include <math.h>

struct _UiMemoryRetention {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  UiMemoryOptions *options;
  GCancellable *cancellable; /* of the computation that runs */

  IlkStudyOptions computed_for;
  IlkRetentionCurve curve;
  gboolean ready;

  /* Template */
  GtkSpinButton *retention;
  UiMemoryCurve *minutes;
  UiMemoryCurve *remembered;
  GtkLabel *words;
  AdwActionRow *suggestion;
  GtkWidget *use;
};

G_DEFINE_FINAL_TYPE(UiMemoryRetention, ui_memory_retention, ADW_TYPE_PREFERENCES_GROUP)

static int
get_percent(UiMemoryRetention *self)
{
  return (int) round(ui_memory_options_get(self->options)->desired_retention * 100);
}

static void
set_percent(UiMemoryRetention *self, int percent)
{
  if (self->options == NULL || percent == get_percent(self))
    return;
  IlkStudyOptions options = *ui_memory_options_get(self->options);
  options.desired_retention = percent / 100.0;
  ui_memory_options_set(self->options, &options);
}

static void
show_words(UiMemoryRetention *self, int percent)
{
  int i = CLAMP(percent - ILK_CURVE_FIRST_PERCENT, 0, ILK_CURVE_POINTS - 1);
  double minutes = self->curve.minutes[i];
  g_autofree char *words = g_strdup_printf(
      /* Translators: a retention, minutes, and two numbers of cards. */
      _("At %d\u00a0%% a year of your new cards takes about %.*f minutes a day; of %.0f cards you "
        "would remember %.0f."),
      percent, minutes < 10 ? 1 : 0, minutes, self->curve.cards, self->curve.remembered[i]);

  gtk_label_set_label(self->words, words);
}

static void
show_suggestion(UiMemoryRetention *self, int percent)
{
  g_autofree char *title = g_strdup_printf(_("Suggested: %d\u00a0%%"), self->curve.suggested);
  g_autofree char *use = g_strdup_printf(_("Use the suggested %d\u00a0%%"), self->curve.suggested);
  gboolean followed = percent == self->curve.suggested;

  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self->suggestion), title);
  adw_action_row_set_subtitle(self->suggestion,
                              followed ? _("Your choice costs the least time for each card you "
                                           "remember.")
                                       : _("The least time for each card you remember. More is "
                                           "worth it when forgetting is costly."));
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->use), GTK_ACCESSIBLE_PROPERTY_LABEL, use, -1);
  gtk_widget_set_sensitive(self->use, !followed);
}

static void
show_curve(UiMemoryRetention *self)
{
  int percent = get_percent(self);

  ui_memory_curve_set_marks(self->minutes, percent, self->curve.suggested);
  ui_memory_curve_set_marks(self->remembered, percent, self->curve.suggested);
  show_words(self, percent);
  show_suggestion(self, percent);
}

static void
computed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMemoryRetention) self = UI_MEMORY_RETENTION(user_data);
  g_autoptr(GError) error = NULL;
  IlkRetentionCurve curve;

  if (!ilk_retention_curve_finish(result, &curve, &error)) {
    if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      gtk_label_set_label(self->words, error->message);
    return;
  }
  self->curve = curve;
  self->ready = TRUE;
  ui_memory_curve_set_values(self->minutes, curve.minutes);
  ui_memory_curve_set_values(self->remembered, curve.remembered);
  show_curve(self);
}

static void
cancel(UiMemoryRetention *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
}

static void
compute(UiMemoryRetention *self)
{
  cancel(self);
  self->ready = FALSE;
  self->computed_for = *ui_memory_options_get(self->options);
  self->cancellable = g_cancellable_new();
  ilk_retention_curve_async(&self->computed_for, self->cancellable, computed_cb,
                            g_object_ref(self));
}

static void
changed_cb(UiMemoryRetention *self)
{
  const IlkStudyOptions *options = ui_memory_options_get(self->options);

  gtk_spin_button_set_value(self->retention, get_percent(self));
  if (self->cancellable == NULL || !ilk_retention_curve_same(options, &self->computed_for))
    compute(self);
  if (self->ready)
    show_curve(self);
}

static void
value_changed_cb(UiMemoryRetention *self)
{
  set_percent(self, gtk_spin_button_get_value_as_int(self->retention));
}

static void
use_cb(UiMemoryRetention *self)
{
  set_percent(self, self->curve.suggested);
}

static void
defaults_cb(UiMemoryRetention *self)
{
  IlkStudyOptions defaults;

  ilk_study_options_init(&defaults);
  set_percent(self, (int) round(defaults.desired_retention * 100));
}

static void
ui_memory_retention_dispose(GObject *object)
{
  ui_memory_retention_set_options(UI_MEMORY_RETENTION(object), NULL);
  G_OBJECT_CLASS(ui_memory_retention_parent_class)->dispose(object);
}

static void
ui_memory_retention_class_init(UiMemoryRetentionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_memory_retention_dispose;
  g_type_ensure(UI_TYPE_MEMORY_CURVE);
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/memory-retention.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, retention);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, minutes);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, remembered);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, words);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, suggestion);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, use);
  gtk_widget_class_bind_template_callback(widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, use_cb);
  gtk_widget_class_bind_template_callback(widget_class, defaults_cb);
}

static void
ui_memory_retention_init(UiMemoryRetention *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_memory_retention_set_options(UiMemoryRetention *self, UiMemoryOptions *options)
{
  g_return_if_fail(UI_IS_MEMORY_RETENTION(self));

  if (self->options != NULL)
    g_signal_handlers_disconnect_by_data(self->options, self);
  cancel(self);
  g_set_object(&self->options, options);
  if (options == NULL)
    return;
  g_signal_connect_object(options, "changed", G_CALLBACK(changed_cb), self, G_CONNECT_SWAPPED);
  if (ui_memory_options_is_loaded(options))
    changed_cb(self);
}

gboolean
ui_memory_retention_is_ready(UiMemoryRetention *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_RETENTION(self), FALSE);
  return self->ready;
}
