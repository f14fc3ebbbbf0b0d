/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note under a lock, and one source that reads it out. The source holds the note, not the
 * collection: a program that never runs its main loop must still be able to drop a collection.
 */
#include "app/store/front/changes.h"

struct _IlkChanges {
  /* Owned */
  GMainContext *context;
  GWeakRef collection;

  IlkChangesFunc tell;
  GMutex lock;     /* of @noted */
  IlkChange noted; /* without @what: nothing waits */
};

static void
clear(gpointer data)
{
  IlkChanges *self = data;

  g_weak_ref_clear(&self->collection);
  g_mutex_clear(&self->lock);
  g_main_context_unref(self->context);
}

static void
release(gpointer data)
{
  g_atomic_rc_box_release_full(data, clear);
}

IlkChanges *
ilk_changes_new(IlkCollection *collection, IlkChangesFunc tell)
{
  IlkChanges *self = g_atomic_rc_box_new0(IlkChanges);
  self->context = g_main_context_ref_thread_default();
  self->tell = tell;
  g_weak_ref_init(&self->collection, collection);
  g_mutex_init(&self->lock);
  return self;
}

void
ilk_changes_free(IlkChanges *self)
{
  release(self);
}

static gboolean
tell_cb(gpointer data)
{
  IlkChanges *self = data;

  g_mutex_lock(&self->lock);
  IlkChange change = self->noted;
  self->noted = (IlkChange){0};
  g_mutex_unlock(&self->lock);

  g_autoptr(IlkCollection) collection = g_weak_ref_get(&self->collection);
  if (collection != NULL)
    self->tell(collection, &change);
  return G_SOURCE_REMOVE;
}

static void
have_it_told(IlkChanges *self)
{
  g_autoptr(GSource) source = g_idle_source_new();
  g_source_set_priority(source, G_PRIORITY_DEFAULT);
  g_source_set_callback(source, tell_cb, g_atomic_rc_box_acquire(self), release);
  g_source_attach(source, self->context);
}

void
ilk_changes_note(IlkChanges *self, const IlkChange *change)
{
  if (change->what == 0)
    return;
  g_mutex_lock(&self->lock);
  gboolean first = self->noted.what == 0;
  self->noted = (IlkChange){
      .what = self->noted.what | change->what,
      .deck = first || self->noted.deck == change->deck ? change->deck : 0,
      .card = first || self->noted.card == change->card ? change->card : 0,
  };
  g_mutex_unlock(&self->lock);
  if (first)
    have_it_told(self);
}
