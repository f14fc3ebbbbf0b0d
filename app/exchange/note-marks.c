/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Line by line: blocks of lines without a blank one between them are looked through for marks; a
 * fence holds its blank lines together.
 */
#include "app/exchange/note-marks.h"

#include "app/base/limits.h"
#include "app/exchange/note-gaps.h"

#include <string.h>

#define TAG "#flashcards"
#define TIMES "<!--SR:"
#define MOST_DAYS 36500

typedef struct {
  /* Owned */
  GPtrArray *lines;
  IlkMarkedNote *note;
  char *deck;

  GString *text; /* of one side, while it is put together */
} Parser;

static void
card_free(gpointer data)
{
  IlkMarkedCard *self = data;
  g_free(self->question);
  g_free(self->answer);
  g_free(self->deck);
  g_free(self->label);
  g_array_unref(self->times);
  g_free(self);
}

void
ilk_marked_note_free(IlkMarkedNote *self)
{
  g_ptr_array_unref(self->cards);
  g_ptr_array_unref(self->tags);
  g_free(self->name);
  g_free(self);
}

static const char *
get_line(const Parser *self, guint i)
{
  return self->lines->pdata[i];
}

static const char *
skip_blanks(const char *text)
{
  return text + strspn(text, " \t");
}

static gboolean
is_blank(const char *line)
{
  return *skip_blanks(line) == '\0';
}

static gboolean
is_fence(const char *line)
{
  const char *mark = skip_blanks(line);
  return g_str_has_prefix(mark, "```") || g_str_has_prefix(mark, "~~~");
}

static gboolean
is_only(const char *line, const char *word)
{
  const char *begin = skip_blanks(line);
  return g_str_has_prefix(begin, word) && is_blank(begin + strlen(word));
}

/* Lines, whatever ends them. */
static GPtrArray *
split_lines(const char *text, gsize length)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
  const char *end = text + length;
  while (text < end) {
    const char *at = text;
    while (at < end && *at != '\n' && *at != '\r')
      at++;
    g_ptr_array_add(lines, g_strndup(text, (gsize) (at - text)));
    text = at + (at + 1 < end && at[0] == '\r' && at[1] == '\n' ? 2 : 1);
  }
  return lines;
}

/* Returns: (nullable): behind the tag in @text, when it is there and not part of a longer word */
static const char *
find_tag(const char *text)
{
  for (const char *tag = strstr(text, TAG); tag != NULL; tag = strstr(tag + 1, TAG)) {
    const char *end = tag + strlen(TAG);
    gboolean begins = tag == text || g_ascii_isspace(tag[-1]);
    if (begins && (*end == '\0' || *end == '/' || g_ascii_isspace(*end)))
      return end;
  }
  return NULL;
}

/* What follows is in the deck that a tag names. Returns: whether @line has one */
static gboolean
take_tag(Parser *self, const char *line)
{
  const char *end = find_tag(line);
  if (end == NULL)
    return FALSE;
  const char *name = *end == '/' ? end + 1 : end;
  g_free(self->deck);
  self->deck = g_strndup(name, strcspn(name, " \t,"));
  self->note->is_tagged = TRUE;
  return TRUE;
}

static void
add_note_tag(IlkMarkedNote *note, const char *text)
{
  g_autofree char *word = g_strstrip(g_strdelimit(g_strdup(text), "\"'[]#", ' '));
  gboolean is_deck = g_str_has_prefix(word, TAG + 1) &&
                     (word[strlen(TAG) - 1] == '\0' || word[strlen(TAG) - 1] == '/');
  if (*word != '\0' && !is_deck && note->tags->len < ILK_MAX_TAGS &&
      strlen(word) <= ILK_MAX_NAME_BYTES && strchr(word, ' ') == NULL &&
      !g_ptr_array_find_with_equal_func(note->tags, word, g_str_equal, NULL))
    g_ptr_array_add(note->tags, g_strdup(word));
}

