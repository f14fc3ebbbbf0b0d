/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Day by day: what is due, then new cards. Cards due on a day are linked.
 */
#include "tests/bench/memory-kinds.h"

#include "app/memory/model.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define PI 3.14159265358979323846
#define MS_PER_DAY 86400000.0
#define FIRST_DAY 20000 /* after 1970 */
#define LAST_DAY 40000
#define MORNING 0.4
#define EVENING 0.9
#define SHARE_AWAY 0.06 /* of days */
#define FEWEST_NEW 12
#define MOST_NEW 200
#define REVIEWS_PER_NEW 1000 /* so many reviews asked for make a new card a day */
#define MOST_A_DAY 8         /* reviews of a card */
#define TRACES 64

static const char *const names[LEARNER_KINDS] = {"near",   "far",        "weak",
                                                 "strong", "half-lives", "traces"};

/* How far parameters lie apart among learners: those that fsrs-rs holds a fit with. */
static const double spread[FSRS6_PARAMETERS] = {
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6,  0.12, 0.39, 0.18, 0.33,
    0.3,  0.09, 0.16,  0.57,  0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
};

typedef struct {
  fsrs_memory memory; /* FSRS */
  double half_life;   /* half-lives, days */
  double ease;        /* half-lives: a factor; traces: a summand */
  int n_traces;
  float learned[TRACES], decay[TRACES];
  double last; /* day of the last review, with its fraction */
  fsrs_outcome seen;
  int64_t next; /* card that is due on the same day */
} card;

typedef struct {
  learner_kind kind;
  fsrs_model truth;
  double base, growth, lapse, variety; /* half-lives */
  double threshold, noise, decay;      /* traces */
  fsrs_scheduler used;
  uint64_t chance;
} student;

typedef struct {
  card *items;
  size_t n, max;
  int64_t due[LAST_DAY]; /* the first card of a day, or -1 */
} deck;

learner_kind
learner_kind_from_name(const char *name)
{
  int kind = 0;
  while (kind < LEARNER_KINDS && strcmp(names[kind], name) != 0)
    kind++;
  return (learner_kind) kind;
}

static double
uniform(student *self)
{
  return learner_uniform(&self->chance);
}

/* Box and Muller. */
static double
normal(student *self)
{
  double u = uniform(self) + 1e-12, v = uniform(self);
  return sqrt(-2 * log(u)) * cos(2 * PI * v);
}

static void
scale_firsts(double *w, double factor, double growth)
{
  for (int i = 0; i < 4; i++)
    w[i] *= factor;
  w[8] += growth;
}

static void
move_far(student *self, double *w)
{
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    w[i] = i < 4 ? fsrs6_default_parameters[i] * exp(0.8 * normal(self))
                 : fsrs6_default_parameters[i] + 0.8 * spread[i] * normal(self);
  for (int i = 1; i < 4; i++)
    w[i] = w[i] < w[i - 1] ? w[i - 1] * 1.2 : w[i];
}

static void
draw_parameters(student *self)
{
  double w[FSRS6_PARAMETERS];
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    w[i] = fsrs6_default_parameters[i] * (0.8 + 0.4 * uniform(self));
  if (self->kind == LEARNER_FAR)
    move_far(self, w);
  else if (self->kind == LEARNER_WEAK)
    scale_firsts(w, 0.06 + 0.2 * uniform(self), -0.3 - 0.5 * uniform(self));
  else if (self->kind == LEARNER_STRONG)
    scale_firsts(w, 3 + 5 * uniform(self), 0.3 + 0.4 * uniform(self));
  fsrs6_parameters_clamp(w, 1, true);
  fsrs_model_init(&self->truth, FSRS_6, w, true);
}

static void
student_init(student *self, learner_kind kind, uint64_t seed)
{
  fsrs_config config;
  *self = (student){.kind = kind, .chance = seed * 7919 + (uint64_t) kind * 104729 + 13};
  draw_parameters(self);
  self->base = exp(0.5 + 0.9 * normal(self));
  self->growth = 0.8 + 1.6 * uniform(self);
  self->lapse = 0.1 + 0.4 * uniform(self);
  self->variety = 0.3 + 0.5 * uniform(self);
  self->threshold = -0.9 + 0.5 * normal(self);
  self->noise = 0.25 + 0.25 * uniform(self);
  self->decay = 0.15 + 0.15 * uniform(self);
  fsrs_config_init_default(&config);
  config.fuzz = true;
  if (fsrs_scheduler_init(&self->used, &config, NULL) != FSRS_OK)
    abort();
}

