/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reviews come when due or some time after; a card stays for a while.
 */
#include "tests/bench/memory-learner.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define MS_PER_DAY 86400000.0
#define LONGEST_CARD 40
#define DAYS_OF_LEARNING 700
#define FIRST_DAY 20000 /* after 1970: dates that other programs take for real */

typedef struct {
  fsrs_scheduler truth; /* what the learner remembers */
  fsrs_scheduler used;  /* what the program believes */
  uint64_t chance;
} learner;

double
learner_uniform(uint64_t *state)
{
  uint64_t x = *state += UINT64_C(0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
  return (double) ((x ^ (x >> 31)) >> 11) * 0x1p-53;
}

static fsrs_scheduler
scheduler_of(const double *w, bool fuzz)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_config_init_default(&config);
  config.fuzz = fuzz;
  fsrs_config_set_parameters(&config, w, FSRS6_PARAMETERS, NULL);
  if (fsrs_scheduler_init(&scheduler, &config, NULL) != FSRS_OK)
    abort();
  return scheduler;
}

void
learner_make(uint64_t seed, double w[FSRS6_PARAMETERS])
{
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    w[i] = fsrs6_default_parameters[i] * (0.8 + 0.4 * learner_uniform(&seed));
  fsrs6_parameters_clamp(w, 1, true);
}

static int
first_rating(learner *self)
{
  double u = learner_uniform(&self->chance);
  return u < 0.2 ? 1 : u < 0.3 ? 2 : u < 0.9 ? 3 : 4;
}

static int
later_rating(learner *self, double recall)
{
  if (learner_uniform(&self->chance) > recall)
    return 1;
  double u = learner_uniform(&self->chance);
  return u < 0.1 ? 2 : u < 0.9 ? 3 : 4;
}

/* Between 07:12 and 16:48, so that a day ends at any hour that a program may take for midnight. */
static double
first_day(learner *self)
{
  double day = floor(learner_uniform(&self->chance) * DAYS_OF_LEARNING);
  return FIRST_DAY + day + 0.3 + 0.4 * learner_uniform(&self->chance);
}

/* Many short ones. */
static int
length(learner *self)
{
  double share = learner_uniform(&self->chance);
  return 2 + (int) (share * (LONGEST_CARD - 2) * learner_uniform(&self->chance));
}

static void
add_card(learner *self, int64_t id, learner_reviews *log, size_t max)
{
  fsrs_outcome real = {.delay_seconds = 0}, seen = {.delay_seconds = 0};
  double day = first_day(self), last = day;
  for (int i = 0, n = length(self); i < n && log->n < max; i++) {
    double elapsed = floor(day) - floor(last);
    double recall = fsrs_recall(&self->truth, &real.card, elapsed);
    int rating = i == 0 ? first_rating(self) : later_rating(self, recall);
    uint64_t seed = (uint64_t) id * 64 + (uint64_t) i;
    log->card_id[log->n] = id;
    log->time_ms[log->n] = (int64_t) (day * MS_PER_DAY);
    log->state[log->n] = (uint8_t) seen.card.state;
    log->rating[log->n++] = (uint8_t) rating;
    fsrs_schedule(&self->truth, &real.card, elapsed, rating, 0, &real);
    fsrs_schedule(&self->used, &seen.card, elapsed, rating, seed, &seen);
    last = day;
    day += (double) seen.delay_seconds / 86400.0;
    if (seen.scheduled_days >= 1 && learner_uniform(&self->chance) < 0.3)
      day += floor(learner_uniform(&self->chance) * seen.scheduled_days * 0.5);
  }
}

learner_reviews
learner_study(const double w[FSRS6_PARAMETERS], size_t n, uint64_t seed)
{
  learner_reviews log = {malloc(n * sizeof *log.card_id), malloc(n * sizeof *log.time_ms),
                         malloc(n), malloc(n), 0};
  learner self = {scheduler_of(w, false), scheduler_of(fsrs6_default_parameters, true), seed};
  if (log.card_id == NULL || log.time_ms == NULL || log.rating == NULL || log.state == NULL)
    abort();
  for (int64_t id = 1; log.n < n; id++)
    add_card(&self, id, &log, n);
  return log;
}

int
learner_reviews_write(const learner_reviews *reviews, size_t n, const char *path)
{
  FILE *file = fopen(path, "w");
  if (file == NULL) {
    perror(path);
    return 1;
  }
  fputs("card_id,review_time,review_rating,review_state,review_duration\n", file);
  for (size_t i = 0; i < n; i++)
    fprintf(file, "%" PRId64 ",%" PRId64 ",%d,%d,0\n", reviews->card_id[i], reviews->time_ms[i],
            reviews->rating[i], reviews->state[i]);
  return fclose(file) == 0 ? 0 : 1;
}

void
learner_reviews_clear(learner_reviews *reviews)
{
  free(reviews->card_id);
  free(reviews->time_ms);
  free(reviews->rating);
  free(reviews->state);
  *reviews = (learner_reviews){0};
}
