/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text a person reads. `_()` translates now; `N_()` and `NN_()` mark strings of a table, translated
 * by whoever prints it. Any thread after demo_main() has begun.
 */
#pragma once

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

/* One text and many of it, for ngettext(). */
#define NN_(one, many) one, many
