/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two letters agree when their folded forms do. The verdict counts slips by the restricted edit
 * distance of Damerau (1964): each pair of letters is swapped at most once. The spans come from a
 * longest common subsequence, because people read runs that agree more easily than single edits.
 */
#include "app/model/typed-answer.h"

#include "app/base/limits.h"

#include <string.h>

#define LETTERS_FOR_TWO_SLIPS 8

/* A text as letters: a base character with the marks that stand on it. */
typedef struct {
  GPtrArray *shown;
  GPtrArray *folded;
} Letters;

static gboolean
is_mark(gunichar c)
{
  return g_unichar_ismark(c);
}

/* One blank for each run of them, none at either end, no full stop at the end. */
static char *
dup_tidy(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autofree char *composed = g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
  GString *tidy = g_string_new(NULL);
  gboolean blank = FALSE;
  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (g_unichar_isspace(c)) {
      blank = tidy->len > 0;
      continue;
    }
    if (blank)
      g_string_append_c(tidy, ' ');
    blank = FALSE;
    g_string_append_unichar(tidy, c);
  }
  if (tidy->len > 1 && tidy->str[tidy->len - 1] == '.')
    g_string_truncate(tidy, tidy->len - 1);
  return g_string_free(tidy, FALSE);
}

static void
letters_init(Letters *self, const char *text)
{
  g_autofree char *tidy = dup_tidy(text);
  self->shown = g_ptr_array_new_with_free_func(g_free);
  self->folded = g_ptr_array_new_with_free_func(g_free);
  for (const char *at = tidy; *at != '\0';) {
    const char *end = g_utf8_next_char(at);
    while (*end != '\0' && is_mark(g_utf8_get_char(end)))
      end = g_utf8_next_char(end);
    g_ptr_array_add(self->shown, g_strndup(at, (gsize) (end - at)));
    g_ptr_array_add(self->folded, g_utf8_casefold(at, end - at));
    at = end;
  }
}

static void
letters_clear(Letters *self)
{
  g_ptr_array_unref(self->shown);
  g_ptr_array_unref(self->folded);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Letters, letters_clear)

static gboolean
same(const Letters *a, guint i, const Letters *b, guint j)
{
  return g_str_equal(a->folded->pdata[i], b->folded->pdata[j]);
}

/* A table of (rows + 1) × (columns + 1) numbers. */
typedef struct {
  guint *cells;
  guint width;
} Table;

static guint *
cell(const Table *table, guint row, guint column)
{
  return &table->cells[(gsize) row * table->width + column];
}

static guint
count_slips(const Letters *a, const Letters *b)
{
  guint n = a->shown->len, m = b->shown->len;
  g_autofree guint *cells = g_new0(guint, ((gsize) n + 1) * (m + 1));
  Table table = {cells, m + 1};
  for (guint i = 0; i <= n; i++) {
    for (guint j = 0; j <= m; j++) {
      guint best = i == 0 ? j : j == 0 ? i : G_MAXUINT;
      if (i > 0 && j > 0) {
        best = MIN(*cell(&table, i - 1, j), *cell(&table, i, j - 1)) + 1;
        best = MIN(best, *cell(&table, i - 1, j - 1) + !same(a, i - 1, b, j - 1));
      }
      if (i > 1 && j > 1 && same(a, i - 1, b, j - 2) && same(a, i - 2, b, j - 1))
        best = MIN(best, *cell(&table, i - 2, j - 2) + 1);
      *cell(&table, i, j) = best;
    }
  }
  return *cell(&table, n, m);
}

static void
add_letter(GArray *spans, IlkTypedSpanKind kind, const char *letter)
{
  if (spans->len > 0) {
    IlkTypedSpan *last = &g_array_index(spans, IlkTypedSpan, spans->len - 1);
    if (last->kind == kind) {
      char *longer = g_strconcat(last->text, letter, NULL);
      g_free(last->text);
      last->text = longer;
      return;
    }
  }
  IlkTypedSpan span = {kind, g_strdup(letter)};
  g_array_append_val(spans, span);
}

/* How many letters from (i, j) on agree in the best case. */
static void
fill_agreeing(const Table *table, const Letters *typed, const Letters *answer)
{
  for (guint i = typed->shown->len; i-- > 0;) {
    for (guint j = answer->shown->len; j-- > 0;)
      *cell(table, i, j) = same(typed, i, answer, j)
                               ? *cell(table, i + 1, j + 1) + 1
                               : MAX(*cell(table, i + 1, j), *cell(table, i, j + 1));
  }
}

static void
add_spans(GArray *spans, const Letters *typed, const Letters *answer)
{
  guint n = typed->shown->len, m = answer->shown->len;
  g_autofree guint *cells = g_new0(guint, ((gsize) n + 1) * (m + 1));
  Table table = {cells, m + 1};
  fill_agreeing(&table, typed, answer);
  for (guint i = 0, j = 0; i < n || j < m;) {
    if (i < n && j < m && same(typed, i, answer, j)) {
      add_letter(spans, ILK_TYPED_SAME, answer->shown->pdata[j]);
      i++, j++;
    } else if (i < n && (j == m || *cell(&table, i + 1, j) >= *cell(&table, i, j + 1))) {
      add_letter(spans, ILK_TYPED_EXTRA, typed->shown->pdata[i++]);
    } else {
      add_letter(spans, ILK_TYPED_MISSING, answer->shown->pdata[j++]);
    }
  }
}