/* The sum of what is left of the traces on @day. */
static double
activation(const card *it, double day)
{
  double sum = 0;
  for (int i = 0; i < it->n_traces; i++)
    sum += pow(fmax(day - it->learned[i], 0.01), -it->decay[i]);
  return sum;
}

static double
recall_by_traces(const student *self, const card *it, double day)
{
  double strength = log(activation(it, day) + 1e-9) + it->ease - self->threshold;
  return 1 / (1 + exp(-strength / self->noise));
}

static double
recall(const student *self, const card *it, double day)
{
  if (self->kind == LEARNER_HALF_LIVES)
    return 0.02 + 0.97 * exp2(-pow((day - it->last) / it->half_life, 0.7));
  if (self->kind == LEARNER_TRACES)
    return recall_by_traces(self, it, day);
  /* On the same day FSRS-6 predicts nothing. */
  double elapsed = floor(day) - floor(it->last);
  return elapsed > 0 ? fsrs_model_recall(&self->truth, &it->memory, elapsed) : 0.95;
}

static void
learn_half_life(student *self, card *it, double elapsed, int rating, double recalled, bool first)
{
  static const double firsts[] = {0.3, 0.7, 1.6, 4};
  if (first) {
    it->ease = exp(self->variety * normal(self));
    it->half_life = self->base * it->ease * firsts[rating - 1];
  } else if (rating == FSRS_AGAIN) {
    it->half_life = fmax(it->half_life * self->lapse, 0.3 * self->base * it->ease);
  } else {
    double bonus = rating == FSRS_HARD ? 0.5 : rating == FSRS_EASY ? 1.6 : 1;
    double gain = self->growth * it->ease * bonus * (elapsed < 1 ? 0.15 : 1);
    double desirable = pow(1.05 - recalled, 0.6) * 2 / (1 + log1p(it->half_life) * 0.35);
    it->half_life = fmin(it->half_life * (1 + gain * desirable), 3650);
  }
}

/* A trace decays the faster the more is known when it is laid. Those after the first @TRACES
 * replace the oldest but one. */
static void
learn_trace(student *self, card *it, double day, int rating, bool first)
{
  if (first)
    *it = (card){.ease = 0.5 * normal(self), .last = it->last, .seen = it->seen};
  double known = fmin(activation(it, day), 1.5);
  if (it->n_traces == TRACES) {
    it->n_traces--;
    memmove(it->learned + 1, it->learned + 2, (TRACES - 2) * sizeof *it->learned);
    memmove(it->decay + 1, it->decay + 2, (TRACES - 2) * sizeof *it->decay);
  }
  it->learned[it->n_traces] = (float) day;
  it->decay[it->n_traces++] = (float) fmin(self->decay + 0.15 * known, 0.8);
  if (first)
    it->ease += rating >= FSRS_GOOD ? 0.3 * (rating - 2) : 0;
  else if (rating == FSRS_AGAIN)
    it->ease -= 0.1;
}

static void
learn(student *self, card *it, double day, int rating, double recalled, bool first)
{
  if (self->kind == LEARNER_HALF_LIVES)
    learn_half_life(self, it, day - it->last, rating, recalled, first);
  else if (self->kind == LEARNER_TRACES)
    learn_trace(self, it, day, rating, first);
  else if (first)
    it->memory = fsrs_model_first(&self->truth, rating);
  else
    it->memory = fsrs_model_next(&self->truth, &it->memory, floor(day) - floor(it->last), rating);
}

static int
rate(student *self, double recalled, bool first)
{
  double u = uniform(self);
  if (first)
    return u < 0.2 ? 1 : u < 0.3 ? 2 : u < 0.9 ? 3 : 4;
  if (uniform(self) > recalled)
    return FSRS_AGAIN;
  return u < 0.1 ? 2 : u < 0.88 ? 3 : 4;
}

