/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list view makes some two hundred rows at once where there are as many cards, though a screen
 * has room for a few of them. So a list that was shorter grows: by what can be seen, then by as
 * much whenever the window has nothing else to do, and by the rest when the view has all the rows
 * it wants.
 *
 * One window is read at a time, the one that was looked at last first: who scrolls fast passes most
 * of them by, and what has been passed by is not read before what is seen.
 */
#include "ui/cards/card-list.h"

#include "app/base/limits.h"
#include "app/store/front/collection-cards.h"
#include "ui/cards/card-item.h"

/* By so many cards the list grows at a time, and when it has so many, by all. */
#define GROWS_BY 24
#define GROWN 240

typedef struct {
  GPtrArray *items; /* element-type UiCardItem */
  guint index;
  gboolean wanted;
} Window;

struct _UiCardList {
  GObject parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *cancellable;
  GArray *ids;
  GQueue windows;        /* of Window, the one looked at last first */
  GHashTable *by_index;  /* index → link of windows, borrowed */
  GHashTable *left_over; /* id → UiCardItem of the list before this one */

  guint shown; /* of @ids */
  guint growing;
  gboolean reading;
};

static void ui_card_list_model_init(GListModelInterface *iface);
static void read_next(UiCardList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE(UiCardList, ui_card_list, G_TYPE_OBJECT,
                              G_IMPLEMENT_INTERFACE(G_TYPE_LIST_MODEL, ui_card_list_model_init))

static void
free_window(gpointer data)
{
  Window *window = data;

  g_ptr_array_unref(window->items);
  g_free(window);
}

/* An item that was there before is kept: its old card is shown until the new one is read. */
static UiCardItem *
make_item(UiCardList *self, gint64 id)
{
  UiCardItem *item = g_hash_table_lookup(self->left_over, &id);

  return item != NULL ? g_object_ref(item) : ui_card_item_new(id);
}

static Window *
make_window(UiCardList *self, guint index)
{
  Window *window = g_new0(Window, 1);
  guint begin = index * ILK_CARDS_PER_WINDOW;
  guint end = MIN(begin + ILK_CARDS_PER_WINDOW, self->ids->len);

  window->index = index;
  window->wanted = TRUE;
  window->items = g_ptr_array_new_full(end - begin, g_object_unref);
  for (guint i = begin; i < end; i++)
    g_ptr_array_add(window->items, make_item(self, g_array_index(self->ids, gint64, i)));
  return window;
}

static void
drop_oldest(UiCardList *self)
{
  Window *window = g_queue_pop_tail(&self->windows);

  g_hash_table_remove(self->by_index, GUINT_TO_POINTER(window->index));
  free_window(window);
}

static Window *
need_window(UiCardList *self, guint index)
{
  GList *link = g_hash_table_lookup(self->by_index, GUINT_TO_POINTER(index));

  if (link == NULL) {
    if (self->windows.length == ILK_MAX_CARD_WINDOWS)
      drop_oldest(self);
    g_queue_push_head(&self->windows, make_window(self, index));
    link = self->windows.head;
    g_hash_table_insert(self->by_index, GUINT_TO_POINTER(index), link);
  } else if (link != self->windows.head) {
    g_queue_unlink(&self->windows, link);
    g_queue_push_head_link(&self->windows, link);
  }
  read_next(self);
  return link->data;
}

typedef struct {
  UiCardList *self;
  GPtrArray *items;
} Reading;

static void
free_reading(Reading *reading)
{
  g_ptr_array_unref(reading->items);
  g_object_unref(reading->self);
  g_free(reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reading, free_reading)

/* @cards are in the order of @items, but for those that are gone. */
static void
take_cards(GPtrArray *items, GPtrArray *cards)
{
  guint next = 0;

  for (guint i = 0; i < items->len && next < cards->len; i++) {
    UiCardItem *item = g_ptr_array_index(items, i);
    IlkCard *card = g_ptr_array_index(cards, next);

    if (ilk_card_get_id(card) == ui_card_item_get_id(item)) {
      ui_card_item_set_card(item, card);
      next++;
    }
  }
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Reading) reading = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards_finish(ILK_COLLECTION(source), result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Places whose cards cannot be read stay empty; a search that fails is told by who searches. */
  if (cards != NULL)
    take_cards(reading->items, cards);
  reading->self->reading = FALSE;
  read_next(reading->self);
}

static void
read_window(UiCardList *self, Window *window)
{
  Reading *reading = g_new0(Reading, 1);
  const gint64 *ids = &g_array_index(self->ids, gint64, window->index * ILK_CARDS_PER_WINDOW);

  window->wanted = FALSE;
  self->reading = TRUE;
  reading->self = g_object_ref(self);
  reading->items = g_ptr_array_ref(window->items);
  ilk_collection_list_cards_async(self->collection, ids, window->items->len, self->cancellable,
                                  listed_cb, reading);
}

static void
read_next(UiCardList *self)
{
  if (self->reading || self->collection == NULL)
    return;
  for (GList *link = self->windows.head; link != NULL; link = link->next)
    if (((Window *) link->data)->wanted) {
      read_window(self, link->data);
      return;
    }
}

static void
stop_reading(UiCardList *self)
{
  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  self->cancellable = g_cancellable_new();
  self->reading = FALSE;
}

/* Returns: (transfer full) (element-type guint): which were held, the one looked at last first */
static GArray *
drop_windows(UiCardList *self)
{
  GArray *held = g_array_new(FALSE, FALSE, sizeof(guint));

  for (GList *link = self->windows.head; link != NULL; link = link->next)
    g_array_append_val(held, ((Window *) link->data)->index);
  g_hash_table_remove_all(self->by_index);
  g_queue_clear_full(&self->windows, free_window);
  return held;
}

/* A view asks anew for what has changed only, but all that it shows is to be read again. */
static void
hold_again(UiCardList *self, GArray *held)
{
  for (guint i = held->len; i-- > 0;)
    if (g_array_index(held, guint, i) * ILK_CARDS_PER_WINDOW < self->shown)
      need_window(self, g_array_index(held, guint, i));
}

static void
keep_items(UiCardList *self)
{
  g_hash_table_remove_all(self->left_over);
  for (GList *link = self->windows.head; link != NULL; link = link->next) {
    GPtrArray *items = ((Window *) link->data)->items;

    for (guint i = 0; i < items->len; i++) {
      gint64 id = ui_card_item_get_id(g_ptr_array_index(items, i));
      g_hash_table_insert(self->left_over, g_memdup2(&id, sizeof(id)),
                          g_object_ref(g_ptr_array_index(items, i)));
    }
  }
}

static void
read_all_again(UiCardList *self)
{
  for (GList *link = self->windows.head; link != NULL; link = link->next)
    ((Window *) link->data)->wanted = TRUE;
  read_next(self);
}

static guint
count_equal(GArray *left, GArray *right, gboolean from_end, guint at_most)
{
  guint n = 0;

  while (n < at_most) {
    guint i = from_end ? left->len - 1 - n : n;
    guint j = from_end ? right->len - 1 - n : n;

    if (g_array_index(left, gint64, i) != g_array_index(right, gint64, j))
      break;
    n++;
  }
  return n;
}

static void
show_more(UiCardList *self, guint n)
{
  guint before = self->shown;

  self->shown = MIN(n, self->ids->len);
  if (self->shown > before)
    g_list_model_items_changed(G_LIST_MODEL(self), before, 0, self->shown - before);
}

static gboolean
grow_cb(gpointer user_data)
{
  UiCardList *self = user_data;
  guint next = self->shown + GROWS_BY;

  show_more(self, next < GROWN ? next : self->ids->len);
  if (self->shown < self->ids->len)
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

/* Behind what is drawn and what was asked for. */
static void
grow(UiCardList *self)
{
  if (self->growing == 0 && self->shown < self->ids->len)
    self->growing = g_idle_add_full(G_PRIORITY_LOW, grow_cb, self, NULL);
}

static guint
ui_card_list_get_n_items(GListModel *model)
{
  return UI_CARD_LIST(model)->shown;
}

static gpointer
ui_card_list_get_item(GListModel *model, guint position)
{
  UiCardList *self = UI_CARD_LIST(model);

  if (position >= self->shown)
    return NULL;
  Window *window = need_window(self, position / ILK_CARDS_PER_WINDOW);
  return g_object_ref(g_ptr_array_index(window->items, position % ILK_CARDS_PER_WINDOW));
}

static GType
ui_card_list_get_item_type(GListModel *model)
{
  return UI_TYPE_CARD_ITEM;
}

static void
ui_card_list_model_init(GListModelInterface *iface)
{
  iface->get_n_items = ui_card_list_get_n_items;
  iface->get_item = ui_card_list_get_item;
  iface->get_item_type = ui_card_list_get_item_type;
}

static void
ui_card_list_dispose(GObject *object)
{
  UiCardList *self = UI_CARD_LIST(object);

  g_cancellable_cancel(self->cancellable);
  g_clear_handle_id(&self->growing, g_source_remove);
  g_array_unref(drop_windows(self));
  g_hash_table_remove_all(self->left_over);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_card_list_parent_class)->dispose(object);
}

static void
ui_card_list_finalize(GObject *object)
{
  UiCardList *self = UI_CARD_LIST(object);

  g_object_unref(self->cancellable);
  g_hash_table_unref(self->by_index);
  g_hash_table_unref(self->left_over);
  g_array_unref(self->ids);
  G_OBJECT_CLASS(ui_card_list_parent_class)->finalize(object);
}

static void
ui_card_list_class_init(UiCardListClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_card_list_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_card_list_finalize;
}

static void
ui_card_list_init(UiCardList *self)
{
  self->cancellable = g_cancellable_new();
  self->ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  self->by_index = g_hash_table_new(NULL, NULL);
  self->left_over = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

UiCardList *
ui_card_list_new(void)
{
  return g_object_new(UI_TYPE_CARD_LIST, NULL);
}

void
ui_card_list_set_collection(UiCardList *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_CARD_LIST(self));

  if (!g_set_object(&self->collection, collection))
    return;
  ui_card_list_set_ids(self, g_array_new(FALSE, FALSE, sizeof(gint64)));
}

void
ui_card_list_set_ids(UiCardList *self, GArray *ids)
{
  g_return_if_fail(UI_IS_CARD_LIST(self) && ids != NULL);

  g_autoptr(GArray) before = g_steal_pointer(&self->ids);
  guint shown = self->shown;
  guint grown = shown + GROWS_BY;
  guint shorter = MIN(shown, ids->len);
  guint head = count_equal(before, ids, FALSE, shorter);
  guint tail = shown == before->len ? count_equal(before, ids, TRUE, shorter - head) : 0;

  self->ids = ids;
  stop_reading(self);
  self->shown = grown < GROWN ? MIN(grown, ids->len) : ids->len;
  if (before->len == ids->len && head == shown && shown == self->shown) {
    read_all_again(self);
    grow(self);
    return;
  }
  if (self->shown < ids->len)
    tail = 0;
  keep_items(self);
  g_autoptr(GArray) held = drop_windows(self);
  g_list_model_items_changed(G_LIST_MODEL(self), head, shown - head - tail,
                             self->shown - head - tail);
  hold_again(self, held);
  grow(self);
}

void
ui_card_list_show_all(UiCardList *self)
{
  g_return_if_fail(UI_IS_CARD_LIST(self));

  g_clear_handle_id(&self->growing, g_source_remove);
  show_more(self, self->ids->len);
}

gint64
ui_card_list_get_id(UiCardList *self, guint position)
{
  g_return_val_if_fail(UI_IS_CARD_LIST(self) && position < self->ids->len, 0);
  return g_array_index(self->ids, gint64, position);
}

guint
ui_card_list_count_windows(UiCardList *self)
{
  g_return_val_if_fail(UI_IS_CARD_LIST(self), 0);
  return self->windows.length;
}
