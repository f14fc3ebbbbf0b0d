/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is being changed is stored when it has come to rest. Requests travel in order: a card asked
 * for afterwards is scheduled by them.
 */
#include "ui/settings/memory-options.h"

#include "app/store/front/collection-options.h"
#include "config.h"
#include "ui/settings/rest.h"

struct _UiMemoryOptions {
  GObject parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *replay; /* the way to another model, while it lasts */

  IlkStudyOptions options;
  IlkModel next_model; /* what @replay leads to */
  gboolean loaded;
  gboolean postponed; /* something waits for @replay to end */
  UiRest rest;
};

enum { SIGNAL_CHANGED, SIGNAL_FAILED, SIGNAL_REPLAYING, SIGNAL_REPLAYED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiMemoryOptions, ui_memory_options, G_TYPE_OBJECT)

static void
stored_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMemoryOptions) self = UI_MEMORY_OPTIONS(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_set_options_finish(ILK_COLLECTION(source), result, &error))
    g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
}

/* Options that still name the old model must not follow the new one. */
static void
store(gpointer owner)
{
  UiMemoryOptions *self = owner;

  self->postponed = self->replay != NULL;
  if (self->postponed)
    return;
  ilk_collection_set_options_async(self->collection, 0, &self->options, NULL, stored_cb,
                                   g_object_ref(self));
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMemoryOptions) self = UI_MEMORY_OPTIONS(user_data);
  g_autoptr(GError) error = NULL;

  self->loaded =
      ilk_collection_get_options_finish(ILK_COLLECTION(source), result, &self->options, &error);
  if (self->loaded)
    g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
  else
    g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
ui_memory_options_dispose(GObject *object)
{
  UiMemoryOptions *self = UI_MEMORY_OPTIONS(object);

  /* The main loop may be about to end, so this one is waited for. */
  if (ui_rest_take(&self->rest))
    ilk_collection_set_options(self->collection, 0, &self->options, NULL);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_memory_options_parent_class)->dispose(object);
}

static void
ui_memory_options_class_init(UiMemoryOptionsClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_memory_options_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_MEMORY_OPTIONS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new("failed", UI_TYPE_MEMORY_OPTIONS, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REPLAYING] = g_signal_new("replaying", UI_TYPE_MEMORY_OPTIONS, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[SIGNAL_REPLAYED] = g_signal_new("replayed", UI_TYPE_MEMORY_OPTIONS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
ui_memory_options_init(UiMemoryOptions *self)
{
  ui_rest_init(&self->rest, store, self);
  ilk_study_options_init(&self->options);
}

UiMemoryOptions *
ui_memory_options_new(IlkCollection *collection)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection), NULL);

  UiMemoryOptions *self = g_object_new(UI_TYPE_MEMORY_OPTIONS, NULL);
  self->collection = g_object_ref(collection);
  ilk_collection_get_options_async(collection, 0, NULL, loaded_cb, g_object_ref(self));
  return self;
}

IlkCollection *
ui_memory_options_get_collection(UiMemoryOptions *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_OPTIONS(self), NULL);
  return self->collection;
}

gboolean
ui_memory_options_is_loaded(UiMemoryOptions *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_OPTIONS(self), FALSE);
  return self->loaded;
}

const IlkStudyOptions *
ui_memory_options_get(UiMemoryOptions *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_OPTIONS(self), NULL);
  return &self->options;
}

void
ui_memory_options_set(UiMemoryOptions *self, const IlkStudyOptions *options)
{
  g_return_if_fail(UI_IS_MEMORY_OPTIONS(self) && options != NULL);

  g_autofree char *difference = ilk_study_options_to_json(options, &self->options);
  if (!self->loaded || g_str_equal(difference, "{}"))
    return;
  self->options = *options;
  ui_rest_changed(&self->rest);
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

void
ui_memory_options_flush(UiMemoryOptions *self)
{
  g_return_if_fail(UI_IS_MEMORY_OPTIONS(self));
  ui_rest_flush(&self->rest);
}

static void
replaying_cb(double done, gpointer user_data)
{
  g_signal_emit(user_data, signals[SIGNAL_REPLAYING], 0, done);
}

static void
replayed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMemoryOptions) self = UI_MEMORY_OPTIONS(user_data);
  g_autoptr(GError) error = NULL;

  g_clear_object(&self->replay);
  if (ilk_collection_set_model_finish(ILK_COLLECTION(source), result, &error))
    self->options.model = self->next_model;
  if (self->postponed)
    store(self);
  if (error == NULL)
    g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit(self, signals[SIGNAL_REPLAYED], 0, error);
}

void
ui_memory_options_set_model(UiMemoryOptions *self, IlkModel model)
{
  g_return_if_fail(UI_IS_MEMORY_OPTIONS(self));

  if (!self->loaded || self->replay != NULL)
    return;
  ui_memory_options_flush(self);
  self->replay = g_cancellable_new();
  self->next_model = model;
  ilk_collection_set_model_async(self->collection, model, self->replay, replaying_cb, replayed_cb,
                                 g_object_ref(self));
}

void
ui_memory_options_cancel_replay(UiMemoryOptions *self)
{
  g_return_if_fail(UI_IS_MEMORY_OPTIONS(self));

  if (self->replay != NULL)
    g_cancellable_cancel(self->replay);
}

gboolean
ui_memory_options_is_replaying(UiMemoryOptions *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_OPTIONS(self), FALSE);
  return self->replay != NULL;
}
