/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number in a sentence: no more digits than it needs, never “3e-05” or “nan”. Any thread.
 */
#pragma once

typedef struct {
  char text[340]; /* the largest of all has 309 */
} DemoDigits;

/**
 * demo_digits:
 * @digits: the most significant ones after the point; those before it are all written
 *
 * Returns: @value as the locale writes it, without an exponent; its text lives as long as the
 * statement that asks for it
 */
DemoDigits demo_digits(double value, int digits);
