/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spans of time in words, as grade buttons and the end page show them. Any thread.
 */
#pragma once

#include <glib.h>

/** ilk_interval_text: Returns: (transfer full): @ms as one rounded, translated quantity: “<1 min”,
 * “10 min”, “5 h”, “9 days”, “2.1 months”, “1.4 years” */
char *ilk_interval_text(gint64 ms) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_interval_text_until: Returns: (transfer full): the time from now to @due. Reviews come due
 * when a day begins, so days are counted up: what comes the day after tomorrow comes in “2 days”,
 * in the evening too. */
char *ilk_interval_text_until(gint64 due) G_GNUC_WARN_UNUSED_RESULT;
