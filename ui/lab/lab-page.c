/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stack of two: the catalogue and the pane.
 */
#include "ui/lab/lab-page.h"

#include "app/lab/catalogue.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"
#include "ui/lab/demo-group.h"
#include "ui/lab/lab-pane.h"

struct _UiLabPage {
  UiPage parent_instance;

  /* Template */
  GtkStack *stack;
  GtkEditable *search;
  GtkWidget *nothing;
  GtkBox *room;
  UiLabPane *pane;

  /* Owned */
  GPtrArray *groups; /* of UiDemoGroup, which are in the room */
  char *tried;       /* names, parted by commas */

  const char *group;  /* the name of the last one */
  UiDemoCard *opened; /* in its group; NULL where the open demo was not chosen here */
  gboolean filled;
};

enum { PROP_0, PROP_TRIED_DEMOS };

G_DEFINE_FINAL_TYPE(UiLabPage, ui_lab_page, UI_TYPE_PAGE)

static void
clicked_cb(UiDemoCard *card, UiLabPage *self)
{
  ui_lab_page_open(self, ui_demo_card_get_demo(card));
  self->opened = card;
}

/* Those of a group follow one another. */
static UiDemoGroup *
need_group(UiLabPage *self, const char *name)
{
  UiDemoGroup *last =
      self->groups->len > 0 ? g_ptr_array_index(self->groups, self->groups->len - 1) : NULL;

  if (last != NULL && g_str_equal(self->group, name))
    return last;
  UiDemoGroup *group = ui_demo_group_new(name);
  self->group = name;
  g_ptr_array_add(self->groups, group);
  gtk_box_append(self->room, GTK_WIDGET(group));
  return group;
}

static void
add_card(UiLabPage *self, const char *name)
{
  UiDemoCard *card = ui_demo_card_new(name);

  g_signal_connect_object(card, "clicked", G_CALLBACK(clicked_cb), self, 0);
  ui_demo_group_add(need_group(self, ilk_catalogue_get_group(name)), card);
}

static void
show_tried(UiLabPage *self)
{
  g_auto(GStrv) names = g_strsplit(self->tried != NULL ? self->tried : "", ",", -1);

  for (guint i = 0; i < self->groups->len; i++)
    ui_demo_group_set_tried(g_ptr_array_index(self->groups, i), (const char *const *) names);
}

static void
fill(UiLabPage *self)
{
  g_auto(GStrv) names = ilk_catalogue_dup_names();

  self->filled = TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    add_card(self, names[i]);
  show_tried(self);
  if (names[0] == NULL)
    gtk_stack_set_visible_child_name(self->stack, "none");
}

/* Searching. Returns: (transfer none) (nullable): the first demo that is shown */
static UiDemoCard *
search(UiLabPage *self)
{
  const char *words = gtk_editable_get_text(self->search);
  UiDemoCard *first = NULL;

  for (guint i = 0; i < self->groups->len; i++) {
    UiDemoCard *found = ui_demo_group_filter(g_ptr_array_index(self->groups, i), words);

    if (first == NULL)
      first = found;
  }
  gtk_widget_set_visible(self->nothing, first == NULL);
  return first;
}

static void
search_changed_cb(UiLabPage *self)
{
  search(self);
}

static void
search_activated_cb(UiLabPage *self)
{
  UiDemoCard *card = search(self);

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
      !gtk_widget_child_focus(GTK_WIDGET(self->room), GTK_DIR_TAB_FORWARD))
    UI_PAGE_CLASS(ui_lab_page_parent_class)->focus(page);
}

static gboolean
ui_lab_page_go_back(UiPage *page)
{
  return ui_lab_page_back(UI_LAB_PAGE(page));
}

static void
ui_lab_page_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TRIED_DEMOS)
    g_value_set_string(value, UI_LAB_PAGE(object)->tried);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_lab_page_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiLabPage *self = UI_LAB_PAGE(object);

  if (id != PROP_TRIED_DEMOS) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
    return;
  }
  g_free(self->tried);
  self->tried = g_value_dup_string(value);
  show_tried(self);
}

static void
ui_lab_page_finalize(GObject *object)
{
  g_ptr_array_unref(UI_LAB_PAGE(object)->groups);
  g_free(UI_LAB_PAGE(object)->tried);
  G_OBJECT_CLASS(ui_lab_page_parent_class)->finalize(object);
}

static void
ui_lab_page_class_init(UiLabPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->get_property = ui_lab_page_get_property;
  G_OBJECT_CLASS(klass)->set_property = ui_lab_page_set_property;
  G_OBJECT_CLASS(klass)->finalize = ui_lab_page_finalize;
  g_object_class_install_property(G_OBJECT_CLASS(klass), PROP_TRIED_DEMOS,
                                  g_param_spec_string("tried-demos", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  widget_class->map = ui_lab_page_map;
  UI_PAGE_CLASS(klass)->collection_changed = ui_lab_page_collection_changed;
  UI_PAGE_CLASS(klass)->focus = ui_lab_page_focus;
  UI_PAGE_CLASS(klass)->back = ui_lab_page_go_back;
  g_type_ensure(UI_TYPE_LAB_PANE);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/lab-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiLabPage, stack);
  gtk_widget_class_bind_template_child(widget_class, UiLabPage, search);
  gtk_widget_class_bind_template_child(widget_class, UiLabPage, nothing);
  gtk_widget_class_bind_template_child(widget_class, UiLabPage, room);
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
  self->groups = g_ptr_array_new();
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

  self->opened = NULL;
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
  if (self->opened == NULL || !gtk_widget_grab_focus(GTK_WIDGET(self->opened)))
    gtk_widget_child_focus(GTK_WIDGET(self->room), GTK_DIR_TAB_FORWARD);
  return TRUE;
}
