/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock answer`: grades a card; the second half of a scripted session. Prints only what is on
 * the disk already.
 */
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/cli/command.h"
#include "app/schedule/schedule.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "app/study/leech.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define MOST_MS (24 * 60 * 60 * 1000)

typedef struct {
  gint64 card;
  IlkRating rating;
  gint64 ms;
} Request;

static gboolean
parse(char **arguments, Request *request, GError **error)
{
  if (!g_ascii_string_to_signed(arguments[0], 10, 1, G_MAXINT64, &request->card, NULL))
    return ilk_usage_error(error, _("“%s” is no card id; “interlock next” shows one."),
                           arguments[0]);
  if (!ilk_rating_from_name(arguments[1], &request->rating))
    return ilk_usage_error(error, _("“%s” is no rating: again, hard, good or easy."), arguments[1]);
  return TRUE;
}

/* What the button of a session started now would promise. */
static gboolean
choose_days(IlkCollection *collection, IlkCard *card, IlkRating rating, IlkStudyOptions *options,
            int *days, GError **error)
{
  gint64 now = ilk_clock_now();
  IlkLoad load;
  IlkMemory after;

  if (!ilk_collection_get_options(collection, ilk_card_get_deck(card), options, error) ||
      !ilk_collection_get_load(collection, &load, error))
    return FALSE;
  ilk_schedule_answer(options, &load, ilk_card_get_id(card), ilk_card_get_memory(card), rating, now,
                      ilk_clock_utc_offset(now), &after);
  *days = ilk_schedule_get_days(&after);
  return TRUE;
}

static gboolean
store(IlkCollection *collection, const Request *request, IlkAnswer *answer, GError **error)
{
  g_autoptr(IlkCard) card = ilk_collection_get_card(collection, request->card, error);
  IlkStudyOptions options;
  int days = 0;
  if (card == NULL || !choose_days(collection, card, request->rating, &options, &days, error))
    return FALSE;

  gint64 target = ilk_card_get_content(card)->seconds * G_GINT64_CONSTANT(1000);
  IlkReview review = {
      .card = request->card,
      .at = ilk_clock_now(),
      .rating = (int) request->rating,
      .ms = request->ms,
      .over_time = request->ms > target,
      .days = days,
  };
  if (!ilk_collection_answer(collection, &review, answer, error))
    return FALSE;
  return !ilk_leech_is_reached(&options, ilk_card_get_memory(card), &answer->after) ||
         ilk_leech_mark(collection, request->card, &options, error);
}

gboolean
ilk_command_answer(IlkInvocation *invocation, GError **error)
{
  Request request = {0};
  g_autofree char *ms = NULL;
  const GOptionEntry entries[] = {
      {"ms", 0, 0, G_OPTION_ARG_STRING, &ms, N_("Time the answer took"), N_("N")},
      G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 2, 2, error) ||
      !parse(invocation->arguments, &request, error) ||
      !ilk_read_whole("--ms", ms, 0, MOST_MS, &request.ms, error))
    return FALSE;

  IlkAnswer answer;
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL || !store(collection, &request, &answer, error))
    return FALSE;

  g_autofree char *due = ilk_time_text(answer.after.due);
  /* Not translated: scripts read it. */
  g_print("saved %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " due %s\n", answer.key.device,
          answer.key.seq, due);
  return TRUE;
}
