/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The curves are computed for all retentions at once, so turning the number only moves a mark.
 */
#include "ui/settings/memory-retention.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/settings/memory-decks.h"
#include "ui/settings/memory-outlook.h"
#include "ui/settings/memory-plan.h"
#include "ui/settings/retention-choice.h"
#include "ui/settings/retention-words.h"

#include <glib/gi18n.h>

struct _UiMemoryRetention {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  UiMemoryOptions *options;
  UiMemoryDecks *decks;
  UiMemoryPlan *plan;

  gint64 deck;      /* id of the one that is shown, 0 for all */
  gboolean showing; /* a widget changes because it is shown something, not because of the learner */

  /* Template */
  AdwComboRow *chooser;
  GtkStringList *names;
  AdwActionRow *same_row;
  GtkSwitch *same;
  GtkSpinButton *retention;
  UiMemoryOutlook *outlook;
  AdwActionRow *suggestion;
  GtkWidget *use;
};

enum { SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiMemoryRetention, ui_memory_retention, ADW_TYPE_PREFERENCES_GROUP)

static int
get_percent(UiMemoryRetention *self)
{
  return ui_retention_choice_get(self->options, self->decks);
}

/* @percent: 0 to follow all decks */
static void
set_percent(UiMemoryRetention *self, int percent)
{
  if (self->options != NULL && !self->showing)
    ui_retention_choice_set(self->options, self->decks, percent);
}

/* The chooser forgets what is selected when its names change. */
static void
show_chooser(UiMemoryRetention *self)
{
  g_auto(GStrv) names = ui_memory_decks_dup_names(self->decks);
  guint n = g_list_model_get_n_items(G_LIST_MODEL(self->names));

  gtk_string_list_splice(self->names, 0, n, (const char *const *) names);
  adw_combo_row_set_selected(self->chooser, ui_memory_decks_get_place(self->decks));
}

static void
show_number(UiMemoryRetention *self)
{
  gboolean one = ui_memory_decks_get_place(self->decks) > 0;
  gboolean follows = ui_memory_decks_get_percent(self->decks) == 0;
  g_autofree char *common =
      g_strdup_printf(_("%d\u00a0%%"), ui_retention_choice_get_common(self->options));

  gtk_widget_set_visible(GTK_WIDGET(self->same_row), one);
  adw_action_row_set_subtitle(self->same_row, common);
  gtk_switch_set_active(self->same, follows);
  gtk_widget_set_sensitive(GTK_WIDGET(self->retention), !one || !follows);
  gtk_spin_button_set_value(self->retention, get_percent(self));
}

static void
show_suggestion(UiMemoryRetention *self, const IlkRetentionCurve *curve, int percent)
{
  g_autofree char *title = g_strdup_printf(_("Suggested: %d\u00a0%%"), curve->suggested);
  g_autofree char *use = g_strdup_printf(_("Use the suggested %d\u00a0%%"), curve->suggested);
  g_autofree char *advice = ui_retention_dup_advice(curve);

  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self->suggestion), title);
  adw_action_row_set_subtitle(self->suggestion, advice);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->use), GTK_ACCESSIBLE_PROPERTY_LABEL, use, -1);
  gtk_widget_set_sensitive(self->use, percent != curve->suggested);
}

static void
show_curve(UiMemoryRetention *self)
{
  const IlkRetentionCurve *curve = ui_memory_plan_get_curve(self->plan);
  int percent = get_percent(self);

  if (curve == NULL)
    return;
  ui_memory_outlook_mark(self->outlook, curve, ui_memory_plan_get_habits(self->plan), percent);
  show_suggestion(self, curve, percent);
}

static void
show(UiMemoryRetention *self)
{
  if (!ui_memory_options_is_loaded(self->options))
    return;
  self->showing = TRUE;
  show_chooser(self);
  show_number(self);
  show_curve(self);
  self->showing = FALSE;
}

static void
options_changed_cb(UiMemoryRetention *self)
{
  ui_memory_plan_set_options(self->plan, ui_memory_options_get(self->options));
  show(self);
}

static void
plan_changed_cb(UiMemoryRetention *self)
{
  ui_memory_outlook_set_curve(self->outlook, ui_memory_plan_get_curve(self->plan));
  show_curve(self);
}

static void
decks_failed_cb(UiMemoryRetention *self, const char *sentence)
{
  g_signal_emit(self, signals[SIGNAL_FAILED], 0, sentence);
}

