/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a block is collected, with a mark for each byte that is code, and said when the block
 * ends: a word may come in pieces.
 */
#include "app/narration/scribe.h"

#include "app/base/limits.h"
#include "app/narration/said-word.h"

#include <string.h>

#define STOPS ".,;:!?"

void
ilk_scribe_init(IlkScribe *self, const IlkPronunciation *table)
{
  *self = (IlkScribe){.table = table,
                      .said = g_string_new(NULL),
                      .shown = g_string_new(NULL),
                      .words = g_array_new(FALSE, FALSE, sizeof(IlkSpokenWord)),
                      .text = g_string_new(NULL),
                      .codes = g_byte_array_new()};
}

void
ilk_scribe_collect(IlkScribe *self, const char *text, gsize length, gboolean is_code)
{
  const guint8 code = is_code ? 1 : 0;

  g_string_append_len(self->text, text, (gssize) length);
  for (gsize i = 0; i < length; i++)
    g_byte_array_append(self->codes, &code, 1);
}

static void
append_said(IlkScribe *self, const char *said)
{
  g_string_append(self->said, said);
  self->position += (guint) g_utf8_strlen(said, -1);
}

static gboolean
is_full(const IlkScribe *self, const char *said)
{
  return self->said->len + strlen(said) + 2 > ILK_MAX_SPOKEN_BYTES;
}

/* @said: "" shows words that are silent */
static void
put(IlkScribe *self, const char *said, const char *shown)
{
  gsize shown_begin = self->shown->len;

  if (*shown != '\0') {
    if (shown_begin > 0)
      g_string_append_c(self->shown, ' ');
    shown_begin = self->shown->len;
    g_string_append(self->shown, shown);
  }
  if (*said == '\0')
    return;
  if (is_full(self, said)) {
    self->is_full = TRUE;
    return;
  }
  if (self->said->len > 0 && !g_str_has_suffix(self->said->str, "\n") &&
      strchr(STOPS, *said) == NULL)
    append_said(self, " ");
  IlkSpokenWord word = {self->position, 0, shown_begin, self->shown->len};
  append_said(self, said);
  word.end = self->position;
  g_array_append_val(self->words, word);
}

/* A paragraph ends like a sentence, so that the voice falls. */
void
ilk_scribe_end_sentence(IlkScribe *self)
{
  if (self->said->len == 0 || g_str_has_suffix(self->said->str, "\n"))
    return;
  if (strchr(STOPS, self->said->str[self->said->len - 1]) == NULL)
    append_said(self, ".");
  append_said(self, "\n");
}

/* A pause within a row of a table. */
void
ilk_scribe_end_cell(IlkScribe *self)
{
  if (self->said->len > 0 && strchr(STOPS "\n", self->said->str[self->said->len - 1]) == NULL)
    append_said(self, ",");
}

/* Words of the block: where each begins in the collected text, and whether it is code. */
typedef struct {
  char **words;
  GByteArray *codes;
} Words;

static Words
split(IlkScribe *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  Words words = {.codes = g_byte_array_new()};
  const char *text = self->text->str;
  const char *end = text + self->text->len;

  while (text < end) {
    const char *begin = text;
    while (text < end && !g_unichar_isspace(g_utf8_get_char(text)))
      text = g_utf8_next_char(text);
    if (text > begin) {
      g_autofree char *word = g_strndup(begin, (gsize) (text - begin));
      g_strv_builder_add(builder, word);
      g_byte_array_append(words.codes, self->codes->data + (begin - self->text->str), 1);
    }
    if (text < end)
      text = g_utf8_next_char(text);
  }
  words.words = g_strv_builder_end(builder);
  return words;
}

/* Several words that the table has as one. Returns: how many, 0 for none */
static guint
put_phrase(IlkScribe *self, char **words)
{
  g_autoptr(GString) phrase = g_string_new(words[0]);
  guint most = ilk_pronunciation_get_words(self->table);
  guint found = 0;
  g_autofree char *said = NULL;
  g_autofree char *shown = NULL;

  for (guint n = 2; n <= most && words[n - 1] != NULL; n++) {
    g_string_append_printf(phrase, " %s", words[n - 1]);
    char *now = ilk_said_words(self->table, phrase->str);
    if (now == NULL)
      continue;
    g_free(said);
    g_free(shown);
    said = now;
    shown = g_strdup(phrase->str);
    found = n;
  }
  if (found > 0)
    put(self, said, shown);
  return found;
}

void
ilk_scribe_say_text(IlkScribe *self)
{
  Words words = split(self);

  for (guint i = 0; words.words[i] != NULL && !self->is_full;) {
    guint n = put_phrase(self, words.words + i);
    if (n == 0) {
      g_autofree char *said = ilk_said_word(self->table, words.words[i], words.codes->data[i] != 0);
      put(self, said, words.words[i]);
      n = 1;
    }
    i += n;
  }
  g_strfreev(words.words);
  g_byte_array_unref(words.codes);
  g_string_truncate(self->text, 0);
  g_byte_array_set_size(self->codes, 0);
}

void
ilk_scribe_say_entry(IlkScribe *self, const char *entry)
{
  const char *said = ilk_pronunciation_find(self->table, entry);
  if (said != NULL && !self->is_full)
    put(self, said, "");
}

IlkSpokenText *
ilk_scribe_finish(IlkScribe *self)
{
  IlkSpokenText *text = g_new0(IlkSpokenText, 1);

  text->said = g_strchomp(g_string_free(self->said, FALSE));
  text->shown = g_string_free(self->shown, FALSE);
  text->words = self->words;
  g_string_free(self->text, TRUE);
  g_byte_array_unref(self->codes);
  return text;
}
