/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Lab”: asks nobody before it is seen, opens a demo, and ends it on the way back.
 */
#include "app/lab/catalogue.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/icons.h"
#include "ui/lab/code-view.h"
#include "ui/lab/demo-card.h"
#include "ui/lab/lab-charts.h"
#include "ui/lab/lab-page.h"
#include "ui/lab/lab-pane.h"

typedef struct {
  GtkWindow *window;
  UiLabPage *page;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW(gtk_window_new());
  fixture->page = g_object_ref_sink(ui_lab_page_new());
  gtk_window_set_child(fixture->window, GTK_WIDGET(fixture->page));
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy(fixture->window);
  wait_until(G_OBJECT(fixture->page)->ref_count == 1);
  g_assert_finalize_object(fixture->page);
}

static void
test_filled_when_seen(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);

  g_assert_null(find_widget(page, UI_TYPE_DEMO_CARD));
  gtk_window_present(fixture->window);
  wait_until(is_label_shown(page, "Who holds the lock?"));
}

/* Who comes with the keyboard need not wait for what the demos are called. */
static void
test_focus_comes_at_once(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);

  gtk_window_present(fixture->window);
  wait_until(find_widget(page, UI_TYPE_DEMO_CARD) != NULL);
  g_assert_true(gtk_widget_child_focus(page, GTK_DIR_TAB_FORWARD));
  g_assert_true(UI_IS_DEMO_CARD(gtk_window_get_focus(fixture->window)));
  wait_until(is_label_shown(page, "Who holds the lock?"));
  g_assert_true(UI_IS_DEMO_CARD(gtk_window_get_focus(fixture->window)));
}

static void
test_there_and_back(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);
  UiLabPane *pane = UI_LAB_PANE(find_widget(page, UI_TYPE_LAB_PANE));

  gtk_window_present(fixture->window);
  g_assert_false(ui_lab_page_back(fixture->page));
  ui_lab_page_open(fixture->page, "gil-contention");
  wait_until(is_label_shown(GTK_WIDGET(pane), "Run"));
  g_assert_true(gtk_widget_is_ancestor(gtk_window_get_focus(fixture->window), GTK_WIDGET(pane)));
  gtk_widget_activate_action(page, "lab-page.run", NULL);
  g_assert_true(ui_lab_pane_is_running(pane));
  g_assert_true(ui_lab_page_back(fixture->page));
  g_assert_false(ui_lab_pane_is_running(pane));
}

static gboolean
has_focus(Fixture *fixture, const char *label)
{
  GtkWidget *focus = gtk_window_get_focus(fixture->window);
  return focus && is_label_shown(focus, label);
}

static int
count_cards_shown(GtkWidget *widget)
{
  int n = UI_IS_DEMO_CARD(widget) && gtk_widget_get_mapped(widget);

  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    n += count_cards_shown(child);
  return n;
}

/* Words are looked for in title, summary and question, whatever their case. */
static void
test_search(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);
  g_auto(GStrv) demos = ilk_catalogue_dup_names();

  gtk_window_present(fixture->window);
  wait_until(is_label_shown(page, "The convoy effect"));
  wait_until(count_cards_shown(page) == (int) g_strv_length(demos));
  GtkEditable *search = GTK_EDITABLE(find_widget(page, GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text(search, "CONVOY effect");
  wait_until(count_cards_shown(page) == 1);
  gtk_editable_set_text(search, "no such demo anywhere");
  wait_until(is_label_shown(page, "No demo matches."));
  g_assert_cmpint(count_cards_shown(page), ==, 0);
  gtk_editable_set_text(search, "");
  wait_until(count_cards_shown(page) == (int) g_strv_length(demos));
}

/* Each deck's demos stand together, and those that were run are marked and counted. */
static void
test_groups(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);

  gtk_window_present(fixture->window);
  wait_until(is_label_shown(page, "The GIL and parallelism"));
  g_assert_true(is_label_shown(page, "asyncio"));
  g_assert_true(is_label_shown(page, "Testing concurrent code"));
  g_assert_false(is_label_shown(page, "More demos"));
  g_assert_false(is_label_shown(page, "Tried"));
  g_object_set(page, "tried-demos", "convoy,gone-since,gil-contention", NULL);
  g_assert_true(is_label_shown(page, "2 of 12 tried"));
  g_assert_true(is_label_shown(page, "Tried"));
  g_object_set(page, "tried-demos", "", NULL);
  g_assert_false(is_label_shown(page, "Tried"));
}

