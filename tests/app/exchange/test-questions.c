/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GIFT and Aiken: the samples, mistakes with their line, and a thousand questions made up from the
 * grammar, there and back.
 */
#include "app/base/error.h"
#include "app/exchange/aiken.h"
#include "app/exchange/gift.h"
#include "app/quiz/random.h"

#include <string.h>

static IlkDeckFile *
parse(const char *text)
{
  g_autoptr(GError) error = NULL;
  IlkDeckFile *deck = ilk_gift_parse(text, strlen(text), "deck.gift", NULL, &error);
  g_assert_no_error(error);
  return deck;
}

static char *
load(const char *name)
{
  char *text = NULL;
  g_autofree char *path = g_build_filename(QUESTIONS, name, NULL);
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  return text;
}

static const IlkCardContent *
get(const IlkDeckFile *deck, guint i)
{
  return &ilk_deck_file_get_card(deck, i)->content;
}

static void
assert_round_trip(const IlkDeckFile *deck)
{
  g_autofree char *before = ilk_deck_file_to_markdown(deck);
  IlkGiftSum sum = {0};
  g_autofree char *written = ilk_gift_to_text(deck, &sum);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_strconcat(deck->title, ".gift", NULL);
  g_autoptr(IlkDeckFile) read = ilk_gift_parse(written, strlen(written), name, NULL, &error);
  g_assert_no_error(error);
  g_autofree char *after = ilk_deck_file_to_markdown(read);
  g_assert_cmpstr(before, ==, after);
  /* And through Markdown. */
  g_autoptr(IlkDeckFile) markdown = ilk_deck_file_parse(before, strlen(before), "d.md", &error);
  g_assert_no_error(error);
  g_autofree char *again = ilk_deck_file_to_markdown(markdown);
  g_assert_cmpstr(before, ==, again);
}

static void
test_sample(void)
{
  g_autofree char *text = load("locks.gift");
  g_autoptr(IlkDeckFile) deck = parse(text);
  g_assert_cmpuint(deck->cards->len, ==, 9);
  g_assert_cmpstr(ilk_deck_file_get_card(deck, 0)->id, ==, "lock-1");
  g_assert_cmpstr(get(deck, 0)->tags[0], ==, "concurrency::locks");
  g_assert_cmpstr(get(deck, 0)->answer, ==,
                  "At most one thread is inside at a time.\n\nRight: mutual exclusion.\n\n"
                  "The word is short for mutual exclusion.");
  g_assert_cmpstr(get(deck, 0)->distractors[0], ==,
                  "Threads enter in the order in which they came.\n> That would be a fair lock.");
  g_assert_cmpstr(get(deck, 1)->question, ==, "Which of these **release** the GIL in CPython?");
  g_assert_cmpuint(g_strv_length((char **) get(deck, 1)->key.right_answers), ==, 2);
  g_assert_cmpstr(get(deck, 1)->distractors[0], ==, "`x += 1`");
  g_assert_cmpint(get(deck, 2)->key.form, ==, ILK_ANSWER_TRUE_FALSE);
  g_assert_cmpstr(get(deck, 2)->answer, ==, "False.\n\nSo it is.");
  g_assert_cmpstr(get(deck, 3)->question, ==,
                  "The default switch interval of CPython is _____ since version 3.2.");
  g_assert_cmpstr(get(deck, 3)->key.accept[1], ==, "0.005 s");
  g_assert_cmpstr(get(deck, 4)->key.accept[0], ==, "5 ± 0.5");
  g_assert_cmpstr(get(deck, 3)->distractors[0], ==, "5\n> 50 %");
  g_assert_cmpstr(get(deck, 5)->key.accept[0], ==, "32");
  g_assert_cmpstr(get(deck, 5)->distractors[0], ==, "16\n> 50 %");
  g_assert_cmpstr(get(deck, 5)->distractors[1], ==, "…\n> Count the fields.");
  g_assert_cmpstr(get(deck, 6)->key.pairs[3], ==, "→ coroutines");
  g_assert_cmpstr(get(deck, 7)->question, ==,
                  "What prints {1: 2}, and what does 2*3 = 6 show? ~ none");
  g_assert_null(get(deck, 8)->key.accept);
  assert_round_trip(deck);
}

