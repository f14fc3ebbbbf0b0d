/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder of notes comes into a collection: decks, pictures, twice, changed; links and what is
 * hidden stay where they are.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "tests/app/exchange/import-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef ImportFixture Fixture;

/* Writes @name, of as many folders as it says, below the folder of notes. */
static void
put(Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(self->directory, "Vault", name, NULL);
  g_autofree char *folder = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
import(Fixture *self)
{
  g_autofree char *path = g_build_filename(self->directory, "Vault", NULL);
  import_fixture_path(self, path);
}

static void
check_deck(Fixture *self, const char *name)
{
  g_autoptr(GError) error = NULL;
  g_test_message("%s", name);
  g_assert_cmpint(ilk_collection_find_deck(self->collection, name, &error), >, 0);
}

static void
test_decks(Fixture *self, gconstpointer unused)
{
  put(self, "top.md", "one::alpha\n");
  put(self, "sub/deep/note.md", "two::beta\n");
  put(self, "sub/Letters.markdown", "Q: three\nA: gamma\n");
  put(self, "named.md", "---\nname = \"Own name\"\n---\nQ: four\nA: delta\n");
  import(self);
  g_assert_cmpstr(self->error, ==, NULL);
  g_assert_cmpuint(self->summary.added, ==, 4);
  check_deck(self, "Vault / sub / deep");
  check_deck(self, "Vault / sub / Letters");
  check_deck(self, "Vault / Own name");
  import_fixture_check_face(self, "alpha", "one", "alpha");
}

/* Where notes with cards are tagged, others have none. */
static void
test_tags(Fixture *self, gconstpointer unused)
{
  put(self, "prose.md", "std::vector is no card\n");
  put(self, "tagged.md", "#flashcards/Lang/C\none::alpha\n");
  put(self, "letters.md", "Q: three\nA: gamma\n");
  import(self);
  g_assert_cmpuint(self->summary.added, ==, 2);
  check_deck(self, "Vault / Lang / C");
  g_assert_cmpuint(import_fixture_count(self, "vector"), ==, 0);
}

static void
test_twice(Fixture *self, gconstpointer unused)
{
  put(self, "a.md", "one::alpha\n\nthe ==gap== of ==two==\n\nred:::rot ^mark\n");
  import(self);
  g_assert_cmpuint(self->summary.added, ==, 3);
  g_assert_cmpuint(import_fixture_count(self, "gap"), ==, 2);
  import(self);
  g_assert_cmpuint(self->summary.unchanged, ==, 3);
  /* Moved, answered anew, with a gap less, reworded with its label: the same cards. */
  put(self, "a.md", "new::neu\n\nvery red::rot ^mark\n\nthe gap of ==two==\n");
  put(self, "b.md", "one::beta\n");
  import(self);
  g_assert_cmpuint(self->summary.added, ==, 1);
  g_assert_cmpuint(self->summary.changed, ==, 3);
  import_fixture_check_face(self, "beta", "one", "beta");
  import_fixture_check_face(self, "rot", "very red", "rot");
  g_assert_cmpuint(import_fixture_count(self, "rot"), ==, 1);
  g_assert_cmpuint(import_fixture_count(self, "gap"), ==, 1);
  g_assert_cmpuint(import_fixture_count(self, "alpha"), ==, 0);
}

static void
test_same_question(Fixture *self, gconstpointer unused)
{
  put(self, "a.md", "Definition::alpha\nDefinition::beta\n");
  put(self, "b.md", "Definition::gamma\nDefinition::delta\n");
  import(self);
  g_assert_cmpuint(self->summary.added, ==, 3);
  g_assert_cmpuint(self->losses[ILK_LOSS_DUPLICATE], ==, 1);
}

static void
test_undo(Fixture *self, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  put(self, "a.md", "one:::alpha\n");
  import(self);
  put(self, "a.md", "one::alpha\n");
  import(self);
  g_assert_cmpuint(import_fixture_count(self, "alpha"), ==, 1);
  g_autofree char *undone = ilk_collection_undo_edit(self->collection, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(import_fixture_count(self, "alpha"), ==, 2);
  g_autofree char *again = ilk_collection_undo_edit(self->collection, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(import_fixture_count(self, "alpha"), ==, 0);
}

/* A remark of the other program says when a card comes back. */
static void
test_times(Fixture *self, gconstpointer unused)
{
  put(self, "a.md", "one::alpha\n<!--SR:!2030-01-15,51,230-->\n");
  import(self);
  g_assert_cmpuint(self->summary.remembered, ==, 1);
  g_autoptr(IlkCard) card = import_fixture_find(self, "alpha");
  g_assert_cmpint(ilk_card_get_memory(card)->state, ==, ILK_STATE_REVIEW);
  g_assert_cmpint(ilk_card_get_memory(card)->due_day, ==, 21929);
  import(self);
  g_assert_cmpuint(self->summary.unchanged, ==, 1);
  g_assert_cmpuint(self->summary.remembered, ==, 0);
}

static void
test_pictures(Fixture *self, gconstpointer unused)
{
  put(self, "sub/a.md", "![[Pic one.png]]::alpha\n\n![x](b.png)::beta\n\n![](gone.png)::gamma\n");
  put(self, "files/Pic one.png", "not empty");
  put(self, "sub/b.png", "neither");
  import(self);
  g_assert_cmpuint(self->losses[ILK_LOSS_MEDIA], ==, 1);
  g_autoptr(IlkCard) card = import_fixture_find(self, "alpha");
  g_assert_nonnull(strstr(ilk_card_get_content(card)->question, "media:"));
  g_autoptr(IlkCard) other = import_fixture_find(self, "beta");
  g_assert_nonnull(strstr(ilk_card_get_content(other)->question, "media:"));
}

static void
link_to(Fixture *self, const char *target, const char *name)
{
  g_autofree char *path = g_build_filename(self->directory, "Vault", name, NULL);
  g_assert_cmpint(symlink(target, path), ==, 0);
}

static void
test_hostile(Fixture *self, gconstpointer unused)
{
  g_autofree char *outside = g_build_filename(self->directory, "outside.md", NULL);
  g_autoptr(GString) large = g_string_new(NULL);
  for (int i = 0; i < 500000; i++)
    g_string_append(large, "a::b ====\n");
  g_assert_true(g_file_set_contents(outside, "secret::stolen\n", -1, NULL));
  put(self, "a.md", "one::alpha\n\n![](../outside.md)::beta\n");
  put(self, ".obsidian/hidden.md", "hidden::hidden\n");
  put(self, "large.md", large->str);
  put(self, "bytes.md", "a::\xff\n");
  link_to(self, outside, "link.md");
  link_to(self, ".", "loop");
  link_to(self, "/", "root");
  import(self);
  g_assert_cmpstr(self->error, ==, NULL);
  g_assert_cmpuint(self->summary.added, ==, 2);
  g_assert_cmpuint(self->losses[ILK_LOSS_FILE], ==, 2);
  g_assert_cmpuint(import_fixture_count(self, "stolen"), ==, 0);
}

static void
test_refused(Fixture *self, gconstpointer unused)
{
  put(self, "a.md", "No card.\n");
  import(self);
  g_assert_nonnull(self->error);
  g_assert_nonnull(strstr(self->error, "There is no card in the notes of"));
  put(self, "b.md", "one::alpha\xff\n");
  import(self);
  g_assert_nonnull(strstr(self->error, "(1 file was left out"));
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
  add("/notes-folder/decks", test_decks);
  add("/notes-folder/tags", test_tags);
  add("/notes-folder/twice", test_twice);
  add("/notes-folder/same-question", test_same_question);
  add("/notes-folder/undo", test_undo);
  add("/notes-folder/times", test_times);
  add("/notes-folder/pictures", test_pictures);
  add("/notes-folder/hostile", test_hostile);
  add("/notes-folder/refused", test_refused);
  return g_test_run();
}
