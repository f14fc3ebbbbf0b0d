/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown becomes blocks that a label can show, whatever the Markdown holds.
 */
#include "ui/text/markdown-blocks.h"

#include <pango/pango.h>
#include <string.h>

/* Code carries a colour and half spaces; this reads what is left. */
static char *
dup_plain(const char *markup)
{
  char *text = NULL;

  g_assert_true(pango_parse_markup(markup, -1, 0, NULL, &text, NULL, NULL));
  return text;
}

static void
test_blocks(void)
{
  const struct {
    const char *markdown;
    guint n;
    guint index;
    UiBlockKind kind;
    guint depth;
    const char *marker;
    const char *text;
  } cases[] = {
      {"one\ntwo", 1, 0, UI_BLOCK_PARAGRAPH, 0, NULL, "one two"},
      {"one\n\ntwo", 2, 1, UI_BLOCK_PARAGRAPH, 0, NULL, "two"},
      {"# Big", 1, 0, UI_BLOCK_HEADING, 0, NULL, "Big"},
      {"a < b & *c* **d**", 1, 0, UI_BLOCK_PARAGRAPH, 0, NULL, "a < b & c d"},
      {"- a\n- b", 2, 1, UI_BLOCK_PARAGRAPH, 1, "•", "b"},
      {"3. a\n4. b", 2, 1, UI_BLOCK_PARAGRAPH, 1, "4.", "b"},
      {"- a\n\n  more\n", 2, 1, UI_BLOCK_PARAGRAPH, 1, NULL, "more"},
      {"- a\n  - b", 2, 1, UI_BLOCK_PARAGRAPH, 2, "•", "b"},
      {"> quoted", 1, 0, UI_BLOCK_PARAGRAPH, 1, NULL, "quoted"},
      {"a\n\n---\n\nb", 3, 1, UI_BLOCK_RULE, 0, NULL, ""},
      {"<b>not bold</b>", 1, 0, UI_BLOCK_PARAGRAPH, 0, NULL, "<b>not bold</b>"},
      {"a &amp; b &copy;", 1, 0, UI_BLOCK_PARAGRAPH, 0, NULL, "a & b &copy;"},
      {"[text](javascript:alert)", 1, 0, UI_BLOCK_PARAGRAPH, 0, NULL, "text"},
      {"", 0, 0, UI_BLOCK_PARAGRAPH, 0, NULL, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GPtrArray) blocks = ui_markdown_blocks(cases[i].markdown);

    g_test_message("%s", cases[i].markdown);
    g_assert_cmpuint(blocks->len, ==, cases[i].n);
    if (blocks->len == 0)
      continue;
    const UiBlock *block = g_ptr_array_index(blocks, cases[i].index);
    g_autofree char *plain = dup_plain(block->text);
    g_assert_cmpint(block->kind, ==, cases[i].kind);
    g_assert_cmpuint(block->depth, ==, cases[i].depth);
    g_assert_cmpstr(block->marker, ==, cases[i].marker);
    g_assert_cmpstr(plain, ==, cases[i].text);
  }
}

static void
test_code(void)
{
  g_autoptr(GPtrArray) blocks = ui_markdown_blocks("```python\nif a < b:\n    f()\n```\n");
  const UiBlock *block = g_ptr_array_index(blocks, 0);

  g_assert_cmpuint(blocks->len, ==, 1);
  g_assert_cmpint(block->kind, ==, UI_BLOCK_CODE);
  g_assert_cmpstr(block->language, ==, "python");
  g_assert_cmpstr(block->text, ==, "if a < b:\n    f()");
}

static void
test_images(void)
{
  const struct {
    const char *markdown;
    guint n;
    guint index;
    const char *source; /* NULL: no block of its own */
    const char *text;
  } cases[] = {
      {"![A red square](pic.png)", 1, 0, "pic.png", "A red square"},
      {"Look: ![a & *b*](x.svg) and on", 3, 1, "x.svg", "a & b"},
      {"Look: ![a](x.svg) and on", 3, 2, NULL, " and on"},
      {"![](../../etc/passwd)", 1, 0, "../../etc/passwd", ""},
      {"- ![a](x.png)", 1, 0, "x.png", "a"},
      {"# ![a](x.png) b", 1, 0, NULL, "a b"},
      {"**![a](x.png) b**", 1, 0, NULL, "a b"},
      {"![a ![b](c.png)](d.png)", 1, 0, "d.png", "a b"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GPtrArray) blocks = ui_markdown_blocks(cases[i].markdown);
    const UiBlock *block = g_ptr_array_index(blocks, cases[i].index);

    g_test_message("%s", cases[i].markdown);
    g_assert_cmpuint(blocks->len, ==, cases[i].n);
    g_assert_cmpstr(block->source, ==, cases[i].source);
    g_assert_cmpint(block->kind == UI_BLOCK_IMAGE, ==, cases[i].source != NULL);
    if (cases[i].source != NULL)
      g_assert_cmpstr(block->text, ==, cases[i].text);
  }
}

