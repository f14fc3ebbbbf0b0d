/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A demo as it described itself.
 */
#include "app/lab/demo.h"

#include "app/lab/demo-private.h"

G_DEFINE_FINAL_TYPE(IlkDemo, ilk_demo, G_TYPE_OBJECT)

static void
free_parameter(gpointer data)
{
  IlkParameter *parameter = data;
  g_free(parameter->name);
  g_free(parameter->label);
  g_free(parameter->unit);
  g_clear_pointer(&parameter->choices, g_ptr_array_unref);
  g_free(parameter);
}

static void
free_prediction(IlkPrediction *prediction)
{
  g_free(prediction->question);
  g_free(prediction->result);
  g_free(prediction->unit);
  g_free(prediction);
}

static void
free_chart(gpointer data)
{
  IlkChart *chart = data;
  g_free(chart->title);
  g_free(chart->name);
  g_strfreev(chart->results);
  g_strfreev(chart->labels);
  g_array_unref(chart->sizes);
  g_free(chart->size_unit);
  g_free(chart->unit);
  g_free(chart->ideal_parameter);
  g_free(chart->ideal_label);
  g_free(chart->mark_parameter);
  g_free(chart->mark_label);
  g_free(chart);
}

static void
ilk_demo_finalize(GObject *object)
{
  IlkDemo *self = ILK_DEMO(object);

  g_free(self->name);
  g_free(self->title);
  g_free(self->summary);
  g_free(self->explanation);
  g_ptr_array_unref(self->parameters);
  g_clear_pointer(&self->prediction, free_prediction);
  g_ptr_array_unref(self->charts);
  g_strfreev(self->code);
  g_free(self->python);
  G_OBJECT_CLASS(ilk_demo_parent_class)->finalize(object);
}

static void
ilk_demo_class_init(IlkDemoClass *class)
{
  G_OBJECT_CLASS(class)->finalize = ilk_demo_finalize;
}

static void
ilk_demo_init(IlkDemo *self)
{
  self->parameters = g_ptr_array_new_with_free_func(free_parameter);
  self->charts = g_ptr_array_new_with_free_func(free_chart);
}

const char *
ilk_demo_get_name(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);
  return self->name;
}

const char *
ilk_demo_get_title(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);
  return self->title;
}

const char *
ilk_demo_get_summary(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);
  return self->summary;
}

const char *
ilk_demo_get_explanation(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);
  return self->explanation;
}

GPtrArray *
ilk_demo_get_parameters(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);
  return self->parameters;
}

const IlkParameter *
ilk_demo_find_parameter(IlkDemo *self, const char *name)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);

  for (guint i = 0; i < self->parameters->len; i++) {
    IlkParameter *parameter = g_ptr_array_index(self->parameters, i);
    if (g_strcmp0(parameter->name, name) == 0)
      return parameter;
  }
  return NULL;
}

const IlkPrediction *
ilk_demo_get_prediction(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);
  return self->prediction;
}

GPtrArray *
ilk_demo_get_charts(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);
  return self->charts;
}

const char *const *
ilk_demo_get_code(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);
  return (const char *const *) self->code;
}

gboolean
ilk_demo_has_turns(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), FALSE);
  return self->turns;
}

const char *
ilk_demo_get_python(IlkDemo *self)
{
  g_return_val_if_fail(ILK_IS_DEMO(self), NULL);
  return self->python;
}
