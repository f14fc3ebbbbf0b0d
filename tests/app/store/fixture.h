/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store's tests: a collection in a folder of its own, a clock that stands still, decks that
 * are made up. Main thread only.
 */
#pragma once

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/deckfile/deck-file.h"
#include "app/model/review.h"
#include "app/store/front/collection.h"

/** NOON: 2026-11-22, 12:00 UTC */
#define NOON G_GINT64_CONSTANT(1795348800000)

/** fixture_dup_directory: freezes the clock at NOON. Returns: (transfer full): an empty folder */
char *fixture_dup_directory(void) G_GNUC_WARN_UNUSED_RESULT;

/** fixture_remove: removes @directory and all in it, frees the name and lets the clock run */
void fixture_remove(char *directory);

/** fixture_copy: copies the files of @from, and those of its folders, into the folder @to */
void fixture_copy(const char *from, const char *to);

/** fixture_remove_backups: removes the backups and the second copy of the collection in
 * @directory */
void fixture_remove_backups(const char *directory);

/** fixture_open: Returns: (transfer full): the collection in @directory */
IlkCollection *fixture_open(const char *directory) G_GNUC_WARN_UNUSED_RESULT;

/** fixture_close: drops the last reference, and proves that it was */
void fixture_close(IlkCollection *collection);

/** fixture_deck: Returns: (transfer full): a deck “Made up” of cards 1 to @n */
IlkDeckFile *fixture_deck(guint n) G_GNUC_WARN_UNUSED_RESULT;

/** fixture_import: imports fixture_deck(@n). Returns: its id */
gint64 fixture_import(IlkCollection *collection, guint n);

/** fixture_answer: answers @card now. Returns: its memory then */
IlkMemory fixture_answer(IlkCollection *collection, gint64 card, IlkRating rating);

/** fixture_next: Returns: the id of the card to study now, 0 for none */
gint64 fixture_next(IlkCollection *collection, gint64 deck);

/** fixture_assert_sound: proves that a check finds nothing */
void fixture_assert_sound(IlkCollection *collection);
