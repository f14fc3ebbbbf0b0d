/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signals, and nothing else.
 */
#include "app/narration/sounding.h"

enum { SIGNAL_CHANGED, SIGNAL_ENDED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE(IlkSounding, ilk_sounding, G_TYPE_OBJECT)

static void
ilk_sounding_class_init(IlkSoundingClass *klass)
{
  GType type = ILK_TYPE_SOUNDING;

  signals[SIGNAL_CHANGED] =
      g_signal_new("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENDED] =
      g_signal_new("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
ilk_sounding_init(IlkSounding *self)
{
}

void
ilk_sounding_emit_changed(gpointer self)
{
  g_return_if_fail(ILK_IS_SOUNDING(self));
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

void
ilk_sounding_emit_ended(gpointer self)
{
  g_return_if_fail(ILK_IS_SOUNDING(self));
  g_signal_emit(self, signals[SIGNAL_ENDED], 0);
}

void
ilk_sounding_emit_failed(gpointer self, const GError *error)
{
  g_return_if_fail(ILK_IS_SOUNDING(self) && error != NULL);
  g_signal_emit(self, signals[SIGNAL_FAILED], 0, error);
}
