/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reminding the learner that cards are due: what is said, and when. Any thread.
 */
#pragma once

#include <gio/gio.h>

/** ILK_REMINDER_NAME: owned on the session bus by who waits to remind; the latest takes it */
#define ILK_REMINDER_NAME "io.github.interlock.Interlock.Reminder"

/** ILK_REMINDER_ID: of the notification, so that a later one takes an earlier one's place */
#define ILK_REMINDER_ID "due"

/** ilk_reminder_new: @waiting: how many cards there are to study, at least 1. Returns: (transfer
 * full): what is shown */
GNotification *ilk_reminder_new(guint waiting) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_reminder_parse: @text: a time of day, such as “18:00”. Returns: minutes after midnight, -1
 * when it is none */
int ilk_reminder_parse(const char *text);

/** ilk_reminder_next: @now: UTC ms. Returns: UTC ms of the next time that a clock here shows
 * @minutes after midnight, which is after @now */
gint64 ilk_reminder_next(gint64 now, int minutes);
