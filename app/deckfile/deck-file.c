/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of a deck file, and its way from and to the disk.
 */
#include "app/deckfile/deck-file.h"

#include "app/base/clean-text.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/base/save-file.h"
#include "app/deckfile/derived-id.h"
#include "app/deckfile/item-list.h"
#include "app/deckfile/markdown-text.h"

#include <string.h>

#define CHUNK_BYTES (64 * 1024)

void
ilk_deck_file_card_free(gpointer data)
{
  IlkDeckFileCard *card = data;
  g_free(card->id);
  g_free(card->earlier_id);
  g_free(card->media);
  ilk_card_content_clear(&card->content);
  g_free(card);
}

static char *
dup_one_line(const char *text)
{
  g_autofree char *clean = ilk_clean_text(text);
  g_auto(GStrv) words = g_strsplit_set(clean, " \t\r\n", -1);
  g_autoptr(GString) line = g_string_new(NULL);
  for (char **word = words; *word != NULL; word++) {
    if (**word != '\0')
      g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", *word);
  }
  return g_strdup(line->str);
}

/* What @dup makes empty is left out. */
static const char *const *
map_strings(const char *const *strings, char *(*dup)(const char *) )
{
  if (strings == NULL || *strings == NULL)
    return (const char *const *) g_new0(char *, 1);
  g_autoptr(GStrvBuilder) mapped = g_strv_builder_new();
  for (; *strings != NULL; strings++) {
    g_autofree char *string = dup(*strings);
    if (*string != '\0')
      g_strv_builder_add(mapped, string);
  }
  return (const char *const *) g_strv_builder_end(mapped);
}

static char *
dup_or_null(const char *text)
{
  g_autofree char *normal = text != NULL ? ilk_markdown_normalise(text) : NULL;
  return normal != NULL && *normal != '\0' ? g_steal_pointer(&normal) : NULL;
}

IlkDeckFile *
ilk_deck_file_new(const char *id, const char *title, const char *description)
{
  g_return_val_if_fail(id == NULL || ilk_id_is_valid(id), NULL);
  g_return_val_if_fail(title != NULL, NULL);

  IlkDeckFile *self = g_new(IlkDeckFile, 1);
  *self = (IlkDeckFile){
      .id = id != NULL ? g_strdup(id) : ilk_derived_id(title),
      .earlier_id = id != NULL ? NULL : ilk_derived_id_of_title_before(title),
      .title = dup_one_line(title),
      .description = ilk_markdown_normalise(description != NULL ? description : ""),
      .cards = g_ptr_array_new_with_free_func(ilk_deck_file_card_free),
  };
  return self;
}

void
ilk_deck_file_set_speech(IlkDeckFile *self, IlkDeckSpeech *speech)
{
  g_return_if_fail(self != NULL);

  g_clear_pointer(&self->speech, ilk_deck_speech_unref);
  self->speech = speech != NULL ? ilk_deck_speech_ref(speech) : NULL;
}

/* What @dup leaves of a list, NULL for nothing. */
static const char *const *
map_or_null(const char *const *strings, char *(*dup)(const char *) )
{
  if (strings == NULL)
    return NULL;
  const char *const *mapped = map_strings(strings, dup);
  if (mapped[0] != NULL)
    return mapped;
  g_strfreev((char **) mapped);
  return NULL;
}

static IlkAnswerKey
map_key(const IlkAnswerKey *key)
{
  return (IlkAnswerKey){
      .form = key->form,
      .short_answer = dup_or_null(key->short_answer),
      .accept = map_or_null(key->accept, ilk_item_list_normalise),
      .right_answers = map_or_null(key->right_answers, ilk_item_list_normalise),
      .pairs = map_or_null(key->pairs, ilk_pair_normalise),
      .order = map_or_null(key->order, ilk_item_list_normalise),
  };
}

