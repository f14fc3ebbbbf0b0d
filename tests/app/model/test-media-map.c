/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the names in a text to files and back.
 */
#include "app/model/media-map.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define MAP "a.png\t" A "\nimg/b c.png\t" B "\nx&y.png\t" B

static void
test_hashes(void)
{
  g_assert_true(ilk_media_hash_is_valid(A));
  g_assert_false(ilk_media_hash_is_valid(NULL));
  g_assert_false(ilk_media_hash_is_valid(""));
  g_assert_false(ilk_media_hash_is_valid(A "a"));
  g_assert_false(
      ilk_media_hash_is_valid("../aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}

static void
test_find(void)
{
  const struct {
    const char *map;
    const char *name;
    const char *hash;
  } cases[] = {
      {MAP, "a.png", A},     {MAP, "img/b c.png", B}, {MAP, "b c.png", NULL},  {MAP, "a.pn", NULL},
      {NULL, "a.png", NULL}, {"", "", NULL},          {"a\tshort", "a", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *hash = ilk_media_map_dup_hash(cases[i].map, cases[i].name);
    g_assert_cmpstr(hash, ==, cases[i].hash);
  }
}

static void
test_merge(void)
{
  const char *const names[] = {"a.png", "new.png", "lost.png", NULL};
  g_autofree char *merged = ilk_media_map_merge("new.png\t" B, MAP, names);
  g_assert_cmpstr(merged, ==, "a.png\t" A "\nnew.png\t" B);
  g_auto(GStrv) hashes = ilk_media_map_dup_hashes(merged);
  g_assert_cmpuint(g_strv_length(hashes), ==, 2);
  g_assert_cmpstr(hashes[1], ==, B);
}

static void
test_resolve(void)
{
  const struct {
    const char *markdown;
    const char *resolved;
  } cases[] = {
      {"no picture", "no picture"},
      {"![x](a.png) and ![y](lost.png)", "![x](media:" A "/a.png) and ![y](lost.png)"},
      {"- ![](<img/b c.png> \"title\")", "- ![](<media:" B "/img/b c.png> \"title\")"},
      {"![a ![b](a.png)](a.png)", "![a ![b](media:" A "/a.png)](media:" A "/a.png)"},
      {"`![x](a.png)`", "`![x](a.png)`"},
      {"![x](x&y.png)", "![x](media:" B "/x&y.png)"},
      {"![x][r] ![y][r]\n\n[r]: a.png", "![x][r] ![y][r]\n\n[r]: media:" A "/a.png"},
      {"![x][r] ![y](a.png)\n\n[r]: a.png",
       "![x][r] ![y](media:" A "/a.png)\n\n[r]: media:" A "/a.png"},
      {"> ![x](a.png)\n\n[a.png](a.png)", "> ![x](media:" A "/a.png)\n\n[a.png](a.png)"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *resolved = ilk_media_map_resolve(cases[i].markdown, MAP, NULL, NULL);
    g_assert_cmpstr(resolved, ==, cases[i].resolved);
  }
}

static void
test_address(void)
{
  const struct {
    const char *address;
    const char *name;
    const char *hash;
    const char *options;
  } cases[] = {
      {"media:" A "/img/b.png", "img/b.png", A, NULL},
      {"media:" A ";hide=1/b.png", "b.png", A, ";hide=1"},
      {"b.png", "b.png", NULL, NULL},
      {"media:../../etc/passwd", "media:../../etc/passwd", NULL, NULL},
      {"media:" A, "media:" A, NULL, NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *hash = NULL;
    g_autofree char *options = NULL;
    g_assert_cmpstr(ilk_media_address_parse(cases[i].address, &hash, &options), ==, cases[i].name);
    g_assert_cmpstr(hash, ==, cases[i].hash);
    g_assert_cmpstr(options, ==, cases[i].options);
  }
}

static void
test_unresolved(void)
{
  static const char markdown[] = "![x](a.png) media: media:../x ![y](<img/b c.png>)";
  g_autofree char *resolved = ilk_media_map_resolve(markdown, MAP, "a.png", ";hide=1");
  g_autofree char *before = ilk_media_map_dup_unresolved(resolved);
  g_assert_cmpstr(resolved, !=, markdown);
  g_assert_cmpstr(before, ==, markdown);
}

static void
test_rename(void)
{
  g_autofree char *renamed =
      ilk_media_map_rename("![a.png](a.png) a.png ![](img/b.png)", MAP, "a.png", "a-2.png");
  g_assert_cmpstr(renamed, ==, "![a.png](a-2.png) a.png ![](img/b.png)");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/media-map/hashes", test_hashes);
  g_test_add_func("/media-map/find", test_find);
  g_test_add_func("/media-map/merge", test_merge);
  g_test_add_func("/media-map/resolve", test_resolve);
  g_test_add_func("/media-map/address", test_address);
  g_test_add_func("/media-map/unresolved", test_unresolved);
  g_test_add_func("/media-map/rename", test_rename);
  return g_test_run();
}
