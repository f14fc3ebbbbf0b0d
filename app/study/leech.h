/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A leech is a card that is forgotten again and again: it costs more time than it is worth as it is
 * written. It gets a tag, and is suspended where the options say so. Main thread only.
 */
#pragma once

#include "app/schedule/study-options.h"
#include "app/store/front/collection.h"

#define ILK_LEECH_TAG "leech"

/** ilk_leech_is_reached: Returns: whether the answer between the two memories makes the card a
 * leech: at @options' number of lapses, and again after every half of it */
gboolean ilk_leech_is_reached(const IlkStudyOptions *options, const IlkMemory *before,
                              const IlkMemory *after);

/**
 * ilk_leech_mark:
 * @back: take the marks off again
 * @callback: called for each of the edits that this takes
 *
 * Returns: how many edits those are
 */
guint ilk_leech_mark_async(IlkCollection *collection, gint64 card, const IlkStudyOptions *options,
                           gboolean back, GAsyncReadyCallback callback, gpointer user_data);

/** ilk_leech_mark: the same, for who can wait */
gboolean ilk_leech_mark(IlkCollection *collection, gint64 card, const IlkStudyOptions *options,
                        GError **error);
