/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture's file as a texture, read and decoded on a worker. Bytes are counted before they are
 * read, pixels before they are decoded, and only the loader of what the file really is sees it.
 */
#pragma once

#include <gtk/gtk.h>

/** UiLoadedPicture: @width, @height: pixels that it wants, at a scale of one; the texture may have
 * more or fewer */
typedef struct {
  GdkTexture *texture;
  int width;
  int height;
} UiLoadedPicture;

void ui_loaded_picture_free(UiLoadedPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(UiLoadedPicture, ui_loaded_picture_free)

/** ui_picture_load: the blocking form; any thread. @error: a sentence */
UiLoadedPicture *ui_picture_load(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ui_picture_load_async: @source: (type GObject): kept until @callback was called */
void ui_picture_load_async(gpointer source, const char *path, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
UiLoadedPicture *ui_picture_load_finish(GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
