/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding words in the code: a line with an entry above the text. Main thread.
 */
#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#define UI_TYPE_CODE_SEARCH (ui_code_search_get_type())
G_DECLARE_FINAL_TYPE(UiCodeSearch, ui_code_search, UI, CODE_SEARCH, AdwBin)

/* Signal: "closed": by Escape or its button, so the focus must go elsewhere. */

/** ui_code_search_set_view: @view: whose text is searched; it outlives the search */
void ui_code_search_set_view(UiCodeSearch *self, GtkSourceView *view);

/** ui_code_search_open: shows the entry, with the focus in it */
void ui_code_search_open(UiCodeSearch *self);

/** ui_code_search_move: selects the next place where the words stand, or the one before */
void ui_code_search_move(UiCodeSearch *self, gboolean forward);
