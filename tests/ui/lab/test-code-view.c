/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demo's files can be read, one after the other, by keyboard alone; words are found in them,
 * the threads of a run are marked at their lines, and nothing stays behind.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/compat/text-colors.h"
#include "ui/lab/code-marks.h"
#include "ui/lab/code-search.h"
#include "ui/lab/code-view.h"

#include <gtksourceview/gtksource.h>

typedef struct {
  GtkWindow *window;
  UiCodeView *view;
  GtkWidget *button;
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
  fixture->button = gtk_toggle_button_new();
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append(GTK_BOX(box), fixture->button);
  gtk_box_append(GTK_BOX(box), GTK_WIDGET(fixture->view));
  ui_code_view_set_button(fixture->view, GTK_TOGGLE_BUTTON(fixture->button));
  gtk_window_set_child(fixture->window, box);
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
  GtkToggleButton *button = GTK_TOGGLE_BUTTON(fixture->button);

  g_assert_null(find(fixture, GTK_SOURCE_TYPE_VIEW));
  gtk_toggle_button_set_active(button, TRUE);
  check_shown(fixture, "import threading", "python");
  gtk_drop_down_set_selected(GTK_DROP_DOWN(find(fixture, GTK_TYPE_DROP_DOWN)), 1);
  check_shown(fixture, "count_holds", "c");
  ui_code_view_open(fixture->view, 2);
  check_shown(fixture, "vm_gil_take", "c");
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
  GtkWidget *button = fixture->button;

  g_assert_false(gtk_widget_get_visible(button));
  ui_code_view_set_demo(fixture->view, NULL);
  g_assert_false(gtk_widget_get_visible(button));
}

/* Searching */

static char *
dup_selected(Fixture *fixture)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer(GTK_TEXT_VIEW(find(fixture, GTK_SOURCE_TYPE_VIEW)));
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds(buffer, &start, &end);
  return gtk_text_iter_get_text(&start, &end);
}

static gboolean
is_selected(Fixture *fixture, const char *words)
{
  g_autofree char *selected = dup_selected(fixture);
  return g_str_equal(selected, words);
}

static void
find_next(Fixture *fixture, gboolean forward)
{
  gtk_widget_activate_action(GTK_WIDGET(fixture->view), "code.find", "b", forward);
}

static void
test_search(Fixture *fixture, gconstpointer json)
{
  ui_code_view_open(fixture->view, 2);
  GtkWidget *search = find(fixture, UI_TYPE_CODE_SEARCH);
  GtkWidget *entry = find_widget(search, GTK_TYPE_SEARCH_ENTRY);

  g_assert_false(gtk_widget_get_visible(search));
  gtk_widget_activate_action(GTK_WIDGET(fixture->view), "code.search", NULL);
  g_assert_true(gtk_widget_get_visible(search));
  gtk_editable_set_text(GTK_EDITABLE(entry), "SWITCH_NUMBER");
  wait_until(is_selected(fixture, "switch_number"));
  wait_until(is_label_shown(search, "1 of 3"));
  find_next(fixture, TRUE);
  g_assert_true(is_label_shown(search, "2 of 3"));
  find_next(fixture, FALSE);
  find_next(fixture, FALSE);
  g_assert_true(is_label_shown(search, "3 of 3"));
  gtk_editable_set_text(GTK_EDITABLE(entry), "no such words");
  wait_until(is_label_shown(search, "not found"));

  g_signal_emit_by_name(entry, "stop-search");
  g_assert_false(gtk_widget_get_visible(search));
  g_assert_true(gtk_widget_has_focus(find(fixture, GTK_SOURCE_TYPE_VIEW)));
}

/* Assistive technology */

/* What a screen reader does when it starts and ends. */
static void
set_reader_on(gboolean on)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error(error);
  g_autoptr(GVariant) reply = g_dbus_connection_call_sync(
      bus, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
      g_variant_new("(ssv)", "org.a11y.Status", "IsEnabled", g_variant_new_boolean(on)), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error(error);
}

