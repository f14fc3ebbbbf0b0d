/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The subcommands of the program: a stable contract (see the man page). They run without a display.
 */
#pragma once

#include "app/store/front/collection.h"

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

/**
 * ilk_cli_run_captured: runs a command that the terminal has asked the window for, which has the
 * collection; any thread, blocking
 * @folder: to which names of files are relative
 * @words: (array zero-terminated=1): the command and what follows
 * @out: gets what it prints
 * @err: gets what it says of its failure
 *
 * Returns: its exit status
 */
int ilk_cli_run_captured(IlkCollection *collection, const char *folder, char **words, GString *out,
                         GString *err);
