/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes out of a package on its way into the collection. Plain values that travel from the
 * thread that reads to the one that stores.
 */
#pragma once

#include "app/anki/loss.h"
#include "app/deckfile/card-source.h"
#include "app/schedule/study-options.h"

/**
 * IlkPackageDeck:
 * @names: (array zero-terminated=1): from the top down to its own
 * @description: Markdown
 * @options: how it is studied there
 */
typedef struct {
  char **names;
  char *description;
  IlkStudyOptions options;
} IlkPackageDeck;

/** ILK_TEXT_MODEL: what keys of models begin with that stand for those a text does not bring */
#define ILK_TEXT_MODEL "text-"

/** IlkPackageModel: what made the cards of notes; @json: see ilk_anki_notetype_to_json() */
typedef struct {
  char *key;
  char *json;
} IlkPackageModel;

/**
 * IlkPackage:
 * @program: what ids are derived under, such as “anki”
 * @device: under which its log is kept, of the same collection always the same
 * @decks: (element-type IlkPackageDeck)
 * @models: (element-type IlkPackageModel)
 * @has_parameters: whether @parameters, of FSRS-6, were fitted there
 * @is_undated: whether its notes do not say when they were changed: then they count for later
 * than what came from the same program, but not for later than what was written here
 * @losses: what had to be simplified so far
 */
struct _IlkPackage {
  char *program;
  char *device;
  GPtrArray *decks;
  GPtrArray *models;
  gboolean has_parameters;
  double parameters[ILK_MODEL_PARAMETERS];
  gboolean is_undated;
  IlkLossReport *losses;
};

IlkPackage *ilk_package_new(const char *program) G_GNUC_WARN_UNUSED_RESULT;
void ilk_package_free(IlkPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkPackage, ilk_package_free)

/** ilk_package_add_deck: @name: with `::` between its levels. Returns: its index */
guint ilk_package_add_deck(IlkPackage *self, const char *name, const char *description,
                           const IlkStudyOptions *options);

/** ilk_package_add_model: @key, @json: copied */
void ilk_package_add_model(IlkPackage *self, const char *key, const char *json);

/**
 * IlkPackageCard:
 * @ordinal: which of its note's
 * @deck: index of its deck
 * @position: among new cards
 * @flag: 0 to ILK_MAX_CARD_FLAG
 * @log: (nullable) (element-type IlkReview): what made its memory, without card and key
 * @due_day: the learner's day on which it comes, 0: as its log gives it
 */
typedef struct {
  int ordinal;
  guint deck;
  gint64 position;
  gboolean suspended;
  int flag;
  GArray *log;
  gint64 due_day;
} IlkPackageCard;

/**
 * IlkPackageNote:
 * @id: of the note in whatever collection
 * @uid: (nullable): ILK_UID_LENGTH bytes, where it came from here
 * @model: (nullable): what made its cards; NULL for a note as they are written here
 * @modified: UTC s of its latest change
 * @cards: (element-type IlkPackageCard): by ordinal, at least one
 */
typedef struct {
  char *id;
  guint8 *uid;
  char *model;
  gint64 modified;
  IlkNote *note;
  GArray *cards;
} IlkPackageNote;

IlkPackageNote *ilk_package_note_new(const char *id) G_GNUC_WARN_UNUSED_RESULT;
void ilk_package_note_free(gpointer self);

/** ilk_package_batch_new: Returns: (transfer full): a batch that takes notes */
IlkCardBatch *ilk_package_batch_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_package_split_tags: @text: (nullable): words. Returns: (transfer full): each once, valid and
 * not too many */
char **ilk_package_split_tags(const char *text) G_GNUC_WARN_UNUSED_RESULT;
