/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mnemosyne's shared cards and its database come into a collection: types, tags, schedule, log,
 * pictures, twice, hostile.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "tests/app/exchange/import-fixture.h"
#include "tests/app/store/anki/package-maker.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

typedef ImportFixture Fixture;

#define XML(content) "<openSM2sync number_of_entries=\"9\">" content "</openSM2sync>"
#define TAG "<log type=\"10\" o_id=\"t1\"><name>Chapter 1</name></log>"
#define FACT(id, content) "<log type=\"16\" o_id=\"" id "\">" content "</log>"
#define CARD(id, type, fact, view, more)                                                           \
  "<log type=\"6\" o_id=\"" id "\" card_t=\"" type "\" fact=\"" fact "\" fact_v=\"" view           \
  "\" tags=\"t1\" " more "></log>"

static void
add_member(zip_t *zip, const char *name, const char *text)
{
  zip_source_t *source = zip_source_buffer(zip, text, strlen(text), 0);
  g_assert_nonnull(source);
  g_assert_cmpint(zip_file_add(zip, name, source, 0), >=, 0);
}

/* @picture: (nullable): the name of one */
static void
import_xml(Fixture *self, const char *xml, const char *picture)
{
  g_autofree char *path = g_build_filename(self->directory, "Shared.cards", NULL);
  zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  g_assert_nonnull(zip);
  if (xml != NULL)
    add_member(zip, "cards.xml", xml);
  add_member(zip, "METADATA", "card_set_name:Shared\n");
  add_member(zip, "../evil.png", "evil");
  if (picture != NULL)
    add_member(zip, picture, "a picture");
  g_assert_cmpint(zip_close(zip), ==, 0);
  import_fixture_path(self, path);
  g_remove(path);
}

#define ALL                                                                                        \
  TAG FACT("f1", "<f>eins &lt;b&gt;x&lt;/b&gt;</f><b>one\nmore</b>")                               \
      FACT("f2", "<f>zwei</f><b>two</b>")                                                          \
          FACT("f3", "<f>dog</f><p_1>dawg</p_1><m_1>Hund</m_1><n>barks</n>")                       \
              FACT("f4", "<text>the [cat:animal] sat [there]</text>")                              \
                  FACT("f5", "<q>strange</q><z>other</z>") CARD("c1", "1", "f1", "1.1", "")        \
                      CARD("c2", "2", "f2", "2.1", "") CARD("c3", "2", "f2", "2.2", "")            \
                          CARD("c4", "3", "f3", "3.1", "")                                         \
                              CARD("c5", "3::german", "f3", "3.2",                                 \
                                   "") "<log type=\"6\" o_id=\"c6\" card_t=\"5\" fact=\"f4\" "     \
                                       "fact_v=\"5.1\" tags=\"t1\"><extra>"                        \
                                       "{'cloze': 'there', 'index': 1}</extra></log>" CARD(        \
                                           "c7", "77", "f5", "77.1", "")

static void
test_types(Fixture *self, gconstpointer unused)
{
  import_xml(self, XML(ALL), NULL);
  g_assert_cmpstr(self->error, ==, NULL);
  g_assert_cmpuint(self->summary.added, ==, 5);
  g_assert_cmpuint(self->losses[ILK_LOSS_TEMPLATE], ==, 1);
  import_fixture_check_face(self, "more", "eins **x**", "one\\\nmore");
  g_assert_cmpuint(import_fixture_count(self, "zwei"), ==, 2);
  g_assert_cmpuint(import_fixture_count(self, "barks"), ==, 2);
  import_fixture_check_face(self, "sat", "the cat sat **\\[...\\]**", "the cat sat **there**");
  import_fixture_check_face(self, "strange", "strange", "other");
  g_assert_cmpuint(import_fixture_count(self, "tag:Chapter_1"), ==, 7);
  g_assert_cmpint(ilk_collection_find_deck(self->collection, "Shared", NULL), >, 0);
}

static void
test_twice(Fixture *self, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  import_xml(self, XML(FACT("f1", "<f>q</f><b>alpha</b>") CARD("c1", "1", "f1", "1.1", "")), NULL);
  import_xml(self, XML(FACT("f1", "<f>q</f><b>alpha</b>") CARD("c1", "1", "f1", "1.1", "")), NULL);
  g_assert_cmpuint(self->summary.unchanged, ==, 1);
  import_xml(self, XML(FACT("f1", "<f>q</f><b>beta</b>") CARD("c1", "1", "f1", "1.1", "")), NULL);
  g_assert_cmpuint(self->summary.changed, ==, 1);
  import_fixture_check_face(self, "beta", "q", "beta");
  g_autofree char *undone = ilk_collection_undo_edit(self->collection, &error);
  g_assert_no_error(error);
  import_fixture_check_face(self, "alpha", "q", "alpha");
}