static void
take_front_tags(Parser *self, const char *value)
{
  g_auto(GStrv) words = g_strsplit_set(value, ", ", -1);
  for (char **word = words; *word != NULL; word++) {
    g_autofree char *bare = g_strstrip(g_strdelimit(g_strdup(*word), "\"'[]", ' '));
    g_autofree char *tag = g_strconcat(*bare == '#' ? "" : "#", bare, NULL);
    if (!take_tag(self, tag))
      add_note_tag(self->note, bare);
  }
}

static void
take_name(Parser *self, const char *value)
{
  g_autofree char *name = g_strstrip(g_strdelimit(g_strdup(value), "\"'", ' '));
  if (*name == '\0')
    return;
  g_free(self->note->name);
  self->note->name = g_steal_pointer(&name);
}

/* What stands between two lines of `---`, or `+++`. Returns: the line behind it */
static guint
read_front(Parser *self)
{
  gboolean in_tags = FALSE;
  guint end = 1;
  if (self->lines->len == 0)
    return 0;
  const char *mark = get_line(self, 0);
  if (!is_only(mark, "---") && !is_only(mark, "+++"))
    return 0;
  while (end < self->lines->len && !is_only(get_line(self, end), *mark == '-' ? "---" : "+++"))
    end++;
  if (end == self->lines->len)
    return 0;
  for (guint i = 1; i < end; i++) {
    const char *line = get_line(self, i), *item = skip_blanks(line);
    if (in_tags && *item == '-')
      take_front_tags(self, item + 1);
    else if ((in_tags = g_str_has_prefix(line, "tags:") || g_str_has_prefix(line, "tag:")))
      take_front_tags(self, strchr(line, ':') + 1);
    else if (g_str_has_prefix(line, "name") && *skip_blanks(line + 4) == '=')
      take_name(self, skip_blanks(line + 4) + 1);
  }
  return end + 1;
}

/* `!2024-08-16,51,230`. Returns: behind it, NULL when it is no such time */
static const char *
read_time(const char *text, IlkMarkedTime *time)
{
  char *end;
  g_autofree char *date = g_strndup(text, 10);
  g_autofree char *iso = g_strconcat(date, "T12:00:00Z", NULL);
  g_autoptr(GDateTime) day = g_date_time_new_from_iso8601(iso, NULL);
  if (day == NULL || strlen(text) < 11 || text[10] != ',')
    return NULL;
  gint64 days = g_ascii_strtoll(text + 11, &end, 10);
  if (*end == '.')
    end += 1 + strspn(end + 1, "0123456789");
  gint64 ease = *end == ',' ? g_ascii_strtoll(end + 1, &end, 10) : 250;
  *time = (IlkMarkedTime){g_date_time_to_unix(day) / 86400, (int) CLAMP(days, 1, MOST_DAYS),
                          (int) CLAMP(ease, 130, 1000)};
  return end;
}

static void
take_times(const Parser *self, const char *remark)
{
  const GPtrArray *cards = self->note->cards;
  IlkMarkedCard *card = cards->len > 0 ? cards->pdata[cards->len - 1] : NULL;
  for (const char *at = strchr(remark, '!'); card != NULL && at != NULL; at = strchr(at, '!')) {
    IlkMarkedTime time = {0};
    const char *end = read_time(at + 1, &time);
    if (card->times->len < ILK_MAX_CARDS_PER_NOTE && end != NULL)
      g_array_append_val(card->times, time);
    at = end != NULL ? end : at + 1;
  }
}

static const char *
find_times(const char *line)
{
  return strstr(line, TIMES);
}

/* Returns: (transfer full): lines @begin to @end, without remarks and blank ends */
static char *
join(Parser *self, guint begin, guint end)
{
  g_string_truncate(self->text, 0);
  for (guint i = begin; i < end; i++) {
    const char *line = get_line(self, i), *times = find_times(line);
    g_string_append_len(self->text, line,
                        times != NULL ? (gssize) (times - line) : (gssize) strlen(line));
    g_string_append_c(self->text, '\n');
  }
  const char *at = self->text->str;
  while (*at == '\n')
    at++;
  return g_strchomp(g_strdup(at));
}

