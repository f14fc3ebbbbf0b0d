/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gdk-pixbuf tells the size of a picture before it decodes it, and can be told another.
 */
#include "ui/media/picture-load.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/store/media/media-type.h"
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)
/* What is kept of a large photograph: enough for a screen full of it. */
#define KEPT_PIXELS (8 * 1024 * 1024)
/* A drawing has no pixels of its own. It is drawn for screens with twice as many, and so wide that
 * it fills a card. */
#define DRAWING_SCALE 2
#define DRAWING_SIDE 2048

typedef struct {
  GdkPixbufLoader *loader;
  gboolean is_drawing;
  gboolean too_large;
  int width;
  int height;
} Decoding;

void
ui_loaded_picture_free(UiLoadedPicture *self)
{
  g_clear_object(&self->texture);
  g_free(self);
}

static void
size_prepared_cb(GdkPixbufLoader *loader, int width, int height, Decoding *decoding)
{
  double pixels = (double) width * height;
  double scale = decoding->is_drawing ? DRAWING_SCALE : 1;

  decoding->width = width;
  decoding->height = height;
  decoding->too_large = width < 1 || height < 1 || width > ILK_MAX_PICTURE_SIDE ||
                        height > ILK_MAX_PICTURE_SIDE ||
                        (!decoding->is_drawing && pixels > ILK_MAX_PICTURE_PIXELS);
  if (decoding->too_large) {
    gdk_pixbuf_loader_set_size(loader, 1, 1);
    return;
  }
  if (decoding->is_drawing)
    scale = MIN(scale, (double) DRAWING_SIDE / MAX(width, height));
  if (pixels * scale * scale > KEPT_PIXELS)
    scale = sqrt(KEPT_PIXELS / pixels);
  if (scale < 1 || scale > 1)
    gdk_pixbuf_loader_set_size(loader, MAX((int) (width * scale), 1),
                               MAX((int) (height * scale), 1));
}

static gboolean
fail(GError **error, IlkError code, const char *sentence)
{
  g_set_error_literal(error, ILK_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
fail_unknown(const char *type, GError **error)
{
  if (g_str_equal(type, "image/webp"))
    return fail(error, ILK_ERROR_INVALID,
                _("WebP pictures need the package “webp-pixbuf-loader”."));
  if (g_str_equal(type, "image/svg+xml"))
    return fail(error, ILK_ERROR_INVALID, _("SVG pictures need the package “librsvg2-common”."));
  return fail(error, ILK_ERROR_INVALID, _("It is no PNG, JPEG, WebP or SVG picture."));
}

static GBytes *
read_file(const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(GInputStream) stream = ilk_open_file(file, NULL, error);
  if (stream == NULL)
    return NULL;
  GBytes *bytes = g_input_stream_read_bytes(stream, ILK_MAX_MEDIA_BYTES + 1, NULL, error);
  if (bytes != NULL && g_bytes_get_size(bytes) > ILK_MAX_MEDIA_BYTES) {
    g_clear_pointer(&bytes, g_bytes_unref);
    fail(error, ILK_ERROR_TOO_LARGE, _("It is too large."));
  }
  return bytes;
}

/* Loaders tell in words of their own, for programmers and in English, what they choked on. */
static gboolean
fail_to_decode(const Decoding *decoding, GError **error)
{
  if (decoding->too_large)
    return fail(error, ILK_ERROR_TOO_LARGE, _("It has too many pixels."));
  return fail(error, ILK_ERROR_INVALID, _("It is damaged."));
}

/* Stops before the first pixel of what has too many. */
static gboolean
feed(Decoding *decoding, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data(bytes, &length);

  while (length > 0) {
    gsize n = MIN(length, CHUNK_BYTES);
    if (g_cancellable_set_error_if_cancelled(cancellable, error))
      return FALSE;
    if (!gdk_pixbuf_loader_write(decoding->loader, data, n, NULL) || decoding->too_large)
      return fail_to_decode(decoding, error);
    data += n;
    length -= n;
  }
  if (!gdk_pixbuf_loader_close(decoding->loader, NULL) || decoding->too_large)
    return fail_to_decode(decoding, error);
  return TRUE;
}

static GdkTexture *
make_texture(GdkPixbuf *pixbuf)
{
  g_autoptr(GBytes) pixels = gdk_pixbuf_read_pixel_bytes(pixbuf);
  GdkMemoryFormat format =
      gdk_pixbuf_get_has_alpha(pixbuf) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8;

  return gdk_memory_texture_new(gdk_pixbuf_get_width(pixbuf), gdk_pixbuf_get_height(pixbuf), format,
                                pixels, (gsize) gdk_pixbuf_get_rowstride(pixbuf));
}

static UiLoadedPicture *
take_picture(const Decoding *decoding, GError **error)
{
  GdkPixbuf *decoded = gdk_pixbuf_loader_get_pixbuf(decoding->loader);
  if (decoded == NULL) {
    fail(error, ILK_ERROR_INVALID, _("It is damaged."));
    return NULL;
  }
  /* A photograph says which way up the camera was. */
  g_autoptr(GdkPixbuf) upright = gdk_pixbuf_apply_embedded_orientation(decoded);
  gboolean turned = (gdk_pixbuf_get_width(upright) > gdk_pixbuf_get_height(upright)) !=
                    (gdk_pixbuf_get_width(decoded) > gdk_pixbuf_get_height(decoded));
  UiLoadedPicture *picture = g_new(UiLoadedPicture, 1);
  *picture = (UiLoadedPicture){make_texture(upright), turned ? decoding->height : decoding->width,
                               turned ? decoding->width : decoding->height};
  return picture;
}

static UiLoadedPicture *
load(const char *path, GCancellable *cancellable, GError **error)
{
  Decoding decoding = {0};
  g_autoptr(GBytes) bytes = read_file(path, error);
  if (bytes == NULL)
    return NULL;
  gsize length;
  gconstpointer data = g_bytes_get_data(bytes, &length);
  const char *type = data != NULL ? ilk_media_type(data, MIN(length, CHUNK_BYTES)) : "";
  g_autoptr(GdkPixbufLoader) loader =
      ilk_media_type_is_picture(type) ? gdk_pixbuf_loader_new_with_mime_type(type, NULL) : NULL;
  if (loader == NULL) {
    fail_unknown(type, error);
    return NULL;
  }
  decoding.loader = loader;
  decoding.is_drawing = g_str_equal(type, "image/svg+xml");
  g_signal_connect(loader, "size-prepared", G_CALLBACK(size_prepared_cb), &decoding);
  gboolean fed = feed(&decoding, bytes, cancellable, error);
  if (!fed)
    gdk_pixbuf_loader_close(loader, NULL);
  return fed ? take_picture(&decoding, error) : NULL;
}

UiLoadedPicture *
ui_picture_load(const char *path, GError **error)
{
  g_return_val_if_fail(path != NULL, NULL);
  return load(path, NULL, error);
}

static void
load_in_thread(GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  UiLoadedPicture *picture = load(path, cancellable, &error);

  if (picture != NULL)
    g_task_return_pointer(task, picture, (GDestroyNotify) ui_loaded_picture_free);
  else
    g_task_return_error(task, error);
}

void
ui_picture_load_async(gpointer source, const char *path, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new(source, cancellable, callback, user_data);

  g_task_set_task_data(task, g_strdup(path), g_free);
  g_task_run_in_thread(task, load_in_thread);
}

UiLoadedPicture *
ui_picture_load_finish(GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer(G_TASK(result), error);
}
