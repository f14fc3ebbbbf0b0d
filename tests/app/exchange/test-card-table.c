/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards as CSV: what other programs write is read, what makes no sense is named by its line.
 */
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/exchange/card-table.h"
#include "app/exchange/csv.h"
#include "app/store/front/collection-decks.h"

static const struct {
  const char *text;
  const char *fields; /* with | between fields and / after each record */
} records[] = {
    {"a,b\nc,d\n", "a|b/c|d/"},
    {"a,b\r\n\r\nc,", "a|b/c|/"},
    {"\xef\xbb\xbf\"a,\"\"1\"\"\n2\",b", "a,\"1\"\n2|b/"},
    {"\"never closed,\nb", "never closed,\nb/"},
    {"\"\",\"x\"y", "|xy/"},
    {"", ""},
    {"\n\n", ""},
};

static void
test_records(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(records); i++) {
    g_autoptr(GString) seen = g_string_new(NULL);
    GPtrArray *fields;
    IlkCsv csv;

    ilk_csv_init(&csv, records[i].text, strlen(records[i].text), ',');
    while ((fields = ilk_csv_read(&csv)) != NULL) {
      g_ptr_array_add(fields, NULL);
      g_autofree char *line = g_strjoinv("|", (char **) fields->pdata);
      g_string_append_printf(seen, "%s/", line);
      g_ptr_array_unref(fields);
    }
    g_assert_cmpstr(seen->str, ==, records[i].fields);
  }
}

static IlkCardTable *
parse(const char *text, GError **error)
{
  return ilk_card_table_parse_csv(text, strlen(text), "/some/where/Spanish verbs.csv", error);
}

static IlkSm2Memory
get_known(const IlkCardTable *table, guint i)
{
  return g_array_index(table->memories, IlkSm2Memory, i);
}

static void
test_cards(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCardTable) table = parse("Answer, Question ,level,tags,ease,interval,due,id\n"
                                        "to be,\"ser,\nestar\",1,verb basic,2.5,30,2026-12-01,v1\n"
                                        "to go,ir,1,,180 %,5,,\n"
                                        "to see,ver,1,,,7,,\n"
                                        "to give,dar\n",
                                        &error);

  g_assert_no_error(error);
  g_assert_cmpstr(table->deck->title, ==, "Spanish verbs");
  g_assert_cmpuint(table->deck->cards->len, ==, 4);
  g_assert_cmpuint(table->memories->len, ==, 4);
  const IlkDeckFileCard *first = ilk_deck_file_get_card(table->deck, 0);
  g_assert_cmpstr(first->id, ==, "v1");
  g_assert_cmpstr(first->content.question, ==, "ser,\nestar");
  g_assert_cmpstr(first->content.answer, ==, "to be");
  g_assert_cmpstr(first->content.tags[1], ==, "basic");
  g_assert_cmpint(get_known(table, 0).ease, ==, 2500);
  g_assert_cmpint(get_known(table, 0).days, ==, 30);
  /* 2026-11-01, noon */
  g_assert_cmpint(get_known(table, 0).last, ==, G_GINT64_CONSTANT(1793534400000));
  g_assert_cmpint(get_known(table, 1).ease, ==, 1800);
  g_assert_cmpint(get_known(table, 1).last, ==, 0);
  g_assert_cmpint(get_known(table, 2).ease, ==, 2500);
  g_assert_cmpint(get_known(table, 3).ease, ==, 0);
}

static const struct {
  const char *text;
  const char *message;
} mistakes[] = {
    {"", "csv:1: The file holds no row. A table of cards is UTF-8, parted by commas, semicolons"},
    {"question,ease\n", "csv:1: The heading names no answer."},
    {"ease,back\na,b\n", "csv:1: The heading names no question."},
    {"name,text,list,day\na,b,c,d\n", "csv:1: None of the columns has a heading"},
    {"a lock\na key\n", "csv:1: The row has one column only."},
    {"Front,Back\n,\n", "The table has no card."},
    {"question,answer\na,b\n\"c\nd,e\nf,g\n", "csv:3: This quotation mark is never closed."},
    {"question,answer\na,\"b\nc\",\nd,\"e\n", "csv:4: This quotation mark is never closed."},
    {"question,answer\na,b\nc,d, and e\n", "csv:3: The row has 3 fields, the first row 2."},
    {"a,b\nc,d, and e\n", "csv:2: The row has 3 fields, the first row 2."},
    {"question,answer\nwhy?,\n", "csv:2: The row has no value for “answer”."},
    {"question,answer\n\"a\nb\",c\na,\n", "csv:4: The row has no value"},
    {"question,answer,interval\na,b,soon\n", "csv:2: “soon” is no interval."},
    {"question,answer,interval\na,b,-1\n", "“-1” is no interval."},
    {"question,answer,interval,ease\na,b,3,much\n", "“much” is no ease."},
    {"question,answer,interval,ease\na,b,3,2500\n", "“2500” is no ease."},
    {"question,answer,interval,ease\na,b,3,nan\n", "“nan” is no ease."},
    {"question,answer,interval,due\na,b,3,2026-02-30\n", "“2026-02-30” is no due."},
    {"question,answer\na,b\n\na,c\n", "csv:4: A second card has the id “a”."},
    {"question,answer,id\na,b,two words\n", "“two words” is no id."},
    {"question,answer\na,b\n\nc,na\xefve\n",
     "csv:4: The text is not valid UTF-8; it may be Latin-1"},
    {"\xff\xfeq", "csv:1: The text is UTF-16. Save it as UTF-8."},
};

