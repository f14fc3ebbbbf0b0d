/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First the habits, then the curve; the old curve stays while a new one is on its way.
 */
#include "ui/settings/memory-plan.h"

#include "config.h"

struct _UiMemoryPlan {
  GObject parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *cancellable; /* of what runs */

  IlkStudyOptions options;
  IlkHabits habits;
  IlkRetentionCurve curve;
  gboolean has_options;
  gboolean has_habits;
  gboolean has_curve;
  gboolean ready;
};

enum { SIGNAL_CHANGED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiMemoryPlan, ui_memory_plan, G_TYPE_OBJECT)

static void
fail(UiMemoryPlan *self, const GError *error)
{
  if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
computed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMemoryPlan) self = UI_MEMORY_PLAN(user_data);
  g_autoptr(GError) error = NULL;
  IlkRetentionCurve curve;

  if (!ilk_retention_curve_finish(result, &curve, &error)) {
    fail(self, error);
    return;
  }
  self->curve = curve;
  self->has_curve = self->ready = TRUE;
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
begin(UiMemoryPlan *self)
{
  ui_memory_plan_cancel(self);
  self->ready = FALSE;
  self->cancellable = g_cancellable_new();
}

static void
compute(UiMemoryPlan *self)
{
  if (!self->has_options || !self->has_habits)
    return;
  begin(self);
  ilk_retention_curve_async(&self->options, &self->habits, self->cancellable, computed_cb,
                            g_object_ref(self));
}

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMemoryPlan) self = UI_MEMORY_PLAN(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_habits_finish(result, &self->habits, &error)) {
    fail(self, error);
    return;
  }
  self->has_habits = TRUE;
  compute(self);
}

static void
ui_memory_plan_dispose(GObject *object)
{
  UiMemoryPlan *self = UI_MEMORY_PLAN(object);

  ui_memory_plan_cancel(self);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_memory_plan_parent_class)->dispose(object);
}

static void
ui_memory_plan_class_init(UiMemoryPlanClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_memory_plan_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_MEMORY_PLAN, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new("failed", UI_TYPE_MEMORY_PLAN, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ui_memory_plan_init(UiMemoryPlan *self)
{
}

UiMemoryPlan *
ui_memory_plan_new(IlkCollection *collection)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection), NULL);

  UiMemoryPlan *self = g_object_new(UI_TYPE_MEMORY_PLAN, NULL);
  self->collection = g_object_ref(collection);
  return self;
}

void
ui_memory_plan_set_deck(UiMemoryPlan *self, gint64 deck)
{
  g_return_if_fail(UI_IS_MEMORY_PLAN(self));

  begin(self);
  self->has_habits = FALSE;
  ilk_habits_async(self->collection, deck, self->cancellable, read_cb, g_object_ref(self));
}

void
ui_memory_plan_set_options(UiMemoryPlan *self, const IlkStudyOptions *options)
{
  g_return_if_fail(UI_IS_MEMORY_PLAN(self) && options != NULL);

  if (self->has_options && ilk_retention_curve_same(options, &self->options))
    return;
  self->options = *options;
  self->has_options = TRUE;
  compute(self);
}

const IlkRetentionCurve *
ui_memory_plan_get_curve(UiMemoryPlan *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_PLAN(self), NULL);
  return self->has_curve ? &self->curve : NULL;
}

const IlkHabits *
ui_memory_plan_get_habits(UiMemoryPlan *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_PLAN(self), NULL);
  return &self->habits;
}

gboolean
ui_memory_plan_is_ready(UiMemoryPlan *self)
{
  g_return_val_if_fail(UI_IS_MEMORY_PLAN(self), FALSE);
  return self->ready;
}

void
ui_memory_plan_cancel(UiMemoryPlan *self)
{
  g_return_if_fail(UI_IS_MEMORY_PLAN(self));

  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
}
