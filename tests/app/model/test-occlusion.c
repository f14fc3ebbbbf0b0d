/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of pictures as cards: which lines hide, which numbers they have, and what each card says.
 */
#include "app/base/error.h"
#include "app/model/face.h"
#include "app/model/occlusion.h"

#define HASH "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define PICTURE "![A lock](lock.png)\n\n"

static void
test_parse(void)
{
  const struct {
    const char *markdown;
    const char *parts; /* NUMBER:PICTURE:NAME@X,Y+WIDTHxHEIGHT */
  } cases[] = {
      {"no part", ""},
      {PICTURE "- hide: 10,20,30,15: owner\n- hide: 50, 20, 30, 15",
       "1:lock.png:owner@10,20+30x15 2:lock.png:@50,20+30x15 "},
      {PICTURE "* hide 3: 0,0,100,100\n+ hide: 1.5,2,3,4: a: b",
       "3:lock.png:@0,0+100x100 4:lock.png:a: b@1.5,2+3x4 "},
      {"{{c1::a}} {{c2::b}}\n\n" PICTURE "- hide: 1,2,3,4", "3:lock.png:@1,2+3x4 "},
      {PICTURE "- hide: 1,2,3,4\n\n![x](key.png)\n\n- hide: 5,6,7,8",
       "1:lock.png:@1,2+3x4 2:key.png:@5,6+7x8 "},
      {PICTURE "```\n- hide: 1,2,3,4\n```", ""},
      {PICTURE "- hide: 90,0,20,10", ""},
      {PICTURE "- hide: 1,2,3", ""},
      {PICTURE "- hide: 1,2,0,4", ""},
      {PICTURE "- hide: nan,2,3,4", ""},
      {PICTURE "- hide 99999999999999999999: 1,2,3,4", ""},
      {PICTURE "- hide and seek: 1,2,3,4", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GArray) parts = ilk_occlusion_parse(cases[i].markdown);
    g_autoptr(GString) seen = g_string_new(NULL);
    for (guint j = 0; j < parts->len; j++) {
      const IlkHiddenPart *part = &g_array_index(parts, IlkHiddenPart, j);
      g_string_append_printf(seen, "%d:%s:%s@%g,%g+%gx%g ", part->number, part->picture, part->name,
                             part->x, part->y, part->width, part->height);
    }
    g_test_message("%s", cases[i].markdown);
    g_assert_cmpstr(seen->str, ==, cases[i].parts);
  }
}

static void
test_check(void)
{
  const struct {
    const char *markdown;
    const char *sentence; /* NULL: nothing is wrong */
  } cases[] = {
      {PICTURE "- hide: 1,2,3,4", NULL},
      {"- hide and seek is a game", NULL},
      {"- hide: 1,2,3,4",
       "“- hide: 1,2,3,4” stands below no picture that it could hide a part of."},
      {PICTURE "- hide: 1,2,300,4",
       "“- hide: 1,2,300,4” hides nothing: write “- hide: left, top, width, height”, in per cent of"
       " the picture."},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(ilk_occlusion_check(cases[i].markdown, &error), ==, cases[i].sentence == NULL);
    g_assert_cmpstr(error != NULL ? error->message : NULL, ==, cases[i].sentence);
  }
}

static void
test_lines(void)
{
  IlkHiddenPart part = {
      .number = 2, .x = 12.34, .y = 5, .width = 10, .height = 0.5, .name = (char *) "a"};
  g_autofree char *next = ilk_occlusion_dup_line(&part, 2);
  g_autofree char *other = ilk_occlusion_dup_line(&part, 1);
  g_assert_cmpstr(next, ==, "- hide: 12.3,5,10,0.5: a");
  g_assert_cmpstr(other, ==, "- hide 2: 12.3,5,10,0.5: a");
}

