/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name is judged twice: as it is written, and as the place that symbolic links make of it.
 */
#include "app/lab/source.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

static gboolean
is_step(const char *component)
{
  return *component != '\0' && !g_str_equal(component, ".") && !g_str_equal(component, "..");
}

static gboolean
check_name(const char *name, GError **error)
{
  g_auto(GStrv) components = g_strsplit(name, "/", -1);
  gboolean good = components[0] != NULL && strlen(name) <= ILK_MAX_NAME_BYTES &&
                  g_utf8_validate(name, -1, NULL);

  for (char **component = components; *component != NULL; component++)
    good = good && is_step(*component);
  if (!good)
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                        _("The demo names a source file that is not in its folder."));
  return good;
}

/* Returns: (transfer full): the path without symbolic links */
static char *
resolve(const char *folder, const char *name, GError **error)
{
  g_autofree char *written = g_build_filename(folder, name, NULL);
  g_autofree char *root = realpath(folder, NULL);
  g_autofree char *path = realpath(written, NULL);

  if (root == NULL || path == NULL || !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("The source file “%s” is not installed."),
                name);
    return NULL;
  }
  g_autofree char *inside = g_strconcat(root, "/", NULL);
  if (!g_str_has_prefix(path, inside)) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                        _("The demo names a source file that is not in its folder."));
    return NULL;
  }
  return g_steal_pointer(&path);
}

/* Returns: (transfer full): at most one byte more than is allowed, so that too much is seen */
static char *
read_bounded(const char *path, gsize *length, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(GInputStream) stream = ilk_open_file(file, NULL, error);
  g_autofree char *text = g_malloc(ILK_MAX_SOURCE_BYTES + 2);

  if (stream == NULL || !g_input_stream_read_all(stream, text,
                                                 ILK_MAX_SOURCE_BYTES + 1, length, NULL, error))
    return NULL;
  text[*length] = '\0';
  return g_steal_pointer(&text);
}

static gboolean
check_text(const char *name, const char *text, gsize length, GError **error)
{
  if (length > ILK_MAX_SOURCE_BYTES) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE,
                _("The source file “%s” is too long to be shown."), name);
    return FALSE;
  }
  if (!g_utf8_validate_len(text, length, NULL)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                _("The source file “%s” is not text in UTF-8."), name);
    return FALSE;
  }
  return TRUE;
}

char *
ilk_source_load(const char *folder, const char *name, GError **error)
{
  g_return_val_if_fail(folder != NULL && name != NULL, NULL);
  g_autoptr(GError) reason = NULL;
  gsize length = 0;

  if (!check_name(name, error))
    return NULL;
  g_autofree char *path = resolve(folder, name, error);
  if (path == NULL)
    return NULL;
  g_autofree char *text = read_bounded(path, &length, &reason);
  if (text == NULL) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_FAILED,
                _("The source file “%s” could not be read: %s."), name, reason->message);
    return NULL;
  }
  return check_text(name, text, length, error) ? g_steal_pointer(&text) : NULL;
}
