/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are none: whatever is named as one, nothing waits for it, and a sentence says what it
 * is.
 */
#include "tests/e2e/program.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SENTENCE "is a pipe, a device or a socket. A file is needed here."

static char *
make_pipe(const char *directory, const char *name)
{
  char *path = g_build_filename(directory, name, NULL);
  g_autofree char *parent = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
  g_assert_cmpint(mkfifo(path, 0600), ==, 0);
  return path;
}

static void
expect_failure(Sandbox *sandbox, const char *arguments, const char *sentence)
{
  g_autoptr(Outcome) outcome = program_run(sandbox, arguments, NULL);
  g_assert_cmpint(outcome->status, ==, 1);
  g_assert_nonnull(strstr(outcome->err, sentence));
}

static void
test_pipes_as_files(void)
{
  static const struct {
    const char *command, *name;
  } cases[] = {
      {"import", "deck.md"},          {"import", "deck.csv"},     {"import", "deck.gift"},
      {"import", "deck.aiken"},       {"import", "deck.txt"},     {"import", "deck.zip"},
      {"import --dry-run", "a.tsv"},  {"restore", "backup.db"},   {"fsrs replay", "log.csv"},
      {"fsrs evaluate", "other.csv"}, {"fsrs simulate", "s.csv"},
  };
  g_autoptr(Sandbox) sandbox = sandbox_new();
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = make_pipe(sandbox->directory, cases[i].name);
    g_autofree char *arguments = g_strdup_printf("%s %s", cases[i].command, path);
    expect_failure(sandbox, arguments, SENTENCE);
  }
}

static void
test_devices_and_folders(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *link = g_build_filename(sandbox->directory, "link.md", NULL);
  g_autofree char *import = g_strdup_printf("import %s", link);
  g_autofree char *restore = g_strdup_printf("restore %s", sandbox->directory);
  g_assert_cmpint(symlink("/dev/zero", link), ==, 0);
  expect_failure(sandbox, import, SENTENCE);
  expect_failure(sandbox, restore, "is a folder. A file is needed here.");
}

/* In the collection's own folder. What is not needed for it does no harm there. */
static void
test_pipes_in_the_collection(void)
{
  static const struct {
    const char *name;
    gboolean needed;
  } cases[] = {
      {"collection.db", TRUE},          {"collection.db-wal", TRUE},
      {"collection.db-journal", TRUE},  {"lock", TRUE},
      {"collection.db.partial", FALSE}, {"backups/collection-20251122-101010.db", FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Sandbox) sandbox = sandbox_new();
    g_autofree char *path = make_pipe(sandbox->collection, cases[i].name);
    if (cases[i].needed)
      expect_failure(sandbox, "decks", SENTENCE);
    else
      g_free(program_run_ok(sandbox, "decks", NULL));
  }
}

static int
lock_file(Sandbox *sandbox, const char *name)
{
  g_autofree char *path = g_build_filename(sandbox->collection, name, NULL);
  int fd = open(path, O_RDWR | O_CLOEXEC);
  struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  g_assert_cmpint(fd, >=, 0);
  if (g_str_equal(name, "lock"))
    g_assert_cmpint(flock(fd, LOCK_EX | LOCK_NB), ==, 0);
  else
    g_assert_cmpint(fcntl(fd, F_SETLK, &range), ==, 0);
  return fd;
}

static void
test_another_programs_lock(void)
{
  static const char *const names[] = {"lock", "collection.db"};
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_free(program_run_ok(sandbox, "decks", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    int fd = lock_file(sandbox, names[i]);
    expect_failure(sandbox, "decks",
                   "Another program, “test-e2e-files”, has the collection’s file");
    close(fd);
  }
}

/* The rights of a file that lies elsewhere are its owner's affair. */
static void
test_linked_collection(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *path = g_build_filename(sandbox->collection, "collection.db", NULL);
  g_autofree char *elsewhere = g_build_filename(sandbox->directory, "elsewhere.db", NULL);
  GStatBuf status;
  g_free(program_run_ok(sandbox, "decks", NULL));
  g_assert_cmpint(g_rename(path, elsewhere), ==, 0);
  g_assert_cmpint(g_chmod(elsewhere, 0644), ==, 0);
  g_assert_cmpint(symlink(elsewhere, path), ==, 0);

  g_free(program_run_ok(sandbox, "decks", NULL));
  g_assert_cmpint(g_stat(elsewhere, &status), ==, 0);
  g_assert_cmpint(status.st_mode & 0777, ==, 0644);
}

static void
test_a_deck_without_cards(void)
{
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *table = g_build_filename(sandbox->directory, "verbs.csv", NULL);
  g_autofree char *import = g_strdup_printf("import %s", table);
  g_autofree char *export = g_strdup_printf("export verbs %s.md", table);
  g_assert_true(g_file_set_contents(table, "question,answer\n", -1, NULL));
  expect_failure(sandbox, import, "The table has no card.");
  g_assert_true(g_file_set_contents(table, "question,answer\nser,to be\n", -1, NULL));
  g_free(program_run_ok(sandbox, import, NULL));
  g_free(program_run_ok(sandbox, "remove card ser", NULL));
  expect_failure(sandbox, export, "The deck has no card, so there is nothing to export.");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/e2e/files/pipes-as-files", test_pipes_as_files);
  g_test_add_func("/e2e/files/devices-and-folders", test_devices_and_folders);
  g_test_add_func("/e2e/files/pipes-in-the-collection", test_pipes_in_the_collection);
  g_test_add_func("/e2e/files/another-programs-lock", test_another_programs_lock);
  g_test_add_func("/e2e/files/linked-collection", test_linked_collection);
  g_test_add_func("/e2e/files/a-deck-without-cards", test_a_deck_without_cards);
  return g_test_run();
}
