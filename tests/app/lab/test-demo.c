/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A demo's description: read whole, or refused with a reason.
 */
#include "app/base/error.h"
#include "app/lab/demo.h"

#include <math.h>

static const char whole[] =
    "{\"type\":\"describe\",\"version\":1,\"name\":\"gil-contention\",\"title\":\"Who holds it\","
    "\"summary\":\"Short.\",\"explanation\":\"*Long.*\",\"parameters\":["
    "{\"name\":\"threads\",\"label\":\"Threads\",\"type\":\"int\",\"min\":1,\"max\":8,\"default\":"
    "2,"
    "\"unit\":\"\",\"scale\":\"linear\",\"live\":true},"
    "{\"name\":\"interval_us\",\"type\":\"real\",\"min\":50,\"max\":1e5,\"default\":5000,"
    "\"unit\":\"us\",\"scale\":\"log\"},"
    "{\"name\":\"gil\",\"label\":\"GIL\",\"type\":\"bool\",\"default\":true,\"live\":true},"
    "{\"name\":\"mode\",\"label\":\"Counting\",\"type\":\"choice\",\"default\":\"atomic\","
    "\"choices\":[{\"value\":\"plain\",\"label\":\"Plain\"},{\"value\":\"atomic\"}]}],"
    "\"prediction\":{\"question\":\"How fast?\",\"result\":\"speedup\",\"unit\":\"x\",\"min\":0.5,"
    "\"max\":4,\"default\":1.5,\"scale\":\"log\"},"
    "\"charts\":[{\"kind\":\"lanes\",\"title\":\"{threads} threads\"},"
    "{\"kind\":\"histogram\",\"name\":\"hold\",\"unit\":\"us\","
    "\"mark\":{\"parameter\":\"interval_us\",\"label\":\"one interval\"}},"
    "{\"kind\":\"bars\",\"results\":[\"a\",\"b\"],\"labels\":[\"one\"],\"scale\":\"log\",\"ideal\":"
    "{\"value\":2.0,\"label\":\"ideal\"}},"
    "{\"kind\":\"value\",\"result\":\"a\",\"ideal\":{\"parameter\":\"threads\"}},"
    "{\"kind\":\"lines\",\"name\":\"throughput\"},"
    "{\"kind\":\"curve\",\"results\":[\"a\",\"b\"],\"at\":[0.5,100],\"at_unit\":\"ms\","
    "\"mark\":{\"label\":\"pays from\"}}],"
    "\"code\":[\"gil-contention.c\",\"interpreter/gil.c\"],\"python\":\"gil_contention.py\"}";

static IlkDemo *
demo_of(const char *json)
{
  g_autoptr(GError) error = NULL;
  IlkDemo *demo = ilk_demo_new_from_json(json, -1, &error);
  g_assert_no_error(error);
  return demo;
}

static void
test_texts(void)
{
  IlkDemo *demo = demo_of(whole);
  g_assert_cmpstr(ilk_demo_get_name(demo), ==, "gil-contention");
  g_assert_cmpstr(ilk_demo_get_title(demo), ==, "Who holds it");
  g_assert_cmpstr(ilk_demo_get_summary(demo), ==, "Short.");
  g_assert_cmpstr(ilk_demo_get_explanation(demo), ==, "*Long.*");
  g_assert_cmpstr(ilk_demo_get_code(demo)[1], ==, "interpreter/gil.c");
  g_assert_null(ilk_demo_get_code(demo)[2]);
  g_assert_cmpstr(ilk_demo_get_python(demo), ==, "gil_contention.py");
  g_assert_finalize_object(demo);
}

static void
test_parameters(void)
{
  g_autoptr(IlkDemo) demo = demo_of(whole);
  g_assert_cmpuint(ilk_demo_get_parameters(demo)->len, ==, 4);

  const IlkParameter *threads = ilk_demo_find_parameter(demo, "threads");
  g_assert_cmpint(threads->type, ==, ILK_PARAMETER_INT);
  g_assert_cmpfloat(threads->initial, ==, 2);
  g_assert_true(threads->live);
  g_assert_false(threads->log_scale);

  const IlkParameter *interval = ilk_demo_find_parameter(demo, "interval_us");
  g_assert_cmpstr(interval->label, ==, "interval_us");
  g_assert_true(interval->log_scale);
  g_assert_cmpfloat(interval->maximum, ==, 100000);

  g_assert_cmpfloat(ilk_demo_find_parameter(demo, "gil")->initial, ==, 1);

  const IlkParameter *mode = ilk_demo_find_parameter(demo, "mode");
  g_assert_cmpfloat(mode->initial, ==, 1);
  g_assert_cmpstr(((IlkChoice *) mode->choices->pdata[1])->label, ==, "atomic");
  g_assert_null(ilk_demo_find_parameter(demo, "none"));
}

