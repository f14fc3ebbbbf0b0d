/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows are made once for a listing; after that only their counts change.
 */
#include "ui/lab/listing-view.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"
#include "ui/lab/listing-row.h"

struct _UiListingView {
  AdwBin parent_instance;

  /* Owned */
  GPtrArray *instructions;
  GPtrArray *rows;

  /* Template */
  GtkLabel *note;
  GtkBox *functions;
};

G_DEFINE_FINAL_TYPE(UiListingView, ui_listing_view, ADW_TYPE_BIN)

static void
ui_listing_view_dispose(GObject *object)
{
  UiListingView *self = UI_LISTING_VIEW(object);

  g_clear_pointer(&self->instructions, g_ptr_array_unref);
  g_ptr_array_set_size(self->rows, 0);
  G_OBJECT_CLASS(ui_listing_view_parent_class)->dispose(object);
}

static void
ui_listing_view_finalize(GObject *object)
{
  g_ptr_array_unref(UI_LISTING_VIEW(object)->rows);
  G_OBJECT_CLASS(ui_listing_view_parent_class)->finalize(object);
}

static void
ui_listing_view_class_init(UiListingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = ui_listing_view_dispose;
  object_class->finalize = ui_listing_view_finalize;
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/listing-view.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiListingView, note);
  gtk_widget_class_bind_template_child(widget_class, UiListingView, functions);
}

static void
ui_listing_view_init(UiListingView *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  gtk_widget_set_direction(GTK_WIDGET(self->functions), GTK_TEXT_DIR_LTR);
  self->rows = g_ptr_array_new();
}

static GtkBox *
append_function(UiListingView *self, const char *name)
{
  GtkWidget *box =
      g_object_new(GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                   GTK_ACCESSIBLE_ROLE_LIST, "valign", GTK_ALIGN_START, NULL);
  GtkWidget *title = gtk_label_new(name);

  gtk_widget_set_direction(title, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign(GTK_LABEL(title), 0);
  gtk_label_set_ellipsize(GTK_LABEL(title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class(title, "listing-function");
  gtk_accessible_update_property(GTK_ACCESSIBLE(box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append(GTK_BOX(box), title);
  gtk_box_append(self->functions, box);
  return GTK_BOX(box);
}

static void
remove_rows(UiListingView *self)
{
  GtkWidget *function;

  g_ptr_array_set_size(self->rows, 0);
  while ((function = gtk_widget_get_first_child(GTK_WIDGET(self->functions))) != NULL)
    gtk_box_remove(self->functions, function);
}

static void
add_rows(UiListingView *self)
{
  const char *name = NULL;
  GtkBox *function = NULL;

  for (guint i = 0; i < self->instructions->len; i++) {
    const IlkInstruction *instruction = g_ptr_array_index(self->instructions, i);
    UiListingRow *row = ui_listing_row_new(instruction, i);
    if (g_strcmp0(name, instruction->function) != 0)
      function = append_function(self, instruction->function);
    name = instruction->function;
    gtk_box_append(function, GTK_WIDGET(row));
    g_ptr_array_add(self->rows, row);
  }
}

/* The reference keeps a later listing from being taken for the one shown. */
static void
show_listing(UiListingView *self, const IlkListing *listing)
{
  GPtrArray *instructions = listing != NULL ? listing->instructions : NULL;

  if (instructions == self->instructions)
    return;
  remove_rows(self);
  g_clear_pointer(&self->instructions, g_ptr_array_unref);
  if (instructions == NULL)
    return;
  self->instructions = g_ptr_array_ref(instructions);
  gtk_label_set_label(self->note, listing->note != NULL ? listing->note : "");
  gtk_widget_set_visible(GTK_WIDGET(self->note), listing->note != NULL);
  add_rows(self);
}

GtkWidget *
ui_listing_view_new(void)
{
  return g_object_new(UI_TYPE_LISTING_VIEW, NULL);
}

void
ui_listing_view_update(UiListingView *self, const IlkListing *listing)
{
  g_return_if_fail(UI_IS_LISTING_VIEW(self));

  show_listing(self, listing);
  for (guint i = 0; i < self->rows->len; i++)
    ui_listing_row_update(g_ptr_array_index(self->rows, i),
                          g_ptr_array_index(self->instructions, i));
}
