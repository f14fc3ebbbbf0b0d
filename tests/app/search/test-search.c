/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed, and the tree it becomes, written as a Lisp would.
 */
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/search/search.h"

static void
write_term(const IlkSearchTerm *term, GString *out)
{
  static const char *const names[] = {"all",    "any",  "not",   "word",  "begins",
                                      "phrase", "deck", "tag",   "demo",  "is",
                                      "flag",   "kind", "added", "rated", "prop"};
  static const char *const relations[] = {"<", "<=", "=", ">=", ">"};
  g_string_append_printf(out, "(%s", names[term->kind]);
  if (term->text != NULL)
    g_string_append_printf(out, " %s", term->text);
  for (guint i = 0; term->parts != NULL && i < term->parts->len; i++) {
    g_string_append_c(out, ' ');
    write_term(term->parts->pdata[i], out);
  }
  if (term->kind == ILK_SEARCH_PROPERTY)
    g_string_append_printf(out, " %d %s %g", term->property, relations[term->relation],
                           term->value);
  else if (term->kind == ILK_SEARCH_RATED)
    g_string_append_printf(out, " %d %d", term->number, term->rating);
  else if (term->kind >= ILK_SEARCH_IS)
    g_string_append_printf(out, " %d", term->number);
  g_string_append_c(out, ')');
}

static void
test_trees(void)
{
  static const struct {
    const char *typed;
    const char *tree;
  } cases[] = {
      {"", "(all)"},
      {"   ", "(all)"},
      {"gil", "(begins gil)"},
      {"gil ", "(word gil)"},
      {"two words", "(all (word two) (begins words))"},
      {"thr* lock ", "(all (begins thr) (word lock))"},
      {"\"who holds\" it", "(all (phrase who holds) (begins it))"},
      {"\"still open", "(phrase still open)"},
      {"\"a \\\" quote\"", "(phrase a \" quote)"},
      {"\"\"", "(all)"},
      {"-", "(all)"},
      {"-lock ", "(not (word lock))"},
      {"-\"a b\" c ", "(all (not (phrase a b)) (word c))"},
      {"a or b ", "(any (word a) (word b))"},
      {"a OR (b c)", "(any (word a) (all (word b) (word c)))"},
      {"or ", "(word or)"},
      {"a or ", "(word a)"},
      {"a or b c or d ", "(any (word a) (all (word b) (word c)) (word d))"},
      {"-(a or b)", "(not (any (word a) (word b)))"},
      {"(a", "(begins a)"},
      {"a ) b ", "(all (word a) (word b))"},
      {"))", "(all)"},
      {"orchid ", "(word orchid)"},
      {"deck:", "(all)"},
      {"-deck:", "(all)"},
      {"deck:GIL", "(deck GIL)"},
      {"deck:\"The GIL / more\" -tag:a::b", "(all (deck The GIL / more) (not (tag a::b)))"},
      {"DECK:x demo:convoy", "(all (deck x) (demo convoy))"},
      {"is:due", "(is 0)"},
      {"-is:suspended", "(not (is 4))"},
      {"flag:0 flag:7", "(all (flag 0) (flag 7))"},
      {"kind:cloze", "(kind 2)"},
      {"added:3", "(added 3)"},
      {"rated:7", "(rated 7 0)"},
      {"rated:7:", "(rated 7 0)"},
      {"rated:7:again", "(rated 7 1)"},
      {"rated:30:4", "(rated 30 4)"},
      {"prop:stability<5", "(prop 0 < 5)"},
      {"prop:retrievability>=0.9", "(prop 2 >= 0.9)"},
      {"prop:due=-1", "(prop 4 = -1)"},
      {"https://docs.python.org ", "(word https://docs.python.org)"},
      {"asyncio.run: ", "(word asyncio.run:)"},
      /* Composed and decomposed are one. */
      {"u\314\210ber ", "(word \303\274ber)"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkSearchTerm) term = ilk_search_parse(cases[i].typed, &error);
    g_autoptr(GString) tree = g_string_new(NULL);
    g_assert_no_error(error);
    write_term(term, tree);
    g_test_message("%s", cases[i].typed);
    g_assert_cmpstr(tree->str, ==, cases[i].tree);
  }
}

static void
test_mistakes(void)
{
  static const char *const typed[] = {
      "is:duee",     "flag:8",        "flag:red",    "kind:x",         "added:0",
      "added:x",     "rated:7:great", "rated:x",     "prop:stability", "prop:stability<",
      "prop:size<5", "prop:reps<nan", "added:99999", "prop:lapses>2x", "rated:7:5",
  };

  for (gsize i = 0; i < G_N_ELEMENTS(typed); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkSearchTerm) term = ilk_search_parse(typed[i], &error);
    g_test_message("%s", typed[i]);
    g_assert_null(term);
    g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
    g_assert_nonnull(strstr(error->message, typed[i]));
  }
}

static void
test_bounds(void)
{
  g_autoptr(GString) many = g_string_new(NULL);
  g_autoptr(GError) error = NULL;
  for (guint i = 0; i < 100000; i++)
    g_string_append(many, "(-");
  g_autoptr(IlkSearchTerm) deep = ilk_search_parse(many->str, &error);
  g_assert_null(deep);
  g_assert_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE);

  g_clear_error(&error);
  g_autoptr(IlkSearchTerm) broken = ilk_search_parse("\xff\xfe is:new", &error);
  g_assert_no_error(error);
  g_assert_nonnull(broken);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/search/trees", test_trees);
  g_test_add_func("/search/mistakes", test_mistakes);
  g_test_add_func("/search/bounds", test_bounds);
  return g_test_run();
}
