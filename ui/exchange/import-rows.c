/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sorted by what becomes of the cards: who looks for what goes wrong need not read what goes well.
 */
#include "ui/exchange/import-rows.h"

#include <gio/gio.h>

struct _UiImportRow {
  GObject parent_instance;

  /* Owned */
  GPtrArray *rows; /* that @row is one of */

  /* Borrowed */
  const IlkImportRow *row;
};

G_DEFINE_FINAL_TYPE(UiImportRow, ui_import_row, G_TYPE_OBJECT)

struct _UiImportRows {
  GObject parent_instance;

  /* Owned */
  GPtrArray *rows;
  GPtrArray *order; /* of the same rows */
};

static void list_model_init(GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE(UiImportRows, ui_import_rows, G_TYPE_OBJECT,
                              G_IMPLEMENT_INTERFACE(G_TYPE_LIST_MODEL, list_model_init))

static void
ui_import_row_finalize(GObject *object)
{
  g_ptr_array_unref(UI_IMPORT_ROW(object)->rows);
  G_OBJECT_CLASS(ui_import_row_parent_class)->finalize(object);
}

static void
ui_import_row_class_init(UiImportRowClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_import_row_finalize;
}

static void
ui_import_row_init(UiImportRow *self)
{
}

const IlkImportRow *
ui_import_row_get(UiImportRow *self)
{
  g_return_val_if_fail(UI_IS_IMPORT_ROW(self), NULL);
  return self->row;
}

static GType
get_item_type(GListModel *model)
{
  return UI_TYPE_IMPORT_ROW;
}

static guint
get_n_items(GListModel *model)
{
  return UI_IMPORT_ROWS(model)->order->len;
}

static gpointer
get_item(GListModel *model, guint position)
{
  UiImportRows *self = UI_IMPORT_ROWS(model);

  if (position >= self->order->len)
    return NULL;
  UiImportRow *row = g_object_new(UI_TYPE_IMPORT_ROW, NULL);
  row->rows = g_ptr_array_ref(self->rows);
  row->row = self->order->pdata[position];
  return row;
}

static void
list_model_init(GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
ui_import_rows_finalize(GObject *object)
{
  UiImportRows *self = UI_IMPORT_ROWS(object);

  g_ptr_array_unref(self->order);
  g_ptr_array_unref(self->rows);
  G_OBJECT_CLASS(ui_import_rows_parent_class)->finalize(object);
}

static void
ui_import_rows_class_init(UiImportRowsClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_import_rows_finalize;
}

static void
ui_import_rows_init(UiImportRows *self)
{
  self->order = g_ptr_array_new();
}

UiImportRows *
ui_import_rows_new(GPtrArray *rows)
{
  static const IlkImportFate order[] = {ILK_IMPORT_ADDED, ILK_IMPORT_CHANGED, ILK_IMPORT_DELETED,
                                        ILK_IMPORT_MISSING};
  UiImportRows *self = g_object_new(UI_TYPE_IMPORT_ROWS, NULL);

  self->rows = g_ptr_array_ref(rows);
  for (gsize fate = 0; fate < G_N_ELEMENTS(order); fate++)
    for (guint i = 0; i < rows->len; i++)
      if (((IlkImportRow *) rows->pdata[i])->fate == order[fate])
        g_ptr_array_add(self->order, rows->pdata[i]);
  return self;
}
