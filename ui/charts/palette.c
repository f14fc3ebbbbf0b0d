/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row a colour, one column a style. Every colour that carries meaning stands out 3 : 1 from the
 * background, text 4.5 : 1; a test holds the table to it.
 */
#include "ui/charts/palette.h"

typedef struct {
  guint32 rgb;
  guint8 percent;
} Shade;

typedef enum { LIGHT, DARK, LIGHT_HIGH_CONTRAST, DARK_HIGH_CONTRAST, N_STYLES } Style;

static const Shade shades[UI_N_COLORS][N_STYLES] = {
    [UI_COLOR_TEXT] = {{0x000000, 84}, {0xffffff, 100}, {0x000000, 100}, {0xffffff, 100}},
    [UI_COLOR_DIM] = {{0x000000, 62}, {0xffffff, 68}, {0x000000, 90}, {0xffffff, 90}},
    [UI_COLOR_GRID] = {{0x000000, 10}, {0xffffff, 12}, {0x000000, 40}, {0xffffff, 40}},
    [UI_COLOR_BACKGROUND] = {{0xfafafa, 100}, {0x242424, 100}, {0xfafafa, 100}, {0x242424, 100}},
    [UI_COLOR_RUNNING] = {{0x1b63bd, 100}, {0x62a0ea, 100}, {0x134a8e, 100}, {0x99c1f1, 100}},
    [UI_COLOR_FREE] = {{0x1f8a59, 100}, {0x57c98b, 100}, {0x0f5c38, 100}, {0x8ff0a4, 100}},
    [UI_COLOR_WAITING] = {{0xd45f00, 100}, {0xf0a35c, 100}, {0x9c3f00, 100}, {0xffbe6f, 100}},
    [UI_COLOR_WAITING_GROUND] = {{0xff7800, 20}, {0xff9f47, 22}, {0xff7800, 14}, {0xff9f47, 24}},
    [UI_COLOR_BLOCKED] = {{0x8a888d, 100}, {0x9a9996, 100}, {0x5e5c64, 100}, {0xc0bfbc, 100}},
    [UI_COLOR_LOCK] = {{0x813d9c, 100}, {0xcf8fe0, 100}, {0x613583, 100}, {0xe5b4f0, 100}},
    [UI_COLOR_LOCK_GROUND] = {{0x9141ac, 16}, {0xc061cb, 24}, {0x9141ac, 14}, {0xc061cb, 28}},
    [UI_COLOR_TASK] = {{0x0c7489, 100}, {0x5ccfe6, 100}, {0x085463, 100}, {0xa5ecf9, 100}},
    [UI_COLOR_TASK_GROUND] = {{0x0c7489, 14}, {0x5ccfe6, 18}, {0x0c7489, 12}, {0x5ccfe6, 24}},
    [UI_COLOR_ON_RUNNING] = {{0xffffff, 100}, {0x10243d, 100}, {0xffffff, 100}, {0x000000, 100}},
    [UI_COLOR_PREDICTED] = {{0x9141ac, 100}, {0xdc8add, 100}, {0x613583, 100}, {0xf0b8f0, 100}},
    [UI_COLOR_MODEL] = {{0x1b63bd, 100}, {0x62a0ea, 100}, {0x134a8e, 100}, {0x99c1f1, 100}},
    [UI_COLOR_PYTHON] = {{0x1f8a59, 100}, {0x57c98b, 100}, {0x0f5c38, 100}, {0x8ff0a4, 100}},
    [UI_COLOR_BUBBLE] = {{0x1a1a1a, 95}, {0x000000, 95}, {0x000000, 100}, {0x000000, 100}},
    [UI_COLOR_ON_BUBBLE] = {{0xffffff, 100}, {0xffffff, 100}, {0xffffff, 100}, {0xffffff, 100}},
    [UI_COLOR_MARK] = {{0xb54d00, 100}, {0xffa348, 100}, {0x9c3f00, 100}, {0xffbe6f, 100}},
};

GdkRGBA
ui_palette_get_for(UiColor color, gboolean dark, gboolean high_contrast)
{
  g_return_val_if_fail(color < UI_N_COLORS, (GdkRGBA){0});

  const Shade *shade = &shades[color][(high_contrast ? LIGHT_HIGH_CONTRAST : LIGHT) + !!dark];
  return (GdkRGBA){
      .red = (float) (shade->rgb >> 16 & 0xff) / 255,
      .green = (float) (shade->rgb >> 8 & 0xff) / 255,
      .blue = (float) (shade->rgb & 0xff) / 255,
      .alpha = (float) shade->percent / 100,
  };
}

GdkRGBA
ui_palette_get(UiColor color)
{
  AdwStyleManager *manager = adw_style_manager_get_default();

  return ui_palette_get_for(color, adw_style_manager_get_dark(manager),
                            adw_style_manager_get_high_contrast(manager));
}
