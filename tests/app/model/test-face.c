/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which cards a note gives, and what they say.
 */
#include "app/model/face.h"
#include "app/model/foreign.h"

#include "app/base/error.h"
#include "app/base/limits.h"

static const char *const no_lists[] = {NULL};

static IlkNote *
make_note(IlkNoteKind kind, const char *question, const char *answer)
{
  const IlkCardContent content = {
      .question = question, .answer = answer, .tags = no_lists, .distractors = no_lists};
  return ilk_note_new_from_content(NULL, kind, &content, 0);
}

static void
test_ordinals(void)
{
  const struct {
    IlkNoteKind kind;
    const char *question, *ordinals;
  } cases[] = {
      {ILK_NOTE_QUESTION_AND_ANSWER, "{{c3::Q}}", "0 "},
      {ILK_NOTE_BOTH_DIRECTIONS, "Q", "0 1 "},
      {ILK_NOTE_CLOZE, "{{c3::a}} {{c1::b}}", "1 3 "},
      {ILK_NOTE_CLOZE, "none", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkNote) note = make_note(cases[i].kind, cases[i].question, "A");
    g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note);
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint j = 0; j < ordinals->len; j++)
      g_string_append_printf(list, "%d ", g_array_index(ordinals, int, j));
    g_assert_cmpstr(list->str, ==, cases[i].ordinals);
  }
}

static void
assert_face(IlkNote *note, int ordinal, const char *question, const char *answer)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkFace) face = ilk_face_new(note, ordinal, 0, "four-ways", &error);
  g_assert_no_error(error);
  const IlkCardContent *content = ilk_face_get_content(face);
  g_assert_cmpstr(content->question, ==, question);
  g_assert_cmpstr(content->answer, ==, answer);
  g_assert_cmpstr(content->demo, ==, "four-ways");
  g_assert_cmpint(content->seconds, ==, 5);
}

static void
test_sides(void)
{
  g_autoptr(IlkNote) plain = make_note(ILK_NOTE_QUESTION_AND_ANSWER, "dog", "Hund");
  g_autoptr(IlkNote) both = make_note(ILK_NOTE_BOTH_DIRECTIONS, "dog", "Hund");
  g_autoptr(IlkNote) cloze = make_note(ILK_NOTE_CLOZE, "{{c1::A}} and {{c2::B}}", "");
  g_autoptr(IlkNote) more = make_note(ILK_NOTE_CLOZE, "{{c1::A}} and {{c2::B}}", "Thus.");

  assert_face(plain, 0, "dog", "Hund");
  assert_face(both, 0, "dog", "Hund");
  assert_face(both, 1, "Hund", "dog");
  assert_face(cloze, 1, "**\\[…\\]** and B", "**A** and B");
  assert_face(cloze, 2, "A and **\\[…\\]**", "A and **B**");
  assert_face(more, 2, "A and **\\[…\\]**", "A and **B**\n\nThus.");
}

static void
test_no_such_card(void)
{
  const struct {
    IlkNoteKind kind;
    int ordinal;
  } cases[] = {{ILK_NOTE_QUESTION_AND_ANSWER, 1},
               {ILK_NOTE_BOTH_DIRECTIONS, 2},
               {ILK_NOTE_CLOZE, 0},
               {ILK_NOTE_CLOZE, 2},
               {ILK_NOTE_QUESTION_AND_ANSWER, -1}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkNote) note = make_note(cases[i].kind, "{{c1::Q}}", "A");
    g_autoptr(IlkFace) face = ilk_face_new(note, cases[i].ordinal, 0, NULL, &error);
    g_assert_null(face);
    g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  }
}

