/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages, frames and lists of files: those that mean well, and those that do not.
 */
#include "app/anki/json.h"
#include "app/anki/media-list.h"
#include "app/anki/preset.h"
#include "app/anki/unzstd.h"
#include "app/anki/wire.h"

#include <math.h>
#include <string.h>
#include <zstd.h>

static void
test_wire(void)
{
  const struct {
    const char *bytes;
    gsize length;
    int fields; /* -1: broken */
  } cases[] = {
      {"", 0, 0},
      {"\x08\x03", 2, 1},
      {"\x0a\x02hi\x08\x01", 6, 2},
      {"\x0a\x05hi", 4, -1},
      {"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11, 1},
      {"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 12, -1},
      {"\x0d\x00\x00\x80\x3f", 5, 1},
      {"\x0d\x00\x00", 3, -1},
      {"\x0b", 1, -1},
      {"\x0f", 1, -1},
      {"\x00\x01", 2, -1},
      {"\x80", 1, -1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    IlkWire wire;
    IlkWireField field;
    int n = 0;
    ilk_wire_init(&wire, cases[i].bytes, cases[i].length);
    while (ilk_wire_next(&wire, &field))
      n++;
    g_assert_cmpint(wire.broken ? -1 : n, ==, cases[i].fields);
  }
}

static gboolean
append(gpointer data, const guchar *bytes, gsize length, GError **error)
{
  g_byte_array_append(data, bytes, (guint) length);
  return TRUE;
}

/* Returns: how much @length bytes unpack to, -1 when they cannot be */
static gssize
unpack(gconstpointer bytes, gsize length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GByteArray) out = g_byte_array_new();
  g_autoptr(IlkUnzstd) unzstd = ilk_unzstd_new(append, out);
  gboolean done = ilk_unzstd_write(unzstd, bytes, length, &error) && ilk_unzstd_end(unzstd, &error);
  g_assert_true(done == (error == NULL));
  return done ? (gssize) out->len : -1;
}

static void
test_zstd(void)
{
  g_autofree char *zeros = g_malloc0(1000000);
  gsize bound = ZSTD_compressBound(1000000);
  g_autofree guchar *packed = g_malloc(2 * bound);
  size_t length = ZSTD_compress(packed, bound, zeros, 1000000, 3);
  g_assert_cmpint(unpack(packed, length), ==, 1000000);
  g_assert_cmpint(unpack(packed, length - 1), ==, -1);
  memcpy(packed + length, packed, length);
  g_assert_cmpint(unpack(packed, 2 * length), ==, 2000000);
  g_assert_cmpint(unpack("SQLite format 3", 15), ==, -1);
  g_assert_cmpint(unpack("\x28\xb5\x2f\xfd\x00\xb8\x00\x00", 8), ==, -1);   /* a window of 2^33 */
  g_assert_cmpint(unpack("\x50\x2a\x4d\x18\x02\x00\x00\x00xx", 10), ==, 0); /* skipped */
  g_assert_cmpint(unpack("", 0), ==, 0);
}

static void
test_names(void)
{
  g_autofree char *many = g_strnfill(200, 'x');
  g_autofree char *long_name = g_strconcat(many, ".png", NULL);
  const struct {
    const char *name, *normal;
  } cases[] = {
      {"a.png", "a.png"},
      {"con", "con_"},
      {"CON.txt", "CON_.txt"},
      {"com1.txt", "com1_.txt"},
      {"a<b>:c?.png", "abc.png"},
      {"a\302\240b", "a b"},
      {"a.", "a._"},
      {"a ", "a _"},
      {"e\314\201.png", "\303\251.png"},
      {"../a", NULL},
      {"/etc/passwd", NULL},
      {"..", NULL},
      {".", NULL},
      {"", NULL},
      {"???", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *normal = ilk_media_list_dup_name(cases[i].name);
    g_assert_cmpstr(normal, ==, cases[i].normal);
  }
  g_autofree char *cut = ilk_media_list_dup_name(long_name);
  g_assert_cmpuint(strlen(cut), ==, 120);
  g_assert_true(g_str_has_suffix(cut, "x.png"));
}

static void
test_lists(void)
{
  static const char digest[] = "12345678901234567890";
  g_autofree char *good = g_strdup_printf("\x0a\x1d\x0a\x05%s\x1a\x14%s", "a.png", digest);
  g_autofree char *bad = g_strdup_printf("\x0a\x1b\x0a\x03%s\x1a\x14%s", "con", digest);
  g_autoptr(GHashTable) json =
      ilk_media_list_parse_json("{\"0\":\"con\",\"7\":\"a\",\"x\":\"b\"}", 27, NULL);
  g_autoptr(GHashTable) wire = ilk_media_list_parse_wire(good, strlen(good), NULL);
  g_autoptr(GHashTable) corrupt = ilk_media_list_parse_wire(bad, strlen(bad), NULL);
  g_autoptr(GHashTable) none = ilk_media_list_parse_wire(NULL, 0, NULL);

  g_assert_cmpstr(g_hash_table_lookup(json, "con_"), ==, "0");
  g_assert_cmpstr(g_hash_table_lookup(json, "con"), ==, "0");
  g_assert_cmpstr(g_hash_table_lookup(json, "a"), ==, "7");
  g_assert_null(g_hash_table_lookup(json, "b"));
  g_assert_cmpstr(g_hash_table_lookup(wire, "a.png"), ==, "0");
  g_assert_null(corrupt);
  g_assert_cmpuint(g_hash_table_size(none), ==, 0);
}

static void
test_json(void)
{
  g_autofree char *deep = g_strnfill(100000, '[');
  g_autoptr(JsonNode) nothing = ilk_anki_json_parse(deep, 100000, NULL);
  g_autoptr(JsonNode) nan = ilk_anki_json_parse("{\"a\":NaN}", 9, NULL);
  g_autoptr(JsonNode) root = ilk_anki_json_parse("[\"12\",true,2.6,\"x\",null]", 24, NULL);
  JsonArray *array = ilk_anki_json_array(root);
  g_assert_null(nothing);
  g_assert_null(nan);
  g_assert_cmpint(ilk_anki_json_int(json_array_get_element(array, 0), 0), ==, 12);
  g_assert_cmpint(ilk_anki_json_int(json_array_get_element(array, 1), 0), ==, 1);
  g_assert_true(fabs(ilk_anki_json_number(json_array_get_element(array, 2), 0) - 2.6) < 1e-9);
  g_assert_cmpint(ilk_anki_json_int(json_array_get_element(array, 3), 5), ==, 5);
}

static void
test_preset(void)
{
  const char *json =
      "{\"new\":{\"delays\":[1,15.0,0.2],\"perDay\":7,\"bury\":false},\"rev\":{\"perDay\":99,"
      "\"maxIvl\":365},\"lapse\":{\"delays\":[],\"leechFails\":5,\"leechAction\":1},"
      "\"desiredRetention\":0.85,\"ignoreRevlogsBeforeDate\":\"1970-01-02\",\"fsrsWeights\":"
      "[0.4,0.6,2.4,5.8,4.93,0.94,0.86,0.01,1.49,0.14,0.94,2.18,0.05,0.34,1.26,0.29,2.61]}";
  g_autoptr(JsonNode) root = ilk_anki_json_parse(json, strlen(json), NULL);
  IlkAnkiPreset preset;
  ilk_anki_preset_init(&preset);
  ilk_anki_preset_read_json(&preset, ilk_anki_json_object(root));
  const IlkStudyOptions *options = &preset.options;
  g_assert_cmpint(options->n_learning_steps, ==, 3);
  g_assert_cmpint(options->learning_steps[1], ==, 15);
  g_assert_cmpint(options->learning_steps[2], ==, 1);
  g_assert_cmpint(options->n_relearning_steps, ==, 0);
  g_assert_cmpint(options->new_per_day, ==, 7);
  g_assert_cmpint(options->maximum_interval, ==, 365);
  g_assert_cmpint(options->leech_lapses, ==, 5);
  g_assert_false(options->leech_suspends);
  g_assert_true(fabs(options->desired_retention - 0.85) < 1e-9);
  g_assert_cmpint(preset.ignored_before, ==, 86400000);
  g_assert_true(preset.has_parameters);
  /* 17 become 21 */
  g_assert_true(fabs(options->parameters[ILK_MODEL_FSRS_6][4] - (4.93 + 2 * 0.94)) < 1e-9);
  g_assert_true(fabs(options->parameters[ILK_MODEL_FSRS_6][5] - log(3 * 0.94 + 1) / 3) < 1e-9);
  g_assert_true(fabs(options->parameters[ILK_MODEL_FSRS_6][20] - 0.5) < 1e-9);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/anki-parts/wire", test_wire);
  g_test_add_func("/anki-parts/zstd", test_zstd);
  g_test_add_func("/anki-parts/names", test_names);
  g_test_add_func("/anki-parts/lists", test_lists);
  g_test_add_func("/anki-parts/json", test_json);
  g_test_add_func("/anki-parts/preset", test_preset);
  return g_test_run();
}
