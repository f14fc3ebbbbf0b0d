/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the lab knows of a kind of chart: its widget, where that stands, and how what was found gets
 * into it. A file for each kind. Main thread.
 */
#pragma once

#include "app/lab/demo.h"
#include "app/lab/trace.h"
#include "ui/lab/parameter-box.h"

/**
 * UiLabFindings: all lent
 * @trace: what the model has told so far
 * @pythons: (nullable) (element-type UiPythonResult)
 * @parameters: what it runs with
 * @predicted: what the learner said, NAN when they did not
 */
typedef struct {
  IlkDemo *demo;
  IlkTrace *trace;
  GPtrArray *pythons;
  UiParameterBox *parameters;
  double predicted;
} UiLabFindings;

/** UiLabPlace: from edge to edge above the verdict, a card below it, or a tile beside others */
typedef enum { UI_LAB_PLACE_LANES, UI_LAB_PLACE_CARD, UI_LAB_PLACE_TILE } UiLabPlace;

/**
 * UiLabChartKind:
 * @create: Returns: (transfer floating): the widget
 * @fill: puts what was found into it; called whenever there is more
 * @set_title: (nullable): where the widget shows its own title; one in a card has it above
 * @set_trace: (nullable): where the widget reads the trace itself
 */
typedef struct {
  UiLabPlace place;
  GtkWidget *(*create)(const IlkChart *chart);
  void (*fill)(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found);
  void (*set_title)(GtkWidget *widget, const char *title);
  void (*set_trace)(GtkWidget *widget, IlkTrace *trace);
} UiLabChartKind;

/* One for each kind, in the file of its name. */
#define UI_LAB_DECLARE_KIND(CONSTANT, name) extern const UiLabChartKind ui_lab_chart_##name;
ILK_CHART_KINDS(UI_LAB_DECLARE_KIND)
#undef UI_LAB_DECLARE_KIND

/** ui_lab_chart_has_something: Returns: whether anything of what @chart shows was found; an empty
 * one is not drawn */
gboolean ui_lab_chart_has_something(const IlkChart *chart, const UiLabFindings *found);

/** ui_lab_chart_kind: Returns: (transfer none): what the lab knows of @kind */
const UiLabChartKind *ui_lab_chart_kind(IlkChartKind kind);
