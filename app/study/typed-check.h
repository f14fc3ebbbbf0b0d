/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the learner wrote for a card whose answer is written, compared with what is accepted. Main
 * thread only.
 */
#pragma once

#include "app/model/card-content.h"
#include "app/model/typed-answer.h"

/** IlkTypedCheck: @answer: the comparison; it points into @accepted */
typedef struct {
  char **accepted;
  IlkTypedAnswer answer;
} IlkTypedCheck;

/** ilk_typed_check_new: @content: of a card with ILK_ANSWER_TYPED; where it lists nothing that is
 * accepted, the first paragraph of its answer is */
IlkTypedCheck *ilk_typed_check_new(const IlkCardContent *content, const char *typed)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_typed_check_free(IlkTypedCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkTypedCheck, ilk_typed_check_free)
