/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded once and never closed.
 */
#include "app/base/zip-library.h"

#include "app/base/error.h"
#include "app/base/zip-name.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

static IlkZip functions;

static gpointer
load(gpointer unused)
{
  GModule *library = g_module_open(ILK_ZIP_LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gboolean found = library != NULL;

#define LOOK_UP(name)                                                                              \
  found = found && g_module_symbol(library, #name, (gpointer *) &functions.name);
  ILK_ZIP_FUNCTIONS(LOOK_UP)
#undef LOOK_UP
  if (found)
    g_module_make_resident(library);
  return found ? NULL : g_strdup(g_module_error());
}

const IlkZip *
ilk_zip_load(GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const char *failure = g_once(&once, load, NULL);

  if (failure == NULL)
    return &functions;
  g_set_error(error, ILK_ERROR, ILK_ERROR_FAILED,
              _("Archives cannot be read or written here: the library %s is not installed (%s)."),
              ILK_ZIP_LIBRARY, failure);
  return NULL;
}
