/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text with gaps as a row of pieces. For app/model/cloze*.c only.
 */
#pragma once

#include <glib.h>

typedef enum { ILK_PIECE_TEXT, ILK_PIECE_OPEN, ILK_PIECE_CLOSE } IlkPieceType;

/**
 * IlkPiece:
 * @begin: offset of its first byte
 * @end: behind its last byte
 * @is_closed: of an opening: whether a close belongs to it. Otherwise it is text
 * @in_code: of an opening: whether it stands in code or mathematics, where marks would be seen
 */
typedef struct {
  IlkPieceType type;
  gsize begin;
  gsize end;
  gboolean is_closed;
  gboolean in_code;
} IlkPiece;

/** ilk_cloze_divide: Returns: (transfer full) (element-type IlkPiece): all of @text in pieces */
GArray *ilk_cloze_divide(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_cloze_next_number: reads the numbers of an opening. @p: (inout): behind `{{c`, later where
 * the last call left it. Returns: the next number, 0 at the end; those out of range are passed
 * over */
int ilk_cloze_next_number(const char **p);
