/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the learner is told of a collection that was damaged. Any thread.
 */
#pragma once

#include <glib.h>

/** IlkSalvageGain: what came from somewhere besides the damaged file */
typedef struct {
  gint64 texts;
  gint64 reviews;
} IlkSalvageGain;

/**
 * IlkSalvaged:
 * @cards, @reviews: what the new collection holds
 * @damaged_texts: that were taken as they are
 */
typedef struct {
  gint64 cards;
  gint64 reviews;
  gint64 damaged_texts;
  IlkSalvageGain from_copy;
  IlkSalvageGain from_backup;
} IlkSalvaged;

/** ilk_salvage_dup_notice: @kept: (nullable): what the damaged file is called now. Returns:
 * (transfer full): sentences */
char *ilk_salvage_dup_notice(const IlkSalvaged *saved, const char *kept) G_GNUC_WARN_UNUSED_RESULT;
