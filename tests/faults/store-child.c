/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A process of its own for tests/faults/store-process.c. `answer DIR` answers the same card over
 * and over and writes a line after each answer that was acknowledged, until it is killed. `waver
 * DIR` does the same with changes of the memory model. `hold DIR` opens the collection, writes a
 * line and waits for its standard input to end. `look DIR UID` gives up its rights to become user
 * UID, looks at the collection and writes what it found. For tests/faults/store-care.c, `open DIR`
 * and `repair DIR` do just that, and `restore DIR FILE` goes back to a backup; `answers DIR` gives
 * three.
 */
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"

#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
say(const char *line)
{
  puts(line);
  fflush(stdout);
}

static IlkCollection *
open_or_exit(const char *directory)
{
  g_autoptr(GError) error = NULL;
  IlkCollection *collection = ilk_collection_open(directory, &error);
  if (collection == NULL) {
    printf("error %d %s\n", error->code, error->message);
    exit(1);
  }
  return collection;
}

static gint64
get_card(IlkCollection *collection)
{
  g_autoptr(IlkCard) card = ilk_collection_next_card(collection, 0, 0, NULL);
  return card != NULL ? ilk_card_get_id(card) : 0;
}

static int
answer(const char *directory)
{
  IlkCollection *collection = open_or_exit(directory);
  IlkAnswer stored;
  IlkReview review = {
      .card = get_card(collection), .at = ilk_clock_now(), .rating = ILK_RATING_GOOD, .ms = 1000};
  while (ilk_collection_answer(collection, &review, &stored, NULL)) {
    review.at = ilk_clock_now();
    g_autofree char *line = g_strdup_printf("%" G_GINT64_FORMAT, stored.key.seq);
    say(line);
  }
  return 1;
}

static int
hold(const char *directory)
{
  g_autoptr(IlkCollection) collection = open_or_exit(directory);
  say("open");
  while (getchar() != EOF)
    ;
  return 0;
}

/* Goes from one memory model to the other, on and on; a line after each change. */
static int
waver(const char *directory)
{
  g_autoptr(IlkCollection) collection = open_or_exit(directory);
  IlkStudyOptions options;
  while (ilk_collection_get_options(collection, 0, &options, NULL)) {
    options.model = options.model == ILK_MODEL_FSRS_6 ? ILK_MODEL_FSRS_7 : ILK_MODEL_FSRS_6;
    if (!ilk_collection_set_options(collection, 0, &options, NULL))
      return 1;
    say("changed");
  }
  return 1;
}

static void
become(uid_t uid)
{
  if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setgid(uid) != 0 || setuid(uid) != 0))
    exit(2);
}

static int
look(const char *directory, const char *uid)
{
  g_autoptr(GError) error = NULL;
  become((uid_t) atoi(uid));
  g_autoptr(IlkCollection) collection = open_or_exit(directory);
  IlkReview review = {
      .card = get_card(collection), .at = ilk_clock_now(), .rating = ILK_RATING_GOOD, .ms = 1};
  gboolean stored = ilk_collection_answer(collection, &review, NULL, &error);
  g_auto(IlkCheckReport) report = {NULL};
  gboolean checked = ilk_collection_check(collection, FALSE, &report, NULL);
  g_autofree char *line =
      g_strdup_printf("%d %d %d %" G_GUINT64_FORMAT " %u", ilk_collection_is_read_only(collection),
                      review.card != 0, stored ? -1 : error->code, report.reviews,
                      checked ? report.problems->len : G_MAXUINT);
  say(line);
  return 0;
}

static int
repair(const char *directory)
{
  g_autoptr(IlkCollection) collection = open_or_exit(directory);
  g_auto(IlkCheckReport) report = {NULL};
  return ilk_collection_check(collection, TRUE, &report, NULL) ? 0 : 1;
}

/* Three answers, and the end of the program. */
static int
answer_some(const char *directory)
{
  g_autoptr(IlkCollection) collection = open_or_exit(directory);
  for (int i = 0; i < 3; i++) {
    IlkReview review = {
        .card = get_card(collection), .at = ilk_clock_now(), .rating = ILK_RATING_GOOD, .ms = 1};
    if (!ilk_collection_answer(collection, &review, NULL, NULL))
      return 1;
    ilk_clock_advance(1000);
  }
  return 0;
}

static int
care(const char *what, const char *directory, const char *backup)
{
  ilk_clock_freeze(G_GINT64_CONSTANT(1795350000000), 0);
  if (strcmp(what, "restore") == 0)
    return ilk_collection_restore(directory, backup, NULL) ? 0 : 1;
  if (strcmp(what, "answers") == 0)
    return answer_some(directory);
  if (strcmp(what, "repair") == 0)
    return repair(directory);
  g_object_unref(open_or_exit(directory));
  return 0;
}

int
main(int argc, char *argv[])
{
  if (argc == 3 && strcmp(argv[1], "answer") == 0)
    return answer(argv[2]);
  if (argc == 3 && strcmp(argv[1], "hold") == 0)
    return hold(argv[2]);
  if (argc == 3 && strcmp(argv[1], "waver") == 0)
    return waver(argv[2]);
  if (argc == 4 && strcmp(argv[1], "look") == 0)
    return look(argv[2], argv[3]);
  if (argc == 4)
    return care(argv[1], argv[2], argv[3]);
  return 2;
}
