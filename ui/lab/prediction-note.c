/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Either may come first: the number under which the prediction is stored, or the outcome.
 */
#include "ui/lab/prediction-note.h"

#include "app/store/front/collection-predictions.h"

#include <math.h>

struct _UiPredictionNote {
  /* Owned */
  IlkCollection *collection;
  char *parameters;

  gint64 id;
  double measured;
};

static void
clear(gpointer data)
{
  UiPredictionNote *self = data;

  g_object_unref(self->collection);
  g_free(self->parameters);
}

void
ui_prediction_note_unref(UiPredictionNote *self)
{
  g_rc_box_release_full(self, clear);
}

/* Not worth interrupting anybody for: a prediction only feeds statistics. */
static void
settled_cb(GObject *collection, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_settle_prediction_finish(ILK_COLLECTION(collection), result, &error))
    g_debug("The outcome of a prediction was not stored: %s", error->message);
}

static void
store_outcome(UiPredictionNote *self)
{
  if (self->id != 0 && isfinite(self->measured))
    ilk_collection_settle_prediction_async(self->collection, self->id, self->measured, NULL,
                                           settled_cb, NULL);
}

static void
stored_cb(GObject *collection, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiPredictionNote) self = user_data;
  g_autoptr(GError) error = NULL;

  self->id = ilk_collection_add_prediction_finish(ILK_COLLECTION(collection), result, &error);
  if (self->id == 0)
    g_debug("A prediction was not stored: %s", error->message);
  store_outcome(self);
}

UiPredictionNote *
ui_prediction_note_new(IlkCollection *collection, gint64 card, const char *demo,
                       const char *parameters, double predicted)
{
  UiPredictionNote *self = g_rc_box_new0(UiPredictionNote);

  self->collection = g_object_ref(collection);
  self->parameters = g_strdup(parameters);
  self->measured = NAN;
  ilk_collection_add_prediction_async(collection, card, demo, parameters, predicted, NAN, NULL,
                                      stored_cb, g_rc_box_acquire(self));
  return self;
}

gboolean
ui_prediction_note_is_for(const UiPredictionNote *self, const char *parameters)
{
  return g_str_equal(self->parameters, parameters);
}

void
ui_prediction_note_settle(UiPredictionNote *self, double measured)
{
  if (isfinite(self->measured))
    return;
  self->measured = measured;
  store_outcome(self);
}
