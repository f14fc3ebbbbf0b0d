/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line: what is accepted, and that everything else is refused with a sentence.
 */
#include "demos/trace/options.h"

#include <glib.h>

static const DemoChoice colours[] = {{"red", "Red"}, {"blue", "Blue"}, {NULL}};

static const DemoParameter parameters[] = {
    {"count", "Count", DEMO_INT, 1, 8, 2},
    {"share", "Share", DEMO_REAL, 0, 1, 0.5},
    {"lock", "Lock", DEMO_BOOL, .initial = 1},
    {"colour", "Colour", DEMO_CHOICE, .choices = colours},
    {NULL},
};

static const DemoDescription demo = {.name = "test", .parameters = parameters};

static const DemoDescription random_demo = {
    .name = "random", .parameters = parameters, .random = true};

static OptionsAction
parse_for(const DemoDescription *description, Options *options, const char *argument)
{
  char message[512] = "";
  char *argv[] = {(char *) "test", (char *) argument, NULL};
  OptionsAction action = options_parse(options, description, 2, argv, message, sizeof message);
  g_assert_true((action == OPTIONS_WRONG) == (message[0] != '\0'));
  return action;
}

static OptionsAction
parse(Options *options, const char *argument)
{
  return parse_for(&demo, options, argument);
}

static void
test_accepts(void)
{
  const struct {
    const char *argument;
    int index;
    double value;
  } cases[] = {
      {"--count=8", 0, 8},    {"--count=1", 0, 1},    {"--share=0.25", 1, 0.25},
      {"--lock=false", 2, 0}, {"--lock=on", 2, 1},    {"--colour=blue", 3, 1},
      {"--json", 0, 2},       {"--colour=red", 3, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Options options;
    g_assert_cmpint(parse(&options, cases[i].argument), ==, OPTIONS_RUN);
    g_assert_cmpfloat(options.values[cases[i].index], ==, cases[i].value);
  }
}

static void
test_refuses(void)
{
  const char *const wrong[] = {
      "--count=0",
      "--count=9",
      "--count=2.5",
      "--count=",
      "--count=two",
      "--count=2x",
      "--share=1.01",
      "--share=nan",
      "--share=inf",
      "--lock=perhaps",
      "--colour=pink",
      "--unknown=1",
      "count=2",
      "-c",
      "--count",
      "--seconds=0",
      "--seed=1",
      "--seconds=1e9",
      "--count=1e99999",
      "",
      "--=1",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    Options options;
    g_assert_cmpint(parse(&options, wrong[i]), ==, OPTIONS_WRONG);
  }
}

/* A seed is for who draws random numbers; to others it would promise what they do not keep. */
static void
test_seed(void)
{
  Options options;
  g_assert_cmpint(parse_for(&random_demo, &options, "--json"), ==, OPTIONS_RUN);
  g_assert_cmpuint(options.seed, ==, 1);
  g_assert_cmpint(parse_for(&random_demo, &options, "--seed=7"), ==, OPTIONS_RUN);
  g_assert_cmpuint(options.seed, ==, 7);
  g_assert_cmpint(parse_for(&random_demo, &options, "--seed=-1"), ==, OPTIONS_WRONG);
  g_assert_cmpint(parse_for(&random_demo, &options, "--seed=x"), ==, OPTIONS_WRONG);
  g_assert_cmpint(parse_for(&demo, &options, "--seed=7"), ==, OPTIONS_WRONG);
}

static void
test_defaults(void)
{
  Options options;
  g_assert_cmpint(parse(&options, "--describe"), ==, OPTIONS_DESCRIBE);
  g_assert_cmpint(parse(&options, "--help"), ==, OPTIONS_HELP);
  for (int i = 0; parameters[i].name != NULL; i++)
    g_assert_cmpfloat(options.values[i], ==, parameters[i].initial);
  g_assert_false(options.json);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/trace/options/accepts", test_accepts);
  g_test_add_func("/trace/options/refuses", test_refuses);
  g_test_add_func("/trace/options/seed", test_seed);
  g_test_add_func("/trace/options/defaults", test_defaults);
  return g_test_run();
}
