/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the collection in a package says besides notes, cards and log: when its days begin, its
 * decks and how they are studied, its notetypes. Read once. Any thread, one at a time.
 */
#pragma once

#include "app/anki/notetype.h"
#include "app/anki/preset.h"
#include "app/store/sqlite/database.h"

/**
 * IlkAnkiDeck:
 * @name: with `::` between its levels
 * @description: Markdown or HTML, as it is there
 * @preset: how it is studied, 0 when that is not known
 * @retention: its own, 0 for none
 * @is_filtered: its cards belong to other decks
 */
typedef struct {
  gint64 id;
  char *name;
  char *description;
  gint64 preset;
  double retention;
  gboolean is_filtered;
} IlkAnkiDeck;

/**
 * IlkAnkiCollection:
 * @schema: the version of its tables
 * @created: UTC s
 * @first_day: the learner's day that its days are counted from
 * @rollover: minutes after midnight at which a day begins
 * @is_version_1: whether its scheduler was the first
 * @decks: (element-type gint64 IlkAnkiDeck)
 * @presets: (element-type gint64 IlkAnkiPreset)
 * @notetypes: (element-type gint64 IlkAnkiNotetype): parsed
 */
typedef struct {
  int schema;
  gint64 created;
  gint64 first_day;
  int rollover;
  gboolean is_version_1;
  GHashTable *decks;
  GHashTable *presets;
  GHashTable *notetypes;
} IlkAnkiCollection;

/** ilk_anki_collection_read: Returns: (transfer full): NULL with ILK_ERROR_INVALID, or NEWER when
 * its schema is not known */
IlkAnkiCollection *ilk_anki_collection_read(IlkDatabase *db, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_anki_collection_free(IlkAnkiCollection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkAnkiCollection, ilk_anki_collection_free)

/** ilk_anki_collection_get_preset: Returns: (transfer none): of @deck (nullable); the usual one
 * when it has none */
const IlkAnkiPreset *ilk_anki_collection_get_preset(const IlkAnkiCollection *self,
                                                    const IlkAnkiDeck *deck);
