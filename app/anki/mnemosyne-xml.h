/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts and cards in the XML that Mnemosyne shares: a log of what was added. It is read as it
 * comes, declares nothing, and is bounded. One thread at a time.
 */
#pragma once

#include "app/anki/mnemosyne.h"

typedef struct _IlkMnemosyneXml IlkMnemosyneXml;

IlkMnemosyneXml *ilk_mnemosyne_xml_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_mnemosyne_xml_free(IlkMnemosyneXml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkMnemosyneXml, ilk_mnemosyne_xml_free)

/** ilk_mnemosyne_xml_write: an #IlkSink: the next bytes of the file. Returns: FALSE with
 * ILK_ERROR_INVALID or TOO_LARGE */
gboolean ilk_mnemosyne_xml_write(gpointer self, const guchar *bytes, gsize length, GError **error);

/** ilk_mnemosyne_xml_end: Returns: (transfer none) (element-type IlkMnemosyneFact): what was in it,
 * NULL with @error when it is not whole */
const GPtrArray *ilk_mnemosyne_xml_end(IlkMnemosyneXml *self, GError **error);