static void
test_aiken_sample(void)
{
  g_autofree char *text = load("locks.aiken");
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_aiken_is(text, strlen(text)));
  g_autoptr(IlkDeckFile) deck = ilk_aiken_parse(text, strlen(text), "locks.aiken", &error);
  g_assert_no_error(error);
  g_assert_cmpuint(deck->cards->len, ==, 2);
  g_assert_cmpstr(get(deck, 0)->answer, ==, "RLock");
  g_assert_cmpstr(get(deck, 1)->question, ==,
                  "Two threads each hold one lock and wait for the other's.\nWhat is this called?");
  g_assert_cmpuint(g_strv_length((char **) get(deck, 1)->distractors), ==, 3);
  assert_round_trip(deck);
}

static void
test_mistakes(void)
{
  const struct {
    const char *text, *message;
    gboolean aiken;
  } cases[] = {
      {"a {=b}\n\n// note\n\nWhere is the end? {=here\n", "x:5: One brace without", FALSE},
      {"end} {", "x:1: One brace without", FALSE},
      {"\n\nOnly one? {~no}", "x:3: One option is no choice", FALSE},
      {"Which? {~no ~neither}", "x:1: None of the options is right", FALSE},
      {"Which? {=no =yes ~both}", "x:1: Two options are right", FALSE},
      {"Which? {=no ~}", "x:1: One of the options is empty", FALSE},
      {"Why? {}", "x:1: This question has no answer", FALSE},
      {"Match. {=a -> b =c}", "x:1: Each pair reads", FALSE},
      {"Match. {=a -> b}", "x:1: One pair is nothing", FALSE},
      {"How many? {#about five}", "x:1: A number reads", FALSE},
      {"How many? {#5%3:0}", "x:1: A number reads", FALSE},
      {"How many? {#4x..6}", "x:1: A number reads", FALSE},
      {"How many? {#0x10}", "x:1: A number reads", FALSE},
      {"How many? {#6..4}", "x:1: A number reads", FALSE},
      {"How many? {#5:-1}", "x:1: A number reads", FALSE},
      {"How many? {#=%50%5}", "x:1: None of the numbers", FALSE},
      {"{=a}", "x:1: The question is empty", FALSE},
      {"nothing asked", "x:1: There is no question", FALSE},
      {"Who?\nA. x\nANSWER: A\n", "x:3: A question has at least two", TRUE},
      {"Who?\nA. x\nB. y\nANSWER: C\n", "x:4: The answer is none", TRUE},
      {"Who?\nA. x\nC. y\nANSWER: A\n", "x:3: Options begin with A", TRUE},
      {"Who?\nA. x\nB. y\nanswer: A\n", "x:4: “ANSWER:” is written", TRUE},
      {"Who?\nA. x\nb) y\nANSWER: A\n", "x:3: Options begin with a capital", TRUE},
      {"Who?\nA. x\nB. y\n", "x:4: The last question", TRUE},
      {"A. x\nB. y\nANSWER: A\n", "x:1: The question is empty", TRUE},
      {"ANSWER: A\n", "x:1: An answer without", TRUE},
      {"How many? {#5 =%50%x}", "x:1: A number reads", FALSE},
      {"How many? {#=*}", "x:1: “*” takes any number", FALSE},
      {"A? {=b}\n\nN\xe4? {=b}", "x:3: The text is not valid UTF-8", FALSE},
      {"$CATEGORY: a\nWhy? {}", "x:2: This question has no answer", FALSE},
      {"a {=b}\r\rWhich?\r{~no}\r", "x:3: One option is no choice", FALSE},
      {"Who?\rA. x\rB. y\ranswer: A\r", "x:4: “ANSWER:” is written", TRUE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    gsize length = strlen(cases[i].text);
    g_autoptr(IlkDeckFile) deck = cases[i].aiken
                                      ? ilk_aiken_parse(cases[i].text, length, "x", &error)
                                      : ilk_gift_parse(cases[i].text, length, "x", NULL, &error);
    g_assert_null(deck);
    g_test_message("%s", error->message);
    g_assert_true(g_str_has_prefix(error->message, cases[i].message));
  }
}

static void
test_unknown_format_is_text(void)
{
  g_autoptr(IlkDeckFile) deck = parse("[latex]What is this? {=a bracket}");
  g_assert_cmpstr(get(deck, 0)->question, ==, "[latex]What is this?");
}

static void
test_html(void)
{
  g_autoptr(IlkDeckFile) deck =
      parse("[html]<p>Is 1 &lt; <b>2</b>&#63;</p> {=<code>yes</code> ~[plain]<i>no</i>}\n\n"
            "[html]<p>2*3</p><ol><li>a<li>b</ol> {=&lt;6&gt; =<b>six</b>}\n\n"
            "[html]Minus? {#=-1..1}");
  g_assert_cmpstr(get(deck, 0)->question, ==, "Is 1 \\< **2**?");
  g_assert_cmpstr(get(deck, 0)->answer, ==, "`yes`");
  g_assert_cmpstr(get(deck, 0)->distractors[0], ==, "<i>no</i>");
  g_assert_cmpstr(get(deck, 1)->question, ==, "2\\*3\n\n1. a\n2. b");
  /* What is typed is no Markdown. */
  g_assert_cmpstr(get(deck, 1)->key.accept[0], ==, "<6>");
  g_assert_cmpstr(get(deck, 1)->key.accept[1], ==, "six");
  g_assert_cmpstr(get(deck, 2)->key.accept[0], ==, "-1..1");
  assert_round_trip(deck);
}

/* What a share of the credit, or what is said of an answer, becomes, and GIFT made of that. */
static void
test_credit(void)
{
  static const struct {
    const char *answers;
    const char *wrong[3], *right[3], *accept[3];
    const char *short_answer, *written;
  } cases[] = {
      {"#=5 =%50%5:1#Not so exact. =%-10%7..8 =%0%*#None.",
       {"5 ± 1\n> 50 %\n>\n> Not so exact.", "7..8\n> -10 %", "…\n> None."},
       {NULL},
       {"5"},
       NULL,
       "#\n\t=5\n\t=%50%5:1#Not so exact.\n\t=%-10%7..8\n\t~#None."},
      {"#5#Yes. =%25%*#So so. ~#Count again.",
       {"…\n> 25 %\n>\n> So so.", "…\n> Count again."},
       {NULL},
       {"5"},
       NULL,
       NULL},
      {"#5#Yes. ~6#No.", {"6\n> No."}, {NULL}, {"5"}, "5", "#\n\t=5\n\t=%0%6#No.\n\t####Yes."},
      {"=deadlock =%50%a lock#Which one? =%0%*#Read again.",
       {"a lock\n> 50 %\n>\n> Which one?", "…\n> Read again."},
       {NULL},
       {"deadlock"},
       NULL,
       "\n\t=deadlock\n\t=%50%a lock#Which one?\n\t=%0%*#Read again."},
      {"=2\\\\*3", {NULL}, {NULL}, {"2*3"}, NULL, "\n\t=2\\\\*3"},
      {"=a ~%50%b#Half. ~%-25%c ~d",
       {"b\n> 50 %\n>\n> Half.", "c\n> -25 %", "d"},
       {NULL},
       {NULL},
       NULL,
       "\n\t=a\n\t~%50%b#Half.\n\t~%-25%c\n\t~d"},
      {"~%70%a#First. ~%30%b ~%-100%c ~d",
       {"c\n> -100 %", "d\n> 0 %"},
       {"a\n> 70 %\n>\n> First.", "b\n> 30 %"},
       {NULL},
       NULL,
       "\n\t~%70%a#First.\n\t~%30%b\n\t~%-100%c\n\t~%0%d"},
      {"~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-33.33333%d",
       {"d"},
       {"a", "b", "c"},
       {NULL},
       NULL,
       "\n\t~%33.333%a\n\t~%33.333%b\n\t~%33.333%c\n\t~%-33.333%d"},
      {"~%50%a#50 % ~%50%b ~%-50%c",
       {"c"},
       {"a\n> 50 %\n>\n> 50 %", "b"},
       {NULL},
       NULL,
       "\n\t~%50%a#50 %\n\t~%50%b\n\t~%-50%c"},
      {"=a ~%50%> b#c ~d\\n> e#f",
       {"\\> b\n> 50 %\n>\n> c", "d\n> e\n> f"},
       {NULL},
       {NULL},
       NULL,
       "\n\t=a\n\t~%50%\\\\> b#c\n\t~d#e\\nf"},
      {"~%0.000001%a ~%50%b", {"a"}, {NULL}, {NULL}, NULL, "\n\t=b\n\t~a"},
      {"stray =a ~b", {"stray", "b"}, {NULL}, {NULL}, NULL, NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strdup_printf("::q::Asked? {%s}", cases[i].answers);
    IlkGiftSum sum = {0};
    g_autoptr(IlkDeckFile) deck = parse(text);
    g_autofree char *written = ilk_gift_to_text(deck, &sum);
    const IlkCardContent *card = get(deck, 0);
    static const char *const none[] = {NULL};
    g_test_message("%s", text);
    g_assert_cmpstrv(card->distractors, cases[i].wrong);
    g_assert_cmpstrv(card->key.right_answers != NULL ? card->key.right_answers : none,
                     cases[i].right);
    g_assert_cmpstrv(card->key.accept != NULL ? card->key.accept : none, cases[i].accept);
    g_assert_cmpstr(card->key.short_answer, ==, cases[i].short_answer);
    if (cases[i].written == NULL)
      continue;
    g_autofree char *whole =
        g_strdup_printf("// deck\n\n::q::[markdown]Asked? {%s\n}\n\n", cases[i].written);
    g_assert_cmpstr(written, ==, whole);
    assert_round_trip(deck);
  }
}

/* What has no place in a deck is told, with its line. */
static void
test_losses(void)
{
  static const struct {
    const char *text;
    IlkLoss loss;
    const char *example;
  } cases[] = {
      {"a {=b}\n\nNo braces,\nso no question.", ILK_LOSS_DESCRIPTION,
       "line 3: No braces, so no question."},
      {"::Question 1::a {=b}", ILK_LOSS_TITLE, "line 1: Question 1"},
      {"$CATEGORY: My locks/b\n\na {=b}", ILK_LOSS_CATEGORY, "line 1: My locks/b"},
      {"a {~%50%b ~c}", ILK_LOSS_CREDIT, "line 1: b: 50 %"},
      {"a {#5 =*}", ILK_LOSS_WILDCARD, "line 1: *"},
      {"a {=b*c}", ILK_LOSS_WILDCARD, "line 1: b*c"},
      {"\n[html]a<font color=red>b</font> {=b}", ILK_LOSS_LOOK, "line 2: ab"},
      {"a {=b ~[html]<img src\\=\"http\\://x/y.png\">c}", ILK_LOSS_REMOTE, "line 1: a"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkLossReport) losses = ilk_loss_report_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkDeckFile) deck =
        ilk_gift_parse(cases[i].text, strlen(cases[i].text), "deck.gift", losses, &error);
    g_assert_no_error(error);
    for (guint loss = 0; loss < ILK_N_LOSSES; loss++)
      g_assert_cmpuint(losses->counts[loss], ==, loss == cases[i].loss);
    g_assert_cmpstr(losses->examples[cases[i].loss]->pdata[0], ==, cases[i].example);
  }
}

/* The samples lose a description, and nothing else. */
static void
test_sample_losses(void)
{
  g_autofree char *text = load("locks.gift");
  g_autoptr(IlkLossReport) losses = ilk_loss_report_new();
  g_autoptr(IlkDeckFile) deck = ilk_gift_parse(text, strlen(text), "locks.gift", losses, NULL);
  g_assert_nonnull(deck);
  for (guint loss = 0; loss < ILK_N_LOSSES; loss++)
    g_assert_cmpuint(losses->counts[loss], ==, loss == ILK_LOSS_DESCRIPTION);
}

/* A category needs no empty line behind it, and pairs have neither share nor feedback. */
static void
test_nothing_is_swallowed(void)
{
  g_autoptr(IlkDeckFile) deck =
      parse("$CATEGORY: top/a\n$CATEGORY: b\nOne? {=1}\n\n"
            "Pairs. {a -> b#c =%50%d -> [html]<b>e</b>}\n\nTrue? {T#no#yes#and more}");
  g_assert_cmpuint(deck->cards->len, ==, 3);
  g_assert_cmpstr(get(deck, 0)->tags[0], ==, "b");
  g_assert_cmpstr(get(deck, 0)->question, ==, "One?");
  g_assert_cmpstr(get(deck, 1)->key.pairs[0], ==, "a → b#c");
  g_assert_cmpstr(get(deck, 1)->key.pairs[1], ==, "%50%d → **e**");
  g_assert_cmpstr(get(deck, 2)->answer, ==, "True.\n\nyes#and more");
}

/* Lines end as on any system: the decks are the same. */
static void
test_line_ends(void)
{
  static const struct {
    const char *name;
    gboolean aiken;
  } cases[] = {{"locks.gift", FALSE}, {"locks.aiken", TRUE}};
  static const char *const ends[] = {"\r\n", "\r"};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = load(cases[i].name), *expected = NULL;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize j = 0; j <= G_N_ELEMENTS(ends); j++) {
      g_autofree char *whole = g_strjoinv(j == 0 ? "\n" : ends[j - 1], lines);
      gsize length = strlen(whole);
      g_assert_true(!cases[i].aiken || ilk_aiken_is(whole, length));
      g_autoptr(IlkDeckFile) deck = cases[i].aiken ? ilk_aiken_parse(whole, length, "x", NULL)
                                                   : ilk_gift_parse(whole, length, "x", NULL, NULL);
      g_assert_nonnull(deck);
      g_autofree char *markdown = ilk_deck_file_to_markdown(deck);
      if (j == 0)
        expected = g_steal_pointer(&markdown);
      else
        g_assert_cmpstr(markdown, ==, expected);
    }
  }
}

