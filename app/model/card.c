/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An immutable card: it owns copies of its texts, so a reader on any thread needs no lock.
 */
#include "app/model/card.h"

struct _IlkCard {
  GObject parent_instance;

  /* Owned */
  IlkCardContent content;

  IlkCardPlace place; /* with a reference to its speech */
  IlkCardMarks marks;
  IlkMemory memory;
};

G_DEFINE_FINAL_TYPE(IlkCard, ilk_card, G_TYPE_OBJECT)

static void
ilk_card_finalize(GObject *object)
{
  ilk_card_content_clear(&ILK_CARD(object)->content);
  g_clear_pointer(&ILK_CARD(object)->place.speech, ilk_deck_speech_unref);
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

IlkCard *
ilk_card_new_of_note(const IlkCardPlace *place, const IlkCardContent *content,
                     const IlkMemory *memory, const IlkCardMarks *marks)
{
  g_return_val_if_fail(place != NULL && content != NULL && memory != NULL, NULL);
  g_return_val_if_fail(marks == NULL || marks->flag <= ILK_MAX_CARD_FLAG, NULL);

  IlkCard *self = g_object_new(ILK_TYPE_CARD, NULL);
  self->place = *place;
  self->place.speech = place->speech != NULL ? ilk_deck_speech_ref(place->speech) : NULL;
  self->memory = *memory;
  self->marks = marks != NULL ? *marks : (IlkCardMarks){0};
  self->content = ilk_card_content_copy(content);
  return self;
}

IlkCard *
ilk_card_new(gint64 id, gint64 deck, const IlkCardContent *content, const IlkMemory *memory)
{
  const IlkCardPlace place = {.id = id, .note = id, .deck = deck};
  return ilk_card_new_of_note(&place, content, memory, NULL);
}

gint64
ilk_card_get_added(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), 0);
  return self->place.added;
}

IlkDeckSpeech *
ilk_card_get_speech(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), NULL);
  return self->place.speech;
}

gint64
ilk_card_get_id(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), 0);
  return self->place.id;
}

gint64
ilk_card_get_note(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), 0);
  return self->place.note;
}

int
ilk_card_get_ordinal(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), 0);
  return self->place.ordinal;
}

gint64
ilk_card_get_deck(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), 0);
  return self->place.deck;
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

const IlkCardMarks *
ilk_card_get_marks(IlkCard *self)
{
  g_return_val_if_fail(ILK_IS_CARD(self), NULL);
  return &self->marks;
}
