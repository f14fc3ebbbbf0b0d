/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever was measured, an integer comes of it that means something.
 */
#include "demos/trace/whole.h"

#include <glib.h>

static void
test_any_number(void)
{
  const struct {
    double x;
    gint64 expected;
  } cases[] = {
      {0, 0},
      {0.9, 0},
      {-0.9, 0},
      {41.99, 41},
      {-41.99, -41},
      {0x1p53 + 2, (G_GINT64_CONSTANT(1) << 53) + 2},
      {NAN, 0},
      {INFINITY, WHOLE_MOST},
      {1.9e19, WHOLE_MOST},
      {-INFINITY, -WHOLE_MOST},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_assert_cmpint(whole(cases[i].x), ==, cases[i].expected);
    g_assert_cmpuint(whole_count(cases[i].x), ==, (guint64) MAX(cases[i].expected, 0));
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/demos/whole/any-number", test_any_number);
  return g_test_run();
}
