/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixtures as JSON objects, lines and arrays of numbers.
 */
#include "tests/app/memory/fixture.h"

#include <math.h>

static char *
load(const char *name)
{
  g_autofree char *path = g_test_build_filename(G_TEST_DIST, "fixtures", "fsrs", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;
  g_file_get_contents(path, &text, NULL, &error);
  g_assert_no_error(error);
  return text;
}

JsonObject *
fixture_load_json(const char *name)
{
  g_autofree char *text = load(name);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = json_from_string(text, &error);
  g_assert_no_error(error);
  return json_node_dup_object(root);
}

char **
fixture_load_lines(const char *name)
{
  g_autofree char *text = load(name);
  return g_strsplit(g_strchomp(text), "\n", -1);
}

gsize
fixture_numbers_of(JsonArray *array, double *out, gsize max)
{
  gsize n = json_array_get_length(array);
  g_assert_cmpuint(n, <=, max);
  for (guint i = 0; i < n; i++)
    out[i] = json_array_get_null_element(array, i) ? NAN : json_array_get_double_element(array, i);
  return n;
}

gsize
fixture_numbers(JsonObject *object, const char *member, double *out, gsize max)
{
  return fixture_numbers_of(json_object_get_array_member(object, member), out, max);
}
