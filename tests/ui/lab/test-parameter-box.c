/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Controls follow from a description, and their values get into arguments, JSON and titles.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/lab/parameter-box.h"

#include <math.h>

static const char description[] =
    "{\"type\":\"describe\",\"version\":1,\"name\":\"d\",\"title\":\"D\",\"summary\":\"s\","
    "\"explanation\":\"e\",\"charts\":[],\"parameters\":["
    "{\"name\":\"threads\",\"label\":\"Threads\",\"type\":\"int\",\"min\":1,\"max\":8,"
    "\"default\":2,\"unit\":\"\",\"live\":true},"
    "{\"name\":\"interval_us\",\"label\":\"Interval\",\"type\":\"int\",\"min\":50,\"max\":100000,"
    "\"default\":5000,\"unit\":\"us\",\"scale\":\"log\",\"live\":true},"
    "{\"name\":\"mix\",\"label\":\"Mix\",\"type\":\"real\",\"min\":0,\"max\":1,\"default\":0.25},"
    "{\"name\":\"gil\",\"label\":\"GIL\",\"type\":\"bool\",\"default\":true},"
    "{\"name\":\"mode\",\"label\":\"Mode\",\"type\":\"choice\",\"default\":\"b\",\"choices\":["
    "{\"value\":\"a\",\"label\":\"First\"},{\"value\":\"b\",\"label\":\"Second\"}]}]}";

typedef struct {
  IlkDemo *demo;
  UiParameterBox *box;
  int changes;
} Fixture;

static void
changed_cb(Fixture *fixture)
{
  fixture->changes++;
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->demo = ilk_demo_new_from_json(description, -1, &error);
  g_assert_no_error(error);
  fixture->box = g_object_ref_sink(g_object_new(UI_TYPE_PARAMETER_BOX, NULL));
  ui_parameter_box_set_demo(fixture->box, fixture->demo);
  g_signal_connect_swapped(fixture->box, "changed", G_CALLBACK(changed_cb), fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object(fixture->box);
  g_assert_finalize_object(fixture->demo);
}

static void
test_defaults(Fixture *fixture, gconstpointer data)
{
  g_auto(GStrv) arguments = ui_parameter_box_dup_arguments(fixture->box);
  g_autofree char *line = g_strjoinv(" ", arguments);
  g_autofree char *json = ui_parameter_box_dup_json(fixture->box);
  g_autofree char *title =
      ui_parameter_box_expand(fixture->box, "{threads} threads, {interval_us}, {mode}, {other}");

  g_assert_cmpstr(line, ==, "--threads=2 --interval_us=5000 --mix=0.25 --gil=true --mode=b");
  g_assert_cmpstr(json, ==,
                  "{\"threads\":2,\"interval_us\":5000,\"mix\":0.25,\"gil\":true,\"mode\":\"b\"}");
  g_assert_cmpstr(title, ==, "2 threads, 5\u00a0ms, Second, {other}");
  g_assert_true(isnan(ui_parameter_box_get_number(fixture->box, "other")));
}

/* What is left empty, or is no number, is not taken for the lowest. */
static void
test_no_number(Fixture *fixture, gconstpointer data)
{
  GtkWidget *spin = find_widget(GTK_WIDGET(fixture->box), GTK_TYPE_SPIN_BUTTON);
  const char *const typed[] = {"", " ", "r"};

  for (gsize i = 0; i < G_N_ELEMENTS(typed); i++) {
    gtk_editable_set_text(GTK_EDITABLE(spin), typed[i]);
    gtk_spin_button_update(GTK_SPIN_BUTTON(spin));
    g_assert_cmpfloat(ui_parameter_box_get_number(fixture->box, "threads"), ==, 2);
  }
  g_assert_cmpint(fixture->changes, ==, 0);
}

static void
test_changes(Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = GTK_WIDGET(fixture->box);

  gtk_spin_button_set_value(GTK_SPIN_BUTTON(find_widget(box, GTK_TYPE_SPIN_BUTTON)), 4);
  gtk_range_set_value(GTK_RANGE(find_widget(box, GTK_TYPE_SCALE)), 1);
  gtk_switch_set_active(GTK_SWITCH(find_widget(box, GTK_TYPE_SWITCH)), FALSE);
  gtk_drop_down_set_selected(GTK_DROP_DOWN(find_widget(box, GTK_TYPE_DROP_DOWN)), 0);
  g_auto(GStrv) arguments = ui_parameter_box_dup_arguments(fixture->box);
  g_autofree char *line = g_strjoinv(" ", arguments);
  g_assert_cmpstr(line, ==, "--threads=4 --interval_us=100000 --mix=0.25 --gil=false --mode=a");
  g_assert_cmpint(fixture->changes, ==, 4);
}

/* What a demo says of itself is shown, and is no wish of the learner's; what it cannot mean is
 * not. */
static void
test_follows_the_demo(Fixture *fixture, gconstpointer data)
{
  static const char told[] =
      "{\"type\":\"parameters\",\"parameters\":{\"threads\":99,\"interval_us\":250,"
      "\"gil\":false,\"mode\":\"a\",\"other\":1}}\n"
      "{\"type\":\"parameters\",\"parameters\":{\"mode\":\"a\",\"mix\":null}}\n";
  g_autoptr(IlkTrace) trace = ilk_trace_new();
  GtkWidget *box = GTK_WIDGET(fixture->box);

  ilk_trace_feed(trace, told, strlen(told));
  ui_parameter_box_follow(fixture->box, trace);
  g_auto(GStrv) arguments = ui_parameter_box_dup_arguments(fixture->box);
  g_autofree char *line = g_strjoinv(" ", arguments);
  g_assert_cmpstr(line, ==, "--threads=8 --interval_us=250 --mix=0.25 --gil=false --mode=a");
  g_assert_true(is_label_shown(box, "250\u00a0µs"));
  g_assert_false(gtk_switch_get_active(GTK_SWITCH(find_widget(box, GTK_TYPE_SWITCH))));
  g_assert_cmpint(fixture->changes, ==, 0);
}

static void
test_only_live_ones_change_while_running(Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = GTK_WIDGET(fixture->box);
  GtkWidget *threads = find_widget(box, GTK_TYPE_SPIN_BUTTON);
  GtkWidget *gil = find_widget(box, GTK_TYPE_SWITCH);

  ui_parameter_box_set_running(fixture->box, TRUE);
  g_assert_true(gtk_widget_is_sensitive(threads));
  g_assert_false(gtk_widget_is_sensitive(gil));
  ui_parameter_box_set_running(fixture->box, FALSE);
  g_assert_true(gtk_widget_is_sensitive(gil));
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add("/lab/parameter-box/defaults", Fixture, NULL, set_up, test_defaults, tear_down);
  g_test_add("/lab/parameter-box/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add("/lab/parameter-box/no-number", Fixture, NULL, set_up, test_no_number, tear_down);
  g_test_add("/lab/parameter-box/follows-the-demo", Fixture, NULL, set_up, test_follows_the_demo,
             tear_down);
  g_test_add("/lab/parameter-box/only-live-ones-change-while-running", Fixture, NULL, set_up,
             test_only_live_ones_change_while_running, tear_down);
  return g_test_run();
}
