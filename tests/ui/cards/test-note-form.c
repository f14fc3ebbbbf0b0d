/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the editor's fields hold: from a note and back, and as a draft.
 */
#include "ui/cards/item-lines.h"
#include "ui/cards/note-form.h"

#include <string.h>

static IlkNote *
make_note(IlkNoteKind kind, IlkAnswerForm form)
{
  const char *tags[] = {"gil", "free threading", NULL};
  const char *wrong[] = {"A process", "A kernel\n\n> No kernel is involved.", NULL};
  const char *pairs[] = {"lock → mutex", NULL};
  const IlkCardContent content = {.question = "What is {{c1::the GIL}}?",
                                  .answer = "A lock.\n\nOne of the interpreter.",
                                  .source = "PEP 703",
                                  .tags = tags,
                                  .distractors = wrong,
                                  .key = {.form = form, .pairs = pairs}};

  return ilk_note_new_from_content(NULL, kind, &content, 0);
}

static void
assert_same_text(const IlkNote *left, const IlkNote *right, const char *name)
{
  g_assert_cmpstr(ilk_note_get_text(left, name), ==, ilk_note_get_text(right, name));
}

static void
assert_same_list(const IlkNote *left, const IlkNote *right, const char *name)
{
  g_assert_cmpstrv(ilk_note_get_list(left, name), ilk_note_get_list(right, name));
}

static void
test_note_and_back(void)
{
  static const struct {
    IlkNoteKind kind;
    IlkAnswerForm form;
    UiNoteKind shown;
  } cases[] = {
      {ILK_NOTE_QUESTION_AND_ANSWER, ILK_ANSWER_OPEN, UI_NOTE_MATCHING},
      {ILK_NOTE_QUESTION_AND_ANSWER, ILK_ANSWER_TRUE_FALSE, UI_NOTE_TRUE_FALSE},
      {ILK_NOTE_QUESTION_AND_ANSWER, ILK_ANSWER_TYPED, UI_NOTE_TYPED},
      {ILK_NOTE_BOTH_DIRECTIONS, ILK_ANSWER_OPEN, UI_NOTE_BOTH_DIRECTIONS},
      {ILK_NOTE_BOTH_DIRECTIONS, ILK_ANSWER_TYPED, UI_NOTE_BOTH_DIRECTIONS},
      {ILK_NOTE_CLOZE, ILK_ANSWER_OPEN, UI_NOTE_CLOZE},
      {ILK_NOTE_CLOZE, ILK_ANSWER_TYPED, UI_NOTE_CLOZE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkNote) note = make_note(cases[i].kind, cases[i].form);
    g_autoptr(UiNoteForm) form = ui_note_form_new_of_note(note, 12, "gil-convoy");
    g_autoptr(IlkNote) back = ui_note_form_make_note(form, note);

    g_assert_cmpint((int) form->kind, ==, (int) cases[i].shown);
    g_assert_cmpint(form->seconds, ==, 12);
    g_assert_cmpstr(form->demo, ==, "gil-convoy");
    g_assert_cmpint((int) ilk_note_get_kind(back), ==, (int) cases[i].kind);
    g_assert_cmpint((int) ilk_note_get_form(back), ==, (int) cases[i].form);
    assert_same_text(note, back, ILK_FIELD_QUESTION);
    assert_same_text(note, back, ILK_FIELD_ANSWER);
    assert_same_text(note, back, ILK_FIELD_SOURCE);
    assert_same_list(note, back, ILK_FIELD_WRONG_ANSWERS);
    assert_same_list(note, back, ILK_FIELD_PAIRS);
    g_assert_cmpstrv(ilk_note_get_tags(note), ilk_note_get_tags(back));
  }
}

static void
set(char **text, const char *value)
{
  g_free(*text);
  *text = g_strdup(value);
}

