/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads and writes the metadata list. An unknown word is an error, never passed over: `tiem: 17 s`
 * would otherwise cost a card its time in silence.
 */
#include "app/deckfile/metadata.h"

#include "config.h"

#include "app/base/limits.h"
#include "app/deckfile/markdown-text.h"
#include "app/model/deck-speech.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One item of the list. */
typedef struct {
  const IlkSourceText *source;
  gsize offset;
  char *key;
  char *value;
} Entry;

static void
entry_clear(Entry *entry)
{
  g_free(entry->key);
  g_free(entry->value);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Entry, entry_clear)

void
ilk_metadata_clear(IlkMetadata *self)
{
  g_clear_pointer(&self->id, g_free);
  g_clear_pointer(&self->demo, g_free);
  g_clear_pointer(&self->accept, g_free);
  g_clear_pointer(&self->tags, g_strfreev);
  g_clear_pointer(&self->needs, g_strfreev);
  g_clear_pointer(&self->language, g_free);
  if (self->says != NULL)
    g_string_free(g_steal_pointer(&self->says), TRUE);
}

static gboolean
read_time(IlkMetadata *self, const Entry *entry, GError **error)
{
  char *end = NULL;
  guint64 seconds = g_ascii_strtoull(entry->value, &end, 10);
  const char *unit = end + strspn(end, " ");
  gboolean is_number =
      g_ascii_isdigit(*entry->value) && (g_str_equal(unit, "") || g_str_equal(unit, "s"));

  if (!is_number || seconds < ILK_MIN_TARGET_SECONDS || seconds > ILK_MAX_TARGET_SECONDS) {
    g_autofree char *value = ilk_excerpt(entry->value);
    return ilk_source_text_fail(
        entry->source, entry->offset, ILK_ERROR_INVALID, error,
        _("The time must be a whole number of seconds from %d to %d, such as “17 s”; “%s” is not."),
        ILK_MIN_TARGET_SECONDS, ILK_MAX_TARGET_SECONDS, value);
  }
  self->seconds = (int) seconds;
  return TRUE;
}

static gboolean
read_demo(IlkMetadata *self, const Entry *entry, GError **error)
{
  if (!ilk_demo_name_is_valid(entry->value)) {
    g_autofree char *value = ilk_excerpt(entry->value);
    return ilk_source_text_fail(
        entry->source, entry->offset, ILK_ERROR_INVALID, error,
        _("A demo's name has only the letters a to z, digits and hyphens; “%s” has others."),
        value);
  }
  self->demo = g_strdup(entry->value);
  return TRUE;
}

static gboolean
read_id(IlkMetadata *self, const Entry *entry, GError **error)
{
  if (!ilk_id_is_valid(entry->value)) {
    g_autofree char *value = ilk_excerpt(entry->value);
    return ilk_source_text_fail(entry->source, entry->offset, ILK_ERROR_INVALID, error,
                                _("An id is one word of at most %d bytes; “%s” is not."),
                                ILK_MAX_NAME_BYTES, value);
  }
  self->id = g_strdup(entry->value);
  return TRUE;
}

/* Commas part words; a backslash before a comma or a backslash makes it part of the word. */
static char **
split_words(const char *value)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new();
  g_autoptr(GString) word = g_string_new(NULL);
  for (const char *p = value;; p++) {
    if (*p == ',' || *p == '\0') {
      if (*g_strstrip(word->str) != '\0')
        g_strv_builder_add(words, word->str);
      g_string_truncate(word, 0);
      if (*p == '\0')
        return g_strv_builder_end(words);
      continue;
    }
    if (*p == '\\' && (p[1] == ',' || p[1] == '\\'))
      p++;
    g_string_append_c(word, *p);
  }
}

static gboolean
read_tags(IlkMetadata *self, const Entry *entry, GError **error)
{
  g_auto(GStrv) tags = split_words(entry->value);
  if (g_strv_length(tags) > ILK_MAX_TAGS)
    return ilk_source_text_fail(entry->source, entry->offset, ILK_ERROR_TOO_LARGE, error,
                                _("A card has at most %d tags."), ILK_MAX_TAGS);
  for (char **tag = tags; *tag != NULL; tag++) {
    if (strlen(*tag) > ILK_MAX_NAME_BYTES)
      return ilk_source_text_fail(entry->source, entry->offset, ILK_ERROR_TOO_LARGE, error,
                                  _("A tag has at most %d bytes."), ILK_MAX_NAME_BYTES);
  }
  self->tags = g_steal_pointer(&tags);
  return TRUE;
}

