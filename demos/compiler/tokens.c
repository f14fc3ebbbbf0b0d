/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines inside brackets go on; comments and empty lines say nothing.
 */
#include "demos/compiler/tokens.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_INDENTS 32

typedef struct {
  const char *at;
  Token *tokens;
  size_t n, room;
  int line, brackets;
  int indents[MAX_INDENTS], n_indents;
} Lexer;

static void
add(Lexer *self, TokenKind kind, const char *start, int length)
{
  if (self->n == self->room) {
    self->room = 2 * self->room + 256;
    self->tokens = realloc(self->tokens, self->room * sizeof *self->tokens);
    if (self->tokens == NULL)
      abort();
  }
  self->tokens[self->n++] = (Token){kind, start, length, self->line};
}

/* At the beginning of a line that says something. */
static void
read_indent(Lexer *self)
{
  const char *start = self->at;
  while (*self->at == ' ')
    self->at++;
  int depth = (int) (self->at - start);
  if (depth > self->indents[self->n_indents]) {
    if (self->n_indents + 1 == MAX_INDENTS)
      abort();
    self->indents[++self->n_indents] = depth;
    add(self, TOKEN_INDENT, self->at, 0);
  }
  while (depth < self->indents[self->n_indents]) {
    self->n_indents--;
    add(self, TOKEN_DEDENT, self->at, 0);
  }
}

static bool
is_empty_line(const char *at)
{
  at += strspn(at, " ");
  return *at == '\n' || *at == '#';
}

/* A string in three quotes says what a function does; it is left out, being no part of the code. */
static bool
skip_description(Lexer *self)
{
  if (strncmp(self->at, "\"\"\"", 3) != 0)
    return false;
  const char *end = strstr(self->at + 3, "\"\"\"");
  if (end == NULL)
    abort();
  for (; self->at < end + 3; self->at++)
    self->line += *self->at == '\n';
  return true;
}

static void
read_text(Lexer *self)
{
  const char *end = strchr(self->at + 1, *self->at);
  if (end == NULL)
    abort();
  add(self, TOKEN_TEXT, self->at + 1, (int) (end - self->at - 1));
  self->at = end + 1;
}

static void
read_sign(Lexer *self)
{
  static const char *const long_signs[] = {"+=", "-=", "==", "!=", "<=", ">=", "//", "**"};
  int length = 1;
  for (size_t i = 0; i < sizeof long_signs / sizeof *long_signs; i++)
    if (strncmp(self->at, long_signs[i], 2) == 0)
      length = 2;
  self->brackets += *self->at == '(' || *self->at == '[';
  self->brackets -= *self->at == ')' || *self->at == ']';
  add(self, TOKEN_SIGN, self->at, length);
  self->at += length;
}

static void
read_token(Lexer *self)
{
  const char *start = self->at;
  if (isalpha((unsigned char) *start) || *start == '_') {
    while (isalnum((unsigned char) *self->at) || *self->at == '_')
      self->at++;
    add(self, TOKEN_NAME, start, (int) (self->at - start));
  } else if (isdigit((unsigned char) *start)) {
    while (isalnum((unsigned char) *self->at) || *self->at == '.' || *self->at == '_' ||
           (*self->at == '-' && self->at[-1] == 'e'))
      self->at++;
    add(self, TOKEN_NUMBER, start, (int) (self->at - start));
  } else if (*start == '"' || *start == '\'') {
    read_text(self);
  } else {
    read_sign(self);
  }
}

static void
read_line(Lexer *self)
{
  read_indent(self);
  if (skip_description(self))
    return;
  for (; *self->at != '\0' && (*self->at != '\n' || self->brackets > 0);) {
    if (*self->at == '#')
      self->at += strcspn(self->at, "\n");
    else if (*self->at == '\n')
      self->at++, self->line++;
    else if (*self->at == ' ')
      self->at++;
    else
      read_token(self);
  }
  add(self, TOKEN_NEWLINE, self->at, 0);
}

Token *
tokens_read(const char *source)
{
  Lexer self = {.at = source, .line = 1};
  while (*self.at != '\0') {
    if (!is_empty_line(self.at))
      read_line(&self);
    self.at += strcspn(self.at, "\n");
    if (*self.at == '\n')
      self.at++, self.line++;
  }
  while (self.n_indents-- > 0)
    add(&self, TOKEN_DEDENT, self.at, 0);
  add(&self, TOKEN_END, self.at, 0);
  return self.tokens;
}
