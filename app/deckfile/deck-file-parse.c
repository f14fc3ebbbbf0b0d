/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a deck file: the part of the title, then a part for each card.
 */
#include "app/base/limits.h"
#include "app/deckfile/deck-file.h"
#include "app/deckfile/item-list.h"
#include "app/deckfile/part.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DECK_LEVEL 1

typedef struct {
  /* Owned */
  IlkSourceText *source;
  IlkDeckFile *deck;
  GHashTable *lines_by_id;

  guint block;
} Reader;

static void
reader_clear(Reader *self)
{
  g_clear_pointer(&self->source, ilk_source_text_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->lines_by_id, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reader, reader_clear)

static gboolean
fail(Reader *self, gsize offset, GError **error, const char *sentence)
{
  return ilk_source_text_fail(self->source, offset, ILK_ERROR_INVALID, error, "%s", sentence);
}

/* The question may go on below its heading when the answer has a section of its own, or stand in
 * one itself when it cannot be a heading. */
static gboolean
read_question(Reader *self, const IlkPart *part, char **question, GError **error)
{
  const IlkSection *body = &part->sections[ILK_SECTION_BODY];
  const IlkSection *section = &part->sections[ILK_SECTION_QUESTION];

  if (section->present && body->present)
    return fail(self, body->begin, error,
                _("With a section “Question”, no text may stand before the first section."));
  if (section->present)
    *question = g_strdup(section->text);
  else if (part->sections[ILK_SECTION_ANSWER].present && body->present)
    *question = g_strconcat(part->heading, "\n\n", body->text, NULL);
  else
    *question = g_strdup(part->heading);

  if (strlen(*question) > ILK_MAX_TEXT_BYTES)
    return ilk_source_text_fail(self->source, part->begin, ILK_ERROR_TOO_LARGE, error,
                                _("This text is longer than %d bytes."), ILK_MAX_TEXT_BYTES);
  return TRUE;
}

static const char *
find_answer(const IlkPart *part)
{
  const IlkSection *section = &part->sections[ILK_SECTION_ANSWER];
  if (section->present)
    return section->text;
  if (part->sections[ILK_SECTION_QUESTION].present)
    return NULL;
  return part->sections[ILK_SECTION_BODY].present ? part->sections[ILK_SECTION_BODY].text : NULL;
}

static gboolean
has_empty_string(char **strings)
{
  return g_strv_contains((const char *const *) strings, "");
}

static gboolean
read_wrong_answers(Reader *self, const IlkPart *part, char ***answers, GError **error)
{
  const IlkSection *section = &part->sections[ILK_SECTION_WRONG_ANSWERS];
  if (!section->present)
    return TRUE;

  g_auto(GStrv) items = ilk_item_list_split(section->text);
  if (items == NULL || has_empty_string(items))
    return fail(self, section->begin, error,
                _("Wrong answers are a list and nothing else: each begins with “- ”, and its "
                  "further lines are indented by two spaces."));
  if (g_strv_length(items) > ILK_MAX_DISTRACTORS)
    return ilk_source_text_fail(self->source, section->begin, ILK_ERROR_TOO_LARGE, error,
                                _("A card has at most %d wrong answers."), ILK_MAX_DISTRACTORS);
  *answers = g_steal_pointer(&items);
  return TRUE;
}

static gboolean
check_id(Reader *self, const IlkPart *part, GError **error)
{
  const IlkDeckFileCard *card = ilk_deck_file_get_card(self->deck, self->deck->cards->len - 1);
  gpointer first = NULL;

  if (g_hash_table_lookup_extended(self->lines_by_id, card->id, NULL, &first)) {
    g_autofree char *id = ilk_excerpt(card->id);
    return ilk_source_text_fail(
        self->source, part->begin, ILK_ERROR_INVALID, error,
        _("This card has the id “%s”, like the card in line %u. Give it one of its own, such as "
          "“- id: %s-2”."),
        id, ilk_source_text_get_line(self->source, GPOINTER_TO_SIZE(first)), id);
  }
  g_hash_table_insert(self->lines_by_id, card->id, GSIZE_TO_POINTER(part->begin));
  return TRUE;
}

static gboolean
add_card(Reader *self, const IlkPart *part, GError **error)
{
  g_autofree char *question = NULL;
  g_auto(GStrv) wrong_answers = NULL;
  const char *answer = find_answer(part);

  if (answer == NULL)
    return fail(self, part->begin, error, _("This question has no answer below it."));
  if (!read_question(self, part, &question, error) ||
      !read_wrong_answers(self, part, &wrong_answers, error))
    return FALSE;

  const IlkCardContent content = {
      .question = question,
      .answer = answer,
      .seconds = part->metadata.seconds,
      .demo = part->metadata.demo,
      .tags = (const char *const *) part->metadata.tags,
      .distractors = (const char *const *) wrong_answers,
      .source = part->sections[ILK_SECTION_SOURCE].text,
  };
  ilk_deck_file_add(self->deck, part->metadata.id, &content);
  return check_id(self, part, error);
}

static gboolean
read_card(Reader *self, GError **error)
{
  g_auto(IlkPart) part = {0};
  const IlkBlock *opening = ilk_source_text_get_block(self->source, self->block);

  if (opening->level == DECK_LEVEL)
    return fail(self, opening->begin, error,
                _("A second title. A file holds one deck, and a question begins with “##”."));
  if (self->deck->cards->len == ILK_MAX_CARDS_PER_FILE)
    return ilk_source_text_fail(self->source, opening->begin, ILK_ERROR_TOO_LARGE, error,
                                _("A deck file holds at most %d cards."), ILK_MAX_CARDS_PER_FILE);
  return ilk_part_read(&part, self->source, &self->block, error) && add_card(self, &part, error);
}

static gboolean
read_title(Reader *self, GError **error)
{
  g_auto(IlkPart) part = {0};
  const IlkBlock *opening = ilk_source_text_get_block(self->source, self->block);

  if (opening == NULL || opening->level != DECK_LEVEL)
    return fail(self, 0, error, _("A deck file begins with the deck's title, “# Title”."));
  if (!ilk_part_read(&part, self->source, &self->block, error))
    return FALSE;
  if (strlen(part.heading) > ILK_MAX_NAME_BYTES)
    return ilk_source_text_fail(self->source, part.begin, ILK_ERROR_TOO_LARGE, error,
                                _("A title has at most %d bytes."), ILK_MAX_NAME_BYTES);

  const IlkSection *body = &part.sections[ILK_SECTION_BODY];
  const IlkSection *section = &part.sections[ILK_SECTION_DESCRIPTION];
  if (section->present && body->present)
    return fail(self, body->begin, error,
                _("With a section “Description”, no text may stand before it."));
  self->deck = ilk_deck_file_new(part.metadata.id, part.heading,
                                 section->present ? section->text : body->text);
  return TRUE;
}

static gboolean
read_deck(Reader *self, GError **error)
{
  if (!read_title(self, error))
    return FALSE;
  g_assert(self->deck != NULL);
  while (self->block < self->source->blocks->len) {
    if (!read_card(self, error))
      return FALSE;
  }
  if (self->deck->cards->len == 0)
    return fail(self, self->source->length, error,
                _("The deck has no card. A card begins with its question, “## Question”."));
  return TRUE;
}

IlkDeckFile *
ilk_deck_file_parse(const char *text, gsize length, const char *file_name, GError **error)
{
  g_return_val_if_fail(text != NULL && file_name != NULL, NULL);

  g_auto(Reader) reader = {
      .source = ilk_source_text_new(text, length, file_name, error),
      .lines_by_id = g_hash_table_new(g_str_hash, g_str_equal),
  };
  if (reader.source == NULL || !read_deck(&reader, error))
    return NULL;
  return g_steal_pointer(&reader.deck);
}
