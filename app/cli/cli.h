/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The subcommands of the program: a stable contract (see the man page). They run without a display.
 */
#pragma once

#include <glib.h>

/** ilk_cli_handles: Returns: whether @argv asks for a subcommand (or --help, --version) rather than
 * for the window, alone or with files to open */
gboolean ilk_cli_handles(int argc, char *argv[]);

/** ilk_cli_run: Returns: the exit status: 0 done, 1 could not be done, 2 the command line was not
 * understood */
int ilk_cli_run(int argc, char *argv[]);

/**
 * ilk_cli_study: the timed session in the terminal, for when there is no display
 * @deck: (nullable): a deck's name
 */
int ilk_cli_study(const char *collection_dir, const char *deck);
