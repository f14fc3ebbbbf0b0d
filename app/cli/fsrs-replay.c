/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock fsrs replay`: what the memory model makes of every review of a log, as CSV
 * or as JSON, an object a line.
 */
#include "app/cli/fsrs-options.h"
#include "app/cli/output.h"
#include "app/memory/replay.h"
#include "app/model/review.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define HEADER                                                                                     \
  "card_id,review_time,review_rating,elapsed_days,retrievability,stability,difficulty,state,step," \
  "scheduled_days,due_time,reps,lapses"

#define ROW_BYTES 1024

/* The numbers of a review that are not whole. */
typedef struct {
  char elapsed[G_ASCII_DTOSTR_BUF_SIZE];
  char recall[G_ASCII_DTOSTR_BUF_SIZE];
  char stability[G_ASCII_DTOSTR_BUF_SIZE];
  char difficulty[G_ASCII_DTOSTR_BUF_SIZE];
} Texts;

/* Twelve digits, with a point whatever the locale; @none for what does not exist. */
static void
write_number(char buffer[G_ASCII_DTOSTR_BUF_SIZE], double value, const char *none)
{
  if (isnan(value))
    g_strlcpy(buffer, none, G_ASCII_DTOSTR_BUF_SIZE);
  else
    g_ascii_formatd(buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.12g", value);
}

static void
write_numbers(Texts *texts, const fsrs_replayed *review, const char *none)
{
  const fsrs_memory *memory = &review->outcome.card.memory;

  write_number(texts->elapsed, review->elapsed_days, none);
  write_number(texts->recall, review->retrievability, none);
  write_number(texts->stability, memory->stability, none);
  write_number(texts->difficulty, memory->difficulty, none);
}

static bool
print_row(const fsrs_replayed *review, void *data)
{
  const fsrs_card *card = &review->outcome.card;
  Texts texts;

  write_numbers(&texts, review, "");
  char row[ROW_BYTES];
  int length = g_snprintf(
      row, sizeof row, "%" PRId64 ",%" PRId64 ",%d,%s,%s,%s,%s,%s,%d,%.0f,%" PRId64 ",%d,%d\n",
      review->card_id, review->time_ms, review->rating, texts.elapsed, texts.recall,
      texts.stability, texts.difficulty, ilk_state_get_name((IlkState) card->state), card->step,
      review->outcome.scheduled_days, review->due_ms, card->reps, card->lapses);
  ilk_output_data(row, (gsize) length);
  return !ferror(stdout);
}

static bool
print_object(const fsrs_replayed *review, void *data)
{
  const fsrs_card *card = &review->outcome.card;
  Texts texts;

  write_numbers(&texts, review, "null");
  char row[ROW_BYTES];
  int length = g_snprintf(
      row, sizeof row,
      "{\"card_id\":%" PRId64 ",\"review_time\":%" PRId64 ",\"review_rating\":%d,"
      "\"elapsed_days\":%s,\"retrievability\":%s,\"stability\":%s,\"difficulty\":%s,"
      "\"state\":\"%s\",\"step\":%d,\"scheduled_days\":%.0f,\"due_time\":%" PRId64
      ",\"reps\":%d,\"lapses\":%d}\n",
      review->card_id, review->time_ms, review->rating, texts.elapsed, texts.recall,
      texts.stability, texts.difficulty, ilk_state_get_name((IlkState) card->state), card->step,
      review->outcome.scheduled_days, review->due_ms, card->reps, card->lapses);
  ilk_output_data(row, (gsize) length);
  return !ferror(stdout);
}

gboolean
ilk_command_fsrs_replay(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  g_auto(IlkFsrsOptions) options = ILK_FSRS_OPTIONS_INIT;
  const GOptionEntry entries[] = {
      ILK_FSRS_LOG_ENTRIES(options),
      ILK_FSRS_MODEL_ENTRIES(options),
      ILK_FSRS_STEP_ENTRIES(options),
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON, an object for each review"), NULL},
      G_OPTION_ENTRY_NULL};
  fsrs_scheduler scheduler;

  if (!ilk_invocation_parse(invocation, entries, 1, 1, error) ||
      !ilk_fsrs_options_get_scheduler(&options, &scheduler, error))
    return FALSE;
  fsrs_log *log = ilk_fsrs_options_load(&options, invocation->arguments[0], error);
  if (log == NULL)
    return FALSE;

  if (!json)
    ilk_output_data(HEADER "\n", strlen(HEADER "\n"));
  fsrs_replay(log, &scheduler, json ? print_object : print_row, NULL);
  fsrs_log_free(log);
  return TRUE;
}
