/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks over the pieces of a text and writes what a card shows of them. Within a gap, what follows
 * the first `::` of a run of text is the hint.
 */
#include "app/model/cloze.h"

#include "app/base/limits.h"
#include "app/model/cloze-private.h"

#include <stdlib.h>
#include <string.h>

#define BLANK "…"
/* Has no width. Between a mark and a sign it stands for a letter, so that Markdown sees the mark
 * also where a letter is on its other side. */
#define WORD_JOINER "\u2060"

typedef enum { SIDE_QUESTION, SIDE_ANSWER } Side;

typedef struct {
  const IlkPiece *opening;
  gsize hint_begin;
  gsize hint_end;
} Gap;

typedef struct {
  /* Owned */
  GArray *gaps; /* those that are open */
  GString *out;

  const char *text;
  int number;
  Side side;
  /* How many gaps are open around and with the one that is asked, 0 outside of one. */
  guint asked;
  gsize asked_begin;
  GPtrArray *found; /* (nullable): takes what is asked */
} Walk;

static gboolean
asks(const Walk *self, const IlkPiece *opening)
{
  const char *p = self->text + opening->begin + 3;
  int number;
  while ((number = ilk_cloze_next_number(&p)) != 0) {
    if (number == self->number)
      return TRUE;
  }
  return FALSE;
}

static void
append(Walk *self, gsize begin, gsize end)
{
  if (self->asked == 0 || self->side == SIDE_ANSWER)
    g_string_append_len(self->out, self->text + begin, (gssize) (end - begin));
}

static void
walk_text(Walk *self, const IlkPiece *piece)
{
  const char *begin = self->text + piece->begin;
  const char *hint =
      self->gaps->len > 0 ? g_strstr_len(begin, (gssize) (piece->end - piece->begin), "::") : NULL;
  if (hint == NULL) {
    append(self, piece->begin, piece->end);
    return;
  }
  Gap *gap = &g_array_index(self->gaps, Gap, self->gaps->len - 1);
  gap->hint_begin = (gsize) (hint + 2 - self->text);
  gap->hint_end = piece->end;
  append(self, piece->begin, (gsize) (hint - self->text));
}

/* Whether Markdown sees a mark that parts @c, or an end of the text, from a sign. A brace may open
 * a gap, which shows something else. */
static gboolean
parts_from_sign(gunichar c)
{
  return c == 0 || g_unichar_isspace(c) || (g_unichar_ispunct(c) && c != '{');
}

static gunichar
char_before(const GString *string, gsize offset)
{
  return offset > 0 ? g_utf8_get_char(g_utf8_prev_char(string->str + offset)) : 0;
}

static gboolean
needs_joiner(gunichar inside, gunichar outside)
{
  return g_unichar_ispunct(inside) && !parts_from_sign(outside);
}

/* Whether @text can be put between marks of bold: one paragraph of running text. */
static gboolean
can_be_bold(const char *text)
{
  if (*text == '\0' || strstr(text, "\n\n") != NULL || strstr(text, "**") != NULL)
    return FALSE;
  for (const char *line = strchr(text, '\n'); line != NULL; line = strchr(line, '\n')) {
    line += 1 + strspn(line + 1, " \t");
    if (strchr("-+*>#|`~=", *line) != NULL || g_ascii_isdigit(*line))
      return FALSE;
  }
  return strchr("#>|~", *text) == NULL && strncmp(text, "```", 3) != 0;
}

/* Puts what was written since @begin in bold; @next is what follows it. */
static void
embolden(GString *out, gsize begin, gunichar next)
{
  g_autofree char *raw = g_strdup(out->str + begin);
  gsize blanks = strspn(raw, " \t\n");
  g_autofree char *text = g_strchomp(g_strdup(raw + blanks));
  const char *after = raw + blanks + strlen(text);

  if (!can_be_bold(text))
    return;
  gunichar before = blanks > 0 ? ' ' : char_before(out, begin);
  gunichar first = g_utf8_get_char(text);
  gunichar last = g_utf8_get_char(g_utf8_prev_char(text + strlen(text)));
  g_string_truncate(out, begin);
  g_string_append_len(out, raw, (gssize) blanks);
  g_string_append_printf(out, "**%s%s%s**%s", needs_joiner(first, before) ? WORD_JOINER : "", text,
                         needs_joiner(last, *after != '\0' ? ' ' : next) ? WORD_JOINER : "", after);
}