static void
selected_cb(UiMemoryRetention *self)
{
  guint selected = adw_combo_row_get_selected(self->chooser);

  if (self->decks == NULL || self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  ui_memory_retention_choose_deck(self, ui_memory_decks_get_id(self->decks, selected));
}

static void
same_cb(UiMemoryRetention *self)
{
  set_percent(self, gtk_switch_get_active(self->same) ? 0 : get_percent(self));
}

static void
value_changed_cb(UiMemoryRetention *self)
{
  set_percent(self, gtk_spin_button_get_value_as_int(self->retention));
}

static void
use_cb(UiMemoryRetention *self)
{
  set_percent(self, ui_memory_plan_get_curve(self->plan)->suggested);
}

static void
defaults_cb(UiMemoryRetention *self)
{
  if (self->options != NULL)
    set_percent(self, ui_retention_choice_get_default(self->decks));
}

static void
forget(UiMemoryRetention *self)
{
  if (self->options == NULL)
    return;
  g_signal_handlers_disconnect_by_data(self->options, self);
  g_signal_handlers_disconnect_by_data(self->decks, self);
  g_signal_handlers_disconnect_by_data(self->plan, self);
  ui_memory_plan_cancel(self->plan);
  g_clear_object(&self->options);
  g_clear_object(&self->decks);
  g_clear_object(&self->plan);
}

static void
ui_memory_retention_dispose(GObject *object)
{
  forget(UI_MEMORY_RETENTION(object));
  G_OBJECT_CLASS(ui_memory_retention_parent_class)->dispose(object);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  g_type_ensure(UI_TYPE_MEMORY_OUTLOOK);
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/memory-retention.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, chooser);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, names);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, same_row);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, same);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, retention);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, outlook);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, suggestion);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryRetention, use);
  gtk_widget_class_bind_template_callback(widget_class, selected_cb);
  gtk_widget_class_bind_template_callback(widget_class, same_cb);
  gtk_widget_class_bind_template_callback(widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, use_cb);
  gtk_widget_class_bind_template_callback(widget_class, defaults_cb);
}

static void
ui_memory_retention_class_init(UiMemoryRetentionClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_memory_retention_dispose;
  signals[SIGNAL_FAILED] = g_signal_new("failed", UI_TYPE_MEMORY_RETENTION, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template(GTK_WIDGET_CLASS(klass));
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

  forget(self);
  if (options == NULL)
    return;
  IlkCollection *collection = ui_memory_options_get_collection(options);
  self->options = g_object_ref(options);
  self->decks = ui_memory_decks_new(collection);
  self->plan = ui_memory_plan_new(collection);
  g_signal_connect_swapped(options, "changed", G_CALLBACK(options_changed_cb), self);
  g_signal_connect_swapped(self->decks, "changed", G_CALLBACK(show), self);
  g_signal_connect_swapped(self->decks, "failed", G_CALLBACK(decks_failed_cb), self);
  g_signal_connect_swapped(self->plan, "changed", G_CALLBACK(plan_changed_cb), self);
  g_signal_connect_object(self->plan, "failed", G_CALLBACK(ui_memory_outlook_say), self->outlook,
                          G_CONNECT_SWAPPED);
  ui_memory_decks_choose(self->decks, self->deck);
  ui_memory_plan_set_deck(self->plan, self->deck);
  if (ui_memory_options_is_loaded(options))
    options_changed_cb(self);
}

void
ui_memory_retention_choose_deck(UiMemoryRetention *self, gint64 deck)
{
  g_return_if_fail(UI_IS_MEMORY_RETENTION(self));

  if (self->deck == deck)
    return;
  self->deck = deck;
  if (self->options == NULL)
    return;
  ui_memory_decks_choose(self->decks, deck);
  ui_memory_plan_set_deck(self->plan, deck);
  show(self);
}

void
ui_memory_retention_refresh(UiMemoryRetention *self)
{
  g_return_if_fail(UI_IS_MEMORY_RETENTION(self));

  if (self->options == NULL)
    return;
  ui_memory_decks_refresh(self->decks);
  ui_memory_plan_set_deck(self->plan, self->deck);
}

void
ui_memory_retention_flush(UiMemoryRetention *self)
{
  g_return_if_fail(UI_IS_MEMORY_RETENTION(self));

  if (self->decks != NULL)
    ui_memory_decks_flush(self->decks);
}

gboolean
ui_memory_retention_is_ready(UiMemoryRetention *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_RETENTION(self), FALSE);
  return self->plan != NULL && ui_memory_plan_is_ready(self->plan);
}
