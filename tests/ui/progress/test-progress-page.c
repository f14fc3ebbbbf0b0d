/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Progress” in a window: what it shows, how it is called, and that it goes away.
 */
#include "tests/ui/progress/learner.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/charts/columns.h"
#include "ui/charts/heat-map.h"
#include "ui/charts/ratio-dots.h"
#include "ui/charts/share-bar.h"
#include "ui/progress/figure-card.h"
#include "ui/progress/progress-page.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  GtkWidget *window;
  UiProgressPage *page;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->window = gtk_window_new();
  fixture->page = g_object_new(UI_TYPE_PROGRESS_PAGE, NULL);
  gtk_window_set_child(GTK_WINDOW(fixture->window), GTK_WIDGET(fixture->page));
}

/* The page is the last to go, and must not keep the collection, beyond what was asked for and is no
 * longer wanted. */
static void
tear_down(Fixture *fixture, gconstpointer unused)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer(page, &page);
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(page == NULL);
  wait_until(G_OBJECT(fixture->collection)->ref_count == 1);
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

static GtkWidget *
get_page(Fixture *fixture)
{
  return GTK_WIDGET(fixture->page);
}

static void
show(Fixture *fixture)
{
  gtk_window_present(GTK_WINDOW(fixture->window));
  ui_page_set_collection(UI_PAGE(fixture->page), fixture->collection);
  wait_until(ui_page_is_ready(UI_PAGE(fixture->page)));
}

static void
deck_cb(GSimpleAction *action, GVariant *parameter, gpointer asked)
{
  *(char **) asked = g_variant_print(parameter, FALSE);
}

/* What the button asks of the window. */
static char *
dup_asked(Fixture *fixture, GtkWidget *button)
{
  const GActionEntry entry = {.name = "deck", .activate = deck_cb, .parameter_type = "(sx)"};
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new();
  char *asked = NULL;

  g_action_map_add_action_entries(G_ACTION_MAP(actions), &entry, 1, &asked);
  gtk_widget_insert_action_group(fixture->window, "win", G_ACTION_GROUP(actions));
  g_signal_emit_by_name(button, "clicked");
  gtk_widget_insert_action_group(fixture->window, "win", NULL);
  return asked;
}

