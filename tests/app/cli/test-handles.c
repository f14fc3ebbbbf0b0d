/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which command lines are for the window.
 */
#include "app/cli/cli.h"

static void
test_table(void)
{
  const struct {
    const char *line;
    gboolean handled;
  } cases[] = {
      {"interlock", FALSE},
      {"interlock --collection=x", FALSE},
      {"interlock --collection x", FALSE},
      {"interlock --gapplication-service", FALSE},
      {"interlock --help", TRUE},
      {"interlock --version", TRUE},
      {"interlock study", TRUE},
      {"interlock --collection x study", TRUE},
      {"interlock --collection=x --help", TRUE},
      {"interlock frobnicate", TRUE},
      {"interlock --collection", TRUE},
      {"interlock deck.md", FALSE},
      {"interlock ./deck", FALSE},
      {"interlock --collection x deck.interlock", FALSE},
      {"interlock study deck.md", TRUE},
      {"interlock --deck.md", TRUE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GStrv) words = g_strsplit(cases[i].line, " ", -1);
    g_assert_cmpint(ilk_cli_handles((int) g_strv_length(words), words), ==, cases[i].handled);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cli/handles/table", test_table);
  return g_test_run();
}
