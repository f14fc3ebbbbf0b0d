/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trimming, slugs and lists of texts.
 */
#include "app/base/limits.h"
#include "app/deckfile/item-list.h"
#include "app/deckfile/markdown-text.h"

#include <string.h>

static void
test_text_is_normalised(void)
{
  const struct {
    const char *text, *normal;
  } cases[] = {
      {"", ""},
      {" \n\t\n", ""},
      {"a", "a"},
      {"\r\n \r\n    a\r\rb \t\r\n\n", "    a\n\nb"},
      {"a  \nb", "a  \nb"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *normal = ilk_markdown_normalise(cases[i].text);
    g_assert_cmpstr(normal, ==, cases[i].normal);
  }
}

static void
test_unindenting_splits_tabs(void)
{
  const struct {
    const char *line;
    guint columns;
    const char *rest;
  } cases[] = {
      {"    a", 2, "  a"}, {" a", 2, "a"},      {"\ta", 2, "  a"},
      {"  \ta", 3, " a"},  {"\t\ta", 4, "\ta"}, {"", 4, ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    ilk_markdown_unindent(out, cases[i].line, strlen(cases[i].line), cases[i].columns);
    g_assert_cmpstr(out->str, ==, cases[i].rest);
  }
}

static void
test_slugs_are_ids(void)
{
  const struct {
    const char *text, *slug;
  } cases[] = {
      {"What is the GIL?", "what-is-the-gil"},
      {"  --a, b;  c!  ", "a-b-c"},
      {"ÄÖ 1°", "äö-1"},
      {"", "e3b0c442"},
      {"?!", "545f940d"},
      {"äääääääääääääääääääääääääääääääääää", "äääääääääääääääääääääääääää-ba1aa9df"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *slug = ilk_markdown_slug(cases[i].text);
    g_assert_true(ilk_id_is_valid(slug));
    g_assert_true(g_utf8_validate(slug, -1, NULL));
    g_assert_cmpuint(strlen(slug), <=, 64);
    g_assert_cmpstr(slug, ==, cases[i].slug);
  }
}

static void
test_names_have_a_shape(void)
{
  g_autofree char *long_name = g_strnfill(ILK_MAX_NAME_BYTES + 1, 'a');
  const struct {
    const char *text;
    gboolean id, demo;
  } cases[] = {
      {"gil-contention", TRUE, TRUE}, {"4-ways", TRUE, TRUE},    {"", FALSE, FALSE},
      {"a b", FALSE, FALSE},          {"a\tb", FALSE, FALSE},    {"k!x)3`", TRUE, FALSE},
      {"Gil", TRUE, FALSE},           {"../sh", TRUE, FALSE},    {"größe", TRUE, FALSE},
      {"a\u00A0b", FALSE, FALSE},     {long_name, FALSE, FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_assert_cmpint(ilk_id_is_valid(cases[i].text), ==, cases[i].id);
    g_assert_cmpint(ilk_demo_name_is_valid(cases[i].text), ==, cases[i].demo);
  }
}

static void
test_lists_are_split(void)
{
  const struct {
    const char *text, *items;
  } cases[] = {
      {"- a\n- b", "a|b"},
      {"- a\nlazy\n- b", "a\nlazy|b"},
      {" - a\n - b", "a|b"},
      {"* a\n\n\n+ b", "a|b"},
      {"- a\n\n  b\n- c", "a\n\nb|c"},
      {"-   a\n    b", "a\nb"},
      {"-     a", "    a"},
      {"-\ta\n\tb", "a\nb"},
      {"- a\n  - b\n- c", "a\n- b|c"},
      {"-\n  a", "a"},
      {"- ```\n  - b\n  ```\n- c", "```\n- b\n```|c"},
      {"text", NULL},
      {"- a\n\ntext", NULL},
      {"1. a", NULL},
      {"-a", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GStrv) items = ilk_item_list_split(cases[i].text);
    g_autofree char *joined = items != NULL ? g_strjoinv("|", items) : NULL;
    g_assert_cmpstr(joined, ==, cases[i].items);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deckfile/markdown-text/normalised", test_text_is_normalised);
  g_test_add_func("/deckfile/markdown-text/unindented", test_unindenting_splits_tabs);
  g_test_add_func("/deckfile/markdown-text/slugs", test_slugs_are_ids);
  g_test_add_func("/deckfile/markdown-text/names", test_names_have_a_shape);
  g_test_add_func("/deckfile/item-list/split", test_lists_are_split);
  return g_test_run();
}
