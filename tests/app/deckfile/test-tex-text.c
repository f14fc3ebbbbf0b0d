/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TeX, and the line of text it becomes.
 */
#include "app/base/limits.h"
#include "app/deckfile/tex-text.h"

static void
test_lines(void)
{
  static const struct {
    const char *tex;
    const char *text; /* NULL: its source is shown */
  } cases[] = {
      {"x^2 + y_1", "x² + y₁"},
      {"a=b", "a = b"},
      {"O(n \\log n)", "O(n log n)"},
      {"\\frac{1}{2}", "1/2"},
      {"\\frac{a+b}{2}", "(a + b)/2"},
      {"\\sqrt{2}", "√2"},
      {"\\sqrt[3]{x+1}", "³√(x + 1)"},
      {"\\sum_{i=1}^{n} i", "∑ᵢ₌₁ⁿi"},
      {"\\alpha \\le \\beta", "α ≤ β"},
      {"S = \\left( \\frac{1}{(1-p) + p/n} \\right)", "S = (1/((1−p) + p/n))"},
      {"e^{-\\lambda t}", "e^(-λt)"},
      {"x^{q}", "x^q"},
      {"\\text{speedup} \\to \\infty", "speedup → ∞"},
      {"\\{1, 2\\}", "{1,2}"},
      {"R(t) = (1 + F \\cdot t/S)^{w}", "R(t) = (1 + F · t/S)ʷ"},
      {"2 \\times 10^{-3}", "2 × 10⁻³"},
      {"\\begin{matrix}1&2\\end{matrix}", NULL},
      {"\\unknown", NULL},
      {"a & b", NULL},
      {"{a", NULL},
      {"a}", NULL},
      {"x^", NULL},
      {"\\", NULL},
      {"", NULL},
      {"\xff", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = ilk_tex_to_text(cases[i].tex);
    g_assert_cmpstr(text, ==, cases[i].text);
  }
}

static void
test_bounds(void)
{
  g_autofree char *deep = g_strnfill(1000, '{');
  g_autoptr(GString) roots = g_string_new(NULL);
  g_autofree char *many = g_strnfill(ILK_MAX_TEX_BYTES + 1, 'x');
  g_autofree char *shown = NULL;
  g_assert_null(ilk_tex_to_text(deep));
  g_assert_null(ilk_tex_to_text(many));
  for (guint i = 0; i < 500; i++)
    g_string_append(roots, "\\sqrt");
  g_string_append(roots, " x");
  shown = ilk_tex_to_text(roots->str);
  g_assert_nonnull(shown);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tex-text/lines", test_lines);
  g_test_add_func("/tex-text/bounds", test_bounds);
  return g_test_run();
}
