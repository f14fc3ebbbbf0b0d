/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a deck file in canonical form. Each text takes the most readable place from which it can
 * be read back: below its heading, in a section, or in a section as a block quote.
 */
#include "app/deckfile/deck-file.h"
#include "app/deckfile/item-list.h"
#include "app/deckfile/outline.h"
#include "app/deckfile/part.h"
#include "app/deckfile/plain-text.h"

#include <string.h>

#define LABEL_CHARACTERS 60

static void
write_heading(GString *out, const char *signs, const char *text)
{
  gsize length = strlen(text);
  while (length > 0 && text[length - 1] == '#')
    length--;
  /* Number signs at the end are dropped by Markdown, unless more of them follow. */
  gboolean closes = text[length] == '#' && (length == 0 || strchr(" \t", text[length - 1]) != NULL);
  g_string_append_printf(out, "%s %s%s\n\n", signs, text, closes ? " #" : "");
}

/* Whether headings behind @text are still read as headings, and none in it opens a section or a
 * part. */
static gboolean
is_self_contained(const char *text)
{
  const char *probe = "\n\n### end\n";
  g_autofree char *document = g_strconcat(text, probe, NULL);
  g_autoptr(GArray) blocks = ilk_outline(document, strlen(document));

  for (guint i = 0; i < blocks->len; i++) {
    const IlkBlock *block = &g_array_index(blocks, IlkBlock, i);
    if (block->type == ILK_BLOCK_HEADING && block->level <= 3)
      return block->begin == strlen(text) + 2;
  }
  return FALSE;
}

/* A list or an indented text would join the metadata list above it. */
static gboolean
can_follow_metadata(const char *text)
{
  gboolean is_item = strchr("-+*", text[0]) != NULL && strchr(" \t\n", text[1]) != NULL;
  return !is_item && !g_ascii_isspace(text[0]) && is_self_contained(text);
}

/* Whether @text is one line that a heading keeps as it is. */
static gboolean
can_be_heading(const char *text)
{
  gsize length = strlen(text);
  return strchr(text, '\n') == NULL && length > 0 && !g_ascii_isspace(text[0]) &&
         !g_ascii_isspace(text[length - 1]);
}

static void
write_quoted(GString *out, const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    g_string_append_printf(out, **line != '\0' ? "> %s\n" : ">%s\n", *line);
}

static void
write_section(GString *out, IlkSectionKind kind, const char *text)
{
  gboolean contained = is_self_contained(text);
  g_string_append_printf(out, "\n### %s%s\n\n", ilk_section_get_name(kind),
                         contained ? "" : ILK_SECTION_QUOTED);
  if (contained)
    g_string_append_printf(out, "%s\n", text);
  else
    write_quoted(out, text);
}

/* What stands as heading over a question that has a section of its own. */
static char *
dup_label(const char *question, guint number)
{
  g_autofree char *plain = ilk_markdown_to_plain(question);
  plain[strcspn(plain, "\n")] = '\0';
  g_autofree char *cut =
      g_utf8_substring(plain, 0, MIN(g_utf8_strlen(plain, -1), LABEL_CHARACTERS));
  const char *label = g_strstrip(cut);
  return *label != '\0' ? g_strdup(label) : g_strdup_printf("Card %u", number);
}

static gboolean
is_paragraph(const char *text)
{
  g_autoptr(GArray) blocks = ilk_outline(text, strlen(text));
  return blocks->len == 1 && g_array_index(blocks, IlkBlock, 0).type == ILK_BLOCK_PARAGRAPH;
}

/* Parts @question into a heading and what can stand below it. Returns: the heading, NULL when the
 * question needs a section of its own. */
static char *
split_question(const char *question, const char **rest)
{
  *rest = NULL;
  if (can_be_heading(question))
    return g_strdup(question);

  const char *gap = strstr(question, "\n\n");
  g_autofree char *first = g_strndup(question, gap != NULL ? (gsize) (gap - question) : 0);
  if (!can_be_heading(first) || !is_paragraph(first) || !can_follow_metadata(gap + 2))
    return NULL;
  *rest = gap + 2;
  return g_steal_pointer(&first);
}

/* Whether the list below the question can hold all of @accept. */
static gboolean
is_one_line(const char *const *accept)
{
  return accept != NULL && accept[1] == NULL && can_be_heading(accept[0]);
}

