/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card that is up is read again when it was changed: its text is another, and it stays up as it
 * was. When it is there no more, the next one comes.
 */
#include "app/store/front/collection-cards.h"
#include "app/study/session-private.h"

/* What a request comes back with. */
typedef struct {
  IlkSession *session;
  gint64 card;
} ReloadRequest;

static void
reload_request_free(ReloadRequest *request)
{
  g_object_unref(request->session);
  g_free(request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReloadRequest, reload_request_free)

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(ReloadRequest) request = user_data;
  IlkSession *self = request->session;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards_finish(ILK_COLLECTION(source), result, &error);

  if (error != NULL) {
    ilk_session_fail(self, error);
  } else if (self->current != NULL && ilk_card_get_id(self->current->card) == request->card) {
    if (cards->len == 0) {
      ilk_session_advance(self);
      return;
    }
    g_set_object(&self->current->card, cards->pdata[0]);
    ilk_session_tell(self);
  }
}

void
ilk_session_reload(IlkSession *self)
{
  g_return_if_fail(ILK_IS_SESSION(self));

  if (self->current == NULL)
    return;
  ReloadRequest *request = g_new(ReloadRequest, 1);
  *request = (ReloadRequest){g_object_ref(self), ilk_card_get_id(self->current->card)};
  ilk_session_look_ahead(self);
  ilk_collection_list_cards_async(self->collection, &request->card, 1, NULL, listed_cb, request);
}
