/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Memory” in a window: the numbers that it stores, and that it goes away.
 */
#include "app/store/front/collection-options.h"
#include "tests/app/store/fixture.h"
#include "tests/ui/settings/memory-fixture.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/settings/memory-days.h"
#include "ui/settings/memory-fit.h"
#include "ui/settings/memory-limits.h"
#include "ui/settings/memory-steps.h"
#include "ui/settings/memory-weekday.h"
#include "ui/styles.h"

static void
apply(GtkWidget *row, const char *text)
{
  gtk_editable_set_text(GTK_EDITABLE(row), text);
  g_signal_emit_by_name(row, "apply");
}

static void
test_steps(MemoryFixture *fixture, gconstpointer unused)
{
  memory_show(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  GtkWidget *learning = memory_find_template(fixture, UI_TYPE_MEMORY_STEPS, "learning");
  GtkWidget *relearning = memory_find_template(fixture, UI_TYPE_MEMORY_STEPS, "relearning");

  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(learning)), ==, "1m 10m");
  apply(learning, "5m 60m");
  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(learning)), ==, "5m 1h");
  apply(relearning, "soon");
  g_assert_true(is_label_shown(page, "“soon” is no step"));
  IlkStudyOptions options = memory_stored(fixture);
  g_assert_cmpint(options.n_learning_steps, ==, 2);
  g_assert_cmpint(options.learning_steps[1], ==, 60);
  g_assert_cmpint(options.n_relearning_steps, ==, 1);
  apply(relearning, "");
  g_assert_false(is_label_shown(page, "is no step"));
  g_assert_cmpint(memory_stored(fixture).n_relearning_steps, ==, 0);
  memory_click_defaults(fixture, UI_TYPE_MEMORY_STEPS);
  g_assert_cmpint(memory_stored(fixture).learning_steps[1], ==, 10);
  g_assert_cmpint(memory_stored(fixture).n_relearning_steps, ==, 1);
}

static void
test_limits(MemoryFixture *fixture, gconstpointer unused)
{
  memory_show(fixture);
  GtkWidget *rollover = memory_find_template(fixture, UI_TYPE_MEMORY_LIMITS, "rollover");
  GtkWidget *new_cards = memory_find_template(fixture, UI_TYPE_MEMORY_LIMITS, "new_cards");

  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(rollover)), ==, "04:00");
  gtk_editable_set_text(GTK_EDITABLE(rollover), "5:30");
  gtk_spin_button_update(GTK_SPIN_BUTTON(rollover));
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(new_cards), 7);
  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(rollover)), ==, "05:30");
  g_assert_cmpint(memory_stored(fixture).rollover, ==, 330);
  g_assert_cmpint(memory_stored(fixture).new_per_day, ==, 7);
  memory_click_defaults(fixture, UI_TYPE_MEMORY_LIMITS);
  g_assert_cmpint(memory_stored(fixture).rollover, ==, 240);
  g_assert_cmpint(memory_stored(fixture).new_per_day, ==, 20);
}

/* A number that is being turned is stored by itself once it rests. */
static void
test_stored_by_itself(MemoryFixture *fixture, gconstpointer unused)
{
  IlkStudyOptions options = {0};

  memory_show(fixture);
  GtkWidget *new_cards = memory_find_template(fixture, UI_TYPE_MEMORY_LIMITS, "new_cards");
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(new_cards), 3);
  do {
    g_main_context_iteration(NULL, TRUE);
    g_assert_true(ilk_collection_get_options(fixture->collection, 0, &options, NULL));
  } while (options.new_per_day != 3);
}

static GtkWidget *
find_weekday(MemoryFixture *fixture, int weekday)
{
  GtkWidget *day =
      gtk_widget_get_first_child(memory_find_template(fixture, UI_TYPE_MEMORY_DAYS, "week"));
  while (ui_memory_weekday_get_weekday(UI_MEMORY_WEEKDAY(day)) != weekday)
    day = gtk_widget_get_next_sibling(day);
  return day;
}

