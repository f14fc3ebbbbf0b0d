/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deletions as Anki's filters treat them.
 */
#include "app/anki/cloze-filter.h"
#include "app/anki/strip.h"

static char *
dup_side(const char *html, guint number, IlkClozeSide side)
{
  g_autofree char *marked = ilk_cloze_filter(html, number, side, FALSE);
  return ilk_html_strip(marked);
}

static void
test_sides(void)
{
  const struct {
    const char *text;
    guint number;
    const char *front, *back;
  } cases[] = {
      {"{{c1::one}} {{c2::two::hint}}", 1, "[...] two", "one two"},
      {"{{c1::one}} {{c2::two::hint}}", 2, "one [hint]", "one two"},
      {"{{c1::a {{c2::b}} c}}", 1, "[...]", "a b c"},
      {"{{c1::a {{c2::b}} c}}", 2, "a [...] c", "a b c"},
      {"{{c1::a {{c2::b::inner}} c::outer}}", 1, "[outer]", "a b c"},
      {"{{c1::a {{c2::b::inner}} c::outer}}", 2, "a [inner] c", "a b c"},
      {"{{c1,2::both}} x", 1, "[...] x", "both x"},
      {"{{c1,2::both}} x", 2, "[...] x", "both x"},
      {"{{c1::open", 1, "", ""},
      {"a }} b {{c1::x}}", 1, "a }} b [...]", "a }} b x"},
      {"{{c1::x::}}", 1, "[]", "x"},
      {"{{c0::z}} {{c1::y}}", 1, "z [...]", "z y"},
      {"{{c1::same}} and {{c1::again}}", 1, "[...] and [...]", "same and again"},
      {"{{c1::y}}", 2, "", ""},
      {"{{c::y}} {{c1::z}}", 1, "{{c::y}} [...]", "{{c::y}} z"},
      {"{{c70000::y}} {{c1::z}}", 1, "{{c70000::y}} [...]", "{{c70000::y}} z"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *front = dup_side(cases[i].text, cases[i].number, ILK_CLOZE_ASKED);
    g_autofree char *back = dup_side(cases[i].text, cases[i].number, ILK_CLOZE_ANSWERED);
    g_test_message("%s %u", cases[i].text, cases[i].number);
    g_assert_cmpstr(front, ==, cases[i].front);
    g_assert_cmpstr(back, ==, cases[i].back);
  }
}

static void
test_only(void)
{
  const char *text = "{{c1::a}} {{c2::b}} {{c1::c::h}}";
  g_autofree char *front = ilk_cloze_filter(text, 1, ILK_CLOZE_ASKED, TRUE);
  g_autofree char *back = ilk_cloze_filter(text, 1, ILK_CLOZE_ANSWERED, TRUE);
  g_autofree char *typed = ilk_cloze_filter_dup_typed(text, 1);
  g_autofree char *same = ilk_cloze_filter_dup_typed("{{c1::a}} {{c1::a}}", 1);
  g_assert_cmpstr(front, ==, "[...], [h]");
  g_assert_cmpstr(back, ==, "a, c");
  g_assert_cmpstr(typed, ==, "a, c");
  g_assert_cmpstr(same, ==, "a");
}

/* Too many in one another: the deepest are dropped, their ends end what is around them. */
static void
test_depth(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 100000; i++)
    g_string_append(text, "{{c1::");
  g_string_append(text, "x");
  for (guint i = 0; i < 10; i++)
    g_string_append(text, "}}");
  g_autofree char *back = dup_side(text->str, 1, ILK_CLOZE_ANSWERED);
  g_assert_cmpstr(back, ==, "x");
}

static void
test_pictures(void)
{
  g_assert_true(ilk_cloze_hides_picture("{{c1::image-occlusion:rect:left=.1}}"));
  g_assert_false(ilk_cloze_hides_picture("{{c1::image}} image-occlusion:"));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cloze-filter/sides", test_sides);
  g_test_add_func("/cloze-filter/only", test_only);
  g_test_add_func("/cloze-filter/depth", test_depth);
  g_test_add_func("/cloze-filter/pictures", test_pictures);
  return g_test_run();
}
