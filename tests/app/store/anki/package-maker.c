/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite for the collection, libzip for the package, zstd and a few messages for its latest form.
 */
#include "tests/app/store/anki/package-maker.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <zip.h>
#include <zstd.h>

#define TABLES                                                                                     \
  "CREATE TABLE col(id integer PRIMARY KEY, crt integer, mod integer, scm integer, ver integer,"   \
  " dty integer, usn integer, ls integer, conf text, models text, decks text, dconf text, tags"    \
  " text);"                                                                                        \
  "CREATE TABLE notes(id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer,"   \
  " tags text, flds text, sfld integer, csum integer, flags integer, data text);"                  \
  "CREATE TABLE cards(id integer PRIMARY KEY, nid integer, did integer, ord integer, mod integer," \
  " usn integer, type integer, queue integer, due integer, ivl integer, factor integer, reps"      \
  " integer, lapses integer, left integer, odue integer, odid integer, flags integer, data text);" \
  "CREATE TABLE revlog(id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl"        \
  " integer, lastIvl integer, factor integer, time integer, type integer);"                        \
  "CREATE TABLE graves(usn integer, oid integer, type integer);"

#define FIELDS "\"flds\":[{\"name\":\"Front\",\"ord\":0},{\"name\":\"Back\",\"ord\":1}]"
#define FORWARD                                                                                    \
  "{\"name\":\"Card 1\",\"ord\":0,\"qfmt\":\"{{Front}}\",\"afmt\":\"{{FrontSide}}<hr "             \
  "id=answer>{{Back}}\"}"
#define BACKWARD                                                                                   \
  "{\"name\":\"Card 2\",\"ord\":1,\"qfmt\":\"{{Back}}\",\"afmt\":\"{{FrontSide}}<hr "              \
  "id=answer>{{Front}}\"}"
#define MODELS                                                                                     \
  "{\"1\":{\"id\":1,\"name\":\"Basic\",\"type\":0," FIELDS ",\"tmpls\":[" FORWARD "]},"            \
  "\"2\":{\"id\":\"2\",\"name\":\"Both\",\"type\":0," FIELDS ",\"tmpls\":[" FORWARD "," BACKWARD   \
  "]},"                                                                                            \
  "\"3\":{\"id\":3,\"name\":\"Cloze\",\"type\":1," FIELDS ",\"tmpls\":[{\"name\":\"Cloze\","       \
  "\"ord\":0,\"qfmt\":\"{{cloze:Front}}\",\"afmt\":\"{{cloze:Front}}<br>{{Back}}\"}]}}"
#define DECKS                                                                                      \
  "{\"1\":{\"id\":1,\"name\":\"Default\",\"dyn\":0,\"conf\":1},\"2\":{\"id\":2,\"name\":"          \
  "\"Top::Sub\",\"desc\":\"<b>About</b> it\",\"dyn\":0,\"conf\":1,\"desiredRetention\":85}}"
#define PRESETS                                                                                    \
  "{\"1\":{\"new\":{\"delays\":[1,10],\"perDay\":7},\"rev\":{\"perDay\":200,\"maxIvl\":36500},"    \
  "\"lapse\":{\"delays\":[10],\"leechFails\":8,\"leechAction\":1}}}"
#define CONF "{\"schedVer\":2,\"creationOffset\":0}"

#define LATEST_TABLES                                                                              \
  "CREATE TABLE notetypes(id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs integer,"  \
  " usn integer, config blob);"                                                                    \
  "CREATE TABLE fields(ntid integer, ord integer, name text COLLATE unicase, config blob,"         \
  " PRIMARY KEY(ntid, ord)) WITHOUT ROWID;"                                                        \
  "CREATE TABLE templates(ntid integer, ord integer, name text COLLATE unicase, mtime_secs"        \
  " integer, usn integer, config blob, PRIMARY KEY(ntid, ord)) WITHOUT ROWID;"                     \
  "CREATE TABLE decks(id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs integer, usn"  \
  " integer, common blob, kind blob);"                                                             \
  "CREATE TABLE deck_config(id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs"         \
  " integer, usn integer, config blob);"                                                           \
  "CREATE TABLE config(KEY text PRIMARY KEY, usn integer, mtime_secs integer, val blob) WITHOUT"   \
  " ROWID;"

static int
compare(void *unused, int n_one, const void *one, int n_other, const void *other)
{
  int order = memcmp(one, other, (gsize) MIN(n_one, n_other));
  return order != 0 ? order : n_one - n_other;
}

/* @text: less than 128 bytes. Returns: (transfer full): the text as a field, in hexadecimal */
static char *
dup_field(guint number, const char *text)
{
  GString *hex = g_string_new(NULL);
  g_string_append_printf(hex, "%02x%02x", number << 3 | 2, (guint) strlen(text));
  for (; *text != '\0'; text++)
    g_string_append_printf(hex, "%02x", (guint8) *text);
  return g_string_free(hex, FALSE);
}

static void
append_template(GString *sql, int type, int ord, const char *front, const char *back)
{
  g_autofree char *question = dup_field(1, front), *answer = dup_field(2, back);
  g_string_append_printf(sql, "INSERT INTO templates VALUES(%d, %d, 'Card %d', 0, 0, x'%s%s');",
                         type, ord, ord + 1, question, answer);
}

