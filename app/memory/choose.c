/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing a day. By its seed alone each rating takes a day of its own range, and they are put in
 * order afterwards. When days are given or weighed, the ranges are put in order first, so that what
 * was chosen with care is not moved: then a day that a log tells can be judged without knowing what
 * it was weighed against.
 */
#include "app/memory/choose-private.h"

#include "app/memory/math-private.h"
#include "app/memory/random-private.h"

static double
choose_evenly(fsrs_days days, uint64_t seed)
{
  if (!(days.last > days.first))
    return days.first;
  return days.first + fsrs_whole(fsrs_uniform(seed) * (days.last - days.first + 1));
}

static double
weight_of(double day, const fsrs_choice *choice)
{
  return choice->weight((int) day, choice->data);
}

/* A lottery in which each day has as many tickets as it has weight. */
static double
choose_by_weight(fsrs_days days, const fsrs_choice *choice)
{
  double total = 0, chosen = days.first;
  for (double day = days.first; day <= days.last; day++)
    total += weight_of(day, choice);
  if (!(total > 0))
    return choose_evenly(days, choice->seed);

  double left = total * fsrs_uniform(choice->seed);
  for (double day = days.first; day <= days.last && left >= 0; day++) {
    double weight = weight_of(day, choice);
    if (weight > 0)
      chosen = day;
    left -= weight;
  }
  return chosen;
}

static bool
holds(fsrs_days days, int day)
{
  return day >= days.first && day <= days.last;
}

double
fsrs_choose(fsrs_days days, const fsrs_choice *choice)
{
  if (holds(days, choice->given))
    return choice->given;
  if (choice->weight != NULL)
    return choose_by_weight(days, choice);
  return choose_evenly(days, choice->seed);
}

/* Narrows the ranges until, whatever day is chosen in one, a later one is left in the next. */
static void
part(fsrs_days days[FSRS_RATINGS + 1], int first)
{
  days[first].first = fsrs_min(days[first].first, days[first + 1].first);
  for (int g = first + 1; g <= FSRS_EASY; g++) {
    days[g].first = fsrs_max(days[g].first, days[g - 1].first + 1);
    days[g].last = fsrs_max(days[g].last, days[g].first);
  }
  for (int g = FSRS_EASY; g > first; g--)
    days[g - 1].last = fsrs_min(days[g - 1].last, days[g].last - 1);
}

static double
choose_rising(fsrs_days days[FSRS_RATINGS + 1], int first, int rating, const fsrs_choice *choice)
{
  double chosen = choose_by_weight(days[first], choice);
  for (int g = first + 1; g <= rating; g++) {
    days[g].first = fsrs_max(days[g].first, chosen + 1);
    chosen = choose_by_weight(days[g], choice);
  }
  return chosen;
}

static double
put_in_order(const fsrs_days days[FSRS_RATINGS + 1], int first, int rating, uint64_t seed)
{
  double chosen = fsrs_min(choose_evenly(days[first], seed), choose_evenly(days[first + 1], seed));
  for (int g = first + 1; g <= rating; g++)
    chosen = fsrs_max(choose_evenly(days[g], seed), chosen + 1);
  return chosen;
}

double
fsrs_choose_in_order(const fsrs_days days[FSRS_RATINGS + 1], int first, int rating,
                     const fsrs_choice *choice)
{
  if (choice->given == 0 && choice->weight == NULL)
    return put_in_order(days, first, rating, choice->seed);

  /* Those below @first stay empty: nobody asks for them, which a compiler cannot see. */
  fsrs_days parted[FSRS_RATINGS + 1] = {0};
  for (int g = first; g <= FSRS_EASY; g++)
    parted[g] = days[g];
  part(parted, first);
  if (holds(parted[rating], choice->given))
    return choice->given;
  if (choice->weight != NULL)
    return choose_rising(parted, first, rating, choice);
  return put_in_order(days, first, rating, choice->seed);
}
