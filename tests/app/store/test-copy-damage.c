/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever of a second copy is not as it was written is told: a bit, an end that is missing, files
 * that are missing, swapped, doubled, or another device's.
 */
#include "app/store/copy/segment.h"
#include "app/store/front/collection-edits.h"
#include "tests/app/store/copy-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define COPY "second-copy"
#define STEP 997
#define FEW_RECORDS 6
#define N_NOTES 6

static void
write_file(const char *path, const char *content, gsize length)
{
  FILE *file = g_fopen(path, "wb");
  g_assert_nonnull(file);
  g_assert_cmpuint(fwrite(content, 1, length, file), ==, length);
  fclose(file);
}

/* Writes one byte where it is: a file that is written anew is waited for. */
static void
put_byte(const char *path, gsize at, char byte)
{
  int fd = g_open(path, O_WRONLY, 0);
  g_assert_cmpint(pwrite(fd, &byte, 1, (off_t) at), ==, 1);
  close(fd);
}

/* In memory, every byte of the first records, where there is one of each kind. */
static void
damage_bytes(const char *whole, const IlkSegment *first)
{
  gsize length = g_array_index(first->records, IlkSegmentRecord, FEW_RECORDS - 1).end;
  g_autofree char *content = g_memdup2(whole, length);
  for (gsize i = 0; i < length; i++) {
    g_auto(IlkSegment) segment = {NULL};
    content[i] = (char) (content[i] ^ (1 << i % 8));
    ilk_segment_parse(&segment, (const guint8 *) content, length);
    if (segment.is_sound)
      g_error("Byte %" G_GSIZE_FORMAT, i);
    content[i] = (char) (content[i] ^ (1 << i % 8));
  }
}

static gboolean
ends_record(const IlkSegment *segment, gsize at)
{
  for (guint i = 0; i < segment->records->len; i++)
    if (g_array_index(segment->records, IlkSegmentRecord, i).end == at)
      return TRUE;
  return FALSE;
}

/* On the disk, some bytes, and lengths that a file can be cut to: where a record ends, too. */
static void
damage_file(const char *copy, const char *path)
{
  gsize length;
  g_autofree char *content = NULL;
  g_assert_true(g_file_get_contents(path, &content, &length, NULL));
  g_auto(IlkSegment) segment = {NULL};
  ilk_segment_parse(&segment, (const guint8 *) content, length);
  if (g_str_has_suffix(path, ".seg"))
    damage_bytes(content, &segment);
  for (gsize i = 0; i<length; i += length> 1000 ? STEP : 1) {
    put_byte(path, i, (char) (content[i] ^ (1 << i % 8)));
    if (copy_count_problems(copy) == 0)
      g_error("Byte %" G_GSIZE_FORMAT " of %s", i, path);
    put_byte(path, i, content[i]);
  }
  for (gsize left = length; left-- > 0;) {
    if (length > 1000 && left % STEP != 0 && !ends_record(&segment, left))
      continue;
    g_assert_no_errno(truncate(path, (off_t) left));
    if (copy_count_problems(copy) == 0)
      g_error("%" G_GSIZE_FORMAT " bytes left of %s", left, path);
  }
  write_file(path, content, length);
}

static void
test_damage(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  fixture_answer(collection, fixture_next(collection, fixture_import(collection, 1)),
                 ILK_RATING_GOOD);
  fixture_close(collection);
  g_autofree char *copy = g_build_filename(directory, COPY, NULL);
  g_autoptr(GPtrArray) files = copy_list_files(copy);
  g_assert_cmpuint(files->len, ==, 2);
  g_assert_cmpuint(copy_count_problems(copy), ==, 0);
  for (guint i = 0; i < files->len; i++)
    damage_file(copy, files->pdata[i]);
  g_assert_cmpuint(copy_count_problems(copy), ==, 0);
  fixture_remove(directory);
}

/* A copy of several segments. */
static char *
make_segments(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 1);
  g_autofree char *text = g_strnfill(400 * 1024, 'x');
  for (int i = 0; i < N_NOTES; i++) {
    g_autofree char *question = g_strdup_printf("%d?", i);
    const IlkCardContent content = {.question = question, .answer = text};
    g_autoptr(IlkNote) note =
        ilk_note_new_from_content(NULL, ILK_NOTE_QUESTION_AND_ANSWER, &content, 0);
    const IlkEdit edit = {.kind = ILK_EDIT_ADD_NOTE, .note = note, .deck = deck};
    g_assert_true(ilk_collection_edit(collection, &edit, NULL, NULL));
  }
  fixture_close(collection);
  return directory;
}

static void
copy_file(const char *from, const char *to)
{
  gsize length;
  g_autofree char *content = NULL;
  g_assert_true(g_file_get_contents(from, &content, &length, NULL));
  write_file(to, content, length);
}

static void
swap(const char *one, const char *other)
{
  g_autofree char *kept = g_strconcat(one, ".kept", NULL);
  g_assert_no_errno(g_rename(one, kept));
  g_assert_no_errno(g_rename(other, one));
  g_assert_no_errno(g_rename(kept, other));
}

/* What there is is restored all the same: as much as what is there gives. */
static void
assert_told(const char *copy)
{
  guint n = 0;
  g_assert_cmpuint(copy_count_problems(copy), >, 0);
  char *restored = copy_restore(copy, &n);
  g_assert_cmpuint(n, >, 0);
  fixture_remove(restored);
}

static void
test_files(void)
{
  char *directory = make_segments();
  g_autofree char *copy = g_build_filename(directory, COPY, NULL);
  g_autoptr(GPtrArray) files = copy_list_files(copy);
  guint n = files->len - 1; /* the last is “end” */
  g_autofree char *next = g_strdup(files->pdata[n - 1]);
  g_assert_cmpuint(n, >=, 3);
  g_assert_cmpuint(copy_count_problems(copy), ==, 0);
  for (guint i = 0; i < n; i++) {
    g_autofree char *kept = g_strconcat(files->pdata[i], ".kept", NULL);
    g_assert_no_errno(g_rename(files->pdata[i], kept));
    assert_told(copy);
    g_assert_no_errno(g_rename(kept, files->pdata[i]));
  }
  for (guint i = 0; i + 1 < n; i++) {
    swap(files->pdata[i], files->pdata[i + 1]);
    assert_told(copy);
    swap(files->pdata[i], files->pdata[i + 1]);
  }
  next[strlen(next) - strlen(".seg") - 1]++;
  copy_file(files->pdata[0], next);
  assert_told(copy);
  g_assert_no_errno(g_remove(next));
  g_assert_cmpuint(copy_count_problems(copy), ==, 0);
  fixture_remove(directory);
}

/* A segment that was another device's. */
static void
test_foreign(void)
{
  char *one = make_segments(), *two = make_segments();
  g_autofree char *copy = g_build_filename(one, COPY, NULL);
  g_autofree char *other = g_build_filename(two, COPY, NULL);
  g_autoptr(GPtrArray) files = copy_list_files(copy), others = copy_list_files(other);
  copy_file(others->pdata[1], files->pdata[1]);
  assert_told(copy);
  fixture_remove(two);
  fixture_remove(one);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/copy-damage/bytes", test_damage);
  g_test_add_func("/store/copy-damage/files", test_files);
  g_test_add_func("/store/copy-damage/foreign", test_foreign);
  return g_test_run();
}
