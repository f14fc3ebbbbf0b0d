/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dragging a deck onto another, and decks or cards onto a deck. Main thread.
 */
#pragma once

#include "ui/study/deck-row.h"

/** ui_deck_drag_attach: makes the UiDeckRows in @view draggable, and takes there what is dropped: a
 * UiDeckItem activates “win.move-deck”, or “win.place-deck” at the edge of a deck beside which it
 * stands, a GArray of gint64, which are cards, “win.move-cards” */
void ui_deck_drag_attach(GtkWidget *view);

/** ui_deck_drag_drop: what happens when @value, of such a type, is dropped on @row. @share: how far
 * down that is, from 0 to 1. Returns: whether it was taken */
gboolean ui_deck_drag_drop(UiDeckRow *row, const GValue *value, double share);

/** ui_deck_drag_attach_top: what of decks is dropped on @page, and on no row, stands at the top */
void ui_deck_drag_attach_top(GtkWidget *page);
