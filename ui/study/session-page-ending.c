/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the session page tells besides the cards: that one is a leech, and what was done at the end.
 */
#include "ui/study/session-page-private.h"

#include "app/model/statements.h"
#include "app/store/front/collection-decks.h"
#include "config.h"
#include "ui/base/toasts.h"

#include <glib/gi18n.h>

static void
decks_listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiSessionPage) self = UI_SESSION_PAGE(user_data);
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);
  guint waiting = 0;

  if (decks == NULL || self->phase != ILK_PHASE_FINISHED)
    return;
  for (guint i = 0; i < decks->len; i++)
    waiting += ilk_deck_get_waiting(g_ptr_array_index(decks, i));
  ui_ending_view_offer_more(self->ending, waiting);
  ui_ending_view_focus(self->ending);
}

void
ui_session_page_show_ending(UiSessionPage *self)
{
  IlkSessionSummary summary;

  ui_session_page_close_lab(self);
  ilk_session_get_summary(self->session, &summary);
  ui_ending_view_show(self->ending, &summary);
  gtk_stack_set_visible_child_name(self->phases, "end");
  ui_ending_view_focus(self->ending);
  ui_ending_view_offer_scopes(self->ending, ui_page_get_collection(UI_PAGE(self)),
                              ilk_session_get_scope(self->session)->deck);
  ilk_collection_list_decks_async(ui_page_get_collection(UI_PAGE(self)), self->cancellable,
                                  decks_listed_cb, g_object_ref(self));
}

void
ui_session_page_tell_leech(UiSessionPage *self, IlkCard *card, gboolean suspended)
{
  int lapses = ilk_card_get_memory(card)->lapses + 1;
  /* Translators: %d is how often a card was forgotten. */
  g_autofree char *suspending = g_strdup_printf(
      ngettext("Forgotten %d time: suspended as a leech. Ctrl Z brings the card back.",
               "Forgotten %d times: suspended as a leech. Ctrl Z brings the card back.",
               (gulong) lapses),
      lapses);
  g_autofree char *tagging = g_strdup_printf(
      ngettext("Forgotten %d time: it has the tag “leech” now. Shorter cards are kept better.",
               "Forgotten %d times: it has the tag “leech” now. Shorter cards are kept better.",
               (gulong) lapses),
      lapses);

  const char *sentence = suspended ? suspending : tagging;
  if (ilk_statements_count(ilk_card_get_content(card)->answer) > 0)
    ui_toasts_offer_now(self->toasts, sentence, _("Split…"), "session.split",
                        g_variant_new_int64(ilk_card_get_note(card)));
  else
    ui_session_page_tell(self, sentence);
}
