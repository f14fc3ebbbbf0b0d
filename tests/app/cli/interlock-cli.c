/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program without its window: every subcommand, linked without GTK.
 */
#include "app/base/clock.h"
#include "app/cli/cli.h"

#include <locale.h>

int
main(int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;

  setlocale(LC_ALL, "");
  if (!ilk_clock_freeze_from_environment(&error)) {
    g_printerr("interlock: %s\n", error->message);
    return 2;
  }
  return ilk_cli_run(argc, argv);
}
