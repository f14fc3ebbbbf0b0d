/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A grid of one column: GtkListView would keep 200 rows however few can be seen, GtkGridView keeps
 * 30. Either takes a Tab for every row and knows nothing of a row's menu: both are done here, so
 * that it behaves as a list of a few rows does. The
 * model is flat; a GtkTreeListModel over it would make a tree of it without another kind of row.
 */
#include "ui/study/deck-list.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/study/deck-item.h"
#include "ui/study/deck-row.h"

/* About two rows: with less than that there is no scrolling, but peeping. */
#define LEAST_HEIGHT 140

struct _UiDeckList {
  GtkWidget parent_instance;

  /* Owned */
  GListStore *items;

  gboolean leaving;

  /* Template */
  GtkScrolledWindow *scroller;
  GtkGridView *view;
};

G_DEFINE_FINAL_TYPE(UiDeckList, ui_deck_list, GTK_TYPE_WIDGET)

static void
setup_cb(GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child(item, GTK_WIDGET(ui_deck_row_new()));
}

static void
bind_cb(GtkSignalListItemFactory *factory, GtkListItem *item)
{
  ui_deck_row_set_item(UI_DECK_ROW(gtk_list_item_get_child(item)), gtk_list_item_get_item(item));
}

static void
unbind_cb(GtkSignalListItemFactory *factory, GtkListItem *item)
{
  ui_deck_row_set_item(UI_DECK_ROW(gtk_list_item_get_child(item)), NULL);
}

/* (nullable): the row that has the focus, in it or around it. */
static UiDeckRow *
get_focus_row(UiDeckList *self)
{
  GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus(root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor(focus, GTK_WIDGET(self->view)))
    return NULL;
  if (UI_IS_DECK_ROW(gtk_widget_get_first_child(focus)))
    return UI_DECK_ROW(gtk_widget_get_first_child(focus));
  return UI_DECK_ROW(gtk_widget_get_ancestor(focus, UI_TYPE_DECK_ROW));
}

static gboolean
is_focus_in_row(UiDeckRow *row)
{
  return gtk_widget_get_focus_child(GTK_WIDGET(row)) != NULL;
}

/* On the way, the list is passed by as if nothing in it took the focus. */
static void
leave_list(UiDeckList *self, GtkDirectionType direction)
{
  self->leaving = TRUE;
  gtk_widget_child_focus(GTK_WIDGET(gtk_widget_get_root(GTK_WIDGET(self))), direction);
  self->leaving = FALSE;
}

/* From a row to its menu, and out. */
static void
tab(UiDeckList *self, GtkDirectionType direction)
{
  UiDeckRow *row = get_focus_row(self);
  gboolean inside = row != NULL && is_focus_in_row(row);

  if (row != NULL && !inside && direction == GTK_DIR_TAB_FORWARD)
    gtk_widget_child_focus(GTK_WIDGET(row), direction);
  else if (inside && direction == GTK_DIR_TAB_BACKWARD)
    gtk_widget_grab_focus(gtk_widget_get_parent(GTK_WIDGET(row)));
  else
    leave_list(self, direction);
}

