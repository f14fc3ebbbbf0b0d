/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks are few: one is looked for by walking over them.
 */
#include "ui/cards/card-context.h"

#include "app/base/clock.h"

#define DEFAULT_ROLLOVER 240

struct _UiCardContext {
  GObject parent_instance;

  /* Owned */
  GPtrArray *decks;
  PangoFontDescription *font; /* that was measured last, at @resolution */

  double resolution;
  int letter;
  int line;
  int rollover;
  gboolean narrow;
};

enum { PROP_0, PROP_NARROW, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiCardContext, ui_card_context, G_TYPE_OBJECT)

static void
set_narrow(UiCardContext *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_NARROW]);
}

static void
ui_card_context_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean(value, UI_CARD_CONTEXT(object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_card_context_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow(UI_CARD_CONTEXT(object), g_value_get_boolean(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_card_context_finalize(GObject *object)
{
  g_ptr_array_unref(UI_CARD_CONTEXT(object)->decks);
  pango_font_description_free(UI_CARD_CONTEXT(object)->font);
  G_OBJECT_CLASS(ui_card_context_parent_class)->finalize(object);
}

static void
ui_card_context_class_init(UiCardContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->get_property = ui_card_context_get_property;
  object_class->set_property = ui_card_context_set_property;
  object_class->finalize = ui_card_context_finalize;
  properties[PROP_NARROW] =
      g_param_spec_boolean("narrow", NULL, NULL, FALSE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
}

static void
ui_card_context_init(UiCardContext *self)
{
  self->decks = g_ptr_array_new();
  self->rollover = DEFAULT_ROLLOVER;
}

UiCardContext *
ui_card_context_new(void)
{
  return g_object_new(UI_TYPE_CARD_CONTEXT, NULL);
}

void
ui_card_context_set_decks(UiCardContext *self, GPtrArray *decks)
{
  g_return_if_fail(UI_IS_CARD_CONTEXT(self) && decks != NULL);

  g_ptr_array_ref(decks);
  g_ptr_array_unref(self->decks);
  self->decks = decks;
}

GPtrArray *
ui_card_context_get_decks(UiCardContext *self)
{
  g_return_val_if_fail(UI_IS_CARD_CONTEXT(self), NULL);
  return self->decks;
}

const char *
ui_card_context_get_deck_name(UiCardContext *self, gint64 id)
{
  g_return_val_if_fail(UI_IS_CARD_CONTEXT(self), "");

  for (guint i = 0; i < self->decks->len; i++)
    if (ilk_deck_get_id(g_ptr_array_index(self->decks, i)) == id)
      return ilk_deck_get_path(g_ptr_array_index(self->decks, i));
  return "";
}

void
ui_card_context_set_rollover(UiCardContext *self, int rollover)
{
  g_return_if_fail(UI_IS_CARD_CONTEXT(self));
  self->rollover = rollover;
}

gint64
ui_card_context_get_today(UiCardContext *self)
{
  g_return_val_if_fail(UI_IS_CARD_CONTEXT(self), 0);

  gint64 now = ilk_clock_now();
  return ilk_clock_day(now, ilk_clock_utc_offset(now), self->rollover);
}

static void
measure(UiCardContext *self, PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics(context, NULL, NULL);
  int letter = MAX(pango_font_metrics_get_approximate_char_width(metrics),
                   pango_font_metrics_get_approximate_digit_width(metrics));

  self->letter = MAX(PANGO_PIXELS_CEIL(letter), 1);
  self->line = PANGO_PIXELS_CEIL(pango_font_metrics_get_height(metrics));
  pango_font_metrics_unref(metrics);
}

void
ui_card_context_measure_font(UiCardContext *self, GtkWidget *widget, int *letter, int *line)
{
  g_return_if_fail(UI_IS_CARD_CONTEXT(self) && GTK_IS_WIDGET(widget));

  PangoContext *context = gtk_widget_get_pango_context(widget);
  const PangoFontDescription *font = pango_context_get_font_description(context);
  double resolution = pango_cairo_context_get_resolution(context);

  if (self->font == NULL || !pango_font_description_equal(self->font, font) ||
      resolution < self->resolution || resolution > self->resolution) {
    pango_font_description_free(self->font);
    self->font = pango_font_description_copy(font);
    self->resolution = resolution;
    measure(self, context);
  }
  *letter = self->letter;
  *line = self->line;
}

gboolean
ui_card_context_is_narrow(UiCardContext *self)
{
  g_return_val_if_fail(UI_IS_CARD_CONTEXT(self), FALSE);
  return self->narrow;
}