static void
review(student *self, card *it, int64_t id, double day, bool first, learner_reviews *log)
{
  double recalled = first ? 1 : recall(self, it, day);
  double elapsed = first ? 0 : floor(day) - floor(it->last);
  int rating = rate(self, recalled, first);
  log->card_id[log->n] = id + 1;
  log->time_ms[log->n] = (int64_t) ((FIRST_DAY + day) * MS_PER_DAY);
  log->state[log->n] = (uint8_t) it->seen.card.state;
  log->rating[log->n++] = (uint8_t) rating;
  learn(self, it, day, rating, recalled, first);
  uint64_t seed = (uint64_t) id * 64 + log->n;
  fsrs_schedule(&self->used, &it->seen.card, elapsed, rating, seed, &it->seen);
  it->last = day;
}

/* Until it waits for another day. @clock: (inout): the time of day */
static void
review_today(student *self, card *it, int64_t id, int day, double *clock, learner_reviews *log,
             size_t max)
{
  bool first = it->seen.card.state == FSRS_NEW;
  for (int i = 0; i < MOST_A_DAY && log->n < max; i++) {
    review(self, it, id, day + *clock, first, log);
    first = false;
    *clock = fmin(*clock + (8 + 10 * uniform(self)) / 86400, EVENING);
    if (it->seen.delay_seconds >= 43200)
      return;
  }
}

static void
put_off(student *self, deck *cards, int64_t id, int day)
{
  int wait = (int) fmax(round((double) cards->items[id].seen.delay_seconds / 86400), 1);
  if (uniform(self) < 0.1)
    wait += (int) (uniform(self) * wait * 0.4);
  if (day + wait >= LAST_DAY)
    return;
  cards->items[id].next = cards->due[day + wait];
  cards->due[day + wait] = id;
}

static int64_t
add_card(deck *cards)
{
  if (cards->n == cards->max) {
    cards->max = cards->max == 0 ? 1024 : cards->max * 2;
    cards->items = realloc(cards->items, cards->max * sizeof *cards->items);
    if (cards->items == NULL)
      abort();
  }
  cards->items[cards->n] = (card){.seen = {.delay_seconds = 0}};
  return (int64_t) cards->n++;
}

static void
move_to_tomorrow(deck *cards, int day)
{
  while (cards->due[day] >= 0) {
    int64_t id = cards->due[day];
    cards->due[day] = cards->items[id].next;
    cards->items[id].next = cards->due[day + 1];
    cards->due[day + 1] = id;
  }
}

static void
study_a_day(student *self, deck *cards, int day, size_t n_new, learner_reviews *log, size_t max)
{
  double clock = MORNING + 0.15 * uniform(self);
  for (size_t fresh = 0; log->n < max && (cards->due[day] >= 0 || fresh < n_new);) {
    int64_t id = cards->due[day];
    if (id >= 0) {
      cards->due[day] = cards->items[id].next;
    } else {
      id = add_card(cards);
      fresh++;
    }
    review_today(self, &cards->items[id], id, day, &clock, log, max);
    put_off(self, cards, id, day);
  }
}

/* As many as make a log of some years. */
static size_t
new_cards_a_day(size_t n)
{
  size_t cards = n / REVIEWS_PER_NEW;
  return cards < FEWEST_NEW ? FEWEST_NEW : cards > MOST_NEW ? MOST_NEW : cards;
}

learner_reviews
learner_study_as(learner_kind kind, uint64_t seed, size_t n)
{
  learner_reviews log = {malloc(n * sizeof *log.card_id), malloc(n * sizeof *log.time_ms),
                         malloc(n), malloc(n), 0};
  deck *cards = calloc(1, sizeof *cards);
  student self;
  if (log.card_id == NULL || log.time_ms == NULL || log.rating == NULL || log.state == NULL ||
      cards == NULL)
    abort();
  student_init(&self, kind, seed);
  for (int day = 0; day < LAST_DAY; day++)
    cards->due[day] = -1;
  for (int day = 0; day + 1 < LAST_DAY && log.n < n; day++) {
    if (uniform(&self) < SHARE_AWAY)
      move_to_tomorrow(cards, day);
    else
      study_a_day(&self, cards, day, new_cards_a_day(n), &log, n);
  }
  free(cards->items);
  free(cards);
  return log;
}
