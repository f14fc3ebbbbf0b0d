/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the editor's fields hold, and the ways from it to a note and to a draft on the disk. Plain
 * values, no widgets.
 */
#pragma once

#include "app/model/face.h"

/** UiNoteKind: the kinds of cards as the editor offers them, in its order. The last four are
 * questions and answers whose answers are lists. */
typedef enum {
  UI_NOTE_QUESTION_AND_ANSWER,
  UI_NOTE_BOTH_DIRECTIONS,
  UI_NOTE_CLOZE,
  UI_NOTE_TYPED,
  UI_NOTE_TRUE_FALSE,
  UI_NOTE_SEVERAL,
  UI_NOTE_NUMBER,
  UI_NOTE_ORDER,
  UI_NOTE_MATCHING,
} UiNoteKind;

#define UI_N_NOTE_KINDS 9

/**
 * UiNoteForm:
 * @note: the note that is changed, 0 for a new one
 * @deck: where it is put
 * @typed: whether the answers of both directions, or of gaps, are written
 * @short_answer: what the quiz offers as the answer
 * @wrong, @right, @accept, @pairs, @order: lists, see ui/cards/item-lines.h
 * @tags: parted by commas
 * @needs: ids of what comes first, a line each
 * @lacks_needs: of a draft that an earlier version kept: what the card needs is as it was
 * @seconds: target time, 0 to derive it from the answer
 * @demo: a demo's name, "" for none
 * @media: which files the names in the texts mean, see app/model/media-map.h
 *
 * No string is NULL.
 */
typedef struct {
  gint64 note;
  gint64 deck;
  UiNoteKind kind;
  char *question;
  char *answer;
  gboolean typed;
  char *short_answer;
  char *source;
  char *wrong;
  char *right;
  char *accept;
  char *pairs;
  char *order;
  char *tags;
  char *needs;
  gboolean lacks_needs;
  int seconds;
  char *demo;
  char *media;
} UiNoteForm;

/** ui_note_form_new: Returns: (transfer full): an empty form */
UiNoteForm *ui_note_form_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_note_form_new_of_note: @demo: (nullable). Returns: (transfer full): what @note says; not for
 * foreign notes */
UiNoteForm *ui_note_form_new_of_note(const IlkNote *note, int seconds, const char *demo)
    G_GNUC_WARN_UNUSED_RESULT;

void ui_note_form_free(UiNoteForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(UiNoteForm, ui_note_form_free)

/** ui_note_form_is_equal: Returns: whether both say the same */
gboolean ui_note_form_is_equal(const UiNoteForm *self, const UiNoteForm *other);

/** ui_note_form_is_blank: Returns: whether nothing was written yet */
gboolean ui_note_form_is_blank(const UiNoteForm *self);

/** ui_note_form_make_note: @base: (nullable): the note that is changed; what the form does not show
 * stays as it is there. Returns: (transfer full): the note, its texts as a deck file keeps them */
IlkNote *ui_note_form_make_note(const UiNoteForm *self, const IlkNote *base)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_note_form_has_numbers: Returns: whether @accept (nullable) is a list of numbers, see
 * app/quiz/number.h */
gboolean ui_note_form_has_numbers(const char *const *accept);

/** ui_note_form_serialise: Returns: (transfer full): the form as text */
char *ui_note_form_serialise(const UiNoteForm *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_note_form_parse: Returns: (transfer full) (nullable): NULL when @text is no form */
UiNoteForm *ui_note_form_parse(const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
