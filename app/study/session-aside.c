/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards set aside on their way to the disk, and back again: as with grades, the next card is up at
 * once, and a card that could not be set aside is up again.
 */
#include "app/store/front/collection-edits.h"
#include "app/study/session-private.h"

/* What a request comes back with. */
typedef struct {
  IlkSession *session;
  IlkAside *aside;
} AsideRequest;

static AsideRequest *
aside_request_new(IlkSession *self, IlkAside *aside)
{
  AsideRequest *request = g_new(AsideRequest, 1);
  request->session = g_object_ref(self);
  request->aside = ilk_aside_ref(aside);
  return request;
}

static void
aside_request_free(AsideRequest *request)
{
  g_object_unref(request->session);
  ilk_aside_unref(request->aside);
  g_free(request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AsideRequest, aside_request_free)

static IlkAside *
latest_aside(IlkSession *self)
{
  return self->asides->len > 0 ? g_ptr_array_index(self->asides, self->asides->len - 1) : NULL;
}

static void
bring_back(IlkSession *self, IlkAside *aside)
{
  g_ptr_array_remove(self->asides, aside);
  ilk_session_keep_undone_aside(self, aside);
  ilk_session_bring_back(self, aside->item, aside->ms, aside->answer, aside->timed_out);
}

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AsideRequest) request = user_data;
  IlkSession *self = request->session;
  g_autoptr(GError) error = NULL;

  self->undoing = FALSE;
  if (ilk_collection_edit_finish(ILK_COLLECTION(source), result, NULL, &error))
    bring_back(self, request->aside);
  ilk_session_tell(self);
  if (error != NULL)
    ilk_session_fail(self, error);
}

static void
undo_saved(IlkSession *self, IlkAside *aside)
{
  ilk_aside_store_async(aside, self->collection, TRUE, undone_cb, aside_request_new(self, aside));
}

static void
set_aside_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AsideRequest) request = user_data;
  IlkSession *self = request->session;
  IlkAside *aside = request->aside;
  gboolean undo = self->undoing && ilk_session_is_aside_latest(self) && aside == latest_aside(self);
  g_autoptr(GError) error = NULL;

  self->unsaved--;
  aside->saved = ilk_collection_edit_finish(ILK_COLLECTION(source), result, NULL, &error);
  if (aside->saved && undo)
    undo_saved(self, aside);
  else if (undo)
    self->undoing = FALSE;
  if (!aside->saved)
    bring_back(self, aside);
  ilk_session_tell(self);
  if (error != NULL)
    ilk_session_fail(self, error);
}

void
ilk_session_set_aside(IlkSession *self, IlkAsideKind how)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  if (self->current == NULL || self->undoing)
    return;

  ilk_session_drop_undone(self);
  IlkAside *aside = ilk_aside_new(self->current, how);
  aside->ms = ilk_session_get_elapsed(self);
  aside->answer = self->phase == ILK_PHASE_ANSWER;
  aside->timed_out = self->timed_out;
  aside->grades = self->grades->len;
  aside->counted = !ilk_grades_have_card(self->grades, self->current->card);
  g_ptr_array_add(self->asides, aside);
  self->unsaved++;
  ilk_aside_store_async(aside, self->collection, FALSE, set_aside_cb,
                        aside_request_new(self, aside));
  ilk_session_advance(self);
}

gboolean
ilk_session_is_aside_latest(IlkSession *self)
{
  IlkAside *aside = latest_aside(self);
  return aside != NULL && aside->grades >= self->grades->len;
}

void
ilk_session_undo_aside(IlkSession *self)
{
  IlkAside *aside = latest_aside(self);

  g_assert(aside != NULL);
  self->undoing = TRUE;
  if (aside->saved)
    undo_saved(self, aside);
  ilk_session_tell(self);
}

guint
ilk_session_count_aside(IlkSession *self)
{
  guint n = 0;
  for (guint i = 0; i < self->asides->len; i++)
    n += ((IlkAside *) self->asides->pdata[i])->counted ? 1 : 0;
  return n;
}
