/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * md4c walks the document. The text of a block is collected, with a mark for each byte that is
 * code, and said when the block ends: a word may come in pieces.
 */
#include "app/narration/spoken-text.h"

#include "app/base/clean-text.h"
#include "app/base/limits.h"
#include "app/deckfile/tex-text.h"
#include "app/narration/said-word.h"
#include "config.h"

#include <md4c.h>
#include <string.h>

#define STOPS ".,;:!?"

typedef struct {
  /* Borrowed */
  const IlkPronunciation *table;

  /* Owned */
  GString *said;
  GString *shown;
  GArray *words;
  GString *text;     /* of the block */
  GByteArray *codes; /* as long: whether a byte is code */
  GString *tex;      /* (nullable): while mathematics is read */

  IlkSpokenPart part;
  guint position; /* characters of @said */
  guint blocks;
  guint code;     /* depth of what is code */
  guint pictures; /* depth */
  guint nested;   /* lists and quotations */
  gboolean in_code_block;
  gboolean done;
} Scribe;

static void
collect(Scribe *scribe, const char *text, gsize length)
{
  const guint8 code = scribe->code > 0;

  if (scribe->done || scribe->in_code_block)
    return;
  if (scribe->tex != NULL) {
    g_string_append_len(scribe->tex, text, (gssize) length);
    return;
  }
  g_string_append_len(scribe->text, text, (gssize) length);
  for (gsize i = 0; i < length; i++)
    g_byte_array_append(scribe->codes, &code, 1);
}

static void
append_said(Scribe *scribe, const char *said)
{
  g_string_append(scribe->said, said);
  scribe->position += (guint) g_utf8_strlen(said, -1);
}

static gboolean
is_full(const Scribe *scribe, const char *said)
{
  return scribe->said->len + strlen(said) + 2 > ILK_MAX_SPOKEN_BYTES;
}

/* @said: "" shows words that are silent */
static void
put(Scribe *scribe, const char *said, const char *shown)
{
  gsize shown_begin = scribe->shown->len;

  if (*shown != '\0') {
    if (shown_begin > 0)
      g_string_append_c(scribe->shown, ' ');
    shown_begin = scribe->shown->len;
    g_string_append(scribe->shown, shown);
  }
  if (*said == '\0')
    return;
  if (is_full(scribe, said)) {
    scribe->done = TRUE;
    return;
  }
  if (scribe->said->len > 0 && !g_str_has_suffix(scribe->said->str, "\n") &&
      strchr(STOPS, *said) == NULL)
    append_said(scribe, " ");
  IlkSpokenWord word = {scribe->position, 0, shown_begin, scribe->shown->len};
  append_said(scribe, said);
  word.end = scribe->position;
  g_array_append_val(scribe->words, word);
}

/* A paragraph ends like a sentence, so that the voice falls. */
static void
end_sentence(Scribe *scribe)
{
  if (scribe->said->len == 0 || g_str_has_suffix(scribe->said->str, "\n"))
    return;
  if (strchr(STOPS, scribe->said->str[scribe->said->len - 1]) == NULL)
    append_said(scribe, ".");
  append_said(scribe, "\n");
}

/* A pause within a row of a table. */
static void
end_cell(Scribe *scribe)
{
  if (scribe->said->len > 0 && strchr(STOPS "\n", scribe->said->str[scribe->said->len - 1]) == NULL)
    append_said(scribe, ",");
}

/* Words of the block: where each begins in the collected text, and whether it is code. */
typedef struct {
  char **words;
  GByteArray *codes;
} Words;

static Words
split(Scribe *scribe)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  Words words = {.codes = g_byte_array_new()};
  const char *text = scribe->text->str;
  const char *end = text + scribe->text->len;

  while (text < end) {
    const char *begin = text;
    while (text < end && !g_unichar_isspace(g_utf8_get_char(text)))
      text = g_utf8_next_char(text);
    if (text > begin) {
      g_autofree char *word = g_strndup(begin, (gsize) (text - begin));
      g_strv_builder_add(builder, word);
      g_byte_array_append(words.codes, scribe->codes->data + (begin - scribe->text->str), 1);
    }
    if (text < end)
      text = g_utf8_next_char(text);
  }
  words.words = g_strv_builder_end(builder);
  return words;
}

