/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Python source as tokens, with the depth of its lines as INDENT and DEDENT. Compare
 * Parser/lexer/lexer.c. Pure; any thread.
 */
#pragma once

#include "demos/compiler/names.h"

typedef enum {
  TOKEN_NAME,
  TOKEN_NUMBER,
  TOKEN_TEXT, /* without its quotes */
  TOKEN_SIGN,
  TOKEN_NEWLINE,
  TOKEN_INDENT,
  TOKEN_DEDENT,
  TOKEN_END,
} TokenKind;

/** Token: @length bytes of the source from @start on */
typedef struct {
  TokenKind kind;
  const char *start;
  int length, line;
} Token;

/** tokens_read: Returns: (transfer full): the last one is TOKEN_END. Ends the program where @source
 * is none: it is part of ours */
Token *tokens_read(const char *source);
