/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pipeline of GStreamer's, opened and closed on a thread that may wait for a device. For
 * app/narration.
 */
#pragma once

#include "app/narration/gstreamer-library.h"

#include <gio/gio.h>

/**
 * IlkPipeline:
 * @wav: (nullable): what it plays, or else
 * @path: a file
 * @rate, @begin: at which speed, from where
 */
typedef struct {
  GBytes *wav;
  char *path;
  double rate;
  double begin;
} IlkPipelineSource;

/**
 * ilk_pipeline_open_async: plays from the first moment on
 * @source: copied
 */
void ilk_pipeline_open_async(const IlkPipelineSource *source, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);

/** ilk_pipeline_open_finish: Returns: (transfer full): for ilk_pipeline_close(); NULL with a
 * sentence */
gpointer ilk_pipeline_open_finish(GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_pipeline_close: @pipeline: (transfer full): is silent soon */
void ilk_pipeline_close(gpointer pipeline);

/** ilk_pipeline_prepare: loads GStreamer there */
void ilk_pipeline_prepare(void);