/* Several words that the table has as one. Returns: how many, 0 for none */
static guint
put_phrase(Scribe *scribe, char **words)
{
  g_autoptr(GString) phrase = g_string_new(words[0]);
  guint most = ilk_pronunciation_get_words(scribe->table);
  guint found = 0;
  g_autofree char *said = NULL;
  g_autofree char *shown = NULL;

  for (guint n = 2; n <= most && words[n - 1] != NULL; n++) {
    g_string_append_printf(phrase, " %s", words[n - 1]);
    char *now = ilk_said_words(scribe->table, phrase->str);
    if (now == NULL)
      continue;
    g_free(said);
    g_free(shown);
    said = now;
    shown = g_strdup(phrase->str);
    found = n;
  }
  if (found > 0)
    put(scribe, said, shown);
  return found;
}

static void
say_text(Scribe *scribe)
{
  Words words = split(scribe);

  for (guint i = 0; words.words[i] != NULL && !scribe->done;) {
    guint n = put_phrase(scribe, words.words + i);
    if (n == 0) {
      g_autofree char *said =
          ilk_said_word(scribe->table, words.words[i], words.codes->data[i] != 0);
      put(scribe, said, words.words[i]);
      n = 1;
    }
    i += n;
  }
  g_strfreev(words.words);
  g_byte_array_unref(words.codes);
  g_string_truncate(scribe->text, 0);
  g_byte_array_set_size(scribe->codes, 0);
}

static void
say_entry(Scribe *scribe, const char *entry)
{
  const char *said = ilk_pronunciation_find(scribe->table, entry);
  if (said != NULL && !scribe->done)
    put(scribe, said, "");
}

/* The first paragraph is all that its time is for, unless it leads on to what follows. */
static void
end_block(Scribe *scribe, MD_BLOCKTYPE type)
{
  gboolean leads_on = g_str_has_suffix(scribe->text->str, ":");

  if (scribe->text->len == 0)
    return;
  say_text(scribe);
  if (type == MD_BLOCK_TD || type == MD_BLOCK_TH)
    end_cell(scribe);
  else
    end_sentence(scribe);
  if (scribe->blocks++ == 0 && scribe->part == ILK_SPOKEN_LEAD && type == MD_BLOCK_P &&
      scribe->nested == 0 && !leads_on && scribe->words->len > 0)
    scribe->done = TRUE;
}

static int
enter_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Scribe *scribe = user_data;

  end_block(scribe, MD_BLOCK_LI);
  scribe->nested += type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_QUOTE;
  if (type == MD_BLOCK_CODE) {
    say_entry(scribe, ILK_SAY_CODE);
    scribe->in_code_block = TRUE;
    scribe->blocks++;
  }
  return 0;
}

static int
leave_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Scribe *scribe = user_data;

  end_block(scribe, type);
  if (type == MD_BLOCK_TR || type == MD_BLOCK_CODE)
    end_sentence(scribe);
  if (type == MD_BLOCK_CODE)
    scribe->in_code_block = FALSE;
  scribe->nested -= type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_QUOTE;
  return 0;
}

static void
leave_mathematics(Scribe *scribe)
{
  if (scribe->tex == NULL)
    return;
  g_autofree char *tex = g_string_free(g_steal_pointer(&scribe->tex), FALSE);
  g_autofree char *text = ilk_tex_to_text(tex);
  const char *readable = text != NULL ? text : tex;
  scribe->code++;
  collect(scribe, readable, strlen(readable));
  scribe->code--;
}