static gboolean
read_needs(IlkMetadata *self, const Entry *entry, GError **error)
{
  g_auto(GStrv) needs = split_words(entry->value);
  if (g_strv_length(needs) > ILK_MAX_NEEDS)
    return ilk_source_text_fail(entry->source, entry->offset, ILK_ERROR_TOO_LARGE, error,
                                _("A card needs at most %d others."), ILK_MAX_NEEDS);
  for (char **need = needs; *need != NULL; need++) {
    if (ilk_id_is_valid(*need))
      continue;
    g_autofree char *value = ilk_excerpt(*need);
    return ilk_source_text_fail(
        entry->source, entry->offset, ILK_ERROR_INVALID, error,
        _("“needs” names the ids of other cards, parted by commas; “%s” is no id."), value);
  }
  self->needs = g_steal_pointer(&needs);
  return TRUE;
}

/* The words of a deck file, never translated. The first says what is so without any. */
static const struct {
  const char *word;
  IlkNoteKind kind;
  IlkAnswerForm form;
} kinds[] = {
    {"question and answer", ILK_NOTE_QUESTION_AND_ANSWER, ILK_ANSWER_OPEN},
    {"both directions", ILK_NOTE_BOTH_DIRECTIONS, ILK_ANSWER_OPEN},
    {"cloze", ILK_NOTE_CLOZE, ILK_ANSWER_OPEN},
    {"typed", ILK_NOTE_QUESTION_AND_ANSWER, ILK_ANSWER_TYPED},
    {"true-false", ILK_NOTE_QUESTION_AND_ANSWER, ILK_ANSWER_TRUE_FALSE},
};

static gboolean
add_kind(IlkMetadata *self, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
    if (g_ascii_strcasecmp(word, kinds[i].word) != 0)
      continue;
    if (kinds[i].form != ILK_ANSWER_OPEN)
      self->form = kinds[i].form;
    else
      self->kind = kinds[i].kind;
    return TRUE;
  }
  return FALSE;
}

/* Which cards, and how they are answered: “both directions, typed”. */
static gboolean
read_kind(IlkMetadata *self, const Entry *entry, GError **error)
{
  g_auto(GStrv) words = g_strsplit(entry->value, ",", -1);
  for (char **word = words; *word != NULL; word++) {
    if (add_kind(self, g_strstrip(*word)))
      continue;
    g_autofree char *value = ilk_excerpt(*word);
    return ilk_source_text_fail(
        entry->source, entry->offset, ILK_ERROR_INVALID, error,
        _("“%s” is no kind of card. Kinds are “question and answer”, “both directions”, “cloze”, "
          "“typed” and “true-false”; two of them are parted by a comma."),
        value);
  }
  return TRUE;
}

static gboolean
read_accept(IlkMetadata *self, const Entry *entry, GError **error)
{
  self->accept = g_strdup(entry->value);
  return TRUE;
}

static gboolean
read_language(IlkMetadata *self, const Entry *entry, GError **error)
{
  if (!ilk_language_is_valid(entry->value)) {
    g_autofree char *value = ilk_excerpt(entry->value);
    return ilk_source_text_fail(
        entry->source, entry->offset, ILK_ERROR_INVALID, error,
        _("“%s” is no code of a language. Write one such as “en”, “en-gb” or “de”."), value);
  }
  self->language = g_strdup(entry->value);
  return TRUE;
}

/* How many lines @says has, and whether one of them begins with @start. */
static guint
look_at_says(const char *says, const char *start, gboolean *found)
{
  guint n = 0;
  *found = FALSE;
  for (const char *line = says; *line != '\0'; line = strchr(line, '\n') + 1) {
    *found = *found || g_str_has_prefix(line, start);
    n++;
  }
  return n;
}

