/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desired retention on the page “Memory”: what it costs, in whose times, and a deck's own.
 */
#include "app/store/front/collection-options.h"
#include "tests/app/store/fixture.h"
#include "tests/ui/settings/memory-fixture.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/settings/memory-curve.h"
#include "ui/settings/memory-retention.h"

static void
test_retention(MemoryFixture *fixture, gconstpointer unused)
{
  memory_show_curve(fixture);
  GtkWidget *spin = memory_find_template(fixture, UI_TYPE_MEMORY_RETENTION, "retention");
  GtkWidget *use = memory_find_template(fixture, UI_TYPE_MEMORY_RETENTION, "use");

  /* Its row says “Desired retention in percent”. */
  g_assert_true(
      gtk_test_accessible_has_relation(GTK_ACCESSIBLE(spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "at 90\u00a0% takes about"));
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), 85);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "at 85\u00a0% takes about"));
  g_assert_cmpfloat_with_epsilon(memory_stored(fixture).desired_retention, 0.85, 1e-9);
  g_signal_emit_by_name(use, "clicked");
  g_assert_false(gtk_widget_get_sensitive(use));
  g_assert_cmpfloat(memory_stored(fixture).desired_retention, !=, 0.85);
  memory_click_defaults(fixture, UI_TYPE_MEMORY_RETENTION);
  g_assert_cmpfloat_with_epsilon(memory_stored(fixture).desired_retention, 0.9, 1e-9);
}

static double
stored_retention(MemoryFixture *fixture, gint64 deck)
{
  IlkStudyOptions options;

  ui_page_leave(UI_PAGE(fixture->page));
  g_assert_true(ilk_collection_get_options(fixture->collection, deck, &options, NULL));
  return options.desired_retention;
}

static void
choose(MemoryFixture *fixture, gint64 deck)
{
  ui_page_set_deck(UI_PAGE(fixture->page), deck);
  wait_until(ui_page_is_ready(UI_PAGE(fixture->page)));
}

/* A deck follows all decks until it gets a retention of its own, which then stands. */
static void
test_retention_of_a_deck(MemoryFixture *fixture, gconstpointer unused)
{
  gint64 deck = fixture_import(fixture->collection, 12);

  memory_show_curve(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  GtkWidget *chooser = memory_find_template(fixture, UI_TYPE_MEMORY_RETENTION, "chooser");
  GtkWidget *same = memory_find_template(fixture, UI_TYPE_MEMORY_RETENTION, "same");
  GtkWidget *spin = memory_find_template(fixture, UI_TYPE_MEMORY_RETENTION, "retention");

  g_assert_false(gtk_widget_is_visible(same));
  choose(fixture, deck);
  g_assert_true(is_label_shown(page, "Learning 12 cards at 90\u00a0%"));
  g_assert_true(gtk_switch_get_active(GTK_SWITCH(same)));
  g_assert_false(gtk_widget_get_sensitive(spin));

  gtk_switch_set_active(GTK_SWITCH(same), FALSE);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), 80);
  g_assert_true(is_label_shown(page, "Learning 12 cards at 80\u00a0%"));
  g_assert_true(is_label_shown(page, "Made up · 80\u00a0%"));
  g_assert_cmpfloat_with_epsilon(stored_retention(fixture, deck), 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon(stored_retention(fixture, 0), 0.9, 1e-9);

  adw_combo_row_set_selected(ADW_COMBO_ROW(chooser), 0);
  wait_until(ui_page_is_ready(UI_PAGE(fixture->page)));
  g_assert_cmpint(gtk_spin_button_get_value_as_int(GTK_SPIN_BUTTON(spin)), ==, 90);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), 85);
  g_assert_cmpfloat_with_epsilon(stored_retention(fixture, deck), 0.8, 1e-9);

  choose(fixture, deck);
  memory_click_defaults(fixture, UI_TYPE_MEMORY_RETENTION);
  g_assert_cmpint(gtk_spin_button_get_value_as_int(GTK_SPIN_BUTTON(spin)), ==, 85);
  g_assert_cmpfloat_with_epsilon(stored_retention(fixture, deck), 0.85, 1e-9);
  fixture_assert_sound(fixture->collection);
}

#define MOST_STEPS 60

/* Returns: whether walking through the page with Tab comes by @target. */
static gboolean
is_reached(MemoryFixture *fixture, GtkWidget *target)
{
  GtkRoot *root = GTK_ROOT(fixture->window);

  gtk_root_set_focus(root, NULL);
  for (int i = 0; i < MOST_STEPS; i++) {
    gtk_widget_child_focus(fixture->window, GTK_DIR_TAB_FORWARD);
    GtkWidget *focus = gtk_root_get_focus(root);
    if (focus != NULL && (focus == target || gtk_widget_is_ancestor(focus, target)))
      return TRUE;
  }
  return FALSE;
}

static void
test_retention_by_keyboard(MemoryFixture *fixture, gconstpointer unused)
{
  gint64 deck = fixture_import(fixture->collection, 12);

  memory_show_curve(fixture);
  choose(fixture, deck);
  GtkWidget *same = memory_find_template(fixture, UI_TYPE_MEMORY_RETENTION, "same");
  GtkWidget *spin = memory_find_template(fixture, UI_TYPE_MEMORY_RETENTION, "retention");
  g_assert_true(
      is_reached(fixture, memory_find_template(fixture, UI_TYPE_MEMORY_RETENTION, "chooser")));
  g_assert_true(is_reached(fixture, same));
  g_assert_false(is_reached(fixture, spin));
  gtk_widget_activate(same);
  wait_until(!gtk_switch_get_active(GTK_SWITCH(same)));
  g_assert_true(is_reached(fixture, spin));
  g_assert_true(
      is_reached(fixture, memory_find_template(fixture, UI_TYPE_MEMORY_RETENTION, "use")));
}

/* What is said comes from the learner's own times once there are enough of them. */
static void
test_own_times(MemoryFixture *fixture, gconstpointer unused)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);

  memory_show_curve(fixture);
  g_assert_true(is_label_shown(page, "an average learner’s"));
  memory_study(fixture, 1, 50);
  ui_page_refresh(UI_PAGE(fixture->page));
  wait_until(ui_page_is_ready(UI_PAGE(fixture->page)));
  g_assert_true(is_label_shown(page, "Times are your own, from 100 answers."));
}

static void
test_curve_in_words(MemoryFixture *fixture, gconstpointer unused)
{
  memory_show_curve(fixture);
  GtkWidget *curve = memory_find(fixture, UI_TYPE_MEMORY_CURVE);
  const char *words = ui_chart_get_description(UI_CHART(curve));

  g_assert_nonnull(strstr(words, "at your 90\u00a0%"));
  gtk_test_accessible_assert_role(curve, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property(curve, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  memory_add("retention", test_retention);
  memory_add("retention-of-a-deck", test_retention_of_a_deck);
  memory_add("retention-by-keyboard", test_retention_by_keyboard);
  memory_add("own-times", test_own_times);
  memory_add("curve-in-words", test_curve_in_words);
  return g_test_run();
}