static int
enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Scribe *scribe = user_data;

  scribe->code += type == MD_SPAN_CODE;
  if ((type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY) && scribe->tex == NULL)
    scribe->tex = g_string_new(NULL);
  /* What a picture shows is for who cannot see it; the learner has the card or knows it. */
  scribe->pictures += type == MD_SPAN_IMG;
  return 0;
}

static int
leave_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Scribe *scribe = user_data;

  scribe->code -= type == MD_SPAN_CODE;
  scribe->pictures -= type == MD_SPAN_IMG;
  if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    leave_mathematics(scribe);
  return 0;
}

/* An entity is one character: the common ones by name, the others by number. */
static void
collect_entity(Scribe *scribe, const char *text, gsize length)
{
  static const struct {
    const char *name;
    const char *text;
  } entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
  g_autofree char *entity = g_strndup(text, length);

  for (gsize i = 0; i < G_N_ELEMENTS(entities); i++) {
    if (g_str_equal(entity, entities[i].name)) {
      collect(scribe, entities[i].text, strlen(entities[i].text));
      return;
    }
  }
  collect(scribe, " ", 1);
}

static int
text_cb(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Scribe *scribe = user_data;

  if (scribe->pictures > 0)
    return 0;
  switch (type) {
  case MD_TEXT_BR:
  case MD_TEXT_SOFTBR:
    collect(scribe, " ", 1);
    break;
  case MD_TEXT_ENTITY:
    collect_entity(scribe, text, size);
    break;
  case MD_TEXT_NULLCHAR:
    break;
  case MD_TEXT_NORMAL:
  case MD_TEXT_CODE:
  case MD_TEXT_HTML:
  case MD_TEXT_LATEXMATH:
  default:
    collect(scribe, text, size);
  }
  return 0;
}

/* As much of it as is looked at, valid and clean. */
static char *
dup_clean_head(const char *markdown)
{
  g_autofree char *head = g_strndup(markdown, strnlen(markdown, ILK_MAX_NARRATED_BYTES));
  return ilk_clean_text(head);
}

static void
walk(Scribe *scribe, const char *text)
{
  const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML | MD_FLAG_LATEXMATHSPANS,
      .enter_block = enter_block_cb,
      .leave_block = leave_block_cb,
      .enter_span = enter_span_cb,
      .leave_span = leave_span_cb,
      .text = text_cb,
  };
  int result = md_parse(text, (MD_SIZE) strlen(text), &parser, scribe);
  g_assert(result == 0);
}

IlkSpokenText *
ilk_spoken_text_new(const char *markdown, const IlkPronunciation *pronunciation, IlkSpokenPart part)
{
  g_return_val_if_fail(markdown != NULL && pronunciation != NULL, NULL);

  Scribe scribe = {.table = pronunciation,
                   .said = g_string_new(NULL),
                   .shown = g_string_new(NULL),
                   .words = g_array_new(FALSE, FALSE, sizeof(IlkSpokenWord)),
                   .text = g_string_new(NULL),
                   .codes = g_byte_array_new(),
                   .part = part};
  g_autofree char *text = dup_clean_head(markdown);
  walk(&scribe, text);
  g_string_free(scribe.text, TRUE);
  g_byte_array_unref(scribe.codes);

  IlkSpokenText *self = g_new0(IlkSpokenText, 1);
  self->said = g_strchomp(g_string_free(scribe.said, FALSE));
  self->shown = g_string_free(scribe.shown, FALSE);
  self->words = scribe.words;
  return self;
}

void
ilk_spoken_text_free(IlkSpokenText *self)
{
  if (self == NULL)
    return;
  g_free(self->said);
  g_free(self->shown);
  g_array_unref(self->words);
  g_free(self);
}

int
ilk_spoken_text_find(const IlkSpokenText *self, guint position)
{
  g_return_val_if_fail(self != NULL, -1);

  guint low = 0;
  guint high = self->words->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index(self->words, IlkSpokenWord, middle).begin <= position)
      low = middle + 1;
    else
      high = middle;
  }
  return (int) low - 1;
}
