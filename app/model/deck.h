/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck as a list shows it: its name and what waits in it now. Immutable; fit for a GListModel.
 */
#pragma once

#include "app/model/deck-speech.h"

#include <glib-object.h>

#define ILK_TYPE_DECK (ilk_deck_get_type())
G_DECLARE_FINAL_TYPE(IlkDeck, ilk_deck, ILK, DECK, GObject)

/**
 * IlkDeckCounts:
 * @new_cards: never studied, and allowed today by the deck's daily limit and by that of all decks
 * @new_limit: how many new cards all decks together may still have today; 0: no limit is known
 * @learning: in learning or relearning steps and due within the learn-ahead limit
 * @due: in review and due
 * @total: all cards
 * @next_due: UTC ms when the next card comes due that is not counted above, 0 when none does
 */
typedef struct {
  guint new_cards;
  guint learning;
  guint due;
  guint total;
  gint64 next_due;
  guint new_limit;
} IlkDeckCounts;

/**
 * IlkDeckPlace:
 * @parent: id of the deck that it stands below, 0 for none
 * @path: the names from the top down to its own, such as “Python / Threads”
 * @file_id: its id in its file, which tells decks of one name apart
 * @description: Markdown, may be empty
 * @timer: an IlkDeckTimer, see app/schedule/study-options.h
 * @speech: (nullable): how it is spoken
 * @rank: which of the decks beside it comes when, from 1 on; 0 when nobody has said, which is
 * behind the others
 */
typedef struct {
  gint64 parent;
  const char *path;
  const char *file_id;
  const char *description;
  int timer;
  IlkDeckSpeech *speech;
  int rank;
} IlkDeckPlace;

/** ilk_deck_new_at: @place: copied. Returns: (transfer full): see ilk_deck_new() */
IlkDeck *ilk_deck_new_at(gint64 id, const char *name, const IlkDeckPlace *place, double retention,
                         const IlkDeckCounts *counts) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_new: a deck that stands below no other. @retention: see ilk_deck_get_retention().
 * Returns: (transfer full): a deck; @name is copied */
IlkDeck *ilk_deck_new(gint64 id, const char *name, double retention, const IlkDeckCounts *counts)
    G_GNUC_WARN_UNUSED_RESULT;

gint64 ilk_deck_get_id(IlkDeck *self);
const char *ilk_deck_get_name(IlkDeck *self);
/** ilk_deck_get_parent: Returns: id of the deck that it stands below, 0 for none */
gint64 ilk_deck_get_parent(IlkDeck *self);
const char *ilk_deck_get_path(IlkDeck *self);
const char *ilk_deck_get_file_id(IlkDeck *self);
/** ilk_deck_get_timer: Returns: an IlkDeckTimer: what happens at the target time of its cards */
int ilk_deck_get_timer(IlkDeck *self);
/** ilk_deck_get_speech: Returns: (transfer none) (nullable): how it is spoken */
IlkDeckSpeech *ilk_deck_get_speech(IlkDeck *self);
/** ilk_deck_get_rank: Returns: see IlkDeckPlace */
int ilk_deck_get_rank(IlkDeck *self);
/** ilk_deck_get_description: Returns: what the deck is about, in Markdown; may be empty */
const char *ilk_deck_get_description(IlkDeck *self);
/** ilk_deck_get_retention: Returns: the desired retention of this deck alone, 0 when it follows the
 * collection's */
double ilk_deck_get_retention(IlkDeck *self);
/** ilk_deck_get_counts: Returns: (transfer none): lives as long as the deck */
const IlkDeckCounts *ilk_deck_get_counts(IlkDeck *self);
/** ilk_deck_get_waiting: Returns: how many cards a session started now would show at least: new +
 * learning + due */
guint ilk_deck_get_waiting(IlkDeck *self);

/** ilk_deck_counts_add: adds @more to @sum, which then has no more new cards than all decks
 * together may have */
void ilk_deck_counts_add(IlkDeckCounts *sum, const IlkDeckCounts *more);

/** ilk_deck_counts_get_waiting: Returns: see ilk_deck_get_waiting() */
guint ilk_deck_counts_get_waiting(const IlkDeckCounts *counts);
