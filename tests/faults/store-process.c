/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Processes: one is killed in the middle of its work, two want the same collection, one may not
 * write where it lies.
 */
#include "app/store/front/collection-care.h"
#include "tests/app/store/fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

static GSubprocess *
start(const char *directory, const char *what, const char *uid)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *program = g_test_build_filename(G_TEST_BUILT, "faults", "store-child", NULL);
  GSubprocess *child =
      g_subprocess_new(G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                       program, what, directory, uid, NULL);
  g_assert_no_error(error);
  return child;
}

static GDataInputStream *
get_lines(GSubprocess *child)
{
  return g_data_input_stream_new(g_subprocess_get_stdout_pipe(child));
}

static char *
read_line(GDataInputStream *lines)
{
  return g_data_input_stream_read_line(lines, NULL, NULL, NULL);
}

static guint64
count_reviews(const char *directory)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  IlkCollection *collection = fixture_open(directory);
  g_assert_null(ilk_collection_get_notice(collection));
  gboolean checked = ilk_collection_check(collection, FALSE, &report, &error);
  g_assert_no_error(error);
  g_assert_true(checked);
  g_assert_cmpuint(report.problems->len, ==, 0);
  fixture_close(collection);
  return report.reviews;
}

/* Kills a child after @n acknowledged answers. Returns: the number of the last one it told of. */
static guint64
kill_after(const char *directory, guint n)
{
  g_autoptr(GSubprocess) child = start(directory, "answer", NULL);
  g_autoptr(GDataInputStream) lines = get_lines(child);
  guint64 last = 0;
  for (guint i = 0; i < n; i++) {
    g_autofree char *line = read_line(lines);
    g_assert_nonnull(line);
  }
  g_subprocess_force_exit(child);
  char *line;
  while ((line = read_line(lines)) != NULL) {
    last = g_ascii_strtoull(line, NULL, 10);
    g_free(line);
  }
  g_subprocess_wait(child, NULL, NULL);
  return last;
}

static void
test_killed_after_an_answer(void)
{
  char *directory = fixture_dup_directory();
  guint64 told = 0;
  for (guint n = 1; n <= 40; n += 5) {
    guint64 last = kill_after(directory, n);
    told = MAX(told, last);
    guint64 stored = count_reviews(directory);
    g_assert_cmpuint(stored, >=, told);
    told = stored;
  }
  g_assert_cmpuint(told, >, 140);
  fixture_remove(directory);
}

/* Killed some microseconds into a change of the memory model, each time some more. */
static void
kill_within_change(const char *directory, guint microseconds)
{
  g_autoptr(GSubprocess) child = start(directory, "waver", NULL);
  g_autoptr(GDataInputStream) lines = get_lines(child);
  g_autofree char *line = read_line(lines);
  g_assert_cmpstr(line, ==, "changed");
  gint64 end = g_get_monotonic_time() + microseconds;
  while (g_get_monotonic_time() < end)
    ;
  g_subprocess_force_exit(child);
  g_subprocess_wait(child, NULL, NULL);
}

/* The check finds the memories of whichever model the options name, and nothing else. */
static void
test_killed_within_a_change_of_model(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 first = fixture_next(collection, fixture_import(collection, 100));
  for (guint i = 0; i < 300; i++)
    fixture_answer(collection, first + i % 100, ILK_RATING_GOOD);
  fixture_close(collection);
  for (guint trial = 0; trial < 25; trial++) {
    kill_within_change(directory, trial * 700);
    g_assert_cmpuint(count_reviews(directory), ==, 300);
  }
  fixture_remove(directory);
}

static void
test_second_process(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  g_autoptr(GSubprocess) child = start(directory, "hold", NULL);
  g_autoptr(GDataInputStream) lines = get_lines(child);
  g_autofree char *line = read_line(lines);
  g_assert_cmpstr(line, ==, "open");

  g_assert_null(ilk_collection_open(directory, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_IN_USE);
  g_assert_nonnull(strstr(error->message, "Interlock is already open"));

  g_output_stream_close(g_subprocess_get_stdin_pipe(child), NULL, NULL);
  g_assert_true(g_subprocess_wait_check(child, NULL, NULL));
  fixture_close(fixture_open(directory));
  fixture_remove(directory);
}

/* Takes the right to write from everybody; a test that is root has the child be somebody else. */
static void
set_writable(const char *directory, gboolean writable)
{
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_assert_no_errno(g_chmod(path, writable ? 0600 : 0444));
  }
  g_assert_no_errno(g_chmod(directory, writable ? 0700 : 0555));
}

static char *
look(const char *directory)
{
  g_autofree char *uid = g_strdup_printf("%d", geteuid() == 0 ? NOBODY : (int) geteuid());
  set_writable(directory, FALSE);
  g_autoptr(GSubprocess) child = start(directory, "look", uid);
  g_autoptr(GDataInputStream) lines = get_lines(child);
  char *line = read_line(lines);
  g_subprocess_wait(child, NULL, NULL);
  set_writable(directory, TRUE);
  return line;
}

static void
test_unwritable_place(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  fixture_answer(collection, fixture_next(collection, 0), ILK_RATING_GOOD);
  fixture_close(collection);
  g_autofree char *expected = g_strdup_printf("1 1 %d 1 0", ILK_ERROR_READ_ONLY);
  g_autofree char *line = look(directory);
  g_assert_cmpstr(line, ==, expected);
  fixture_remove(directory);
}

/* What a killed process left in the write-ahead log is seen there, too. */
static void
test_unwritable_place_after_a_crash(void)
{
  char *directory = fixture_dup_directory();
  fixture_close(fixture_open(directory));
  guint64 told = kill_after(directory, 5);
  g_autofree char *line = look(directory);
  g_auto(GStrv) parts = g_strsplit(line, " ", -1);
  g_assert_cmpuint(g_strv_length(parts), ==, 5);
  g_assert_cmpuint(g_ascii_strtoull(parts[3], NULL, 10), >=, MAX(told, 5));
  g_assert_cmpstr(parts[4], ==, "0");
  fixture_remove(directory);
}

static void
test_empty_unwritable_place(void)
{
  char *directory = fixture_dup_directory();
  g_autofree char *expected = g_strdup_printf("error %d ", ILK_ERROR_READ_ONLY);
  g_autofree char *line = look(directory);
  g_assert_true(g_str_has_prefix(line, expected));
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/process/killed", test_killed_after_an_answer);
  g_test_add_func("/store/process/killed-within-model", test_killed_within_a_change_of_model);
  g_test_add_func("/store/process/second", test_second_process);
  g_test_add_func("/store/process/unwritable", test_unwritable_place);
  g_test_add_func("/store/process/unwritable-after-crash", test_unwritable_place_after_a_crash);
  g_test_add_func("/store/process/unwritable-empty", test_empty_unwritable_place);
  return g_test_run();
}
