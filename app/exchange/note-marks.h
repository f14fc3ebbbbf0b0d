/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards that are marked in a Markdown note, as Obsidian's users and hashcards mark them: `Q::A`,
 * `Q:::A` for both directions, `?` and `??` on a line of their own between question and answer,
 * gaps as `==text==` and `{{text}}`; and `Q:` with `A:`, and `C:` with gaps as `[text]`. Linear in
 * the length of the note. Pure, any thread.
 */
#pragma once

#include "app/model/note.h"

/** IlkMarkedTime: when a card comes back, as a remark behind it says; @day: since 1970-01-01, 0 for
 * none; @days: its interval; @ease: in percent */
typedef struct {
  gint64 day;
  int days;
  int ease;
} IlkMarkedTime;

/**
 * IlkMarkedCard:
 * @kind: question and answer, both directions, or a text with gaps
 * @question: Markdown; gaps are `{{c1::text}}`
 * @answer: Markdown, "" for a text with gaps
 * @deck: (nullable): behind the tag `#flashcards` that it stands below, with `/` between levels; ""
 * for the tag alone, NULL without one
 * @label: (nullable): `^label` behind it, which others may refer to
 * @line: where it begins
 * @times: (element-type IlkMarkedTime): of its cards in their order, as many as there are
 * @by_letter: whether it is marked by `Q:` or `C:`, which nothing else means
 */
typedef struct {
  IlkNoteKind kind;
  char *question;
  char *answer;
  char *deck;
  char *label;
  guint line;
  GArray *times;
  gboolean by_letter;
} IlkMarkedCard;

/**
 * IlkMarkedNote:
 * @cards: (element-type IlkMarkedCard)
 * @name: (nullable): what the note says its deck is called
 * @tags: (element-type utf8): of the note as a whole, but for `flashcards`
 * @is_tagged: whether the tag `#flashcards` is anywhere
 * @n_tangled: texts with more gaps than a note may have, and cards beyond ILK_MAX_NOTE_CARDS
 */
typedef struct {
  GPtrArray *cards;
  char *name;
  GPtrArray *tags;
  gboolean is_tagged;
  guint n_tangled;
} IlkMarkedNote;

/** ilk_marked_note_parse: @text: (array length=length): valid UTF-8; any line ends. Returns:
 * (transfer full): what is marked in it */
IlkMarkedNote *ilk_marked_note_parse(const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void ilk_marked_note_free(IlkMarkedNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkMarkedNote, ilk_marked_note_free)
