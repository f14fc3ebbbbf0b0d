/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HTML of fields as Markdown, and as plain text.
 */
#include "app/anki/html.h"
#include "app/anki/strip.h"
#include "app/base/limits.h"

#include <string.h>

#define LATEX "latex-ef30b3f4141c33a5bf7044b0d1961d3399c05d50.png"

static gboolean
has_media(gpointer unused, const char *name)
{
  return g_str_equal(name, LATEX);
}

static char *
dup_markdown(const char *html, guint *losses)
{
  g_autoptr(IlkHtmlReader) reader = ilk_html_reader_new(has_media, NULL);
  g_autoptr(GPtrArray) media = g_ptr_array_new_with_free_func(g_free);
  *losses = 0;
  return ilk_html_to_markdown(reader, html, media, losses);
}

static void
test_markdown(void)
{
  const struct {
    const char *html, *markdown;
  } cases[] = {
      {"plain", "plain"},
      {"", ""},
      {"a &amp; b &lt;c&gt;&nbsp;d", "a & b \\<c> d"},
      {"<b>bold</b> and <i>italic</i>", "**bold** and *italic*"},
      {"a<b> b </b>c", "a **b** c"},
      {"<b>a<i>b</b>c</i>", "**a*b***c"},
      {"one<br>two", "one\\\ntwo"},
      {"one<br><br>two", "one\n\ntwo"},
      {"<div>one</div><div>two</div>", "one\\\ntwo"},
      {"<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"},
      {"<p>one</p><p>two</p>", "one\n\ntwo"},
      {"<h1>Head</h1>text", "**Head**\n\ntext"},
      {"<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc"},
      {"<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c"},
      {"<blockquote>a<br>b</blockquote>c", "> a\\\n> b\n\nc"},
      {"<pre><code class=\"language-c\">int a;\n  b *= 1;</code></pre>",
       "```c\nint a;\n  b *= 1;\n```"},
      {"<code>a*b`c</code>", "``a*b`c``"},
      {"<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>",
       "| a | b\\|c |\n| --- | --- |\n| 1 | 2 3 |"},
      {"<img src=\"a b.png\">", "![](a%20b.png)"},
      {"x<img src='&auml;.png'>y", "x\n\n![](ä.png)\n\ny"},
      {"[sound:a (1).mp3]", "![](a%20%281%29.mp3)"},
      {"<a href=\"https://x.org/a(b\">x</a>", "[x](https://x.org/a%28b)"},
      {"<a href=\"javascript:x\">x</a>", "x"},
      {"<span style=\"font-weight: 700; font-style:italic\">x</span>", "***x***"},
      {"<span class=cloze>[...]</span>", "**\\[...\\]**"},
      {"<ruby><rb>base</rb><rt>read</rt></ruby>", "base (read)"},
      {"a<script>alert(1)</script>b<style>x{}</style>", "ab"},
      {"# a", "\\# a"},
      {"1. a<br>- b", "1\\. a\\\n\\- b"},
      {"a_b _c_ *d* $e$ ~f~ [g]", "a_b \\_c\\_ \\*d\\* \\$e\\$ \\~f\\~ \\[g\\]"},
      {"&amp;lt;", "\\&lt;"},
      {"\\(x^2\\) and \\[y\\]", "$x^2$ and\n\n$$y$$"},
      {"[$]x_1[/$] [$$]y[/$$]", "$x_1$\n\n$$y$$"},
      {"[latex]one<br>and<div>two[/latex]", "![](" LATEX ")"},
      {"[latex]other[/latex]", "`other`"},
      {"\\(a&lt;b\\)", "$a<b$"},
      {"x[anki:tts lang=en_US]say[/anki:tts]y", "xy"},
      {"[sound:open", "\\[sound:open"},
      {"</div></b>x", "x"},
      {"x<b unclosed", "x"},
      {"<hr>", "---"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    guint losses;
    g_autofree char *markdown = dup_markdown(cases[i].html, &losses);
    g_test_message("%s", cases[i].html);
    g_assert_cmpstr(markdown, ==, cases[i].markdown);
  }
}

static void
test_losses(void)
{
  const struct {
    const char *html;
    guint losses;
  } cases[] = {
      {"<b>x</b>", 0},
      {"<span style=\"color:red\">x</span>", ILK_LOSS_FLAG(ILK_LOSS_LOOK)},
      {"<table><tr><td colspan=2>x</td></tr></table>", ILK_LOSS_FLAG(ILK_LOSS_TABLE)},
      {"<iframe src=x></iframe>", ILK_LOSS_FLAG(ILK_LOSS_ACTIVE)},
      {"<img src=\"http://x.org/a.png\">", ILK_LOSS_FLAG(ILK_LOSS_REMOTE)},
      {"\\(x\\)", ILK_LOSS_FLAG(ILK_LOSS_MATH)},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    guint losses;
    g_autofree char *markdown = dup_markdown(cases[i].html, &losses);
    g_test_message("%s: %s", cases[i].html, markdown);
    g_assert_cmpuint(losses, ==, cases[i].losses);
  }
}

static char *
repeat(const char *text, guint n)
{
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    g_string_append(out, text);
  return g_string_free(out, FALSE);
}

/* None takes longer than others of its length, and none is larger than a card may be. */
static void
test_hostile(void)
{
  const char *pieces[] = {"<div>",
                          "<b>",
                          "<b a=b",
                          " a=b",
                          "<ul><li>",
                          "<blockquote>x<br>",
                          "<!--",
                          "<style>",
                          "[sound:",
                          "\\(",
                          "[latex]",
                          "<img ",
                          "&#x110000;",
                          "</p>",
                          "<table><tr><td>",
                          "{{c1::",
                          "<a href='http://x'>",
                          "[",
                          "&"};
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
    guint losses;
    g_autofree char *html = repeat(pieces[i], 100000);
    g_autofree char *markdown = dup_markdown(html, &losses);
    g_autofree char *plain = ilk_html_strip_field(html);
    g_assert_cmpuint(strlen(markdown), <=, 2 * ILK_MAX_TEXT_BYTES);
    g_assert_cmpuint(strlen(plain), <=, 2 * strlen(html));
    g_assert_true(g_utf8_validate(markdown, -1, NULL));
  }
}

