/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown in one label, or as a screen reader says it. Any thread.
 */
#pragma once

#include <glib.h>

/** ui_spoken: Returns: (transfer full): @markdown as plain text for a screen reader, with "…" for
 * what goes on for minutes */
char *ui_spoken(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** ui_label_text: Returns: (transfer full): the same, as much of it as a label lays out in no
 * time */
char *ui_label_text(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;
