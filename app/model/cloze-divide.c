/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the gaps of a text. md4c tells which of them stand in code.
 */
#include "app/model/cloze-private.h"

#include "app/base/limits.h"

#include <md4c.h>
#include <string.h>

/* A gap that is not closed yet: its opening, and how many single braces in it are not. */
typedef struct {
  guint opening;
  gsize braces;
} Open;

typedef struct {
  /* Owned by the caller */
  GArray *pieces;

  const char *text;
  gsize length;
  GArray *stack;
  gsize text_begin;
} Divider;

int
ilk_cloze_next_number(const char **p)
{
  while (**p == ',' || g_ascii_isdigit(**p)) {
    int number = 0;
    for (; g_ascii_isdigit(**p); ++*p)
      number = MIN(number * 10 + (**p - '0'), ILK_MAX_CLOZE_NUMBER + 1);
    while (**p == ',')
      ++*p;
    if (number > 0 && number <= ILK_MAX_CLOZE_NUMBER)
      return number;
  }
  return 0;
}

/* Returns: the length of the opening at @p, 0 when there is none */
static gsize
opening_length(const char *p)
{
  if (strncmp(p, "{{c", 3) != 0)
    return 0;
  const char *numbers = p + 3;
  gsize digits = strspn(numbers, "0123456789,");
  if (digits == 0 || strncmp(numbers + digits, "::", 2) != 0)
    return 0;
  return 3 + digits + 2;
}

static void
append(Divider *self, IlkPieceType type, gsize begin, gsize end)
{
  const IlkPiece piece = {.type = type, .begin = begin, .end = end};
  if (begin < end)
    g_array_append_val(self->pieces, piece);
}

/* Takes the text up to @begin, then a piece of @type. Returns: behind it. */
static gsize
take(Divider *self, IlkPieceType type, gsize begin, gsize length)
{
  append(self, ILK_PIECE_TEXT, self->text_begin, begin);
  append(self, type, begin, begin + length);
  self->text_begin = begin + length;
  return self->text_begin;
}

static Open *
innermost(Divider *self)
{
  guint depth = self->stack->len;
  return depth > 0 ? &g_array_index(self->stack, Open, depth - 1) : NULL;
}

static gsize
open_gap(Divider *self, gsize at, gsize length)
{
  gsize next = take(self, ILK_PIECE_OPEN, at, length);
  const Open open = {.opening = self->pieces->len - 1};
  g_array_append_val(self->stack, open);
  return next;
}

static gsize
close_gap(Divider *self, gsize at)
{
  g_array_index(self->pieces, IlkPiece, innermost(self)->opening).is_closed = TRUE;
  g_array_set_size(self->stack, self->stack->len - 1);
  return take(self, ILK_PIECE_CLOSE, at, 2);
}

/* In `{{c1::\frac{a}{b}}}` the first of three braces closes that of `{b`. */
static gsize
meet_closing(Divider *self, gsize at)
{
  Open *open = innermost(self);
  gsize run = 1;

  if (open == NULL)
    return at + 1;
  while (run < open->braces + 2 && self->text[at + run] == '}')
    run++;
  if (run > 2 || run == 1) {
    open->braces -= open->braces > 0;
    return at + 1;
  }
  return close_gap(self, at);
}

static gsize
step(Divider *self, gsize at)
{
  gsize opening = opening_length(self->text + at);
  Open *open = innermost(self);

  if (opening > 0)
    return open_gap(self, at, opening);
  if (self->text[at] == '}')
    return meet_closing(self, at);
  if (self->text[at] == '{' && open != NULL)
    open->braces++;
  return at + 1;
}

/* Marks the openings in [@begin, @end). */
static void
mark_code(Divider *self, gsize begin, gsize end)
{
  guint low = 0, high = self->pieces->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index(self->pieces, IlkPiece, middle).begin < begin)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < self->pieces->len; low++) {
    IlkPiece *piece = &g_array_index(self->pieces, IlkPiece, low);
    if (piece->begin >= end)
      return;
    piece->in_code = TRUE;
  }
}

static int
block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  return 0;
}

static int
span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  return 0;
}

static int
text_cb(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Divider *self = user_data;
  guintptr begin = (guintptr) text - (guintptr) self->text;

  /* Breaks are constants of md4c. */
  if ((type == MD_TEXT_CODE || type == MD_TEXT_LATEXMATH) && begin < self->length)
    mark_code(self, begin, begin + size);
  return 0;
}

static void
find_code(Divider *self)
{
  const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_LATEXMATHSPANS,
      .enter_block = block_cb,
      .leave_block = block_cb,
      .enter_span = span_cb,
      .leave_span = span_cb,
      .text = text_cb,
  };
  int result = md_parse(self->text, (MD_SIZE) self->length, &parser, self);
  g_assert(result == 0);
}

/* `\(…\)` and `\[…\]`, which Markdown does not know. */
static void
find_mathematics(Divider *self, const char *open, const char *close)
{
  const char *begin = strstr(self->text, open);
  while (begin != NULL) {
    const char *end = strstr(begin, close);
    if (end == NULL)
      return;
    mark_code(self, (gsize) (begin - self->text), (gsize) (end - self->text));
    begin = strstr(end, open);
  }
}

GArray *
ilk_cloze_divide(const char *text)
{
  g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(Open));
  Divider divider = {.pieces = g_array_new(FALSE, FALSE, sizeof(IlkPiece)),
                     .text = text,
                     .length = strlen(text),
                     .stack = stack};

  for (gsize at = 0; at < divider.length;)
    at = step(&divider, at);
  append(&divider, ILK_PIECE_TEXT, divider.text_begin, divider.length);
  if (divider.pieces->len > 1) {
    find_code(&divider);
    find_mathematics(&divider, "\\(", "\\)");
    find_mathematics(&divider, "\\[", "\\]");
  }
  return divider.pieces;
}
