/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * md4c reports no positions, but the text it hands out points into its source. A heading without
 * text, such as one that holds only a picture, is looked for behind the last text seen.
 */
#include "app/deckfile/outline.h"

#include <md4c.h>
#include <string.h>

typedef struct {
  /* Owned by the caller */
  const char *text;
  gsize length;
  GArray *blocks;

  guint depth;
  guint outermost;
  gboolean in_bullet_list;
  /* Where the line behind the last text seen begins. */
  gsize unseen;
} Outline;

static IlkBlock *
last_block(Outline *self)
{
  return &g_array_index(self->blocks, IlkBlock, self->blocks->len - 1);
}

gsize
ilk_outline_line_end(const char *text, gsize length, gsize offset)
{
  const char *newline = memchr(text + offset, '\n', length - offset);
  return newline != NULL ? (gsize) (newline - text) : length;
}

static gsize
line_begin(const char *text, gsize offset)
{
  while (offset > 0 && text[offset - 1] != '\n')
    offset--;
  return offset;
}

/* Behind the number signs of a heading of @level that begins at @line, or NULL. */
static const char *
skip_number_signs(const char *line, int level)
{
  gsize spaces = strspn(line, " ");
  gsize signs = strspn(line + spaces, "#");
  const char *rest = line + spaces + signs;
  gboolean is_heading = spaces <= 3 && signs == (gsize) level && strchr(" \t\n", *rest) != NULL;
  return is_heading ? rest : NULL;
}

static void
find_heading_without_text(Outline *self, IlkBlock *block)
{
  block->begin = block->end = MIN(self->unseen, self->length);
  for (gsize line = block->begin; line < self->length;) {
    gsize end = ilk_outline_line_end(self->text, self->length, line);
    if (skip_number_signs(self->text + line, block->level) != NULL) {
      block->begin = line;
      return;
    }
    line = end + 1;
  }
}

/* A heading that was found at @begin or behind it, though a later one is there, has neither text
 * nor number signs: a picture with a line below it. */
static void
withdraw_headings(Outline *self, gsize begin)
{
  for (guint i = self->blocks->len - 1; i-- > 0;) {
    IlkBlock *block = &g_array_index(self->blocks, IlkBlock, i);
    if (block->type != ILK_BLOCK_HEADING)
      continue;
    if (block->begin < begin)
      return;
    block->underlined = TRUE;
    block->begin = block->end = begin;
  }
}

static void
place_heading(Outline *self, IlkBlock *block)
{
  if (block->begin == ILK_BLOCK_NOWHERE)
    find_heading_without_text(self, block);
  block->begin = line_begin(self->text, block->begin);
  withdraw_headings(self, block->begin);
  block->underlined = skip_number_signs(self->text + block->begin, block->level) == NULL;
  block->end = MIN(ilk_outline_line_end(self->text, self->length, block->begin) + 1, self->length);
  self->unseen = MAX(self->unseen, block->end);
}

static IlkBlockType
outermost_type(MD_BLOCKTYPE type)
{
  if (type == MD_BLOCK_H)
    return ILK_BLOCK_HEADING;
  if (type == MD_BLOCK_P)
    return ILK_BLOCK_PARAGRAPH;
  return type == MD_BLOCK_UL ? ILK_BLOCK_BULLET_LIST : ILK_BLOCK_OTHER;
}

static int
enter_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Outline *self = user_data;
  guint depth = self->depth++;
  IlkBlock block = {.begin = ILK_BLOCK_NOWHERE, .end = ILK_BLOCK_NOWHERE};

  if (depth == 1) {
    block.type = outermost_type(type);
    block.level = type == MD_BLOCK_H ? (int) ((MD_BLOCK_H_DETAIL *) detail)->level : 0;
    self->in_bullet_list = type == MD_BLOCK_UL;
    self->outermost = self->blocks->len;
    g_array_append_val(self->blocks, block);
  } else if (depth == 2 && self->in_bullet_list) {
    block.type = ILK_BLOCK_BULLET_ITEM;
    g_array_append_val(self->blocks, block);
  } else if (depth > 2 && self->in_bullet_list && type != MD_BLOCK_P) {
    last_block(self)->nested = TRUE;
  }
  return 0;
}

static int
leave_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Outline *self = user_data;
  if (--self->depth == 1 && type == MD_BLOCK_H)
    place_heading(self, last_block(self));
  return 0;
}

static int
span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  return 0;
}

static void
extend(IlkBlock *block, gsize begin, gsize end)
{
  if (block->begin == ILK_BLOCK_NOWHERE)
    block->begin = begin;
  block->end = end;
}

static int
text_cb(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Outline *self = user_data;
  guintptr begin = (guintptr) text - (guintptr) self->text;

  /* Breaks and the indentation of code are constants of md4c. */
  if (begin >= self->length || size == 0 || size > self->length - begin)
    return 0;

  gsize end = begin + size;
  extend(&g_array_index(self->blocks, IlkBlock, self->outermost), begin, end);
  if (self->in_bullet_list)
    extend(last_block(self), begin, end);
  if (end > self->unseen)
    self->unseen = ilk_outline_line_end(self->text, self->length, end - 1) + 1;
  return 0;
}

GArray *
ilk_outline(const char *text, gsize length)
{
  const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
      .enter_block = enter_block_cb,
      .leave_block = leave_block_cb,
      .enter_span = span_cb,
      .leave_span = span_cb,
      .text = text_cb,
  };
  Outline outline = {
      .text = text,
      .length = length,
      .blocks = g_array_new(FALSE, FALSE, sizeof(IlkBlock)),
  };
  /* No callback fails, and without memory GLib has ended the program already. */
  int result = md_parse(text, (MD_SIZE) length, &parser, &outline);
  g_assert(result == 0);
  return outline.blocks;
}

char *
ilk_outline_dup_heading(const char *text, const IlkBlock *block)
{
  const char *begin = skip_number_signs(text + block->begin, block->level);
  g_return_val_if_fail(begin != NULL, NULL);

  g_autofree char *heading = g_strstrip(g_strndup(begin, (gsize) (text + block->end - begin)));
  gsize length = strlen(heading);
  gsize kept = length;
  while (kept > 0 && heading[kept - 1] == '#')
    kept--;
  /* A closing run of number signs counts only when a space parts it from the text. */
  if (kept < length && (kept == 0 || strchr(" \t", heading[kept - 1]) != NULL))
    heading[kept] = '\0';
  return g_strdup(g_strchomp(heading));
}
