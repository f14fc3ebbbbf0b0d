/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ids follow from titles or questions, so that the same file imported again finds its cards.
 */
#include "app/exchange/question-file.h"

#include "app/base/encoding.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_DIGITS 12

static char *
dup_title(const char *name)
{
  g_autofree char *base = g_path_get_basename(name);
  char *dot = strrchr(base, '.');
  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_steal_pointer(&base);
}

/* A control character is a slip of some program; while GIFT is read it is an escaped sign. Old
 * programs end lines with a carriage return alone. */
void
ilk_question_text_clean(char *text)
{
  char *out = text;
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\r' && p[1] != '\n')
      *out++ = '\n';
    else if (!g_ascii_iscntrl(*p) || *p == '\t' || *p == '\n')
      *out++ = *p;
  *out = '\0';
}

char **
ilk_question_file_open(IlkQuestionFile *self, const char *text, gsize length, const char *name,
                       GError **error)
{
  *self = (IlkQuestionFile){.name = name};
  if (length > ILK_MAX_DECK_TEXT_BYTES) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE, _("%s:1: The file is larger than %d MiB."),
                name, ILK_MAX_DECK_TEXT_BYTES / 1024 / 1024);
    return NULL;
  }
  guint bad = 1;
  const char *problem = ilk_encoding_check(text, length, &bad);
  if (problem != NULL) {
    ilk_question_file_fail(self, bad, error, problem);
    return NULL;
  }
  gsize mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autofree char *copy = g_strndup(text + mark, length - mark);
  g_autofree char *title = dup_title(name);
  ilk_question_text_clean(copy);
  char **lines = g_strsplit(copy, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    g_strchomp(*line);
  self->deck = ilk_deck_file_new(NULL, title, NULL);
  self->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return lines;
}

gboolean
ilk_question_file_fail(const IlkQuestionFile *self, guint line, GError **error,
                       const char *sentence)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s:%u: %s", self->name, line, sentence);
  return FALSE;
}

gboolean
ilk_question_file_is_id(const char *title)
{
  for (const char *p = title; *p != '\0'; p++)
    if (!g_ascii_isalnum(*p) && *p != '-' && *p != '_' && *p != '.')
      return FALSE;
  return *title != '\0' && strlen(title) <= ILK_MAX_NAME_BYTES / 2;
}

/* Returns: (transfer full): an id that no other question of the file has */
static char *
dup_id(IlkQuestionFile *self, const char *prefix, const char *title, const char *question)
{
  const char *name = title != NULL && *title != '\0' ? title : question;
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
  g_autofree char *made = g_strdup_printf("%s-%.*s", prefix, ID_DIGITS, sum);
  const char *base = title != NULL && ilk_question_file_is_id(title) ? title : made;
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(self->ids, base));
  g_autofree char *id = g_strdup(base);
  /* Those that were given already are not tried again. */
  while (number > 0 && g_hash_table_contains(self->ids, id)) {
    g_free(id);
    id = g_strdup_printf("%s-%u", base, ++number);
  }
  g_hash_table_insert(self->ids, g_strdup(base), GUINT_TO_POINTER(MAX(number, 1)));
  if (!g_str_equal(id, base))
    g_hash_table_insert(self->ids, g_strdup(id), GUINT_TO_POINTER(1));
  return g_steal_pointer(&id);
}

static gboolean
is_too_long(const char *const *list)
{
  return list != NULL && g_strv_length((char **) list) > ILK_MAX_DISTRACTORS;
}

gboolean
ilk_question_file_add(IlkQuestionFile *self, guint line, const char *prefix, const char *title,
                      const IlkCardContent *content, GError **error)
{
  const IlkAnswerKey *key = &content->key;
  if (self->deck->cards->len == ILK_MAX_QUESTIONS)
    return ilk_question_file_fail(self, line, error,
                                  _("There are too many questions in one file."));
  if (strlen(content->question) > ILK_MAX_TEXT_BYTES ||
      strlen(content->answer) > ILK_MAX_TEXT_BYTES)
    return ilk_question_file_fail(self, line, error, _("This question is too long."));
  if (is_too_long(content->distractors) || is_too_long(key->right_answers) ||
      is_too_long(key->accept) || is_too_long(key->pairs)) {
    g_autofree char *sentence = g_strdup_printf(
        ngettext("A question has at most %d answer that is right, and as many that are wrong.",
                 "A question has at most %d answers that are right, and as many that are wrong.",
                 ILK_MAX_DISTRACTORS),
        ILK_MAX_DISTRACTORS);
    return ilk_question_file_fail(self, line, error, sentence);
  }
  g_autofree char *id = dup_id(self, prefix, title, content->question);
  ilk_deck_file_add(self->deck, id, content);
  return TRUE;
}

IlkDeckFile *
ilk_question_file_close(IlkQuestionFile *self, gboolean done, GError **error)
{
  g_autoptr(IlkDeckFile) deck = g_steal_pointer(&self->deck);
  g_clear_pointer(&self->ids, g_hash_table_unref);
  if (done && deck->cards->len == 0)
    done = ilk_question_file_fail(self, 1, error, _("There is no question in this file."));
  return done ? g_steal_pointer(&deck) : NULL;
}