/* A group without a match has no heading. */
static void
test_search_hides_groups(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);

  gtk_window_present(fixture->window);
  wait_until(is_label_shown(page, "The convoy effect"));
  gtk_editable_set_text(GTK_EDITABLE(find_widget(page, GTK_TYPE_SEARCH_ENTRY)), "convoy effect");
  wait_until(!is_label_shown(page, "asyncio"));
  g_assert_true(is_label_shown(page, "The GIL and parallelism"));
}

typedef struct {
  GtkWidget *card;
  const char *demo;
} Wanted;

static void
find_card(GtkWidget *widget, Wanted *wanted)
{
  if (UI_IS_DEMO_CARD(widget) &&
      g_str_equal(ui_demo_card_get_demo(UI_DEMO_CARD(widget)), wanted->demo))
    wanted->card = widget;
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    find_card(child, wanted);
}

/* On the way back one is where one was. */
static void
test_back_to_the_card(Fixture *fixture, gconstpointer data)
{
  Wanted wanted = {.demo = "tasks"};

  gtk_window_present(fixture->window);
  wait_until(is_label_shown(GTK_WIDGET(fixture->page), "The convoy effect"));
  find_card(GTK_WIDGET(fixture->page), &wanted);
  wait_until(gtk_widget_get_sensitive(wanted.card));
  g_signal_emit_by_name(wanted.card, "clicked");
  g_assert_true(ui_lab_page_back(fixture->page));
  g_assert_true(gtk_window_get_focus(fixture->window) == wanted.card);
}

/* Whoever adds a demo draws its icon. */
static void
test_icons(Fixture *fixture, gconstpointer data)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display(gdk_display_get_default());
  g_auto(GStrv) demos = ilk_catalogue_dup_names();

  ui_icons_load(gdk_display_get_default());
  for (guint i = 0; demos[i] != NULL; i++) {
    g_autofree char *icon = g_strdup_printf("demo-%s-symbolic", demos[i]);
    g_test_message("%s", icon);
    g_assert_true(gtk_icon_theme_has_icon(theme, icon));
  }
}

static void
found_cb(GSimpleAction *action, GVariant *parameter, char **found)
{
  *found = g_variant_dup_string(parameter, NULL);
}

/* Every demo leads to the cards that open it. */
static void
test_leads_to_cards(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new();
  g_autoptr(GSimpleAction) find = g_simple_action_new("find", G_VARIANT_TYPE_STRING);
  g_autofree char *found = NULL;
  Wanted wanted = {.demo = "convoy"};

  g_signal_connect(find, "activate", G_CALLBACK(found_cb), &found);
  g_action_map_add_action(G_ACTION_MAP(actions), G_ACTION(find));
  gtk_widget_insert_action_group(GTK_WIDGET(fixture->window), "win", G_ACTION_GROUP(actions));
  gtk_window_present(fixture->window);
  wait_until(is_label_shown(GTK_WIDGET(fixture->page), "The convoy effect"));
  find_card(GTK_WIDGET(fixture->page), &wanted);
  g_signal_emit_by_name(gtk_widget_get_next_sibling(wanted.card), "clicked");
  g_assert_cmpstr(found, ==, "demo:convoy");
}

