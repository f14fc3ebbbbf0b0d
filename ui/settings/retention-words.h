/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a retention costs and brings, in sentences. Pure functions.
 */
#pragma once

#include "app/plan/retention-curve.h"

/** ui_retention_dup_outcome: Returns: (transfer full): what @percent leads to, and from whose
 * answers that is known */
char *ui_retention_dup_outcome(const IlkRetentionCurve *curve, const IlkHabits *habits, int percent)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_retention_dup_advice: Returns: (transfer full): why the suggestion is what it is */
char *ui_retention_dup_advice(const IlkRetentionCurve *curve) G_GNUC_WARN_UNUSED_RESULT;
