/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The terms with a colon. For app/search only.
 */
#pragma once

#include "app/search/search.h"

/** ilk_search_is_key: Returns: whether @key stands before a colon in a term of its own */
gboolean ilk_search_is_key(const char *key);

/** ilk_search_value_parse: @term: filled from @value, which is not empty, of the key @key, which is
 * one. ILK_ERROR_INVALID */
gboolean ilk_search_value_parse(IlkSearchTerm *term, const char *key, const char *value,
                                GError **error);
