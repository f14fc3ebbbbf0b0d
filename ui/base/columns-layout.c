/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The width decides; a hidden child leaves its room to the other.
 */
#include "ui/base/columns-layout.h"

#define SIDE_WIDTH 300
#define COLUMN_GAP 28
#define ROW_GAP 18

struct _UiColumnsLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE(UiColumnsLayout, ui_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The children that take part; either may be NULL. */
typedef struct {
  GtkWidget *side;
  GtkWidget *main;
} Pair;

static GtkWidget *
if_laid_out(GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout(child) ? child : NULL;
}

static GtkWidget *
get_stand_in(GtkWidget *widget)
{
  GtkWidget *second = gtk_widget_get_next_sibling(gtk_widget_get_first_child(widget));

  return gtk_widget_get_next_sibling(second);
}

static Pair
get_pair(GtkWidget *widget, int width)
{
  GtkWidget *first = gtk_widget_get_first_child(widget);
  Pair pair = {if_laid_out(first), if_laid_out(gtk_widget_get_next_sibling(first))};

  if (pair.main == NULL && width >= UI_COLUMNS_FROM)
    pair.main = if_laid_out(get_stand_in(widget));
  return pair;
}

static int
measure_child(GtkWidget *child, GtkOrientation orientation, int for_size, int *natural)
{
  int minimum = 0;

  *natural = 0;
  if (child != NULL)
    gtk_widget_measure(child, orientation, for_size, &minimum, natural, NULL, NULL);
  return minimum;
}

static int
measure_width(GtkWidget *child)
{
  int natural;

  return measure_child(child, GTK_ORIENTATION_HORIZONTAL, -1, &natural);
}

/* What cannot be that narrow would else stick out of its column. */
static int
get_side_width(const Pair *pair)
{
  return MAX(SIDE_WIDTH, measure_width(pair->side));
}

static gboolean
is_side_by_side(const Pair *pair, int width)
{
  return pair->side != NULL && pair->main != NULL && width >= UI_COLUMNS_FROM &&
         width >= get_side_width(pair) + COLUMN_GAP + measure_width(pair->main);
}

static int
measure_height(GtkWidget *child, int width)
{
  int natural;

  measure_child(child, GTK_ORIENTATION_VERTICAL, width, &natural);
  return natural;
}

static int
get_height(const Pair *pair, int width)
{
  if (is_side_by_side(pair, width)) {
    int side = get_side_width(pair);
    return MAX(measure_height(pair->side, side),
               measure_height(pair->main, width - side - COLUMN_GAP));
  }
  int gap = pair->side != NULL && pair->main != NULL ? ROW_GAP : 0;
  return measure_height(pair->side, width) + gap + measure_height(pair->main, width);
}

static GtkSizeRequestMode
ui_columns_layout_get_request_mode(GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_columns_layout_measure(GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                          int for_size, int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  Pair narrow = get_pair(widget, 0);
  int side_natural, main_natural;
  int side = measure_child(narrow.side, GTK_ORIENTATION_HORIZONTAL, -1, &side_natural);
  int main = measure_child(narrow.main, GTK_ORIENTATION_HORIZONTAL, -1, &main_natural);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MAX(side, main);
    *natural = MAX(side_natural, main_natural);
    return;
  }
  int width = MAX(for_size < 0 ? MAX(side_natural, main_natural) : for_size, MAX(side, main));
  Pair pair = get_pair(widget, width);
  *minimum = *natural = get_height(&pair, width);
}

static void
place(GtkWidget *child, int x, int y, int width, int height)
{
  if (child != NULL)
    gtk_widget_size_allocate(child, &(GtkAllocation){x, y, width, height}, -1);
}

static void
ui_columns_layout_allocate(GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                           int baseline)
{
  Pair pair = get_pair(widget, width);
  gboolean rtl = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;

  GtkWidget *stand_in = get_stand_in(widget);

  if (stand_in != NULL)
    gtk_widget_set_child_visible(stand_in, pair.main == stand_in);
  if (is_side_by_side(&pair, width)) {
    int side = get_side_width(&pair), rest = width - side - COLUMN_GAP;
    place(pair.side, rtl ? rest + COLUMN_GAP : 0, 0, side, height);
    place(pair.main, rtl ? 0 : side + COLUMN_GAP, 0, rest, height);
    return;
  }
  int top = pair.side != NULL ? measure_height(pair.side, width) : 0;
  int gap = pair.side != NULL && pair.main != NULL ? ROW_GAP : 0;
  place(pair.side, 0, 0, width, top);
  place(pair.main, 0, top + gap, width, MAX(height - top - gap, 0));
}

static void
ui_columns_layout_class_init(UiColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS(klass);

  layout_class->get_request_mode = ui_columns_layout_get_request_mode;
  layout_class->measure = ui_columns_layout_measure;
  layout_class->allocate = ui_columns_layout_allocate;
}

static void
ui_columns_layout_init(UiColumnsLayout *self)
{
}

GtkLayoutManager *
ui_columns_layout_new(void)
{
  return g_object_new(UI_TYPE_COLUMNS_LAYOUT, NULL);
}
