/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A WAV as Ogg Opus, with tags and chapters, by GStreamer. Any thread but the main one; blocking.
 */
#pragma once

#include <gio/gio.h>

/**
 * IlkChapter:
 * @begin: seconds from the beginning
 * @title: one line
 */
typedef struct {
  double begin;
  char *title;
} IlkChapter;

/**
 * IlkAudioTags:
 * @title: one line
 * @album: (nullable)
 * @number: among those of the album, 0 for none
 * @chapters: (element-type IlkChapter) (nullable)
 */
typedef struct {
  const char *title;
  const char *album;
  guint number;
  GArray *chapters;
} IlkAudioTags;

/**
 * ilk_opus_write:
 * @wav: is read to its end
 *
 * Returns: FALSE with a sentence, which names the package where one is missing, or with
 * G_IO_ERROR_CANCELLED
 */
gboolean ilk_opus_write(GInputStream *wav, const IlkAudioTags *tags, GOutputStream *out,
                        GCancellable *cancellable, GError **error);
