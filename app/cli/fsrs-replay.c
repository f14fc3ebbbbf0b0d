/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock fsrs replay`: what the memory model makes of every review of a log, as CSV.
 */
#include "app/cli/fsrs-options.h"
#include "app/memory/replay.h"
#include "app/model/review.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#define HEADER                                                                                     \
  "card_id,review_time,review_rating,elapsed_days,retrievability,stability,difficulty,state,step," \
  "scheduled_days,due_time,reps,lapses"

/* Twelve digits, with a point whatever the locale; nothing for what does not exist. */
static const char *
number_text(char buffer[G_ASCII_DTOSTR_BUF_SIZE], double value)
{
  if (isnan(value))
    return "";
  return g_ascii_formatd(buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.12g", value);
}

static bool
print_row(const fsrs_replayed *review, void *data)
{
  const fsrs_card *card = &review->outcome.card;
  char elapsed[G_ASCII_DTOSTR_BUF_SIZE], recall[G_ASCII_DTOSTR_BUF_SIZE];
  char stability[G_ASCII_DTOSTR_BUF_SIZE], difficulty[G_ASCII_DTOSTR_BUF_SIZE];

  printf("%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%d,%s,%s,%s,%s,%s,%d,%.0f,%" G_GINT64_FORMAT
         ",%d,%d\n",
         (gint64) review->card_id, (gint64) review->time_ms, review->rating,
         number_text(elapsed, review->elapsed_days), number_text(recall, review->retrievability),
         number_text(stability, card->memory.stability),
         number_text(difficulty, card->memory.difficulty),
         ilk_state_get_name((IlkState) card->state), card->step, review->outcome.scheduled_days,
         (gint64) review->due_ms, card->reps, card->lapses);
  return !ferror(stdout);
}

gboolean
ilk_command_fsrs_replay(IlkInvocation *invocation, GError **error)
{
  g_auto(IlkFsrsOptions) options = ILK_FSRS_OPTIONS_INIT;
  const GOptionEntry entries[] = {ILK_FSRS_CALENDAR_ENTRIES(options),
                                  ILK_FSRS_MODEL_ENTRIES(options), ILK_FSRS_STEP_ENTRIES(options),
                                  G_OPTION_ENTRY_NULL};
  fsrs_scheduler scheduler;

  if (!ilk_invocation_parse(invocation, entries, 1, 1, error) ||
      !ilk_fsrs_options_get_scheduler(&options, &scheduler, error))
    return FALSE;
  fsrs_log *log = ilk_fsrs_options_load(&options, invocation->arguments[0], error);
  if (log == NULL)
    return FALSE;

  puts(HEADER);
  fsrs_replay(log, &scheduler, print_row, NULL);
  fsrs_log_free(log);
  return TRUE;
}
