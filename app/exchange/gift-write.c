/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes GIFT that ilk_gift_parse() reads back as the same cards, where it has a kind for them.
 */
#include "app/exchange/gift-private.h"
#include "app/exchange/gift.h"
#include "app/model/cloze.h"
#include "app/model/occlusion.h"
#include "app/model/pair.h"

#include <string.h>

/* A sign at its head would make something else of a text. */
static void
write_text(GString *out, const char *text)
{
  if (*text == '[')
    g_string_append(out, "[markdown]");
  ilk_gift_escape(out, text);
}

/* @sign: `=` or `~`, which may have its weight already */
static void
write_answer(GString *out, const char *sign, const char *text)
{
  g_string_append_printf(out, "\n\t%s", sign);
  if (*text == '%' && sign[1] == '\0')
    g_string_append(out, *sign == '=' ? "%100%" : "%0%");
  write_text(out, text);
}

static void
write_option(GString *out, const char *sign, const char *text, const char *feedback)
{
  write_answer(out, sign, text);
  if (*feedback != '\0') {
    g_string_append_c(out, '#');
    write_text(out, feedback);
  }
}

static void
write_general(GString *out, const char *feedback)
{
  if (*feedback == '\0')
    return;
  g_string_append(out, "\n\t####");
  write_text(out, feedback);
}

static void
write_wrong(GString *out, const char *sign, const char *const *wrong)
{
  for (guint i = 0; wrong != NULL && wrong[i] != NULL; i++) {
    g_autofree char *reason = NULL;
    g_autofree char *text = ilk_wrong_answer_split(wrong[i], &reason);
    write_option(out, sign, text, reason);
  }
}

/* The first paragraph is the right option, the rest is said of it. */
static void
write_choice(GString *out, const IlkCardContent *content)
{
  const char *short_answer = content->key.short_answer;
  const char *gap = strstr(content->answer, "\n\n");
  g_autofree char *first = gap != NULL ? g_strndup(content->answer, (gsize) (gap - content->answer))
                                       : g_strdup(content->answer);
  write_option(out, "=", short_answer != NULL ? short_answer : first, "");
  write_wrong(out, "~", content->distractors);
  write_general(out, short_answer != NULL ? content->answer : gap != NULL ? gap + 2 : "");
}

static void
write_several(GString *out, const IlkCardContent *content)
{
  char share[G_ASCII_DTOSTR_BUF_SIZE];
  const char *const *right = content->key.right_answers;
  g_ascii_formatd(share, sizeof share, "%.5g", 100.0 / g_strv_length((char **) right));
  g_autofree char *plus = g_strdup_printf("~%%%s%%", share);
  g_autofree char *minus = g_strdup_printf("~%%-%s%%", share);
  for (guint i = 0; right[i] != NULL; i++)
    write_option(out, plus, right[i], "");
  write_wrong(out, minus, content->distractors);
  write_general(out, content->answer);
}

static void
write_true_false(GString *out, const IlkCardContent *content)
{
  gboolean is_true = g_ascii_strncasecmp(content->answer, "true", strlen("true")) == 0;
  const char *gap = strstr(content->answer, "\n\n");
  g_autofree char *reason = NULL;
  if (content->distractors != NULL && content->distractors[0] != NULL) {
    g_autofree char *text = ilk_wrong_answer_split(content->distractors[0], &reason);
  }
  g_string_append(out, is_true ? "TRUE" : "FALSE");
  if (reason != NULL && *reason != '\0') {
    g_string_append_c(out, '#');
    write_text(out, reason);
  }
  write_general(out, gap != NULL ? gap + 2 : "");
}

static void
write_pairs(GString *out, const IlkCardContent *content)
{
  for (guint i = 0; content->key.pairs[i] != NULL; i++) {
    gsize length;
    const char *pair = content->key.pairs[i], *arrow = ilk_pair_find_arrow(pair, &length);
    g_autofree char *left = g_strndup(pair, arrow != NULL ? (gsize) (arrow - pair) : 0);
    const char *right = arrow != NULL ? arrow + length : pair;
    write_answer(out, "=", g_strstrip(left));
    g_string_append(out, " -> ");
    ilk_gift_escape(out, right + strspn(right, " "));
  }
  write_general(out, content->answer);
}

/* `5 ± 0.5` and `4..6` as GIFT has them. Returns: (transfer full) (nullable): NULL where a unit or
 * anything else stands by */
static char *
dup_number(const char *text)
{
  if (strspn(text, "0123456789.+-eE ±\xc2\xb1") != strlen(text))
    return NULL;
  const char *sign = strstr(text, " ± ");
  if (sign == NULL)
    return strchr(text, ' ') == NULL && strstr(text, "±") == NULL ? g_strdup(text) : NULL;
  g_autofree char *value = g_strndup(text, (gsize) (sign - text));
  return g_strdup_printf("%s:%s", value, sign + strlen(" ± "));
}

static gboolean
write_numbers(GString *out, const IlkCardContent *content)
{
  g_autoptr(GString) numbers = g_string_new("#");
  for (guint i = 0; content->key.accept[i] != NULL; i++) {
    g_autofree char *number = dup_number(content->key.accept[i]);
    if (number == NULL)
      return FALSE;
    g_string_append_printf(numbers, "\n\t=%s", number);
  }
  g_string_append(out, numbers->str);
  write_general(out, content->answer);
  return TRUE;
}

/* An arrow would make pairs of them. */
static void
write_accepted(GString *out, const char *const *accept, const char *answer)
{
  for (guint i = 0; accept[i] != NULL; i++) {
    g_autoptr(GString) text = g_string_new(accept[i]);
    g_string_replace(text, "->", "→", 0);
    write_option(out, "=", text->str, "");
  }
  write_general(out, answer);
}

static void
write_order(GString *out, const IlkCardContent *content)
{
  g_autoptr(GString) steps = g_string_new(NULL);
  for (guint i = 0; content->key.order[i] != NULL; i++)
    g_string_append_printf(steps, "%s%u. %s", i > 0 ? "\n" : "", i + 1, content->key.order[i]);
  if (*content->answer != '\0')
    g_string_append_printf(steps, "\n\n%s", content->answer);
  write_general(out, steps->str);
}

static gboolean
has_items(const char *const *list)
{
  return list != NULL && list[0] != NULL;
}

static void
write_answers(GString *out, const IlkCardContent *content)
{
  const IlkAnswerKey *key = &content->key;
  if (key->form == ILK_ANSWER_TRUE_FALSE)
    write_true_false(out, content);
  else if (has_items(key->right_answers))
    write_several(out, content);
  else if (has_items(key->pairs))
    write_pairs(out, content);
  else if (has_items(key->order))
    write_order(out, content);
  else if (has_items(key->accept)) {
    if (key->form == ILK_ANSWER_TYPED || !write_numbers(out, content))
      write_accepted(out, key->accept, content->answer);
  } else if (has_items(content->distractors))
    write_choice(out, content);
  else
    write_general(out, content->answer);
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
    write_accepted(out, accept, card->content.answer);
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
  write_answers(out, &card->content);
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
  write_general(out, card->content.question);
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
