/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a deck file: the part of the title, then a part for each card.
 */
#include "app/deckfile/deck-parser.h"

#include "app/base/limits.h"
#include "app/deckfile/item-list.h"
#include "app/deckfile/part.h"
#include "app/model/cloze.h"
#include "app/model/face.h"
#include "app/model/pair.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DECK_LEVEL 1

typedef IlkDeckParser Reader;

static gboolean
fail(Reader *self, gsize offset, GError **error, const char *sentence)
{
  return ilk_source_text_fail(self->source, offset, ILK_ERROR_INVALID, error, "%s", sentence);
}

static gboolean
has_gap(const char *text)
{
  g_autoptr(GArray) numbers = ilk_cloze_list_numbers(text);
  return numbers->len > 0;
}

/* Whether the text below the heading belongs to the question: with an answer of its own, or where
 * only it has gaps. */
static gboolean
is_body_question(const IlkPart *part)
{
  if (!part->sections[ILK_SECTION_BODY].present)
    return FALSE;
  return part->sections[ILK_SECTION_ANSWER].present ||
         (part->metadata.kind == ILK_NOTE_CLOZE && !has_gap(part->heading));
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
  else if (is_body_question(part))
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
  if (part->sections[ILK_SECTION_QUESTION].present || is_body_question(part))
    return NULL;
  return part->sections[ILK_SECTION_BODY].present ? part->sections[ILK_SECTION_BODY].text : NULL;
}

static gboolean
has_empty_string(char **strings)
{
  return g_strv_contains((const char *const *) strings, "");
}

/* @rule: says how the section is written */
static gboolean
read_list(Reader *self, const IlkPart *part, IlkSectionKind kind, const char *rule, char ***list,
          GError **error)
{
  const IlkSection *section = &part->sections[kind];
  if (!section->present)
    return TRUE;

  g_auto(GStrv) items = kind == ILK_SECTION_ORDER ? ilk_item_list_split_numbered(section->text)
                                                  : ilk_item_list_split(section->text);
  if (items == NULL || has_empty_string(items))
    return fail(self, section->begin, error, rule);
  if (g_strv_length(items) > ILK_MAX_DISTRACTORS)
    return ilk_source_text_fail(self->source, section->begin, ILK_ERROR_TOO_LARGE, error,
                                _("The section “%s” has at most %d items."),
                                ilk_section_get_name(kind), ILK_MAX_DISTRACTORS);
  *list = g_steal_pointer(&items);
  return TRUE;
}

/* The lists of a card. */
typedef struct {
  char **wrong_answers, **right_answers, **accept, **pairs, **order;
} Lists;

static void
lists_clear(Lists *self)
{
  g_strfreev(self->wrong_answers);
  g_strfreev(self->right_answers);
  g_strfreev(self->accept);
  g_strfreev(self->pairs);
  g_strfreev(self->order);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Lists, lists_clear)

static gboolean
check_pairs(Reader *self, const IlkPart *part, char **pairs, GError **error)
{
  for (; pairs != NULL && *pairs != NULL; pairs++) {
    if (!ilk_pair_is_valid(*pairs))
      return fail(self, part->sections[ILK_SECTION_PAIRS].begin, error,
                  _("Each item of “Pairs” reads “- left → right”; “->” is an arrow, too."));
  }
  return TRUE;
}

/* One accepted answer may stand in the list below the question. */
static gboolean
add_accepted(Reader *self, const IlkPart *part, char ***accept, GError **error)
{
  if (part->metadata.accept == NULL)
    return TRUE;
  if (*accept != NULL)
    return fail(self, part->sections[ILK_SECTION_ACCEPT].begin, error,
                _("With “- accept:” below the question there is no section “Accept”."));
  const char *const one[] = {part->metadata.accept, NULL};
  *accept = g_strdupv((char **) one);
  return TRUE;
}

