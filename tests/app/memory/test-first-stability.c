/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first stabilities, against published numbers.
 */
#include "app/memory/first-stability-private.h"

#include "tests/app/memory/fixture.h"

#include <math.h>
#include <string.h>

#define MAX_GROUPS 8

static gsize
read_groups(JsonObject *published, fsrs_first_group *groups)
{
  double days[MAX_GROUPS], recall[MAX_GROUPS], count[MAX_GROUPS];
  gsize n = fixture_numbers(published, "t", days, MAX_GROUPS);
  fixture_numbers(published, "recall", recall, MAX_GROUPS);
  fixture_numbers(published, "count", count, MAX_GROUPS);
  for (gsize i = 0; i < n; i++)
    groups[i] = (fsrs_first_group){days[i], count[i], recall[i]};
  return n;
}

static void
test_first_stability_search(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *pretrain = json_object_get_object_member(all, "pretrain");
  JsonObject *search = json_object_get_object_member(pretrain, "search");
  JsonObject *loss = json_object_get_object_member(pretrain, "loss");
  double prior = json_object_get_double_member(loss, "default_s");
  fsrs_first_group groups[MAX_GROUPS];
  gsize n = read_groups(loss, groups);
  g_assert_cmpfloat_with_epsilon(
      fsrs_first_loss(groups, n, json_object_get_double_member(loss, "s"), prior),
      json_object_get_double_member(loss, "value"), 1e-6);
  fsrs_first_smooth(groups, n, json_object_get_double_member(search, "average_recall"));
  g_assert_cmpfloat_with_epsilon(fsrs_first_fit(groups, n, prior),
                                 json_object_get_double_member(search, "s"), 1e-5);
}

static void
test_first_stability_completed(void)
{
  const struct {
    double in[4], count[4], out[4];
  } cases[] = {
      {{0.4, 0, 2.3, 10.9}, {1, 0, 1, 1}, {0.4, 1.1227008, 2.3, 10.9}},
      {{0, 0.35, 0, 0}, {0, 1, 0, 0}, {0.05738148, 0.35, 0.6242943, 2.2453482}},
      {{0, 0, 0, 0}, {0, 0, 0, 0}, {0.212, 1.2931, 2.3065, 8.2956}},
      {{3, 1, 4, 5}, {9, 1, 1, 1}, {3, 3, 4, 5}}, /* more cards win */
      {{3, 1, 4, 5}, {1, 9, 1, 1}, {1, 1, 4, 5}},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double s[4];
    memcpy(s, cases[i].in, sizeof s);
    fsrs_first_complete(s, cases[i].count);
    for (int j = 0; j < 4; j++)
      g_assert_cmpfloat_with_epsilon(s[j], cases[i].out[j], 1e-6);
  }
}

/* Whatever is missing, the result keeps the two relations that fill it. */
static void
test_first_stability_relations(void)
{
  const double whole[] = {0.3, 1.1, 2.9, 12};
  for (guint known = 1; known < 15; known++) {
    double s[4], count[4] = {1, 1, 1, 1};
    int n = 0;
    for (int i = 0; i < 4; i++) {
      s[i] = known >> i & 1 ? whole[i] : 0;
      n += s[i] > 0;
    }
    if (n < 2 || n > 3)
      continue;
    fsrs_first_complete(s, count);
    gboolean hard_follows = !(known >> 1 & 1) || n == 2, good_follows = !(known >> 2 & 1) || n == 2;
    if (hard_follows && s[0] > 0.001 && s[3] < 100)
      g_assert_cmpfloat_with_epsilon(log(s[1]), 0.41 * log(s[0]) + 0.59 * log(s[2]), 1e-9);
    if (good_follows && s[0] > 0.001 && s[3] < 100)
      g_assert_cmpfloat_with_epsilon(log(s[2]), 0.46 * log(s[1]) + 0.54 * log(s[3]), 1e-9);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/first-stability/search", test_first_stability_search);
  g_test_add_func("/memory/first-stability/completed", test_first_stability_completed);
  g_test_add_func("/memory/first-stability/relations", test_first_stability_relations);
  return g_test_run();
}