static void
test_what_was_typed_is_tidied(void)
{
  const char *const tags[] = {"gil", "free threading", NULL};
  const char *const wrong[] = {"One", "Two", NULL};
  g_autoptr(UiNoteForm) form = ui_note_form_new();

  set(&form->question, "Why? \n");
  set(&form->tags, " gil,free threading , gil, ");
  set(&form->wrong, "One\n\nTwo\n");
  g_autoptr(IlkNote) note = ui_note_form_make_note(form, NULL);
  g_assert_cmpstr(ilk_note_get_text(note, ILK_FIELD_QUESTION), ==, "Why?");
  g_assert_null(ilk_note_get_text(note, ILK_FIELD_SOURCE));
  g_assert_cmpstrv(ilk_note_get_tags(note), tags);
  g_assert_cmpstrv(ilk_note_get_list(note, ILK_FIELD_WRONG_ANSWERS), wrong);
}

static void
test_draft_and_back(void)
{
  g_autoptr(IlkNote) note = make_note(ILK_NOTE_CLOZE, ILK_ANSWER_OPEN);
  g_autoptr(UiNoteForm) form = ui_note_form_new_of_note(note, 30, NULL);
  form->note = G_GINT64_CONSTANT(9007199254740993);
  form->deck = 5;
  set(&form->answer, " leading, [brackets] = and #\n\ttab\\n; ü\n");
  g_autofree char *text = ui_note_form_serialise(form);
  g_autoptr(UiNoteForm) back = ui_note_form_parse(text, strlen(text));

  g_assert_nonnull(back);
  g_assert_true(ui_note_form_is_equal(form, back));
}

static void
test_what_is_no_draft(void)
{
  static const char *const texts[] = {"", "[other]\nkind=1\n", "\xff\xfe", "question=What?"};

  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(UiNoteForm) form = ui_note_form_parse(texts[i], strlen(texts[i]));
    g_assert_null(form);
  }
  const char *wild = "[card]\nkind=900\nseconds=-5\n";
  g_autoptr(UiNoteForm) form = ui_note_form_parse(wild, strlen(wild));
  g_assert_cmpint((int) form->kind, ==, UI_NOTE_MATCHING);
  g_assert_cmpint(form->seconds, ==, 0);
  g_assert_true(ui_note_form_is_blank(form));
}

/* Items that a list of lines could take apart, or take for others. */
static void
test_items_are_lines_and_back(void)
{
  static const char *const items[] = {"plain",
                                      "two\nlines",
                                      "a paragraph\n\nand another",
                                      "    code\n    more",
                                      "- x",
                                      "-",
                                      "text\n\n    code",
                                      "a\n> why",
                                      "> said",
                                      "one\n- a\n  - b",
                                      "-> b",
                                      NULL};
  g_autofree char *lines = ui_item_lines_join(items);
  g_auto(GStrv) back = ui_item_lines_split(lines);

  g_assert_cmpstrv(back, items);
  for (guint i = 0; items[i] != NULL; i++) {
    const char *const one[] = {items[i], NULL};
    g_autofree char *line = ui_item_lines_join(one);
    g_auto(GStrv) alone = ui_item_lines_split(line);
    g_assert_cmpstrv(alone, one);
  }
}

static void
test_lines_are_tidied(void)
{
  static const struct {
    const char *text;
    const char *items[4];
  } cases[] = {
      {"", {NULL}},
      {"\n \n", {NULL}},
      {"- a\n- b", {"a", "b", NULL}},
      {"  a\nb", {"a", "b", NULL}},
      {"a\n\n  b\n\nc  ", {"a\n\nb", "c", NULL}},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GStrv) items = ui_item_lines_split(cases[i].text);
    g_assert_cmpstrv(items, cases[i].items);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cards/note-form/note-and-back", test_note_and_back);
  g_test_add_func("/cards/note-form/what-was-typed-is-tidied", test_what_was_typed_is_tidied);
  g_test_add_func("/cards/note-form/items-are-lines-and-back", test_items_are_lines_and_back);
  g_test_add_func("/cards/note-form/lines-are-tidied", test_lines_are_tidied);
  g_test_add_func("/cards/note-form/draft-and-back", test_draft_and_back);
  g_test_add_func("/cards/note-form/what-is-no-draft", test_what_is_no_draft);
  return g_test_run();
}
