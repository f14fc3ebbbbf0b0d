/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing the card that is up: the editor stands beside it when the window is wide, instead of it
 * when it is not. The clock stands meanwhile, and the card comes back with its new text.
 */
#include "ui/study/session-page-private.h"

#include "config.h"
#include "ui/cards/draft.h"

#include <glib/gi18n.h>

gboolean
ui_session_page_is_editing(UiSessionPage *self)
{
  return gtk_widget_get_visible(GTK_WIDGET(self->editor_side));
}

static void
show_editor(UiSessionPage *self, gboolean visible)
{
  gtk_widget_set_visible(GTK_WIDGET(self->editor_side), visible);
  ui_session_page_divide_room(self);
  ui_session_page_update_actions(self);
}

static void
saved_cb(UiSessionPage *self)
{
  if (self->session != NULL)
    ilk_session_reload(self->session);
}

static void
closed_cb(UiSessionPage *self)
{
  show_editor(self, FALSE);
  if (self->session == NULL)
    return;
  ilk_session_resume(self->session, ILK_PAUSE_EDIT);
  ui_card_view_focus(self->card_view);
}

static UiCardEditor *
need_editor(UiSessionPage *self)
{
  if (self->editor == NULL) {
    self->editor = g_object_new(UI_TYPE_CARD_EDITOR, NULL);
    adw_bin_set_child(self->editor_side, GTK_WIDGET(self->editor));
    g_signal_connect_object(self->editor, "saved", G_CALLBACK(saved_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(self->editor, "closed", G_CALLBACK(closed_cb), self, G_CONNECT_SWAPPED);
  }
  ui_card_editor_set_collection(self->editor, ui_page_get_collection(UI_PAGE(self)));
  return self->editor;
}

/* What was being written about this card, when there was no time to save it, is gone on with. */
static void
fill_editor(UiSessionPage *self, gint64 note)
{
  UiCardEditor *editor = need_editor(self);
  UiNoteForm *draft = ui_draft_load(ui_page_get_collection(UI_PAGE(self)));

  if (draft != NULL && draft->note == note) {
    ui_card_editor_resume(editor, draft);
    return;
  }
  g_clear_pointer(&draft, ui_note_form_free);
  ui_card_editor_edit(editor, note);
}

static void
open_editor(UiSessionPage *self)
{
  ui_session_page_close_lab(self);
  ilk_session_pause(self->session, ILK_PAUSE_EDIT);
  gtk_paned_set_position(self->panes, gtk_widget_get_width(GTK_WIDGET(self)) * 12 / 25);
  show_editor(self, TRUE);
  ui_card_editor_focus(self->editor);
}

void
ui_session_page_edit(UiSessionPage *self)
{
  IlkCard *card = ilk_session_get_card(self->session);

  if (card == NULL || ui_session_page_is_editing(self))
    return;
  fill_editor(self, ilk_card_get_note(card));
  open_editor(self);
}

void
ui_session_page_split(UiSessionPage *self, gint64 note)
{
  if (ilk_session_get_card(self->session) == NULL || ui_session_page_is_editing(self))
    return;
  ui_card_editor_edit_split(need_editor(self), note);
  open_editor(self);
}

gboolean
ui_session_page_close_editor(UiSessionPage *self)
{
  if (!ui_session_page_is_editing(self))
    return FALSE;
  ui_card_editor_close(self->editor);
  return TRUE;
}

void
ui_session_page_leave_editor(UiSessionPage *self)
{
  if (self->editor == NULL)
    return;
  ui_card_editor_set_collection(self->editor, NULL);
  gtk_widget_set_visible(GTK_WIDGET(self->editor_side), FALSE);
}