static void
test_prediction_and_charts(void)
{
  g_autoptr(IlkDemo) demo = demo_of(whole);
  const IlkPrediction *prediction = ilk_demo_get_prediction(demo);
  g_assert_cmpstr(prediction->result, ==, "speedup");
  g_assert_cmpfloat(prediction->initial, ==, 1.5);
  g_assert_true(prediction->log_scale);

  GPtrArray *charts = ilk_demo_get_charts(demo);
  g_assert_cmpuint(charts->len, ==, 6);
  const IlkChart *histogram = charts->pdata[1], *bars = charts->pdata[2], *value = charts->pdata[3];
  g_assert_cmpstr(histogram->mark_parameter, ==, "interval_us");
  g_assert_true(isnan(histogram->ideal));
  g_assert_cmpstr(bars->results[1], ==, "b");
  g_assert_cmpstr(bars->labels[0], ==, "one");
  g_assert_null(bars->labels[1]);
  g_assert_true(bars->log_scale);
  g_assert_null(value->labels);
  g_assert_false(value->log_scale);
  g_assert_cmpfloat(bars->ideal, ==, 2);
  g_assert_cmpstr(bars->ideal_label, ==, "ideal");
  g_assert_cmpstr(value->results[0], ==, "a");
  g_assert_cmpstr(value->ideal_parameter, ==, "threads");
}

static void
test_curve(void)
{
  g_autoptr(IlkDemo) demo = demo_of(whole);
  const IlkChart *curve = ilk_demo_get_charts(demo)->pdata[5];

  g_assert_cmpint(curve->kind, ==, ILK_CHART_CURVE);
  g_assert_cmpuint(curve->sizes->len, ==, 2);
  g_assert_cmpfloat(g_array_index(curve->sizes, double, 0), ==, 0.5);
  g_assert_cmpstr(curve->size_unit, ==, "ms");
  g_assert_cmpstr(curve->mark_label, ==, "pays from");
  g_assert_null(curve->mark_parameter);
}

static void
test_sparse(void)
{
  g_autoptr(IlkDemo) demo = demo_of("{\"type\":\"describe\",\"version\":1,\"name\":\"a\"}");
  g_assert_cmpstr(ilk_demo_get_title(demo), ==, "a");
  g_assert_null(ilk_demo_get_prediction(demo));
  g_assert_null(ilk_demo_get_python(demo));
  g_assert_null(ilk_demo_get_code(demo)[0]);
}

#define HEAD "{\"type\":\"describe\",\"version\":1,\"name\":\"a\","
#define PARAMETER(rest) HEAD "\"parameters\":[{\"name\":\"p\"," rest "}]}"

static void
test_refused(void)
{
  const char *const cases[] = {
      "",
      "no json",
      "[]",
      "{\"type\":\"hello\",\"version\":1}",
      "{\"type\":\"describe\",\"version\":2}",
      HEAD "\"parameters\":[7]}",
      PARAMETER("\"type\":\"colour\""),
      PARAMETER("\"type\":\"int\",\"min\":1,\"max\":8"),
      PARAMETER("\"type\":\"int\",\"min\":1,\"max\":8,\"default\":9"),
      PARAMETER("\"type\":\"int\",\"min\":8,\"max\":1,\"default\":4"),
      PARAMETER("\"type\":\"real\",\"min\":0,\"max\":1e999,\"default\":4"),
      PARAMETER("\"type\":\"choice\",\"default\":\"x\",\"choices\":[{\"value\":\"y\"}]"),
      PARAMETER("\"type\":\"choice\",\"default\":\"x\""),
      HEAD "\"charts\":[{\"kind\":\"curve\",\"at\":[0,1]}]}",
      HEAD "\"charts\":[{\"kind\":\"curve\",\"at\":[2,1]}]}",
      HEAD "\"charts\":[{\"kind\":\"curve\",\"at\":[\"1\"]}]}",
      HEAD "\"charts\":[{\"kind\":\"pie\"}]}",
      HEAD "\"prediction\":{\"question\":\"?\",\"min\":1}}",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_test_message("%s", cases[i]);
    g_assert_null(ilk_demo_new_from_json(cases[i], -1, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_CHILD);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lab/demo/texts", test_texts);
  g_test_add_func("/lab/demo/parameters", test_parameters);
  g_test_add_func("/lab/demo/prediction-and-charts", test_prediction_and_charts);
  g_test_add_func("/lab/demo/curve", test_curve);
  g_test_add_func("/lab/demo/sparse", test_sparse);
  g_test_add_func("/lab/demo/refused", test_refused);
  return g_test_run();
}
