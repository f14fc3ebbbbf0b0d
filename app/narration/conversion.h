/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stream that GStreamer makes of another one. Any thread but the main one; blocking.
 */
#pragma once

#include "app/narration/gstreamer-library.h"

#include <gio/gio.h>

/** IlkConversionSetup: what else is to be set before it runs */
typedef void (*IlkConversionSetup)(const IlkGst *gst, gpointer pipeline, gconstpointer data);

/**
 * IlkConversion:
 * @description: a pipeline from “giostreamsrc name=in” to “giostreamsink name=out”
 * @elements: what it is made of, see ilk_gst_check()
 * @set_up: (nullable), @data: its argument
 * @failure: a sentence with %s for what GStreamer says
 */
typedef struct {
  const char *description;
  const char *const *elements;
  IlkConversionSetup set_up;
  gconstpointer data;
  const char *failure;
} IlkConversion;

/**
 * ilk_convert:
 * @in: is read to its end
 *
 * Returns: FALSE with a sentence, which names the package where one is missing, or with
 * G_IO_ERROR_CANCELLED
 */
gboolean ilk_convert(const IlkConversion *conversion, GInputStream *in, GOutputStream *out,
                     GCancellable *cancellable, GError **error);
