/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One measured number, large, with its unit, and the range it was measured in. Main thread.
 */
#pragma once

#include <adwaita.h>

#define UI_TYPE_VALUE_TILE (ui_value_tile_get_type())
G_DECLARE_FINAL_TYPE(UiValueTile, ui_value_tile, UI, VALUE_TILE, AdwBin)

UiValueTile *ui_value_tile_new(const char *title) G_GNUC_WARN_UNUSED_RESULT;
void ui_value_tile_set_title(UiValueTile *self, const char *title);

/** ui_value_tile_set_value: @value: NAN while there is none; @low, @high: the range, NAN for
 * none */
void ui_value_tile_set_value(UiValueTile *self, double value, double low, double high,
                             const char *unit);

/** ui_value_tile_set_comparison: @text: (nullable): what others measured, below the value */
void ui_value_tile_set_comparison(UiValueTile *self, const char *text);

/** ui_value_tile_set_words: @value: what there is to say, with its unit; @note: (nullable): a word
 * about it, in the place of the range */
void ui_value_tile_set_words(UiValueTile *self, const char *value, const char *note);