static void
press(MemoryFixture *fixture, int weekday, int times)
{
  for (int i = 0; i < times; i++)
    g_signal_emit_by_name(find_weekday(fixture, weekday), "clicked");
}

static void
test_easy_days(MemoryFixture *fixture, gconstpointer unused)
{
  memory_show(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  g_assert_true(is_label_shown(page, "Click once for fewer reviews"));
  press(fixture, 4, 1);
  g_assert_true(is_label_shown(page, "Fewer on Fri"));
  press(fixture, 5, 2);
  g_assert_true(is_label_shown(page, "Fewer on Fri; none on Sat"));
  gtk_test_accessible_assert_property(find_weekday(fixture, 4), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      "Friday: fewer reviews");
  gtk_test_accessible_assert_property(find_weekday(fixture, 5), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      "Saturday: no reviews");
  IlkStudyOptions options = memory_stored(fixture);
  const int expected[] = {100, 100, 100, 100, 50, 0, 100};
  g_assert_cmpmem(options.easy_days, sizeof options.easy_days, expected, sizeof expected);

  press(fixture, 4, 2);
  g_assert_true(is_label_shown(page, "None on Sat"));
  memory_click_defaults(fixture, UI_TYPE_MEMORY_DAYS);
  g_assert_true(is_label_shown(page, "Click once for fewer reviews"));
  for (int day = 0; day < ILK_WEEKDAYS; day++)
    press(fixture, day, 1);
  g_assert_true(is_label_shown(page, "All days alike"));
}

static void
test_spreading_evenly(MemoryFixture *fixture, gconstpointer unused)
{
  memory_show(fixture);
  GtkWidget *balance = memory_find_template(fixture, UI_TYPE_MEMORY_DAYS, "balance");
  g_assert_true(gtk_switch_get_active(GTK_SWITCH(balance)));
  gtk_switch_set_active(GTK_SWITCH(balance), FALSE);
  g_assert_false(memory_stored(fixture).load_balance);
  memory_click_defaults(fixture, UI_TYPE_MEMORY_DAYS);
  g_assert_true(gtk_switch_get_active(GTK_SWITCH(balance)));
  g_assert_true(memory_stored(fixture).load_balance);
}

/* Weeks of the C locale begin on a Sunday. */
static void
test_weekdays(MemoryFixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  for (int day = 0; day < ILK_WEEKDAYS; day++) {
    g_autofree char *name = ui_memory_weekday_format(day, "%a");
    g_assert_cmpstr(name, ==, names[day]);
  }
  g_assert_cmpint(ui_memory_weekday_get_first(), ==, 6);
}

/* Going away in the middle of all of it is no error. */
static void
test_leaving_early(MemoryFixture *fixture, gconstpointer unused)
{
  memory_show(fixture);
  GtkWidget *new_cards = memory_find_template(fixture, UI_TYPE_MEMORY_LIMITS, "new_cards");
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(new_cards), 5);
  ui_memory_fit_start(UI_MEMORY_FIT(memory_find(fixture, UI_TYPE_MEMORY_FIT)));
}

static void
test_fits(MemoryFixture *fixture, gconstpointer unused)
{
  int width;

  ui_styles_load();
  memory_show_curve(fixture);
  gtk_widget_measure(GTK_WIDGET(fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                     NULL);
  g_assert_cmpint(width, <=, 340);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  memory_add("steps", test_steps);
  memory_add("limits", test_limits);
  memory_add("stored-by-itself", test_stored_by_itself);
  memory_add("leaving-early", test_leaving_early);
  memory_add("easy-days", test_easy_days);
  memory_add("spreading-evenly", test_spreading_evenly);
  memory_add("weekdays", test_weekdays);
  memory_add("fits", test_fits);
  return g_test_run();
}
