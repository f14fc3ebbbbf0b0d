/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown follows the item, whose card may come later than the cell, or change under it. A
 * list view keeps some two hundred rows, of which a screen has twenty, and measures all of them: a
 * cell knows its size without setting its text, and sets it when it is drawn.
 */
#include "ui/cards/card-cell.h"

#include "ui/charts/palette.h"

/* The question takes what the other columns leave; wider than this it does not ask to be. */
#define QUESTION_LETTERS 30
#define SPACING 8
#define BELOW_SPACING 2
#define BELOW_SCALE 0.88
#define BELOW_ALPHA 0.7f

struct _UiCardCell {
  GtkWidget parent_instance;

  /* Owned */
  UiCardItem *item;
  UiCardContext *context;
  GtkWidget *dot; /* NULL until a card has a flag */
  char *text;
  char *below; /* NULL where there is no second line */
  PangoLayout *layout;
  PangoLayout *below_layout;

  /* Borrowed */
  const UiCardColumn *column;
  GtkListItem *place;

  guint flag;
};

G_DEFINE_FINAL_TYPE(UiCardCell, ui_card_cell, GTK_TYPE_WIDGET)

static gboolean
is_first(UiCardCell *self)
{
  return self->column == &ui_card_columns[UI_CARD_COLUMN_QUESTION];
}

static gboolean
has_two_lines(UiCardCell *self)
{
  return is_first(self) && ui_card_context_is_narrow(self->context);
}

static void
drop_layouts(UiCardCell *self)
{
  g_clear_object(&self->layout);
  g_clear_object(&self->below_layout);
}

static void
need_dot(UiCardCell *self)
{
  if (self->dot != NULL)
    return;
  self->dot = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class(self->dot, "flag-dot");
  gtk_widget_set_parent(self->dot, GTK_WIDGET(self));
}

static void
set_flag(UiCardCell *self, guint flag)
{
  if (flag == self->flag)
    return;
  need_dot(self);
  g_autofree char *before = g_strdup_printf("flag-%u", self->flag);
  g_autofree char *after = g_strdup_printf("flag-%u", flag);

  gtk_widget_remove_css_class(self->dot, before);
  gtk_widget_add_css_class(self->dot, after);
  gtk_widget_set_visible(self->dot, flag != 0);
  self->flag = flag;
}

/* The colour stands where its name stands, and where there is no room for the name. */
static void
show_flag(UiCardCell *self, const IlkCardMarks *marks)
{
  gboolean shown = g_str_equal(self->column->name, "flag") || has_two_lines(self);

  set_flag(self, shown ? marks->flag : 0);
}

static void
show_suspended(UiCardCell *self, gboolean suspended)
{
  if (suspended)
    gtk_widget_add_css_class(GTK_WIDGET(self), "suspended");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self), "suspended");
}

/* Takes both. */
static void
set_texts(UiCardCell *self, char *text, char *below)
{
  gboolean grows = (below == NULL) != (self->below == NULL);

  g_free(self->text);
  g_free(self->below);
  self->text = text;
  self->below = below;
  drop_layouts(self);
  g_autofree char *spoken = g_strconcat(text, below != NULL ? ", " : NULL, below, NULL);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (grows)
    gtk_widget_queue_resize(GTK_WIDGET(self));
  else
    gtk_widget_queue_draw(GTK_WIDGET(self));
}

static void
show_card(UiCardCell *self)
{
  IlkCard *card = self->item != NULL ? ui_card_item_get_card(self->item) : NULL;

  if (card == NULL) {
    set_texts(self, g_strdup(""), has_two_lines(self) ? g_strdup("") : NULL);
    set_flag(self, 0);
    return;
  }
  set_texts(self, self->column->dup_text(card, self->context),
            has_two_lines(self) ? ui_card_columns_dup_below(card, self->context) : NULL);
  show_flag(self, ilk_card_get_marks(card));
  show_suspended(self, ilk_card_get_marks(card)->suspended);
}

/* Layout */

static int
get_dot_width(UiCardCell *self)
{
  int width = 0;

  if (self->dot == NULL || !gtk_widget_get_visible(self->dot))
    return 0;
  gtk_widget_measure(self->dot, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width + SPACING;
}

static void
ui_card_cell_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiCardCell *self = UI_CARD_CELL(widget);
  int letters = self->column->width;
  int letter, line;

  ui_card_context_measure_font(self->context, widget, &letter, &line);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural =
        line + (has_two_lines(self) ? BELOW_SPACING + (int) (line * BELOW_SCALE + 1) : 0);
    return;
  }
  *minimum = get_dot_width(self) + MAX(letters, 3) * letter;
  *natural = get_dot_width(self) + (letters > 0 ? letters : QUESTION_LETTERS) * letter;
}

static void
ui_card_cell_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  UiCardCell *self = UI_CARD_CELL(widget);
  int across, down;

  if (self->dot == NULL || !gtk_widget_get_visible(self->dot))
    return;
  gtk_widget_measure(self->dot, GTK_ORIENTATION_HORIZONTAL, -1, &across, NULL, NULL, NULL);
  gtk_widget_measure(self->dot, GTK_ORIENTATION_VERTICAL, -1, &down, NULL, NULL, NULL);
  gboolean mirrored = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
  gtk_widget_size_allocate(
      self->dot, &(GtkAllocation){mirrored ? width - across : 0, (height - down) / 2, across, down},
      -1);
}

