/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headline, three tiles, and a card for each chart.
 */
#include "ui/progress/progress-figures.h"

#include "app/model/review.h"
#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"
#include "ui/charts/heat-map.h"
#include "ui/charts/ratio-dots.h"
#include "ui/charts/value-tile.h"
#include "ui/progress/figure-card.h"
#include "ui/progress/progress-charts.h"
#include "ui/progress/progress-words.h"

#include <glib/gi18n.h>
#include <math.h>

struct _UiProgressFigures {
  AdwBin parent_instance;

  /* Template */
  GtkLabel *headline;
  GtkLabel *outlook;
  GtkWidget *study_button;
  UiValueTile *known_tile;
  UiValueTile *retention_tile;
  UiValueTile *time_tile;
  UiFigureCard *year_card;
  UiHeatMap *heat_map;
  UiFigureCard *forecast_card;
  UiColumns *forecast;
  UiFigureCard *states_card;
  UiShareBar *state_bar;
  UiFigureCard *stability_card;
  UiColumns *stability;
  UiFigureCard *difficulty_card;
  UiColumns *difficulty;
  UiFigureCard *calibration_card;
  UiRatioDots *calibration;
  UiFigureCard *quizzes_card;
};

G_DEFINE_FINAL_TYPE(UiProgressFigures, ui_progress_figures, ADW_TYPE_BIN)

static void
show_head(UiProgressFigures *self, const IlkProgress *progress)
{
  g_autofree char *headline = ui_progress_dup_headline(progress);
  g_autofree char *outlook = ui_progress_dup_outlook(progress);
  gboolean waiting = progress->due[0] > 0 || progress->cards.by_state[ILK_STATE_NEW] > 0;

  gtk_label_set_label(self->headline, headline);
  gtk_label_set_label(self->outlook, outlook);
  gtk_widget_set_visible(self->study_button, waiting && progress->answers_today == 0);
}

static void
show_known(UiProgressFigures *self, const IlkProgress *progress)
{
  guint cards = progress->distribution.cards;
  g_autofree char *known = g_strdup_printf("%.0f", progress->cards.known);
  g_autofree char *note =
      g_strdup_printf(ngettext("of %u card studied", "of %u cards studied", cards), cards);

  ui_value_tile_set_words(self->known_tile, known, note);
}

static void
show_retention(UiProgressFigures *self, const IlkProgress *progress)
{
  double retention = ilk_progress_get_true_retention(progress);
  g_autofree char *goal = ui_progress_dup_goal(progress);
  g_autofree char *value =
      isnan(retention) ? g_strdup("–") : g_strdup_printf("%.0f\u00a0%%", 100 * retention);

  ui_value_tile_set_words(self->retention_tile, value, goal);
}

static void
show_time(UiProgressFigures *self, const IlkProgress *progress)
{
  guint n = progress->answers_today;
  g_autofree char *span = n > 0 ? ilk_interval_text(progress->ms_today) : g_strdup("–");
  g_autofree char *note = NULL;

  if (n > 0)
    note = g_strdup_printf(_("%.0f s an answer"), (double) progress->ms_today / n / 1000);
  ui_value_tile_set_words(self->time_tile, span, note != NULL ? note : _("not studied yet"));
}

typedef char *(*DupWords)(const IlkProgress *progress);

static void
show_words(UiFigureCard *card, DupWords dup_words, const IlkProgress *progress)
{
  g_autofree char *words = dup_words(progress);
  ui_figure_card_set_words(card, words);
}

static void
show_calibration(UiProgressFigures *self, const IlkProgress *progress)
{
  const GArray *ratios = progress->calibration.ratios;

  gtk_widget_set_visible(GTK_WIDGET(self->calibration_card), ratios->len > 0);
  if (ratios->len == 0)
    return;
  g_autofree char *words = ui_progress_dup_calibration(progress);
  ui_figure_card_set_words(self->calibration_card, words);
  ui_ratio_dots_set_ratios(self->calibration, ratios, words);
}

static void
show_charts(UiProgressFigures *self, const IlkProgress *progress)
{
  show_words(self->year_card, ui_progress_dup_year, progress);
  show_words(self->forecast_card, ui_progress_dup_forecast, progress);
  show_words(self->states_card, ui_progress_dup_states, progress);
  show_words(self->stability_card, ui_progress_dup_stability, progress);
  show_words(self->difficulty_card, ui_progress_dup_difficulty, progress);
  ui_heat_map_set_days(self->heat_map, progress->days, progress->today);
  ui_progress_show_forecast(self->forecast, progress);
  ui_progress_show_states(self->state_bar, progress);
  ui_progress_show_stability(self->stability, progress);
  ui_progress_show_difficulty(self->difficulty, progress);
}

#define bind(name) gtk_widget_class_bind_template_child(widget_class, UiProgressFigures, name)

static void
ui_progress_figures_class_init(UiProgressFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  g_type_ensure(UI_TYPE_COLUMNS);
  g_type_ensure(UI_TYPE_FIGURE_CARD);
  g_type_ensure(UI_TYPE_HEAT_MAP);
  g_type_ensure(UI_TYPE_RATIO_DOTS);
  g_type_ensure(UI_TYPE_SHARE_BAR);
  g_type_ensure(UI_TYPE_VALUE_TILE);
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("progress/progress-figures.ui"));
  bind(headline);
  bind(outlook);
  bind(study_button);
  bind(known_tile);
  bind(retention_tile);
  bind(time_tile);
  bind(year_card);
  bind(heat_map);
  bind(forecast_card);
  bind(forecast);
  bind(states_card);
  bind(state_bar);
  bind(stability_card);
  bind(stability);
  bind(difficulty_card);
  bind(difficulty);
  bind(calibration_card);
  bind(calibration);
  bind(quizzes_card);
}

static void
ui_progress_figures_init(UiProgressFigures *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_value_tile_set_title(self->known_tile, _("Known now"));
  ui_value_tile_set_title(self->retention_tile, _("Recalled in 30 days"));
  ui_value_tile_set_title(self->time_tile, _("Time today"));
}

UiProgressFigures *
ui_progress_figures_new(void)
{
  return g_object_new(UI_TYPE_PROGRESS_FIGURES, NULL);
}

void
ui_progress_figures_show(UiProgressFigures *self, const IlkProgress *progress)
{
  g_return_if_fail(UI_IS_PROGRESS_FIGURES(self));

  show_head(self, progress);
  show_known(self, progress);
  show_retention(self, progress);
  show_time(self, progress);
  show_charts(self, progress);
  show_calibration(self, progress);
  gtk_widget_set_visible(GTK_WIDGET(self->quizzes_card), progress->quizzes.scores->len > 0);
  show_words(self->quizzes_card, ui_progress_dup_quizzes, progress);
}
