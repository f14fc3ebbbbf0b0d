/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck as others import it: a deck file with its pictures and sounds beside it, or all of that in
 * one .zip. Any thread; blocking.
 */
#pragma once

#include "app/store/front/collection.h"

/**
 * IlkDeckExport:
 * @cards: how many were written
 * @files: how many pictures and sounds
 * @missing: how many of these the collection does not have
 * @unkept: how many have no place in the format
 * @hidden: cards that ask for a hidden part of a picture, for which the format has no kind
 * @unanswered: cards that say nothing on one of their sides
 * @unwritten: wrong answers that the format has no form for
 */
typedef struct {
  guint cards;
  guint files;
  guint missing;
  guint unkept;
  guint hidden;
  guint unanswered;
  guint unwritten;
} IlkDeckExport;

/** ilk_deck_export_dup_losses: Returns: (transfer full) (nullable): a sentence for each kind of
 * what was left out, one after the other; NULL when nothing was */
char *ilk_deck_export_dup_losses(const IlkDeckExport *self) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_export_is_archive: Returns: whether a file called @name is to be an archive */
gboolean ilk_deck_export_is_archive(const char *name);

/**
 * ilk_deck_export:
 * @file: one whose name ends in .zip becomes an archive, one in .gift questions alone; replaced in
 * one step or left as it is
 * @done: (out): set on success
 * @error: ILK_ERROR_INVALID when another file has the place of a picture
 *
 * The same deck gives the same archive, byte for byte.
 */
gboolean ilk_deck_export(IlkCollection *collection, gint64 deck, GFile *file, IlkDeckExport *done,
                         GError **error);
