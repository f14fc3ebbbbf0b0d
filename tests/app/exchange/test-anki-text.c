/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text as Anki exports it comes into a collection: each line of its header, twice, changed, beside
 * a package, hostile.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "tests/app/exchange/import-fixture.h"
#include "tests/app/store/anki/package-maker.h"

#include <glib/gstdio.h>
#include <string.h>

typedef ImportFixture Fixture;

static void
import(Fixture *self, const char *text)
{
  import_fixture_bytes(self, "made.txt", text, strlen(text));
}

/* What a text gives: the one card that @words find. */
static const struct {
  const char *text, *words, *question, *answer;
} faces[] = {
    {"#separator:tab\n#html:true\nQ<b>1</b>\tzzyzx<br>two\n", "zzyzx", "Q**1**", "zzyzx\\\ntwo"},
    {"#separator:tab\n#html:false\nQ<b>1</b>\tzzyzx*\n", "zzyzx", "Q\\<b>1\\</b>", "zzyzx\\*"},
    {"#separator:Semicolon\n#html:true\none;\"zzyzx; \"\"two\"\"\nthree\"\n", "zzyzx", "one",
     "zzyzx; \"two\" three"},
    {"#SEPARATOR: Pipe \r\n#html:FALSE\r\none|\"zzyzx\ntwo\"\r\n", "zzyzx", "one", "zzyzx\\\ntwo"},
    {"\xef\xbb\xbf#separator:comma\n#html:false\none,zzyzx\n", "zzyzx", "one", "zzyzx"},
    {"#html:false\none\tzzyzx\n", "zzyzx", "one", "zzyzx"},
    {"#separator:;\none;zzyzx\n# a word beside\ntwo;x\n", "zzyzx", "one", "zzyzx"},
    {"#separator:tab\n#html:true\nfirst\tzzyzx\tthird\n", "zzyzx", "first", "zzyzx\\\nthird"},
    {"#separator:tab\n#notetype:Cloze\n#html:true\na {{c1::gap::hint}} b\tzzyzx\n", "zzyzx",
     "a **\\[hint\\]** b", "a **gap** b\\\nzzyzx"},
    {"#separator:tab\n#tags column:3\none\tzzyzx\tred green\n", "tag:green", "one", "zzyzx"},
    {"#separator:tab\n#tags:blue\none\tzzyzx\n", "tag:blue", "one", "zzyzx"},
    {"#separator:tab\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
     "g\tBasic\tTop::Sub\tone\tzzyzx\tred\n",
     "zzyzx", "one", "zzyzx"},
    {"#separator:comma\n#columns:guid,Front,Back,Tags\ng,one,zzyzx,red\n", "tag:red", "one",
     "zzyzx"},
    {"#separator:tab\rone\tzzyzx\r", "zzyzx", "one", "zzyzx"},
};

static void
test_faces(Fixture *self, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS(faces); i++) {
    g_autofree char *directory = fixture_dup_directory();
    g_autoptr(GError) error = NULL;
    Fixture other = {.directory = directory, .collection = fixture_open(directory)};
    g_test_message("face %zu", i);
    import(&other, faces[i].text);
    g_assert_cmpstr(other.error, ==, NULL);
    import_fixture_check_face(&other, faces[i].words, faces[i].question, faces[i].answer);
    fixture_close(other.collection);
    fixture_remove(directory);
    g_steal_pointer(&directory);
  }
}

#define GUIDS "#separator:tab\n#html:true\n#guid column:1\n"

static void
test_twice(Fixture *self, gconstpointer unused)
{
  import(self, GUIDS "g1\tone\talpha\ng2\ttwo\tbeta\n");
  g_assert_cmpuint(self->summary.added, ==, 2);
  g_assert_cmpuint(self->summary.decks, ==, 1);
  import(self, GUIDS "g1\tone\talpha\ng2\ttwo\tbeta\n");
  g_assert_cmpuint(self->summary.unchanged, ==, 2);
  /* A guid stays when all else is reworded. */
  import(self, GUIDS "g1\tone and a half\tgamma\ng2\ttwo\tbeta\ng3\tthree\tdelta\n");
  g_assert_cmpuint(self->summary.added, ==, 1);
  g_assert_cmpuint(self->summary.changed, ==, 1);
  g_assert_cmpuint(self->summary.unchanged, ==, 1);
  import_fixture_check_face(self, "gamma", "one and a half", "gamma");
  g_assert_cmpuint(import_fixture_count(self, "alpha"), ==, 0);
}

