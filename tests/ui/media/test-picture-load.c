/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files as pictures: what each kind gives, and that hostile ones are refused before they are
 * decoded.
 */
#include "app/base/error.h"
#include "app/base/limits.h"
#include "ui/media/picture-load.h"

#include <glib/gstdio.h>
#include <string.h>

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"40\"/>"

static guint32
sum_up(const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;
  for (gsize i = 0; i < length; i++) {
    crc ^= data[i];
    for (int bit = 0; bit < 8; bit++)
      crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc;
}

/* A PNG of 16 by 8 pixels that says it has @width by @height. */
static GBytes *
make_png(guint32 width, guint32 height)
{
  gsize length;
  char *data;
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new(GDK_COLORSPACE_RGB, TRUE, 8, 16, 8);
  gdk_pixbuf_fill(pixbuf, 0x336699ff);
  g_assert_true(gdk_pixbuf_save_to_buffer(pixbuf, &data, &length, "png", NULL, NULL));
  const guint32 size[] = {GUINT32_TO_BE(width), GUINT32_TO_BE(height)};
  memcpy(data + 16, size, sizeof size);
  const guint32 crc = GUINT32_TO_BE(sum_up((const guint8 *) data + 12, 17));
  memcpy(data + 29, &crc, sizeof crc);
  return g_bytes_new_take(data, length);
}

static UiLoadedPicture *
load(GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp("interlock-picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "file", NULL);
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  g_assert_true(g_file_set_contents(path, data != NULL ? data : "", (gssize) length, NULL));
  UiLoadedPicture *picture = ui_picture_load(path, error);
  g_unlink(path);
  g_rmdir(folder);
  return picture;
}

static void
assert_refused(GBytes *bytes, int code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(UiLoadedPicture) picture = load(bytes, &error);
  g_assert_null(picture);
  g_assert_nonnull(error);
  g_assert_cmpuint(error->domain, ==, ILK_ERROR);
  if (code >= 0)
    g_assert_cmpint(error->code, ==, code);
}

static void
test_pixels(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = make_png(16, 8);
  g_autoptr(UiLoadedPicture) picture = load(bytes, &error);
  g_assert_no_error(error);
  g_assert_cmpint(picture->width, ==, 16);
  g_assert_cmpint(picture->height, ==, 8);
  g_assert_cmpint(gdk_texture_get_width(picture->texture), ==, 16);
}

/* A drawing has twice the pixels it asks for, and keeps the size it asks for. */
static void
test_drawing(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *svg = g_strdup_printf(SVG, "60");
  g_autoptr(GBytes) bytes = g_bytes_new(svg, strlen(svg));
  g_autoptr(UiLoadedPicture) picture = load(bytes, &error);
  g_assert_no_error(error);
  g_assert_cmpint(picture->width, ==, 60);
  g_assert_cmpint(picture->height, ==, 40);
  g_assert_cmpint(gdk_texture_get_width(picture->texture), ==, 120);
}

static void
test_too_large(void)
{
  const guint32 sizes[][2] = {{ILK_MAX_PICTURE_SIDE + 1, 8}, {30000, 30000}, {8, 0x7fffffff}};
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    g_autoptr(GBytes) bytes = make_png(sizes[i][0], sizes[i][1]);
    assert_refused(bytes, -1);
  }
  g_autofree char *svg = g_strdup_printf(SVG, "100000");
  g_autoptr(GBytes) drawing = g_bytes_new(svg, strlen(svg));
  /* A loader may choke on it before it tells the size. */
  assert_refused(drawing, -1);
}

static void
test_no_picture(void)
{
  static const char *const texts[] = {"",
                                      "text",
                                      "#define x_width 1\nstatic char x_bits[] = {1};",
                                      "/* XPM */",
                                      "OggS and no picture",
                                      "<html></html>"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new(texts[i], strlen(texts[i]));
    assert_refused(bytes, ILK_ERROR_INVALID);
  }
}

/* Cut anywhere, a picture is refused or shown as far as it goes, and nothing breaks. */
static void
test_cut(void)
{
  g_autoptr(GBytes) whole = make_png(16, 8);
  for (gsize n = 0; n < g_bytes_get_size(whole); n++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_from_bytes(whole, 0, n);
    g_autoptr(UiLoadedPicture) picture = load(bytes, &error);
    g_assert_true((picture == NULL) == (error != NULL));
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/picture-load/pixels", test_pixels);
  g_test_add_func("/picture-load/drawing", test_drawing);
  g_test_add_func("/picture-load/too-large", test_too_large);
  g_test_add_func("/picture-load/no-picture", test_no_picture);
  g_test_add_func("/picture-load/cut", test_cut);
  return g_test_run();
}