/* Aiken has the letters from A to Z, and a card room for them. */
static void
test_alphabet(void)
{
  for (guint n = 25; n <= 28; n++) {
    g_autoptr(GString) text = g_string_new("Which letter?\n");
    for (guint i = 0; i < n && i < 26; i++)
      g_string_append_printf(text, "%c. option %u\n", 'A' + (char) i, i);
    for (guint i = 26; i < n; i++)
      g_string_append_printf(text, "A%c. option %u\n", 'A' + (char) (i - 26), i);
    g_string_append(text, "ANSWER: Y\n");
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkDeckFile) deck = ilk_aiken_parse(text->str, text->len, "x", &error);
    if (n > 26) {
      g_assert_null(deck);
      g_assert_true(g_str_has_prefix(error->message, "x:28: A question has at most 26 options"));
      continue;
    }
    g_assert_no_error(error);
    g_assert_cmpstr(get(deck, 0)->answer, ==, "option 24");
    g_assert_cmpuint(g_strv_length((char **) get(deck, 0)->distractors), ==, n - 1);
    assert_round_trip(deck);
  }
}

/* A format, a weight and an arrow mean something at one place only, and only once. */
static void
test_signs_that_are_text(void)
{
  g_autoptr(IlkDeckFile) deck =
      parse("[markdown][html] is a tag {=[plain][html]x ~%0%%50%}\n\n"
            "Several? {~%50%%20% of it ~%50%[plain][html] ~%-50%%1%#%2%}\n\n"
            "Pairs. {=[html] -> [x] =%5% -> b -> c =→d -> e}");
  g_assert_cmpstr(get(deck, 0)->question, ==, "[html] is a tag");
  g_assert_cmpstr(get(deck, 0)->answer, ==, "[html]x");
  g_assert_cmpstr(get(deck, 0)->distractors[0], ==, "%50%");
  g_assert_cmpstr(get(deck, 1)->key.right_answers[0], ==, "%20% of it");
  g_assert_cmpstr(get(deck, 1)->distractors[0], ==, "%1%\n> %2%");
  g_assert_cmpstr(get(deck, 2)->key.pairs[1], ==, "%5% → b -> c");
  g_assert_cmpstr(get(deck, 2)->key.pairs[2], ==, "⟶d → e");
  assert_round_trip(deck);
}

