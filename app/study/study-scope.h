/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session is about: what waits, as ever, or more than that. Plain values, any thread.
 *
 * Cards studied ahead, and new ones beyond the day's number, are answered as any: the memory model
 * knows how early an answer came. What is crammed, or was forgotten today and is gone through once
 * more, is practice: its answers say little about how long something is remembered, so they are
 * stored nowhere, and move no day.
 */
#pragma once

#include "app/store/front/collection-cards.h"

/**
 * IlkStudyKind:
 * @ILK_STUDY_WAITING: what is due or new today
 * @ILK_STUDY_AHEAD: what comes due within so many days
 * @ILK_STUDY_NEW: so many new cards, whatever the day's number is
 * @ILK_STUDY_FORGOTTEN: what was forgotten today; practice
 * @ILK_STUDY_CRAM: what a search finds; practice
 * @ILK_STUDY_CARDS: those cards, in their order, due or not
 */
typedef enum {
  ILK_STUDY_WAITING,
  ILK_STUDY_AHEAD,
  ILK_STUDY_NEW,
  ILK_STUDY_FORGOTTEN,
  ILK_STUDY_CRAM,
  ILK_STUDY_CARDS,
} IlkStudyKind;

/**
 * IlkStudyScope:
 * @deck: deck id, 0 for all
 * @number: of days, or of new cards
 * @query: (nullable): owned; of a cram, see ilk_search_parse(); of cards, their ids parted by
 * commas
 */
typedef struct {
  IlkStudyKind kind;
  gint64 deck;
  int number;
  char *query;
} IlkStudyScope;

IlkStudyScope *ilk_study_scope_new(IlkStudyKind kind, gint64 deck, int number, const char *query)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_study_scope_free(IlkStudyScope *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkStudyScope, ilk_study_scope_free)

/**
 * ilk_study_scope_parse:
 * @text: `ahead:7`, `new:10`, `forgotten`, `cram:QUERY`, `cards:ID,ID`; "" for what waits
 *
 * Returns: (transfer full): the scope in @deck, NULL with ILK_ERROR_INVALID
 */
IlkStudyScope *ilk_study_scope_parse(const char *text, gint64 deck, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_study_scope_is_practice: Returns: whether its answers are stored nowhere */
gboolean ilk_study_scope_is_practice(const IlkStudyScope *self);

/** ilk_study_scope_dup_of_cards: Returns: (transfer full): what ilk_study_scope_parse() reads as
 * @cards (element-type gint64) */
char *ilk_study_scope_dup_of_cards(const GArray *cards) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_study_scope_list_cards: Returns: (transfer full) (element-type gint64) (nullable): the cards
 * that the scope names itself, NULL where they have to be found */
GArray *ilk_study_scope_list_cards(const IlkStudyScope *self) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_study_scope_dup_search: Returns: (transfer full): which cards those are, in the language of
 * ilk_search_parse(); @search: (out): how they are found, but for its text. Not of cards; new ones
 * come in the order of ilk_collection_list_new(). */
char *ilk_study_scope_dup_search(const IlkStudyScope *self, IlkCardSearch *search)
    G_GNUC_WARN_UNUSED_RESULT;
