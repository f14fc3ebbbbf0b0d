/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows about the collection's care say, and how. Main thread.
 */
#pragma once

#include <adwaita.h>

/** ui_care_say: @sentence: below the title of @row, whoever wrote it */
void ui_care_say(AdwActionRow *row, const char *sentence);

/** ui_care_say_problems: appends up to five of @problems (element-type utf8) to @text */
void ui_care_say_problems(GString *text, const GPtrArray *problems);

/** ui_care_name_button: @label: on it; @name: what a screen reader says */
void ui_care_name_button(GtkButton *button, const char *label, const char *name);

/** ui_care_dup_date: @at: UTC ms. Returns: (transfer full): date and time of the day, local */
char *ui_care_dup_date(gint64 at) G_GNUC_WARN_UNUSED_RESULT;

/** ui_care_dup_counts: Returns: (transfer full): such as “12 cards and 3 reviews” */
char *ui_care_dup_counts(gint64 cards, gint64 reviews) G_GNUC_WARN_UNUSED_RESULT;
