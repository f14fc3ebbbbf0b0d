/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colours of the charts, by meaning. They come from the palette of the GNOME guidelines and
 * follow the style: light or dark, high contrast or not. Main thread.
 */
#pragma once

#include <adwaita.h>

typedef enum {
  UI_COLOR_TEXT,
  UI_COLOR_DIM,
  UI_COLOR_GRID,
  UI_COLOR_BACKGROUND,
  UI_COLOR_RUNNING,
  UI_COLOR_FREE,
  UI_COLOR_WAITING,
  UI_COLOR_WAITING_GROUND,
  UI_COLOR_BLOCKED,
  UI_COLOR_LOCK,
  UI_COLOR_LOCK_GROUND,
  UI_COLOR_TASK,
  UI_COLOR_TASK_GROUND,
  UI_COLOR_ON_RUNNING,
  UI_COLOR_PREDICTED,
  UI_COLOR_MODEL,
  UI_COLOR_PYTHON,
  UI_COLOR_MARK,
  UI_COLOR_BUBBLE,
  UI_COLOR_ON_BUBBLE,
  UI_N_COLORS
} UiColor;

/** ui_palette_get: Returns: the colour in the style of now */
GdkRGBA ui_palette_get(UiColor color);

/** ui_palette_get_for: Returns: the colour in a given style */
GdkRGBA ui_palette_get_for(UiColor color, gboolean dark, gboolean high_contrast);