static void
test_schedule(Fixture *self, gconstpointer unused)
{
  import_xml(self,
             XML(FACT("f1", "<f>q</f><b>alpha</b>")
                     CARD("c1", "1", "f1", "1.1",
                          "gr=\"4\" e=\"2.4\" l_rp=\"1760000000\" n_rp=\"1893456000\"")),
             NULL);
  g_assert_cmpuint(self->summary.remembered, ==, 1);
  g_autoptr(IlkCard) card = import_fixture_find(self, "alpha");
  g_assert_cmpint(ilk_card_get_memory(card)->state, ==, ILK_STATE_REVIEW);
  g_assert_cmpint(ilk_card_get_memory(card)->due_day, ==, 1893456000 / 86400);
}

static void
test_pictures(Fixture *self, gconstpointer unused)
{
  import_xml(self,
             XML(FACT("f1", "<f>&lt;img src=\"sub/a b.png\"&gt;</f><b>alpha</b>")
                     CARD("c1", "1", "f1", "1.1", "") FACT("f2", "<f>&lt;img src=\"gone.png\"&gt;"
                                                                 "</f><b>beta</b>")
                         CARD("c2", "1", "f2", "1.1", "")),
             "sub/a b.png");
  g_assert_cmpuint(self->summary.added, ==, 2);
  g_assert_cmpuint(self->losses[ILK_LOSS_MEDIA], ==, 1);
  g_autoptr(IlkCard) card = import_fixture_find(self, "alpha");
  g_assert_nonnull(strstr(ilk_card_get_content(card)->question, "media:"));
}

#define TABLES                                                                                     \
  "CREATE TABLE facts(_id integer primary key, id text, extra_data text default '');"              \
  "CREATE TABLE data_for_fact(_fact_id integer, key text, value text);"                            \
  "CREATE TABLE cards(_id integer primary key, id text, card_type_id text, _fact_id integer,"      \
  " fact_view_id text, question text, answer text, tags text, grade integer, next_rep integer,"    \
  " last_rep integer, easiness real, acq_reps integer, ret_reps integer, lapses integer,"          \
  " acq_reps_since_lapse integer, ret_reps_since_lapse integer, creation_time integer,"            \
  " modification_time integer, extra_data text default '', scheduler_data integer default 0,"      \
  " active boolean default 1);"                                                                    \
  "CREATE TABLE tags(_id integer primary key, id text, name text, extra_data text default '');"    \
  "CREATE TABLE tags_for_card(_card_id integer, _tag_id integer);"                                 \
  "CREATE TABLE log(_id integer primary key autoincrement, event_type integer, timestamp integer," \
  " object_id text, grade integer, easiness real, acq_reps integer, ret_reps integer,"             \
  " lapses integer, acq_reps_since_lapse integer, ret_reps_since_lapse integer,"                   \
  " scheduled_interval integer, actual_interval integer, thinking_time integer,"                   \
  " next_rep integer, scheduler_data integer);"
#define ROWS                                                                                       \
  "INSERT INTO facts(_id, id) VALUES (1, 'f1'), (2, 'f2'), (3, 'f3');"                             \
  "INSERT INTO data_for_fact VALUES (1, 'f', 'q1'), (1, 'b', 'alpha'), (2, 'f', 'q2'),"            \
  " (2, 'b', 'beta'), (3, 'f', 'q3'), (3, 'b', 'gamma');"                                          \
  "INSERT INTO tags VALUES (1, 't', 'Red wine', ''), (2, '__UNTAGGED__', '__UNTAGGED__', '');"     \
  "INSERT INTO tags_for_card VALUES (1, 1), (2, 2);"                                               \
  "INSERT INTO cards(_id, id, card_type_id, _fact_id, fact_view_id, grade, next_rep, last_rep,"    \
  " easiness) VALUES (1, 'c1', '1', 1, '1.1', 4, 1893456000, 1760000000, 2.5),"                    \
  " (2, 'c2', '2', 2, '2.1', -1, -1, -1, 2.5), (3, 'c3', '2', 2, '2.2', -1, -1, -1, 2.5),"         \
  " (4, 'c4', '1', 3, '1.1', 3, 1893456000, 1760000000, 2.2);"                                     \
  "INSERT INTO log(event_type, timestamp, object_id, grade, easiness, thinking_time, next_rep)"    \
  " VALUES (6, 1750000000, 'c1', NULL, NULL, NULL, NULL), (9, 1750000001, 'c1', 4, 2.5, 3,"        \
  " 1750259200), (9, 1750300000, 'c1', 1, 2.4, 5, 1750300000), (9, 1750300100, 'c1', 4, 2.4, 2,"   \
  " 1760000000), (9, 1760000000, 'c1', 4, 2.5, 4, 1893456000);"

static void
import_database(Fixture *self, const char *sql)
{
  g_autofree char *made = package_make_database(self->directory, sql);
  g_autofree char *path = g_build_filename(self->directory, "default.db", NULL);
  g_assert_cmpint(g_rename(made, path), ==, 0);
  import_fixture_path(self, path);
  g_remove(path);
}

