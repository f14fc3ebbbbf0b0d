/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck that ships with the program comes into the collection. Main thread.
 */
#pragma once

#include "ui/exchange/job.h"

/** ui_add_deck_job_new: @name: one of ilk_builtin_decks_list(); the job fails when it is none */
UiJob *ui_add_deck_job_new(const char *name) G_GNUC_WARN_UNUSED_RESULT;
