/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its functions, by their names.
 */
#include "app/base/zip-library.h"

#include "app/base/error.h"
#include "app/base/late-library.h"
#include "app/base/zip-name.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static IlkZip functions;

static const IlkLateSymbol symbols[] = {
#define SYMBOL(name) {#name, (gpointer *) &functions.name},
    ILK_ZIP_FUNCTIONS(SYMBOL)
#undef SYMBOL
};

static IlkLateLibrary library = {
    .file = ILK_ZIP_LIBRARY, .symbols = symbols, .n_symbols = G_N_ELEMENTS(symbols)};

const IlkZip *
ilk_zip_load(GError **error)
{
  if (ilk_late_library_load(&library))
    return &functions;
  g_set_error(error, ILK_ERROR, ILK_ERROR_FAILED,
              _("Archives cannot be read or written here: the library %s is not installed (%s)."),
              ILK_ZIP_LIBRARY, ilk_late_library_get_failure(&library));
  return NULL;
}