static void
test_foreign_faces(void)
{
  const IlkForeignFace faces[] = {{0, "Q", "A", NULL}, {3, "q", "", "typed"}};
  const char *const fields[] = {"f", "g", NULL};
  const IlkForeignOrigin origin = {"m", 7, fields};
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkNote) note = ilk_foreign_note_new(faces, 2, &origin, NULL, NULL);
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note);
  g_autoptr(IlkFace) face = ilk_face_new(note, 3, 0, NULL, &error);
  IlkForeignOrigin read;

  g_assert_no_error(error);
  g_assert_cmpint(ilk_note_get_kind(note), ==, ILK_NOTE_FOREIGN);
  g_assert_cmpuint(ordinals->len, ==, 2);
  g_assert_cmpint(g_array_index(ordinals, int, 1), ==, 3);
  g_assert_cmpstr(ilk_face_get_content(face)->question, ==, "q");
  g_assert_cmpint(ilk_face_get_content(face)->key.form, ==, ILK_ANSWER_TYPED);
  g_assert_cmpstr(ilk_face_get_content(face)->key.accept[0], ==, "typed");
  g_assert_true(ilk_foreign_origin_read(note, &read));
  g_assert_cmpstr(read.model, ==, "m");
  g_assert_cmpint(read.changed, ==, 7);
  g_assert_cmpstr(read.fields[1], ==, "g");
  g_assert_null(ilk_face_new(note, 1, 0, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
}

/* A card that asks and answers is one of ours; what came before and is not in the note stays. */
static void
test_foreign_merge(void)
{
  const IlkForeignFace faces[] = {{0, "Q", "A", NULL}, {1, "A", "Q", NULL}};
  const char *const fields[] = {NULL};
  const IlkForeignOrigin origin = {"m", 7, fields};
  g_autoptr(IlkNote) earlier = ilk_foreign_note_new(faces, 2, &origin, NULL, NULL);
  g_autoptr(IlkNote) note = ilk_foreign_note_new(faces, 1, &origin, NULL, NULL);
  g_autoptr(IlkNote) merged = ilk_foreign_note_merge(note, earlier);
  g_autoptr(IlkNote) same = ilk_foreign_note_merge(earlier, note);
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(merged);

  g_assert_cmpint(ilk_note_get_kind(note), ==, ILK_NOTE_QUESTION_AND_ANSWER);
  g_assert_cmpint(ilk_note_get_kind(merged), ==, ILK_NOTE_FOREIGN);
  g_assert_cmpuint(ordinals->len, ==, 2);
  g_assert_true(same == earlier);
}

static void
test_check(void)
{
  const struct {
    IlkNoteKind kind;
    const char *question, *answer;
    gboolean good;
  } cases[] = {
      {ILK_NOTE_QUESTION_AND_ANSWER, "Q", "A", TRUE},
      {ILK_NOTE_QUESTION_AND_ANSWER, "Q", "", FALSE},
      {ILK_NOTE_BOTH_DIRECTIONS, "", "A", FALSE},
      {ILK_NOTE_CLOZE, "{{c1::a}}", "", TRUE},
      {ILK_NOTE_CLOZE, "none", "A", FALSE},
      {ILK_NOTE_CLOZE, "{{c1::a}} {{c2::b", "A", FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkNote) note = make_note(cases[i].kind, cases[i].question, cases[i].answer);
    g_assert_true(ilk_note_check(note, &error) == cases[i].good);
    g_assert_true(cases[i].good || g_error_matches(error, ILK_ERROR, ILK_ERROR_INVALID));
  }
}

static void
test_check_of_lists(void)
{
  const char *many[ILK_MAX_DISTRACTORS + 2] = {NULL};
  const char *pair[] = {"a → b", NULL}, *no_pair[] = {"a b", NULL}, *one[] = {"1", NULL};
  for (guint i = 0; i < ILK_MAX_DISTRACTORS + 1; i++)
    many[i] = "x";
  const struct {
    IlkNoteKind kind;
    const char *answer;
    IlkAnswerKey key;
    gboolean good;
  } cases[] = {
      {ILK_NOTE_QUESTION_AND_ANSWER, "", {.pairs = pair}, TRUE},
      {ILK_NOTE_QUESTION_AND_ANSWER, "A", {.pairs = no_pair}, FALSE},
      {ILK_NOTE_QUESTION_AND_ANSWER, "", {.accept = one}, TRUE},
      {ILK_NOTE_BOTH_DIRECTIONS, "", {.accept = one}, FALSE},
      {ILK_NOTE_QUESTION_AND_ANSWER, "A", {.order = many}, FALSE},
      {ILK_NOTE_QUESTION_AND_ANSWER, "true", {.form = ILK_ANSWER_TRUE_FALSE}, TRUE},
      {ILK_NOTE_QUESTION_AND_ANSWER, "Truely", {.form = ILK_ANSWER_TRUE_FALSE}, FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const IlkCardContent content = {
        .question = "Q", .answer = cases[i].answer, .key = cases[i].key};
    g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, cases[i].kind, &content, 0);
    g_assert_true(ilk_note_check(note, NULL) == cases[i].good);
  }
}

/* The other side of a card is checked by nothing that was written for the first. */
static void
test_key_follows_its_side(void)
{
  const char *wrong[] = {"No.\n> It is slower.", "Nor this.", NULL},
             *texts[] = {"No.", "Nor this.", NULL};
  const char *reasons[] = {"It is slower.", "", NULL}, *accept[] = {"Hund", NULL};
  const IlkCardContent content = {.question = "dog",
                                  .answer = "Hund",
                                  .distractors = wrong,
                                  .key = {.form = ILK_ANSWER_TYPED, .accept = accept}};
  g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, ILK_NOTE_BOTH_DIRECTIONS, &content, 0);
  g_autoptr(IlkFace) face = ilk_face_new(note, 0, 17, NULL, NULL);
  g_autoptr(IlkFace) other = ilk_face_new(note, 1, 17, NULL, NULL);

  g_assert_cmpint(ilk_face_get_content(face)->seconds, ==, 17);
  g_assert_cmpstrv(ilk_face_get_content(face)->distractors, texts);
  g_assert_cmpstrv(ilk_face_get_content(face)->key.reasons, reasons);
  g_assert_cmpstrv(ilk_face_get_content(face)->key.accept, accept);
  g_assert_null(ilk_face_get_content(other)->distractors[0]);
  g_assert_null(ilk_face_get_content(other)->key.accept);
  g_assert_cmpint(ilk_face_get_content(other)->key.form, ==, ILK_ANSWER_TYPED);
}