/* Stop takes the place of Run, but not its focus: the next Space would end what R began. */
static void
test_focus_stays(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);
  UiLabPane *pane = UI_LAB_PANE(find_widget(page, UI_TYPE_LAB_PANE));

  gtk_window_present(fixture->window);
  ui_lab_page_open(fixture->page, "gil-contention");
  wait_until(ui_lab_pane_is_ready(pane));
  wait_until(has_focus(fixture, "Run"));
  gtk_widget_activate_action(page, "lab-page.run", NULL);
  wait_for_frames(GTK_WIDGET(fixture->window));
  GtkWidget *focus = gtk_window_get_focus(fixture->window);
  g_assert_false(GTK_IS_BUTTON(focus));
  g_assert_true(gtk_widget_is_ancestor(focus, GTK_WIDGET(pane)));
  ui_lab_pane_stop(pane);
  wait_until(!ui_lab_pane_is_running(pane));
  wait_for_frames(GTK_WIDGET(fixture->window));
  g_assert_true(gtk_window_get_focus(fixture->window) == focus);
}

static void
load_style(void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new();

  gtk_css_provider_load_from_resource(provider, "/io/github/interlock/Interlock/ui/lab/lab.css");
  gtk_style_context_add_provider_for_display(gdk_display_get_default(),
                                             GTK_STYLE_PROVIDER(provider),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static int
measure_minimum(GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure(widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What is shown once the demo has run is as wide as it will be before that. */
static void
assert_fits(GtkWidget *page, const char *demo, int scale)
{
  const int phone = 360, padding = 48;
  int all = measure_minimum(page);
  int charts = measure_minimum(find_widget(page, UI_TYPE_LAB_CHARTS));

  g_test_message("%s at scale %d: %d, its charts %d", demo, scale, all, charts);
  g_assert_cmpint(all, <=, phone);
  g_assert_cmpint(charts, <=, phone - padding);
}

/* No demo forces a window wider than a phone, however large its text is. */
static void
test_fits_a_phone(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);
  UiLabPane *pane = UI_LAB_PANE(find_widget(page, UI_TYPE_LAB_PANE));
  g_auto(GStrv) demos = ilk_catalogue_dup_names();
  const int usual_dpi = 96 * PANGO_SCALE;

  g_assert_nonnull(demos[0]);
  load_style();
  gtk_window_present(fixture->window);
  for (gsize i = 0; demos[i] != NULL; i++) {
    ui_lab_page_open(fixture->page, demos[i]);
    wait_until(ui_lab_pane_is_ready(pane));
    ui_code_view_open(UI_CODE_VIEW(find_widget(page, UI_TYPE_CODE_VIEW)), 0);
    for (int scale = 1; scale <= 2; scale++) {
      g_object_set(gtk_settings_get_default(), "gtk-xft-dpi", scale * usual_dpi, NULL);
      wait_for_frames(GTK_WIDGET(fixture->window));
      assert_fits(page, demos[i], scale);
    }
    g_assert_true(ui_lab_page_back(fixture->page));
  }
  g_object_set(gtk_settings_get_default(), "gtk-xft-dpi", usual_dpi, NULL);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add("/lab/page/filled-when-seen", Fixture, NULL, set_up, test_filled_when_seen, tear_down);
  g_test_add("/lab/page/focus-comes-at-once", Fixture, NULL, set_up, test_focus_comes_at_once,
             tear_down);
  g_test_add("/lab/page/there-and-back", Fixture, NULL, set_up, test_there_and_back, tear_down);
  g_test_add("/lab/page/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add("/lab/page/icons", Fixture, NULL, set_up, test_icons, tear_down);
  g_test_add("/lab/page/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add("/lab/page/search-hides-groups", Fixture, NULL, set_up, test_search_hides_groups,
             tear_down);
  g_test_add("/lab/page/back-to-the-card", Fixture, NULL, set_up, test_back_to_the_card, tear_down);
  g_test_add("/lab/page/leads-to-cards", Fixture, NULL, set_up, test_leads_to_cards, tear_down);
  g_test_add("/lab/page/focus-stays", Fixture, NULL, set_up, test_focus_stays, tear_down);
  g_test_add("/lab/page/fits-a-phone", Fixture, NULL, set_up, test_fits_a_phone, tear_down);
  return g_test_run();
}
