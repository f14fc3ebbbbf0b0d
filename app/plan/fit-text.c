/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of a fit, in a sentence, and in another one when the other model did clearly better.
 */
#include "app/plan/fit.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static char *
dup_outcome(const IlkFit *fit, IlkModel in_use)
{
  gulong n = (gulong) fit->held_out;

  switch (fit->outcome) {
  case ILK_FIT_TOO_FEW:
    return g_strdup_printf(ngettext("A fit needs at least %d reviews of cards that were learned on "
                                    "an earlier day; so far there is %zu.",
                                    "A fit needs at least %d reviews of cards that were learned on "
                                    "an earlier day; so far there are %zu.",
                                    (gulong) fit->reviews),
                           ILK_FIT_LEAST_REVIEWS, fit->reviews);
  case ILK_FIT_NOTHING:
    return g_strdup(_("Your present parameters are kept: your reviews teach nothing yet. A fit "
                      "needs more cards that were first seen again after the same number of "
                      "days."));
  case ILK_FIT_BETTER:
    if (fit->model != in_use)
      /* Translators: the name of a memory model, such as FSRS-6. */
      return g_strdup_printf(
          _("Parameters of %s were fitted to you. They wait until you go back to "
            "that model."),
          ilk_model_get_title(fit->model));
    /* Translators: the errors are log losses; lower is better. */
    return g_strdup_printf(ngettext("The new parameters are in use: they predict %zu review they "
                                    "had not seen better (error %.3f instead of %.3f).",
                                    "The new parameters are in use: they predict %zu reviews they "
                                    "had not seen better (error %.3f instead of %.3f).",
                                    n),
                           fit->held_out, fit->loss_after, fit->loss_before);
  case ILK_FIT_KEPT:
  default:
    return g_strdup_printf(ngettext("Your present parameters are kept: new ones do not predict "
                                    "%zu review they had not seen any better (error %.3f, now "
                                    "%.3f).",
                                    "Your present parameters are kept: new ones do not predict "
                                    "%zu reviews they had not seen any better (error %.3f, now "
                                    "%.3f).",
                                    n),
                           fit->held_out, fit->loss_after, fit->loss_before);
  }
}

static char *
dup_offer(const IlkFit *fit)
{
  IlkModel other = fit->model == ILK_MODEL_FSRS_6 ? ILK_MODEL_FSRS_7 : ILK_MODEL_FSRS_6;

  /* Translators: the name of a memory model, such as FSRS-7; the errors are log losses. */
  return g_strdup_printf(_("%s would predict them better (error %.3f instead of %.3f); you can "
                           "choose it under “Model”."),
                         ilk_model_get_title(other), fit->other_loss,
                         MIN(fit->loss_before, fit->loss_after));
}

char *
ilk_fit_dup_sentence(const IlkFit *fit, IlkModel in_use)
{
  g_autofree char *outcome = dup_outcome(fit, in_use);

  if (!fit->other_is_better || fit->model != in_use)
    return g_steal_pointer(&outcome);
  g_autofree char *offer = dup_offer(fit);
  return g_strconcat(outcome, " ", offer, NULL);
}