/* Whether what is at @iter has a colour that an old GTK dies of when asked for it. */
static gboolean
is_colored(const GtkTextIter *iter)
{
  g_autoptr(GSList) tags = gtk_text_iter_get_tags(iter);

  for (GSList *tag = tags; tag; tag = tag->next) {
    gboolean set = FALSE;
    g_object_get(tag->data, "foreground-set", &set, NULL);
    if (set)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_anything_colored(Fixture *fixture)
{
  GtkTextIter iter;
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer(GTK_TEXT_VIEW(find(fixture, GTK_SOURCE_TYPE_VIEW)));

  gtk_text_buffer_get_start_iter(buffer, &iter);
  do {
    if (is_colored(&iter))
      return TRUE;
  } while (gtk_text_iter_forward_to_tag_toggle(&iter, NULL));
  return FALSE;
}

/* Where GTK is old, colours go while a screen reader is on, those of a search as well; elsewhere
 * they stay. */
static void
test_colors_give_way(Fixture *fixture, gconstpointer json)
{
  gboolean stay = gtk_get_major_version() > 4 || gtk_get_minor_version() >= 14;

  ui_code_view_open(fixture->view, 2);
  wait_until(is_anything_colored(fixture));
  gtk_widget_activate_action(GTK_WIDGET(fixture->view), "code.search", NULL);
  gtk_editable_set_text(
      GTK_EDITABLE(find_widget(find(fixture, UI_TYPE_CODE_SEARCH), GTK_TYPE_SEARCH_ENTRY)),
      "mutex");
  wait_until(is_label_shown(find(fixture, UI_TYPE_CODE_SEARCH), "1 of"));

  set_reader_on(TRUE);
  wait_until(ui_text_colors_get_allowed(ui_text_colors_get_default()) == stay);
  wait_until(is_anything_colored(fixture) == stay);
  ui_code_view_open(fixture->view, 0);
  g_assert_true(is_anything_colored(fixture) == stay || stay);
  set_reader_on(FALSE);
  wait_until(is_anything_colored(fixture));
}

/* Marks */

static IlkTrace *
trace_of(const char *lines)
{
  IlkTrace *trace = ilk_trace_new();

  ilk_trace_feed(trace, lines, strlen(lines));
  return trace;
}

static gboolean
is_tinted(Fixture *fixture, int line)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer(GTK_TEXT_VIEW(find(fixture, GTK_SOURCE_TYPE_VIEW)));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line(buffer, &iter, line);
  g_autoptr(GSList) tags = gtk_text_iter_get_tags(&iter);
  for (GSList *tag = tags; tag; tag = tag->next) {
    g_autofree char *name = NULL;
    g_object_get(tag->data, "name", &name, NULL);
    if (name && g_str_has_prefix(name, "ui-lane-state-"))
      return TRUE;
  }
  return FALSE;
}

#define LANES                                                                                      \
  "{\"type\":\"lane\",\"id\":0,\"name\":\"thread 1\"}\n"                                           \
  "{\"type\":\"lane\",\"id\":1,\"name\":\"thread 2\"}\n"                                           \
  "{\"type\":\"lane\",\"id\":2,\"name\":\"thread 3\"}\n"

static void
test_marks(Fixture *fixture, gconstpointer json)
{
  GtkWidget *view = GTK_WIDGET(fixture->view);
  g_autoptr(IlkTrace) trace =
      trace_of(LANES "{\"type\":\"states\",\"data\":[0,0,2,0,1,1,0,2,1]}\n");

  ui_code_view_open(fixture->view, 2);
  g_assert_true(is_label_shown(view, "While a run is recorded"));
  UiCodeMarks *marks = UI_CODE_MARKS(find(fixture, UI_TYPE_CODE_MARKS));
  g_assert_cmpint(ui_code_marks_get_first(marks), ==, -1);

  ui_code_view_follow(fixture->view, trace);
  wait_until(is_label_shown(view, "thread 1: running with the GIL (line "));
  g_assert_true(is_label_shown(view, "thread 2, 3: waiting for the GIL (line "));
  int first = ui_code_marks_get_first(marks);
  g_assert_true(is_tinted(fixture, first));
  g_assert_false(is_tinted(fixture, first + 1));

  ui_code_view_follow(fixture->view, NULL);
  wait_until(is_label_shown(view, "While a run is recorded"));
  g_assert_false(is_tinted(fixture, first));
}

/* A file that records no state says which one does, and has no empty margin. */
static void
test_no_marks(Fixture *fixture, gconstpointer json)
{
  const guint files[] = {0, 1};

  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    ui_code_view_open(fixture->view, 2);
    g_assert_true(gtk_widget_get_visible(find(fixture, UI_TYPE_CODE_MARKS)));
    ui_code_view_open(fixture->view, files[i]);
    g_assert_false(gtk_widget_get_visible(find(fixture, UI_TYPE_CODE_MARKS)));
    g_assert_false(is_label_shown(GTK_WIDGET(fixture->view), "While a run is recorded"));
    g_assert_true(is_label_shown(GTK_WIDGET(fixture->view), "marked in “interpreter/gil.c”"));
  }
}

#define DESCRIBE(code, rest)                                                                       \
  "{\"type\":\"describe\",\"version\":1,\"name\":\"x\",\"code\":[" code "]" rest "}"

int
main(int argc, char *argv[])
{
  static const char gil[] = DESCRIBE("\"gil/gil-contention.c\",\"interpreter/gil.c\"",
                                     ",\"python\":\"gil_contention.py\"");

  start_ui_test(&argc, &argv);
  g_test_add("/lab/code-view/files", Fixture, gil, set_up, test_files, tear_down);
  g_test_add("/lab/code-view/scheme-follows", Fixture, gil, set_up, test_scheme_follows, tear_down);
  g_test_add("/lab/code-view/tab-leaves-the-text", Fixture, gil, set_up, test_tab_leaves_the_text,
             tear_down);
  g_test_add("/lab/code-view/search", Fixture, gil, set_up, test_search, tear_down);
  g_test_add("/lab/code-view/colors-give-way", Fixture, gil, set_up, test_colors_give_way,
             tear_down);
  g_test_add("/lab/code-view/marks", Fixture, gil, set_up, test_marks, tear_down);
  g_test_add("/lab/code-view/no-marks", Fixture, gil, set_up, test_no_marks, tear_down);
  g_test_add("/lab/code-view/bad-name", Fixture, DESCRIBE("\"../README.md\"", ""), set_up,
             test_bad_name, tear_down);
  g_test_add("/lab/code-view/nothing-to-see", Fixture, DESCRIBE("", ""), set_up,
             test_nothing_to_see, tear_down);
  return g_test_run();
}
