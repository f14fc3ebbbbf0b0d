/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Something that takes a while, is done on a worker, can be cancelled, and ends with one sentence.
 * Made, started and ended on the main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#define UI_TYPE_JOB (ui_job_get_type())
G_DECLARE_FINAL_TYPE(UiJob, ui_job, UI, JOB, GObject)

/**
 * UiJobWork: what a job does, on a worker
 * @data: what the job was made with
 *
 * Returns: (transfer full): a sentence that says what was done; NULL with @error, whose message is
 * a sentence, too
 */
typedef char *(*UiJobWork)(UiJob *job, IlkCollection *collection, gpointer data, GError **error);

/** ui_job_new: @title: what is being done. Takes @data. Returns: (transfer full) */
UiJob *ui_job_new(const char *title, UiJobWork work, gpointer data, GDestroyNotify free_data)
    G_GNUC_WARN_UNUSED_RESULT;

const char *ui_job_get_title(UiJob *self);

/** ui_job_set_undoable: what it does can be undone as the latest edit is. Before it runs. */
void ui_job_set_undoable(UiJob *self);
gboolean ui_job_is_undoable(UiJob *self);

/** ui_job_run_async: once */
void ui_job_run_async(UiJob *self, IlkCollection *collection, GAsyncReadyCallback callback,
                      gpointer user_data);
char *ui_job_run_finish(UiJob *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_job_cancel: it ends as soon as it can, with a sentence or an error all the same */
void ui_job_cancel(UiJob *self);

/** ui_job_get_cancellable: any thread. Returns: (transfer none) */
GCancellable *ui_job_get_cancellable(UiJob *self);

/** ui_job_set_share: any thread. @share: how much is done, 0 to 1 */
void ui_job_set_share(UiJob *self, double share);

/** ui_job_get_share: Returns: how much is done, 0 to 1; less than 0 while nobody knows */
double ui_job_get_share(UiJob *self);
