/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading, showing and resetting walk the table of options. A row tells whose value it shows, and
 * takes the deck's own back.
 */
#include "ui/study/deck-options.h"

#include "app/store/front/collection-options.h"
#include "config.h"
#include "ui/settings/rest.h"
#include "ui/study/deck-option.h"

#include <glib/gi18n.h>

typedef struct {
  AdwActionRow *row;
  GtkWidget *input;
  GtkWidget *reset;
} Line;

struct _UiDeckOptions {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  IlkCollection *collection;
  char *above;

  Line lines[UI_N_DECK_OPTIONS]; /* borrowed */
  IlkStudyOptions options;
  IlkStudyOptions base; /* what the deck follows */
  gint64 deck;
  gboolean loaded;
  gboolean showing;
  UiRest rest;
};

enum { SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiDeckOptions, ui_deck_options, ADW_TYPE_PREFERENCES_GROUP)

/* Showing */

static void
show_source(UiDeckOptions *self, gsize i)
{
  gboolean own = ui_deck_option_get(&self->options, i) != ui_deck_option_get(&self->base, i);
  g_autoptr(GString) text = g_string_new(ui_deck_option_get_subtitle(i));

  if (!own && self->above != NULL) {
    /* Translators: where an option comes from; %s is a deck. */
    g_autofree char *source = g_strdup_printf(_("As in “%s”"), self->above);
    g_string_append_printf(text, "%s%s", text->len > 0 ? " · " : "", source);
  } else if (!own) {
    g_string_append_printf(text, "%s%s", text->len > 0 ? " · " : "", _("As in all decks"));
  }
  g_autofree char *markup = g_markup_escape_text(text->str, -1);
  adw_action_row_set_subtitle(self->lines[i].row, markup);
  gtk_widget_set_visible(self->lines[i].reset, own);
}

static void
show_value(UiDeckOptions *self, gsize i)
{
  GtkWidget *input = self->lines[i].input;
  int value = ui_deck_option_get(&self->options, i);

  if (GTK_IS_SPIN_BUTTON(input))
    gtk_spin_button_set_value(GTK_SPIN_BUTTON(input), value);
  else if (GTK_IS_DROP_DOWN(input))
    gtk_drop_down_set_selected(GTK_DROP_DOWN(input), (guint) value);
  else
    gtk_switch_set_active(GTK_SWITCH(input), value != 0);
  show_source(self, i);
}

static void
show(UiDeckOptions *self)
{
  self->showing = TRUE;
  for (gsize i = 0; i < UI_N_DECK_OPTIONS; i++)
    show_value(self, i);
  self->showing = FALSE;
  gtk_widget_set_sensitive(GTK_WIDGET(self), !ilk_collection_is_read_only(self->collection));
}

/* Storing */

static void
stored_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiDeckOptions) self = UI_DECK_OPTIONS(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_set_options_finish(ILK_COLLECTION(source), result, &error))
    g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
store(gpointer owner)
{
  UiDeckOptions *self = owner;

  ilk_collection_set_options_async(self->collection, self->deck, &self->options, NULL, stored_cb,
                                   g_object_ref(self));
}

static int
read_input(GtkWidget *input)
{
  if (GTK_IS_SPIN_BUTTON(input))
    return gtk_spin_button_get_value_as_int(GTK_SPIN_BUTTON(input));
  if (GTK_IS_DROP_DOWN(input))
    return (int) gtk_drop_down_get_selected(GTK_DROP_DOWN(input));
  return gtk_switch_get_active(GTK_SWITCH(input));
}

static void
take(UiDeckOptions *self, gsize i, int value)
{
  if (value == ui_deck_option_get(&self->options, i))
    return;
  ui_deck_option_set(&self->options, i, value);
  show_source(self, i);
  ui_rest_changed(&self->rest);
}

static void
input_cb(UiDeckOptions *self, GParamSpec *pspec, GtkWidget *input)
{
  if (self->showing || !self->loaded)
    return;
  for (gsize i = 0; i < UI_N_DECK_OPTIONS; i++)
    if (self->lines[i].input == input)
      take(self, i, read_input(input));
}

static void
reset_cb(UiDeckOptions *self, GtkWidget *reset)
{
  for (gsize i = 0; i < UI_N_DECK_OPTIONS; i++)
    if (self->lines[i].reset == reset) {
      gtk_widget_grab_focus(self->lines[i].input);
      take(self, i, ui_deck_option_get(&self->base, i));
      self->showing = TRUE;
      show_value(self, i);
      self->showing = FALSE;
    }
}

