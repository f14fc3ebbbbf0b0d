/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table names each option once; reading, showing and resetting walk it. A row tells whose value
 * it shows, and takes the deck's own back.
 */
#include "ui/study/deck-options.h"

#include "app/schedule/study-options.h"
#include "app/store/front/collection-options.h"
#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/drop-down.h"
#include "ui/settings/rest.h"

#include <glib/gi18n.h>
#include <math.h>

typedef enum { NUMBER, CHOICE, SWITCH, PERCENT } Kind;

#define MAX_CHOICES 4

static const struct {
  const char *title;
  const char *subtitle;
  gsize offset;
  Kind kind;
  int min, max;
  const char *choices[MAX_CHOICES + 1];
} rows[] = {
#define FIELD(field) G_STRUCT_OFFSET(IlkStudyOptions, field)
    {N_("New cards a day"), NULL, FIELD(new_per_day), NUMBER, 0, 9999, {NULL}},
    {N_("Order of new cards"),
     NULL,
     FIELD(new_order),
     CHOICE,
     0,
     0,
     {N_("As in the deck"), N_("Shuffled"), NULL}},
    {N_("Reviews a day"), NULL, FIELD(reviews_per_day), NUMBER, 0, ILK_NO_REVIEW_LIMIT, {NULL}},
    {N_("Order of reviews"),
     NULL,
     FIELD(review_order),
     CHOICE,
     0,
     0,
     {N_("Due first"), N_("Shuffled"), N_("Most likely forgotten"), NULL}},
    {N_("Desired retention"), N_("In per cent"), FIELD(desired_retention), PERCENT, 70, 99, {NULL}},
    {N_("Timer"),
     NULL,
     FIELD(timer),
     CHOICE,
     0,
     0,
     {N_("As in Preferences"), N_("Coach"), N_("Strict"), N_("Off"), NULL}},
    {N_("A leech is forgotten so often"),
     N_("Such a card gets the tag “leech”; 0 for never"),
     FIELD(leech_lapses),
     NUMBER,
     0,
     99,
     {NULL}},
    {N_("Suspend leeches"), NULL, FIELD(leech_suspends), SWITCH, 0, 1, {NULL}},
#undef FIELD
};

#define N_ROWS G_N_ELEMENTS(rows)

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

  Line lines[N_ROWS]; /* borrowed */
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

static int
get(const IlkStudyOptions *options, gsize i)
{
  const char *field = (const char *) options + rows[i].offset;

  return rows[i].kind == PERCENT ? (int) round(*(const double *) (gconstpointer) field * 100)
                                 : *(const int *) (gconstpointer) field;
}

static void
set(IlkStudyOptions *options, gsize i, int value)
{
  char *field = (char *) options + rows[i].offset;

  if (rows[i].kind == PERCENT)
    *(double *) (gpointer) field = value / 100.0;
  else
    *(int *) (gpointer) field = value;
}

/* Showing */

static void
show_source(UiDeckOptions *self, gsize i)
{
  gboolean own = get(&self->options, i) != get(&self->base, i);
  g_autoptr(GString) text = g_string_new(rows[i].subtitle != NULL ? _(rows[i].subtitle) : NULL);

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
  int value = get(&self->options, i);

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
  for (gsize i = 0; i < N_ROWS; i++)
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
  if (value == get(&self->options, i))
    return;
  set(&self->options, i, value);
  show_source(self, i);
  ui_rest_changed(&self->rest);
}

static void
input_cb(UiDeckOptions *self, GParamSpec *pspec, GtkWidget *input)
{
  if (self->showing || !self->loaded)
    return;
  for (gsize i = 0; i < N_ROWS; i++)
    if (self->lines[i].input == input)
      take(self, i, read_input(input));
}

static void
reset_cb(UiDeckOptions *self, GtkWidget *reset)
{
  for (gsize i = 0; i < N_ROWS; i++)
    if (self->lines[i].reset == reset) {
      gtk_widget_grab_focus(self->lines[i].input);
      take(self, i, get(&self->base, i));
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

/* The number that stands for none is not shown. */
static gboolean
limit_output_cb(GtkSpinButton *input)
{
  if (gtk_spin_button_get_value_as_int(input) < ILK_NO_REVIEW_LIMIT)
    return FALSE;
  if (!g_str_equal(gtk_editable_get_text(GTK_EDITABLE(input)), _("No limit")))
    gtk_editable_set_text(GTK_EDITABLE(input), _("No limit"));
  return TRUE;
}

static int
limit_input_cb(GtkSpinButton *input, double *value)
{
  if (!g_str_equal(gtk_editable_get_text(GTK_EDITABLE(input)), _("No limit")))
    return FALSE;
  *value = ILK_NO_REVIEW_LIMIT;
  return TRUE;
}

static GtkWidget *
make_number(gsize i)
{
  GtkWidget *input = gtk_spin_button_new_with_range(rows[i].min, rows[i].max, 1);

  if (rows[i].offset != G_STRUCT_OFFSET(IlkStudyOptions, reviews_per_day))
    return input;
  gtk_spin_button_set_numeric(GTK_SPIN_BUTTON(input), FALSE);
  gtk_editable_set_width_chars(GTK_EDITABLE(input), (int) g_utf8_strlen(_("No limit"), -1));
  g_signal_connect(input, "output", G_CALLBACK(limit_output_cb), NULL);
  g_signal_connect(input, "input", G_CALLBACK(limit_input_cb), NULL);
  gtk_spin_button_update(GTK_SPIN_BUTTON(input));
  return input;
}

static GtkWidget *
make_input(UiDeckOptions *self, gsize i)
{
  static const char *const properties[] = {"value", "selected", "active", "value"};
  g_autofree char *signal = g_strconcat("notify::", properties[rows[i].kind], NULL);
  g_autoptr(GtkStringList) choices = NULL;
  GtkWidget *input;

  if (rows[i].kind == CHOICE) {
    choices = gtk_string_list_new(NULL);
    for (gsize n = 0; rows[i].choices[n] != NULL; n++)
      gtk_string_list_append(choices, _(rows[i].choices[n]));
    input = gtk_drop_down_new(G_LIST_MODEL(g_steal_pointer(&choices)), NULL);
    ui_drop_down_let_shrink(GTK_DROP_DOWN(input));
    ui_name_inner_button(input, _(rows[i].title));
  } else {
    input = rows[i].kind == SWITCH ? gtk_switch_new() : make_number(i);
    gtk_accessible_update_property(GTK_ACCESSIBLE(input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _(rows[i].title), -1);
  }
  gtk_widget_set_valign(input, GTK_ALIGN_CENTER);
  g_signal_connect_swapped(input, signal, G_CALLBACK(input_cb), self);
  return input;
}

static GtkWidget *
make_reset(UiDeckOptions *self, gsize i)
{
  GtkWidget *reset = gtk_button_new_from_icon_name("edit-undo-symbolic");
  /* Translators: %s is an option of a deck. */
  g_autofree char *name = g_strdup_printf(_("Take back: %s"), _(rows[i].title));

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
  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(line->row), _(rows[i].title));
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
  for (gsize i = 0; i < N_ROWS; i++)
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
