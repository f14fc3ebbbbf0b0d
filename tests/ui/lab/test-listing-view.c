/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The listing of what runs: its rows and what they are called, what is lit and for how long, and
 * that code stays code where people read from right to left.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/lab/listing-row.h"
#include "ui/lab/listing-view.h"

#define LISTING(FUNCTION)                                                                          \
  "{\"type\":\"listing\",\"note\":\"Mind the call.\",\"instructions\":["                           \
  "{\"function\":\"" FUNCTION "\",\"opcode\":\"LOAD_GLOBAL\",\"argument\":\"counter\"},"           \
  "{\"function\":\"" FUNCTION "\",\"opcode\":\"CALL\",\"argument\":\"1\",\"check\":true,"          \
  "\"between\":true,\"unsafe\":true},"                                                             \
  "{\"function\":\"" FUNCTION "\",\"opcode\":\"JUMP_BACKWARD\",\"argument\":\"to 0\","             \
  "\"check\":true},"                                                                               \
  "{\"function\":\"callee\",\"opcode\":\"RETURN_VALUE\",\"between\":true}]}\n"

typedef struct {
  UiListingView *view;
  IlkTrace *trace;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->view = g_object_ref_sink(UI_LISTING_VIEW(ui_listing_view_new()));
  fixture->trace = ilk_trace_new();
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object(fixture->view);
  g_assert_finalize_object(fixture->trace);
}

static void
tell(Fixture *fixture, const char *lines)
{
  ilk_trace_feed(fixture->trace, lines, strlen(lines));
  g_assert_cmpuint(ilk_trace_get_garbage(fixture->trace), ==, 0);
  ui_listing_view_update(fixture->view, ilk_trace_get_listing(fixture->trace));
}

static void
tell_drop(Fixture *fixture, int place)
{
  g_autofree char *line = g_strdup_printf(
      "{\"type\":\"event\",\"at\":1,\"name\":\"drop-at-call\",\"place\":%d}\n", place);
  tell(fixture, line);
}

static void
collect_rows(GtkWidget *widget, GPtrArray *rows)
{
  if (UI_IS_LISTING_ROW(widget))
    g_ptr_array_add(rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child;
       child = gtk_widget_get_next_sibling(child))
    collect_rows(child, rows);
}

static GtkWidget *
get_row(Fixture *fixture, guint place)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new();

  collect_rows(GTK_WIDGET(fixture->view), rows);
  g_assert_cmpuint(rows->len, ==, 4);
  return rows->pdata[place];
}

static gboolean
is_shown(Fixture *fixture, const char *text)
{
  return is_label_shown(GTK_WIDGET(fixture->view), text);
}

static gboolean
is_lit(Fixture *fixture, guint place)
{
  return gtk_widget_has_css_class(get_row(fixture, place), "lit");
}

static void
check_called(Fixture *fixture, guint place, const char *words)
{
  gtk_test_accessible_assert_property(GTK_ACCESSIBLE(get_row(fixture, place)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
test_rows(Fixture *fixture, gconstpointer data)
{
  tell(fixture, LISTING("caller"));
  g_assert_true(is_shown(fixture, "Mind the call."));
  g_assert_true(is_shown(fixture, "caller"));
  g_assert_true(is_shown(fixture, "callee"));
  g_assert_true(is_shown(fixture, "CALL              1"));
  g_assert_true(is_label_shown(get_row(fixture, 1), "▲"));
  g_assert_true(is_label_shown(get_row(fixture, 2), "●"));
  g_assert_false(is_label_shown(get_row(fixture, 3), "●"));
  check_called(fixture, 0, "0: LOAD_GLOBAL counter");
  check_called(fixture, 1,
               "1: CALL 1, check point, between load and store, a switch here loses an update");
  check_called(fixture, 2, "2: JUMP_BACKWARD to 0, check point");
  check_called(fixture, 3, "3: RETURN_VALUE, between load and store");
}

static void
test_drops_light_up(Fixture *fixture, gconstpointer data)
{
  tell(fixture, LISTING("caller"));
  g_assert_false(is_lit(fixture, 2));
  tell_drop(fixture, 2);
  g_assert_true(is_lit(fixture, 2));
  g_assert_false(is_lit(fixture, 1));
  check_called(fixture, 2, "2: JUMP_BACKWARD to 0, check point, the lock was let go 1 time");
  tell_drop(fixture, 1);
  g_assert_false(is_lit(fixture, 2));
  g_assert_true(is_lit(fixture, 1));
  tell_drop(fixture, 2);
  g_assert_true(is_label_shown(get_row(fixture, 2), "2×"));
}

/* A control changes what runs, or a new run begins: other rows, or the same counted anew. */
static void
test_later_listing_replaces(Fixture *fixture, gconstpointer data)
{
  tell(fixture, LISTING("caller"));
  tell_drop(fixture, 1);
  tell(fixture, LISTING("other"));
  g_assert_false(is_shown(fixture, "caller"));
  g_assert_true(is_shown(fixture, "other"));
  g_assert_false(is_shown(fixture, "1×"));

  ui_listing_view_update(fixture->view, NULL);
  g_assert_false(is_shown(fixture, "other"));
}

static void
check_left_to_right(GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child;
       child = gtk_widget_get_next_sibling(child)) {
    g_assert_true(!GTK_IS_LABEL(child) || gtk_widget_get_direction(child) == GTK_TEXT_DIR_LTR);
    check_left_to_right(child);
  }
}

static void
test_code_stays_left_to_right(Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_default_direction(GTK_TEXT_DIR_RTL);
  tell(fixture, LISTING("caller"));
  for (guint place = 0; place < 4; place++)
    check_left_to_right(get_row(fixture, place));
  gtk_widget_set_default_direction(GTK_TEXT_DIR_LTR);
}

static void
add(const char *path, void (*test)(Fixture *, gconstpointer))
{
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  add("/lab/listing/rows", test_rows);
  add("/lab/listing/drops-light-up", test_drops_light_up);
  add("/lab/listing/later-listing-replaces", test_later_listing_replaces);
  add("/lab/listing/code-stays-left-to-right", test_code_stays_left_to_right);
  return g_test_run();
}
