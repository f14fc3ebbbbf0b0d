/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which cards a note gives, and what each of them says. Pure functions, any thread.
 */
#pragma once

#include "app/model/note.h"

/**
 * ilk_note_list_ordinals:
 *
 * Returns: (transfer full) (element-type int): the ordinals of the cards of @note, rising: 0 for
 * the question, 1 for the other direction, of a text with gaps their numbers. Of a foreign
 * note those that its package brought.
 */
GArray *ilk_note_list_ordinals(const IlkNote *note) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_note_check:
 * @error: ILK_ERROR_INVALID: a sentence on what keeps @note from giving cards
 */
gboolean ilk_note_check(const IlkNote *note, GError **error);

/** ilk_answer_is_true_or_false: Returns: whether @answer begins with one of the two words */
gboolean ilk_answer_is_true_or_false(const char *answer);

typedef struct _IlkFace IlkFace;

/**
 * ilk_face_new:
 * @ordinal: of a card of @note
 * @seconds: the card's target time; 0 to derive it from the answer
 * @demo: (nullable): the card's demo
 * @error: ILK_ERROR_NOT_FOUND when @note has no such card (any more)
 *
 * Returns: (transfer full): what the card says
 */
IlkFace *ilk_face_new(IlkNote *note, int ordinal, int seconds, const char *demo, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_face_get_content: Returns: (transfer none): lives as long as the face; the gaps are blanks,
 * the reasons are taken out of the wrong answers, and files are named by their content, see
 * ilk_media_map_resolve() */
const IlkCardContent *ilk_face_get_content(const IlkFace *self);

void ilk_face_free(IlkFace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkFace, ilk_face_free)