/* Texts with every sign that means something, at every place. */
static void
append_text(GString *out, IlkQuizRandom *random)
{
  static const char *const words[] = {"lock", "a\\:b", "2\\=2", "\\{x\\}", "\\~y",    "C\\#",
                                      "50%",  "naïve", "q?",    "\\\\n",   "(\"z\")", "GIL"};
  guint n = 1 + ilk_quiz_random_below(random, 4);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(out, "%s%s", i > 0 ? " " : "",
                           words[ilk_quiz_random_below(random, G_N_ELEMENTS(words))]);
}

static void
append_option(GString *out, IlkQuizRandom *random, const char *sign, guint number, gboolean said)
{
  g_string_append_printf(out, " %s%u ", sign, number);
  append_text(out, random);
  if (said && ilk_quiz_random_below(random, 2) == 0) {
    g_string_append(out, "#");
    append_text(out, random);
  }
}

static void
append_answers(GString *out, IlkQuizRandom *random)
{
  guint kind = ilk_quiz_random_below(random, 7), n = 2 + ilk_quiz_random_below(random, 3);
  g_string_append(out, " {");
  if (kind == 0)
    g_string_append(out, ilk_quiz_random_below(random, 2) == 0 ? "TRUE#no\\: it is" : "F#so##");
  for (guint i = 0; kind == 1 && i < n; i++)
    append_option(out, random, i == 0 ? "=" : "~", i, TRUE);
  for (guint i = 0; kind == 2 && i < n; i++)
    append_option(out, random, i < 2 ? "~%50%" : "~%-50%", i, i >= 2);
  for (guint i = 0; kind == 3 && i < n; i++) {
    append_option(out, random, "=", i, FALSE);
    g_string_append_printf(out, " -> right %u", i);
  }
  for (guint i = 0; kind == 4 && i < n; i++)
    append_option(out, random, "=", i, TRUE);
  if (kind == 4 && ilk_quiz_random_below(random, 2) == 0)
    append_option(out, random, "=%50%", n, TRUE);
  if (kind == 5)
    g_string_append_printf(out, "#=%u:0.%u#why =%u..%u =%%50%%%u#half ~#count", n, n, n, n + 3,
                           n + 9);
  if (kind == 6 || ilk_quiz_random_below(random, 3) == 0) {
    g_string_append(out, " ####");
    append_text(out, random);
  }
  g_string_append(out, "}");
}

