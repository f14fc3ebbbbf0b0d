/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields are the truth while one writes: what they hold is read as a form whenever it is
 * needed.
 */
#include "ui/cards/card-editor-private.h"

#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-label.h"
#include "ui/base/wrap-layout.h"
#include "ui/cards/deck-choice.h"

#include <glib/gi18n.h>

enum { SIGNAL_SAVED, SIGNAL_CLOSED, N_SIGNALS };

G_DEFINE_FINAL_TYPE(UiCardEditor, ui_card_editor, ADW_TYPE_BIN)

static void
edited_cb(UiCardEditor *self)
{
  if (self->filling)
    return;
  ui_card_editor_hide_mistakes(self);
  ui_card_editor_show_preview(self);
  ui_card_editor_keep_draft_soon(self);
}

static void
kind_changed_cb(UiCardEditor *self)
{
  ui_card_editor_show_kind(self);
  edited_cb(self);
}

/* What comes first is in the same deck. */
static void
deck_changed_cb(UiCardEditor *self)
{
  if (!self->filling)
    ui_card_editor_look_for_path(self);
  edited_cb(self);
}

static void
question_edited_cb(UiCardEditor *self)
{
  edited_cb(self);
  if (!self->filling)
    ui_card_editor_look_for_duplicate_soon(self);
}

/* A text that is replaced is empty for a moment, in which there would be no picture to draw on. */
static void
parts_edited_cb(UiCardEditor *self, const char *text)
{
  self->filling = TRUE;
  ui_text_field_set_text(self->question, text);
  self->filling = FALSE;
  question_edited_cb(self);
}

/* What fields hold now is what is stored: only what is written from now on has to be kept. */
static void
take_as_stored(UiCardEditor *self)
{
  g_clear_pointer(&self->stored, ui_note_form_free);
  self->stored = ui_card_editor_dup_form(self);
}

static void
decks_listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCardEditor) self = UI_CARD_EDITOR(user_data);
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);
  gboolean changed = ui_card_editor_has_changes(self);

  if (decks == NULL)
    return;
  self->filling = TRUE;
  ui_deck_choice_fill(self->deck, decks, NULL, _("Deck"));
  ui_deck_choice_set(self->deck, self->stored->deck);
  self->filling = FALSE;
  if (!changed)
    take_as_stored(self);
  ui_card_editor_look_for_path(self);
}

static void
list_decks(UiCardEditor *self)
{
  if (self->collection != NULL)
    ilk_collection_list_decks_async(self->collection, self->cancellable, decks_listed_cb,
                                    g_object_ref(self));
}

static void
noted_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCardEditor) self = UI_CARD_EDITOR(user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *demo = NULL;
  int seconds = 0;
  g_autoptr(IlkNote) note =
      ilk_collection_get_note_finish(ILK_COLLECTION(source), result, &seconds, &demo, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (note == NULL || ilk_note_get_kind(note) == ILK_NOTE_FOREIGN) {
    gtk_label_set_label(self->problem, note == NULL ? error->message
                                                    : _("This card is another program's, and "
                                                        "cannot be changed here."));
    gtk_widget_set_visible(GTK_WIDGET(self->problem), TRUE);
    return;
  }
  g_autoptr(UiNoteForm) form = ui_note_form_new_of_note(note, seconds, demo);
  form->note = self->note;
  g_clear_pointer(&self->base, ilk_note_unref);
  self->base = ilk_note_ref(note);
  if (!self->resuming)
    ui_card_editor_fill(self, form);
  else if (self->lacks_needs)
    ui_needs_field_set_text(self->needs, form->needs);
  g_clear_pointer(&self->stored, ui_note_form_free);
  self->stored = g_steal_pointer(&form);
  if (self->splitting)
    ui_card_editor_split(self);
  self->splitting = FALSE;
  ui_card_editor_focus(self);
}

static void
read_note(UiCardEditor *self, gboolean resuming)
{
  self->resuming = resuming;
  ilk_collection_get_note_async(self->collection, self->note, self->cancellable, noted_cb,
                                g_object_ref(self));
}

static void
stop_timers(UiCardEditor *self)
{
  g_clear_handle_id(&self->draft_timer, g_source_remove);
  g_clear_handle_id(&self->search_timer, g_source_remove);
}

static void
ui_card_editor_dispose(GObject *object)
{
  UiCardEditor *self = UI_CARD_EDITOR(object);

  stop_timers(self);
  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_card_editor_parent_class)->dispose(object);
}