static void
write_list(GString *out, IlkSectionKind kind, const char *const *items)
{
  if (items == NULL || items[0] == NULL)
    return;
  g_string_append_printf(out, "\n### %s\n\n", ilk_section_get_name(kind));
  if (kind == ILK_SECTION_ORDER)
    ilk_item_list_write_numbered(out, items);
  else
    ilk_item_list_write(out, items);
}

static void
write_lists(GString *out, const IlkCardContent *content)
{
  const IlkAnswerKey *key = &content->key;
  write_list(out, ILK_SECTION_RIGHT_ANSWERS, key->right_answers);
  write_list(out, ILK_SECTION_WRONG_ANSWERS, content->distractors);
  if (!is_one_line(key->accept))
    write_list(out, ILK_SECTION_ACCEPT, key->accept);
  write_list(out, ILK_SECTION_PAIRS, key->pairs);
  write_list(out, ILK_SECTION_ORDER, key->order);
}

static void
write_metadata(GString *out, const IlkDeckFileCard *card)
{
  const IlkCardContent *content = &card->content;
  const IlkMetadata metadata = {
      .id = card->id,
      .seconds = content->seconds,
      .demo = (char *) content->demo,
      .tags = (char **) content->tags,
      .needs = (char **) content->needs,
      .kind = card->kind,
      .form = content->key.form,
      .accept = is_one_line(content->key.accept) ? (char *) content->key.accept[0] : NULL};
  ilk_metadata_write(out, &metadata);
}

static void
write_answer(GString *out, const char *answer, gboolean may_follow)
{
  if (*answer == '\0')
    return;
  if (may_follow && can_follow_metadata(answer))
    g_string_append_printf(out, "\n%s\n", answer);
  else
    write_section(out, ILK_SECTION_ANSWER, answer);
}

static void
write_card(GString *out, const IlkDeckFileCard *card, guint number)
{
  const IlkCardContent *content = &card->content;
  const char *rest = NULL;
  /* Only an answer in a section of its own lets a question go on below its heading. */
  gboolean has_answer = *content->answer != '\0';
  g_autofree char *heading = split_question(content->question, &rest);
  if (rest != NULL && !has_answer)
    g_clear_pointer(&heading, g_free);
  g_autofree char *label = heading == NULL ? dup_label(content->question, number) : NULL;

  g_string_append_c(out, '\n');
  write_heading(out, "##", heading != NULL ? heading : label);
  write_metadata(out, card);
  if (heading == NULL)
    write_section(out, ILK_SECTION_QUESTION, content->question);
  else if (rest != NULL)
    g_string_append_printf(out, "\n%s\n", rest);
  write_answer(out, content->answer, heading != NULL && rest == NULL);
  if (content->key.short_answer != NULL)
    write_section(out, ILK_SECTION_SHORT_ANSWER, content->key.short_answer);
  write_lists(out, content);
  if (content->source != NULL)
    write_section(out, ILK_SECTION_SOURCE, content->source);
}

static void
write_speech(GString *out, const IlkDeckSpeech *speech)
{
  if (ilk_deck_speech_is_empty(speech))
    return;
  if (*speech->language != '\0')
    g_string_append_printf(out, "- language: %s\n", speech->language);
  g_auto(GStrv) says = g_strsplit(speech->says, "\n", -1);
  for (char **say = says; *say != NULL; say++)
    g_string_append_printf(out, "- say: %s\n", *say);
}

char *
ilk_deck_file_to_markdown(const IlkDeckFile *self)
{
  g_return_val_if_fail(self != NULL, NULL);

  GString *out = g_string_new(NULL);
  write_heading(out, "#", self->title);
  ilk_metadata_write(out, &(IlkMetadata){.id = self->id});
  write_speech(out, self->speech);
  if (*self->description != '\0' && can_follow_metadata(self->description))
    g_string_append_printf(out, "\n%s\n", self->description);
  else if (*self->description != '\0')
    write_section(out, ILK_SECTION_DESCRIPTION, self->description);

  for (guint i = 0; i < self->cards->len; i++)
    write_card(out, ilk_deck_file_get_card(self, i), i + 1);
  return g_string_free(out, FALSE);
}
