/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown follows the item, whose card may come later than the cell, or change under it.
 */
#include "ui/cards/card-cell.h"

/* The question takes what the other columns leave; wider than this it does not ask to be. */
#define QUESTION_LETTERS 30

struct _UiCardCell {
  GtkWidget parent_instance;

  /* Owned */
  UiCardItem *item;
  UiCardContext *context;

  /* Borrowed */
  const UiCardColumn *column;
  GtkListItem *place;
  GtkWidget *dot;
  GtkWidget *lines;
  GtkLabel *text;
  GtkLabel *below;

  guint flag;
};

G_DEFINE_FINAL_TYPE(UiCardCell, ui_card_cell, GTK_TYPE_WIDGET)

static gboolean
is_first(UiCardCell *self)
{
  return self->column == &ui_card_columns[UI_CARD_COLUMN_QUESTION];
}

static void
set_flag(UiCardCell *self, guint flag)
{
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
  gboolean shown = g_str_equal(self->column->name, "flag") ||
                   (is_first(self) && ui_card_context_is_narrow(self->context));

  set_flag(self, shown ? marks->flag : 0);
}

static void
show_below(UiCardCell *self, IlkCard *card)
{
  gboolean shown = is_first(self) && ui_card_context_is_narrow(self->context);

  gtk_widget_set_visible(GTK_WIDGET(self->below), shown);
  if (!shown)
    return;
  g_autofree char *text = ui_card_columns_dup_below(card, self->context);
  gtk_label_set_label(self->below, text);
}

static void
show_card(UiCardCell *self)
{
  IlkCard *card = self->item != NULL ? ui_card_item_get_card(self->item) : NULL;

  if (card == NULL) {
    gtk_label_set_label(self->text, "");
    gtk_label_set_label(self->below, "");
    set_flag(self, 0);
    return;
  }
  g_autofree char *text = self->column->dup_text(card, self->context);
  gtk_label_set_label(self->text, text);
  show_flag(self, ilk_card_get_marks(card));
  show_below(self, card);
  if (ilk_card_get_marks(card)->suspended)
    gtk_widget_add_css_class(GTK_WIDGET(self), "suspended");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self), "suspended");
}

static void
ui_card_cell_dispose(GObject *object)
{
  UiCardCell *self = UI_CARD_CELL(object);

  ui_card_cell_set_item(self, NULL);
  g_clear_object(&self->context);
  g_clear_pointer(&self->dot, gtk_widget_unparent);
  g_clear_pointer(&self->lines, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_card_cell_parent_class)->dispose(object);
}

static void
ui_card_cell_class_init(UiCardCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_card_cell_dispose;
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name(widget_class, "card-cell");
}

static GtkLabel *
add_line(UiCardCell *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new(NULL);

  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class(label, css_class);
  gtk_box_append(GTK_BOX(self->lines), label);
  return GTK_LABEL(label);
}

static void
ui_card_cell_init(UiCardCell *self)
{
  self->dot = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign(self->dot, GTK_ALIGN_CENTER);
  gtk_widget_set_visible(self->dot, FALSE);
  gtk_widget_add_css_class(self->dot, "flag-dot");
  gtk_widget_set_parent(self->dot, GTK_WIDGET(self));
  self->lines = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand(self->lines, TRUE);
  gtk_widget_set_parent(self->lines, GTK_WIDGET(self));
  self->text = add_line(self, NULL);
  self->below = add_line(self, "below");
  gtk_widget_set_visible(GTK_WIDGET(self->below), FALSE);
}

GtkWidget *
ui_card_cell_new(const UiCardColumn *column, UiCardContext *context, GtkListItem *place)
{
  UiCardCell *self = g_object_new(UI_TYPE_CARD_CELL, NULL);

  self->column = column;
  self->context = g_object_ref(context);
  self->place = place;
  gtk_label_set_width_chars(self->text, column->width);
  gtk_label_set_max_width_chars(self->text, column->width > 0 ? column->width : QUESTION_LETTERS);
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
