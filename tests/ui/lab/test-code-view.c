/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demo's files can be read, one after the other, by keyboard alone, and nothing stays behind.
 */
#include "tests/ui/widget-tree.h"
#include "ui/lab/code-view.h"

#include <gtksourceview/gtksource.h>

typedef struct {
  GtkWindow *window;
  UiCodeView *view;
} Fixture;

static void
show_demo(Fixture *fixture, const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDemo) demo = ilk_demo_new_from_json(json, -1, &error);

  g_assert_no_error(error);
  ui_code_view_set_demo(fixture->view, demo);
}

static void
set_up(Fixture *fixture, gconstpointer json)
{
  fixture->window = GTK_WINDOW(gtk_window_new());
  fixture->view = g_object_ref_sink(g_object_new(UI_TYPE_CODE_VIEW, NULL));
  gtk_window_set_child(fixture->window, GTK_WIDGET(fixture->view));
  gtk_window_present(fixture->window);
  show_demo(fixture, json);
}

static void
tear_down(Fixture *fixture, gconstpointer json)
{
  gtk_window_destroy(fixture->window);
  wait_until(G_OBJECT(fixture->view)->ref_count == 1);
  g_assert_finalize_object(fixture->view);
}

static GtkWidget *
find(Fixture *fixture, GType type)
{
  return find_widget(GTK_WIDGET(fixture->view), type);
}

static void
check_shown(Fixture *fixture, const char *words, const char *language)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer(GTK_TEXT_VIEW(find(fixture, GTK_SOURCE_TYPE_VIEW)));
  g_autofree char *text = NULL;

  g_object_get(buffer, "text", &text, NULL);
  g_assert_nonnull(strstr(text, words));
  g_assert_cmpstr(
      gtk_source_language_get_id(gtk_source_buffer_get_language(GTK_SOURCE_BUFFER(buffer))), ==,
      language);
}

static void
test_files(Fixture *fixture, gconstpointer json)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON(find(fixture, GTK_TYPE_TOGGLE_BUTTON));

  g_assert_null(find(fixture, GTK_SOURCE_TYPE_VIEW));
  gtk_toggle_button_set_active(button, TRUE);
  check_shown(fixture, "DemoDescription", "c");
  gtk_drop_down_set_selected(GTK_DROP_DOWN(find(fixture, GTK_TYPE_DROP_DOWN)), 1);
  check_shown(fixture, "vm_gil_take", "c");
  ui_code_view_open(fixture->view, 2);
  check_shown(fixture, "import threading", "python");
  show_demo(fixture, json);
  g_assert_false(gtk_toggle_button_get_active(button));
}

static void
test_scheme_follows(Fixture *fixture, gconstpointer json)
{
  const struct {
    AdwColorScheme wanted;
    const char *scheme;
  } cases[] = {{ADW_COLOR_SCHEME_FORCE_DARK, "Adwaita-dark"},
               {ADW_COLOR_SCHEME_FORCE_LIGHT, "Adwaita"}};

  ui_code_view_open(fixture->view, 0);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    adw_style_manager_set_color_scheme(adw_style_manager_get_default(), cases[i].wanted);
    GtkTextBuffer *buffer =
        gtk_text_view_get_buffer(GTK_TEXT_VIEW(find(fixture, GTK_SOURCE_TYPE_VIEW)));
    g_assert_cmpstr(gtk_source_style_scheme_get_id(
                        gtk_source_buffer_get_style_scheme(GTK_SOURCE_BUFFER(buffer))),
                    ==, cases[i].scheme);
  }
  adw_style_manager_set_color_scheme(adw_style_manager_get_default(), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_tab_leaves_the_text(Fixture *fixture, gconstpointer json)
{
  ui_code_view_open(fixture->view, 0);
  GtkTextView *text = GTK_TEXT_VIEW(find(fixture, GTK_SOURCE_TYPE_VIEW));

  g_assert_false(gtk_text_view_get_accepts_tab(text));
  g_assert_false(gtk_text_view_get_editable(text));
}

static void
test_bad_name(Fixture *fixture, gconstpointer json)
{
  ui_code_view_open(fixture->view, 0);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->view), "not in its folder"));
  g_assert_false(gtk_widget_get_visible(
      gtk_widget_get_ancestor(find(fixture, GTK_SOURCE_TYPE_VIEW), GTK_TYPE_SCROLLED_WINDOW)));
}

static void
test_nothing_to_see(Fixture *fixture, gconstpointer json)
{
  GtkWidget *button = find(fixture, GTK_TYPE_TOGGLE_BUTTON);

  g_assert_false(gtk_widget_get_visible(button));
  ui_code_view_set_demo(fixture->view, NULL);
  g_assert_false(gtk_widget_get_visible(button));
}

#define DESCRIBE(code, rest)                                                                       \
  "{\"type\":\"describe\",\"version\":1,\"name\":\"x\",\"code\":[" code "]" rest "}"

int
main(int argc, char *argv[])
{
  static const char gil[] =
      DESCRIBE("\"gil-contention.c\",\"interpreter/gil.c\"", ",\"python\":\"gil_contention.py\"");

  g_test_init(&argc, &argv, NULL);
  adw_init();
  g_test_add("/lab/code-view/files", Fixture, gil, set_up, test_files, tear_down);
  g_test_add("/lab/code-view/scheme-follows", Fixture, gil, set_up, test_scheme_follows, tear_down);
  g_test_add("/lab/code-view/tab-leaves-the-text", Fixture, gil, set_up, test_tab_leaves_the_text,
             tear_down);
  g_test_add("/lab/code-view/bad-name", Fixture, DESCRIBE("\"../README.md\"", ""), set_up,
             test_bad_name, tear_down);
  g_test_add("/lab/code-view/nothing-to-see", Fixture, DESCRIBE("", ""), set_up,
             test_nothing_to_see, tear_down);
  return g_test_run();
}
