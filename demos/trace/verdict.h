/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a run's numbers mean, as a table: conditions beside sentences. A verdict is said only when
 * all of its conditions hold and every number it names was measured; the first such row is the
 * verdict. So a sentence is a function of the numbers it names, and a test can lay every table
 * beside all numbers there can be. Pure: the numbers come from whoever asks. Any thread.
 */
#pragma once

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define VERDICT_MAX_CONDITIONS 6
#define VERDICT_MAX_SENTENCE 2048

/**
 * VerdictCondition: holds when @from ≤ value < @below
 * @name: a parameter; a result, its median; “NAME.high” or “NAME.low”, the result's extremes;
 * “cpus”. NULL ends a list
 * @over: (nullable): what it is divided by
 * @is: (nullable): for a choice, the one that it is
 */
typedef struct {
  const char *name;
  const char *over;
  double from, below;
  const char *is;
} VerdictCondition;

#define AT_LEAST(NAME, VALUE)                                                                      \
  {                                                                                                \
    NAME, NULL, VALUE, INFINITY, NULL                                                              \
  }
#define BELOW(NAME, VALUE)                                                                         \
  {                                                                                                \
    NAME, NULL, -INFINITY, VALUE, NULL                                                             \
  }
#define BETWEEN(NAME, FROM, TO)                                                                    \
  {                                                                                                \
    NAME, NULL, FROM, TO, NULL                                                                     \
  }
#define IS(NAME, WHOLE)                                                                            \
  {                                                                                                \
    NAME, NULL, (WHOLE) -0.5, (WHOLE) + 0.5, NULL                                                  \
  }
#define CHOSEN(NAME, VALUE)                                                                        \
  {                                                                                                \
    NAME, NULL, 0, 0, VALUE                                                                        \
  }
#define RATIO(NAME, OVER, FROM, TO)                                                                \
  {                                                                                                \
    NAME, OVER, FROM, TO, NULL                                                                     \
  }

/**
 * Verdict: texts are marked with N_() or, where @count says what they count, NN_(one, many). In
 * braces stands what is filled in: “{speedup}” the number with its unit, “{speedup:n}” without,
 * “{a/b}” how many times, and words as “{winner}”.
 * @headline: NULL ends a table
 */
typedef struct {
  VerdictCondition when[VERDICT_MAX_CONDITIONS];
  const char *headline;
  const char *count;
  const char *text[2];
} Verdict;

/** VERDICT_UNKNOWN: the last row of a table: nothing was measured that could be judged */
#define VERDICT_UNKNOWN                                                                            \
  {                                                                                                \
    .headline = N_("Too little was measured for a verdict."), .text = {                            \
      N_("Run it again, and for longer.")                                                          \
    }                                                                                              \
  }

/**
 * VerdictNumbers: where numbers come from
 * @value: NAN for what there is not
 * @choice: (nullable return): the value of a choice
 * @word: (nullable return): a word to fill in, translated
 * @unit: (nullable return): of a parameter or result
 */
typedef struct {
  double (*value)(const char *name);
  const char *(*choice)(const char *name);
  const char *(*word)(const char *name);
  const char *(*unit)(const char *name);
} VerdictNumbers;

/** verdict_choose: Returns: (nullable): the first row of @table that can be said */
const Verdict *verdict_choose(const Verdict *table, const VerdictNumbers *numbers);

/** verdict_say: fills in what @verdict says, translated; cut where it is full. @remarks:
 * (nullable): a table of which all that can be said follow */
void verdict_say(const Verdict *verdict, const Verdict *remarks, const VerdictNumbers *numbers,
                 char headline[VERDICT_MAX_SENTENCE], char text[VERDICT_MAX_SENTENCE]);