static PangoLayout *
make_layout(UiCardCell *self, const char *text, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout(GTK_WIDGET(self), text);
  PangoAttrList *attributes = pango_attr_list_new();

  pango_attr_list_insert(attributes, pango_attr_scale_new(scale));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode(layout, TRUE);
  return layout;
}

/* Along the edge at which a line of the window begins, whatever the direction of its letters. */
static void
draw_line(UiCardCell *self, GtkSnapshot *snapshot, PangoLayout *layout, int y, float alpha)
{
  int indent = get_dot_width(self);
  int width = gtk_widget_get_width(GTK_WIDGET(self)) - indent;
  gboolean mirrored = gtk_widget_get_direction(GTK_WIDGET(self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA color = ui_palette_get(UI_COLOR_TEXT);
  PangoRectangle place;

  color.alpha *= alpha;
  pango_layout_set_width(layout, MAX(width, 0) * PANGO_SCALE);
  pango_layout_get_pixel_extents(layout, NULL, &place);
  float x = (float) ((mirrored ? width - place.width : indent) - place.x);
  gtk_snapshot_save(snapshot);
  gtk_snapshot_translate(snapshot, &GRAPHENE_POINT_INIT(x, (float) y));
  gtk_snapshot_append_layout(snapshot, layout, &color);
  gtk_snapshot_restore(snapshot);
}

static void
ui_card_cell_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiCardCell *self = UI_CARD_CELL(widget);
  int letter, line;

  ui_card_context_measure_font(self->context, widget, &letter, &line);
  int y = self->below != NULL ? 0 : (gtk_widget_get_height(widget) - line) / 2;
  if (self->layout == NULL)
    self->layout = make_layout(self, self->text, 1);
  draw_line(self, snapshot, self->layout, y, 1);
  if (self->below != NULL && self->below_layout == NULL)
    self->below_layout = make_layout(self, self->below, BELOW_SCALE);
  if (self->below != NULL)
    draw_line(self, snapshot, self->below_layout, line + BELOW_SPACING, BELOW_ALPHA);
  GTK_WIDGET_CLASS(ui_card_cell_parent_class)->snapshot(widget, snapshot);
}

/* The font may be another one. */
static void
ui_card_cell_css_changed(GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS(ui_card_cell_parent_class)->css_changed(widget, change);
  drop_layouts(UI_CARD_CELL(widget));
}

static void
ui_card_cell_system_setting_changed(GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS(ui_card_cell_parent_class)->system_setting_changed(widget, setting);
  drop_layouts(UI_CARD_CELL(widget));
}

static void
ui_card_cell_dispose(GObject *object)
{
  UiCardCell *self = UI_CARD_CELL(object);

  ui_card_cell_set_item(self, NULL);
  g_clear_object(&self->context);
  drop_layouts(self);
  g_clear_pointer(&self->dot, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_card_cell_parent_class)->dispose(object);
}

static void
ui_card_cell_finalize(GObject *object)
{
  g_free(UI_CARD_CELL(object)->text);
  g_free(UI_CARD_CELL(object)->below);
  G_OBJECT_CLASS(ui_card_cell_parent_class)->finalize(object);
}

static void
ui_card_cell_class_init(UiCardCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_card_cell_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_card_cell_finalize;
  widget_class->measure = ui_card_cell_measure;
  widget_class->size_allocate = ui_card_cell_size_allocate;
  widget_class->snapshot = ui_card_cell_snapshot;
  widget_class->css_changed = ui_card_cell_css_changed;
  widget_class->system_setting_changed = ui_card_cell_system_setting_changed;
  gtk_widget_class_set_css_name(widget_class, "card-cell");
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
ui_card_cell_init(UiCardCell *self)
{
  self->text = g_strdup("");
}

GtkWidget *
ui_card_cell_new(const UiCardColumn *column, UiCardContext *context, GtkListItem *place)
{
  UiCardCell *self = g_object_new(UI_TYPE_CARD_CELL, NULL);

  self->column = column;
  self->context = g_object_ref(context);
  self->place = place;
  if (is_first(self))
    g_signal_connect_object(context, "notify::narrow", G_CALLBACK(show_card), self,
                            G_CONNECT_SWAPPED);
  return GTK_WIDGET(self);
}

void
ui_card_cell_set_item(UiCardCell *self, UiCardItem *item)
{
  g_return_if_fail(UI_IS_CARD_CELL(self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data(self->item, self);
  g_set_object(&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object(item, "notify::card", G_CALLBACK(show_card), self, G_CONNECT_SWAPPED);
  show_card(self);
}

guint
ui_card_cell_get_position(UiCardCell *self)
{
  g_return_val_if_fail(UI_IS_CARD_CELL(self), GTK_INVALID_LIST_POSITION);
  return gtk_list_item_get_position(self->place);
}
