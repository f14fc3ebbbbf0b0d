/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the cards of a deck file need first, all of it together: no card may need one that is not
 * there, nor itself by way of others. For app/deckfile. Any thread, one at a time.
 */
#pragma once

#include "app/deckfile/deck-file.h"

typedef struct _IlkNeeds IlkNeeds;

IlkNeeds *ilk_needs_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_needs_free(IlkNeeds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkNeeds, ilk_needs_free)

/** ilk_needs_add: remembers what @card needs. @where: a line or an offset, as the caller likes.
 * Returns: FALSE when that is too much of one file */
gboolean ilk_needs_add(IlkNeeds *self, const IlkDeckFileCard *card, gsize where);

/** IlkNeedsHas: Returns: whether a card of the file has @id */
typedef gboolean (*IlkNeedsHas)(const char *id, gpointer data);

/**
 * ilk_needs_dup_problem:
 * @where: (out): of the card that it is about
 *
 * Returns: (transfer full) (nullable): what is wrong as a sentence, NULL when nothing is
 */
char *ilk_needs_dup_problem(IlkNeeds *self, IlkNeedsHas has, gpointer data, gsize *where)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_needs_mend: takes away from the cards of @file what they need and cannot have: cards may have
 * moved to other decks, or may have been changed one by one until they formed a circle */
void ilk_needs_mend(IlkDeckFile *file);
