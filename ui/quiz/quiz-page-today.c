/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mistake on a card that is not due is no review: it moves the card’s day only when the learner
 * says so. That is an edit like any, which the main menu undoes, too.
 */
#include "app/store/front/collection-edits.h"
#include "ui/quiz/quiz-page-private.h"

static void
brought_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiQuizPage) self = UI_QUIZ_PAGE(user_data);
  g_autoptr(GError) error = NULL;

  if (!ilk_collection_edit_finish(ILK_COLLECTION(source), result, NULL, &error)) {
    ui_notice_bar_show(self->notice, error->message);
    return;
  }
  if (self->quiz == NULL || self->phase != ILK_QUIZ_PHASE_FINISHED)
    return;
  g_autoptr(GArray) cards = ilk_quiz_list_late_cards(self->quiz);
  ui_quiz_ending_show_today(self->ending, cards->len);
}

void
ui_quiz_page_bring_today_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiQuizPage *self = UI_QUIZ_PAGE(widget);
  g_autoptr(GArray) cards = ilk_quiz_list_late_cards(self->quiz);
  const IlkEdit edit = {.kind = ILK_EDIT_SET_DUE,
                        .cards = (const gint64 *) (gpointer) cards->data,
                        .n_cards = cards->len};

  if (cards->len > 0)
    ilk_collection_edit_async(ui_page_get_collection(UI_PAGE(self)), &edit, NULL, brought_cb,
                              g_object_ref(self));
}

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiQuizPage) self = UI_QUIZ_PAGE(user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *label = ilk_collection_undo_edit_finish(ILK_COLLECTION(source), result, &error);

  if (label != NULL)
    ui_quiz_ending_show_today(self->ending, 0);
  else
    ui_notice_bar_show(self->notice, error->message);
}

void
ui_quiz_page_undo_today_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiQuizPage *self = UI_QUIZ_PAGE(widget);

  ilk_collection_undo_edit_async(ui_page_get_collection(UI_PAGE(self)), NULL, undone_cb,
                                 g_object_ref(self));
}
