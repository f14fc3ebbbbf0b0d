/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Markdown looks like in a terminal.
 */
#include "app/deckfile/plain-text.h"

static void
test_markdown_becomes_plain(void)
{
  const struct {
    const char *markdown, *plain;
  } cases[] = {
      {"", ""},
      {"One *two* **three** `four` ~~five~~", "One two three four five"},
      {"Soft\nbreak", "Soft break"},
      {"Hard  \nbreak\\\nagain", "Hard\nbreak\nagain"},
      {"# Heading\nText\n\n\nMore", "Heading\n\nText\n\nMore"},
      {"- a\n- b\n\nText", "• a\n• b\n\nText"},
      {"- a\n  - b\n    c\n- d", "• a\n  • b c\n• d"},
      {"- a\n\n- b\n\n  c", "• a\n\n• b\n\n  c"},
      {"- - a", "• • a"},
      {"-\n- b", "• \n• b"},
      {"9. a\n10. b\n\n    c", "9. a\n\n10. b\n\n    c"},
      {"Before\n\n```c\nint x;\n\n  return;\n```\nAfter",
       "Before\n\n    int x;\n\n      return;\n\nAfter"},
      {"- a\n\n      code", "• a\n\n      code"},
      {"> one\n>\n> two\n\nthree", "> one\n\n> two\n\nthree"},
      {"> - a\n> - b", "> • a\n> • b"},
      {"[PEP 703](https://peps.python.org/pep-0703/)",
       "PEP 703 (https://peps.python.org/pep-0703/)"},
      {"[a]()[]()", "a"},
      {"<https://example.org>", "https://example.org"},
      {"See [locks](find:tag:locks), [this](demo:convoy)", "See locks, this"},
      {"![a picture](picture.png)", "a picture"},
      {"| a | b |\n|---|---|\n| 1 | 2 |\n\nText", "a | b\n1 | 2\n\nText"},
      {"above\n\n---\n\nbelow", "above\n\nbelow"},
      {"&lt;b&gt; &amp;&nbsp;&#65;&#x42; &#0; &unknown;", "<b> &\u00A0AB \uFFFD &unknown;"},
      {"a <b>bold</b> word", "a <b>bold</b> word"},
      {"<!-- comment -->", "<!-- comment -->"},
      {"`a\nb`", "a b"},
      {"“Größe” 日本", "“Größe” 日本"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *plain = ilk_markdown_to_plain(cases[i].markdown);
    g_assert_cmpstr(plain, ==, cases[i].plain);
  }
}

/* In a terminal, a picture must not say what it shows: that may be what is asked. */
static void
test_pictures(void)
{
  static const char markdown[] = "Look: ![A *red* square](img/a.png) ![](media:"
                                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                 ";hide=1,2,3,4/b.png)!";
  g_autofree char *plain = ilk_markdown_to_plain(markdown);
  g_autofree char *terminal = ilk_markdown_to_terminal(markdown);
  g_assert_cmpstr(plain, ==, "Look: A red square !");
  g_assert_cmpstr(terminal, ==, "Look: [see img/a.png] [see b.png]!");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deckfile/plain-text/markdown", test_markdown_becomes_plain);
  g_test_add_func("/deckfile/plain-text/pictures", test_pictures);
  return g_test_run();
}
