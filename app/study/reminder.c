/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The day is the calendar's, in the zone of this moment: who travels is reminded by the clock
 * there.
 */
#include "app/study/reminder.h"

#include "app/base/clock.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MINUTES_PER_DAY 1440

GNotification *
ilk_reminder_new(guint waiting)
{
  g_autofree char *body =
      g_strdup_printf(ngettext("%u card to study", "%u cards to study", waiting), waiting);
  GNotification *notification = g_notification_new(_("Time to study"));

  g_notification_set_body(notification, body);
  return notification;
}

int
ilk_reminder_parse(const char *text)
{
  int hours = 0, minutes = 0, length = 0;

  g_return_val_if_fail(text != NULL, -1);
  if (sscanf(text, "%2d:%2d%n", &hours, &minutes, &length) != 2 || text[length] != '\0' ||
      hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return -1;
  return hours * 60 + minutes;
}

gint64
ilk_reminder_next(gint64 now, int minutes)
{
  g_return_val_if_fail(minutes >= 0 && minutes < MINUTES_PER_DAY, now);

  gint64 offset = (gint64) ilk_clock_utc_offset(now) * ILK_MS_PER_MINUTE;
  gint64 local = now + offset;
  gint64 midnight = local - local % ILK_MS_PER_DAY;
  gint64 next = midnight + minutes * ILK_MS_PER_MINUTE;
  return (next > local ? next : next + ILK_MS_PER_DAY) - offset;
}
