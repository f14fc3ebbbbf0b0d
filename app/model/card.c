/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An immutable card: it owns copies of its texts, so a reader on any thread needs no lock.
 */
#include "app/model/card.h"

#include <math.h>

#define WORDS_PER_SECOND 2.6

struct _IlkCard {
  GObject parent_instance;

  /* Owned */
  IlkCardContent content;

  gint64 id;
  gint64 deck;
  IlkMemory memory;
};

G_DEFINE_FINAL_TYPE(IlkCard, ilk_card, G_TYPE_OBJECT)

static void
ilk_card_finalize(GObject *object)
{
  IlkCard *self = ILK_CARD(object);

  g_free((char *) self->content.question);
  g_free((char *) self->content.answer);
  g_free((char *) self->content.demo);
  g_free((char *) self->content.source);
  g_strfreev((char **) self->content.tags);
  g_strfreev((char **) self->content.distractors);
  G_OBJECT_CLASS(ilk_card_parent_class)->finalize(object);
}

static void
ilk_card_class_init(IlkCardClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ilk_card_finalize;
}

static void
ilk_card_init(IlkCard *self)
{
}

static const char *const *
dup_strv(const char *const *strings)
{
  static const char *const none[] = {NULL};
  return (const char *const *) g_strdupv((char **) (strings != NULL ? strings : none));
}

IlkCard *
ilk_card_new(gint64 id, gint64 deck, const IlkCardContent *content, const IlkMemory *memory)
{
  g_return_val_if_fail(content != NULL && memory != NULL, NULL);

  IlkCard *self = g_object_new(ILK_TYPE_CARD, NULL);
  self->id = id;
  self->deck = deck;
  self->memory = *memory;
  self->content = (IlkCardContent){
      .question = g_strdup(content->question),
      .answer = g_strdup(content->answer),
      .seconds = content->seconds,
      .demo = g_strdup(content->demo),
      .tags = dup_strv(content->tags),
      .distractors = dup_strv(content->distractors),
      .source = g_strdup(content->source),
  };
  return self;
}

gint64
ilk_card_get_id(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), 0);
  return self->id;
}

gint64
ilk_card_get_deck(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), 0);
  return self->deck;
}

const IlkCardContent *
ilk_card_get_content(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), NULL);
  return &self->content;
}

const IlkMemory *
ilk_card_get_memory(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), NULL);
  return &self->memory;
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