static gboolean
fail_say(const Entry *entry, const char *written, guint n, GError **error)
{
  g_autofree char *excerpt = ilk_excerpt(written);
  if (n >= ILK_MAX_SAYS)
    return ilk_source_text_fail(entry->source, entry->offset, ILK_ERROR_TOO_LARGE, error,
                                _("A deck says how at most %d words are spoken."), ILK_MAX_SAYS);
  return ilk_source_text_fail(entry->source, entry->offset, ILK_ERROR_INVALID, error,
                              _("How “%s” is spoken stands twice in this list."), excerpt);
}

/* Each line of @says ends in a newline while the list is read. */
static gboolean
read_say(IlkMetadata *self, const Entry *entry, GError **error)
{
  g_autofree char *written = NULL;
  g_autofree char *said = NULL;
  gboolean found;
  if (!ilk_say_split(entry->value, &written, &said))
    return ilk_source_text_fail(
        entry->source, entry->offset, ILK_ERROR_INVALID, error,
        _("How a word is spoken reads “- say: written = spoken”, with at most %d bytes on either "
          "side."),
        ILK_MAX_SAY_BYTES);
  if (self->says == NULL)
    self->says = g_string_new(NULL);
  g_autofree char *start = g_strconcat(written, " = ", NULL);
  guint n = look_at_says(self->says->str, start, &found);
  if (found || n >= ILK_MAX_SAYS)
    return fail_say(entry, written, n, error);
  g_string_append_printf(self->says, "%s%s\n", start, said);
  return TRUE;
}

/* What a word may be set for; ANY_NUMBER: it may stand more than once. */
enum { OF_CARD = 1, OF_DECK = 2, ANY_NUMBER = 4 };

static const struct {
  const char *key;
  int use;
  gboolean (*read)(IlkMetadata *self, const Entry *entry, GError **error);
} keys[] = {
    {"time", OF_CARD, read_time},
    {"kind", OF_CARD, read_kind},
    {"accept", OF_CARD, read_accept},
    {"demo", OF_CARD, read_demo},
    {"tags", OF_CARD, read_tags},
    {"needs", OF_CARD, read_needs},
    {"id", OF_CARD | OF_DECK, read_id},
    {"language", OF_DECK, read_language},
    {"say", OF_DECK | ANY_NUMBER, read_say},
};

static gboolean
fail_key(const Entry *entry, gboolean of_deck, GError **error)
{
  g_autofree char *key = ilk_excerpt(entry->key);
  return ilk_source_text_fail(
      entry->source, entry->offset, ILK_ERROR_INVALID, error,
      of_deck ? _("“%s” cannot be set for a deck, only “id”, “language” and “say” can. If the list "
                  "belongs to the description, put the line “### Description” before it.")
              : _("“%s” cannot be set for a card, only “time”, “kind”, “accept”, “demo”, “tags”, "
                  "“needs” and “id” can. If the "
                  "list belongs to the answer, put the line “### Answer” before it."),
      key);
}

static gboolean
read_entry(IlkMetadata *self, const Entry *entry, gboolean of_deck, guint *seen, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    if (g_ascii_strcasecmp(entry->key, keys[i].key) != 0 ||
        !(keys[i].use & (of_deck ? OF_DECK : OF_CARD)))
      continue;
    if (*seen & (1u << i) && !(keys[i].use & ANY_NUMBER))
      return ilk_source_text_fail(entry->source, entry->offset, ILK_ERROR_INVALID, error,
                                  _("“%s” stands twice in this list."), keys[i].key);
    *seen |= 1u << i;
    return keys[i].read(self, entry, error);
  }
  return fail_key(entry, of_deck, error);
}

/* Splits the line at @offset, `- key: value`; key and value are NULL when it has another form. */
static void
split_entry(Entry *entry, const IlkSourceText *source, gsize offset)
{
  const char *line = source->text + offset;
  g_autofree char *item =
      g_strndup(line, (gsize) (source->text +
                               ilk_outline_line_end(source->text, source->length, offset) - line));
  const char *key = item + strspn(item, " \t-+*");
  gsize length = 0;
  while (g_ascii_isalpha(key[length]) || (length > 0 && key[length] == '-'))
    length++;

  *entry = (Entry){.source = source, .offset = offset};
  if (length > 0 && key[length] == ':') {
    entry->key = g_strndup(key, length);
    entry->value = g_strstrip(g_strdup(key + length + 1));
  }
}

