/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an answer states at its beginning: the sentences of its first paragraph, or the items of the
 * list it begins with. Each can be a card of its own, a gap of the same text. Pure functions, any
 * thread.
 */
#pragma once

#include <glib.h>

/** ilk_statements_count: Returns: how many things the first paragraph of @answer states, of those
 * that could be gaps; 0 when it is better left as it is */
guint ilk_statements_count(const char *answer);

/**
 * ilk_statements_dup_gaps:
 * @more: (out) (transfer full): what follows in @answer; set when something is returned
 *
 * Returns: (transfer full) (nullable): @question and below it what @answer states, each in a gap;
 * NULL when that is not at least two things
 */
char *ilk_statements_dup_gaps(const char *question, const char *answer, char **more)
    G_GNUC_WARN_UNUSED_RESULT;
