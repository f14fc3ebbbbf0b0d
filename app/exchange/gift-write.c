/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes GIFT that ilk_gift_parse() reads back as the same cards, where it has a kind for them.
 */
#include "app/exchange/gift-private.h"
#include "app/exchange/gift.h"
#include "app/model/cloze.h"
#include "app/model/occlusion.h"

#include <string.h>

static gboolean
has_items(const char *const *list)
{
  return list != NULL && list[0] != NULL;
}

static void
write_head(GString *out, const char *id, const char *question)
{
  g_string_append(out, "::");
  ilk_gift_escape(out, id);
  g_string_append(out, "::[markdown]");
  ilk_gift_escape(out, question);
  g_string_append(out, " {");
}

/* Whether @text says anything: without it, braces would be empty, which ends a reader. */
static gboolean
has_text(const char *text)
{
  return text[strspn(text, " \t\r\n")] != '\0';
}

/* How many cards hide a part of a picture. */
static guint
count_hidden(const char *question)
{
  g_autoptr(GArray) parts = ilk_occlusion_parse(question);
  g_autoptr(GHashTable) numbers = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < parts->len; i++)
    g_hash_table_add(numbers, GINT_TO_POINTER(g_array_index(parts, IlkHiddenPart, i).number));
  return g_hash_table_size(numbers);
}

/* A question for each number of gaps. */
static void
write_cloze(GString *out, const IlkDeckFileCard *card, IlkGiftSum *sum)
{
  g_autofree char *text = ilk_occlusion_dup_text(card->content.question);
  g_autoptr(GArray) numbers = ilk_cloze_list_numbers(text);
  sum->hidden += count_hidden(card->content.question);
  for (guint i = 0; i < numbers->len; i++) {
    int number = g_array_index(numbers, int, i);
    g_autofree char *id = g_strdup_printf("%s-c%d", card->id, number);
    g_autofree char *question = ilk_cloze_dup_question(text, number);
    g_autofree char *asked = ilk_cloze_dup_asked(text, number);
    const char *accept[] = {asked, NULL};
    if (!has_text(asked)) {
      sum->unanswered++;
      continue;
    }
    write_head(out, id, question);
    ilk_gift_write_accepted(out, accept, NULL, card->content.answer);
    g_string_append(out, "\n}\n\n");
    sum->written++;
  }
}

/* Returns: whether anything would be right: an answer in words, or a list that stands for one */
static gboolean
is_answered(const IlkCardContent *content)
{
  const IlkAnswerKey *key = &content->key;
  gboolean chosen = has_items(content->distractors) && key->short_answer != NULL;
  return chosen || has_items(key->right_answers) || has_items(key->pairs) ||
         has_items(key->order) || has_items(key->accept) || has_text(content->answer);
}

static void
write_card(GString *out, const IlkDeckFileCard *card, IlkGiftSum *sum)
{
  if (!is_answered(&card->content)) {
    sum->unanswered++;
    return;
  }
  write_head(out, card->id, card->content.question);
  ilk_gift_write_answers(out, &card->content, sum);
  g_string_append(out, "\n}\n\n");
  sum->written++;
}

/* The other direction of a card, which is another one. */
static void
write_back(GString *out, const IlkDeckFileCard *card, IlkGiftSum *sum)
{
  g_autofree char *id = g_strdup_printf("%s-back", card->id);
  if (!has_text(card->content.question) || !has_text(card->content.answer)) {
    sum->unanswered++;
    return;
  }
  write_head(out, id, card->content.answer);
  ilk_gift_write_general(out, card->content.question);
  g_string_append(out, "\n}\n\n");
  sum->written++;
}

static void
write_category(GString *out, const char *const *tags, char **current)
{
  const char *tag = tags != NULL && tags[0] != NULL ? tags[0] : "";
  if (g_str_equal(tag, *current))
    return;
  g_autoptr(GString) path = g_string_new(tag);
  g_string_replace(path, "::", "/", 0);
  g_string_append(out, "$CATEGORY: ");
  ilk_gift_escape(out, path->len > 0 ? path->str : "top");
  g_string_append(out, "\n\n");
  g_free(*current);
  *current = g_strdup(tag);
}

char *
ilk_gift_to_text(const IlkDeckFile *deck, IlkGiftSum *sum)
{
  g_return_val_if_fail(deck != NULL && sum != NULL, NULL);

  GString *out = g_string_new(NULL);
  g_autofree char *tag = g_strdup("");
  *sum = (IlkGiftSum){0};
  g_string_append_printf(out, "// %s\n\n", deck->title);
  for (guint i = 0; i < deck->cards->len; i++) {
    const IlkDeckFileCard *card = ilk_deck_file_get_card(deck, i);
    write_category(out, card->content.tags, &tag);
    if (card->kind == ILK_NOTE_CLOZE)
      write_cloze(out, card, sum);
    else
      write_card(out, card, sum);
    if (card->kind == ILK_NOTE_BOTH_DIRECTIONS)
      write_back(out, card, sum);
  }
  return g_string_free(out, FALSE);
}
