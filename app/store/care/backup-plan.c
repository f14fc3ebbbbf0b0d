/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Thinning backups out.
 */
#include "app/store/care/backup-plan.h"

#include "app/base/clock.h"

#define RECENT_DAYS 2
#define KEEP_NEWEST 10
#define MS_PER_HOUR (60 * ILK_MS_PER_MINUTE)

/* One kept for each period, as long as there are places left. */
typedef struct {
  int days;
  int places;
  gint64 last; /* period kept last */
} Tier;

/* Returns: whether the tier had a place for a backup of @time, even if it was another that got
 * it */
static gboolean
place(Tier *tier, gint64 time, gboolean *keep)
{
  gint64 period = time / (tier->days * ILK_MS_PER_DAY);
  *keep = period != tier->last && tier->places > 0;
  if (*keep) {
    tier->places--;
    tier->last = period;
  }
  return *keep || period == tier->last;
}

void
ilk_backup_plan(const gint64 *times, gsize n, gint64 now, gboolean *keep)
{
  gint64 hour = -1;
  Tier tiers[] = {{1, 12, -1}, {7, 10, -1}, {30, 9, -1}};

  for (gsize i = 0; i < n; i++) {
    gboolean recent = now - times[i] < RECENT_DAYS * ILK_MS_PER_DAY;
    keep[i] = i == 0 || (recent && (i < KEEP_NEWEST || times[i] / MS_PER_HOUR != hour));
    if (keep[i])
      hour = times[i] / MS_PER_HOUR;
    for (gsize t = 0; !keep[i] && !recent && t < G_N_ELEMENTS(tiers); t++) {
      if (place(&tiers[t], times[i], &keep[i]))
        break;
    }
  }
}

void
ilk_backup_plan_bytes(const gint64 *sizes, gsize n, gint64 limit, gboolean *keep)
{
  gint64 sum = 0;

  for (gsize i = 0; i < n; i++) {
    if (!keep[i])
      continue;
    keep[i] = i == 0 || sum + sizes[i] <= limit;
    /* What is older than one that did not fit goes, too. */
    sum = keep[i] ? sum + sizes[i] : MAX(sum, limit);
  }
}
