/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the card editor share. Only they and the tests include this.
 */
#pragma once

#include "ui/cards/card-editor.h"
#include "ui/cards/needs-field.h"
#include "ui/cards/note-preview.h"
#include "ui/cards/parts-editor.h"
#include "ui/cards/quiz-fields.h"
#include "ui/cards/tag-entry.h"
#include "ui/cards/text-field.h"

struct _UiCardEditor {
  AdwBin parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *cancellable;
  IlkNote *base;      /* the note that is changed; NULL for a new one */
  UiNoteForm *stored; /* the form as it is in the collection */
  char **demos;
  char *media; /* which files the names in the texts mean */

  /* Borrowed */
  UiTextField *last_field; /* that had the focus */

  gint64 note;
  gboolean filling; /* the fields are being filled, not written in */
  gboolean saving;
  gboolean stays;     /* after saving, for the next card */
  gboolean splitting; /* the note is split when it is there */
  gboolean resuming;  /* the fields are a draft’s: the note is only what they are compared with */
  gboolean lacks_needs; /* but for what the card needs, of which the draft says nothing */
  guint draft_timer;
  guint search_timer;

  /* Template */
  GtkLabel *title;
  GtkWidget *next_button;
  GtkWidget *deck_row;
  GtkDropDown *deck;
  GtkDropDown *kind;
  UiTextField *question;
  UiPartsEditor *parts;
  UiTextField *answer;
  GtkLabel *duplicate;
  GtkLabel *problem;
  GtkWidget *split_bar;
  GtkLabel *split_text;
  UiTagEntry *tags;
  UiNeedsField *needs;
  UiTextField *source;
  UiQuizFields *quiz;
  GtkSpinButton *seconds;
  GtkDropDown *demo;
  UiNotePreview *preview;
};

/* card-editor-form.c: the fields */
UiNoteForm *ui_card_editor_dup_form(UiCardEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void ui_card_editor_fill(UiCardEditor *self, const UiNoteForm *form);
void ui_card_editor_fill_demos(UiCardEditor *self);
void ui_card_editor_show_preview(UiCardEditor *self);
void ui_card_editor_show_kind(UiCardEditor *self);
void ui_card_editor_hide_mistakes(UiCardEditor *self);

/* card-editor-split.c: a card for each thing that an answer states */
void ui_card_editor_install_split_action(GtkWidgetClass *widget_class);
void ui_card_editor_offer_split(UiCardEditor *self, const UiNoteForm *form);
/* Returns: whether there is anything to split */
gboolean ui_card_editor_split(UiCardEditor *self);

/* card-editor-save.c: into the collection, or a draft */
void ui_card_editor_install_actions(GtkWidgetClass *widget_class);
void ui_card_editor_keep_draft(UiCardEditor *self);
void ui_card_editor_keep_draft_soon(UiCardEditor *self);

/* card-editor-media.c: pictures and sounds */
void ui_card_editor_install_media_actions(GtkWidgetClass *widget_class);
void ui_card_editor_take_media(UiTextField *field);

/* card-editor-search.c: what the collection has already */
void ui_card_editor_look_for_tags(UiCardEditor *self);
void ui_card_editor_look_for_path(UiCardEditor *self);
void ui_card_editor_look_for_duplicate_soon(UiCardEditor *self);
