/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One text, one form: what looks the same is the same. Pure, any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_text_to_nfc:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text with letters and their marks composed (Unicode's NFC). Of more
 * than 30 marks on one letter each 30 are composed alone, so that hostile text takes no longer than
 * other text.
 */
char *ilk_text_to_nfc(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_text_is_same: Returns: whether @a and @b, valid UTF-8, have the same NFC */
gboolean ilk_text_is_same(const char *a, const char *b);