static gboolean
read_lists(Reader *self, const IlkPart *part, Lists *lists, GError **error)
{
  const char *bullets = _("Such a section is a list and nothing else: each item begins with “- ”, "
                          "and its further lines are indented by two spaces.");
  const char *numbers = _("“Order” is a numbered list and nothing else: each step begins with "
                          "“1. ”, and its further lines are indented.");
  return read_list(self, part, ILK_SECTION_WRONG_ANSWERS,
                   _("Wrong answers are a list and nothing else: each begins with “- ”, and its "
                     "further lines are indented by two spaces."),
                   &lists->wrong_answers, error) &&
         read_list(self, part, ILK_SECTION_RIGHT_ANSWERS, bullets, &lists->right_answers, error) &&
         read_list(self, part, ILK_SECTION_ACCEPT, bullets, &lists->accept, error) &&
         read_list(self, part, ILK_SECTION_PAIRS, bullets, &lists->pairs, error) &&
         read_list(self, part, ILK_SECTION_ORDER, numbers, &lists->order, error) &&
         check_pairs(self, part, lists->pairs, error) &&
         add_accepted(self, part, &lists->accept, error);
}

/* Whether a card without an answer of its own says enough. */
static gboolean
is_answered(const IlkPart *part, const IlkCardContent *content)
{
  const IlkAnswerKey *key = &content->key;
  if (*content->answer != '\0' || part->metadata.kind == ILK_NOTE_CLOZE)
    return TRUE;
  return part->metadata.kind == ILK_NOTE_QUESTION_AND_ANSWER &&
         (key->accept != NULL || key->right_answers != NULL || key->pairs != NULL ||
          key->order != NULL);
}

static gboolean
check_kind(Reader *self, const IlkPart *part, const IlkCardContent *content, GError **error)
{
  if (!is_answered(part, content))
    return fail(self, part->begin, error, _("This question has no answer below it."));
  if (content->key.form == ILK_ANSWER_TRUE_FALSE && !ilk_answer_is_true_or_false(content->answer))
    return fail(self, part->begin, error,
                _("The answer of a card of the kind “true-false” begins with “True” or “False”."));
  if (part->metadata.kind != ILK_NOTE_CLOZE)
    return TRUE;

  g_autoptr(GError) problem = NULL;
  g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, part->metadata.kind, content, 0);
  return ilk_note_check(note, &problem) || fail(self, part->begin, error, problem->message);
}

static gboolean
add_card(Reader *self, const IlkPart *part, GError **error)
{
  g_autofree char *question = NULL;
  g_auto(Lists) lists = {NULL};
  const char *answer = find_answer(part);

  if (!read_question(self, part, &question, error) || !read_lists(self, part, &lists, error))
    return FALSE;

  const IlkCardContent content = {
      .question = question,
      .answer = answer != NULL ? answer : "",
      .seconds = part->metadata.seconds,
      .demo = part->metadata.demo,
      .tags = (const char *const *) part->metadata.tags,
      .distractors = (const char *const *) lists.wrong_answers,
      .source = part->sections[ILK_SECTION_SOURCE].text,
      .needs = (const char *const *) part->metadata.needs,
      .key = {.form = part->metadata.form,
              .short_answer = part->sections[ILK_SECTION_SHORT_ANSWER].text,
              .accept = (const char *const *) lists.accept,
              .right_answers = (const char *const *) lists.right_answers,
              .pairs = (const char *const *) lists.pairs,
              .order = (const char *const *) lists.order},
  };
  if (!check_kind(self, part, &content, error))
    return FALSE;
  ilk_deck_file_add_note(self->deck, part->metadata.id, part->metadata.kind, &content);
  self->begin = part->begin;
  return TRUE;
}

gboolean
ilk_deck_parser_read_card(IlkDeckParser *self, GError **error)
{
  g_auto(IlkPart) part = {0};
  const IlkBlock *opening = ilk_source_text_get_block(self->source, self->block);

  if (opening->level == DECK_LEVEL)
    return fail(self, opening->begin, error,
                _("A second title. A file holds one deck, and a question begins with “##”."));
  return ilk_part_read(&part, self->source, &self->block, error) && add_card(self, &part, error);
}

