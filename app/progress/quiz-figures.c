/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One walk over the answers, one over the log. Only first answers count: what comes again in a quiz
 * was just seen. Only reviews of a later day do: on the same day the quiz itself is remembered.
 */
#include "app/progress/quiz-figures.h"

#include "app/base/clock.h"
#include "app/quiz/response.h"
#include "app/store/front/collection-log.h"
#include "app/store/front/collection-quiz.h"

#include <math.h>

#define ROLLOVER 240

/* A first answer of a quiz to a card. */
typedef struct {
  gint64 card;
  gint64 at;
  gint64 quiz;
  gboolean is_right;
} First;

typedef struct {
  IlkQuizFigures *figures;
  GHashTable *firsts; /* card to GArray of First, oldest first */
  GHashTable *lures;  /* text to IlkMissedLure */
} Walk;

static gboolean
is_first(Walk *walk, const IlkQuizAnswer *answer, GArray **list)
{
  *list = g_hash_table_lookup(walk->firsts, &answer->card);
  if (*list == NULL) {
    *list = g_array_new(FALSE, FALSE, sizeof(First));
    g_hash_table_insert(walk->firsts, g_memdup2(&answer->card, sizeof answer->card), *list);
  }
  return (*list)->len == 0 || g_array_index(*list, First, (*list)->len - 1).quiz != answer->quiz;
}

static void
count_score(IlkQuizFigures *self, const IlkQuizAnswer *answer)
{
  IlkQuizScore *latest = self->scores->len > 0
                             ? &g_array_index(self->scores, IlkQuizScore, self->scores->len - 1)
                             : NULL;
  if (latest == NULL || latest->at != answer->quiz) {
    const IlkQuizScore score = {.at = answer->quiz};
    g_array_append_val(self->scores, score);
    latest = &g_array_index(self->scores, IlkQuizScore, self->scores->len - 1);
  }
  latest->asked++;
  latest->right += answer->is_right;
}

static void
count_lure(Walk *walk, const IlkQuizAnswer *answer)
{
  g_autofree char *text = answer->is_right ? NULL : ilk_quiz_dup_lure(answer->choice);
  if (text == NULL)
    return;
  IlkMissedLure *lure = g_hash_table_lookup(walk->lures, text);
  if (lure == NULL) {
    lure = g_new0(IlkMissedLure, 1);
    lure->card = answer->card;
    lure->text = g_strdup(text);
    g_hash_table_insert(walk->lures, lure->text, lure);
  }
  lure->n++;
}

static gboolean
see_answer(const IlkQuizAnswer *answer, gpointer data, GError **error)
{
  Walk *walk = data;
  GArray *list;
  guint sure = (guint) CLAMP(answer->confidence, 0, ILK_N_QUIZ_SURENESSES - 1);
  if (!is_first(walk, answer, &list))
    return TRUE;
  const First first = {answer->card, answer->at, answer->quiz, answer->is_right};
  g_array_append_val(list, first);
  count_score(walk->figures, answer);
  count_lure(walk, answer);
  walk->figures->sure[sure]++;
  walk->figures->sure_right[sure] += answer->is_right;
  return TRUE;
}

static gint64
get_day(gint64 at, int utc_offset)
{
  return ilk_clock_day(at, utc_offset, ROLLOVER);
}

/* Each quiz answer meets the first review of a later day, unless another quiz came in between. */
static gboolean
see_reviews(const IlkReview *reviews, guint n, gpointer data, GError **error)
{
  Walk *walk = data;
  GArray *list = n > 0 ? g_hash_table_lookup(walk->firsts, &reviews[0].card) : NULL;
  for (guint i = 0, next = 0; list != NULL && i < list->len; i++) {
    const First *first = &g_array_index(list, First, i);
    gint64 end = i + 1 < list->len ? g_array_index(list, First, i + 1).at : G_MAXINT64;
    while (next < n && (!ilk_review_is_answer(&reviews[next]) ||
                        get_day(reviews[next].at, reviews[next].utc_offset) <=
                            get_day(first->at, reviews[next].utc_offset)))
      next++;
    if (next == n || reviews[next].at >= end)
      continue;
    walk->figures->pairs[first->is_right]++;
    walk->figures->recalled[first->is_right] += reviews[next].rating > ILK_RATING_AGAIN;
  }
  return TRUE;
}

static void
clear_lure(gpointer data)
{
  g_free(((IlkMissedLure *) data)->text);
}

static int
compare_lures(gconstpointer a, gconstpointer b)
{
  const IlkMissedLure *left = *(IlkMissedLure *const *) a, *right = *(IlkMissedLure *const *) b;
  int more = (left->n < right->n) - (left->n > right->n);
  return more != 0 ? more : g_strcmp0(left->text, right->text);
}

static void
rank_lures(Walk *walk)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  GHashTableIter iter;
  gpointer known;
  g_hash_table_iter_init(&iter, walk->lures);
  while (g_hash_table_iter_next(&iter, NULL, &known))
    g_ptr_array_add(all, known);
  g_ptr_array_sort(all, compare_lures);
  for (guint i = 0; i < MIN(all->len, ILK_N_MISSED_LURES); i++) {
    IlkMissedLure lure = *(IlkMissedLure *) all->pdata[i];
    lure.text = g_strdup(lure.text);
    g_array_append_val(walk->figures->lures, lure);
  }
}

static void
free_lure(gpointer data)
{
  clear_lure(data);
  g_free(data);
}

gboolean
ilk_quiz_figures_read(IlkQuizFigures *self, IlkCollection *collection, GError **error)
{
  g_return_val_if_fail(self != NULL && ILK_IS_COLLECTION(collection), FALSE);

  IlkQuizFigures figures = {.scores = g_array_new(FALSE, FALSE, sizeof(IlkQuizScore)),
                            .lures = g_array_new(FALSE, FALSE, sizeof(IlkMissedLure))};
  g_autoptr(GHashTable) firsts =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr(GHashTable) lures = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_lure);
  Walk walk = {&figures, firsts, lures};
  g_array_set_clear_func(figures.lures, clear_lure);
  gboolean done = ilk_collection_visit_quiz_answers(collection, see_answer, &walk, error);
  /* Without a quiz there is no need to read the log. */
  if (done && figures.scores->len > 0)
    done = ilk_collection_visit_reviews(collection, 0, see_reviews, &walk, error);
  if (!done) {
    ilk_quiz_figures_clear(&figures);
    return FALSE;
  }
  rank_lures(&walk);
  *self = figures;
  return TRUE;
}

void
ilk_quiz_figures_clear(IlkQuizFigures *self)
{
  g_clear_pointer(&self->scores, g_array_unref);
  g_clear_pointer(&self->lures, g_array_unref);
}

double
ilk_quiz_figures_get_recall(const IlkQuizFigures *self, gboolean is_right)
{
  g_return_val_if_fail(self != NULL, NAN);

  guint n = self->pairs[is_right ? 1 : 0];
  if (self->pairs[0] + self->pairs[1] < ILK_QUIZ_PAIRS_FROM || n == 0)
    return NAN;
  return (double) self->recalled[is_right ? 1 : 0] / n;
}
