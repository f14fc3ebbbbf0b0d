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

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deckfile/plain-text/markdown", test_markdown_becomes_plain);
  return g_test_run();
}
