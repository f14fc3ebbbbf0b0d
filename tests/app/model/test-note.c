/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note keeps its own copy of what was written, and knows which files it shows.
 */
#include "app/model/note.h"

static void
test_note_copies_its_values(void)
{
  char value[] = "Hund";
  const char *front[] = {value, NULL};
  const char *back[] = {"dog", "hound", NULL};
  const char *tags[] = {"animals", NULL};
  const guint8 uid[ILK_UID_LENGTH] = {1, 2, 3};
  const IlkField fields[] = {{.name = "Front", .values = front},
                             {.name = "Back", .values = back, .is_list = TRUE}};
  const IlkNoteValues values = {.uid = uid,
                                .kind = ILK_NOTE_FOREIGN,
                                .fields = fields,
                                .n_fields = G_N_ELEMENTS(fields),
                                .tags = tags,
                                .changed = 17};
  g_autoptr(IlkNote) note = ilk_note_new(&values);
  value[0] = 'X';
  tags[0] = "other";

  g_assert_cmpmem(ilk_note_get_uid(note), ILK_UID_LENGTH, uid, sizeof uid);
  g_assert_cmpint(ilk_note_get_kind(note), ==, ILK_NOTE_FOREIGN);
  g_assert_cmpint(ilk_note_get_changed(note), ==, 17);
  g_assert_cmpuint(ilk_note_get_n_fields(note), ==, 2);
  g_assert_cmpstr(ilk_note_get_field(note, 1)->name, ==, "Back");
  g_assert_true(ilk_note_get_field(note, 1)->is_list);
  g_assert_cmpstr(ilk_note_get_text(note, "Front"), ==, "Hund");
  g_assert_cmpstr(ilk_note_get_list(note, "Back")[1], ==, "hound");
  g_assert_null(ilk_note_get_text(note, "Extra"));
  g_assert_cmpstr(ilk_note_get_tags(note)[0], ==, "animals");
}

static void
test_content_comes_back(void)
{
  const char *wrong[] = {"No.\n\n> Since.", NULL}, *accept[] = {"5 ms", "0.005 s", NULL};
  const char *tags[] = {"a", NULL};
  const IlkCardContent content = {.question = "How long?",
                                  .answer = "5 ms",
                                  .tags = tags,
                                  .distractors = wrong,
                                  .source = "The manual",
                                  .key = {.form = ILK_ANSWER_TYPED, .accept = accept}};
  g_autoptr(IlkNote) note =
      ilk_note_new_from_content(NULL, ILK_NOTE_QUESTION_AND_ANSWER, &content, 0);
  g_autoptr(IlkNote) same = ilk_note_ref(note);
  const IlkCardContent back = ilk_note_get_content(same);

  g_assert_cmpstr(back.question, ==, "How long?");
  g_assert_cmpstr(back.answer, ==, "5 ms");
  g_assert_cmpstr(back.source, ==, "The manual");
  g_assert_cmpstrv(back.tags, tags);
  g_assert_cmpstrv(back.distractors, wrong);
  g_assert_cmpstrv(back.key.accept, accept);
  g_assert_cmpint(back.key.form, ==, ILK_ANSWER_TYPED);
  g_assert_null(back.key.pairs);
}

static void
test_media(void)
{
  const struct {
    const char *text, *names;
  } cases[] = {
      {"![a lock](lock.png) and ![again](lock.png)", "lock.png"},
      {"![a](b.png) ![c](img/d%20e.png \"title\")", "b.png img/d%20e.png"},
      {"`![a](code.png)` [a](link.png) \\![a](escaped.png)", ""},
      {"![a](https://example.org/a.png) ![a](data:image/png;base64,AA)", ""},
      {"![a](/etc/passwd) ![a](../a.png) ![a](b/../../c.png) ![a](a\\b.png) ![]()", ""},
      {"no picture", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const IlkCardContent content = {.question = "Q", .answer = cases[i].text};
    g_autoptr(IlkNote) note =
        ilk_note_new_from_content(NULL, ILK_NOTE_QUESTION_AND_ANSWER, &content, 0);
    g_auto(GStrv) names = ilk_note_dup_media(note);
    g_autofree char *list = g_strjoinv(" ", names);
    g_assert_cmpstr(list, ==, cases[i].names);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/note/copies", test_note_copies_its_values);
  g_test_add_func("/note/content", test_content_comes_back);
  g_test_add_func("/note/media", test_media);
  return g_test_run();
}
