/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck as one Markdown file holds it: what to learn, never how far the learner has come. The
 * format is described in data/decks/README.md. Plain values: any thread, one at a time.
 */
#pragma once

#include "app/model/deck-speech.h"
#include "app/model/note.h"

#include <gio/gio.h>

/**
 * IlkDeckFileCard:
 * @id: stays when the question is reworded, so that a re-imported card keeps its memory; unique in
 * its deck
 * @earlier_id: (nullable): when @id is derived from the question, the id that versions before
 * schema 5 derived from it: what a collection of then has its row under. Not unique: signs were
 * lost
 * @kind: which cards it gives, see IlkNoteKind; never foreign
 * @content: what its note says: gaps are still marked, reasons stand in the wrong answers
 * @media: (nullable): which files its names mean, see app/model/media-map.h; a deck file says
 * nothing of that
 *
 * Texts hold Markdown as it was written; blank lines around them and spaces at their end are not
 * part of them.
 */
typedef struct {
  char *id;
  char *earlier_id;
  IlkNoteKind kind;
  IlkCardContent content;
  char *media;
} IlkDeckFileCard;

/** ilk_deck_file_card_free: @card: (transfer full): an #IlkDeckFileCard */
void ilk_deck_file_card_free(gpointer card);

/**
 * IlkDeckFile:
 * @id: stays when the title is reworded, so that the deck is recognised on re-import
 * @earlier_id: (nullable): the same of the title
 * @title: one line of plain text
 * @description: Markdown, "" when there is none
 * @cards: (element-type IlkDeckFileCard): in the order of the file
 * @left_out: of a collection's deck, how many cards of another program say nothing on one of their
 * sides, which no deck file can hold
 * @speech: (nullable): how it is spoken; NULL when the file is of a kind that says nothing of that
 */
typedef struct {
  char *id;
  char *earlier_id;
  char *title;
  char *description;
  GPtrArray *cards;
  guint left_out;
  IlkDeckSpeech *speech;
} IlkDeckFile;

/**
 * ilk_deck_file_new:
 * @id: (nullable): derived from @title when NULL
 * @title: not empty
 * @description: (nullable)
 *
 * Returns: (transfer full): a deck without cards; the strings are copied
 */
IlkDeckFile *ilk_deck_file_new(const char *id, const char *title, const char *description)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_file_set_speech: @speech: (nullable) */
void ilk_deck_file_set_speech(IlkDeckFile *self, IlkDeckSpeech *speech);

/**
 * ilk_deck_file_add:
 * @id: (nullable): derived from the question when NULL
 * @content: copied; its question and answer are not empty
 *
 * Appends a card. The caller sees to it that ids are unique.
 */
void ilk_deck_file_add(IlkDeckFile *self, const char *id, const IlkCardContent *content);

/** ilk_deck_file_add_note: the same for a card of @kind, which is not foreign; a text with gaps
 * needs no answer */
void ilk_deck_file_add_note(IlkDeckFile *self, const char *id, IlkNoteKind kind,
                            const IlkCardContent *content);

/** ilk_deck_file_set_last_media: says which files the names mean in the card that was added last:
 * a map, see app/model/media-map.h */
void ilk_deck_file_set_last_media(IlkDeckFile *self, const char *media);

/** ilk_deck_file_get_card: Returns: (transfer none): the card at @index, which must exist */
const IlkDeckFileCard *ilk_deck_file_get_card(const IlkDeckFile *self, guint index);

void ilk_deck_file_free(IlkDeckFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkDeckFile, ilk_deck_file_free)

/**
 * ilk_deck_file_parse:
 * @text: (array length=length): the file's bytes
 * @length: bytes
 * @file_name: for messages only
 * @error: ILK_ERROR_INVALID or ILK_ERROR_TOO_LARGE; the message begins with `FILE:LINE: `
 *
 * Returns: (transfer full): the deck, NULL on error: a file with one mistake gives no deck
 */
IlkDeckFile *ilk_deck_file_parse(const char *text, gsize length, const char *file_name,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_file_load: reads at most ILK_MAX_DECK_TEXT_BYTES of @file and parses them. Blocking.
 * Returns: (transfer full): the deck, NULL on error, which may also be a G_IO_ERROR */
IlkDeckFile *ilk_deck_file_load(GFile *file, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_deck_file_to_markdown:
 *
 * Returns: (transfer full): the deck in canonical form, which ilk_deck_file_parse() reads back as
 * an equal deck, whatever Markdown its texts hold
 */
char *ilk_deck_file_to_markdown(const IlkDeckFile *self) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_file_save: writes the canonical form; @file is replaced in one step or left as it is.
 * Blocking. */
gboolean ilk_deck_file_save(const IlkDeckFile *self, GFile *file, GError **error);
