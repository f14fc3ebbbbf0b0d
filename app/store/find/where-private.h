/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of a search's condition share; for them only.
 */
#pragma once

#include "app/store/find/where.h"

/** ilk_where_add_value: @value: (transfer full): bound where the statement has its next “?” */
void ilk_where_add_value(IlkWhere *self, char *value);

/** ilk_where_dup_pattern: Returns: (transfer full): @text for LIKE, between @before and @after.
 * @starred: whether “*” stands for anything */
char *ilk_where_dup_pattern(const char *before, const char *text, const char *after,
                            gboolean starred) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_where_write_text: the cards whose texts have @term, a word, its beginning or a phrase */
void ilk_where_write_text(IlkWhere *self, const IlkSearchTerm *term);

/** ilk_where_write_tag: the cards with the tag @text, or one below it; “*” stands for anything */
void ilk_where_write_tag(IlkWhere *self, const char *text);

/** ilk_where_dup_words: Returns: (transfer full) (nullable): @term as the text index alone can
 * answer it; NULL when it cannot */
char *ilk_where_dup_words(const IlkSearchTerm *term);
