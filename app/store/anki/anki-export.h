/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards on their way into a package: all of a deck and of the decks below it, or of the collection.
 * Reads only. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/**
 * IlkAnkiExportSum:
 * @reviews: rows of the log
 * @damaged: notes that are not as they were saved, or whose templates are not there any more
 * @hidden: cards that ask for a part of a picture, for which there is no kind there
 * @lures: wrong answers for quizzes
 * @keys: notes with answers to choose, pair or put in order, or with other right answers
 * @demos: cards that name a demo
 * @shorts: notes with a short answer
 * @needs: notes that say which come before them
 *
 * What was written, and what was left out.
 */
typedef struct {
  guint notes;
  guint cards;
  guint reviews;
  guint decks;
  guint damaged;
  guint hidden;
  guint lures;
  guint keys;
  guint demos;
  guint shorts;
  guint needs;
} IlkAnkiExportSum;

/** IlkAnkiGoesOn: Returns: FALSE with @error when an export is to end early */
typedef gboolean (*IlkAnkiGoesOn)(gpointer data, GError **error);

/**
 * IlkAnkiExport:
 * @path: of the database that is made, where nothing is yet
 * @deck: with those below it, 0 for all
 * @latest: whether in the form of version 18, not 11
 * @cancellable: (nullable)
 * @goes_on: (nullable): asked with @data before each note
 * @files: (element-type utf8 utf8): takes names of files, and the hashes of what they name
 */
typedef struct {
  const char *path;
  gint64 deck;
  gboolean latest;
  GCancellable *cancellable;
  IlkAnkiGoesOn goes_on;
  gpointer data;
  GHashTable *files;
  IlkAnkiExportSum sum;
} IlkAnkiExport;

/** ilk_anki_export: Returns: whether @path is a whole collection of Anki's; what is there on
 * failure is to be removed */
gboolean ilk_anki_export(IlkStore *store, IlkAnkiExport *request, GError **error);

/** ilk_anki_export_dummy: makes the collection that a package in the latest form holds for programs
 * that do not know it, at @path, where nothing is yet: one note, which says so. Any thread. */
gboolean ilk_anki_export_dummy(const char *path, GError **error);
