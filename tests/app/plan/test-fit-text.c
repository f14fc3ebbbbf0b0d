/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the learner is told of a fit.
 */
#include "app/plan/fit.h"

#include <string.h>

static const struct {
  IlkFit fit;
  IlkModel in_use;
  const char *text;
} cases[] = {
    {{.outcome = ILK_FIT_TOO_FEW, .reviews = 3}, ILK_MODEL_FSRS_6, "so far there are 3."},
    {{.outcome = ILK_FIT_NOTHING}, ILK_MODEL_FSRS_6, "Your present parameters are kept: your"},
    {{.outcome = ILK_FIT_KEPT, .held_out = 9}, ILK_MODEL_FSRS_6, "kept: new ones do not predict 9"},
    {{.outcome = ILK_FIT_BETTER, .model = ILK_MODEL_FSRS_6, .held_out = 1},
     ILK_MODEL_FSRS_6,
     "The new parameters are in use: they predict 1 review they"},
    {{.outcome = ILK_FIT_BETTER, .model = ILK_MODEL_FSRS_6},
     ILK_MODEL_FSRS_7,
     "Parameters of FSRS-6 were fitted to you. They wait"},
    {{.outcome = ILK_FIT_BETTER, .model = ILK_MODEL_FSRS_7},
     ILK_MODEL_FSRS_6,
     "Parameters of FSRS-7 were fitted to you. They wait"},
    {{.outcome = ILK_FIT_BETTER,
      .model = ILK_MODEL_FSRS_6,
      .loss_before = 0.36,
      .loss_after = 0.35,
      .other_loss = 0.34,
      .other_is_better = TRUE},
     ILK_MODEL_FSRS_6,
     ". FSRS-7 would predict them better (error 0.340 instead of 0.350); you"},
    {{.outcome = ILK_FIT_KEPT,
      .model = ILK_MODEL_FSRS_7,
      .loss_before = 0.35,
      .loss_after = 0.36,
      .other_loss = 0.34,
      .other_is_better = TRUE},
     ILK_MODEL_FSRS_7,
     ". FSRS-6 would predict them better (error 0.340 instead of 0.350); you"},
};

static void
test_sentences(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *sentence = ilk_fit_dup_sentence(&cases[i].fit, cases[i].in_use);
    g_test_message("%s", sentence);
    g_assert_nonnull(strstr(sentence, cases[i].text));
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/study/fit-text/sentences", test_sentences);
  return g_test_run();
}
