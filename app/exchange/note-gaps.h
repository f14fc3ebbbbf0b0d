/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gaps and links of notes as they are written here. Within app/exchange; linear, pure, any thread.
 */
#pragma once

#include <glib.h>

/** IlkGapMarks: @ILK_GAP_MARKS_BRACKETS: `[text]`; @ILK_GAP_MARKS_NOTES: `==text==`, `{{text}}` */
typedef enum {
  ILK_GAP_MARKS_BRACKETS,
  ILK_GAP_MARKS_NOTES,
} IlkGapMarks;

/** ilk_note_gaps_convert: @n: (out): how many gaps there are. Returns: (transfer full): @text with
 * `{{c1::text}}` for each */
char *ilk_note_gaps_convert(const char *text, IlkGapMarks marks, guint *n)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_note_links_convert: Returns: (transfer full): @text with pictures and words for `![[file]]`
 * and `[[note|words]]` */
char *ilk_note_links_convert(const char *text) G_GNUC_WARN_UNUSED_RESULT;
