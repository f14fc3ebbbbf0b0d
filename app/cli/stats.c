/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock stats`: progress in numbers.
 */
#include "app/cli/command.h"
#include "app/model/review.h"
#include "app/progress/progress.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define WINDOW_DAYS 30

static void
add_due(JsonBuilder *builder, const IlkProgress *progress)
{
  json_builder_set_member_name(builder, "due");
  json_builder_begin_array(builder);
  for (guint i = 0; i < ILK_FORECAST_DAYS; i++)
    json_builder_add_int_value(builder, progress->due[i]);
  json_builder_end_array(builder);
}

/* What a quiz answer says of the next recall of its card; null while too few are known. */
static void
add_quizzes(JsonBuilder *builder, const IlkQuizFigures *quizzes)
{
  guint asked = 0, right = 0;
  for (guint i = 0; i < quizzes->scores->len; i++) {
    asked += g_array_index(quizzes->scores, IlkQuizScore, i).asked;
    right += g_array_index(quizzes->scores, IlkQuizScore, i).right;
  }
  ilk_json_int(builder, "quizzes", quizzes->scores->len);
  ilk_json_int(builder, "quiz_questions", asked);
  ilk_json_int(builder, "quiz_right", right);
  ilk_json_int(builder, "quiz_pairs", quizzes->pairs[0] + quizzes->pairs[1]);
  ilk_json_double(builder, "recalled_after_right", ilk_quiz_figures_get_recall(quizzes, TRUE));
  ilk_json_double(builder, "recalled_after_wrong", ilk_quiz_figures_get_recall(quizzes, FALSE));
}

static void
print_as_json(const IlkProgress *progress)
{
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_object(builder);
  ilk_json_int(builder, "answers_today", progress->answers_today);
  ilk_json_int(builder, "ms_today", progress->ms_today);
  ilk_json_int(builder, "streak_days", progress->streak);
  ilk_json_int(builder, "window_days", progress->window);
  ilk_json_int(builder, "answers", progress->answers);
  ilk_json_double(builder, "retention", progress->retention);
  ilk_json_double(builder, "known", progress->cards.known);
  json_builder_set_member_name(builder, "cards");
  json_builder_begin_object(builder);
  for (int state = ILK_STATE_NEW; state <= ILK_STATE_RELEARNING; state++)
    ilk_json_int(builder, ilk_state_get_name((IlkState) state), progress->cards.by_state[state]);
  json_builder_end_object(builder);
  ilk_json_int(builder, "reviews", progress->recalls.reviews);
  ilk_json_double(builder, "true_retention", ilk_progress_get_true_retention(progress));
  ilk_json_double(builder, "desired_retention", progress->recalls.desired);
  ilk_json_double(builder, "median_stability", progress->distribution.median_stability);
  add_due(builder, progress);
  ilk_json_int(builder, "predictions", progress->calibration.ratios->len);
  ilk_json_double(builder, "prediction_factor", progress->calibration.factor);
  add_quizzes(builder, &progress->quizzes);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

static void
print_sureness(const IlkQuizFigures *quizzes)
{
  const char *const names[] = {NULL, _("Guessed"), _("Fairly sure"), _("Sure")};
  for (guint i = ILK_N_QUIZ_SURENESSES - 1; i > 0; i--)
    if (quizzes->sure[i] > 0)
      /* Translators: “Sure: 3 of 4 right”, below figures that stand in a column. */
      g_print(ngettext("            %s: %u of %u right\n", "            %s: %u of %u right\n",
                       quizzes->sure_right[i]),
              names[i], quizzes->sure_right[i], quizzes->sure[i]);
}

static void
print_recall(const IlkQuizFigures *quizzes)
{
  guint pairs = quizzes->pairs[0] + quizzes->pairs[1];
  if (pairs < ILK_QUIZ_PAIRS_FROM) {
    g_print(ngettext("            what they say of the next recall is known from %d answer on (%u "
                     "so far)\n",
                     "            what they say of the next recall is known from %d answers on (%u "
                     "so far)\n",
                     ILK_QUIZ_PAIRS_FROM),
            ILK_QUIZ_PAIRS_FROM, pairs);
    return;
  }
  for (int right = 1; right >= 0; right--)
    if (quizzes->pairs[right] > 0)
      g_print(right
                  ? ngettext(
                        "            after a right answer %.0f %% of %u card was recalled next\n",
                        "            after a right answer %.0f %% of %u cards were recalled next\n",
                        quizzes->pairs[right])
                  : ngettext(
                        "            after a wrong answer %.0f %% of %u card was recalled next\n",
                        "            after a wrong answer %.0f %% of %u cards were recalled next\n",
                        quizzes->pairs[right]),
              100 * ilk_quiz_figures_get_recall(quizzes, right), quizzes->pairs[right]);
}

static void
print_quizzes(const IlkQuizFigures *quizzes)
{
  guint n = quizzes->scores->len;
  if (n == 0)
    return;
  const IlkQuizScore *latest = &g_array_index(quizzes->scores, IlkQuizScore, n - 1);
  g_print(ngettext("Quizzes     %u; %u of %u right in the last one\n",
                   "Quizzes     %u; %u of %u right in the last one\n", latest->right),
          n, latest->right, latest->asked);
  print_sureness(quizzes);
  print_recall(quizzes);
}

static void
print_as_text(const IlkProgress *progress)
{
  const guint *cards = progress->cards.by_state;
  g_autofree char *minutes = g_strdup_printf("%.1f", (double) progress->ms_today / 60000);

  g_print(ngettext("Today       %u answer in %s min\n", "Today       %u answers in %s min\n",
                   progress->answers_today),
          progress->answers_today, minutes);
  g_print(ngettext("Streak      %u day\n", "Streak      %u days\n", progress->streak),
          progress->streak);
  if (progress->recalls.reviews == 0)
    g_print(_("Recalled    no reviews in the last %u days\n"), progress->window);
  else
    g_print(ngettext("Recalled    %.1f %% of %u review in the last %u days, goal %.0f %%\n",
                     "Recalled    %.1f %% of %u reviews in the last %u days, goal %.0f %%\n",
                     progress->recalls.reviews),
            100 * ilk_progress_get_true_retention(progress), progress->recalls.reviews,
            progress->window, 100 * progress->recalls.desired);
  g_print(_("Cards       %u new, %u learning, %u in review, %u relearning\n"), cards[ILK_STATE_NEW],
          cards[ILK_STATE_LEARNING], cards[ILK_STATE_REVIEW], cards[ILK_STATE_RELEARNING]);
  g_print(_("Known now   about %.0f\n"), progress->cards.known);
  g_print(_("Due         %u today, %u tomorrow\n"), progress->due[0], progress->due[1]);
  print_quizzes(&progress->quizzes);
}

gboolean
ilk_command_stats(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {{"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
                                  G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 0, error))
    return FALSE;

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL)
    return FALSE;
  g_autoptr(IlkProgress) progress = ilk_progress_read(collection, WINDOW_DAYS, error);
  if (progress == NULL)
    return FALSE;
  if (json)
    print_as_json(progress);
  else
    print_as_text(progress);
  return TRUE;
}
