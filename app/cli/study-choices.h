/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be pressed below an answer in a terminal. For app/cli only.
 */
#pragma once

#include "app/cli/output.h"
#include "app/cli/terminal.h"
#include "app/study/session.h"

/** ilk_study_choices_dup: Returns: (transfer full): lines: a blank, the four grades with what each
 * leads to, and at a keyboard the other keys */
char *ilk_study_choices_dup(IlkSession *session) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_study_choices_get_style: what @rating is written in */
IlkStyle ilk_study_choices_get_style(IlkRating rating);