static void
test_typed_gap_accepts_what_it_hides(void)
{
  const IlkCardContent content = {
      .question = "{{c1::a}} {{c2::b}}", .answer = "", .key = {.form = ILK_ANSWER_TYPED}};
  g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, ILK_NOTE_CLOZE, &content, 0);
  g_autoptr(IlkFace) face = ilk_face_new(note, 2, 0, NULL, NULL);
  g_assert_cmpstr(ilk_face_get_content(face)->key.accept[0], ==, "b");
}

static void
test_reasons(void)
{
  const struct {
    const char *item, *text, *reason;
  } cases[] = {
      {"A", "A", ""},
      {"A\n> why", "A", "why"},
      {"A\n\n> why\n> not\n>\n> so", "A", "why\nnot\n\nso"},
      {"> said\n\nA", "> said\n\nA", ""},
      {"> only said", "> only said", ""},
      {"A\n    > code", "A\n    > code", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *reason = NULL;
    g_autofree char *text = ilk_wrong_answer_split(cases[i].item, &reason);
    g_assert_cmpstr(text, ==, cases[i].text);
    g_assert_cmpstr(reason, ==, cases[i].reason);
  }
}

/* What is said of right answers stands beside them, and who is left over of pairs says so. */
static void
test_lists_are_read(void)
{
  const char *right[] = {"a\n> 70 %", "b", NULL}, *texts[] = {"a", "b", NULL},
             *said[] = {"70 %", "", NULL}, *pairs[] = {"a → b", "→ c", NULL};
  const IlkCardContent several = {.question = "Q", .answer = "", .key = {.right_answers = right}};
  const IlkCardContent matching = {.question = "Q", .answer = "", .key = {.pairs = pairs}};
  g_autoptr(IlkNote) one =
      ilk_note_new_from_content(NULL, ILK_NOTE_QUESTION_AND_ANSWER, &several, 0);
  g_autoptr(IlkNote) two =
      ilk_note_new_from_content(NULL, ILK_NOTE_QUESTION_AND_ANSWER, &matching, 0);
  g_autoptr(IlkFace) a = ilk_face_new(one, 0, 17, NULL, NULL);
  g_autoptr(IlkFace) b = ilk_face_new(two, 0, 17, NULL, NULL);
  g_assert_cmpstrv(ilk_face_get_content(a)->key.right_answers, texts);
  g_assert_cmpstrv(ilk_face_get_content(a)->key.right_reasons, said);
  g_assert_cmpstr(ilk_face_get_content(a)->answer, ==, "- a\n- b");
  g_assert_cmpstr(ilk_face_get_content(b)->answer, ==, "- a → b\n- No partner: c");
}

static void
test_shares(void)
{
  static const struct {
    const char *reason;
    double share; /* 7: none */
    const char *rest;
  } cases[] = {
      {"50 %", 50, ""},
      {"-33.3 %\n\nNo.", -33.3, "No."},
      {"0 %\n\n50 %", 0, "50 %"},
      {"50 %\nof it", 7, "50 %\nof it"},
      {"50 % of it", 7, "50 % of it"},
      {"101 %", 7, "101 %"},
      {"5-3 %", 7, "5-3 %"},
      {"50%", 7, "50%"},
      {"", 7, ""},
      {". %", 7, ". %"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double share = 7;
    g_assert_cmpstr(ilk_reason_split(cases[i].reason, &share), ==, cases[i].rest);
    g_assert_cmpfloat(share, ==, cases[i].share);
    g_assert_true(ilk_reason_has_share(cases[i].reason) == (cases[i].share != 7));
    g_autofree char *again = share != 7 ? ilk_reason_new(share, cases[i].rest) : NULL;
    g_assert_true(again == NULL || g_str_equal(again, cases[i].reason));
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/face/ordinals", test_ordinals);
  g_test_add_func("/face/sides", test_sides);
  g_test_add_func("/face/no-such-card", test_no_such_card);
  g_test_add_func("/face/foreign", test_foreign_faces);
  g_test_add_func("/face/foreign-merge", test_foreign_merge);
  g_test_add_func("/face/check", test_check);
  g_test_add_func("/face/check-of-lists", test_check_of_lists);
  g_test_add_func("/face/key", test_key_follows_its_side);
  g_test_add_func("/face/typed-gap", test_typed_gap_accepts_what_it_hides);
  g_test_add_func("/face/reasons", test_reasons);
  g_test_add_func("/face/lists", test_lists_are_read);
  g_test_add_func("/face/shares", test_shares);
  return g_test_run();
}
