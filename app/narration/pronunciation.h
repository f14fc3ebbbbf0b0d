/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said for what is written: the program's own table (data/pronunciations.tsv) for one
 * language, and what a deck says besides. Immutable once made: any thread.
 */
#pragma once

#include <glib.h>

typedef struct _IlkPronunciation IlkPronunciation;

/** ILK_SAY_CODE: under which the table has what is said for a block of code; ILK_SAY_PICTURE: and
 * before what a picture shows */
#define ILK_SAY_CODE "{code}"
#define ILK_SAY_PICTURE "{picture}"

/**
 * ilk_pronunciation_new:
 * @language: such as “en” or “de-AT”, of which the part before the hyphen counts
 * @says: (nullable): see #IlkDeckSpeech: they come before the table
 *
 * Returns: (transfer full): the table
 */
IlkPronunciation *ilk_pronunciation_new(const char *language, const char *says)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_pronunciation_free(IlkPronunciation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkPronunciation, ilk_pronunciation_free)

/** ilk_pronunciation_find: Returns: (nullable): what is said for @written as a whole */
const char *ilk_pronunciation_find(const IlkPronunciation *self, const char *written);

/** ilk_pronunciation_find_sign: Returns: (nullable): what is said for the longest sign that @text
 * begins with; @length: (out): how many bytes it has */
const char *ilk_pronunciation_find_sign(const IlkPronunciation *self, const char *text,
                                        gsize *length);

/** ilk_pronunciation_get_words: Returns: of how many words the longest entry is */
guint ilk_pronunciation_get_words(const IlkPronunciation *self);
