/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long it takes from the key to the first sound, in a program that has heard nothing yet and in
 * one that has; and what saying the ten answers costs. Each program is a new process, which this
 * one becomes with “--once”. The sink keeps time and needs no device.
 */
#include "app/narration/card-side.h"
#include "app/narration/recital.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "tests/app/store/fixture.h"
#include "tests/folder.h"

#include <stdio.h>
#include <sys/resource.h>

#define ROUNDS 9
#define DECK "The GIL and parallelism"

enum { COLD, LOADED, KEPT, CPU, N_FIGURES };

static double
get_cpu_seconds(void)
{
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static GPtrArray *
list_cards(IlkCollection *collection)
{
  const IlkCardSearch search = {.text = "",
                                .order = ILK_ORDER_DECK,
                                .deck = ilk_collection_find_deck(collection, DECK, NULL)};
  g_autoptr(GArray) ids = ilk_collection_find_cards(collection, &search, NULL);
  return ilk_collection_list_cards(collection, (const gint64 *) (gpointer) ids->data, ids->len,
                                   NULL);
}

static gboolean
look_cb(gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* Returns: ms from asking for the answer to its first sound */
static double
hear(IlkRecital *recital, IlkCard *card, const IlkVoiceChoice *choice)
{
  const IlkNarration what = ilk_card_side_get_narration(card, choice, TRUE, ILK_SPOKEN_LEAD);
  guint look = g_timeout_add(1, look_cb, NULL);
  gint64 start = g_get_monotonic_time();
  ilk_recital_say(recital, &what);
  while (!(ilk_recital_get_position(recital) > 0))
    g_main_context_iteration(NULL, TRUE);
  double ms = (double) (g_get_monotonic_time() - start) / 1000;
  g_source_remove(look);
  ilk_recital_stop(recital);
  return ms;
}

static double
say_all(GPtrArray *cards, const IlkVoiceChoice *choice)
{
  double before = get_cpu_seconds();
  for (guint i = 0; i < cards->len; i++) {
    const IlkNarration what =
        ilk_card_side_get_narration(cards->pdata[i], choice, TRUE, ILK_SPOKEN_LEAD);
    g_autoptr(IlkNarrated) narrated = ilk_narrate(&what, NULL, NULL);
    g_assert_nonnull(narrated);
  }
  return get_cpu_seconds() - before;
}

static int
run_once(void)
{
  g_autofree char *cache = g_dir_make_tmp("interlock-speech-XXXXXX", NULL);
  g_setenv("XDG_CACHE_HOME", cache, TRUE);
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(GPtrArray) cards = list_cards(collection);
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(NULL);
  g_autoptr(IlkRecital) recital = ilk_recital_new();
  double cold = hear(recital, cards->pdata[0], choice);
  double loaded = hear(recital, cards->pdata[1], choice);
  double kept = hear(recital, cards->pdata[1], choice);
  remove_folder(cache);
  printf("%.1f %.1f %.1f %.3f\n", cold, loaded, kept, say_all(cards, choice));
  fixture_close(collection);
  fixture_remove(directory);
  remove_folder(cache);
  return 0;
}

static int
compare(gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

static void
run_another(const char *program, double figures[N_FIGURES])
{
  const char *arguments[] = {program, "--once", NULL};
  g_autofree char *line = NULL;
  g_assert_true(g_spawn_sync(NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                             NULL, &line, NULL, NULL, NULL));
  char *at = line;
  for (guint i = 0; i < N_FIGURES; i++)
    figures[i] = g_ascii_strtod(at, &at);
}

int
main(int argc, char *argv[])
{
  static const char *const titles[N_FIGURES] = {
      "first sound in a new program, ms (goal 150)", "of another answer, ms (goal 150)",
      "of one that is kept, ms (goal 50)", "ten answers said, CPU seconds (goal 1)"};
  double figures[N_FIGURES][ROUNDS];
  g_setenv("INTERLOCK_AUDIO_SINK", "fakesink sync=true", TRUE);
  if (argc > 1 && g_str_equal(argv[1], "--once"))
    return run_once();
  /* What GStreamer knows of its plugins is a file, which is there on any desktop. */
  g_autofree char *folder = g_dir_make_tmp("interlock-bench-XXXXXX", NULL);
  g_autofree char *registry = g_build_filename(folder, "registry.bin", NULL);
  double one[N_FIGURES];
  g_setenv("GST_REGISTRY", registry, TRUE);
  run_another(argv[0], one);
  for (guint i = 0; i < ROUNDS; i++) {
    run_another(argv[0], one);
    for (guint j = 0; j < N_FIGURES; j++)
      figures[j][i] = one[j];
  }
  for (guint j = 0; j < N_FIGURES; j++) {
    qsort(figures[j], ROUNDS, sizeof(double), compare);
    printf("%-45s %8.2f  (%.2f to %.2f)\n", titles[j], figures[j][ROUNDS / 2], figures[j][0],
           figures[j][ROUNDS - 1]);
  }
  remove_folder(folder);
  return 0;
}
