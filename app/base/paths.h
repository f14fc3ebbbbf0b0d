/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where things lie on disk, installed or in a build folder (then ./dev sets the INTERLOCK_*
 * variables). Any thread.
 */
#pragma once

#include <glib.h>

/** ilk_paths_demo_dir: Returns: the folder of the demo programs: $INTERLOCK_DEMO_DIR, else where
 * they are installed */
const char *ilk_paths_demo_dir(void);

/** ilk_paths_python_dir: Returns: the folder of the Python scripts: $INTERLOCK_PYTHON_DIR, else
 * where they are installed */
const char *ilk_paths_python_dir(void);

/** ilk_paths_source_dir: Returns: the folder of the demos' sources, for reading:
 * $INTERLOCK_SOURCE_DIR, else where they are installed */
const char *ilk_paths_source_dir(void);

/** ilk_paths_locale_dir: Returns: the folder of the catalogues: $INTERLOCK_LOCALE_DIR, else where
 * they are installed */
const char *ilk_paths_locale_dir(void);

/** ilk_paths_supervisor: Returns: the program that stands above a demo (app/cage/supervise):
 * $INTERLOCK_SUPERVISOR, else where it is installed */
const char *ilk_paths_supervisor(void);

/** ilk_paths_schema_dir: Returns: the folder of the GSettings schema, for where GSettings does not
 * look by itself */
const char *ilk_paths_schema_dir(void);

/**
 * ilk_paths_dup_collection_dir:
 * @option: (nullable): the value of --collection
 *
 * Returns: (transfer full): @option, else $INTERLOCK_COLLECTION, else $XDG_DATA_HOME/interlock;
 * absolute
 */
char *ilk_paths_dup_collection_dir(const char *option) G_GNUC_WARN_UNUSED_RESULT;
