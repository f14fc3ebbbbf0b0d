/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done to cards, as a sentence for a toast. Pure.
 */
#pragma once

#include "app/store/front/collection-edits.h"

/** ui_edit_words: Returns: (transfer full): what @edit did to its cards */
char *ui_edit_words(const IlkEdit *edit) G_GNUC_WARN_UNUSED_RESULT;
