/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all charts have in common: they redraw when the style changes, are an image with a
 * description in words to a screen reader, and write text the same way. A chart only draws; its
 * numbers come from app. Main thread.
 */
#pragma once

#include "ui/charts/palette.h"

#define UI_TYPE_CHART (ui_chart_get_type())
G_DECLARE_DERIVABLE_TYPE(UiChart, ui_chart, UI, CHART, GtkWidget)

struct _UiChartClass {
  GtkWidgetClass parent_class;

  /*< private >*/
  int minimum_width;
  int natural_width;
  int height;
};

typedef enum { UI_TEXT_CAPTION, UI_TEXT_BODY, UI_TEXT_STRONG } UiTextStyle;

/** ui_chart_class_set_size: for a chart that is measured without looking at what it shows */
void ui_chart_class_set_size(UiChartClass *klass, int minimum_width, int natural_width, int height);

/** ui_chart_get_scale: Returns: how much higher a line of text is than usual, at least 1; lengths
 * that stand for lines of text grow by it */
double ui_chart_get_scale(UiChart *self);

/** ui_chart_is_rtl: whether a chart of names and lengths begins on the right; one over an axis of
 * time or numbers always begins on the left */
gboolean ui_chart_is_rtl(UiChart *self);

/** ui_chart_mirror: Returns: the pixel that is @x pixels after the side where reading begins */
double ui_chart_mirror(UiChart *self, double x);

/** ui_chart_set_title: @title: (nullable): what is shown, where that stands beside the chart: it is
 * said before what ui_chart_describe() says */
void ui_chart_set_title(UiChart *self, const char *title);

/** ui_chart_describe: Tab stops at a chart that says something. @words: what the chart shows now,
 * as one would tell somebody on the phone */
void ui_chart_describe(UiChart *self, const char *words);
const char *ui_chart_get_description(UiChart *self);

/** ui_chart_create_text: Returns: (transfer full): a line of text, digits of one width */
PangoLayout *ui_chart_create_text(UiChart *self, const char *text, UiTextStyle style)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_chart_measure_text: @width, @height: (out) (nullable): pixels of a line of text */
void ui_chart_measure_text(UiChart *self, const char *text, UiTextStyle style, int *width,
                           int *height);

/** ui_chart_draw_text: writes @text so that the point (@x, @y) is at (@xalign, @yalign) of it */
void ui_chart_draw_text(UiChart *self, GtkSnapshot *snapshot, const char *text, UiTextStyle style,
                        UiColor color, double x, double y, double xalign, double yalign);

/** ui_chart_draw_box: fills a rectangle whose corners have @radius (0 for sharp ones) */
void ui_chart_draw_box(GtkSnapshot *snapshot, UiColor color, const graphene_rect_t *box,
                       float radius);

/** ui_chart_draw_dashes: a dashed vertical line, 1 pixel wide */
void ui_chart_draw_dashes(GtkSnapshot *snapshot, UiColor color, double x, double top,
                          double bottom);