/* A page without figures makes no charts, and leads to studying. */
static void
test_empty(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  GtkWidget *button = find_widget(get_page(fixture), GTK_TYPE_BUTTON);
  g_assert_true(gtk_widget_get_mapped(button));
  g_assert_null(find_widget(get_page(fixture), UI_TYPE_FIGURE_CARD));
  gtk_test_accessible_assert_property(button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Study now");
  g_autofree char *asked = dup_asked(fixture, button);
  g_assert_cmpstr(asked, ==, "('session', 0)");
}

static void
test_figures(Fixture *fixture, gconstpointer unused)
{
  fixture_import(fixture->collection, 60);
  learner_study(fixture->collection, 14);
  show(fixture);
  g_assert_true(is_label_shown(get_page(fixture), "12 answers today, 5 days in a row"));
  g_assert_true(is_label_shown(get_page(fixture), "goal 90\u00a0%"));
  GtkWidget *card = find_widget(get_page(fixture), UI_TYPE_FIGURE_CARD);
  gtk_test_accessible_assert_role(card, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property(card, GTK_ACCESSIBLE_PROPERTY_LABEL, "Your year");
}

/* Every chart says in words what it draws. */
static void
test_charts_have_words(Fixture *fixture, gconstpointer unused)
{
  const struct {
    GType type;
    const char *words;
  } cases[] = {
      {UI_TYPE_HEAT_MAP, " days of the last year, most on "},
      {UI_TYPE_COLUMNS, "Cards due by day. "},
      {UI_TYPE_SHARE_BAR, "in review "},
      {UI_TYPE_RATIO_DOTS, "Half of your 8 predictions"},
  };

  fixture_import(fixture->collection, 60);
  learner_study(fixture->collection, 14);
  learner_predict(fixture->collection, 8);
  show(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    GtkWidget *chart = find_widget(get_page(fixture), cases[i].type);
    const char *words = ui_chart_get_description(UI_CHART(chart));
    g_assert_nonnull(strstr(words, cases[i].words));
    gtk_test_accessible_assert_role(chart, GTK_ACCESSIBLE_ROLE_IMG);
    gtk_test_accessible_assert_property(chart, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  }
}

static void
test_no_predictions_no_chart(Fixture *fixture, gconstpointer unused)
{
  learner_study(fixture->collection, 1);
  show(fixture);
  g_assert_false(gtk_widget_get_mapped(find_widget(get_page(fixture), UI_TYPE_RATIO_DOTS)));
  learner_predict(fixture->collection, 1);
  ui_page_refresh(UI_PAGE(fixture->page));
  wait_until(is_label_shown(get_page(fixture), "Your one prediction so far was off by"));
}

static void
run(const char *const *command)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) child =
      g_subprocess_newv(command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error(error);
  g_assert_true(g_subprocess_wait_check(child, NULL, &error));
}

/* Without a window manager nobody gives a window the keyboard. */
static void
focus_window(GtkWindow *window)
{
  const char *const command[] = {"xdotool", "search",     "--sync",      "--onlyvisible",
                                 "--name",  "^Progress$", "windowfocus", NULL};

  run(command);
  wait_until(gtk_window_is_active(window));
}

static void
show_focused(Fixture *fixture)
{
  gtk_window_set_title(GTK_WINDOW(fixture->window), "Progress");
  gtk_window_set_default_size(GTK_WINDOW(fixture->window), 1000, 700);
  show(fixture);
  focus_window(GTK_WINDOW(fixture->window));
}

/* From day to day and from week to week, told in words; never into tomorrow. */
static void
test_heat_map_by_keyboard(Fixture *fixture, gconstpointer unused)
{
  const gint64 today = NOON / ILK_MS_PER_DAY;
  const struct {
    const char *key;
    gint64 day;
  } moves[] = {{"Up", today - 1}, {"Left", today - 8},   {"Down", today - 7},   {"Right", today},
               {"Down", today},   {"Home", today - 370}, {"Left", today - 370}, {"End", today}};

  learner_study(fixture->collection, 1);
  show_focused(fixture);
  UiHeatMap *map = UI_HEAT_MAP(find_widget(get_page(fixture), UI_TYPE_HEAT_MAP));
  gtk_widget_grab_focus(GTK_WIDGET(map));
  for (gsize i = 0; i < G_N_ELEMENTS(moves); i++) {
    const char *const command[] = {"xdotool", "key", moves[i].key, NULL};
    run(command);
    wait_until(ui_heat_map_get_selected(map) == moves[i].day);
  }
}

static gboolean
is_ringed(GtkWidget *map)
{
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new();
  gboolean ringed = FALSE;

  GTK_WIDGET_GET_CLASS(map)->snapshot(map, snapshot);
  g_autoptr(GskRenderNode) all = gtk_snapshot_free_to_node(g_steal_pointer(&snapshot));
  for (guint i = 0; i < gsk_container_node_get_n_children(all); i++)
    ringed |=
        gsk_render_node_get_node_type(gsk_container_node_get_child(all, i)) == GSK_BORDER_NODE;
  return ringed;
}

/* GTK hides the focus set by the mouse, and any after a while; the day is told all the same. */
static void
test_heat_map_rings_its_day(Fixture *fixture, gconstpointer unused)
{
  learner_study(fixture->collection, 1);
  show_focused(fixture);
  GtkWidget *map = find_widget(get_page(fixture), UI_TYPE_HEAT_MAP);
  g_assert(map != NULL);
  gtk_widget_grab_focus(map);
  g_assert_true(is_ringed(map));
  gtk_window_set_focus_visible(GTK_WINDOW(fixture->window), FALSE);
  g_assert_true(is_ringed(map));
  gtk_window_set_focus(GTK_WINDOW(fixture->window), NULL);
  g_assert_false(is_ringed(map));
}

/* Going away while the figures are read is no error. */
static void
test_leaving_early(Fixture *fixture, gconstpointer unused)
{
  ui_page_set_collection(UI_PAGE(fixture->page), fixture->collection);
  ui_page_refresh(UI_PAGE(fixture->page));
}

static void
test_fits(Fixture *fixture, gconstpointer unused)
{
  int width;

  learner_study(fixture->collection, 1);
  learner_predict(fixture->collection, 8);
  show(fixture);
  gtk_widget_measure(get_page(fixture), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint(width, <=, 340);
}

static void
add(const char *name, void (*test)(Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/progress-page/", name, NULL);
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  add("empty", test_empty);
  add("figures", test_figures);
  add("charts-have-words", test_charts_have_words);
  add("no-predictions-no-chart", test_no_predictions_no_chart);
  add("heat-map-by-keyboard", test_heat_map_by_keyboard);
  add("heat-map-rings-its-day", test_heat_map_rings_its_day);
  add("leaving-early", test_leaving_early);
  add("fits", test_fits);
  return g_test_run();
}
