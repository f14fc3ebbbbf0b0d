/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trace: cuts what comes into lines no longer than the limit, and hands out what they told.
 */
#include "app/lab/trace.h"

#include "app/base/limits.h"
#include "app/lab/trace-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_FINAL_TYPE(IlkTrace, ilk_trace, G_TYPE_OBJECT)

static void
free_lane(gpointer data)
{
  IlkLane *lane = data;
  g_free(lane->name);
  g_free(lane->kind);
  g_array_unref(lane->segments);
  g_free(lane);
}

static void
free_histogram(gpointer data)
{
  IlkHistogram *histogram = data;
  g_free(histogram->name);
  g_free(histogram->unit);
  g_array_unref(histogram->buckets);
  g_free(histogram);
}

static void
free_series(gpointer data)
{
  IlkSeries *series = data;
  g_free(series->name);
  g_array_unref(series->samples);
  g_free(series);
}

static void
free_result(gpointer data)
{
  IlkResult *result = data;
  g_free(result->name);
  g_free(result->unit);
  g_free(result);
}

static void
free_order(gpointer data)
{
  IlkOrder *order = data;
  g_free(order->name);
  g_strfreev(order->items);
  g_free(order);
}

static void
ilk_trace_finalize(GObject *object)
{
  IlkTrace *self = ILK_TRACE(object);

  g_ptr_array_unref(self->lanes);
  g_ptr_array_unref(self->histograms);
  g_ptr_array_unref(self->series);
  g_ptr_array_unref(self->results);
  g_ptr_array_unref(self->orders);
  ilk_turn_free(self->turn);
  g_ptr_array_unref(self->missing);
  g_hash_table_unref(self->parameters);
  g_hash_table_unref(self->choices);
  g_free(self->progress.phase);
  g_free(self->listing.note);
  g_clear_pointer(&self->listing.instructions, g_ptr_array_unref);
  g_free(self->headline);
  g_free(self->text);
  g_free(self->error);
  g_string_free(self->line, TRUE);
  G_OBJECT_CLASS(ilk_trace_parent_class)->finalize(object);
}

static void
ilk_trace_class_init(IlkTraceClass *class)
{
  G_OBJECT_CLASS(class)->finalize = ilk_trace_finalize;
}

static void
ilk_trace_init(IlkTrace *self)
{
  self->lanes = g_ptr_array_new_with_free_func(free_lane);
  self->histograms = g_ptr_array_new_with_free_func(free_histogram);
  self->series = g_ptr_array_new_with_free_func(free_series);
  self->results = g_ptr_array_new_with_free_func(free_result);
  self->orders = g_ptr_array_new_with_free_func(free_order);
  self->missing = g_ptr_array_new_with_free_func(g_free);
  self->parameters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  self->choices = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  self->line = g_string_new(NULL);
  self->foreign_cpu = NAN;
}

IlkTrace *
ilk_trace_new(void)
{
  return g_object_new(ILK_TYPE_TRACE, NULL);
}

static void
end_line(IlkTrace *self)
{
  gboolean is_trace =
      !self->skipping && ilk_trace_read_line(self, self->line->str, self->line->len);

  if (!is_trace && (self->skipping || self->line->len > 0))
    self->garbage++;
  self->skipping = FALSE;
  g_string_truncate(self->line, 0);
}

static void
extend_line(IlkTrace *self, const char *bytes, gsize length)
{
  if (self->skipping)
    return;
  if (self->line->len + length > ILK_MAX_TRACE_LINE) {
    self->skipping = TRUE;
    return;
  }
  g_string_append_len(self->line, bytes, (gssize) length);
}

void
ilk_trace_feed(IlkTrace *self, const char *bytes, gsize length)
{
  g_return_if_fail(ILK_IS_TRACE(self));

  length = MIN(length, ILK_MAX_TRACE_BYTES - self->bytes);
  self->bytes += length;

  while (length > 0) {
    const char *newline = memchr(bytes, '\n', length);
    if (newline == NULL) {
      extend_line(self, bytes, length);
      return;
    }
    gsize portion = (gsize) (newline - bytes);
    extend_line(self, bytes, portion);
    end_line(self);
    bytes = newline + 1;
    length -= portion + 1;
  }
}

