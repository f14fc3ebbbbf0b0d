/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A library that is loaded when something first needs it: who never does has it neither in memory
 * nor installed. Loaded once and never closed. Any thread.
 */
#pragma once

#include <glib.h>

/** IlkLateSymbol: @name: of a function; @function: where its address goes */
typedef struct {
  const char *name;
  gpointer *function;
} IlkLateSymbol;

/**
 * IlkLateLibrary: as a static variable, `{.file = …, .symbols = …, .n_symbols = …}`
 * @file: such as “libzip.so.5”
 * @variable: (nullable): of the environment, which names another file: for tests of what is said
 * where it is not installed
 * @is_shared: whether what it loads itself sees its functions, too
 * @symbols: (array length=n_symbols): all of them must be there
 * @begin: (nullable): what it wants to be called first. Returns: whether it can be used then
 */
typedef struct {
  const char *file;
  const char *variable;
  gboolean is_shared;
  const IlkLateSymbol *symbols;
  gsize n_symbols;
  gboolean (*begin)(void);

  /*< private >*/
  gsize done;
  gboolean is_there;
  char *failure;
} IlkLateLibrary;

/** ilk_late_library_load: takes a while the first time. Returns: whether it is there */
gboolean ilk_late_library_load(IlkLateLibrary *self);

/** ilk_late_library_get_failure: Returns: (transfer none) (nullable): the system's own words on why
 * it is not there, when there are any */
const char *ilk_late_library_get_failure(const IlkLateLibrary *self);
