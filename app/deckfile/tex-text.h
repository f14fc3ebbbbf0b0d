/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mathematics as readable text: TeX such as `\frac{n}{2} \le x^2` becomes “n/2 ≤ x²”. No library
 * that draws TeX is packaged for all the systems we run on, so what a line of text can say is said,
 * and the rest is shown as it was written. Pure, any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_tex_to_text:
 * @tex: what stands between the dollar signs; UTF-8
 *
 * Knows groups, sub- and superscripts, fractions, roots, Greek, the common operators, relations,
 * arrows and function names.
 *
 * Returns: (transfer full) (nullable): one line of text; NULL when @tex has something that is not
 * known, is longer than ILK_MAX_TEX_BYTES or nests too deep, so that its source says more
 */
char *ilk_tex_to_text(const char *tex) G_GNUC_WARN_UNUSED_RESULT;