static void
test_database(Fixture *self, gconstpointer unused)
{
  import_database(self, TABLES ROWS);
  g_assert_cmpstr(self->error, ==, NULL);
  g_assert_cmpuint(self->summary.added, ==, 3);
  g_assert_cmpuint(self->summary.reviews, ==, 4);
  g_assert_cmpuint(self->summary.remembered, ==, 1);
  g_autoptr(IlkCard) card = import_fixture_find(self, "alpha");
  g_assert_cmpint(ilk_card_get_memory(card)->reps, ==, 4);
  g_assert_cmpint(ilk_card_get_memory(card)->due_day, ==, 1893456000 / 86400);
  g_autoptr(IlkCard) without = import_fixture_find(self, "gamma");
  g_assert_cmpint(ilk_card_get_memory(without)->due_day, ==, 1893456000 / 86400);
  g_assert_cmpuint(import_fixture_count(self, "beta"), ==, 2);
  g_assert_cmpuint(import_fixture_count(self, "tag:Red_wine"), ==, 1);
  import_database(self, TABLES ROWS);
  g_assert_cmpuint(self->summary.unchanged, ==, 3);
  g_assert_cmpuint(self->summary.reviews, ==, 0);
}

static void
expect(Fixture *self, const char *sentence)
{
  g_test_message("%s", sentence);
  g_assert_nonnull(self->error);
  g_assert_nonnull(strstr(self->error, sentence));
}

static void
test_refused_databases(Fixture *self, gconstpointer unused)
{
  import_database(self, "CREATE TABLE other(x);");
  expect(self, "not Mnemosyne’s");
  import_database(self, TABLES "DROP TABLE cards; CREATE VIEW cards AS SELECT 1 AS id;");
  expect(self, "damaged, or another program’s");
  import_database(self, TABLES "DROP TABLE cards; CREATE TABLE cards(x);");
  expect(self, "damaged");
  import_fixture_bytes(self, "default.db", "no database at all", 18);
  expect(self, "damaged");
}

static void
test_refused_xml(Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *xml, *sentence;
  } cases[] = {
      {NULL, "There are no cards in “Shared”"},
      {"", "damaged, or not whole"},
      {"<openSM2sync><log>", "damaged, or not whole"},
      {"<other></other>", "not Mnemosyne’s"},
      {"<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>" XML("&c;"), "declares entities"},
      {"<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" XML(""), "declares entities"},
      {XML("<log><a><a><a><a><a><a><a><a><a>"), "not Mnemosyne’s"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    import_xml(self, cases[i].xml, NULL);
    expect(self, cases[i].sentence);
  }
}

/* What would take long, or much room, is refused as soon as it is seen. */
static void
test_hostile(Fixture *self, gconstpointer unused)
{
  g_autoptr(GString) bomb = g_string_new("<openSM2sync><log type=\"16\" o_id=\"f\"><f>");
  g_autoptr(GString) many = g_string_new("<openSM2sync>" FACT("f", "<f>a</f>"));
  g_autoptr(GString) deep = g_string_new("<openSM2sync>");
  g_autoptr(GString) gaps = g_string_new("<openSM2sync><log type=\"16\" o_id=\"f\"><text>");
  for (int i = 0; i < 1000000; i++)
    g_string_append(bomb, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  for (int i = 0; i < 250000; i++)
    g_string_append(many, CARD("c", "1", "f", "1.1", ""));
  for (int i = 0; i < 100000; i++)
    g_string_append(deep, "<a>");
  for (int i = 0; i < 100000; i++)
    g_string_append(gaps, "[x[");
  g_string_append(gaps, "</text></log>" CARD("c", "5", "f", "5.1", "") "</openSM2sync>");
  import_xml(self, bomb->str, NULL);
  expect(self, "more");
  import_xml(self, many->str, NULL);
  expect(self, "more cards in this file");
  import_xml(self, deep->str, NULL);
  expect(self, "not Mnemosyne’s");
  g_autoptr(GString) attributes = g_string_new("<openSM2sync><log ");
  for (int i = 0; i < 100000; i++)
    g_string_append_printf(attributes, "a%d=\"x\" ", i);
  g_string_append(attributes, "></log></openSM2sync>");
  import_xml(self, attributes->str, NULL);
  expect(self, "not Mnemosyne’s");
  import_xml(self, gaps->str, NULL);
  g_assert_cmpstr(self->error, ==, NULL);
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
  add("/mnemosyne/types", test_types);
  add("/mnemosyne/twice", test_twice);
  add("/mnemosyne/schedule", test_schedule);
  add("/mnemosyne/pictures", test_pictures);
  add("/mnemosyne/database", test_database);
  add("/mnemosyne/refused-databases", test_refused_databases);
  add("/mnemosyne/refused-xml", test_refused_xml);
  add("/mnemosyne/hostile", test_hostile);
  return g_test_run();
}