static void
test_strip(void)
{
  const struct {
    const char *html, *text;
  } cases[] = {
      {"a<b>b</b>&amp;c", "ab&c"},
      {"<!-- a > b -->x", "x"},
      {"<style>a</style>b<script>c</script>", "b"},
      {"1 < 2", "1 < 2"},
      {"<img src=\"a.png\">x", " a.png x"},
      {"a&nbsp;b", "a b"},
      {"&#65;&#x42;&apos;&unknown;", "AB'&unknown;"},
      {"&eacute;&Eacute;&euro;&hearts;&quot;", "éÉ€♥\""},
      {"&ampx;&notit;&e-acute;&;&averyveryverylongone;",
       "&ampx;&notit;&e-acute;&;&averyveryverylongone;"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = ilk_html_strip_field(cases[i].html);
    g_assert_cmpstr(text, ==, cases[i].text);
  }
  g_assert_cmpuint(ilk_html_checksum("test"), ==, 2840236005);
  g_assert_cmpuint(ilk_html_checksum("今日"), ==, 1464653051);
  g_assert_true(ilk_html_is_blank(" <br/>\n<div></DIV>"));
  g_assert_false(ilk_html_is_blank("<b></b>"));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/anki-html/markdown", test_markdown);
  g_test_add_func("/anki-html/losses", test_losses);
  g_test_add_func("/anki-html/hostile", test_hostile);
  g_test_add_func("/anki-html/strip", test_strip);
  return g_test_run();
}