/* Takes `^label` off the end of @text. Returns: (transfer full) (nullable) */
static char *
take_label(char *text)
{
  char *mark = strrchr(text, '^');
  if (mark == NULL || mark == text || !g_ascii_isspace(mark[-1]) || mark[1] == '\0')
    return NULL;
  for (const char *at = mark + 1; *at != '\0'; at++)
    if (!g_ascii_isalnum(*at) && *at != '-')
      return NULL;
  char *label = g_strdup(mark + 1);
  *mark = '\0';
  g_strchomp(text);
  return label;
}

/* The tag that says where a card belongs is no part of it. */
static char *
dup_without_tag(const char *text)
{
  const char *end = find_tag(text);
  if (end == NULL)
    return ilk_note_links_convert(text);
  const char *begin = end - strlen(TAG);
  g_autofree char *before = g_strndup(text, (gsize) (begin - text));
  g_autofree char *rest = g_strconcat(before, end + strcspn(end, " \t\n"), NULL);
  return ilk_note_links_convert(g_strstrip(rest));
}

/* @question, @answer: (transfer full) */
static void
add_card(Parser *self, guint line, IlkNoteKind kind, char *question, char *answer)
{
  g_autofree char *asked = question, *answered = answer;
  if (self->note->cards->len == ILK_MAX_NOTE_CARDS) {
    self->note->n_tangled++;
    return;
  }
  IlkMarkedCard *card = g_new0(IlkMarkedCard, 1);
  card->label = take_label(*answered != '\0' ? answered : asked);
  card->kind = kind;
  card->question = dup_without_tag(g_strstrip(asked));
  card->answer = dup_without_tag(g_strstrip(answered));
  card->deck = g_strdup(self->deck);
  card->line = line + 1;
  card->times = g_array_new(FALSE, FALSE, sizeof(IlkMarkedTime));
  if (*card->question == '\0' || (kind != ILK_NOTE_CLOZE && *card->answer == '\0'))
    card_free(card);
  else
    g_ptr_array_add(self->note->cards, card);
}

static void
add_gaps(Parser *self, guint line, char *text, IlkGapMarks marks)
{
  guint n = 0;
  g_autofree char *written = text;
  gboolean own = marks == ILK_GAP_MARKS_NOTES && strstr(written, "{{c1::") != NULL;
  g_autofree char *label = take_label(written);
  g_autofree char *converted = own ? g_strdup(written) : ilk_note_gaps_convert(written, marks, &n);
  if (n > ILK_MAX_CARDS_PER_NOTE) {
    self->note->n_tangled++;
    return;
  }
  if (n == 0 && !own)
    return;
  guint before = self->note->cards->len;
  add_card(self, line, ILK_NOTE_CLOZE, g_steal_pointer(&converted), g_strdup(""));
  if (self->note->cards->len == before)
    return;
  IlkMarkedCard *card = self->note->cards->pdata[before];
  g_free(card->label);
  card->label = g_steal_pointer(&label);
}

/* Where `::` or `:::` parts @line, outside of code and gaps. Returns: NULL when nowhere */
static const char *
find_parting(const char *line, gboolean skip_code)
{
  gboolean in_code = FALSE;
  guint braces = 0;
  for (const char *at = line; *at != '\0'; at++) {
    if (*at == '`' && skip_code)
      in_code = !in_code;
    else if (in_code)
      continue;
    else if (at[0] == '{' && at[1] == '{')
      braces++, at++;
    else if (at[0] == '}' && at[1] == '}' && braces > 0)
      braces--, at++;
    else if (braces == 0 && at[0] == ':' && at[1] == ':')
      return at;
  }
  return in_code ? find_parting(line, FALSE) : NULL;
}

