/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a control line: members in any order and form, and nothing from a line that is none.
 */
#include "demos/trace/control.h"

#include <glib.h>

static void
test_fields(void)
{
  const struct {
    const char *line, *key, *expected;
  } cases[] = {
      {"{\"type\":\"set\",\"name\":\"threads\",\"value\":4}", "value", "4"},
      {"{ \"value\" : 4 , \"type\" : \"set\" }", "type", "set"},
      {"{\"value\":true}", "value", "true"},
      {"{\"value\":\"plain\"}", "value", "plain"},
      {"{\"name\":\"value\",\"value\":1}", "value", "1"},
      {"{\"type\":\"stop\"}", "value", NULL},
      {"{\"value\":\"\"}", "value", NULL},
      {"{\"value\":\"unfinished", "value", NULL},
      {"{\"value\":4", "value", NULL},
      {"", "value", NULL},
      {"garbage", "value", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    char value[16] = "";
    g_assert_cmpint(control_field(cases[i].line, cases[i].key, value, sizeof value), ==,
                    cases[i].expected != NULL);
    g_assert_cmpstr(value, ==, cases[i].expected != NULL ? cases[i].expected : "");
  }
}

static void
test_long_values_are_refused(void)
{
  char value[4];
  g_assert_false(control_field("{\"value\":\"12345\"}", "value", value, sizeof value));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/trace/control/fields", test_fields);
  g_test_add_func("/trace/control/long-values-are-refused", test_long_values_are_refused);
  return g_test_run();
}
