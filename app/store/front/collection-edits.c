/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: edits, and taking them back.
 */
#include "app/store/front/collection-edits.h"

#include "app/store/edits/edits.h"
#include "app/store/front/operation.h"

#define EDITED (ILK_CHANGE_DECKS | ILK_CHANGE_CARDS | ILK_CHANGE_REVIEWS | ILK_CHANGE_MEMORIES)

typedef struct {
  IlkChange change;
  IlkEdit edit;
  gint64 made;
} Edit;

static gboolean
run_edit(IlkStore *store, gpointer arguments, GError **error)
{
  Edit *edit = arguments;
  return ilk_store_edit(store, &edit->edit, &edit->made, error);
}

static void
clear_edit(gpointer arguments)
{
  IlkEdit *edit = &((Edit *) arguments)->edit;
  g_free((gpointer) edit->cards);
  g_free((gpointer) edit->demo);
  g_free((gpointer) edit->text);
  g_clear_pointer(&edit->note, ilk_note_unref);
}

static const IlkOperation edit_operation = {
    .name = "edit",
    .work = run_edit,
    .size = sizeof(Edit),
    .clear = clear_edit,
    .tells = TRUE,
};

static gboolean
needs_text(IlkEditKind kind)
{
  return kind == ILK_EDIT_ADD_TAG || kind == ILK_EDIT_REMOVE_TAG || kind == ILK_EDIT_ADD_DECK ||
         kind == ILK_EDIT_RENAME_DECK || kind == ILK_EDIT_DESCRIBE_DECK;
}

static gboolean
needs_note(IlkEditKind kind)
{
  return kind == ILK_EDIT_ADD_NOTE || kind == ILK_EDIT_REPLACE_NOTE;
}

static gboolean
is_complete(const IlkEdit *edit)
{
  return edit != NULL && edit->kind <= ILK_EDIT_PLACE_DECK &&
         (!needs_text(edit->kind) || edit->text != NULL) &&
         (!needs_note(edit->kind) || edit->note != NULL) &&
         (edit->n_cards == 0 || edit->cards != NULL);
}

gboolean
ilk_collection_edit(IlkCollection *self, const IlkEdit *edit, gint64 *made, GError **error)
{
  g_return_val_if_fail(is_complete(edit), FALSE);

  Edit request = {.change.what = EDITED, .edit = *edit};
  if (!ilk_collection_call(self, &edit_operation, &request, error))
    return FALSE;
  if (made != NULL)
    *made = request.made;
  return TRUE;
}

void
ilk_collection_edit_async(IlkCollection *self, const IlkEdit *edit, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(is_complete(edit));

  Edit request = {.change.what = EDITED, .edit = *edit};
  request.edit.cards = g_memdup2(edit->cards, edit->n_cards * sizeof *edit->cards);
  request.edit.demo = g_strdup(edit->demo);
  request.edit.text = g_strdup(edit->text);
  request.edit.note = edit->note != NULL ? ilk_note_ref(edit->note) : NULL;
  ilk_collection_submit(self, &edit_operation, &request, cancellable, callback, user_data);
}

gboolean
ilk_collection_edit_finish(IlkCollection *self, GAsyncResult *result, gint64 *made, GError **error)
{
  const Edit *request = ilk_collection_finish(self, &edit_operation, result, error);
  if (request != NULL && made != NULL)
    *made = request->made;
  return request != NULL;
}

typedef struct {
  IlkChange change;
  gboolean redo;
  char *label;
} Undo;

static gboolean
run_undo(IlkStore *store, gpointer arguments, GError **error)
{
  Undo *undo = arguments;
  undo->label = ilk_store_undo_edit(store, undo->redo, error);
  return undo->label != NULL;
}

static void
clear_undo(gpointer arguments)
{
  g_clear_pointer(&((Undo *) arguments)->label, g_free);
}

static const IlkOperation undo_operation = {
    .name = "undo edit",
    .work = run_undo,
    .size = sizeof(Undo),
    .clear = clear_undo,
    .tells = TRUE,
};

static char *
undo_edit(IlkCollection *self, gboolean redo, GError **error)
{
  Undo undo = {.change.what = EDITED, .redo = redo};
  return ilk_collection_call(self, &undo_operation, &undo, error) ? undo.label : NULL;
}

static void
undo_edit_async(IlkCollection *self, gboolean redo, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_submit(self, &undo_operation, &(Undo){.change.what = EDITED, .redo = redo},
                        cancellable, callback, user_data);
}

static char *
undo_edit_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  Undo *undo = ilk_collection_finish(self, &undo_operation, result, error);
  return undo != NULL ? g_steal_pointer(&undo->label) : NULL;
}