/* A card that is an item of a list, a heading or quoted is not less a card. */
static const char *
skip_marker(const char *line)
{
  const char *at = skip_blanks(line);
  while (*at == '>')
    at = skip_blanks(at + 1);
  gsize signs = strspn(at, "#");
  if (signs > 0 && signs <= 6 && at[signs] == ' ')
    return skip_blanks(at + signs);
  if ((*at == '-' || *at == '*' || *at == '+') && at[1] == ' ')
    return skip_blanks(at + 1);
  gsize digits = strspn(at, "0123456789");
  return digits > 0 && (at[digits] == '.' || at[digits] == ')') && at[digits + 1] == ' '
             ? skip_blanks(at + digits + 1)
             : at;
}

static gboolean
is_card_line(const char *line)
{
  const char *begin = skip_marker(line), *parting = find_parting(begin, TRUE);
  if (parting == NULL || parting == begin)
    return FALSE;
  return !is_blank(parting + (parting[2] == ':' ? 3 : 2));
}

static void
add_line(Parser *self, guint i)
{
  g_autofree char *line = join(self, i, i + 1);
  const char *begin = skip_marker(line), *parting = find_parting(begin, TRUE);
  if (parting == NULL)
    return;
  gboolean both = parting[2] == ':';
  add_card(self, i, both ? ILK_NOTE_BOTH_DIRECTIONS : ILK_NOTE_QUESTION_AND_ANSWER,
           g_strndup(begin, (gsize) (parting - begin)), g_strdup(parting + (both ? 3 : 2)));
}

/* Whether the line is nothing but what is said of the cards around it. */
static gboolean
is_beside(const char *line)
{
  const char *begin = skip_blanks(line);
  return g_str_has_prefix(begin, TIMES) ||
         (find_tag(line) != NULL && is_only(line, begin) && strchr(begin, ' ') == NULL);
}

/* Returns: the line of `?` or `??` in the block, @end when there is none */
static guint
find_question_mark(const Parser *self, guint begin, guint end)
{
  gboolean fenced = FALSE;
  for (guint i = begin; i < end; i++) {
    fenced = fenced != is_fence(get_line(self, i));
    if (!fenced && i > begin && i + 1 < end &&
        (is_only(get_line(self, i), "?") || is_only(get_line(self, i), "??")))
      return i;
  }
  return end;
}

/* What stands between cards of one line may have gaps. */
static void
add_paragraph(Parser *self, guint begin, guint end)
{
  guint before = self->note->cards->len;
  if (begin == end || is_fence(get_line(self, begin)))
    return;
  add_gaps(self, begin, join(self, begin, end), ILK_GAP_MARKS_NOTES);
  for (guint i = begin; i < end && self->note->cards->len > before; i++)
    if (find_times(get_line(self, i)) != NULL)
      take_times(self, find_times(get_line(self, i)));
}

static void
add_lines(Parser *self, guint begin, guint end)
{
  gboolean fenced = FALSE, after_card = FALSE;
  guint rest = begin;
  for (guint i = begin; i < end; i++) {
    const char *line = get_line(self, i), *times = find_times(line);
    gboolean marks = is_fence(line), is_card = FALSE;
    guint before = self->note->cards->len;
    fenced = fenced != marks;
    if (!fenced && !marks && is_card_line(line)) {
      add_paragraph(self, rest, i);
      before = self->note->cards->len;
      add_line(self, i);
      is_card = self->note->cards->len > before;
    }
    gboolean is_remark = after_card && g_str_has_prefix(skip_blanks(line), TIMES);
    if (times != NULL && (is_card || is_remark))
      take_times(self, times);
    if (is_card || is_remark)
      rest = i + 1;
    after_card = is_card || is_remark;
  }
  add_paragraph(self, rest, end);
}

