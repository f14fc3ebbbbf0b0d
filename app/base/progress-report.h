/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Telling how far a long work is: from the thread that does it to the main context that asked. Only
 * whole per cents travel, so a work may tell as often as it likes.
 */
#pragma once

#include <glib.h>

/** IlkProgressFunc: @done: 0 to 1 */
typedef void (*IlkProgressFunc)(double done, gpointer user_data);

typedef struct _IlkProgressReport IlkProgressReport;

/**
 * ilk_progress_report_new:
 * @progress: called on the thread's default main context of whoever calls this function
 * @user_data: has to live until a source that is attached to that context after the last
 * ilk_progress_report_tell(), with the default priority, is dispatched: the callback of the work,
 * in short
 */
IlkProgressReport *ilk_progress_report_new(IlkProgressFunc progress, gpointer user_data)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_progress_report_tell: any one thread at a time. @self: (nullable): nobody wants to know */
void ilk_progress_report_tell(IlkProgressReport *self, double done);

/** ilk_progress_report_set_span: what is told from now on is of the part of the whole work that
 * goes
 * @from a share @to another. @self: (nullable) */
void ilk_progress_report_set_span(IlkProgressReport *self, double from, double to);

void ilk_progress_report_free(IlkProgressReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkProgressReport, ilk_progress_report_free)
