/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editor's fields as a form, and a form in the fields.
 */
#include "ui/cards/card-editor-private.h"

#include "app/lab/catalogue.h"
#include "config.h"
#include "ui/base/drop-down.h"
#include "ui/cards/deck-choice.h"

#include <glib/gi18n.h>

static UiNoteKind
get_kind(UiCardEditor *self)
{
  return (UiNoteKind) MIN(gtk_drop_down_get_selected(self->kind), UI_N_NOTE_KINDS - 1);
}

static void
take(char **text, char *value)
{
  g_free(*text);
  *text = value;
}

static guint
count_demos(UiCardEditor *self)
{
  return g_strv_length(self->demos);
}

UiNoteForm *
ui_card_editor_dup_form(UiCardEditor *self)
{
  UiNoteForm *form = ui_note_form_new();
  guint demo = gtk_drop_down_get_selected(self->demo);

  form->note = self->note;
  form->deck = self->note == 0 ? ui_deck_choice_get(self->deck) : 0;
  form->kind = get_kind(self);
  form->seconds = gtk_spin_button_get_value_as_int(self->seconds);
  take(&form->question, ui_text_field_dup_text(self->question));
  take(&form->answer, ui_text_field_dup_text(self->answer));
  take(&form->source, ui_text_field_dup_text(self->source));
  ui_quiz_fields_read(self->quiz, form);
  take(&form->tags, g_strdup(ui_tag_entry_get_text(self->tags)));
  take(&form->needs, ui_needs_field_dup_text(self->needs));
  /* The first entry stands for none. */
  if (demo > 0 && demo <= count_demos(self))
    take(&form->demo, g_strdup(self->demos[demo - 1]));
  take(&form->media, g_strdup(self->media));
  return form;
}

/* One that is not installed here stays the card's. */
static void
add_demo(UiCardEditor *self, const char *name)
{
  guint n = count_demos(self);

  self->demos = g_renew(char *, self->demos, n + 2);
  self->demos[n] = g_strdup(name);
  self->demos[n + 1] = NULL;
  gtk_string_list_append(GTK_STRING_LIST(gtk_drop_down_get_model(self->demo)), name);
}

static void
select_demo(UiCardEditor *self, const char *name)
{
  guint selected = 0;

  if (*name != '\0' && !g_strv_contains((const char *const *) self->demos, name))
    add_demo(self, name);
  for (guint i = 0; self->demos[i] != NULL; i++)
    if (g_str_equal(self->demos[i], name))
      selected = i + 1;
  gtk_drop_down_set_selected(self->demo, selected);
}

void
ui_card_editor_show_preview(UiCardEditor *self)
{
  g_autoptr(UiNoteForm) form = ui_card_editor_dup_form(self);
  g_autoptr(IlkNote) note = ui_note_form_make_note(form, self->base);

  ui_note_preview_show(self->preview, note);
  ui_card_editor_offer_split(self, form);
  ui_parts_editor_show(self->parts, form->kind == UI_NOTE_CLOZE ? form->question : NULL,
                       form->media);
}

void
ui_card_editor_show_kind(UiCardEditor *self)
{
  UiNoteKind kind = get_kind(self);
  gboolean gaps = kind == UI_NOTE_CLOZE;
  gboolean is_list = kind >= UI_NOTE_SEVERAL;

  ui_text_field_set_title(self->question,
                          gaps ? _("Text, with gaps as {{c1::text}}") : _("Question"));
  ui_text_field_set_title(self->answer,
                          gaps || is_list ? _("More to say, if anything") : _("Answer"));
  ui_quiz_fields_set_kind(self->quiz, kind);
}

void
ui_card_editor_hide_mistakes(UiCardEditor *self)
{
  ui_text_field_set_mistake(self->question, NULL);
  ui_text_field_set_mistake(self->answer, NULL);
  ui_quiz_fields_hide_mistakes(self->quiz);
  gtk_widget_set_visible(GTK_WIDGET(self->problem), FALSE);
}

void
ui_card_editor_fill(UiCardEditor *self, const UiNoteForm *form)
{
  self->filling = TRUE;
  self->note = form->note;
  g_free(self->media);
  self->media = g_strdup(form->media);
  if (form->deck != 0)
    ui_deck_choice_set(self->deck, form->deck);
  gtk_drop_down_set_selected(self->kind, form->kind);
  ui_text_field_set_text(self->question, form->question);
  ui_text_field_set_text(self->answer, form->answer);
  ui_text_field_set_text(self->source, form->source);
  ui_quiz_fields_fill(self->quiz, form);
  ui_tag_entry_set_text(self->tags, form->tags);
  ui_needs_field_set_text(self->needs, form->needs);
  gtk_spin_button_set_value(self->seconds, form->seconds);
  select_demo(self, form->demo);
  self->filling = FALSE;
  gtk_label_set_label(self->title, form->note == 0 ? _("New card") : _("Edit card"));
  gtk_widget_set_visible(self->deck_row, form->note == 0);
  gtk_widget_set_visible(self->next_button, form->note == 0);
  gtk_widget_set_visible(GTK_WIDGET(self->duplicate), FALSE);
  ui_card_editor_hide_mistakes(self);
  ui_card_editor_show_kind(self);
  ui_card_editor_show_preview(self);
  ui_card_editor_look_for_path(self);
}

void
ui_card_editor_fill_demos(UiCardEditor *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new(NULL);

  self->demos = ilk_catalogue_dup_names();
  gtk_string_list_append(names, C_("demo", "None"));
  for (guint i = 0; self->demos[i] != NULL; i++)
    gtk_string_list_append(names, self->demos[i]);
  ui_drop_down_let_shrink(self->demo);
  gtk_drop_down_set_model(self->demo, G_LIST_MODEL(names));
}
