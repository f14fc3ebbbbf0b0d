/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note: what somebody wrote once and is asked about on one card or several. Immutable and
 * counted, so any thread may keep one. Which cards it gives, and what each says, is face.h.
 */
#pragma once

#include "app/model/card-content.h"

#include <glib.h>

#define ILK_UID_LENGTH 16

/**
 * IlkNoteKind:
 * @ILK_NOTE_QUESTION_AND_ANSWER: one card
 * @ILK_NOTE_BOTH_DIRECTIONS: a second card asks for the question
 * @ILK_NOTE_CLOZE: the question is a text with gaps, see cloze.h; the answer, which may be empty,
 * is what else there is to say
 * @ILK_NOTE_FOREIGN: another program's, whose templates have made its cards; see foreign.h
 *
 * The numbers are stored in the collection: never renumber.
 */
typedef enum {
  ILK_NOTE_QUESTION_AND_ANSWER = 0,
  ILK_NOTE_BOTH_DIRECTIONS = 1,
  ILK_NOTE_CLOZE = 2,
  ILK_NOTE_FOREIGN = 3,
} IlkNoteKind;

/* The fields of all kinds but foreign. Of these the last six hold lists. */
#define ILK_FIELD_QUESTION "question"
#define ILK_FIELD_ANSWER "answer"
#define ILK_FIELD_SHORT_ANSWER "short"
#define ILK_FIELD_SOURCE "source"
#define ILK_FIELD_WRONG_ANSWERS "distractors"
#define ILK_FIELD_RIGHT_ANSWERS "right"
#define ILK_FIELD_ACCEPT "accept"
#define ILK_FIELD_PAIRS "pairs"
#define ILK_FIELD_ORDER "order"
#define ILK_FIELD_NEEDS "needs"

/**
 * IlkField:
 * @name: unique in its note
 * @values: (array zero-terminated=1): Markdown; one for a text, any number for a list
 * @is_list: whether @values is a list, though it may have one value
 */
typedef struct {
  const char *name;
  const char *const *values;
  gboolean is_list;
} IlkField;

/**
 * IlkNoteValues:
 * @uid: (nullable): ILK_UID_LENGTH bytes; NULL for zeros
 * @kind: see IlkNoteKind
 * @form: how its answers are given
 * @fields: (array length=n_fields): in the order in which they were written
 * @n_fields: how many
 * @tags: (nullable)
 * @changed: UTC ms of the latest change, 0 when that is not known
 * @media: (nullable): which files the names in it mean, see media-map.h
 *
 * What a note is made of, whoever owns it.
 */
typedef struct {
  const guint8 *uid;
  IlkNoteKind kind;
  IlkAnswerForm form;
  const IlkField *fields;
  gsize n_fields;
  const char *const *tags;
  gint64 changed;
  const char *media;
} IlkNoteValues;

typedef struct _IlkNote IlkNote;

/** ilk_note_new: Returns: (transfer full): a note; everything is copied */
IlkNote *ilk_note_new(const IlkNoteValues *values) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_note_new_from_content:
 * @uid: (nullable): see IlkNoteValues
 * @kind: any but foreign
 * @content: as a deck file has it: gaps are still marked, reasons are in the wrong answers
 * @changed: see IlkNoteValues
 *
 * Returns: (transfer full): a note. The target time and the demo are the cards', not the note's.
 */
IlkNote *ilk_note_new_from_content(const guint8 *uid, IlkNoteKind kind,
                                   const IlkCardContent *content, gint64 changed)
    G_GNUC_WARN_UNUSED_RESULT;

IlkNote *ilk_note_ref(IlkNote *self) G_GNUC_WARN_UNUSED_RESULT;
void ilk_note_unref(IlkNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkNote, ilk_note_unref)

/** ilk_note_get_uid: Returns: (transfer none): ILK_UID_LENGTH bytes */
const guint8 *ilk_note_get_uid(const IlkNote *self);
IlkNoteKind ilk_note_get_kind(const IlkNote *self);
IlkAnswerForm ilk_note_get_form(const IlkNote *self);
gint64 ilk_note_get_changed(const IlkNote *self);
/** ilk_note_get_tags: Returns: (transfer none): never NULL */
const char *const *ilk_note_get_tags(const IlkNote *self);

gsize ilk_note_get_n_fields(const IlkNote *self);
/** ilk_note_get_field: Returns: (transfer none): the field at @index, which must exist */
const IlkField *ilk_note_get_field(const IlkNote *self, gsize index);
/** ilk_note_get_text: Returns: (transfer none) (nullable): the first value of the field @name */
const char *ilk_note_get_text(const IlkNote *self, const char *name);
/** ilk_note_get_list: Returns: (transfer none): the values of the field @name; empty without it */
const char *const *ilk_note_get_list(const IlkNote *self, const char *name);

/** ilk_note_get_media: Returns: (transfer none): which files the names in it mean, see media-map.h;
 * "" without files */
const char *ilk_note_get_media(const IlkNote *self);

/** ilk_note_new_with_media: Returns: (transfer full): @note with the files that @media (nullable)
 * says */
IlkNote *ilk_note_new_with_media(const IlkNote *note, const char *media) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_note_dup_media: Returns: (transfer full): the names of the files that its fields show, each
 * once, in the order in which they first stand there; see ilk_media_names_collect() */
char **ilk_note_dup_media(const IlkNote *self) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_note_get_content: Returns: what a deck file says of the note, with strings that live as long
 * as the note; without target time and demo. Not for foreign notes. */
IlkCardContent ilk_note_get_content(const IlkNote *self);
