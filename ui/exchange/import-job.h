/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deck files come into the collection. Main thread.
 */
#pragma once

#include "ui/exchange/import-plan.h"
#include "ui/exchange/job.h"

/** ui_import_job_new: @plans: (element-type UiImportPlan) (transfer full): at least one; however
 * many, it is one job with one result, and one step to undo. One that cannot be read does not keep
 * the others out */
UiJob *ui_import_job_new(GPtrArray *plans) G_GNUC_WARN_UNUSED_RESULT;
