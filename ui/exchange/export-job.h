/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck goes out as a file that others can import. Main thread.
 */
#pragma once

#include "ui/exchange/job.h"

/** ui_export_job_new: @deck: deck id; 0 for all decks, for a package alone. @file: its name says in
 * which form; what is there is replaced */
UiJob *ui_export_job_new(gint64 deck, GFile *file) G_GNUC_WARN_UNUSED_RESULT;
