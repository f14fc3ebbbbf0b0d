/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The flag of the card that is up: seen at once, and taken off again when it could not be stored.
 */
#include "app/store/front/collection-edits.h"
#include "app/study/session-private.h"

/* What a request comes back with. */
typedef struct {
  IlkSession *session;
  IlkCard *before;
} FlagRequest;

static void
flag_request_free(FlagRequest *request)
{
  g_object_unref(request->session);
  g_object_unref(request->before);
  g_free(request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FlagRequest, flag_request_free)

static IlkCard *
dup_flagged(IlkCard *card, guint flag)
{
  const IlkCardPlace place = {.id = ilk_card_get_id(card),
                              .note = ilk_card_get_note(card),
                              .ordinal = ilk_card_get_ordinal(card),
                              .deck = ilk_card_get_deck(card),
                              .added = ilk_card_get_added(card),
                              .speech = ilk_card_get_speech(card)};
  IlkCardMarks marks = *ilk_card_get_marks(card);

  marks.flag = flag;
  return ilk_card_new_of_note(&place, ilk_card_get_content(card), ilk_card_get_memory(card),
                              &marks);
}

static void
flagged_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(FlagRequest) request = user_data;
  IlkSession *self = request->session;
  g_autoptr(GError) error = NULL;

  self->unsaved--;
  ilk_collection_edit_finish(ILK_COLLECTION(source), result, NULL, &error);
  if (error != NULL && self->current != NULL &&
      ilk_card_get_id(self->current->card) == ilk_card_get_id(request->before))
    g_set_object(&self->current->card, request->before);
  ilk_session_tell(self);
  if (error != NULL)
    ilk_session_fail(self, error);
}

void
ilk_session_set_flag(IlkSession *self, guint flag)
{
  g_return_if_fail(ILK_IS_SESSION(self) && flag <= ILK_MAX_CARD_FLAG);

  if (self->current == NULL || self->undoing)
    return;

  FlagRequest *request = g_new(FlagRequest, 1);
  gint64 card = ilk_card_get_id(self->current->card);
  const IlkEdit edit = {
      .kind = ILK_EDIT_FLAG, .cards = &card, .n_cards = 1, .value = (gint64) flag};
  g_autoptr(IlkCard) flagged = dup_flagged(self->current->card, flag);

  request->session = g_object_ref(self);
  request->before = g_object_ref(self->current->card);
  g_set_object(&self->current->card, flagged);
  self->unsaved++;
  ilk_collection_edit_async(self->collection, &edit, NULL, flagged_cb, request);
  ilk_session_tell(self);
}