static gboolean
key_cb(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers,
       UiDeckList *self)
{
  UiDeckRow *row = get_focus_row(self);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    tab(self, GTK_DIR_TAB_FORWARD);
  else if (key == GDK_KEY_ISO_Left_Tab)
    tab(self, GTK_DIR_TAB_BACKWARD);
  else if (key == GDK_KEY_space && !is_focus_in_row(row))
    gtk_widget_activate_action(GTK_WIDGET(row), "deck.study", NULL);
  else if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK) != 0))
    gtk_widget_activate_action(GTK_WIDGET(row), "deck.menu", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
activate_cb(GtkGridView *view, guint place, UiDeckList *self)
{
  g_autoptr(UiDeckItem) item = g_list_model_get_item(G_LIST_MODEL(self->items), place);

  gtk_widget_activate_action(GTK_WIDGET(self), "study.deck", "x",
                             ilk_deck_get_id(ui_deck_item_get_deck(item)));
}

/* (nullable): the list's widget around the first row there is. */
static GtkWidget *
get_first(UiDeckList *self)
{
  GtkWidget *around = gtk_widget_get_first_child(GTK_WIDGET(self->view));

  while (around != NULL && !UI_IS_DECK_ROW(gtk_widget_get_first_child(around)))
    around = gtk_widget_get_next_sibling(around);
  return around;
}

/* Returns: how high the rows are together, 0 when there are more than have been made. The view
 * itself reckons with a row too many. */
static int
measure_rows(UiDeckList *self, int width)
{
  guint n = 0;
  int sum = 0, height;

  for (GtkWidget *around = get_first(self); around != NULL;
       around = gtk_widget_get_next_sibling(around)) {
    gtk_widget_measure(around, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
    sum += height;
    n++;
  }
  return n == g_list_model_get_n_items(G_LIST_MODEL(self->items)) ? sum : 0;
}

/* A scrolled window asks for no room of its own, and would not tell how high its lines are at that
 * width. */
static void
ui_deck_list_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiDeckList *self = UI_DECK_LIST(widget);

  /* How wide it is does not depend on its height, which is less than that of all rows. */
  gtk_widget_measure(GTK_WIDGET(self->view), orientation,
                     orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                     NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  int rows = measure_rows(self, for_size);
  if (rows > 0)
    *natural = rows;
  *minimum = MIN(*natural, LEAST_HEIGHT);
}

static void
ui_deck_list_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate(GTK_WIDGET(UI_DECK_LIST(widget)->scroller), width, height, baseline, NULL);
}

static GtkSizeRequestMode
ui_deck_list_get_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A row with a button in it would never have the focus itself, only its button. */
static gboolean
ui_deck_list_focus(GtkWidget *widget, GtkDirectionType direction)
{
  UiDeckList *self = UI_DECK_LIST(widget);
  gboolean by_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *first = get_first(self);

  if (self->leaving)
    return FALSE;
  if (by_tab && get_focus_row(self) == NULL && first != NULL)
    return gtk_widget_grab_focus(first);
  return GTK_WIDGET_CLASS(ui_deck_list_parent_class)->focus(widget, direction);
}

static void
ui_deck_list_dispose(GObject *object)
{
  UiDeckList *self = UI_DECK_LIST(object);

  g_clear_pointer((GtkWidget **) &self->scroller, gtk_widget_unparent);
  g_clear_object(&self->items);
  G_OBJECT_CLASS(ui_deck_list_parent_class)->dispose(object);
}

static void
ui_deck_list_class_init(UiDeckListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_deck_list_dispose;
  widget_class->focus = ui_deck_list_focus;
  widget_class->measure = ui_deck_list_measure;
  widget_class->size_allocate = ui_deck_list_size_allocate;
  widget_class->get_request_mode = ui_deck_list_get_request_mode;
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/deck-list.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiDeckList, scroller);
  gtk_widget_class_bind_template_child(widget_class, UiDeckList, view);
  gtk_widget_class_bind_template_callback(widget_class, setup_cb);
  gtk_widget_class_bind_template_callback(widget_class, bind_cb);
  gtk_widget_class_bind_template_callback(widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback(widget_class, key_cb);
  gtk_widget_class_bind_template_callback(widget_class, activate_cb);
}

static void
ui_deck_list_init(UiDeckList *self)
{
  g_autoptr(GtkNoSelection) selection = NULL;

  gtk_widget_init_template(GTK_WIDGET(self));
  self->items = g_list_store_new(UI_TYPE_DECK_ITEM);
  selection = gtk_no_selection_new(G_LIST_MODEL(g_object_ref(self->items)));
  gtk_grid_view_set_model(self->view, GTK_SELECTION_MODEL(selection));
}

void
ui_deck_list_set_decks(UiDeckList *self, GPtrArray *decks)
{
  g_return_if_fail(UI_IS_DECK_LIST(self) && decks != NULL);

  ui_deck_items_update(self->items, decks);
  gtk_widget_set_visible(GTK_WIDGET(self), decks->len > 0);
}
