/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options that the `fsrs` commands share, as the learner writes them and as the memory library
 * wants them. Main thread only. For app/cli only.
 */
#pragma once

#include "app/cli/command.h"
#include "app/memory/fsrs.h"
#include "app/memory/log.h"

/**
 * IlkFsrsOptions: the texts of the options, NULL for those not given
 */
typedef struct {
  int model;
  int utc_offset;
  int maximum_interval;
  gboolean no_short_term;
  gboolean lenient;
  char *parameters;
  char *retention;
  char *learning_steps;
  char *relearning_steps;
  char *rollover;
} IlkFsrsOptions;

#define ILK_FSRS_OPTIONS_INIT                                                                      \
  {                                                                                                \
    .model = 6, .maximum_interval = FSRS_MAX_INTERVAL                                              \
  }

void ilk_fsrs_options_clear(IlkFsrsOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkFsrsOptions, ilk_fsrs_options_clear)

/* The entries that read a log, choose a model, and schedule; @o is an IlkFsrsOptions. */
#define ILK_FSRS_LOG_ENTRIES(o)                                                                    \
  {"model",    0,                                                                                  \
   0,          G_OPTION_ARG_INT,                                                                   \
   &(o).model, N_("Version of FSRS (default 6; 7 is experimental)"),                               \
   "6|7"},                                                                                         \
      {"rollover",                                                                                 \
       0,                                                                                          \
       0,                                                                                          \
       G_OPTION_ARG_STRING,                                                                        \
       &(o).rollover,                                                                              \
       N_("When a day begins (default 04:00)"),                                                    \
       N_("HH:MM")},                                                                               \
      {"lenient",                                                                                  \
       0,                                                                                          \
       0,                                                                                          \
       G_OPTION_ARG_NONE,                                                                          \
       &(o).lenient,                                                                               \
       N_("Leave bad rows out instead of giving up"),                                              \
       NULL},                                                                                      \
  {                                                                                                \
    "utc-offset", 0, 0, G_OPTION_ARG_INT, &(o).utc_offset, N_("Minutes east of UTC (default 0)"),  \
        N_("MIN")                                                                                  \
  }

#define ILK_FSRS_SHORT_TERM_ENTRY(o)                                                               \
  {                                                                                                \
    "no-short-term", 0, 0, G_OPTION_ARG_NONE, &(o).no_short_term, N_("Count in whole days only"),  \
        NULL                                                                                       \
  }

#define ILK_FSRS_MODEL_ENTRIES(o)                                                                  \
  {"parameters",                                                                                   \
   0,                                                                                              \
   0,                                                                                              \
   G_OPTION_ARG_STRING,                                                                            \
   &(o).parameters,                                                                                \
   N_("Parameters of the model (default: the published ones)"),                                    \
   "W,W,…"},                                                                                       \
      ILK_FSRS_SHORT_TERM_ENTRY(o)

#define ILK_FSRS_STEP_ENTRIES(o)                                                                   \
  {"retention", 0, 0, G_OPTION_ARG_STRING, &(o).retention, N_("Desired retention (default 0.9)"),  \
   "R"},                                                                                           \
      {"learning-steps",                                                                           \
       0,                                                                                          \
       0,                                                                                          \
       G_OPTION_ARG_STRING,                                                                        \
       &(o).learning_steps,                                                                        \
       N_("Steps of new cards (default 1m,10m), may be empty"),                                    \
       N_("STEPS")},                                                                               \
      {"relearning-steps",                                                                         \
       0,                                                                                          \
       0,                                                                                          \
       G_OPTION_ARG_STRING,                                                                        \
       &(o).relearning_steps,                                                                      \
       N_("Steps after a lapse (default 10m), may be empty"),                                      \
       N_("STEPS")},                                                                               \
  {                                                                                                \
    "maximum-interval", 0, 0, G_OPTION_ARG_INT, &(o).maximum_interval,                             \
        N_("Longest interval (default 36500)"), N_("DAYS")                                         \
  }

/** ilk_fsrs_options_get_calendar: Returns: FALSE with ILK_ERROR_USAGE when the options are no
 * calendar */
gboolean ilk_fsrs_options_get_calendar(const IlkFsrsOptions *self, fsrs_calendar *calendar,
                                       GError **error);

/** ilk_fsrs_options_get_scheduler: @scheduler: (out): prepared. Returns: FALSE with
 * ILK_ERROR_USAGE */
gboolean ilk_fsrs_options_get_scheduler(const IlkFsrsOptions *self, fsrs_scheduler *scheduler,
                                        GError **error);

/** ilk_fsrs_options_load: Returns: (transfer full): the review log at @path; which rows were left
 * out of it goes to stderr */
fsrs_log *ilk_fsrs_options_load(const IlkFsrsOptions *self, const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
