/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a deck file would be refused for is refused here, too: what was written in the window can
 * be exported and read back.
 */
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/model/cloze.h"
#include "app/model/face.h"
#include "app/model/occlusion.h"
#include "app/model/pair.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail(GError **error, const char *sentence)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_gaps(const IlkNote *note, const char *text, GError **error)
{
  g_autoptr(GArray) numbers = ilk_note_list_ordinals(note);
  if (!ilk_occlusion_check(text, error))
    return FALSE;
  if (ilk_cloze_find_open(text) >= 0)
    return fail(error, _("A gap is never closed: it begins with “{{c1::” and ends with “}}”."));
  if (numbers->len == 0)
    return fail(error, _("The text has no gap. Write what is asked as “{{c1::text}}”."));
  return TRUE;
}

static gboolean
has_key(const IlkAnswerKey *key)
{
  return key->right_answers != NULL || key->order != NULL || key->pairs != NULL ||
         key->accept != NULL;
}

/* The other direction asks for the question, with the answer. */
static gboolean
check_texts(const IlkNote *note, const IlkCardContent *content, GError **error)
{
  gboolean one_way = ilk_note_get_kind(note) == ILK_NOTE_QUESTION_AND_ANSWER;
  if (*content->question == '\0')
    return fail(error, _("The note has no question."));
  return *content->answer != '\0' || (one_way && has_key(&content->key)) ||
         fail(error, _("The note has no answer."));
}

gboolean
ilk_answer_is_true_or_false(const char *answer)
{
  static const char *const words[] = {"true", "false"};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    gsize length = strlen(words[i]);
    if (g_ascii_strncasecmp(answer, words[i], length) == 0 && !g_ascii_isalnum(answer[length]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
check_items(const char *const *items, GError **error)
{
  if (items != NULL && g_strv_length((char **) items) > ILK_MAX_DISTRACTORS) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE, _("A list of a card has at most %d items."),
                ILK_MAX_DISTRACTORS);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_key(const IlkCardContent *content, GError **error)
{
  const IlkAnswerKey *key = &content->key;
  for (const char *const *pair = key->pairs; pair != NULL && *pair != NULL; pair++) {
    if (!ilk_pair_is_valid(*pair))
      return fail(error, _("Each pair reads “left → right”; “->” is an arrow, too."));
  }
  if (key->form == ILK_ANSWER_TRUE_FALSE && !ilk_answer_is_true_or_false(content->answer))
    return fail(error, _("The answer of a card of the kind “true-false” begins with “True” or "
                         "“False”."));
  return check_items(content->distractors, error) && check_items(key->right_answers, error) &&
         check_items(key->accept, error) && check_items(key->pairs, error) &&
         check_items(key->order, error);
}

gboolean
ilk_note_check(const IlkNote *note, GError **error)
{
  g_return_val_if_fail(note != NULL, FALSE);

  if (ilk_note_get_kind(note) == ILK_NOTE_FOREIGN)
    return TRUE;
  const IlkCardContent content = ilk_note_get_content(note);
  gboolean has_texts = ilk_note_get_kind(note) == ILK_NOTE_CLOZE
                           ? check_gaps(note, content.question, error)
                           : check_texts(note, &content, error);
  return has_texts && check_key(&content, error);
}