char *
ilk_collection_undo_edit(IlkCollection *self, GError **error)
{
  return undo_edit(self, FALSE, error);
}

void
ilk_collection_undo_edit_async(IlkCollection *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  undo_edit_async(self, FALSE, cancellable, callback, user_data);
}

char *
ilk_collection_undo_edit_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return undo_edit_finish(self, result, error);
}

char *
ilk_collection_redo_edit(IlkCollection *self, GError **error)
{
  return undo_edit(self, TRUE, error);
}

void
ilk_collection_redo_edit_async(IlkCollection *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  undo_edit_async(self, TRUE, cancellable, callback, user_data);
}

char *
ilk_collection_redo_edit_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return undo_edit_finish(self, result, error);
}

static gboolean
dup_label(IlkStore *store, gpointer arguments, GError **error)
{
  Undo *undo = arguments;
  g_autoptr(GError) local_error = NULL;
  undo->label = ilk_store_dup_edit_label(store, undo->redo, &local_error);
  if (local_error != NULL)
    g_propagate_error(error, g_steal_pointer(&local_error));
  return error == NULL || *error == NULL;
}

static const IlkOperation label_operation = {
    .name = "label of an edit",
    .work = dup_label,
    .size = sizeof(Undo),
    .clear = clear_undo,
    .lane = ILK_LANE_READ,
};

char *
ilk_collection_dup_undo_label(IlkCollection *self, GError **error)
{
  Undo undo = {.redo = FALSE};
  return ilk_collection_call(self, &label_operation, &undo, error) ? undo.label : NULL;
}

char *
ilk_collection_dup_redo_label(IlkCollection *self, GError **error)
{
  Undo undo = {.redo = TRUE};
  return ilk_collection_call(self, &label_operation, &undo, error) ? undo.label : NULL;
}

static void
dup_label_async(IlkCollection *self, gboolean redo, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_submit(self, &label_operation, &(Undo){.redo = redo}, cancellable, callback,
                        user_data);
}

static char *
dup_label_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  Undo *undo = ilk_collection_finish(self, &label_operation, result, error);
  return undo != NULL ? g_steal_pointer(&undo->label) : NULL;
}

void
ilk_collection_dup_undo_label_async(IlkCollection *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  dup_label_async(self, FALSE, cancellable, callback, user_data);
}

char *
ilk_collection_dup_undo_label_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return dup_label_finish(self, result, error);
}

void
ilk_collection_dup_redo_label_async(IlkCollection *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  dup_label_async(self, TRUE, cancellable, callback, user_data);
}

char *
ilk_collection_dup_redo_label_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return dup_label_finish(self, result, error);
}

typedef struct {
  gint64 id;
  IlkNote *note;
  int seconds;
  char *demo;
} GetNote;

static gboolean
get_note(IlkStore *store, gpointer arguments, GError **error)
{
  GetNote *request = arguments;
  request->note = ilk_store_get_note(store, request->id, &request->seconds, &request->demo, error);
  return request->note != NULL;
}

static void
clear_note(gpointer arguments)
{
  GetNote *request = arguments;
  g_clear_pointer(&request->note, ilk_note_unref);
  g_clear_pointer(&request->demo, g_free);
}

static const IlkOperation note_operation = {
    .name = "get note",
    .work = get_note,
    .size = sizeof(GetNote),
    .clear = clear_note,
    .lane = ILK_LANE_READ,
};

/* Returns: (transfer full): what @request has found, which it does not own any more */
static IlkNote *
take_note(GetNote *request, int *seconds, char **demo)
{
  if (seconds != NULL)
    *seconds = request->seconds;
  if (demo != NULL)
    *demo = g_steal_pointer(&request->demo);
  return g_steal_pointer(&request->note);
}

IlkNote *
ilk_collection_get_note(IlkCollection *self, gint64 note, int *seconds, char **demo, GError **error)
{
  GetNote request = {.id = note};
  if (!ilk_collection_call(self, &note_operation, &request, error))
    return NULL;
  IlkNote *found = take_note(&request, seconds, demo);
  clear_note(&request);
  return found;
}

void
ilk_collection_get_note_async(IlkCollection *self, gint64 note, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_submit(self, &note_operation, &(GetNote){.id = note}, cancellable, callback,
                        user_data);
}

IlkNote *
ilk_collection_get_note_finish(IlkCollection *self, GAsyncResult *result, int *seconds, char **demo,
                               GError **error)
{
  GetNote *request = ilk_collection_finish(self, &note_operation, result, error);
  return request != NULL ? take_note(request, seconds, demo) : NULL;
}
