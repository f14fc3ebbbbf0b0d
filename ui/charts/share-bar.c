/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar, and below it the legend in as many columns as there is room for.
 */
#include "ui/charts/share-bar.h"

#define BAR 18
#define GAP 2
#define LEAST 4
#define LEGEND_TOP 12
#define ROW 24
#define SWATCH 12
#define SWATCH_GAP 8
#define COLUMN_GAP 16

struct _UiShareBar {
  UiChart parent_instance;

  /* Owned */
  GArray *shares;
};

G_DEFINE_FINAL_TYPE(UiShareBar, ui_share_bar, UI_TYPE_CHART)

static const UiShare *
share_at(UiShareBar *self, guint index)
{
  return &g_array_index(self->shares, UiShare, index);
}

static void
clear_share(gpointer share)
{
  g_free((char *) ((UiShare *) share)->label);
}

static void
draw_box(UiShareBar *self, GtkSnapshot *snapshot, UiColor color, double x, double y, double width,
         double height, float radius)
{
  double left = MIN(ui_chart_mirror(UI_CHART(self), x), ui_chart_mirror(UI_CHART(self), x + width));
  ui_chart_draw_box(snapshot, color,
                    &GRAPHENE_RECT_INIT((float) left, (float) y, (float) width, (float) height),
                    radius);
}

/* What the shares have in common when each that is not empty gets at least a sliver. */
static double
get_pixels_per_one(UiShareBar *self, double width)
{
  guint sum = 0, shown = 0;

  for (guint i = 0; i < self->shares->len; i++) {
    sum += share_at(self, i)->n;
    shown += share_at(self, i)->n > 0;
  }
  return sum > 0 ? (width - (double) shown * (GAP + LEAST) + GAP) / sum : 0;
}

static void
draw_bar(UiShareBar *self, GtkSnapshot *snapshot)
{
  double width = gtk_widget_get_width(GTK_WIDGET(self));
  double per_one = get_pixels_per_one(self, width), x = 0;
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect(&rounded, &GRAPHENE_RECT_INIT(0, 0, (float) width, BAR), 6);
  gtk_snapshot_push_rounded_clip(snapshot, &rounded);
  if (per_one == 0)
    draw_box(self, snapshot, UI_COLOR_GRID, 0, 0, width, BAR, 0);
  for (guint i = 0; i < self->shares->len; i++) {
    const UiShare *share = share_at(self, i);
    double length = LEAST + share->n * per_one;
    if (share->n == 0)
      continue;
    draw_box(self, snapshot, share->color, x, 0, length, BAR, 0);
    x += length + GAP;
  }
  gtk_snapshot_pop(snapshot);
}

static char *
dup_text(const UiShare *share)
{
  return g_strdup_printf("%s  %u", share->label, share->n);
}

static int
get_column_width(UiShareBar *self)
{
  int widest = 0;

  for (guint i = 0; i < self->shares->len; i++) {
    g_autofree char *text = dup_text(share_at(self, i));
    int width;
    ui_chart_measure_text(UI_CHART(self), text, UI_TEXT_BODY, &width, NULL);
    widest = MAX(widest, width);
  }
  return SWATCH + SWATCH_GAP + widest + COLUMN_GAP;
}

/* All in one line, or else in two columns, or below each other. */
static guint
get_n_columns(UiShareBar *self, double width)
{
  guint fitting = (guint) MAX((width + COLUMN_GAP) / get_column_width(self), 1);

  if (fitting >= self->shares->len)
    return MAX(self->shares->len, 1);
  return fitting >= 2 ? 2 : 1;
}

static void
draw_legend(UiShareBar *self, GtkSnapshot *snapshot)
{
  guint columns = get_n_columns(self, gtk_widget_get_width(GTK_WIDGET(self)));
  int pitch = get_column_width(self);
  double row_height = ROW * ui_chart_get_scale(UI_CHART(self));

  for (guint i = 0; i < self->shares->len; i++) {
    g_autofree char *text = dup_text(share_at(self, i));
    guint column = i % columns, row = i / columns;
    double x = column * pitch;
    double y = BAR + LEGEND_TOP + (row + 0.5) * row_height;
    draw_box(self, snapshot, share_at(self, i)->color, x, y - SWATCH / 2.0, SWATCH, SWATCH, 3);
    ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_BODY, UI_COLOR_TEXT,
                       ui_chart_mirror(UI_CHART(self), x + SWATCH + SWATCH_GAP), y,
                       ui_chart_is_rtl(UI_CHART(self)) ? 1 : 0, 0.5);
  }
}

static void
ui_share_bar_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  draw_bar(UI_SHARE_BAR(widget), snapshot);
  draw_legend(UI_SHARE_BAR(widget), snapshot);
}

static GtkSizeRequestMode
ui_share_bar_get_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_share_bar_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiShareBar *self = UI_SHARE_BAR(widget);
  int all = (int) self->shares->len * get_column_width(self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 160;
    *natural = MAX(all, 340);
    return;
  }
  guint columns = get_n_columns(self, for_size < 0 ? all : for_size);
  guint rows = (self->shares->len + columns - 1) / columns;
  *minimum = *natural = BAR + LEGEND_TOP + (int) (rows * ROW * ui_chart_get_scale(UI_CHART(self)));
}

/* “new 12, learning 3, in review 85” */
static void
describe(UiShareBar *self)
{
  g_autoptr(GString) words = g_string_new(NULL);

  for (guint i = 0; i < self->shares->len; i++)
    g_string_append_printf(words, "%s%s %u", i > 0 ? ", " : "", share_at(self, i)->label,
                           share_at(self, i)->n);
  ui_chart_describe(UI_CHART(self), words->str);
}

static void
ui_share_bar_finalize(GObject *object)
{
  g_array_unref(UI_SHARE_BAR(object)->shares);
  G_OBJECT_CLASS(ui_share_bar_parent_class)->finalize(object);
}

static void
ui_share_bar_class_init(UiShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->finalize = ui_share_bar_finalize;
  widget_class->snapshot = ui_share_bar_snapshot;
  widget_class->get_request_mode = ui_share_bar_get_request_mode;
  widget_class->measure = ui_share_bar_measure;
}

static void
ui_share_bar_init(UiShareBar *self)
{
  self->shares = g_array_new(FALSE, FALSE, sizeof(UiShare));
  g_array_set_clear_func(self->shares, clear_share);
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
}

UiShareBar *
ui_share_bar_new(void)
{
  return g_object_new(UI_TYPE_SHARE_BAR, NULL);
}

void
ui_share_bar_set_shares(UiShareBar *self, const UiShare *shares, guint n)
{
  g_return_if_fail(UI_IS_SHARE_BAR(self));

  g_array_set_size(self->shares, 0);
  for (guint i = 0; i < n; i++) {
    UiShare share = shares[i];
    share.label = g_strdup(share.label);
    g_array_append_val(self->shares, share);
  }
  describe(self);
  gtk_widget_queue_resize(GTK_WIDGET(self));
}
