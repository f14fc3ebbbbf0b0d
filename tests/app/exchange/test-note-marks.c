/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is marked as a card in a Markdown note, and what only looks like it.
 */
#include "app/exchange/note-marks.h"

#include "app/base/limits.h"

#include <string.h>

/* A card a line: kind, question, answer, deck. */
static const struct {
  const char *note, *cards;
} notes[] = {
    {"one::two\n", "0|one|two|-"},
    {"one:::two\n", "1|one|two|-"},
    {"- one :: two\n1. three::four\n## five::six\n> seven::eight\n",
     "0|one|two|-\n0|three|four|-\n0|five|six|-\n0|seven|eight|-"},
    {"one\rtwo::three\r\rfour::five", "0|two|three|-\n0|four|five|-"},
    {"question\nmore\n?\nanswer\nmore\n\nno part\n", "0|question\nmore|answer\nmore|-"},
    {"question\n??\nanswer\n", "1|question|answer|-"},
    {"why\n?\n```\na\n\nb::c\n```\nend\n\nx\n", "0|why|```\na\n\nb::c\n```\nend|-"},
    {"the ==gap== and ==1;;another;;hint==\n", "2|the {{c1::gap}} and {{c1::another::hint}}||-"},
    {"a {{gap}} and ==two==^[help]\n", "2|a {{c1::gap}} and {{c2::two::help}}||-"},
    {"own {{c2::gap::hint}} {{c1::x}}\n", "2|own {{c2::gap::hint}} {{c1::x}}||-"},
    {"odd ==a::b==\n", "0|odd ==a|b==|-"},
    {"odd {{a::b}} c\n", "2|odd {{c1::a:&#58;b}} c||-"},
    {"`std::vector` is code\n", ""},
    {"a == b and c == d\n", ""},
    {"```\na::b\n==c==\n```\n", ""},
    {"a lone ` quote::answer\n", "0|a lone ` quote|answer|-"},
    {"::nothing\nnothing::\n", ""},
    {"Text\n?\n", ""},
    {"a ==gap==\none::two\nb ==c==\n", "2|a {{c1::gap}}||-\n0|one|two|-\n2|b {{c1::c}}||-"},
    {"#flashcards/a/b\none::two\n\nthree::four #flashcards/c\n", "0|one|two|a/b\n0|three|four|c"},
    {"#flashcardsnot\none::two\n", "0|one|two|-"},
    {"---\ntags: [flashcards/deep, other]\n---\none::two\n", "0|one|two|deep"},
    {"---\ntags:\n  - flashcards\n---\none::two\n", "0|one|two|"},
    {"![[pic.png|300]]::see [[Note|the note]] and [[Other]]\n",
     "0|![](pic.png)|see the note and Other|-"},
    {"Q: why?\nmore\nA: so\n\nand so\n---\nQ: again\nA: b\nC: the [gap] of [two] \\[no\\] "
     "[link](x)\n",
     "0|why?\nmore|so\n\nand so|-\n0|again|b|-\n"
     "2|the {{c1::gap}} of {{c2::two}} \\[no\\] [link](x)||-"},
    {"Q: without an answer\n", ""},
    {"one::two ^label\n", "0|one|two|-"},
    {"one::two <!--SR:!2024-08-16,51,230-->\n", "0|one|two|-"},
    {"", ""},
};

static char *
dup_cards(const IlkMarkedNote *note)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < note->cards->len; i++) {
    const IlkMarkedCard *card = note->cards->pdata[i];
    g_string_append_printf(text, "%s%d|%s|%s|%s", i > 0 ? "\n" : "", card->kind, card->question,
                           card->answer, card->deck != NULL ? card->deck : "-");
  }
  return g_string_free(text, FALSE);
}

static void
test_notes(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(notes); i++) {
    g_autoptr(IlkMarkedNote) note = ilk_marked_note_parse(notes[i].note, strlen(notes[i].note));
    g_autofree char *cards = dup_cards(note);
    g_test_message("note %zu", i);
    g_assert_cmpstr(cards, ==, notes[i].cards);
  }
}

static void
test_times(void)
{
  const char *text = "one:::two ^here\n<!--SR:!2024-08-16,51,230!2024-08-17,52.5,240-->\n\n"
                     "x ==gap==\n<!--SR:!2024-08-18,3,250-->\n";
  g_autoptr(IlkMarkedNote) note = ilk_marked_note_parse(text, strlen(text));
  g_assert_cmpuint(note->cards->len, ==, 2);
  const IlkMarkedCard *card = note->cards->pdata[0];
  g_assert_cmpstr(card->label, ==, "here");
  g_assert_cmpuint(card->line, ==, 1);
  g_assert_cmpuint(card->times->len, ==, 2);
  const IlkMarkedTime *time = &g_array_index(card->times, IlkMarkedTime, 1);
  g_assert_cmpint(time->day, ==, 19952);
  g_assert_cmpint(time->days, ==, 52);
  g_assert_cmpint(time->ease, ==, 240);
  const IlkMarkedCard *gap = note->cards->pdata[1];
  g_assert_cmpstr(gap->question, ==, "x {{c1::gap}}");
  g_assert_cmpuint(gap->times->len, ==, 1);
}

static void
test_front(void)
{
  const char *text = "---\nname = \"My deck\"\ntags: red, blue\n---\nQ: a\nA: b\n";
  g_autoptr(IlkMarkedNote) note = ilk_marked_note_parse(text, strlen(text));
  const IlkMarkedCard *card = note->cards->pdata[0];
  g_assert_cmpstr(note->name, ==, "My deck");
  g_assert_cmpuint(note->tags->len, ==, 2);
  g_assert_false(note->is_tagged);
  g_assert_true(card->by_letter);
}

/* Marks by the hundred thousand, which must not take longer for being many. */
static void
test_many(void)
{
  const char *const marks[] = {"==",    "==a== ",       "{{",       "{{c1::", "[[",   "![[",
                               "::",    "`::",          "^[",       "?\n",    "Q:\n", "C: [\n",
                               "```\n", "#flashcards/", "<!--SR:!", "\r"};
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
    g_autoptr(GString) text = g_string_new("a ");
    for (int n = 0; n < 100000; n++)
      g_string_append(text, marks[i]);
    g_autoptr(IlkMarkedNote) note = ilk_marked_note_parse(text->str, text->len);
    g_test_message("mark %zu", i);
    g_assert_cmpuint(note->cards->len, <=, 1);
    if (g_str_equal(marks[i], "==a== "))
      g_assert_cmpuint(note->n_tangled, ==, 1);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/note-marks/notes", test_notes);
  g_test_add_func("/note-marks/times", test_times);
  g_test_add_func("/note-marks/front", test_front);
  g_test_add_func("/note-marks/many", test_many);
  return g_test_run();
}
