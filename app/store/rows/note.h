/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes and their cards as rows: a card's content as JSON and back, its checksum, its place in the
 * text index. Database thread only, but for the pure functions.
 */
#pragma once

#include "app/model/card.h"
#include "app/model/note.h"
#include "app/store/store.h"

/**
 * IlkNoteRow:
 * @file_id: the card's id in its deck's file
 * @fields: question, answer, source and distractors as a JSON object
 * @tags: one a line
 * @crc: CRC-32C of @fields and @tags
 *
 * What the table `note` holds of a card.
 */
typedef struct {
  char *file_id;
  char *fields;
  char *tags;
  guint32 crc;
} IlkNoteRow;

void ilk_note_init(IlkNoteRow *self, const char *file_id, const IlkCardContent *content);
void ilk_note_clear(IlkNoteRow *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkNoteRow, ilk_note_clear)

/** ilk_note_checksum: Returns: what @crc of a note with these texts must be */
guint32 ilk_note_checksum(const char *fields, const char *tags);

/** ilk_card_checksum: Returns: what the column `crc` of a card's row must be. @demo: (nullable) */
guint32 ilk_card_checksum(gint64 id, gint64 deck, gint64 position, gint64 seconds,
                          const char *demo);

/** ilk_uid_derive: makes a deck's or note's uid from the ids in its file, so that a file that is
 * imported again finds its rows. @card: (nullable) */
void ilk_uid_derive(guint8 uid[ILK_UID_LENGTH], const char *deck, const char *card);

/** ilk_store_get_card: Returns: (transfer full): the card, NULL with ILK_ERROR_NOT_FOUND */
IlkCard *ilk_store_get_card(IlkStore *self, gint64 card, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_list_content: calls @visit for each card of @deck in its order; @content lives until
 * it returns */
typedef void (*IlkContentVisitor)(const char *file_id, const IlkCardContent *content,
                                  gpointer data);
gboolean ilk_store_list_content(IlkStore *self, gint64 deck, IlkContentVisitor visit, gpointer data,
                                GError **error);
