/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stack of two: the catalogue and the pane.
 */
#include "ui/lab/lab-page.h"

#include "app/lab/catalogue.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"
#include "ui/lab/demo-card.h"
#include "ui/lab/lab-pane.h"

struct _UiLabPage {
  UiPage parent_instance;

  /* Template */
  GtkStack *stack;
  GtkEditable *search;
  GtkWidget *nothing;
  GtkFlowBox *cards;
  UiLabPane *pane;

  gboolean filled;
};

G_DEFINE_FINAL_TYPE(UiLabPage, ui_lab_page, UI_TYPE_PAGE)

static void
clicked_cb(UiDemoCard *card, UiLabPage *self)
{
  ui_lab_page_open(self, ui_demo_card_get_demo(card));
}

/* The card is the button; the flow box's own child around it takes no focus of its own. */
static void
add_card(UiLabPage *self, const char *name)
{
  UiDemoCard *card = ui_demo_card_new(name);

  g_signal_connect_object(card, "clicked", G_CALLBACK(clicked_cb), self, 0);
  gtk_flow_box_insert(self->cards, GTK_WIDGET(card), -1);
  gtk_widget_set_focusable(gtk_widget_get_parent(GTK_WIDGET(card)), FALSE);
}

static void
fill(UiLabPage *self)
{
  g_auto(GStrv) names = ilk_catalogue_dup_names();

  self->filled = TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    add_card(self, names[i]);
  if (names[0] == NULL)
    gtk_stack_set_visible_child_name(self->stack, "none");
}

/* Searching */

static UiDemoCard *
get_card(GtkFlowBoxChild *child)
{
  return UI_DEMO_CARD(gtk_flow_box_child_get_child(child));
}

static gboolean
is_wanted(GtkFlowBoxChild *child, gpointer user_data)
{
  UiLabPage *self = user_data;

  return ui_demo_card_matches(get_card(child), gtk_editable_get_text(self->search));
}

/* Returns: (transfer none) (nullable): the first demo that is shown */
static UiDemoCard *
find_first(UiLabPage *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index(self->cards, i)) != NULL; i++)
    if (is_wanted(child, self))
      return get_card(child);
  return NULL;
}

static void
search_changed_cb(UiLabPage *self)
{
  gtk_flow_box_invalidate_filter(self->cards);
  gtk_widget_set_visible(self->nothing, find_first(self) == NULL);
}

static void
search_activated_cb(UiLabPage *self)
{
  UiDemoCard *card = find_first(self);

  if (card != NULL && *gtk_editable_get_text(self->search) != '\0')
    ui_lab_page_open(self, ui_demo_card_get_demo(card));
}

static void
ui_lab_page_map(GtkWidget *widget)
{
  UiLabPage *self = UI_LAB_PAGE(widget);

  if (!self->filled)
    fill(self);
  GTK_WIDGET_CLASS(ui_lab_page_parent_class)->map(widget);
}

static void
back_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_lab_page_back(UI_LAB_PAGE(widget));
}

/* Wherever the focus is on the page, such as on the way back. */
static void
run_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  UiLabPage *self = UI_LAB_PAGE(widget);

  if (g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "demo") == 0)
    ui_lab_pane_run(self->pane);
}

/* Where predictions are stored. */
static void
ui_lab_page_collection_changed(UiPage *page)
{
  ui_lab_pane_set_collection(UI_LAB_PAGE(page)->pane, ui_page_get_collection(page));
}

/* To search is for those who mean to. */
static void
ui_lab_page_focus(UiPage *page)
{
  UiLabPage *self = UI_LAB_PAGE(page);

  if (g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "catalogue") != 0 ||
      !gtk_widget_child_focus(GTK_WIDGET(self->cards), GTK_DIR_TAB_FORWARD))
    UI_PAGE_CLASS(ui_lab_page_parent_class)->focus(page);
}

static gboolean
ui_lab_page_go_back(UiPage *page)
{
  return ui_lab_page_back(UI_LAB_PAGE(page));
}

static void
ui_lab_page_class_init(UiLabPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  widget_class->map = ui_lab_page_map;
  UI_PAGE_CLASS(klass)->collection_changed = ui_lab_page_collection_changed;
  UI_PAGE_CLASS(klass)->focus = ui_lab_page_focus;
  UI_PAGE_CLASS(klass)->back = ui_lab_page_go_back;
  g_type_ensure(UI_TYPE_LAB_PANE);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/lab-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiLabPage, stack);
  gtk_widget_class_bind_template_child(widget_class, UiLabPage, search);
  gtk_widget_class_bind_template_child(widget_class, UiLabPage, nothing);
  gtk_widget_class_bind_template_child(widget_class, UiLabPage, cards);
  gtk_widget_class_bind_template_callback(widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, search_activated_cb);
  gtk_widget_class_bind_template_child(widget_class, UiLabPage, pane);
  gtk_widget_class_install_action(widget_class, "lab-page.back", NULL, back_cb);
  gtk_widget_class_install_action(widget_class, "lab-page.run", NULL, run_cb);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_r, 0, "lab-page.run", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Left, GDK_ALT_MASK, "lab-page.back",
                                      NULL);
}

static void
ui_lab_page_init(UiLabPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_hide_unshown(GTK_WIDGET(self->stack));
  gtk_flow_box_set_filter_func(self->cards, is_wanted, self, NULL);
}

UiLabPage *
ui_lab_page_new(void)
{
  return g_object_new(UI_TYPE_LAB_PAGE, NULL);
}

void
ui_lab_page_open(UiLabPage *self, const char *name)
{
  g_return_if_fail(UI_IS_LAB_PAGE(self));

  ui_lab_pane_set_demo(self->pane, name, 0);
  gtk_stack_set_visible_child_name(self->stack, "demo");
  ui_lab_pane_take_focus(self->pane);
}

gboolean
ui_lab_page_back(UiLabPage *self)
{
  g_return_val_if_fail(UI_IS_LAB_PAGE(self), FALSE);

  if (g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "demo") != 0)
    return FALSE;
  ui_lab_pane_set_demo(self->pane, NULL, 0);
  gtk_stack_set_visible_child_name(self->stack, "catalogue");
  gtk_widget_child_focus(GTK_WIDGET(self->cards), GTK_DIR_TAB_FORWARD);
  return TRUE;
}