static void
append_latest(GString *sql)
{
  g_string_append(sql, LATEST_TABLES
                  "INSERT INTO col VALUES(1, " PACKAGE_CREATED
                  ", 0, 0, 18, 0, 0, 0, '', '', '', '', '');"
                  "INSERT INTO config VALUES('schedVer', 0, 0, CAST('2' AS BLOB)),"
                  " ('creationOffset', 0, 0, CAST('0' AS BLOB));"
                  /* retention 0.85 as a float */
                  "INSERT INTO decks VALUES(1, 'Default', 0, 0, x'', x'0a020801'),"
                  " (2, 'Top' || char(31) || 'Sub', 0, 0, x'', x'0a070801559a99593f');"
                  /* steps of 1 and 10 minutes, 10 minutes, 7 new a day, 200 reviews */
                  "INSERT INTO deck_config VALUES(1, 'Usual', 0, 0,"
                  " x'0a080000803f0000204112040000204148075 0c801');"
                  "INSERT INTO notetypes VALUES(1, 'Basic', 0, 0, x''), (2, 'Both', 0, 0, x''),"
                  " (3, 'Cloze', 0, 0, x'0801');");
  for (int type = 1; type <= 4; type++) /* the last is an orphan */
    g_string_append_printf(
        sql, "INSERT INTO fields VALUES(%d, 0, 'Front', x''), (%d, 1, 'Back', x'');", type, type);
  append_template(sql, 1, 0, "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}");
  append_template(sql, 2, 0, "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}");
  append_template(sql, 2, 1, "{{Back}}", "{{FrontSide}}<hr id=answer>{{Front}}");
  append_template(sql, 3, 0, "{{cloze:Front}}", "{{cloze:Front}}<br>{{Back}}");
}

char *
package_schema(PackageForm form)
{
  g_autoptr(GString) sql = g_string_new(TABLES);
  if (form == PACKAGE_LATEST)
    append_latest(sql);
  else
    g_string_append(sql, "INSERT INTO col VALUES(1, " PACKAGE_CREATED ", 0, 0, 11, 0, 0, 0, '" CONF
                         "', '" MODELS "', '" DECKS "', '" PRESETS "', '{}');");
  g_string_replace(sql, "48075 0c801", "480750c801", 0);
  return g_string_free(g_steal_pointer(&sql), FALSE);
}

char *
package_make_database(const char *folder, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;
  char *path = g_build_filename(folder, "made.anki2", NULL);
  g_remove(path);
  g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
  sqlite3_create_collation(db, "unicase", SQLITE_UTF8, NULL, compare);
  sqlite3_exec(db, sql, NULL, NULL, &message);
  g_assert_cmpstr(message, ==, NULL);
  sqlite3_close(db);
  return path;
}

static GBytes *
compress(const char *data, gsize length)
{
  gsize bound = ZSTD_compressBound(length);
  guchar *packed = g_malloc(bound);
  size_t size = ZSTD_compress(packed, bound, data, length, 1);
  g_assert_false(ZSTD_isError(size));
  return g_bytes_new_take(packed, size);
}

/* Takes @bytes. */
static void
add_member(zip_t *zip, GPtrArray *kept, const char *name, GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data(bytes, &length);
  zip_source_t *source = zip_source_buffer(zip, data, length, 0);
  g_ptr_array_add(kept, bytes);
  g_assert_cmpint(zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8), >=, 0);
}

static GBytes *
pack(PackageForm form, const char *data, gsize length)
{
  return form == PACKAGE_LATEST ? compress(data, length) : g_bytes_new(data, length);
}

/* The list of files, in one form or the other. */
static GBytes *
make_list(PackageForm form, const PackageFile *files)
{
  g_autoptr(GString) list = g_string_new(form == PACKAGE_LATEST ? NULL : "{");
  for (guint i = 0; files != NULL && files[i].name != NULL; i++) {
    if (form != PACKAGE_LATEST) {
      g_string_append_printf(list, "%s\"%u\":\"%s\"", i > 0 ? "," : "", i, files[i].name);
      continue;
    }
    guint8 length = (guint8) strlen(files[i].name);
    g_string_append_c(list, 0x0a);
    g_string_append_c(list, (char) (2 + length + 22));
    g_string_append_c(list, 0x0a);
    g_string_append_c(list, (char) length);
    g_string_append(list, files[i].name);
    g_string_append(list, "\x1a\x14"
                          "aaaaaaaaaaaaaaaaaaaa");
  }
  if (form != PACKAGE_LATEST)
    g_string_append_c(list, '}');
  return pack(form, list->str, list->len);
}

char *
package_make_of(const char *folder, const char *name, PackageForm form, const char *database,
                const PackageFile *files)
{
  static const char *const members[] = {"collection.anki2", "collection.anki21",
                                        "collection.anki21b"};
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func((GDestroyNotify) g_bytes_unref);
  g_autofree char *data = NULL;
  gsize length;
  char *path = g_build_filename(folder, name, NULL);
  zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  g_assert_nonnull(zip);
  g_assert_true(g_file_get_contents(database, &data, &length, NULL));
  if (form == PACKAGE_LATEST)
    add_member(zip, kept, "meta", g_bytes_new_static("\x08\x03", 2));
  if (form != PACKAGE_LEGACY_1)
    add_member(zip, kept, members[0], g_bytes_new_static("a dummy", 7));
  add_member(zip, kept, members[form], pack(form, data, length));
  add_member(zip, kept, "media", make_list(form, files));
  for (guint i = 0; files != NULL && files[i].name != NULL; i++) {
    g_autofree char *number = g_strdup_printf("%u", i);
    add_member(zip, kept, number, pack(form, files[i].content, strlen(files[i].content)));
  }
  g_assert_cmpint(zip_close(zip), ==, 0);
  return path;
}

char *
package_make(const char *folder, const char *name, PackageForm form, const char *sql,
             const PackageFile *files)
{
  g_autofree char *schema = package_schema(form);
  g_autofree char *whole = g_strconcat(schema, sql, NULL);
  g_autofree char *database = package_make_database(folder, whole);
  char *path = package_make_of(folder, name, form, database, files);
  g_remove(database);
  return path;
}
