/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lights the word of a card that is being said. Main thread.
 */
#pragma once

#include "app/narration/spoken-text.h"

#include <gtk/gtk.h>

typedef struct _UiWordLight UiWordLight;

/** ui_word_light_new: @root: a widget whose labels, in their order, show the words of @text; words
 * that are not there, or too far away, stay dark. Returns: (transfer full): nothing is lit yet */
UiWordLight *ui_word_light_new(GtkWidget *root, const IlkSpokenText *text)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_word_light_free: nothing is lit any more */
void ui_word_light_free(UiWordLight *self);

/** ui_word_light_show: lights the word with the index @word alone, or none with -1 */
void ui_word_light_show(UiWordLight *self, int word);