static gsize
item_line(const IlkSourceText *source, const IlkBlock *item)
{
  gsize begin = item->begin;
  while (begin > 0 && source->text[begin - 1] != '\n')
    begin--;
  return begin;
}

static gboolean
is_metadata(const IlkSourceText *source, guint list)
{
  const IlkBlock *first = ilk_source_text_get_block(source, list + 1);
  const IlkBlock *block = ilk_source_text_get_block(source, list);
  if (block == NULL || block->type != ILK_BLOCK_BULLET_LIST || first->begin == ILK_BLOCK_NOWHERE)
    return FALSE;

  g_auto(Entry) entry = {0};
  split_entry(&entry, source, item_line(source, first));
  return entry.key != NULL;
}

static gboolean
read_item(IlkMetadata *self, const IlkSourceText *source, const IlkBlock *item, gsize *offset,
          gboolean of_deck, guint *seen, GError **error)
{
  g_auto(Entry) entry = {0};
  gsize begin = item->begin == ILK_BLOCK_NOWHERE ? *offset : item_line(source, item);
  gsize end = ilk_outline_line_end(source->text, source->length, begin);

  split_entry(&entry, source, begin);
  if (item->nested || item->end > end || !ilk_source_text_is_blank(source, *offset, begin))
    return ilk_source_text_fail(
        source, begin, ILK_ERROR_INVALID, error,
        _("An item of this list is one line, and a blank line ends the list."));
  if (entry.key == NULL || *entry.value == '\0')
    return ilk_source_text_fail(source, begin, ILK_ERROR_INVALID, error,
                                _("An item of this list reads “- word: value”."));
  *offset = MIN(end + 1, source->length);
  return read_entry(self, &entry, of_deck, seen, error);
}

gboolean
ilk_metadata_read(IlkMetadata *self, const IlkSourceText *source, guint *block, gsize *offset,
                  gboolean of_deck, GError **error)
{
  const IlkBlock *item;
  guint seen = 0;

  if (!is_metadata(source, *block))
    return TRUE;
  for (++*block; (item = ilk_source_text_get_block(source, *block)) != NULL; ++*block) {
    if (item->type != ILK_BLOCK_BULLET_ITEM)
      break;
    if (!read_item(self, source, item, offset, of_deck, &seen, error))
      return FALSE;
  }
  return TRUE;
}

static void
write_words(GString *out, const char *key, char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++) {
    if (i == 0)
      g_string_append_printf(out, "- %s: ", key);
    else
      g_string_append(out, ", ");
    for (const char *p = words[i]; *p != '\0'; p++) {
      if (*p == ',' || *p == '\\')
        g_string_append_c(out, '\\');
      g_string_append_c(out, *p);
    }
  }
  if (words[0] != NULL)
    g_string_append_c(out, '\n');
}

static void
write_kind(GString *out, const IlkMetadata *self)
{
  const char *words[3] = {NULL};
  gsize n = 0;
  for (gsize i = 1; i < G_N_ELEMENTS(kinds); i++) {
    gboolean is_form = kinds[i].form != ILK_ANSWER_OPEN;
    if (is_form ? kinds[i].form == self->form : kinds[i].kind == self->kind)
      words[n++] = kinds[i].word;
  }
  g_autofree char *joined = g_strjoinv(", ", (char **) words);
  if (n > 0)
    g_string_append_printf(out, "- kind: %s\n", joined);
}

void
ilk_metadata_write(GString *out, const IlkMetadata *self)
{
  if (self->seconds != 0)
    g_string_append_printf(out, "- time: %d s\n", self->seconds);
  write_kind(out, self);
  if (self->accept != NULL)
    g_string_append_printf(out, "- accept: %s\n", self->accept);
  if (self->demo != NULL)
    g_string_append_printf(out, "- demo: %s\n", self->demo);
  if (self->tags != NULL)
    write_words(out, "tags", self->tags);
  if (self->needs != NULL)
    write_words(out, "needs", self->needs);
  g_string_append_printf(out, "- id: %s\n", self->id);
}
