/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A demo as it describes itself (`DEMO --describe`): parameters, the prediction question, the
 * charts it fills. The window builds the lab from this and has no code for a particular demo.
 * Immutable; any thread.
 */
#pragma once

#include "app/lab/chart-kind.h"

#include <gio/gio.h>

#define ILK_TYPE_DEMO (ilk_demo_get_type())
G_DECLARE_FINAL_TYPE(IlkDemo, ilk_demo, ILK, DEMO, GObject)

typedef enum {
  ILK_PARAMETER_INT,
  ILK_PARAMETER_REAL,
  ILK_PARAMETER_BOOL,
  ILK_PARAMETER_CHOICE
} IlkParameterType;

typedef struct {
  char *value;
  char *label;
} IlkChoice;

/**
 * IlkParameter:
 * @initial: the default: a number, 0/1 for a bool, the index into @choices for a choice
 * @unit: “us”, “ms”, “bytes”, “x”, … or empty
 * @log_scale: whether a slider should be logarithmic
 * @live: whether it can change while the demo runs
 * @choices: (element-type IlkChoice): for a choice, else NULL
 */
typedef struct {
  char *name;
  char *label;
  IlkParameterType type;
  double minimum;
  double maximum;
  double initial;
  char *unit;
  gboolean log_scale;
  gboolean live;
  GPtrArray *choices;
} IlkParameter;

/** IlkPrediction: the question asked before the first run; @result names the measured number it is
 * compared with */
typedef struct {
  char *question;
  char *result;
  char *unit;
  double minimum;
  double maximum;
  double initial;
  gboolean log_scale;
} IlkPrediction;

/**
 * IlkChart:
 * @title: may hold “{threads}”, replaced by that parameter's value
 * @name: (nullable): which histogram or sample series it shows
 * @results: (array zero-terminated=1) (nullable): which results it shows
 * @labels: (array zero-terminated=1) (nullable): what the results are called, in their order
 * @log_scale: whether its values are meant to be compared on a logarithmic axis
 * @sizes: (element-type double): of a curve: the size at which each result was measured, rising
 * @size_unit: their unit
 * @ideal: a value to compare with, NAN when there is none or it comes from @ideal_parameter
 * @ideal_parameter: (nullable): the parameter whose value is the ideal
 * @mark_parameter: (nullable): the parameter whose value is marked on the axis
 * @mark_label: (nullable): what the mark is called
 */
typedef struct {
  IlkChartKind kind;
  char *title;
  char *name;
  char **results;
  char **labels;
  char *unit;
  gboolean log_scale;
  GArray *sizes;
  char *size_unit;
  double ideal;
  char *ideal_parameter;
  char *ideal_label;
  char *mark_parameter;
  char *mark_label;
} IlkChart;

/** ilk_demo_new_from_json: @json: what --describe printed. Returns: (transfer full): NULL with
 * ILK_ERROR_CHILD when it is no description */
IlkDemo *ilk_demo_new_from_json(const char *json, gssize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

const char *ilk_demo_get_name(IlkDemo *self);
const char *ilk_demo_get_title(IlkDemo *self);
const char *ilk_demo_get_summary(IlkDemo *self);
/** ilk_demo_get_explanation: Returns: Markdown */
const char *ilk_demo_get_explanation(IlkDemo *self);
/** ilk_demo_get_parameters: Returns: (transfer none) (element-type IlkParameter) */
GPtrArray *ilk_demo_get_parameters(IlkDemo *self);
/** ilk_demo_find_parameter: Returns: (nullable) */
const IlkParameter *ilk_demo_find_parameter(IlkDemo *self, const char *name);
/** ilk_demo_get_prediction: Returns: (nullable) */
const IlkPrediction *ilk_demo_get_prediction(IlkDemo *self);
/** ilk_demo_get_charts: Returns: (transfer none) (element-type IlkChart) */
GPtrArray *ilk_demo_get_charts(IlkDemo *self);
/** ilk_demo_get_code: Returns: (transfer none) (array zero-terminated=1): the source files worth
 * reading, relative to the folder of the demos; may be empty, never NULL */
const char *const *ilk_demo_get_code(IlkDemo *self);
/** ilk_demo_has_turns: Returns: whether the learner can be its scheduler: `--turn=STEPS` */
gboolean ilk_demo_has_turns(IlkDemo *self);
/** ilk_demo_get_python: Returns: (nullable): the file name of the same experiment for a real
 * Python */
const char *ilk_demo_get_python(IlkDemo *self);
