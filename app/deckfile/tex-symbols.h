/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands of TeX that are known by name. Pure functions, any thread.
 */
#pragma once

#include <glib.h>

/** ilk_tex_find_symbol: Returns: (transfer none) (nullable): what the command @name, without its
 * backslash, is in Unicode */
const char *ilk_tex_find_symbol(const char *name);

/** ilk_tex_is_function: Returns: whether it is written upright, as a word */
gboolean ilk_tex_is_function(const char *name);

/** ilk_tex_is_wrapper: Returns: whether it takes one group and shows it as it is */
gboolean ilk_tex_is_wrapper(const char *name);