static void
test_mistakes(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkCardTable) table = parse(mistakes[i].text, &error);

    g_assert_null(table);
    g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
    g_test_message("%s", error->message);
    g_assert_nonnull(strstr(error->message, mistakes[i].message));
  }
}

/* What parts the fields is found, and a heading may be missing. */
static void
test_layouts(void)
{
  const char *const texts[] = {
      "Front;Back\n\"What, then?;x\";no\n;\n",
      "term\tDEFINITION\nWhat, then?;x\tno\n\t\n",
      "What, then?;x\tno\nwhy\tso\n",
      "\"What, then?;x\";no\n\"why\";so;\n",
      "\"What, then?;x\",no\n,,,\n \t,\n",
      "\xef\xbb\xbf"
      "answer;level;question\r\nno;1;\"What, then?;x\"\r\n",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkCardTable) table = parse(texts[i], &error);
    g_assert_no_error(error);
    const IlkDeckFileCard *card = ilk_deck_file_get_card(table->deck, 0);
    g_assert_cmpstr(card->content.question, ==, "What, then?;x");
    g_assert_cmpstr(card->content.answer, ==, "no");
  }
}

static void
test_third_column_holds_tags(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCardTable) table = parse("a;b;x y\nc;d;\n", &error);
  g_assert_no_error(error);
  g_assert_cmpstr(ilk_deck_file_get_card(table->deck, 0)->content.tags[1], ==, "y");
  g_assert_cmpuint(table->deck->cards->len, ==, 2);
}

static void
test_decimal_comma(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCardTable) table = parse("front;back;ease;interval\na;b;2,3;5\n", &error);
  g_assert_no_error(error);
  g_assert_cmpint(get_known(table, 0).ease, ==, 2300);
}

static const struct {
  const char *tag;
  guint n;
  const char *message; /* NULL: all is well */
} tag_limits[] = {
    {"t;; ", ILK_MAX_TAGS, NULL},
    {"t ", ILK_MAX_TAGS + 1, "csv:2: A card has at most 100 tags."},
    {"t", ILK_MAX_NAME_BYTES, NULL},
    {"t", ILK_MAX_NAME_BYTES + 1, "csv:2: A tag has at most 1024 bytes."},
};

/* What is too much is said, not cut off. */
static void
test_tag_limits(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(tag_limits); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = g_string_new("question,answer,tags\na,b,");
    for (guint n = 0; n < tag_limits[i].n; n++)
      g_string_append(text, tag_limits[i].tag);
    g_autoptr(IlkCardTable) table = parse(text->str, &error);
    if (tag_limits[i].message == NULL) {
      const IlkCardContent *content = &ilk_deck_file_get_card(table->deck, 0)->content;
      guint n = g_strv_length((char **) content->tags);
      g_assert_cmpuint(n, ==, strlen(tag_limits[i].tag) > 1 ? ILK_MAX_TAGS : 1);
    } else {
      g_assert_null(table);
      g_assert_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE);
      g_assert_nonnull(strstr(error->message, tag_limits[i].message));
    }
  }
}

/* Rows end as on any system, in a field as well, and have the same numbers. */
static void
test_line_ends(void)
{
  static const char *const ends[] = {"\n", "\r\n", "\r"};
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    g_auto(GStrv) lines = g_strsplit("question\tanswer|one\t\"1|eins\"|two\t2|", "|", -1);
    g_autofree char *text = g_strjoinv(ends[i], lines);
    g_autofree char *wrong = g_strconcat(text, "three\t3\tx", ends[i], NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkCardTable) table = parse(text, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(table->deck->cards->len, ==, 2);
    g_assert_cmpstr(ilk_deck_file_get_card(table->deck, 0)->content.answer, ==, "1\neins");
    g_assert_null(parse(wrong, &error));
    g_assert_nonnull(strstr(error->message, ":5: The row has 3 fields"));
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/exchange/card-table/records", test_records);
  g_test_add_func("/exchange/card-table/cards", test_cards);
  g_test_add_func("/exchange/card-table/mistakes", test_mistakes);
  g_test_add_func("/exchange/card-table/layouts", test_layouts);
  g_test_add_func("/exchange/card-table/third-column", test_third_column_holds_tags);
  g_test_add_func("/exchange/card-table/decimal-comma", test_decimal_comma);
  g_test_add_func("/exchange/card-table/tag-limits", test_tag_limits);
  g_test_add_func("/exchange/card-table/line-ends", test_line_ends);
  return g_test_run();
}