void
ilk_trace_finish(IlkTrace *self)
{
  g_return_if_fail(ILK_IS_TRACE(self));

  if (self->line->len > 0 || self->skipping)
    self->garbage++;
  self->skipping = FALSE;
  g_string_truncate(self->line, 0);
}

IlkLane *
ilk_trace_find_lane(IlkTrace *self, gint64 id)
{
  for (guint i = 0; i < self->lanes->len; i++) {
    IlkLane *lane = g_ptr_array_index(self->lanes, i);
    if (lane->id == id)
      return lane;
  }
  return NULL;
}

GPtrArray *
ilk_trace_get_lanes(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);
  return self->lanes;
}

gint64
ilk_trace_get_now(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), 0);
  return self->now;
}

const IlkHistogram *
ilk_trace_find_histogram(IlkTrace *self, const char *name)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);

  for (guint i = 0; i < self->histograms->len; i++) {
    IlkHistogram *histogram = g_ptr_array_index(self->histograms, i);
    if (g_strcmp0(histogram->name, name) == 0)
      return histogram;
  }
  return NULL;
}

const IlkSeries *
ilk_trace_find_series(IlkTrace *self, const char *name)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);

  for (guint i = 0; i < self->series->len; i++) {
    IlkSeries *series = g_ptr_array_index(self->series, i);
    if (g_strcmp0(series->name, name) == 0)
      return series;
  }
  return NULL;
}

const IlkResult *
ilk_trace_find_result(IlkTrace *self, const char *name)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);

  for (guint i = 0; i < self->results->len; i++) {
    IlkResult *result = g_ptr_array_index(self->results, i);
    if (g_strcmp0(result->name, name) == 0)
      return result;
  }
  return NULL;
}

GPtrArray *
ilk_trace_get_results(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);
  return self->results;
}

GPtrArray *
ilk_trace_get_missing(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);
  return self->missing;
}

double
ilk_trace_get_parameter(IlkTrace *self, const char *name)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NAN);

  double *value = g_hash_table_lookup(self->parameters, name);
  return value != NULL ? *value : NAN;
}

const char *
ilk_trace_get_choice(IlkTrace *self, const char *name)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);
  return g_hash_table_lookup(self->choices, name);
}

const IlkListing *
ilk_trace_get_listing(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);
  return self->listing.instructions != NULL ? &self->listing : NULL;
}

gboolean
ilk_trace_get_verdict(IlkTrace *self, const char **headline, const char **text)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), FALSE);

  if (self->headline == NULL)
    return FALSE;
  if (headline != NULL)
    *headline = self->headline;
  if (text != NULL)
    *text = self->text;
  return TRUE;
}

double
ilk_trace_get_progress(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), 0);

  if (self->ended)
    return 1;
  return self->progress.of > 0 ? CLAMP(self->progress.done / self->progress.of, 0, 1) : 0;
}

gboolean
ilk_trace_is_measuring(IlkTrace *self, guint *step, guint *of)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), FALSE);
  const IlkTraceProgress *progress = &self->progress;

  if (g_strcmp0(progress->phase, "measuring") != 0 || progress->of > G_MAXINT)
    return FALSE;
  *of = (guint) progress->of;
  *step = (guint) MIN(progress->done + 1, progress->of);
  return TRUE;
}

double
ilk_trace_get_foreign_cpu(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NAN);
  return self->foreign_cpu;
}

guint64
ilk_trace_get_dropped(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), 0);
  return self->dropped;
}

guint64
ilk_trace_get_garbage(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), 0);
  return self->garbage;
}

gboolean
ilk_trace_has_ended(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), FALSE);
  return self->ended;
}

const char *
ilk_trace_get_error(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);
  return self->error;
}

const IlkTurn *
ilk_trace_get_turn(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);
  return self->turn;
}

GPtrArray *
ilk_trace_get_orders(IlkTrace *self)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);
  return self->orders;
}

const IlkOrder *
ilk_trace_find_order(IlkTrace *self, const char *name)
{
  g_return_val_if_fail(ILK_IS_TRACE(self), NULL);

  for (guint i = 0; i < self->orders->len; i++) {
    const IlkOrder *order = g_ptr_array_index(self->orders, i);
    if (g_strcmp0(order->name, name) == 0)
      return order;
  }
  return NULL;
}
