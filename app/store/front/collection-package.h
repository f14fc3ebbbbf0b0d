/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards as the database of a package of Anki's.
 */
#pragma once

#include "app/store/anki/anki-export.h"
#include "app/store/front/collection.h"

/** ilk_collection_write_package: see ilk_anki_export(), which ends early once the collection is
 * being closed; what is answered meanwhile does not wait,
 * and is not in it */
gboolean ilk_collection_write_package(IlkCollection *self, IlkAnkiExport *request, GError **error);
