/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which part of a card's log says what it is now.
 */
#include "app/anki/log.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY G_GINT64_CONSTANT(86400000)
#define NOW (1000 * DAY)

/* Rows such as “L10”: a kind, and how many days ago. L learns, R reviews, F crams, N makes new, P
 * places, A forgets for 600 s, E learns again. All but A got a day. */
static GArray *
read_rows(const char *text)
{
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(IlkAnkiLogRow));
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  static const char letters[] = "LRFNPAE";
  static const IlkAnkiLogKind kinds[] = {
      ILK_ANKI_LOG_LEARNING, ILK_ANKI_LOG_REVIEW, ILK_ANKI_LOG_CRAM,      ILK_ANKI_LOG_MANUAL,
      ILK_ANKI_LOG_MANUAL,   ILK_ANKI_LOG_REVIEW, ILK_ANKI_LOG_RELEARNING};
  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++) {
    char letter = *words[i];
    gboolean manual = letter == 'N' || letter == 'P';
    const IlkAnkiLogRow row = {.at = NOW - atoi(words[i] + 1) * DAY + i,
                               .ease = manual          ? 0
                                       : letter == 'A' ? 1
                                                       : 3,
                               .interval = letter == 'A' ? -600 : 1,
                               .factor = letter == 'P' ? 1 : 0,
                               .kind = kinds[strchr(letters, letter) - letters]};
    g_array_append_val(rows, row);
  }
  return rows;
}

/* Returns: (transfer full): the days from one answer to the next, “-” when the log says nothing */
static char *
dup_days(const char *text, int ignored_days, gboolean *complete)
{
  g_autoptr(GArray) rows = read_rows(text);
  gint64 ignored = ignored_days > 0 ? NOW - ignored_days * DAY : 0;
  g_autoptr(GArray) chosen = ilk_anki_log_choose(rows, ignored, complete);
  g_autoptr(GString) days = g_string_new(chosen == NULL ? "-" : "");
  for (guint i = 0; chosen != NULL && i < chosen->len; i++) {
    gint64 at = g_array_index(chosen, IlkAnkiLogRow, i).at;
    gint64 before = i > 0 ? g_array_index(chosen, IlkAnkiLogRow, i - 1).at : at;
    g_string_append_printf(days, "%s%d", i > 0 ? " " : "", (int) ((at - before) / DAY));
  }
  return g_string_free(g_steal_pointer(&days), FALSE);
}

static void
test_choose(void)
{
  const struct {
    const char *log;
    int ignored;
    const char *days;
    gboolean complete;
  } cases[] = {
      {"L1 R0", 0, "0 1", TRUE},
      {"L15 L13 R10 R5", 0, "0 2 3 5", TRUE},
      {"L10 R9 F7 R4", 0, "0 1 5", TRUE},
      {"L10 R9 P7 R4", 0, "0 1 5", TRUE},
      {"L10 N7 L4 R0", 0, "0 4", TRUE},
      {"L10 R9 N7 P7", 0, "-", FALSE},
      {"L10 R9 N7 R1 E0", 0, "0 1", FALSE},
      {"R9 N7 R1 E0", 0, "0 1", FALSE},
      {"L1", 0, "0", TRUE},
      {"L10 L8 R6", 9, "0 2", FALSE},
      {"R10 A8 E8 R6", 9, "0 2", FALSE},
      {"L10", 9, "0", TRUE},
      {"F3 F2", 0, "-", FALSE},
      {"L9 R8 L3 R1", 0, "0 2", TRUE},
      {"", 0, "-", FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    gboolean complete = FALSE;
    g_autofree char *days = dup_days(cases[i].log, cases[i].ignored, &complete);
    g_test_message("%s", cases[i].log);
    g_assert_cmpstr(days, ==, cases[i].days);
    g_assert_cmpint(complete, ==, cases[i].complete);
  }
}

static void
test_repair(void)
{
  IlkAnkiLogRow rows[] = {
      {.ease = 2, .ms = 5, .kind = ILK_ANKI_LOG_LEARNING},
      {.ease = 3, .ms = 5, .kind = ILK_ANKI_LOG_RELEARNING},
      {.ease = 3, .ms = 5, .kind = ILK_ANKI_LOG_REVIEW},
      {.ease = 1, .ms = 5, .kind = ILK_ANKI_LOG_LEARNING},
      {.kind = ILK_ANKI_LOG_LEARNING},
  };
  g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof *rows);
  g_array_append_vals(array, rows, G_N_ELEMENTS(rows));
  ilk_anki_log_repair(array, TRUE);
  const IlkAnkiLogRow *mended = (const IlkAnkiLogRow *) (gpointer) array->data;
  g_assert_cmpint(mended[0].ease, ==, 3);
  g_assert_cmpint(mended[1].ease, ==, 4);
  g_assert_cmpint(mended[2].ease, ==, 3);
  g_assert_cmpint(mended[3].ease, ==, 1);
  g_assert_cmpint(mended[4].kind, ==, ILK_ANKI_LOG_RESCHEDULED);
}

/* A life that is not there from its beginning begins with a memory. */
static void
test_reviews(void)
{
  const IlkAnkiLogRow rows[] = {{1000, 3, 100, 2500, 700, ILK_ANKI_LOG_REVIEW},
                                {2000, 1, -600, 600, 90000, ILK_ANKI_LOG_REVIEW}};
  g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof *rows);
  g_array_append_vals(array, rows, G_N_ELEMENTS(rows));
  g_autoptr(GArray) partial = ilk_anki_log_to_reviews(array, FALSE, 1000);
  g_autoptr(GArray) whole = ilk_anki_log_to_reviews(array, TRUE, 1000);
  const IlkReview *start = &g_array_index(partial, IlkReview, 0);
  const IlkReview *answer = &g_array_index(partial, IlkReview, 1);
  g_assert_cmpint(start->rating, ==, 0);
  g_assert_cmpint(start->ease, ==, 2500);
  g_assert_cmpint(start->days, ==, 100);
  g_assert_cmpint(answer->rating, ==, 1);
  g_assert_cmpint(answer->days, ==, 0);
  g_assert_true(answer->over_time);
  g_assert_cmpint(g_array_index(whole, IlkReview, 0).rating, ==, 3);
  g_assert_cmpint(g_array_index(whole, IlkReview, 0).days, ==, 100);
  g_assert_true(fabs(ilk_anki_difficulty(623) - 5.707) < 0.0005);
  g_assert_true(fabs(ilk_anki_difficulty(612) - 5.608) < 0.0005);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/anki-log/choose", test_choose);
  g_test_add_func("/anki-log/repair", test_repair);
  g_test_add_func("/anki-log/reviews", test_reviews);
  return g_test_run();
}
