/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which backups are kept: for a learner who comes every hour of a year, and one who comes rarely.
 */
#include "app/base/clock.h"
#include "app/store/care/backup-plan.h"

#define NOW (20000 * ILK_MS_PER_DAY + ILK_MS_PER_DAY / 2)

static guint
count_kept(gint64 step, gsize n, gint64 *oldest)
{
  g_autofree gint64 *times = g_new(gint64, n);
  g_autofree gboolean *keep = g_new(gboolean, n);
  guint kept = 0;
  for (gsize i = 0; i < n; i++)
    times[i] = NOW - (gint64) i * step;
  ilk_backup_plan(times, n, NOW, keep);
  for (gsize i = 0; i < n; i++) {
    if (keep[i]) {
      kept++;
      *oldest = NOW - times[i];
    }
  }
  return kept;
}

static void
test_hourly_is_thinned(void)
{
  gint64 oldest = 0;
  guint kept = count_kept(ILK_MS_PER_DAY / 24, 24 * 600, &oldest);
  g_assert_cmpuint(kept, ==, 48 + 12 + 10 + 9);
  g_assert_cmpint(oldest / ILK_MS_PER_DAY, >, 270);
}

/* A job that makes a copy every second does not fill the disk. */
static void
test_a_busy_day_is_thinned(void)
{
  gint64 oldest = 0;
  g_assert_cmpuint(count_kept(1000, 5000, &oldest), ==, 10 + 1);
}

static void
test_never_more_than_a_share(void)
{
  const gint64 sizes[] = {50, 30, 10, 30, 10, 5};
  static const struct {
    gint64 limit;
    const char *kept;
  } cases[] = {{1000, "yynyyy"}, {124, "yynyyn"}, {119, "yynynn"}, {85, "yynnnn"},
               {79, "ynnnnn"},   {10, "ynnnnn"},  {0, "ynnnnn"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    gboolean keep[] = {TRUE, TRUE, FALSE, TRUE, TRUE, TRUE};
    char kept[G_N_ELEMENTS(sizes) + 1] = "";
    ilk_backup_plan_bytes(sizes, G_N_ELEMENTS(sizes), cases[i].limit, keep);
    for (gsize j = 0; j < G_N_ELEMENTS(sizes); j++)
      kept[j] = keep[j] ? 'y' : 'n';
    g_assert_cmpstr(kept, ==, cases[i].kept);
  }
}

static void
test_few_are_all_kept(void)
{
  gint64 oldest = 0;
  g_assert_cmpuint(count_kept(3 * ILK_MS_PER_DAY, 10, &oldest), ==, 10);
}

static void
test_the_newest_is_kept_however_old(void)
{
  const gint64 time = NOW - 5000 * ILK_MS_PER_DAY;
  gboolean keep = FALSE;
  ilk_backup_plan(&time, 1, NOW, &keep);
  g_assert_true(keep);
}

/* Thinning every day must end where thinning once ends: old backups thin out, none is needed that
 * went before. */
static void
test_day_by_day(void)
{
  g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (gint64 day = 0; day < 500; day++) {
    gint64 now = NOW + day * ILK_MS_PER_DAY;
    g_array_prepend_val(times, now);
    g_autofree gboolean *keep = g_new(gboolean, times->len);
    ilk_backup_plan((const gint64 *) (gpointer) times->data, times->len, now, keep);
    for (guint i = times->len; i-- > 0;) {
      if (!keep[i])
        g_array_remove_index(times, i);
    }
  }
  gint64 last = g_array_index(times, gint64, times->len - 1);
  g_assert_cmpuint(times->len, >=, 2 + 12 + 9 + 6);
  g_assert_cmpuint(times->len, <=, 2 + 12 + 10 + 9);
  g_assert_cmpint((NOW + 499 * ILK_MS_PER_DAY - last) / ILK_MS_PER_DAY, >, 180);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/backup-plan/hourly", test_hourly_is_thinned);
  g_test_add_func("/store/backup-plan/busy", test_a_busy_day_is_thinned);
  g_test_add_func("/store/backup-plan/share", test_never_more_than_a_share);
  g_test_add_func("/store/backup-plan/few", test_few_are_all_kept);
  g_test_add_func("/store/backup-plan/newest", test_the_newest_is_kept_however_old);
  g_test_add_func("/store/backup-plan/day-by-day", test_day_by_day);
  return g_test_run();
}
