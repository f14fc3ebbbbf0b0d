/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: imports. A source is read on the lane that needs its cards.
 */
#include "app/store/front/collection-import.h"

#include "app/store/decks/import.h"
#include "app/store/front/operation.h"

static void
row_free(gpointer data)
{
  IlkImportRow *row = data;
  g_free(row->question);
  g_free(row);
}

IlkImportPreview *
ilk_import_preview_new(const char *title)
{
  g_return_val_if_fail(title != NULL, NULL);

  IlkImportPreview *self = g_new0(IlkImportPreview, 1);
  self->title = g_strdup(title);
  self->rows = g_ptr_array_new_with_free_func(row_free);
  return self;
}

void
ilk_import_preview_free(IlkImportPreview *self)
{
  g_ptr_array_unref(self->rows);
  g_free(self->name_before);
  g_free(self->title);
  g_free(self);
}

typedef struct {
  IlkCardSource *source;
  GCancellable *cancellable;
  IlkImportPreview *preview;
} Preview;

static gboolean
preview_import(IlkStore *store, gpointer arguments, GError **error)
{
  Preview *self = arguments;
  self->preview = ilk_store_preview_import(store, self->source, self->cancellable, error);
  return self->preview != NULL;
}

static const IlkOperation preview_operation = {
    .name = "preview import",
    .work = preview_import,
    .size = sizeof(Preview),
    .lane = ILK_LANE_LONG,
};

IlkImportPreview *
ilk_collection_preview_import(IlkCollection *self, IlkCardSource *source, GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail(source != NULL, NULL);

  Preview preview = {source, cancellable, NULL};
  return ilk_collection_call(self, &preview_operation, &preview, error) ? preview.preview : NULL;
}

typedef struct {
  IlkChange change;
  IlkCardSource *source;
  IlkImportSummary *summary;
} Import;

static gboolean
import_source(IlkStore *store, gpointer arguments, GError **error)
{
  Import *import = arguments;
  if (!ilk_store_import_source(store, import->source, import->summary, error))
    return FALSE;
  import->change.deck = import->summary->deck;
  if (import->summary->remembered > 0)
    import->change.what |= ILK_CHANGE_REVIEWS;
  if (import->summary->parameters)
    import->change.what |= ILK_CHANGE_OPTIONS | ILK_CHANGE_MEMORIES;
  return TRUE;
}

static const IlkOperation import_operation = {
    .name = "import",
    .work = import_source,
    .size = sizeof(Import),
    .tells = TRUE,
};

gboolean
ilk_collection_import_source(IlkCollection *self, IlkCardSource *source, IlkImportSummary *summary,
                             GError **error)
{
  g_return_val_if_fail(source != NULL && summary != NULL, FALSE);

  Import import = {
      .change.what = ILK_CHANGE_DECKS | ILK_CHANGE_CARDS, .source = source, .summary = summary};
  if (!ilk_collection_call(self, &import_operation, &import, error))
    return FALSE;
  ilk_collection_catch_up_later(self);
  return TRUE;
}

typedef struct {
  const gint64 *edits;
  guint n;
} Joining;

static gboolean
join_imports(IlkStore *store, gpointer arguments, GError **error)
{
  const Joining *joining = arguments;
  return ilk_store_join_imports(store, joining->edits, joining->n, error);
}

static const IlkOperation join_operation = {
    .name = "join imports",
    .work = join_imports,
    .size = sizeof(Joining),
};

gboolean
ilk_collection_join_imports(IlkCollection *self, const gint64 *edits, guint n, GError **error)
{
  g_return_val_if_fail(edits != NULL && n > 0, FALSE);

  Joining joining = {.edits = edits, .n = n};
  return ilk_collection_call(self, &join_operation, &joining, error);
}

gboolean
ilk_collection_import(IlkCollection *self, IlkDeckFile *file, IlkImportSummary *summary,
                      GError **error)
{
  return ilk_collection_import_sm2(self, file, NULL, 0, summary, error);
}

gboolean
ilk_collection_import_sm2(IlkCollection *self, IlkDeckFile *file, const IlkSm2Memory *memories,
                          guint n, IlkImportSummary *summary, GError **error)
{
  g_return_val_if_fail(file != NULL && summary != NULL && n <= file->cards->len, FALSE);

  g_autoptr(IlkCardSource) source = ilk_card_source_new_for_deck(file, memories, n);
  return ilk_collection_import_source(self, source, summary, error);
}
