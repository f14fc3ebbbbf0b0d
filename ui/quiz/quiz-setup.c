/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows and what they mean; one number a row is remembered.
 */
#include "ui/quiz/quiz-setup.h"

#include "app/model/deck.h"
#include "config.h"
#include "ui/base/columns-layout.h"
#include "ui/base/prompt-key.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define BIT(kind) (1u << (kind))

struct _UiQuizSetup {
  AdwBin parent_instance;

  /* Owned */
  GArray *decks; /* ids, the first 0 */
  char *choices;

  gint64 wanted_deck;
  gboolean restoring;

  /* Template */
  AdwComboRow *deck;
  AdwComboRow *scope;
  AdwEntryRow *search;
  AdwComboRow *length;
  AdwComboRow *kinds;
  AdwComboRow *clock;
  GtkSwitch *strict;
  GtkSwitch *counts;
  GtkSwitch *confidence;
  GtkWidget *start;
};

enum { PROP_0, PROP_CHOICES, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { SIGNAL_START, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiQuizSetup, ui_quiz_setup, ADW_TYPE_BIN)

/* In the order of the row “Length”. */
static const struct {
  guint n;
  guint minutes;
} lengths[] = {{5, 0}, {10, 0}, {20, 0}, {50, 0}, {0, 0}, {0, 5}, {0, 10}, {0, 20}};

/* In the order of the row “Questions”. */
static const guint kinds[] = {
    ILK_QUIZ_MIXED,
    BIT(ILK_QUIZ_CHOICE) | BIT(ILK_QUIZ_SEVERAL) | BIT(ILK_QUIZ_TRUE_FALSE),
    BIT(ILK_QUIZ_TYPED) | BIT(ILK_QUIZ_NUMBER) | BIT(ILK_QUIZ_CLOZE),
    BIT(ILK_QUIZ_ORDER) | BIT(ILK_QUIZ_MATCHING),
    BIT(ILK_QUIZ_OPEN),
};

static const IlkQuizClock clocks[] = {ILK_QUIZ_CLOCK_QUESTION, ILK_QUIZ_CLOCK_WHOLE,
                                      ILK_QUIZ_CLOCK_OFF};

static void
remember(UiQuizSetup *self)
{
  if (self->restoring)
    return;
  char *choices = g_strdup_printf(
      "%u %u %u %u %d %d %d", adw_combo_row_get_selected(self->scope),
      adw_combo_row_get_selected(self->length), adw_combo_row_get_selected(self->kinds),
      adw_combo_row_get_selected(self->clock), gtk_switch_get_active(self->strict),
      gtk_switch_get_active(self->counts), gtk_switch_get_active(self->confidence));
  if (g_strcmp0(choices, self->choices) == 0) {
    g_free(choices);
    return;
  }
  g_free(self->choices);
  self->choices = choices;
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_CHOICES]);
}

static void
select_row(AdwComboRow *row, guint place)
{
  if (place < g_list_model_get_n_items(adw_combo_row_get_model(row)))
    adw_combo_row_set_selected(row, place);
}

static void
restore(UiQuizSetup *self, const char *choices)
{
  guint n[7] = {0};

  if (choices == NULL ||
      sscanf(choices, "%u %u %u %u %u %u %u", &n[0], &n[1], &n[2], &n[3], &n[4], &n[5], &n[6]) != 7)
    return;
  self->restoring = TRUE;
  select_row(self->scope, n[0]);
  select_row(self->length, n[1]);
  select_row(self->kinds, n[2]);
  select_row(self->clock, n[3]);
  gtk_switch_set_active(self->strict, n[4] != 0);
  gtk_switch_set_active(self->counts, n[5] != 0);
  gtk_switch_set_active(self->confidence, n[6] != 0);
  self->restoring = FALSE;
  remember(self);
}

static void
changed_cb(UiQuizSetup *self)
{
  gtk_widget_set_sensitive(GTK_WIDGET(self->strict),
                           adw_combo_row_get_selected(self->clock) != G_N_ELEMENTS(clocks) - 1);
  remember(self);
}

static void
start_cb(UiQuizSetup *self)
{
  g_signal_emit(self, signals[SIGNAL_START], 0);
}