/* Parts are changed where they stand; the rest of the text stays, and numbers do. */
static void
test_changed(void)
{
  const struct {
    const char *markdown;
    int numbers[3];
    const char *changed;
  } cases[] = {
      {"![](a.png)", {1}, "![](a.png)\n\n- hide: 1,2,3,4"},
      {"![](a.png)\nMore.", {1, 2}, "![](a.png)\n\n- hide: 1,2,3,4\n- hide: 1,2,3,4\n\nMore."},
      {"![](a.png)\n\n- hide: 9,9,9,9\n- hide: 8,8,8,8", {2}, "![](a.png)\n\n- hide 2: 1,2,3,4"},
      {"![](a.png)\n\n- hide: 9,9,9,9\n\nEnd", {0}, "![](a.png)\n\n\nEnd"},
      {"![](b.png)\n\n- hide: 9,9,9,9\n\n![](a.png)",
       {2},
       "![](b.png)\n\n- hide: 9,9,9,9\n\n![](a.png)\n\n- hide 2: 1,2,3,4"},
      {"no picture", {1}, "no picture"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(IlkHiddenPart));
    for (gsize j = 0; cases[i].numbers[j] != 0; j++) {
      const IlkHiddenPart part = {
          .number = cases[i].numbers[j], .x = 1, .y = 2, .width = 3, .height = 4};
      g_array_append_val(parts, part);
    }
    g_autofree char *changed = ilk_occlusion_dup_changed(cases[i].markdown, "a.png", parts);
    g_assert_cmpstr(changed, ==, cases[i].changed);
  }
}

static void
test_options(void)
{
  gboolean shown;
  const char *picture = NULL;
  g_autoptr(GArray) parts =
      ilk_occlusion_parse(PICTURE "- hide 1: 1,2,3,4\n- hide 2: 5,6,7,8\n- hide 1: 9,9,9,9");
  g_autofree char *options = ilk_occlusion_dup_options(parts, 1, FALSE, &picture);
  g_assert_cmpstr(options, ==, ";hide=1,2,3,4+9,9,9,9");
  g_assert_cmpstr(picture, ==, "lock.png");
  g_autoptr(GArray) read = ilk_occlusion_parse_options(options, &shown);
  g_assert_false(shown);
  g_assert_cmpuint(read->len, ==, 2);
  g_assert_null(ilk_occlusion_dup_options(parts, 7, FALSE, &picture));
  g_autoptr(GArray) hostile = ilk_occlusion_parse_options(";show=1,2,3+1,2,3,4+,,,", &shown);
  g_assert_true(shown);
  g_assert_cmpuint(hostile->len, ==, 1);
}

/* What each card of a note says. */
static void
test_faces(void)
{
  const IlkCardContent content = {.question = "Of {{c1::wood}}:\n\n" PICTURE
                                              "- hide: 10,20,30,15: owner\n- hide: 50,20,30,15",
                                  .answer = "More."};
  const struct {
    int ordinal;
    const char *question;
    const char *answer;
  } cases[] = {
      {1, "Of **\\[…\\]**:\n\n![A lock](media:" HASH "/lock.png)",
       "Of **wood**:\n\n![A lock](media:" HASH "/lock.png)\n\nMore."},
      {2, "Of wood:\n\n![A lock](media:" HASH ";hide=10,20,30,15/lock.png)",
       "**owner**\n\n![A lock](media:" HASH ";show=10,20,30,15/lock.png)\n\nMore."},
      {3, "Of wood:\n\n![A lock](media:" HASH ";hide=50,20,30,15/lock.png)",
       "![A lock](media:" HASH ";show=50,20,30,15/lock.png)\n\nMore."},
  };
  g_autoptr(IlkNote) plain = ilk_note_new_from_content(NULL, ILK_NOTE_CLOZE, &content, 0);
  g_autoptr(IlkNote) note = ilk_note_new_with_media(plain, "lock.png\t" HASH);
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note);
  g_assert_cmpuint(ordinals->len, ==, G_N_ELEMENTS(cases));
  g_assert_true(ilk_note_check(note, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkFace) face = ilk_face_new(note, cases[i].ordinal, 0, NULL, NULL);
    g_assert_cmpint(g_array_index(ordinals, int, i), ==, cases[i].ordinal);
    g_assert_cmpstr(ilk_face_get_content(face)->question, ==, cases[i].question);
    g_assert_cmpstr(ilk_face_get_content(face)->answer, ==, cases[i].answer);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/occlusion/parse", test_parse);
  g_test_add_func("/occlusion/check", test_check);
  g_test_add_func("/occlusion/lines", test_lines);
  g_test_add_func("/occlusion/changed", test_changed);
  g_test_add_func("/occlusion/options", test_options);
  g_test_add_func("/occlusion/faces", test_faces);
  return g_test_run();
}