static void
put_blank(Walk *self, const Gap *gap, gunichar next)
{
  g_autofree char *hint = g_strndup(self->text + gap->hint_begin, gap->hint_end - gap->hint_begin);
  const char *label = *g_strstrip(g_strdelimit(hint, "\n", ' ')) != '\0' ? hint : BLANK;
  gsize begin = self->out->len;

  if (gap->opening->in_code) {
    g_string_append_printf(self->out, "[%s]", label);
    return;
  }
  /* Without the backslashes a parenthesis behind it would make a link. */
  g_string_append_printf(self->out, "\\[%s\\]", label);
  embolden(self->out, begin, next);
}

static void
finish_asked(Walk *self, const Gap *gap, gsize end)
{
  gunichar next = g_utf8_get_char(self->text + end);

  self->asked = 0;
  if (self->found != NULL)
    g_ptr_array_add(self->found, g_strstrip(g_strdup(self->out->str + self->asked_begin)));
  if (self->side == SIDE_QUESTION)
    put_blank(self, gap, next);
  else if (!gap->opening->in_code && self->found == NULL)
    embolden(self->out, self->asked_begin, next);
}

static void
walk_opening(Walk *self, const IlkPiece *piece)
{
  const Gap gap = {.opening = piece};
  g_array_append_val(self->gaps, gap);
  if (self->asked == 0 && asks(self, piece)) {
    self->asked = self->gaps->len;
    self->asked_begin = self->out->len;
  }
}

static void
walk_close(Walk *self, const IlkPiece *piece)
{
  guint last = self->gaps->len - 1;
  if (self->asked == self->gaps->len)
    finish_asked(self, &g_array_index(self->gaps, Gap, last), piece->end);
  g_array_set_size(self->gaps, last);
}

static char *
walk(const char *markdown, int number, Side side, GPtrArray *found)
{
  g_autoptr(GArray) pieces = ilk_cloze_divide(markdown);
  g_autoptr(GArray) gaps = g_array_new(FALSE, FALSE, sizeof(Gap));
  Walk self = {.gaps = gaps,
               .out = g_string_new(NULL),
               .text = markdown,
               .number = number,
               .side = side,
               .found = found};

  for (guint i = 0; i < pieces->len; i++) {
    const IlkPiece *piece = &g_array_index(pieces, IlkPiece, i);
    if (piece->type == ILK_PIECE_OPEN && piece->is_closed)
      walk_opening(&self, piece);
    else if (piece->type == ILK_PIECE_CLOSE)
      walk_close(&self, piece);
    else
      walk_text(&self, piece);
  }
  return g_string_free(self.out, FALSE);
}

char *
ilk_cloze_dup_question(const char *markdown, int number)
{
  return walk(markdown, number, SIDE_QUESTION, NULL);
}

char *
ilk_cloze_dup_answer(const char *markdown, int number)
{
  return walk(markdown, number, SIDE_ANSWER, NULL);
}

char *
ilk_cloze_dup_asked(const char *markdown, int number)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *answer = walk(markdown, number, SIDE_ANSWER, found);
  gboolean same = TRUE;

  for (guint i = 1; i < found->len; i++)
    same = same && g_str_equal(found->pdata[i], found->pdata[0]);
  if (same && found->len > 0)
    return g_strdup(found->pdata[0]);
  g_ptr_array_add(found, NULL);
  return g_strjoinv(", ", (char **) found->pdata);
}

static int
compare(gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

GArray *
ilk_cloze_list_numbers(const char *markdown)
{
  g_autoptr(GArray) pieces = ilk_cloze_divide(markdown);
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  GArray *numbers = g_array_new(FALSE, FALSE, sizeof(int));

  for (guint i = 0; i < pieces->len; i++) {
    const IlkPiece *piece = &g_array_index(pieces, IlkPiece, i);
    const char *p = markdown + piece->begin + 3;
    int number;
    if (piece->type != ILK_PIECE_OPEN || !piece->is_closed)
      continue;
    while ((number = ilk_cloze_next_number(&p)) != 0 && numbers->len < ILK_MAX_CARDS_PER_NOTE) {
      if (g_hash_table_add(seen, GINT_TO_POINTER(number)))
        g_array_append_val(numbers, number);
    }
  }
  g_array_sort(numbers, compare);
  return numbers;
}

gssize
ilk_cloze_find_open(const char *markdown)
{
  g_autoptr(GArray) pieces = ilk_cloze_divide(markdown);
  for (guint i = 0; i < pieces->len; i++) {
    const IlkPiece *piece = &g_array_index(pieces, IlkPiece, i);
    if (piece->type == ILK_PIECE_OPEN && !piece->is_closed)
      return (gssize) piece->begin;
  }
  return -1;
}
