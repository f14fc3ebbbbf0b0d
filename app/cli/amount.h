/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number with its unit, as a person writes it. Pure, any thread. For app/cli only.
 */
#pragma once

#include <glib.h>

/** ilk_amount: @unit: of demos/README.md. Returns: (transfer full): “4.66 ms” for 4660 and “us”,
 * “1.07×”, “39500/s”; at least three digits, never an exponent; a dash for what is no number or
 * endless */
char *ilk_amount(double value, const char *unit) G_GNUC_WARN_UNUSED_RESULT;