/* Reading: what the deck follows first, then what it has */

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiDeckOptions) self = UI_DECK_OPTIONS(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_get_options_finish(ILK_COLLECTION(source), result, &self->options, &error)) {
    g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
    return;
  }
  self->loaded = TRUE;
  show(self);
}

static void
read_base_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiDeckOptions) self = UI_DECK_OPTIONS(user_data);

  if (ilk_collection_get_options_finish(ILK_COLLECTION(source), result, &self->base, NULL))
    ilk_collection_get_options_async(ILK_COLLECTION(source), self->deck, NULL, read_cb,
                                     g_object_ref(self));
}

/* Making */

static GtkWidget *
make_input(UiDeckOptions *self, gsize i)
{
  const char *property;
  GtkWidget *input = ui_deck_option_make_input(i, &property);
  g_autofree char *signal = g_strconcat("notify::", property, NULL);

  g_signal_connect_swapped(input, signal, G_CALLBACK(input_cb), self);
  return input;
}

static GtkWidget *
make_reset(UiDeckOptions *self, gsize i)
{
  GtkWidget *reset = gtk_button_new_from_icon_name("edit-undo-symbolic");
  /* Translators: %s is an option of a deck. */
  g_autofree char *name = g_strdup_printf(_("Take back: %s"), ui_deck_option_get_title(i));

  gtk_widget_set_valign(reset, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class(reset, "flat");
  gtk_widget_set_visible(reset, FALSE);
  gtk_accessible_update_property(GTK_ACCESSIBLE(reset), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped(reset, "clicked", G_CALLBACK(reset_cb), self);
  return reset;
}

static void
add_line(UiDeckOptions *self, gsize i)
{
  Line *line = &self->lines[i];

  line->row = ADW_ACTION_ROW(adw_action_row_new());
  line->input = make_input(self, i);
  line->reset = make_reset(self, i);
  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(line->row), ui_deck_option_get_title(i));
  adw_action_row_add_suffix(line->row, line->reset);
  adw_action_row_add_suffix(line->row, line->input);
  adw_action_row_set_activatable_widget(line->row, line->input);
  adw_preferences_group_add(ADW_PREFERENCES_GROUP(self), GTK_WIDGET(line->row));
}

static void
ui_deck_options_dispose(GObject *object)
{
  UiDeckOptions *self = UI_DECK_OPTIONS(object);

  /* The main loop may be about to end, so this one is waited for. */
  if (ui_rest_take(&self->rest))
    ilk_collection_set_options(self->collection, self->deck, &self->options, NULL);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_deck_options_parent_class)->dispose(object);
}

static void
ui_deck_options_finalize(GObject *object)
{
  g_free(UI_DECK_OPTIONS(object)->above);
  G_OBJECT_CLASS(ui_deck_options_parent_class)->finalize(object);
}

static void
ui_deck_options_class_init(UiDeckOptionsClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_deck_options_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_deck_options_finalize;
  signals[SIGNAL_FAILED] = g_signal_new("failed", UI_TYPE_DECK_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ui_deck_options_init(UiDeckOptions *self)
{
  ui_rest_init(&self->rest, store, self);
  ilk_study_options_init(&self->options);
  ilk_study_options_init(&self->base);
  adw_preferences_group_set_title(ADW_PREFERENCES_GROUP(self), _("Options of this deck"));
  for (gsize i = 0; i < UI_N_DECK_OPTIONS; i++)
    add_line(self, i);
}

void
ui_deck_options_show(UiDeckOptions *self, IlkCollection *collection, gint64 deck, gint64 parent,
                     const char *above)
{
  g_return_if_fail(UI_IS_DECK_OPTIONS(self) && ILK_IS_COLLECTION(collection));

  ui_rest_flush(&self->rest);
  self->loaded = self->loaded && self->deck == deck;
  self->deck = deck;
  g_set_object(&self->collection, collection);
  g_free(self->above);
  self->above = g_strdup(above);
  ilk_collection_get_options_async(collection, parent, NULL, read_base_cb, g_object_ref(self));
}

void
ui_deck_options_flush(UiDeckOptions *self)
{
  g_return_if_fail(UI_IS_DECK_OPTIONS(self));
  ui_rest_flush(&self->rest);
}

gboolean
ui_deck_options_is_ready(UiDeckOptions *self)
{
  g_return_val_if_fail(UI_IS_DECK_OPTIONS(self), FALSE);
  return self->loaded;
}