static gboolean
is_long(const Letters *letters)
{
  return letters->shown->len > ILK_MAX_TYPED_LETTERS;
}

static guint
get_slips(const Letters *typed, const Letters *answer)
{
  return is_long(typed) || is_long(answer) ? G_MAXUINT : count_slips(typed, answer);
}

/* Returns: whether @inner lies in @outer in one piece; @at: (out): where it begins there */
static gboolean
contains(const Letters *outer, const Letters *inner, guint *at)
{
  guint n = outer->shown->len, m = inner->shown->len;
  for (*at = 0; *at + m <= n; (*at)++) {
    guint i = 0;
    while (i < m && same(outer, *at + i, inner, i))
      i++;
    if (i == m)
      return TRUE;
  }
  return FALSE;
}

static void
add_letters(GArray *spans, IlkTypedSpanKind kind, const Letters *letters, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    add_letter(spans, kind, letters->shown->pdata[i]);
}

/* What is part of an answer, or the answer with something about it, agrees in that piece, not in
 * letters that come earlier. Returns: whether it is so */
static gboolean
add_piece(GArray *spans, const Letters *typed, const Letters *answer)
{
  guint at, n = typed->shown->len, m = answer->shown->len;
  gboolean is_part = contains(answer, typed, &at);
  if (!is_part && !contains(typed, answer, &at))
    return FALSE;
  IlkTypedSpanKind about = is_part ? ILK_TYPED_MISSING : ILK_TYPED_EXTRA;
  const Letters *outer = is_part ? answer : typed;
  add_letters(spans, about, outer, 0, at);
  add_letters(spans, ILK_TYPED_SAME, answer, is_part ? at : 0, is_part ? at + n : m);
  add_letters(spans, about, outer, at + MIN(n, m), outer->shown->len);
  return TRUE;
}

static IlkTypedVerdict
judge(guint slips, guint letters)
{
  if (slips == 0)
    return ILK_TYPED_RIGHT;
  /* Of a text of two letters, one slip leaves too little. */
  guint allowed = letters >= LETTERS_FOR_TWO_SLIPS ? 2 : letters > 2 ? 1 : 0;
  return slips <= allowed ? ILK_TYPED_CLOSE : ILK_TYPED_WRONG;
}

static void
clear_span(gpointer data)
{
  g_free(((IlkTypedSpan *) data)->text);
}

/* Texts that are too long to be compared stand apart, too. */
static void
fill(IlkTypedAnswer *self, guint slips, const Letters *typed, const Letters *answer)
{
  guint n = typed->shown->len, m = answer->shown->len;
  gboolean compared = slips != G_MAXUINT;
  if (compared && add_piece(self->spans, typed, answer))
    return;
  self->apart = !compared || slips > MAX(n, m) / 2;
  if (!self->apart) {
    add_spans(self->spans, typed, answer);
    return;
  }
  add_letters(self->spans, ILK_TYPED_EXTRA, typed, 0, n);
  add_letters(self->spans, ILK_TYPED_MISSING, answer, 0, m);
}

void
ilk_typed_answer_init(IlkTypedAnswer *self, const char *typed, const char *const *accepted)
{
  g_return_if_fail(typed != NULL && accepted != NULL && accepted[0] != NULL);

  g_auto(Letters) given;
  letters_init(&given, typed);
  guint fewest = G_MAXUINT;
  *self = (IlkTypedAnswer){.accepted = accepted[0],
                           .spans = g_array_new(FALSE, FALSE, sizeof(IlkTypedSpan))};
  g_array_set_clear_func(self->spans, clear_span);
  for (gsize i = 0; accepted[i] != NULL; i++) {
    g_auto(Letters) answer;
    letters_init(&answer, accepted[i]);
    guint slips = get_slips(&given, &answer);
    if (i > 0 && slips >= fewest)
      continue;
    fewest = slips;
    self->accepted = accepted[i];
    self->verdict = given.shown->len == 0 ? ILK_TYPED_NOTHING : judge(slips, answer.shown->len);
  }
  g_auto(Letters) nearest;
  letters_init(&nearest, self->accepted);
  fill(self, fewest, &given, &nearest);
}

void
ilk_typed_answer_clear(IlkTypedAnswer *self)
{
  g_clear_pointer(&self->spans, g_array_unref);
}

IlkRating
ilk_typed_verdict_get_rating(IlkTypedVerdict verdict)
{
  switch (verdict) {
  case ILK_TYPED_RIGHT:
    return ILK_RATING_GOOD;
  case ILK_TYPED_CLOSE:
    return ILK_RATING_HARD;
  case ILK_TYPED_NOTHING:
  case ILK_TYPED_WRONG:
  default:
    return ILK_RATING_AGAIN;
  }
}
