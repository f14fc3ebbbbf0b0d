/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A grid of one column: GtkListView would keep 200 rows however few can be seen, GtkGridView keeps
 * 30. Either takes a Tab for every row and knows nothing of a row's menu: both are done here, so
 * that it behaves as a list of a few rows does. The model is flat: the tree of decks without what
 * is hidden in it. All rows share one menu, which is made for the first that wants it.
 */
#include "ui/study/deck-list.h"

#include "app/base/limits.h"
#include "config.h"
#include "ui/base/resource.h"
#include "ui/study/deck-drag.h"
#include "ui/study/deck-item.h"
#include "ui/study/deck-row.h"

/* About two rows: with less than that there is no scrolling, but peeping. */
#define LEAST_HEIGHT 140

/* More rows than any screen shows: the view does not make them all. */
#define MOST_MEASURED 60

struct _UiDeckList {
  GtkWidget parent_instance;

  /* Owned */
  GListStore *items;
  GArray *tree;          /* IlkDeckBranch */
  GHashTable *collapsed; /* ids of decks that hide what is below them */
  GtkWidget *menu;

  gboolean leaving;

  /* Template */
  GMenuModel *menu_model;
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

/* The rows' own actions */

static GtkWidget *get_first(UiDeckList *self);

/* (nullable): the row of the deck @id, if there is one now */
static UiDeckRow *
find_row(UiDeckList *self, gint64 id)
{
  for (GtkWidget *around = get_first(self); around != NULL;
       around = gtk_widget_get_next_sibling(around)) {
    GtkWidget *row = gtk_widget_get_first_child(around);

    if (UI_IS_DECK_ROW(row) && ui_deck_row_get_id(UI_DECK_ROW(row)) == id)
      return UI_DECK_ROW(row);
  }
  return NULL;
}

static void
closed_cb(GtkPopover *menu, gpointer unused)
{
  GtkWidget *row = gtk_widget_get_parent(GTK_WIDGET(menu));

  if (row != NULL && gtk_widget_get_parent(row) != NULL)
    gtk_widget_grab_focus(gtk_widget_get_parent(row));
}

static void
menu_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiDeckList *self = UI_DECK_LIST(widget);
  UiDeckRow *row = find_row(self, g_variant_get_int64(parameter));

  if (row == NULL)
    return;
  if (self->menu == NULL) {
    self->menu = g_object_ref_sink(gtk_popover_menu_new_from_model(self->menu_model));
    g_signal_connect(self->menu, "closed", G_CALLBACK(closed_cb), NULL);
  }
  ui_deck_row_open_menu(row, self->menu);
}

static void
update(UiDeckList *self)
{
  ui_deck_items_update(self->items, self->tree, self->collapsed);
}

/* Those that are no more are forgotten. */
static char *
dup_collapsed(UiDeckList *self)
{
  GString *ids = g_string_new(NULL);

  for (guint i = 0; i < self->tree->len && ids->len < ILK_MAX_COLLAPSED_BYTES; i++) {
    gint64 id = ilk_deck_get_id(g_array_index(self->tree, IlkDeckBranch, i).deck);

    if (g_hash_table_contains(self->collapsed, &id))
      g_string_append_printf(ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? "," : "", id);
  }
  return g_string_free(ids, FALSE);
}

static void
toggle_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiDeckList *self = UI_DECK_LIST(widget);
  gint64 id = g_variant_get_int64(parameter);

  if (!g_hash_table_remove(self->collapsed, &id))
    g_hash_table_add(self->collapsed, g_memdup2(&id, sizeof id));
  update(self);
  g_autofree char *ids = dup_collapsed(self);
  gtk_widget_activate_action(widget, "settings.collapsed-decks", "s", ids);
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

/* From a row to its buttons, and out. */
static void
tab(UiDeckList *self, GtkDirectionType direction)
{
  UiDeckRow *row = get_focus_row(self);
  gboolean inside = row != NULL && is_focus_in_row(row);

  if ((inside || direction == GTK_DIR_TAB_FORWARD) &&
      gtk_widget_child_focus(GTK_WIDGET(row), direction))
    return;
  if (inside && direction == GTK_DIR_TAB_BACKWARD)
    gtk_widget_grab_focus(gtk_widget_get_parent(GTK_WIDGET(row)));
  else
    leave_list(self, direction);
}

/* Whether @key, an arrow, hides or shows what is below @row: the one that points to what comes next
 * opens it. */