static void
ui_card_editor_finalize(GObject *object)
{
  UiCardEditor *self = UI_CARD_EDITOR(object);

  g_object_unref(self->cancellable);
  g_clear_pointer(&self->base, ilk_note_unref);
  ui_note_form_free(self->stored);
  g_strfreev(self->demos);
  g_free(self->media);
  G_OBJECT_CLASS(ui_card_editor_parent_class)->finalize(object);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  g_type_ensure(UI_TYPE_TEXT_FIELD);
  g_type_ensure(UI_TYPE_TAG_ENTRY);
  g_type_ensure(UI_TYPE_NEEDS_FIELD);
  g_type_ensure(UI_TYPE_NOTE_PREVIEW);
  g_type_ensure(UI_TYPE_PARTS_EDITOR);
  g_type_ensure(UI_TYPE_QUIZ_FIELDS);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("cards/card-editor.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, title);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, next_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, deck_row);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, deck);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, kind);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, question);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, parts);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, answer);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, duplicate);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, problem);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, split_bar);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, split_text);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, tags);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, needs);
  gtk_widget_class_bind_template_child_full(widget_class, "more", FALSE, 0);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, source);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, quiz);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, seconds);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, demo);
  gtk_widget_class_bind_template_child(widget_class, UiCardEditor, preview);
  gtk_widget_class_bind_template_callback(widget_class, edited_cb);
  gtk_widget_class_bind_template_callback(widget_class, deck_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, parts_edited_cb);
  gtk_widget_class_bind_template_callback(widget_class, question_edited_cb);
}

static void
ui_card_editor_class_init(UiCardEditorClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_card_editor_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_card_editor_finalize;
  g_signal_new("saved", UI_TYPE_CARD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
               G_TYPE_INT64);
  g_signal_new("closed", UI_TYPE_CARD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
               0);
  ui_card_editor_install_actions(GTK_WIDGET_CLASS(klass));
  ui_card_editor_install_media_actions(GTK_WIDGET_CLASS(klass));
  ui_card_editor_install_split_action(GTK_WIDGET_CLASS(klass));
  bind_template(GTK_WIDGET_CLASS(klass));
}

static void
ui_card_editor_init(UiCardEditor *self)
{
  self->cancellable = g_cancellable_new();
  self->filling = TRUE;
  self->media = g_strdup("");
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_wrap_label(self->next_button);
  ui_card_editor_take_media(self->question);
  ui_card_editor_take_media(self->answer);
  for (guint i = 0; ui_quiz_fields_get_field(self->quiz, i) != NULL; i++)
    ui_card_editor_take_media(ui_quiz_fields_get_field(self->quiz, i));
  ui_quiz_fields_set_answer(self->quiz, self->answer);
  ui_card_editor_fill_demos(self);
  ui_name_inner_button(GTK_WIDGET(self->deck), _("Deck"));
  ui_name_inner_button(GTK_WIDGET(self->kind), _("Kind"));
  ui_name_inner_button(GTK_WIDGET(self->demo), _("Demo"));
  self->filling = FALSE;
  take_as_stored(self);
}

void
ui_card_editor_set_collection(UiCardEditor *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_CARD_EDITOR(self));

  if (self->collection == collection)
    return;
  ui_card_editor_keep_draft(self);
  stop_timers(self);
  g_set_object(&self->collection, collection);
  list_decks(self);
}

void
ui_card_editor_write(UiCardEditor *self, gint64 deck)
{
  g_return_if_fail(UI_IS_CARD_EDITOR(self));

  g_autoptr(UiNoteForm) form = ui_note_form_new();
  g_clear_pointer(&self->base, ilk_note_unref);
  form->deck = deck;
  ui_card_editor_fill(self, form);
  take_as_stored(self);
  if (deck != 0)
    self->stored->deck = deck;
  list_decks(self);
  ui_card_editor_look_for_tags(self);
}

void
ui_card_editor_edit(UiCardEditor *self, gint64 note)
{
  g_return_if_fail(UI_IS_CARD_EDITOR(self) && self->collection != NULL);

  self->note = note;
  read_note(self, FALSE);
  ui_card_editor_look_for_tags(self);
}

void
ui_card_editor_edit_split(UiCardEditor *self, gint64 note)
{
  ui_card_editor_edit(self, note);
  self->splitting = TRUE;
}

void
ui_card_editor_resume(UiCardEditor *self, UiNoteForm *form)
{
  g_return_if_fail(UI_IS_CARD_EDITOR(self) && self->collection != NULL && form != NULL);

  g_clear_pointer(&self->base, ilk_note_unref);
  ui_card_editor_fill(self, form);
  self->lacks_needs = form->lacks_needs;
  g_clear_pointer(&self->stored, ui_note_form_free);
  self->stored = ui_note_form_new();
  self->stored->deck = form->deck;
  ui_note_form_free(form);
  if (self->note != 0)
    read_note(self, TRUE);
  list_decks(self);
  ui_card_editor_look_for_tags(self);
}

gboolean
ui_card_editor_has_changes(UiCardEditor *self)
{
  g_return_val_if_fail(UI_IS_CARD_EDITOR(self), FALSE);

  g_autoptr(UiNoteForm) form = ui_card_editor_dup_form(self);
  form->deck = self->stored->deck;
  return !ui_note_form_is_equal(form, self->stored) &&
         !(self->note == 0 && ui_note_form_is_blank(form));
}

void
ui_card_editor_focus(UiCardEditor *self)
{
  g_return_if_fail(UI_IS_CARD_EDITOR(self));
  ui_text_field_focus(self->question);
}