static void
test_first_field(Fixture *self, gconstpointer unused)
{
  import(self, "#separator:tab\none\talpha\n");
  import(self, "#separator:tab\none\tbeta\n");
  g_assert_cmpuint(self->summary.changed, ==, 1);
  g_assert_cmpuint(import_fixture_count(self, "alpha"), ==, 0);
  import(self, "#separator:tab\nanother\tbeta\n");
  g_assert_cmpuint(self->summary.added, ==, 1);
}

static void
test_decks(Fixture *self, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  import(self, "#separator:tab\n#deck column:1\n#deck:Rest\n"
               "Top::Sub\tone\talpha\nOther\ttwo\tbeta\n\tthree\tgamma\n");
  g_assert_cmpuint(self->summary.added, ==, 3);
  g_assert_cmpuint(self->summary.decks, ==, 4);
  g_assert_cmpint(ilk_collection_find_deck(self->collection, "Top / Sub", &error), >, 0);
  g_assert_cmpint(ilk_collection_find_deck(self->collection, "Rest", &error), >, 0);
  g_autoptr(IlkCard) card = import_fixture_find(self, "alpha deck:Sub");
  g_assert_nonnull(card);
}

static void
test_kinds(Fixture *self, gconstpointer unused)
{
  import(self, "#separator:tab\n#html:true\n#notetype column:1\n"
               "Basic (and reversed card)\tsinister\tdexter\t\n"
               "Basic (optional reversed card)\topt\tional\t\n"
               "Basic (optional reversed card)\tyesopt\tyesional\ty\n"
               "Cloze\t{{c1::uno}} {{c2,3::due}} {{c1::tre}}\t\t\n"
               "Basic\t\tno question\t\n");
  g_assert_cmpuint(self->summary.added, ==, 4);
  g_assert_cmpuint(self->losses[ILK_LOSS_NO_CARD], ==, 1);
  g_assert_cmpuint(import_fixture_count(self, "sinister"), ==, 2);
  g_assert_cmpuint(import_fixture_count(self, "ional"), ==, 1);
  g_assert_cmpuint(import_fixture_count(self, "yesional"), ==, 2);
  g_assert_cmpuint(import_fixture_count(self, "uno"), ==, 3);
}

static void
test_same_row_twice(Fixture *self, gconstpointer unused)
{
  import(self, GUIDS "g1\tone\talpha\ng1\tone\tbeta\n");
  g_assert_cmpuint(self->summary.added, ==, 1);
  g_assert_cmpuint(self->losses[ILK_LOSS_DUPLICATE], ==, 1);
  import_fixture_check_face(self, "alpha", "one", "alpha");
}

/* The same collection exported as a package and as text is the same collection. */
#define PACKAGE                                                                                    \
  "INSERT INTO notes VALUES(11, 'one', 1, 100, 0, '', 'Q<b>1</b>' || char(31) || 'A1', 'Q1', 0,"   \
  " 0, '');INSERT INTO cards VALUES(21, 11, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, '');"

static void
import_package(Fixture *self)
{
  g_autofree char *path =
      package_make(self->directory, "made.apkg", PACKAGE_LEGACY_1, PACKAGE, NULL);
  import_fixture_path(self, path);
  g_remove(path);
}

static void
test_text_behind_package(Fixture *self, gconstpointer unused)
{
  import_package(self);
  import(self, GUIDS "one\tQ<b>1</b>\tA1\n");
  g_assert_cmpuint(self->summary.unchanged, ==, 1);
  import(self, GUIDS "one\tQ<b>1</b>\tzzyzx\n");
  g_assert_cmpuint(self->summary.changed, ==, 1);
  import_fixture_check_face(self, "zzyzx", "Q**1**", "zzyzx");
  g_assert_cmpuint(import_fixture_count(self, "A1"), ==, 0);
}

