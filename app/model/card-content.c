/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of what a card says, and how long it takes to say the answer.
 */
#include "app/model/card-content.h"

#include <math.h>

#define WORDS_PER_SECOND 2.6

static const char *const *
dup_strv(const char *const *strings)
{
  static const char *const none[] = {NULL};
  return (const char *const *) g_strdupv((char **) (strings != NULL ? strings : none));
}

IlkCardContent
ilk_card_content_copy(const IlkCardContent *self)
{
  return (IlkCardContent){
      .question = g_strdup(self->question),
      .answer = g_strdup(self->answer),
      .seconds = self->seconds,
      .demo = g_strdup(self->demo),
      .tags = dup_strv(self->tags),
      .distractors = dup_strv(self->distractors),
      .source = g_strdup(self->source),
      .needs = (const char *const *) g_strdupv((char **) self->needs),
      .key = ilk_answer_key_copy(&self->key),
  };
}

void
ilk_card_content_clear(IlkCardContent *self)
{
  g_free((char *) self->question);
  g_free((char *) self->answer);
  g_free((char *) self->demo);
  g_free((char *) self->source);
  g_strfreev((char **) self->tags);
  g_strfreev((char **) self->distractors);
  g_strfreev((char **) self->needs);
  ilk_answer_key_clear(&self->key);
  *self = (IlkCardContent){0};
}

int
ilk_target_seconds_for_answer(const char *answer)
{
  int words = 0;
  gboolean inside = FALSE;
  for (const char *p = answer; *p != '\0'; p = g_utf8_next_char(p)) {
    gboolean space = g_unichar_isspace(g_utf8_get_char(p));
    if (!space && !inside)
      words++;
    inside = !space;
  }
  return CLAMP((int) lround(words / WORDS_PER_SECOND), 5, 60);
}