static void
ui_quiz_setup_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOICES)
    g_value_set_string(value, UI_QUIZ_SETUP(object)->choices);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_quiz_setup_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOICES)
    restore(UI_QUIZ_SETUP(object), g_value_get_string(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_quiz_setup_finalize(GObject *object)
{
  UiQuizSetup *self = UI_QUIZ_SETUP(object);

  g_array_unref(self->decks);
  g_free(self->choices);
  G_OBJECT_CLASS(ui_quiz_setup_parent_class)->finalize(object);
}

static void
ui_quiz_setup_class_init(UiQuizSetupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_quiz_setup_get_property;
  object_class->set_property = ui_quiz_setup_set_property;
  object_class->finalize = ui_quiz_setup_finalize;
  properties[PROP_CHOICES] =
      g_param_spec_string("choices", NULL, NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  signals[SIGNAL_START] = g_signal_new("start", UI_TYPE_QUIZ_SETUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure(UI_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("quiz/quiz-setup.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, deck);
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, scope);
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, search);
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, length);
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, kinds);
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, clock);
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, strict);
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, counts);
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, confidence);
  gtk_widget_class_bind_template_child(widget_class, UiQuizSetup, start);
  gtk_widget_class_bind_template_callback(widget_class, changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, start_cb);
}

static void
ui_quiz_setup_init(UiQuizSetup *self)
{
  gint64 all = 0;

  self->restoring = TRUE;
  self->decks = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(self->decks, all);
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_prompt_key(self->start);
  self->restoring = FALSE;
  changed_cb(self);
}

void
ui_quiz_setup_choose_deck(UiQuizSetup *self, gint64 deck)
{
  g_return_if_fail(UI_IS_QUIZ_SETUP(self));

  self->wanted_deck = deck;
  for (guint i = 0; i < self->decks->len; i++)
    if (g_array_index(self->decks, gint64, i) == deck)
      select_row(self->deck, i);
}

void
ui_quiz_setup_set_decks(UiQuizSetup *self, GPtrArray *decks)
{
  g_return_if_fail(UI_IS_QUIZ_SETUP(self) && decks != NULL);

  g_autoptr(GtkStringList) names = gtk_string_list_new(NULL);
  guint chosen = adw_combo_row_get_selected(self->deck);
  gint64 before = chosen < self->decks->len ? g_array_index(self->decks, gint64, chosen) : 0;

  g_array_set_size(self->decks, 1);
  gtk_string_list_append(names, _("All decks"));
  for (guint i = 0; i < decks->len; i++) {
    gint64 id = ilk_deck_get_id(decks->pdata[i]);
    g_array_append_val(self->decks, id);
    gtk_string_list_append(names, ilk_deck_get_path(decks->pdata[i]));
  }
  adw_combo_row_set_model(self->deck, G_LIST_MODEL(names));
  ui_quiz_setup_choose_deck(self, self->wanted_deck != 0 ? self->wanted_deck : before);
}

void
ui_quiz_setup_get_plan(UiQuizSetup *self, IlkQuizPlan *plan)
{
  g_return_if_fail(UI_IS_QUIZ_SETUP(self) && plan != NULL);

  guint deck = MIN(adw_combo_row_get_selected(self->deck), self->decks->len - 1);
  guint length = MIN(adw_combo_row_get_selected(self->length), G_N_ELEMENTS(lengths) - 1);
  guint asked = MIN(adw_combo_row_get_selected(self->kinds), G_N_ELEMENTS(kinds) - 1);
  guint clock = MIN(adw_combo_row_get_selected(self->clock), G_N_ELEMENTS(clocks) - 1);

  ilk_quiz_plan_init(plan);
  plan->selection = (IlkQuizSelection){
      .scope = (IlkQuizScope) MIN(adw_combo_row_get_selected(self->scope), ILK_QUIZ_MISSED),
      .deck = g_array_index(self->decks, gint64, deck),
      .search = gtk_editable_get_text(GTK_EDITABLE(self->search)),
  };
  plan->n = lengths[length].n;
  plan->minutes = lengths[length].minutes;
  plan->kinds = kinds[asked];
  plan->clock = clocks[clock];
  plan->strict = gtk_switch_get_active(self->strict);
  plan->counts = gtk_switch_get_active(self->counts);
  plan->confidence = gtk_switch_get_active(self->confidence);
  plan->seed = ((guint64) g_random_int() << 32) | g_random_int();
}

void
ui_quiz_setup_focus(UiQuizSetup *self)
{
  g_return_if_fail(UI_IS_QUIZ_SETUP(self));
  gtk_widget_grab_focus(self->start);
}
