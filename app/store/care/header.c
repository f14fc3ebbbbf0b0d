/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format: https://sqlite.org/fileformat2.html#the_database_header
 */
#include "app/store/care/header.h"

#include "app/base/open-file.h"
#include "app/store/rows/table.h"
#include "app/store/store.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_BYTES 100
#define PAGE_BYTES 4096

/* What a collection says wherever it was written; what may differ is 0 in the mask. */
static const guint8 expected[HEADER_BYTES] = {
    'S', 'Q',  'L',  'i', 't', 'e', ' ', 'f', 'o', 'r',      'm',      'a',        't', ' ', '3',
    0,   0x10, 0x00, 0,   0,   0,   64,  32,  32,  [47] = 4, [59] = 1, [68] = 'I', 'L', 'C', 'K',
};

/* The stretches in which they stand. */
static const struct {
  guint begin, end;
} known[] = {{0, 18}, {20, 24}, {44, 60}, {64, 92}};

enum {
  WRITE_VERSION = 18,
  READ_VERSION,
  CHANGES = 24,
  SIZE = 28,
  FREE_PAGE = 32,
  N_FREE = 36,
  USER_VERSION = 60,
  OWNER = 68,
  VALID_FOR = 92
};

/* So many wrong bits are damage; more are another program's file. */
#define MOST_BITS 24
#define MOST_OWNER_BITS 4

static guint32
get_32(const guint8 *bytes)
{
  guint32 value;
  memcpy(&value, bytes, sizeof value);
  return GUINT32_FROM_BE(value);
}

static guint
count_bits(const guint8 *header, guint begin, guint end)
{
  guint n = 0;
  for (guint i = begin; i < end; i++)
    for (guint8 rest = header[i] ^ expected[i]; rest != 0; rest &= (guint8) (rest - 1))
      n++;
  return n;
}

static gboolean
is_version(guint8 value)
{
  return value == 1 || value == 2;
}

/* Where nothing waits in a log, the header is the latest, and says how long the file is. */
static gboolean
sizes_are_damaged(const guint8 *header, gint64 length)
{
  gint64 n = length / PAGE_BYTES;
  if (get_32(header + CHANGES) == get_32(header + VALID_FOR) && get_32(header + SIZE) != n)
    return TRUE;
  return get_32(header + FREE_PAGE) > n || get_32(header + N_FREE) >= n ||
         (get_32(header + FREE_PAGE) == 0) != (get_32(header + N_FREE) == 0);
}

static gboolean
read_header(const char *path, guint8 *header, gint64 *length)
{
  struct stat status;
  int fd = ilk_open_path(path, NULL);
  gboolean got =
      fd >= 0 && fstat(fd, &status) == 0 && read(fd, header, HEADER_BYTES) == HEADER_BYTES;
  if (fd >= 0)
    close(fd);
  if (got)
    *length = status.st_size;
  return got;
}

static gboolean
has_log(const char *path)
{
  struct stat status;
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  return stat(log, &status) == 0 && status.st_size > 0;
}

gboolean
ilk_header_is_damaged(const char *path)
{
  guint8 header[HEADER_BYTES];
  gint64 length = 0;
  guint bits = 0;
  if (!read_header(path, header, &length))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
    bits += count_bits(header, known[i].begin, known[i].end);
  if (bits > MOST_BITS || count_bits(header, OWNER, OWNER + 4) > MOST_OWNER_BITS)
    return FALSE;
  return bits > 0 || !is_version(header[WRITE_VERSION]) || !is_version(header[READ_VERSION]) ||
         get_32(header + USER_VERSION) == 0 || get_32(header + USER_VERSION) > G_MAXUINT16 ||
         (!has_log(path) && sizes_are_damaged(header, length));
}

static gboolean
has_all_columns(IlkDatabase *db)
{
  guint n_tables;
  IlkTable *const *tables = ilk_table_list_all(&n_tables);
  for (guint i = 0; i < n_tables; i++) {
    gint64 n = 0;
    g_auto(GStrv) columns = ilk_table_list_columns(tables[i]);
    IlkQuery *query = ilk_database_query(db, "SELECT count(*) FROM pragma_table_info(?)");
    ilk_query_bind_text(query, tables[i]->name);
    if (!ilk_query_fetch_int(query, &n, NULL) || n != g_strv_length(columns))
      return FALSE;
  }
  return TRUE;
}

#define COUNT_ALL "SELECT count(*) FROM sqlite_schema"

/* A newer version might have more tables, and indexes. */
static gboolean
has_nothing_more(IlkDatabase *db)
{
  gint64 n = 0, known_n = 0;
  g_autoptr(IlkDatabase) fresh = ilk_database_open(":memory:", ILK_DATABASE_READ_WRITE, NULL);
  return fresh != NULL && ilk_schema_upgrade(fresh, 0, NULL) &&
         ilk_query_fetch_int(ilk_database_query(db, COUNT_ALL), &n, NULL) &&
         ilk_query_fetch_int(ilk_database_query(fresh, COUNT_ALL), &known_n, NULL) && n == known_n;
}

gboolean
ilk_header_version_is_damaged(IlkDatabase *db, int version)
{
  guint difference = (guint) version ^ (guint) ilk_schema_get_version();
  return difference != 0 && (difference & (difference - 1)) == 0 && has_all_columns(db) &&
         has_nothing_more(db);
}
