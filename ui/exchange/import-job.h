/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deck files come into the collection. Main thread.
 */
#pragma once

#include "app/exchange/import-file.h"
#include "ui/exchange/job.h"

/** ui_import_job_new: @files: (element-type GFile) (transfer full): at least one; however many, it
 * is one job with one result. One that cannot be read does not keep the others out */
UiJob *ui_import_job_new(GPtrArray *files) G_GNUC_WARN_UNUSED_RESULT;
