/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What carries meaning can be seen, in every style: text 4.5 : 1, marks 3 : 1 (WCAG 2.1).
 */
#include "ui/charts/palette.h"

#include <math.h>

static double
linearize(double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance(const GdkRGBA *color)
{
  return 0.2126 * linearize(color->red) + 0.7152 * linearize(color->green) +
         0.0722 * linearize(color->blue);
}

static GdkRGBA
lay_over(const GdkRGBA *color, const GdkRGBA *ground)
{
  float alpha = color->alpha;

  return (GdkRGBA){color->red * alpha + ground->red * (1 - alpha),
                   color->green * alpha + ground->green * (1 - alpha),
                   color->blue * alpha + ground->blue * (1 - alpha), 1};
}

static double
get_contrast(UiColor figure, UiColor ground, gboolean dark, gboolean high_contrast)
{
  GdkRGBA back = ui_palette_get_for(ground, dark, high_contrast);
  GdkRGBA front = ui_palette_get_for(figure, dark, high_contrast);
  GdkRGBA seen = lay_over(&front, &back);
  double one = get_luminance(&seen), two = get_luminance(&back);

  return (MAX(one, two) + 0.05) / (MIN(one, two) + 0.05);
}

static void
test_contrast(void)
{
  const struct {
    UiColor figure, ground;
    double least;
  } cases[] = {
      {UI_COLOR_TEXT, UI_COLOR_BACKGROUND, 4.5},    {UI_COLOR_DIM, UI_COLOR_BACKGROUND, 4.5},
      {UI_COLOR_MARK, UI_COLOR_BACKGROUND, 4.5},    {UI_COLOR_RUNNING, UI_COLOR_BACKGROUND, 3},
      {UI_COLOR_FREE, UI_COLOR_BACKGROUND, 3},      {UI_COLOR_WAITING, UI_COLOR_BACKGROUND, 3},
      {UI_COLOR_TASK, UI_COLOR_BACKGROUND, 3},      {UI_COLOR_BLOCKED, UI_COLOR_BACKGROUND, 3},
      {UI_COLOR_LOCK, UI_COLOR_BACKGROUND, 3},      {UI_COLOR_PREDICTED, UI_COLOR_BACKGROUND, 3},
      {UI_COLOR_MODEL, UI_COLOR_BACKGROUND, 3},     {UI_COLOR_PYTHON, UI_COLOR_BACKGROUND, 3},
      {UI_COLOR_ON_RUNNING, UI_COLOR_RUNNING, 4.5}, {UI_COLOR_ON_RUNNING, UI_COLOR_FREE, 3},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    for (int style = 0; style < 4; style++)
      g_assert_cmpfloat(get_contrast(cases[i].figure, cases[i].ground, style & 1, style >> 1), >=,
                        cases[i].least);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/charts/palette/contrast", test_contrast);
  return g_test_run();
}
