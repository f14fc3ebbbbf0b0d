/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: media, or media --import COLLECTION DECK NTH ERRNO
 *
 * A deck with pictures is imported by a process that is killed at its NTH write, sync or rename, or
 * that finds the disk full from there on. Whatever happens: the collection is sound, a picture that
 * a card shows is there, and the next import brings what is missing.
 */
#define _GNU_SOURCE

#include "app/exchange/import-file.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-media.h"
#include "tests/app/store/fixture.h"
#include "tests/folder.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define KILLED 9
#define MOST_CALLS 400
/* SQLite makes a call for each page, so that not each is tried. */
#define STRIDE 3

static int armed; /* how many calls go well; 0: all */
static int fault; /* errno, 0 to be killed */

/* Whether the call goes well. */
static gboolean
pass(void)
{
  static int calls;
  if (armed == 0 || ++calls < armed)
    return TRUE;
  if (fault == 0)
    _exit(KILLED);
  errno = fault;
  return FALSE;
}

ssize_t write(int fd, const void *data, size_t n);
ssize_t
write(int fd, const void *data, size_t n)
{
  ssize_t (*real)(int, const void *, size_t);
  *(void **) (&real) = dlsym(RTLD_NEXT, "write");
  return fd <= STDERR_FILENO || pass() ? real(fd, data, n) : -1;
}

int fsync(int fd);
int
fsync(int fd)
{
  int (*real)(int);
  *(void **) (&real) = dlsym(RTLD_NEXT, "fsync");
  return pass() ? real(fd) : -1;
}

int rename(const char *from, const char *to);
int
rename(const char *from, const char *to)
{
  int (*real)(const char *, const char *);
  *(void **) (&real) = dlsym(RTLD_NEXT, "rename");
  return pass() ? real(from, to) : -1;
}

/* Returns: what the process is to end with */
static int
import(const char *directory, const char *path, int nth, int number)
{
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(IlkCollection) collection = ilk_collection_open(directory, &error);
  g_autoptr(IlkImport) read = ilk_import_open(file, NULL, NULL, &error);
  g_assert_no_error(error);
  fault = number;
  armed = nth;
  gboolean stored = ilk_import_store(read, collection, &summary, &error);
  armed = 0;
  return stored ? 0 : 1;
}

typedef struct {
  char *directory;
  char *files;
  char *deck;
} Place;

static Place
make_place(void)
{
  Place place = {.directory = fixture_dup_directory(),
                 .files = g_dir_make_tmp("interlock-files-XXXXXX", NULL)};
  place.deck = g_build_filename(place.files, "deck.md", NULL);
  g_assert_true(g_file_set_contents(
      place.deck, "# D\n\n## One\n\n![](a.png)\n\n## Two\n\n![](b.png) ![](a.png)\n", -1, NULL));
  for (char name = 'a'; name <= 'b'; name++) {
    g_autofree char *base = g_strdup_printf("%c.png", name);
    g_autofree char *path = g_build_filename(place.files, base, NULL);
    g_autofree char *text = g_strnfill(5000, name);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
  }
  fixture_close(fixture_open(place.directory));
  return place;
}

static void
remove_place(Place *place)
{
  remove_folder(place->files);
  g_free(place->files);
  g_free(place->deck);
  fixture_remove(place->directory);
}

/* Returns: the status the process ended with */
static int
run_child(const Place *place, int nth, int number)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *calls = g_strdup_printf("%d", nth);
  g_autofree char *reason = g_strdup_printf("%d", number);
  g_autoptr(GSubprocess) child =
      g_subprocess_new(G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "/proc/self/exe", "--import",
                       place->directory, place->deck, calls, reason, NULL);
  g_assert_no_error(error);
  g_subprocess_wait(child, NULL, &error);
  g_assert_no_error(error);
  g_assert_true(g_subprocess_get_if_exited(child));
  return g_subprocess_get_exit_status(child);
}

/* Nothing is half there. */
static void
assert_whole(const Place *place)
{
  IlkCollection *collection = fixture_open(place->directory);
  g_autoptr(GPtrArray) all = ilk_collection_list_media(collection, TRUE, NULL);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint((int) ((IlkMedia *) all->pdata[i])->condition, ==, ILK_MEDIA_WHOLE);
  fixture_assert_sound(collection);
  fixture_close(collection);
}

static void
assert_next_import_mends(const Place *place)
{
  g_assert_cmpint(run_child(place, 0, 0), ==, 0);
  IlkCollection *collection = fixture_open(place->directory);
  g_autoptr(GPtrArray) all = ilk_collection_list_media(collection, TRUE, NULL);
  g_assert_cmpuint(all->len, ==, 2);
  for (guint i = 0; i < all->len; i++) {
    const IlkMedia *media = all->pdata[i];
    g_assert_cmpint((int) media->use, ==, ILK_MEDIA_USED_BY_NOTE);
    g_assert_cmpint((int) media->condition, ==, ILK_MEDIA_WHOLE);
  }
  fixture_close(collection);
}

static void
try_everywhere(int number, int expected)
{
  guint failed = 0;
  for (int nth = 1; nth < MOST_CALLS; nth += STRIDE) {
    Place place = make_place();
    int status = run_child(&place, nth, number);
    g_test_message("call %d: %d", nth, status);
    assert_whole(&place);
    if (status != 0)
      assert_next_import_mends(&place);
    remove_place(&place);
    if (status == 0)
      break;
    g_assert_cmpint(status, ==, expected);
    failed++;
  }
  g_assert_cmpuint(failed, >, 2);
}

static void
test_killed(void)
{
  try_everywhere(0, KILLED);
}

static void
test_full(void)
{
  try_everywhere(ENOSPC, 1);
}

int
main(int argc, char *argv[])
{
  if (argc == 6 && g_str_equal(argv[1], "--import"))
    return import(argv[2], argv[3], atoi(argv[4]), atoi(argv[5]));
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/faults/media/killed", test_killed);
  g_test_add_func("/faults/media/full", test_full);
  return g_test_run();
}
