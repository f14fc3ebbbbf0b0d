/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which cards a quiz may ask. Database thread only.
 */
#pragma once

#include "app/store/front/collection-quiz.h"
#include "app/store/store.h"

/** ilk_quiz_cards_list: see ilk_collection_list_quiz_cards_async() */
GArray *ilk_quiz_cards_list(IlkStore *store, const IlkQuizSelection *selection, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
