/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where children stand in their lines, and who gets what is left of one.
 */
#include "tests/ui/start.h"
#include "ui/base/wrap-layout.h"

#define SPACING 10
#define FIRST 50
#define SECOND 80
#define HEIGHT 20

typedef struct {
  const char *name;
  gboolean stretch;
  gboolean expand; /* the first child */
  int width;
  graphene_rect_t first;
  graphene_rect_t second;
} Case;

static const Case cases[] = {
    {"natural", FALSE, FALSE, 200, {{0, 0}, {FIRST, HEIGHT}}, {{60, 0}, {SECOND, HEIGHT}}},
    {"one-expands", FALSE, TRUE, 200, {{0, 0}, {110, HEIGHT}}, {{120, 0}, {SECOND, HEIGHT}}},
    {"stretched", TRUE, FALSE, 200, {{0, 0}, {80, HEIGHT}}, {{90, 0}, {110, HEIGHT}}},
    {"broken", FALSE, TRUE, 100, {{0, 0}, {100, HEIGHT}}, {{0, 30}, {SECOND, HEIGHT}}},
};

static GtkWidget *
add_child(GtkWidget *box, int width, gboolean expand)
{
  GtkWidget *child = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request(child, width, HEIGHT);
  gtk_widget_set_hexpand(child, expand);
  gtk_box_append(GTK_BOX(box), child);
  return child;
}

static void
assert_bounds(GtkWidget *child, GtkWidget *box, const graphene_rect_t *expected)
{
  graphene_rect_t bounds;

  g_assert_true(gtk_widget_compute_bounds(child, box, &bounds));
  g_assert_cmpfloat(bounds.origin.x, ==, expected->origin.x);
  g_assert_cmpfloat(bounds.origin.y, ==, expected->origin.y);
  g_assert_cmpfloat(bounds.size.width, ==, expected->size.width);
  g_assert_cmpfloat(bounds.size.height, ==, expected->size.height);
}

static void
test_case(gconstpointer data)
{
  const Case *test = data;
  GtkWidget *box = g_object_ref_sink(gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *first = add_child(box, FIRST, test->expand);
  GtkWidget *second = add_child(box, SECOND, FALSE);
  int height;

  gtk_widget_set_layout_manager(box, ui_wrap_layout_new(SPACING, test->stretch));
  gtk_widget_measure(box, GTK_ORIENTATION_VERTICAL, test->width, &height, NULL, NULL, NULL);
  gtk_widget_allocate(box, test->width, height, -1, NULL);
  assert_bounds(first, box, &test->first);
  assert_bounds(second, box, &test->second);
  g_assert_finalize_object(box);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strdup_printf("/base/wrap-layout/%s", cases[i].name);
    g_test_add_data_func(path, &cases[i], test_case);
  }
  return g_test_run();
}