static gboolean
fold(UiDeckRow *row, guint key)
{
  gboolean rtl = gtk_widget_get_direction(GTK_WIDGET(row)) == GTK_TEXT_DIR_RTL;
  gboolean opens = key == (rtl ? GDK_KEY_Left : GDK_KEY_Right);
  UiDeckItem *item = ui_deck_row_get_item(row);

  if ((key != GDK_KEY_Left && key != GDK_KEY_Right) || item == NULL ||
      ui_deck_item_get_branch(item)->n_below == 0 || ui_deck_item_is_collapsed(item) != opens)
    return FALSE;
  gtk_widget_activate_action(GTK_WIDGET(row), "deck.toggle", NULL);
  return TRUE;
}

/* Whether @key, with Alt, moves the deck of @row in the order of study. */
static gboolean
place(UiDeckRow *row, guint key, GdkModifierType modifiers)
{
  gboolean earlier = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  gboolean later = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;

  if ((!earlier && !later) || (modifiers & gtk_accelerator_get_default_mod_mask()) != GDK_ALT_MASK)
    return FALSE;
  gtk_widget_activate_action(GTK_WIDGET(row), earlier ? "deck.earlier" : "deck.later", NULL);
  return TRUE;
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
  else if (place(row, key, modifiers))
    return GDK_EVENT_STOP;
  else if (is_focus_in_row(row) || !fold(row, key))
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
  guint left = g_list_model_get_n_items(G_LIST_MODEL(self->items));
  int sum = 0, height;

  if (left > MOST_MEASURED)
    return 0;
  for (GtkWidget *around = get_first(self); around != NULL && left > 0;
       around = gtk_widget_get_next_sibling(around), left--) {
    gtk_widget_measure(around, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
    sum += height;
  }
  return left == 0 ? sum : 0;
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
  g_clear_object(&self->menu);
  g_clear_object(&self->items);
  G_OBJECT_CLASS(ui_deck_list_parent_class)->dispose(object);
}

static void
ui_deck_list_finalize(GObject *object)
{
  g_array_unref(UI_DECK_LIST(object)->tree);
  g_hash_table_unref(UI_DECK_LIST(object)->collapsed);
  G_OBJECT_CLASS(ui_deck_list_parent_class)->finalize(object);
}

static void
ui_deck_list_class_init(UiDeckListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_deck_list_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_deck_list_finalize;
  widget_class->focus = ui_deck_list_focus;
  widget_class->measure = ui_deck_list_measure;
  widget_class->size_allocate = ui_deck_list_size_allocate;
  widget_class->get_request_mode = ui_deck_list_get_request_mode;
  gtk_widget_class_install_action(widget_class, "decks.menu", "x", menu_cb);
  gtk_widget_class_install_action(widget_class, "decks.toggle", "x", toggle_cb);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/deck-list.ui"));
  gtk_widget_class_bind_template_child_full(widget_class, "menu", FALSE,
                                            G_STRUCT_OFFSET(UiDeckList, menu_model));
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
  self->tree = g_array_new(FALSE, FALSE, sizeof(IlkDeckBranch));
  self->collapsed = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  ui_deck_drag_attach(GTK_WIDGET(self->view));
  self->items = g_list_store_new(UI_TYPE_DECK_ITEM);
  selection = gtk_no_selection_new(G_LIST_MODEL(g_object_ref(self->items)));
  gtk_grid_view_set_model(self->view, GTK_SELECTION_MODEL(selection));
}

/* Who moves a deck with keys goes on with it. */
static void
follow(UiDeckList *self, gint64 id)
{
  UiDeckRow *row = id != 0 ? find_row(self, id) : NULL;

  if (row != NULL && get_focus_row(self) != row)
    gtk_widget_grab_focus(gtk_widget_get_parent(GTK_WIDGET(row)));
}

void
ui_deck_list_set_decks(UiDeckList *self, GPtrArray *decks)
{
  g_return_if_fail(UI_IS_DECK_LIST(self) && decks != NULL);

  UiDeckRow *focused = get_focus_row(self);
  gint64 id = focused != NULL ? ui_deck_row_get_id(focused) : 0;

  g_array_unref(self->tree);
  self->tree = ilk_deck_tree_new(decks);
  update(self);
  follow(self, id);
  gtk_widget_set_visible(GTK_WIDGET(self), decks->len > 0);
}

void
ui_deck_list_set_collapsed(UiDeckList *self, const char *ids)
{
  g_return_if_fail(UI_IS_DECK_LIST(self) && ids != NULL);

  g_auto(GStrv) parts = g_strsplit(ids, ",", -1);

  g_hash_table_remove_all(self->collapsed);
  for (char **part = parts; *part != NULL; part++) {
    gint64 id = g_ascii_strtoll(*part, NULL, 10);
    if (id != 0)
      g_hash_table_add(self->collapsed, g_memdup2(&id, sizeof id));
  }
  update(self);
}