static void
test_package_behind_text(Fixture *self, gconstpointer unused)
{
  import(self, GUIDS "one\tQ<b>1</b>\tzzyzx\n");
  import_package(self);
  g_assert_cmpuint(self->summary.changed, ==, 1);
  g_assert_cmpuint(self->summary.skipped, ==, 0);
  import_fixture_check_face(self, "A1", "Q**1**", "A1");
  g_assert_cmpuint(import_fixture_count(self, "zzyzx"), ==, 0);
}

static void
test_undo(Fixture *self, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  import(self, "#separator:tab\n#deck:Top\none\talpha\n");
  g_assert_cmpint(self->summary.edit, >, 0);
  g_autofree char *undone = ilk_collection_undo_edit(self->collection, &error);
  g_assert_no_error(error);
  g_assert_nonnull(undone);
  g_assert_cmpuint(import_fixture_count(self, "alpha"), ==, 0);
  g_assert_cmpint(ilk_collection_find_deck(self->collection, "Top", NULL), ==, 0);
}

/* What is refused says so in a sentence, with the place. */
static const struct {
  const char *bytes;
  gsize length;
  const char *sentence;
} refused[] = {
    {"#separator:tab\n", 15, "has no note"},
    {"#separator:tab\none\t\"two\n", 23, "made.txt:2: This quotation mark is never closed"},
    {"#separator:tab\no\0ne\ttwo\n", 24, "made.txt:2:"},
    {"#separator:tab\no\xffne\ttwo\n", 24, "made.txt:2:"},
    {"#separator:tab\n#guid column:1\nabc\n", 34, "has no note"},
};

static void
test_refused(Fixture *self, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
    import_fixture_bytes(self, "made.txt", refused[i].bytes, refused[i].length);
    g_assert_nonnull(self->error);
    g_assert_nonnull(strstr(self->error, refused[i].sentence));
  }
}

static void
test_hostile(Fixture *self, gconstpointer unused)
{
  g_autoptr(GString) text = g_string_new("#separator:tab\n#html:true\n#notetype:Cloze\none\t");
  for (int i = 0; i < 100000; i++)
    g_string_append(text, "<div>");
  g_string_append(text, "\nx ");
  for (int i = 0; i < 100000; i++)
    g_string_append_printf(text, "{{c%d::", i % 70000);
  g_string_append_c(text, '\n');
  import_fixture_bytes(self, "made.csv", text->str, text->len);
  g_assert_cmpstr(self->error, ==, NULL);
  g_assert_cmpuint(self->summary.added, ==, 0);
  g_assert_cmpuint(self->losses[ILK_LOSS_NO_CARD], ==, 1);
  g_assert_cmpuint(self->losses[ILK_LOSS_LENGTH], ==, 1);
}

static void
test_wide(Fixture *self, gconstpointer unused)
{
  g_autoptr(GString) text = g_string_new("#separator:tab\n");
  for (int i = 0; i < 100000; i++)
    g_string_append_c(text, '\t');
  import(self, text->str);
  g_assert_nonnull(strstr(self->error, "more than 1000 fields"));
}

static void
add(const char *path, void (*test)(Fixture *, gconstpointer))
{
  g_test_add(path, Fixture, NULL, import_fixture_set_up, test, import_fixture_tear_down);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  add("/anki-text/faces", test_faces);
  add("/anki-text/twice", test_twice);
  add("/anki-text/first-field", test_first_field);
  add("/anki-text/decks", test_decks);
  add("/anki-text/kinds", test_kinds);
  add("/anki-text/same-row-twice", test_same_row_twice);
  add("/anki-text/text-behind-package", test_text_behind_package);
  add("/anki-text/package-behind-text", test_package_behind_text);
  add("/anki-text/undo", test_undo);
  add("/anki-text/refused", test_refused);
  add("/anki-text/hostile", test_hostile);
  add("/anki-text/wide", test_wide);
  return g_test_run();
}
