/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card's reviews with what each of them did to its memory, how likely the card is recalled from
 * now on, and what each grade would lead to. Pure functions, any thread.
 */
#pragma once

#include "app/store/front/collection-history.h"

/**
 * IlkCardReview:
 * @recall: how likely it was recalled at that moment; NAN for the first
 * @after: the memory that the review left
 */
typedef struct {
  IlkReview review;
  double recall;
  IlkMemory after;
} IlkCardReview;

/** ilk_card_record_list: Returns: (transfer full) (element-type IlkCardReview): in order */
GArray *ilk_card_record_list(const IlkCardHistory *history) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_card_record_recall: Returns: how likely the card is recalled @days from now; NAN for a new
 * one */
double ilk_card_record_recall(const IlkCardHistory *history, double days);

/** ilk_card_record_preview: @after: (out): what each grade would leave now, without regard to how
 * full days are */
void ilk_card_record_preview(const IlkCardHistory *history, IlkMemory after[ILK_N_RATINGS]);