gboolean
ilk_deck_parser_read_title(IlkDeckParser *self, GError **error)
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
  g_autoptr(IlkDeckSpeech) speech = ilk_deck_speech_new(
      part.metadata.language, part.metadata.says != NULL ? part.metadata.says->str : NULL);
  ilk_deck_file_set_speech(self->deck, speech);
  return TRUE;
}

gboolean
ilk_deck_parser_fail_empty(const IlkSourceText *source, GError **error)
{
  return ilk_source_text_fail(source, source->length, ILK_ERROR_INVALID, error, "%s",
                              _("The deck has no card. A card begins with its question, "
                                "“## Question”."));
}

gboolean
ilk_deck_parser_fail_id(const IlkDeckParser *self, guint first_line, GError **error)
{
  const IlkDeckFileCard *card = ilk_deck_file_get_card(self->deck, self->deck->cards->len - 1);
  g_autofree char *id = ilk_excerpt(card->id);
  return ilk_source_text_fail(
      self->source, self->begin, ILK_ERROR_INVALID, error,
      _("This card has the id “%s”, like the card in line %u. Give it one of its own, such as "
        "“- id: %s-2”."),
      id, first_line, id);
}

gboolean
ilk_deck_parser_note_needs(const IlkDeckParser *self, IlkNeeds *path, gsize where, GError **error)
{
  const IlkDeckFileCard *card = ilk_deck_file_get_card(self->deck, self->deck->cards->len - 1);
  return ilk_needs_add(path, card, where) ||
         ilk_source_text_fail(self->source, self->begin, ILK_ERROR_TOO_LARGE, error,
                              _("The cards of a file need at most %d others in all."),
                              ILK_MAX_NEEDS_PER_FILE);
}

/* @lines: of the ids so far, which borrow the cards' */
static gboolean
check_id(const IlkDeckParser *self, GHashTable *lines, GError **error)
{
  const IlkDeckFileCard *card = ilk_deck_file_get_card(self->deck, self->deck->cards->len - 1);
  gpointer first;
  if (g_hash_table_lookup_extended(lines, card->id, NULL, &first))
    return ilk_deck_parser_fail_id(
        self, ilk_source_text_get_line(self->source, GPOINTER_TO_SIZE(first)), error);
  g_hash_table_insert(lines, card->id, GSIZE_TO_POINTER(self->begin));
  return TRUE;
}

static gboolean
has_id(const char *id, gpointer lines)
{
  return g_hash_table_contains(lines, id);
}

static gboolean
check_path(const IlkDeckParser *self, IlkNeeds *path, GHashTable *lines, GError **error)
{
  gsize where = 0;
  g_autofree char *problem = ilk_needs_dup_problem(path, has_id, lines, &where);
  return problem == NULL ||
         ilk_source_text_fail(self->source, where, ILK_ERROR_INVALID, error, "%s", problem);
}

static gboolean
read_deck(IlkDeckParser *self, GHashTable *lines, GError **error)
{
  g_autoptr(IlkNeeds) path = ilk_needs_new();
  if (!ilk_deck_parser_read_title(self, error))
    return FALSE;
  g_assert(self->deck != NULL);
  while (self->block < self->source->blocks->len) {
    if (!ilk_deck_parser_read_card(self, error) || !check_id(self, lines, error) ||
        !ilk_deck_parser_note_needs(self, path, self->begin, error))
      return FALSE;
  }
  return self->deck->cards->len > 0 ? check_path(self, path, lines, error)
                                    : ilk_deck_parser_fail_empty(self->source, error);
}

IlkDeckFile *
ilk_deck_file_parse(const char *text, gsize length, const char *file_name, GError **error)
{
  g_return_val_if_fail(text != NULL && file_name != NULL, NULL);

  g_autoptr(IlkSourceText) source = ilk_source_text_new(text, length, file_name, error);
  g_autoptr(GHashTable) lines = g_hash_table_new(g_str_hash, g_str_equal);
  IlkDeckParser parser = {.source = source};
  if (source != NULL && read_deck(&parser, lines, error))
    return parser.deck;
  g_clear_pointer(&parser.deck, ilk_deck_file_free);
  return NULL;
}