/* Prices are no mathematics, and what no line of text can say is shown as it was written. */
static void
test_mathematics(void)
{
  const struct {
    const char *markdown;
    const char *text;
  } cases[] = {
      {"It takes $O(n^2)$ steps.", "It takes O(n²) steps."},
      {"$$\\frac{a}{b}$$", "a/b"},
      {"$a < b$", "a < b"},
      {"From $5 to $6.", "From $5 to $6."},
      {"A $5-$10 range.", "A $5-$10 range."},
      {"`$x^2$`", "\302\240$x^2$\302\240"},
      {"$\\begin{matrix}a\\end{matrix}$", "\302\240$\\begin{matrix}a\\end{matrix}$\302\240"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GPtrArray) blocks = ui_markdown_blocks(cases[i].markdown);
    const UiBlock *block = g_ptr_array_index(blocks, 0);
    g_autofree char *plain = dup_plain(block->text);

    g_assert_cmpuint(blocks->len, ==, 1);
    g_assert_cmpstr(plain, ==, cases[i].text);
  }
}

static void
test_table(void)
{
  g_autoptr(GPtrArray) blocks = ui_markdown_blocks("| a | b |\n|---|---|\n| 1 | 2 |\n");
  const UiBlock *block = g_ptr_array_index(blocks, 0);

  g_assert_cmpint(block->kind, ==, UI_BLOCK_TABLE);
  g_assert_cmpuint(block->columns, ==, 2);
  g_assert_cmpuint(block->cells->len, ==, 4);
  g_assert_cmpstr(g_ptr_array_index(block->cells, 3), ==, "2");
}

static void
test_links(void)
{
  g_autoptr(GPtrArray) safe = ui_markdown_blocks("[a](https://example.org/?x=1&y=2)");
  g_autoptr(GPtrArray) unsafe = ui_markdown_blocks("[a](file:///etc/passwd)");

  g_assert_cmpstr(((UiBlock *) g_ptr_array_index(safe, 0))->text, ==,
                  "<a href=\"https://example.org/?x=1&amp;y=2\">a</a>");
  g_assert_cmpstr(((UiBlock *) g_ptr_array_index(unsafe, 0))->text, ==, "a");
  g_autoptr(GPtrArray) found = ui_markdown_blocks("[a](<find:\"b c\">)");
  g_assert_cmpstr(((UiBlock *) g_ptr_array_index(found, 0))->text, ==,
                  "<a href=\"find:&quot;b c&quot;\">a</a>");
}

static void
test_bounds(void)
{
  g_autoptr(GString) many = g_string_new(NULL);
  g_autofree char *deep = g_strnfill(5000, '>');
  g_autofree char *long_line = g_strnfill(UI_MAX_SHOWN_BYTES + 100, 'x');

  for (int i = 0; i < 2 * UI_MAX_BLOCKS; i++)
    g_string_append(many, "- a\n");
  g_autoptr(GPtrArray) blocks = ui_markdown_blocks(many->str);
  const UiBlock *last = g_ptr_array_index(blocks, blocks->len - 1);
  g_assert_cmpuint(blocks->len, <=, UI_MAX_BLOCKS + 2);
  g_assert_cmpstr(last->text, ==, "…");

  g_autoptr(GPtrArray) quotes = ui_markdown_blocks(deep);
  g_assert_nonnull(quotes);
  g_autoptr(GPtrArray) cut = ui_markdown_blocks(long_line);
  g_assert_cmpuint(strlen(((UiBlock *) g_ptr_array_index(cut, 0))->text), <=, UI_MAX_SHOWN_BYTES);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/text/markdown/blocks", test_blocks);
  g_test_add_func("/text/markdown/code", test_code);
  g_test_add_func("/text/markdown/images", test_images);
  g_test_add_func("/text/markdown/mathematics", test_mathematics);
  g_test_add_func("/text/markdown/table", test_table);
  g_test_add_func("/text/markdown/links", test_links);
  g_test_add_func("/text/markdown/bounds", test_bounds);
  return g_test_run();
}
