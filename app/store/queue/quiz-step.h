/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a key press in a quiz changes, in one transaction. Database thread only.
 */
#pragma once

#include "app/store/front/collection-quiz.h"
#include "app/store/store.h"

/** ilk_quiz_step_store: see ilk_collection_store_quiz_step() */
gboolean ilk_quiz_step_store(IlkStore *store, const IlkQuizStep *step, IlkAnswer *answer,
                             GError **error);
