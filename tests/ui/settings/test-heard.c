/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a screen reader hears of rows and sliders: keys with what they do, what is chosen, the value
 * that is shown.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/base/slider.h"
#include "ui/settings/help-page.h"
#include "ui/settings/preferences-page.h"

/* (nullable): the row with that title */
static GtkWidget *
find_row(GtkWidget *root, const char *title)
{
  if (ADW_IS_ACTION_ROW(root) &&
      g_strcmp0(adw_preferences_row_get_title(ADW_PREFERENCES_ROW(root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkWidget *found = find_row(child, title);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_keys_are_said(void)
{
  static const struct {
    const char *meaning, *keys;
  } rows[] = {
      {"Show the answer, then grade Good", "Space"},
      {"Grade: again, hard, good, easy", "1 – 4"},
      {"Preferences", "Ctrl ,"},
  };
  GtkWidget *page = g_object_ref_sink(g_object_new(UI_TYPE_HELP_PAGE, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    GtkAccessible *row = GTK_ACCESSIBLE(find_row(page, rows[i].meaning));
    gtk_test_accessible_assert_property(row, GTK_ACCESSIBLE_PROPERTY_LABEL, rows[i].meaning);
    gtk_test_accessible_assert_property(row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, rows[i].keys);
  }
  g_assert_finalize_object(page);
}

static void
assert_checked(GtkWidget *row, gboolean checked)
{
  gtk_test_accessible_assert_role(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_state(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_STATE_CHECKED,
                                   checked ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                           : GTK_ACCESSIBLE_TRISTATE_FALSE);
}

/* The row is the one stop for Tab, and says whether it is chosen. */
static void
test_rows_say_what_is_chosen(void)
{
  GtkWidget *page = g_object_ref_sink(g_object_new(UI_TYPE_PREFERENCES_PAGE, NULL));
  GtkWidget *coach = find_row(page, "Coach"), *off = find_row(page, "Off");
  GtkWidget *check = adw_action_row_get_activatable_widget(ADW_ACTION_ROW(off));

  g_assert_false(gtk_widget_get_focusable(check));
  g_assert_true(gtk_widget_get_focusable(off));
  gtk_check_button_set_active(GTK_CHECK_BUTTON(check), TRUE);
  assert_checked(off, TRUE);
  assert_checked(coach, FALSE);
  g_assert_finalize_object(page);
}

static void
test_a_slider_says_its_value(void)
{
  const UiSliderRange range = {
      .minimum = 0, .maximum = 100, .initial = 1, .unit = "%", .log_scale = FALSE};
  UiSlider *slider = g_object_ref_sink(ui_slider_new());
  GtkAccessible *scale = GTK_ACCESSIBLE(find_widget(GTK_WIDGET(slider), GTK_TYPE_SCALE));

  ui_slider_set_range(slider, &range, "How much?");
  gtk_test_accessible_assert_property(scale, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 1.0);
  gtk_test_accessible_assert_property(scale, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0);
  gtk_range_set_value(GTK_RANGE(scale), 0.5);
  gtk_test_accessible_assert_property(scale, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 50.0);
  ui_slider_unset(slider);
  gtk_test_accessible_assert_property(scale, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "not set");
  g_assert_finalize_object(slider);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/settings/heard/keys-are-said", test_keys_are_said);
  g_test_add_func("/settings/heard/rows-say-what-is-chosen", test_rows_say_what_is_chosen);
  g_test_add_func("/settings/heard/a-slider-says-its-value", test_a_slider_says_its_value);
  return g_test_run();
}
