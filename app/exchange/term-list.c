/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What parts a text is the first pair of signs by which every card has two sides.
 */
#include "app/exchange/term-list.h"

#include "app/anki/html.h"
#include "app/anki/strip.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/exchange/question-file.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINE "\n"
#define TAB "\t"

/* In the order in which they are tried: what hardly ever stands in a text comes first. */
static const char *const cards_marks[] = {LINE, "\n\n", ";"};
static const char *const sides_marks[] = {TAB, " - ", " – ", " — ", " = ", " : ", ", "};

/* A stretch of the text that is one card. */
typedef struct {
  const char *begin;
  gsize length;
  guint line;
} Item;

static gboolean
is_blank(const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace(*text))
    text++, length--;
  return length == 0;
}

/* Returns: (transfer full) (element-type Item) */
static GArray *
split(const char *text, gsize length, const char *mark)
{
  GArray *items = g_array_new(FALSE, FALSE, sizeof(Item));
  const char *end = text + length;
  guint line = 1;
  while (text < end && items->len <= ILK_MAX_QUESTIONS) {
    const char *next = g_strstr_len(text, end - text, mark);
    const Item item = {text, (gsize) ((next != NULL ? next : end) - text), line};
    const char *behind = next != NULL ? next + strlen(mark) : end;
    if (!is_blank(item.begin, item.length))
      g_array_append_val(items, item);
    for (; text < behind; text++)
      line += *text == '\n';
  }
  return items;
}

static guint
count(const Item *item, const char *mark)
{
  guint n = 0;
  const char *end = item->begin + item->length, *at = item->begin;
  while (n < 2 && (at = g_strstr_len(at, end - at, mark)) != NULL) {
    at += strlen(mark);
    n++;
  }
  return n;
}

/* A definition may have lines of its own, which a tab tells from cards; nothing else does. */
static gboolean
parts(const GArray *items, const char *cards, const char *sides)
{
  gboolean by_tab = g_str_equal(sides, TAB), by_line = g_str_equal(cards, LINE);
  guint with = 0;
  for (guint i = 0; i < items->len; i++) {
    guint n = count(&g_array_index(items, Item, i), sides);
    if ((by_tab && n > 1) || (n == 0 && (i == 0 || !by_tab || !by_line)))
      return FALSE;
    with += n > 0;
  }
  return by_tab ? with * 2 >= items->len && with > 0 : items->len > 1;
}

gboolean
ilk_term_list_find(const char *text, gsize length, IlkTermMarks *marks)
{
  for (gsize i = 0; i < G_N_ELEMENTS(sides_marks); i++)
    for (gsize j = 0; j < G_N_ELEMENTS(cards_marks); j++) {
      const char *sides = marks->between_sides != NULL ? marks->between_sides : sides_marks[i];
      const char *cards = marks->between_cards != NULL ? marks->between_cards : cards_marks[j];
      g_autoptr(GArray) items = split(text, length, cards);
      if (!parts(items, cards, sides))
        continue;
      *marks = (IlkTermMarks){cards, sides};
      return TRUE;
    }
  return FALSE;
}

/* What is plain text there shows the same here. */
static char *
dup_markdown(IlkHtmlReader *reader, const char *text, gsize length)
{
  guint losses = 0;
  g_autoptr(GPtrArray) media = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) html = g_string_new(NULL);
  g_autofree char *side = g_strstrip(g_strndup(text, length));
  g_auto(GStrv) lines = g_strsplit(side, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_string_append(html, line == lines ? "" : "<br>");
    ilk_html_append_escaped(html, *line);
  }
  return ilk_html_to_markdown(reader, html->str, media, &losses);
}

static gboolean
add(IlkQuestionFile *self, IlkHtmlReader *reader, const Item *item, const char *sides,
    GError **error)
{
  static const char *const none[] = {NULL};
  const char *mark = g_strstr_len(item->begin, (gssize) item->length, sides);
  const char *behind = mark != NULL ? mark + strlen(sides) : NULL;
  if (mark == NULL)
    return ilk_question_file_fail(
        self, item->line, error,
        _("This card has one side only. Say what stands between its "
          "sides (--between-sides) and between cards (--between-cards)."));
  g_autofree char *question = dup_markdown(reader, item->begin, (gsize) (mark - item->begin));
  g_autofree char *answer =
      dup_markdown(reader, behind, item->length - (gsize) (behind - item->begin));
  const IlkCardContent content = {
      .question = question, .answer = answer, .tags = none, .distractors = none};
  if (*question == '\0' || *answer == '\0')
    return ilk_question_file_fail(self, item->line, error, _("One side of this card is empty."));
  return ilk_question_file_add(self, item->line, "term", NULL, &content, error);
}

/* Lines without a tab go on with the definition above them. */
static void
join_lines(GArray *items, const IlkTermMarks *marks)
{
  if (!g_str_equal(marks->between_sides, TAB) || !g_str_equal(marks->between_cards, LINE))
    return;
  guint n = 0;
  for (guint i = 0; i < items->len; i++) {
    const Item item = g_array_index(items, Item, i);
    Item *last = n > 0 ? &g_array_index(items, Item, n - 1) : NULL;
    if (last != NULL && count(&item, TAB) == 0)
      last->length = (gsize) (item.begin + item.length - last->begin);
    else
      g_array_index(items, Item, n++) = item;
  }
  g_array_set_size(items, n);
}

static gboolean
read_all(IlkQuestionFile *self, const char *text, const IlkTermMarks *given, GError **error)
{
  IlkTermMarks marks = given != NULL ? *given : (IlkTermMarks){0};
  gsize length = strlen(text);
  if (!ilk_term_list_find(text, length, &marks))
    marks = (IlkTermMarks){marks.between_cards != NULL ? marks.between_cards : LINE,
                           marks.between_sides != NULL ? marks.between_sides : TAB};
  g_autoptr(GArray) items = split(text, length, marks.between_cards);
  g_autoptr(IlkHtmlReader) reader = ilk_html_reader_new(NULL, NULL);
  join_lines(items, &marks);
  if (items->len > ILK_MAX_QUESTIONS)
    return ilk_question_file_fail(self, 1, error, _("There are too many questions in one file."));
  for (guint i = 0; i < items->len; i++)
    if (!add(self, reader, &g_array_index(items, Item, i), marks.between_sides, error))
      return FALSE;
  return TRUE;
}

IlkDeckFile *
ilk_term_list_parse(const char *text, gsize length, const IlkTermMarks *marks,
                    const char *file_name, GError **error)
{
  g_return_val_if_fail(file_name != NULL, NULL);

  IlkQuestionFile self;
  if (length > ILK_MAX_TERM_LIST_BYTES) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE, _("%s:1: The file is larger than %d MiB."),
                file_name, ILK_MAX_TERM_LIST_BYTES / 1024 / 1024);
    return NULL;
  }
  g_auto(GStrv) lines = ilk_question_file_open(&self, text, length, file_name, error);
  if (lines == NULL)
    return NULL;
  /* The lines have lost the tab behind which a side is empty. */
  gsize mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autofree char *copy = g_strndup(text + mark, length - mark);
  ilk_question_text_clean(copy);
  gboolean done = read_all(&self, copy, marks, error);
  return ilk_question_file_close(&self, done, error);
}
