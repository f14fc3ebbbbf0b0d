/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a deck is studied. Values and pure functions, any thread.
 */
#pragma once

#include "app/model/review.h"

#include <glib.h>

#define ILK_MAX_STEPS 16
#define ILK_WEEKDAYS 7
#define ILK_MODEL_PARAMETERS 34

/** IlkModel: which memory model schedules. What one of them remembers of a card means nothing to
 * the other, so changing it replays the log. */
typedef enum {
  ILK_MODEL_FSRS_6,
  ILK_MODEL_FSRS_7,
} IlkModel;
#define ILK_N_MODELS 2

/** IlkNewOrder: in which order new cards come: as they stand in the deck, or another every day */
typedef enum {
  ILK_NEW_IN_PLACE,
  ILK_NEW_SHUFFLED,
} IlkNewOrder;

/** IlkReviewOrder: in which order a day's reviews come: those that came due first, another every
 * day, or those that are most likely forgotten */
typedef enum {
  ILK_REVIEWS_BY_DUE,
  ILK_REVIEWS_SHUFFLED,
  ILK_REVIEWS_BY_RECALL,
} IlkReviewOrder;

/** IlkDeckTimer: what happens at a card's target time: what the learner chose for all, or this */
typedef enum {
  ILK_DECK_TIMER_AS_CHOSEN,
  ILK_DECK_TIMER_COACH,
  ILK_DECK_TIMER_STRICT,
  ILK_DECK_TIMER_OFF,
} IlkDeckTimer;

/** ILK_NO_REVIEW_LIMIT: as many reviews a day as come due */
#define ILK_NO_REVIEW_LIMIT 9999

/**
 * IlkStudyOptions:
 * @model: the same for all decks
 * @parameters: by model, as many as ilk_model_count_parameters() says, fitted for the whole
 * collection; those of the model that is not in use are kept until it is chosen again
 * @desired_retention: the recall probability at which a card comes due, in [0.7, 0.99]
 * @learning_steps: (array length=n_learning_steps): minutes
 * @relearning_steps: (array length=n_relearning_steps): minutes
 * @maximum_interval: days
 * @new_per_day: new cards a day
 * @reviews_per_day: cards seen on an earlier day that are asked a day; ILK_NO_REVIEW_LIMIT for all
 * @new_order: an IlkNewOrder
 * @review_order: an IlkReviewOrder
 * @timer: an IlkDeckTimer
 * @rollover: minutes after local midnight at which a day begins
 * @learn_ahead: ms before their due time that cards in steps may be shown when nothing else waits
 * @bury_siblings: whether of the cards of one note only one is asked a day
 * @leech_lapses: how often a card is forgotten until it counts as a leech; 0: none does
 * @leech_suspends: whether a leech is suspended, besides getting a tag
 * @fuzz: whether intervals are spread; the spread of a card is the same however often it is
 * computed
 * @load_balance: whether, of the days that fuzz allows, one on which little comes due is preferred
 * @easy_days: by weekday from Monday: how much is wanted of what another day brings, in per cent
 */
typedef struct {
  IlkModel model;
  double parameters[ILK_N_MODELS][ILK_MODEL_PARAMETERS];
  double desired_retention;
  int learning_steps[ILK_MAX_STEPS];
  int n_learning_steps;
  int relearning_steps[ILK_MAX_STEPS];
  int n_relearning_steps;
  int maximum_interval;
  int new_per_day;
  int reviews_per_day;
  int new_order;
  int review_order;
  int timer;
  int rollover;
  gint64 learn_ahead;
  gboolean bury_siblings;
  int leech_lapses;
  gboolean leech_suspends;
  gboolean fuzz;
  gboolean load_balance;
  int easy_days[ILK_WEEKDAYS];
} IlkStudyOptions;

/** ilk_model_get_title: Returns: the name of @model, the same in every language */
const char *ilk_model_get_title(IlkModel model);

/** ilk_model_count_parameters: Returns: how many parameters @model has */
gsize ilk_model_count_parameters(IlkModel model);

/** ilk_study_options_init: the defaults: FSRS-6, the published parameters of both models, 0.9,
 * steps 1m 10m / 10m, 36500 days, 20 new a day, all reviews by due day, 04:00, 20 min, fuzz,
 * balanced, no easy days, siblings buried, leeches suspended at 8 lapses */
void ilk_study_options_init(IlkStudyOptions *options);

/**
 * ilk_study_options_from_json:
 * @json: an object whose missing members keep their defaults
 * @options: (out): untouched on failure
 *
 * Parameters of FSRS-4.5 and FSRS-5, 17 or 19 numbers, become ones of FSRS-6.
 *
 * Returns: FALSE with ILK_ERROR_INVALID when @json is no object or a member is out of its range
 */
gboolean ilk_study_options_from_json(const char *json, IlkStudyOptions *options, GError **error);

/** ilk_study_options_merge_json: the same, but missing members keep the values that @options has: a
 * deck's options over the collection's */
gboolean ilk_study_options_merge_json(IlkStudyOptions *options, const char *json, GError **error);

/**
 * ilk_study_options_to_json:
 * @base: (nullable): what to compare with, the defaults when NULL
 *
 * Returns: (transfer full): an object with only the members that differ from @base
 */
char *ilk_study_options_to_json(const IlkStudyOptions *options, const IlkStudyOptions *base)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_study_options_same_model: Returns: whether both have the same model with the same
 * parameters */
gboolean ilk_study_options_same_model(const IlkStudyOptions *a, const IlkStudyOptions *b);

/** ilk_study_options_same_schedule: Returns: whether every log gives the same memory with @a as
 * with
 * @b; what only concerns the queue may differ */
gboolean ilk_study_options_same_schedule(const IlkStudyOptions *a, const IlkStudyOptions *b);
