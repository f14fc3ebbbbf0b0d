/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headers as other programs get them, in C and in C++: this file is compiled as both. All that
 * it uses is there, under the name it has in C.
 */
#include "evaluate.h"
#include "fsrs.h"
#include "fsrs6.h"
#include "fsrs7.h"
#include "log.h"
#include "memory.h"
#include "model.h"
#include "optimize.h"
#include "parameters.h"
#include "replay.h"
#include "simulate.h"
#include "splits.h"
#include "status.h"

#include <stdio.h>

static bool
schedules(void)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_config_init_default(&config);
  return fsrs_scheduler_init(&scheduler, &config, NULL) == FSRS_OK;
}

static bool
fits_six(void)
{
  fsrs_optimize_options options;
  fsrs_optimize_options_init_default(&options);
  return options.model == FSRS_6 && fsrs_version_parameters(FSRS_6) == FSRS6_PARAMETERS;
}

int
main(void)
{
  puts("1..2");
  printf("%sok 1 - schedules\n", schedules() ? "" : "not ");
  printf("%sok 2 - fits six\n", fits_six() ? "" : "not ");
  return 0;
}