void
ilk_deck_file_add_note(IlkDeckFile *self, const char *id, IlkNoteKind kind,
                       const IlkCardContent *content)
{
  g_return_if_fail(self != NULL && content != NULL && kind != ILK_NOTE_FOREIGN);
  g_return_if_fail(id == NULL || ilk_id_is_valid(id));
  g_return_if_fail(content->demo == NULL || ilk_demo_name_is_valid(content->demo));

  IlkDeckFileCard *card = g_new0(IlkDeckFileCard, 1);
  char *question = ilk_markdown_normalise(content->question);
  char *answer = ilk_markdown_normalise(content->answer);
  const char *said = *answer != '\0' ? answer : question;
  int seconds = content->seconds > 0 ? content->seconds : ilk_target_seconds_for_answer(said);
  card->id = id != NULL ? g_strdup(id) : ilk_derived_id_of_question(question, &card->earlier_id);
  card->kind = kind;
  card->content = (IlkCardContent){
      .question = question,
      .answer = answer,
      .seconds = CLAMP(seconds, ILK_MIN_TARGET_SECONDS, ILK_MAX_TARGET_SECONDS),
      .demo = g_strdup(content->demo),
      .tags = map_strings(content->tags, dup_one_line),
      .distractors = map_strings(content->distractors, ilk_item_list_normalise),
      .source = dup_or_null(content->source),
      .needs = map_or_null(content->needs, g_strdup),
      .key = map_key(&content->key),
  };
  g_ptr_array_add(self->cards, card);
}

void
ilk_deck_file_set_last_media(IlkDeckFile *self, const char *media)
{
  g_return_if_fail(self->cards->len > 0);
  IlkDeckFileCard *card = g_ptr_array_index(self->cards, self->cards->len - 1);
  g_free(card->media);
  card->media = g_strdup(media);
}

void
ilk_deck_file_add(IlkDeckFile *self, const char *id, const IlkCardContent *content)
{
  ilk_deck_file_add_note(self, id, ILK_NOTE_QUESTION_AND_ANSWER, content);
}

const IlkDeckFileCard *
ilk_deck_file_get_card(const IlkDeckFile *self, guint index)
{
  g_return_val_if_fail(index < self->cards->len, NULL);
  return g_ptr_array_index(self->cards, index);
}

void
ilk_deck_file_free(IlkDeckFile *self)
{
  g_free(self->id);
  g_free(self->earlier_id);
  g_free(self->title);
  g_free(self->description);
  g_ptr_array_unref(self->cards);
  g_clear_pointer(&self->speech, ilk_deck_speech_unref);
  g_free(self);
}

/* Reads one byte more than a deck may have, so that the parser sees that it is too large. */
static GByteArray *
read_bounded(GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  gsize got = 0;
  do {
    guint length = bytes->len;
    g_byte_array_set_size(bytes, length + CHUNK_BYTES);
    if (!g_input_stream_read_all(stream, bytes->data + length, CHUNK_BYTES, &got, cancellable,
                                 error))
      return NULL;
    g_byte_array_set_size(bytes, length + (guint) got);
  } while (got == CHUNK_BYTES && bytes->len <= ILK_MAX_DECK_TEXT_BYTES);
  return g_steal_pointer(&bytes);
}

IlkDeckFile *
ilk_deck_file_load(GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  g_autofree char *base_name = g_file_get_basename(file);
  g_autofree char *name = ilk_clean_path(base_name);
  g_autoptr(GInputStream) stream = ilk_open_file(file, cancellable, error);
  if (stream == NULL)
    return NULL;
  g_autoptr(GByteArray) bytes = read_bounded(stream, cancellable, error);
  if (bytes == NULL)
    return NULL;
  return ilk_deck_file_parse((const char *) bytes->data, bytes->len, name, error);
}

gboolean
ilk_deck_file_save(const IlkDeckFile *self, GFile *file, GError **error)
{
  g_return_val_if_fail(self != NULL && G_IS_FILE(file), FALSE);

  g_autofree char *markdown = ilk_deck_file_to_markdown(self);
  return ilk_save_text(file, markdown, error);
}
