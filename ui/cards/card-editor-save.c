/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was written goes into the collection when the learner says so, and into a draft a moment
 * after it was typed.
 */
#include "ui/cards/card-editor-private.h"

#include "app/base/limits.h"
#include "app/store/front/collection-edits.h"
#include "config.h"
#include "ui/base/ask-window.h"
#include "ui/cards/draft.h"

#include <glib/gi18n.h>
#include <string.h>

#define DRAFT_AFTER_MS 1000

/* Drafts */

void
ui_card_editor_keep_draft(UiCardEditor *self)
{
  g_clear_handle_id(&self->draft_timer, g_source_remove);
  if (self->collection == NULL || ilk_collection_is_read_only(self->collection) ||
      !ui_card_editor_has_changes(self))
    return;
  g_autoptr(UiNoteForm) form = ui_card_editor_dup_form(self);
  ui_draft_save(self->collection, form);
}

static void
drop_draft(UiCardEditor *self)
{
  g_clear_handle_id(&self->draft_timer, g_source_remove);
  if (self->collection != NULL)
    ui_draft_drop(self->collection);
}

static gboolean
draft_cb(gpointer user_data)
{
  UiCardEditor *self = UI_CARD_EDITOR(user_data);

  self->draft_timer = 0;
  ui_card_editor_keep_draft(self);
  return G_SOURCE_REMOVE;
}

void
ui_card_editor_keep_draft_soon(UiCardEditor *self)
{
  if (self->draft_timer == 0)
    self->draft_timer = g_timeout_add(DRAFT_AFTER_MS, draft_cb, self);
}

/* Mistakes */

static void
show_problem(UiCardEditor *self, const char *sentence)
{
  gtk_label_set_label(self->problem, sentence);
  gtk_widget_set_visible(GTK_WIDGET(self->problem), TRUE);
}

static gboolean
is_too_long(const char *text)
{
  return strlen(text) > ILK_MAX_TEXT_BYTES;
}

/* The lists and what else there is. */
static gboolean
is_any_item_too_long(const IlkNote *note)
{
  for (gsize i = 0; i < ilk_note_get_n_fields(note); i++) {
    const IlkField *field = ilk_note_get_field(note, i);

    for (const char *const *value = field->values; *value != NULL; value++)
      if (is_too_long(*value))
        return TRUE;
  }
  return FALSE;
}

/* A sentence stands at the field that it is about, which has the focus. */
static void
show_mistake(UiCardEditor *self, const UiNoteForm *form, const char *sentence)
{
  gboolean in_answer = form->kind != UI_NOTE_CLOZE && *form->question != '\0';
  UiTextField *field = in_answer ? self->answer : self->question;

  ui_text_field_set_mistake(field, sentence);
  ui_text_field_focus(field);
}

static gboolean
check(UiCardEditor *self, const UiNoteForm *form, IlkNote *note)
{
  g_autoptr(GError) error = NULL;

  if (is_too_long(form->question) || is_too_long(form->answer) || is_any_item_too_long(note)) {
    show_problem(self, _("A text of this card is longer than a card can be."));
    return FALSE;
  }
  if (form->note == 0 && form->deck == 0) {
    show_problem(self, _("There is no deck to put the card into. Make one first."));
    return FALSE;
  }
  if (*form->question != '\0' && !ui_quiz_fields_check(self->quiz, note))
    return FALSE;
  if (!ilk_note_check(note, &error)) {
    show_mistake(self, form, error->message);
    return FALSE;
  }
  return TRUE;
}

/* Saving */

static void
go_on(UiCardEditor *self)
{
  g_autoptr(UiNoteForm) form = ui_card_editor_dup_form(self);
  UiNoteForm *next = ui_note_form_new();

  next->deck = form->deck;
  next->kind = form->kind;
  g_free(next->tags);
  next->tags = g_steal_pointer(&form->tags);
  ui_card_editor_fill(self, next);
  ui_note_form_free(self->stored);
  self->stored = next;
  ui_card_editor_focus(self);
}

static void
saved_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCardEditor) self = UI_CARD_EDITOR(user_data);
  g_autoptr(GError) error = NULL;
  gint64 note = self->note;

  self->saving = FALSE;
  if (!ilk_collection_edit_finish(ILK_COLLECTION(source), result, self->note == 0 ? &note : NULL,
                                  &error)) {
    show_problem(self, error->message);
    return;
  }
  drop_draft(self);
  ui_note_form_free(self->stored);
  self->stored = ui_card_editor_dup_form(self);
  g_signal_emit_by_name(self, "saved", note);
  if (self->stays)
    go_on(self);
  else
    g_signal_emit_by_name(self, "closed");
}

static void
save(UiCardEditor *self, gboolean stays)
{
  g_autoptr(UiNoteForm) form = ui_card_editor_dup_form(self);
  g_autoptr(IlkNote) note = ui_note_form_make_note(form, self->base);
  const IlkEdit edit = {.kind = form->note == 0 ? ILK_EDIT_ADD_NOTE : ILK_EDIT_REPLACE_NOTE,
                        .id = form->note,
                        .deck = form->deck,
                        .note = note,
                        .seconds = form->seconds,
                        .demo = *form->demo != '\0' ? form->demo : NULL};

  if (self->saving || self->collection == NULL || !check(self, form, note))
    return;
  self->saving = TRUE;
  self->stays = stays;
  ilk_collection_edit_async(self->collection, &edit, NULL, saved_cb, g_object_ref(self));
}

static void
save_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiCardEditor *self = UI_CARD_EDITOR(widget);

  save(self, g_str_equal(name, "editor.save-next") && self->note == 0);
}

/* Closing */

static void
save_confirmed_cb(UiCardEditor *self)
{
  save(self, FALSE);
}

static void
discarded_cb(UiCardEditor *self)
{
  drop_draft(self);
  ui_note_form_free(self->stored);
  self->stored = ui_card_editor_dup_form(self);
  g_signal_emit_by_name(self, "closed");
}

static void
close_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_card_editor_close(UI_CARD_EDITOR(widget));
}

void
ui_card_editor_close(UiCardEditor *self)
{
  g_return_if_fail(UI_IS_CARD_EDITOR(self));

  if (!ui_card_editor_has_changes(self)) {
    drop_draft(self);
    g_signal_emit_by_name(self, "closed");
    return;
  }
  UiAskWindow *window =
      ui_ask_window_new(GTK_WIDGET(self), _("Save this card?"),
                        _("What you wrote is not in the collection yet."), _("Save"));
  ui_ask_window_set_cancel(window, _("Keep writing"));
  ui_ask_window_offer(window, _("Discard"));
  g_signal_connect_object(window, "confirmed", G_CALLBACK(save_confirmed_cb), self,
                          G_CONNECT_SWAPPED);
  g_signal_connect_object(window, "declined", G_CALLBACK(discarded_cb), self, G_CONNECT_SWAPPED);
  ui_ask_window_ask(window);
}

void
ui_card_editor_install_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_install_action(widget_class, "editor.save-next", NULL, save_cb);
  gtk_widget_class_install_action(widget_class, "editor.close", NULL, close_cb);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                      NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                      "editor.save-next", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                      "editor.save-next", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Escape, 0, "editor.close", NULL);
}