/* What a deck has no place for is left out of the questions here. */
static void
test_made_up(void)
{
  IlkQuizRandom random;
  g_autoptr(GString) text = g_string_new("\xef\xbb\xbf");
  ilk_quiz_random_init(&random, 1, 0);
  for (guint i = 0; i < 1000; i++) {
    if (ilk_quiz_random_below(&random, 10) == 0)
      g_string_append_printf(text, "$CATEGORY: top/a%u/b\r\n\r\n", i);
    if (ilk_quiz_random_below(&random, 2) == 0)
      g_string_append_printf(text, "// note\n::title-%u::", i);
    g_string_append_printf(text, "Question %u ", i);
    append_text(text, &random);
    append_answers(text, &random);
    g_string_append(text, ilk_quiz_random_below(&random, 4) == 0 ? " after.\n\n" : "\n \n");
  }
  g_autoptr(IlkDeckFile) deck = parse(text->str);
  g_assert_cmpuint(deck->cards->len, ==, 1000);
  assert_round_trip(deck);
}

/* What would be a question without an answer, which no reader takes, or one about a picture that
 * does not go along, is left out and counted. What is written is read. */
static void
test_left_out(void)
{
  static const struct {
    const char *card;
    IlkNoteKind kind;
    const char *answer;
    const char *short_answer;
    const char *wrong;
    IlkAnswerForm form;
    IlkGiftSum sum;
  } cases[] = {
      {"What?", ILK_NOTE_QUESTION_AND_ANSWER, "So.", NULL, NULL, ILK_ANSWER_OPEN, {1, 0, 0}},
      {"What?", ILK_NOTE_QUESTION_AND_ANSWER, "", NULL, NULL, ILK_ANSWER_OPEN, {0, 0, 1}},
      {"What?", ILK_NOTE_QUESTION_AND_ANSWER, " \n ", NULL, NULL, ILK_ANSWER_OPEN, {0, 0, 1}},
      {"What?", ILK_NOTE_QUESTION_AND_ANSWER, "", NULL, "a trap", ILK_ANSWER_OPEN, {0, 0, 1}},
      {"What?", ILK_NOTE_QUESTION_AND_ANSWER, "", "short", "a trap", ILK_ANSWER_OPEN, {1, 0, 0}},
      {"What?", ILK_NOTE_QUESTION_AND_ANSWER, "", NULL, NULL, ILK_ANSWER_TRUE_FALSE, {0, 0, 1}},
      {"What?", ILK_NOTE_BOTH_DIRECTIONS, "So.", NULL, NULL, ILK_ANSWER_OPEN, {2, 0, 0}},
      {"{{c1::one}} {{c2::two}}", ILK_NOTE_CLOZE, "", NULL, NULL, ILK_ANSWER_OPEN, {2, 0, 0}},
      {"{{c1::}} {{c2::two}}", ILK_NOTE_CLOZE, "", NULL, NULL, ILK_ANSWER_OPEN, {1, 0, 1}},
      {"![map](m.png)\n- hide: 1,1,9,9\n- hide: 20,20,9,9: b",
       ILK_NOTE_CLOZE,
       "",
       NULL,
       NULL,
       ILK_ANSWER_OPEN,
       {0, 2, 0}},
      {"![map](m.png)\n- hide 3: 1,1,9,9\n- hide 3: 20,20,9,9",
       ILK_NOTE_CLOZE,
       "",
       NULL,
       NULL,
       ILK_ANSWER_OPEN,
       {0, 1, 0}},
      {"{{c1::one}} of\n\n![map](m.png)\n- hide: 1,1,9,9",
       ILK_NOTE_CLOZE,
       "",
       NULL,
       NULL,
       ILK_ANSWER_OPEN,
       {1, 1, 0}},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkDeckFile) deck = ilk_deck_file_new("deck", "Deck", NULL);
    g_autoptr(GError) error = NULL;
    const char *const wrong[] = {cases[i].wrong, NULL};
    const IlkCardContent content = {
        .question = cases[i].card,
        .answer = cases[i].answer,
        .distractors = wrong,
        .key = {.short_answer = cases[i].short_answer, .form = cases[i].form}};
    ilk_deck_file_add_note(deck, "card", cases[i].kind, &content);
    IlkGiftSum sum;
    g_autofree char *written = ilk_gift_to_text(deck, &sum);
    g_assert_cmpuint(sum.written, ==, cases[i].sum.written);
    g_assert_cmpuint(sum.hidden, ==, cases[i].sum.hidden);
    g_assert_cmpuint(sum.unanswered, ==, cases[i].sum.unanswered);
    g_assert_null(strstr(written, "hide"));
    if (sum.written == 0)
      continue;
    g_autoptr(IlkDeckFile) read =
        ilk_gift_parse(written, strlen(written), "deck.gift", NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(read->cards->len, ==, sum.written);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/exchange/questions/sample", test_sample);
  g_test_add_func("/exchange/questions/aiken", test_aiken_sample);
  g_test_add_func("/exchange/questions/mistakes", test_mistakes);
  g_test_add_func("/exchange/questions/unknown-format", test_unknown_format_is_text);
  g_test_add_func("/exchange/questions/html", test_html);
  g_test_add_func("/exchange/questions/signs", test_signs_that_are_text);
  g_test_add_func("/exchange/questions/made-up", test_made_up);
  g_test_add_func("/exchange/questions/left-out", test_left_out);
  g_test_add_func("/exchange/questions/credit", test_credit);
  g_test_add_func("/exchange/questions/losses", test_losses);
  g_test_add_func("/exchange/questions/sample-losses", test_sample_losses);
  g_test_add_func("/exchange/questions/nothing-is-swallowed", test_nothing_is_swallowed);
  g_test_add_func("/exchange/questions/line-ends", test_line_ends);
  g_test_add_func("/exchange/questions/alphabet", test_alphabet);
  return g_test_run();
}
