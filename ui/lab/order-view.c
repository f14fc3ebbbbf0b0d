/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is made anew only when it differs, so that a screen reader keeps its place.
 */
#include "ui/lab/order-view.h"

#include "config.h"
#include "ui/base/wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 6

struct _UiOrderView {
  AdwBin parent_instance;

  /* Owned */
  char **items;

  /* Children, made by hand: all of them are labels. */
  GtkWidget *list;
  GtkWidget *others;
};

G_DEFINE_FINAL_TYPE(UiOrderView, ui_order_view, ADW_TYPE_BIN)

static void
ui_order_view_finalize(GObject *object)
{
  g_strfreev(UI_ORDER_VIEW(object)->items);
  G_OBJECT_CLASS(ui_order_view_parent_class)->finalize(object);
}

static void
ui_order_view_class_init(UiOrderViewClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_order_view_finalize;
}

static void
ui_order_view_init(UiOrderView *self)
{
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, SPACING);

  self->list = g_object_new(GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                            "layout-manager", ui_wrap_layout_new(SPACING, FALSE), NULL);
  self->others = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 _("In this order"), -1);
  gtk_box_append(GTK_BOX(box), self->list);
  gtk_box_append(GTK_BOX(box), self->others);
  adw_bin_set_child(ADW_BIN(self), box);
}

static void
remove_children(GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(box)) != NULL)
    gtk_box_remove(GTK_BOX(box), child);
}

static void
append_item(UiOrderView *self, guint number, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text(text, -1);
  g_autofree char *shown =
      g_strdup_printf("<span size=\"smaller\" alpha=\"60%%\">%u</span>  %s", number, escaped);
  GtkWidget *item =
      g_object_new(GTK_TYPE_LABEL, "label", shown, "use-markup", TRUE, "wrap", TRUE, "xalign", 0.0,
                   "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  gtk_widget_add_css_class(item, "order-item");
  gtk_box_append(GTK_BOX(self->list), item);
}

static gboolean
are_equal(char **a, char **b)
{
  return a == b ||
         (a != NULL && b != NULL && g_strv_equal((const char *const *) a, (const char *const *) b));
}

GtkWidget *
ui_order_view_new(void)
{
  return g_object_new(UI_TYPE_ORDER_VIEW, NULL);
}

void
ui_order_view_set_items(UiOrderView *self, char **items)
{
  g_return_if_fail(UI_IS_ORDER_VIEW(self));

  remove_children(self->others);
  if (are_equal(self->items, items))
    return;
  g_strfreev(self->items);
  self->items = g_strdupv(items);
  remove_children(self->list);
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    append_item(self, i + 1, items[i]);
}

void
ui_order_view_add_other(UiOrderView *self, const char *label, char **items)
{
  g_return_if_fail(UI_IS_ORDER_VIEW(self));

  g_autofree char *joined = g_strjoinv(" → ", items);
  g_autofree char *text =
      are_equal(self->items, items)
          /* Translators: of a Python, beside the list of what happened in the model. */
          ? g_strdup_printf(_("%s: the same order"), label)
          : g_strdup_printf("%s: %s", label, joined);
  GtkWidget *line = g_object_new(GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, NULL);

  gtk_widget_add_css_class(line, "caption");
  gtk_widget_add_css_class(line, "dim-label");
  gtk_box_append(GTK_BOX(self->others), line);
}
