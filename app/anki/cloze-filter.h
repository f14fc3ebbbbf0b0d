/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deletions in the HTML of a field, as Anki's template filters treat them. The rules are its own:
 * the kind of note that is written here has app/model/cloze.h. Linear, pure, any thread.
 */
#pragma once

#include <glib.h>

/**
 * IlkClozeSide:
 * @ILK_CLOZE_ASKED: what is asked for is a blank or a hint
 * @ILK_CLOZE_ANSWERED: it is there
 */
typedef enum {
  ILK_CLOZE_ASKED,
  ILK_CLOZE_ANSWERED,
} IlkClozeSide;

/** ilk_cloze_filter: @only: whether the rest of the text is left out, and several are joined by
 * commas. Returns: (transfer full): @html for the deletions of @number, each in a
 * `<span class="cloze">`; "" when it has none of them */
char *ilk_cloze_filter(const char *html, guint number, IlkClozeSide side, gboolean only)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_cloze_filter_dup_typed: Returns: (transfer full): what is to be typed: the deletions of
 * @number, once when all are the same */
char *ilk_cloze_filter_dup_typed(const char *html, guint number) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_cloze_hides_picture: Returns: whether a deletion is a part of a picture, not of a text */
gboolean ilk_cloze_hides_picture(const char *html);
