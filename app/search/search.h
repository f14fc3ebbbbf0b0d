/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language in which cards are searched for, in the window and on the command line: text in, a
 * tree of terms out. Knows nothing of a collection; the store turns the tree into a query. Pure,
 * any thread.
 *
 *     words             cards that have all of them; the last may be the beginning of one, any with
 * * "two words"       in this order -term             not that; "or" between two terms: either; (…)
 * keeps terms together deck:NAME tag:NAME demo:NAME          "quoted" when there are blanks in it,
 * * stands for the rest is:due|new|learning|review|suspended|buried|leech|marked flag:0…7
 * kind:qa|both|cloze|foreign  added:DAYS  rated:DAYS[:again|hard|good|easy]
 *     prop:stability|difficulty|retrievability|interval|due|reps|lapses|seconds < <= = >= > NUMBER
 *
 * A word before a colon that is none of these is text like any other, such as an address.
 */
#pragma once

#include "app/model/review.h"

/**
 * IlkSearchKind: what a term asks
 * @ILK_SEARCH_ALL: whether all of its parts hold; without parts every card
 * @ILK_SEARCH_ANY: whether one of its parts holds
 * @ILK_SEARCH_NOT: whether its one part does not
 * @ILK_SEARCH_WORD: whether a text has the word @text
 * @ILK_SEARCH_PREFIX: the same, for a word that begins so
 * @ILK_SEARCH_PHRASE: whether a text has the words of @text in this order
 * @ILK_SEARCH_DECK: the card's deck, or one above it, is called @text
 * @ILK_SEARCH_TAG: a tag of it, or one above it (`a::b`), is @text
 * @ILK_SEARCH_DEMO: its demo is @text
 * @ILK_SEARCH_IS: its state is @number, an IlkSearchState
 * @ILK_SEARCH_FLAG: its flag is @number
 * @ILK_SEARCH_NOTE_KIND: the kind of its note is @number: 0 question and answer, 1 both directions,
 * 2 cloze, 3 foreign
 * @ILK_SEARCH_ADDED: made on one of the last @number of the learner's days; 1 is today
 * @ILK_SEARCH_RATED: answered on one of them, as @rating, or 0 for any
 * @ILK_SEARCH_PROPERTY: @property stands in @relation to @value
 */
typedef enum {
  ILK_SEARCH_ALL,
  ILK_SEARCH_ANY,
  ILK_SEARCH_NOT,
  ILK_SEARCH_WORD,
  ILK_SEARCH_PREFIX,
  ILK_SEARCH_PHRASE,
  ILK_SEARCH_DECK,
  ILK_SEARCH_TAG,
  ILK_SEARCH_DEMO,
  ILK_SEARCH_IS,
  ILK_SEARCH_FLAG,
  ILK_SEARCH_NOTE_KIND,
  ILK_SEARCH_ADDED,
  ILK_SEARCH_RATED,
  ILK_SEARCH_PROPERTY,
} IlkSearchKind;

typedef enum {
  ILK_SEARCH_DUE,
  ILK_SEARCH_NEW,
  ILK_SEARCH_LEARNING,
  ILK_SEARCH_REVIEW,
  ILK_SEARCH_SUSPENDED,
  ILK_SEARCH_BURIED,
  ILK_SEARCH_LEECH,
  ILK_SEARCH_MARKED,
} IlkSearchState;

typedef enum {
  ILK_SEARCH_STABILITY,
  ILK_SEARCH_DIFFICULTY,
  ILK_SEARCH_RETRIEVABILITY,
  ILK_SEARCH_INTERVAL,
  ILK_SEARCH_DUE_IN,
  ILK_SEARCH_REPS,
  ILK_SEARCH_LAPSES,
  ILK_SEARCH_SECONDS,
} IlkSearchProperty;

typedef enum {
  ILK_SEARCH_LESS,
  ILK_SEARCH_AT_MOST,
  ILK_SEARCH_EQUAL,
  ILK_SEARCH_AT_LEAST,
  ILK_SEARCH_MORE,
} IlkSearchRelation;

/**
 * IlkSearchTerm:
 * @parts: (element-type IlkSearchTerm): of ALL, ANY and NOT, else NULL
 * @text: of WORD to DEMO, in NFC, else NULL; never empty
 *
 * See IlkSearchKind for which members a kind has.
 */
typedef struct {
  IlkSearchKind kind;
  GPtrArray *parts;
  char *text;
  int number;
  int rating;
  IlkSearchProperty property;
  IlkSearchRelation relation;
  double value;
} IlkSearchTerm;

void ilk_search_term_free(IlkSearchTerm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkSearchTerm, ilk_search_term_free)

/**
 * ilk_search_parse:
 * @text: what the learner typed, in the middle of typing perhaps: what has no value yet, and a
 * quote or bracket that is still open, are no mistakes
 * @error: ILK_ERROR_INVALID: a known word with a value that it cannot have, or more than
 * ILK_MAX_SEARCH_WORDS terms
 *
 * Returns: (transfer full): the tree
 */
IlkSearchTerm *ilk_search_parse(const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
