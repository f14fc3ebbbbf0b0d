/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the learner wrote for a card whose answer is written, compared with what is accepted. Main
 * thread only.
 */
#pragma once

#include "app/model/card-content.h"
#include "app/model/typed-answer.h"

/**
 * ilk_typed_dup_accepted:
 * @content: of a card whose answer is written
 *
 * What is listed as accepted counts as it is written, and as it reads. Without a list, and of gaps,
 * it is Markdown, of which nobody types the signs: how it reads comes first. Without a list that is
 * the short answer, or the first paragraph of the answer.
 *
 * Returns: (transfer full) (array zero-terminated=1): what is right when it is typed, at least one
 */
char **ilk_typed_dup_accepted(const IlkCardContent *content) G_GNUC_WARN_UNUSED_RESULT;

/** IlkTypedCheck: @answer: the comparison; it points into @accepted */
typedef struct {
  char **accepted;
  IlkTypedAnswer answer;
} IlkTypedCheck;

/** ilk_typed_check_new: @content: of a card with ILK_ANSWER_TYPED */
IlkTypedCheck *ilk_typed_check_new(const IlkCardContent *content, const char *typed)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_typed_check_free(IlkTypedCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkTypedCheck, ilk_typed_check_free)
