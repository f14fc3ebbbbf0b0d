/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the cells of the list need to know besides their card: what decks are called, which day it
 * is, and how much room there is. Main thread.
 */
#pragma once

#include "app/model/deck.h"

#include <gtk/gtk.h>

#define UI_TYPE_CARD_CONTEXT (ui_card_context_get_type())
G_DECLARE_FINAL_TYPE(UiCardContext, ui_card_context, UI, CARD_CONTEXT, GObject)

/* Properties: "narrow" (boolean): there is room for the question only, with the rest below it. */

UiCardContext *ui_card_context_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_card_context_set_decks: @decks: (element-type IlkDeck): all of the collection, in order */
void ui_card_context_set_decks(UiCardContext *self, GPtrArray *decks);

/** ui_card_context_get_decks: Returns: (transfer none) (element-type IlkDeck) */
GPtrArray *ui_card_context_get_decks(UiCardContext *self);

/** ui_card_context_get_deck_name: Returns: (transfer none): what the deck @id is called, with those
 * above it; "" when it is not known */
const char *ui_card_context_get_deck_name(UiCardContext *self, gint64 id);

/** ui_card_context_set_rollover: @rollover: minutes after midnight at which the learner's day
 * begins */
void ui_card_context_set_rollover(UiCardContext *self, int rollover);

/** ui_card_context_get_today: Returns: the learner's day, see ilk_clock_day() */
gint64 ui_card_context_get_today(UiCardContext *self);

/** ui_card_context_measure_font: @letter: (out): how wide a letter of @widget's font is; @line:
 * (out): how high a line of it. Cells have one font, which is asked once. */
void ui_card_context_measure_font(UiCardContext *self, GtkWidget *widget, int *letter, int *line);

gboolean ui_card_context_is_narrow(UiCardContext *self);