static void
add_block(Parser *self, guint begin, guint end)
{
  while (begin < end && is_beside(get_line(self, begin))) {
    (void) take_tag(self, get_line(self, begin));
    if (find_times(get_line(self, begin)) != NULL)
      take_times(self, find_times(get_line(self, begin)));
    begin++;
  }
  for (guint i = begin; i < end; i++)
    (void) take_tag(self, get_line(self, i));
  guint mark = find_question_mark(self, begin, end);
  if (begin == end)
    return;
  if (mark == end) {
    add_lines(self, begin, end);
    return;
  }
  guint before = self->note->cards->len;
  add_card(self, begin,
           is_only(get_line(self, mark), "??") ? ILK_NOTE_BOTH_DIRECTIONS
                                               : ILK_NOTE_QUESTION_AND_ANSWER,
           join(self, begin, mark), join(self, mark + 1, end));
  for (guint i = mark; i < end && self->note->cards->len > before; i++)
    if (find_times(get_line(self, i)) != NULL)
      take_times(self, find_times(get_line(self, i)));
}

static gboolean
begins_letter(const char *line)
{
  return g_str_has_prefix(line, "Q:") || g_str_has_prefix(line, "C:");
}

/* A card by letters goes on until the next one, or a line of `---`. Returns: behind it */
static guint
add_lettered(Parser *self, guint begin)
{
  gboolean fenced = FALSE;
  guint end = begin + 1, answer = 0, before = self->note->cards->len;
  for (; end < self->lines->len; end++) {
    const char *line = get_line(self, end);
    fenced = fenced != is_fence(line);
    if (!fenced && (begins_letter(line) || is_only(line, "---")))
      break;
    if (!fenced && answer == 0 && g_str_has_prefix(line, "A:"))
      answer = end;
  }
  g_autofree char *asked = join(self, begin, answer > 0 ? answer : end);
  g_autofree char *answered = answer > 0 ? join(self, answer, end) : NULL;
  if (*asked == 'C')
    add_gaps(self, begin, join(self, begin, end), ILK_GAP_MARKS_BRACKETS);
  else if (answered != NULL)
    add_card(self, begin, ILK_NOTE_QUESTION_AND_ANSWER, g_strdup(asked + 2),
             g_strdup(answered + 2));
  if (self->note->cards->len > before) {
    IlkMarkedCard *card = self->note->cards->pdata[before];
    card->by_letter = TRUE;
    if (g_str_has_prefix(card->question, "C:"))
      memmove(card->question, skip_blanks(card->question + 2),
              strlen(skip_blanks(card->question + 2)) + 1);
  }
  gboolean parted = end < self->lines->len && is_only(get_line(self, end), "---");
  return parted ? end + 1 : end;
}

static guint
find_block_end(const Parser *self, guint begin)
{
  gboolean fenced = is_fence(get_line(self, begin));
  guint end = begin + 1;
  for (; end < self->lines->len; end++) {
    const char *line = get_line(self, end);
    if (!fenced && (is_blank(line) || begins_letter(line)))
      break;
    fenced = fenced != is_fence(line);
  }
  return end;
}

IlkMarkedNote *
ilk_marked_note_parse(const char *text, gsize length)
{
  IlkMarkedNote *note = g_new0(IlkMarkedNote, 1);
  note->cards = g_ptr_array_new_with_free_func(card_free);
  note->tags = g_ptr_array_new_with_free_func(g_free);
  Parser self = {.lines = split_lines(text, length), .note = note, .text = g_string_new(NULL)};
  for (guint i = read_front(&self); i < self.lines->len;) {
    if (is_blank(get_line(&self, i)))
      i++;
    else if (begins_letter(get_line(&self, i)))
      i = add_lettered(&self, i);
    else {
      guint end = find_block_end(&self, i);
      add_block(&self, i, end);
      i = end;
    }
  }
  g_ptr_array_unref(self.lines);
  g_string_free(self.text, TRUE);
  g_free(self.deck);
  return note;
}
