/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number with its unit as a sentence has it: “4.66 ms” for 4660 µs, “1.07×”, “12 %”. The space
 * between the two never breaks. What is no number, or endless, is a dash. Any thread.
 */
#pragma once

typedef struct {
  char text[360];
} Amount;

/** amount: @unit: (nullable): a unit of demos/README.md; without one, the number alone */
Amount amount(double value, const char *unit);

/** amount_times: how many times something is another thing, in few digits */
Amount amount_times(double value);
