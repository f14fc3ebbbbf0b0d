/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where children stand in a row, and that none is asked how narrow it could be at some height: a
 * label that wraps would lay its text out a dozen times to say so.
 */
#include "tests/ui/start.h"
#include "ui/base/row-layout.h"

#define SPACING 10
#define SECOND 80
#define LOW 20

/* The first child: of that many pixels, however it is laid out, as text is that wraps. */
#define AREA 4000
#define NARROWEST 50
#define WIDEST 200

#define TYPE_WORDS (words_get_type())
G_DECLARE_FINAL_TYPE(Words, words, TEST, WORDS, GtkWidget)

struct _Words {
  GtkWidget parent_instance;

  guint n_dear; /* times it was asked how wide it is at some height */
};

G_DEFINE_FINAL_TYPE(Words, words, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
words_get_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
words_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
              int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  TEST_WORDS(widget)->n_dear += across && for_size >= 0;
  *minimum = across ? NARROWEST : AREA / (for_size < 0 ? WIDEST : MAX(for_size, NARROWEST));
  *natural = across ? WIDEST : *minimum;
}

static void
words_class_init(WordsClass *klass)
{
  GTK_WIDGET_CLASS(klass)->get_request_mode = words_get_request_mode;
  GTK_WIDGET_CLASS(klass)->measure = words_measure;
}

static void
words_init(Words *self)
{
}

typedef struct {
  const char *name;
  gboolean expand; /* the first child */
  gboolean rtl;
  int width;
  int height; /* that it asks for */
  graphene_rect_t first;
  graphene_rect_t second;
} Case;

static const Case cases[] = {
    {"natural", FALSE, FALSE, 400, LOW, {{0, 0}, {WIDEST, 20}}, {{210, 0}, {SECOND, LOW}}},
    {"expands", TRUE, FALSE, 490, LOW, {{0, 5}, {400, 10}}, {{410, 0}, {SECOND, LOW}}},
    {"wraps", TRUE, FALSE, 190, 40, {{0, 0}, {100, 40}}, {{110, 10}, {SECOND, LOW}}},
    {"narrowest", FALSE, FALSE, 140, 80, {{0, 0}, {NARROWEST, 80}}, {{60, 30}, {SECOND, LOW}}},
    {"right-to-left", TRUE, TRUE, 190, 40, {{90, 0}, {100, 40}}, {{0, 10}, {SECOND, LOW}}},
};

static void
assert_bounds(GtkWidget *child, GtkWidget *row, const graphene_rect_t *expected)
{
  graphene_rect_t bounds;

  g_assert_true(gtk_widget_compute_bounds(child, row, &bounds));
  g_assert_cmpfloat(bounds.origin.x, ==, expected->origin.x);
  g_assert_cmpfloat(bounds.origin.y, ==, expected->origin.y);
  g_assert_cmpfloat(bounds.size.width, ==, expected->size.width);
  g_assert_cmpfloat(bounds.size.height, ==, expected->size.height);
}

static void
test_case(gconstpointer data)
{
  const Case *test = data;
  GtkWidget *row = g_object_ref_sink(gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *first = g_object_new(TYPE_WORDS, "hexpand", test->expand, NULL);
  GtkWidget *unseen = g_object_new(TYPE_WORDS, "visible", FALSE, NULL);
  GtkWidget *second = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
  int height;

  gtk_widget_set_direction(row, test->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_widget_set_size_request(second, SECOND, LOW);
  gtk_box_append(GTK_BOX(row), first);
  gtk_box_append(GTK_BOX(row), unseen);
  gtk_box_append(GTK_BOX(row), second);
  gtk_widget_set_layout_manager(row, ui_row_layout_new(SPACING));
  gtk_widget_measure(row, GTK_ORIENTATION_VERTICAL, test->width, &height, NULL, NULL, NULL);
  g_assert_cmpint(height, ==, test->height);
  gtk_widget_allocate(row, test->width, height, -1, NULL);
  assert_bounds(first, row, &test->first);
  assert_bounds(second, row, &test->second);
  g_assert_cmpuint(TEST_WORDS(first)->n_dear, ==, 0);
  g_assert_finalize_object(row);
}

static void
test_empty(void)
{
  GtkWidget *row = g_object_ref_sink(gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0));
  int width;

  gtk_widget_set_layout_manager(row, ui_row_layout_new(SPACING));
  gtk_widget_measure(row, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint(width, ==, 0);
  gtk_widget_allocate(row, 100, 100, -1, NULL);
  g_assert_finalize_object(row);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strdup_printf("/base/row-layout/%s", cases[i].name);
    g_test_add_data_func(path, &cases[i], test_case);
  }
  g_test_add_func("/base/row-layout/empty", test_empty);
  return g_test_run();
}
