/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an import takes its cards from: a deck's title, then its cards, some at a time, so that a
 * file of any size is never in memory as a whole. Any thread, one at a time.
 */
#pragma once

#include "app/deckfile/deck-file.h"

/**
 * IlkSm2Memory:
 * @ease: SM-2's factor in thousandths, such as 2500; 0 when nothing is known of a card
 * @days: its last interval
 * @last: UTC ms of the last review; 0: as if it had been now
 *
 * What SM-2, or a program that schedules much like it, knows of a card.
 */
typedef struct {
  int ease;
  int days;
  gint64 last;
} IlkSm2Memory;

/** IlkPackage: decks with notes, cards and logs of another program, see app/anki/arrival.h */
typedef struct _IlkPackage IlkPackage;

/**
 * IlkCardBatch:
 * @cards: (element-type IlkDeckFileCard)
 * @lines: (nullable) (element-type guint): in which line of the file each begins
 * @memories: (nullable) (element-type IlkSm2Memory): what is known of each
 * @uids: (nullable): ILK_UID_LENGTH bytes for each: what its note is known by in a deck of its
 * file's id
 * @notes: (nullable): of a package instead of cards, see app/anki/arrival.h
 * @media: (nullable) (element-type utf8): hashes of files that were put for them
 *
 * Some cards of a deck, in their order.
 */
typedef struct {
  GPtrArray *cards;
  GArray *lines;
  GArray *memories;
  guint8 *uids;
  GPtrArray *notes;
  GPtrArray *media;
} IlkCardBatch;

/** ilk_card_batch_new: Returns: (transfer full): without cards. @with_memories: else it has none */
IlkCardBatch *ilk_card_batch_new(gboolean with_memories) G_GNUC_WARN_UNUSED_RESULT;
void ilk_card_batch_free(IlkCardBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkCardBatch, ilk_card_batch_free)

/**
 * IlkCardSource:
 * @deck: (transfer none): the deck, without its cards
 * @package: (nullable) (transfer none): its decks, when it has several and notes of another program
 * @next: Returns: (transfer full) (nullable): the next cards, at least one; NULL at the end, and
 * with @error. It is not called again after either.
 * @rewind: has @next begin with the first cards again; @deck may be another one then
 * @free: frees @self
 *
 * The beginning of every source.
 */
typedef struct _IlkCardSource IlkCardSource;
struct _IlkCardSource {
  const IlkDeckFile *deck;
  const IlkPackage *package;
  IlkCardBatch *(*next)(IlkCardSource *self, GError **error);
  gboolean (*rewind)(IlkCardSource *self, GError **error);
  void (*free)(IlkCardSource *self);
};

/** ilk_card_source_next: see IlkCardSource */
IlkCardBatch *ilk_card_source_next(IlkCardSource *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean ilk_card_source_rewind(IlkCardSource *self, GError **error);
void ilk_card_source_free(IlkCardSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkCardSource, ilk_card_source_free)

/** ilk_card_source_new_for_deck: Returns: (transfer full): all cards of @deck, which has to live as
 * long, at once. @memories: (nullable) (array length=n): of the first of them */
IlkCardSource *ilk_card_source_new_for_deck(const IlkDeckFile *deck, const IlkSm2Memory *memories,
                                            guint n) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_card_source_new_ahead: Returns: (transfer full): the same cards, read ahead on a thread of
 * its own while what takes them is at work. Takes @source */
IlkCardSource *ilk_card_source_new_ahead(IlkCardSource *source) G_GNUC_WARN_UNUSED_RESULT;
