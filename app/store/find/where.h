/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search as the condition of a query over `card`, `memory` and `note`. Database thread only.
 */
#pragma once

#include "app/search/search.h"
#include "app/store/store.h"

/** ILK_FIND_TABLES: what a condition speaks of */
#define ILK_FIND_TABLES "card JOIN memory ON memory.card = card.id JOIN note ON note.id = card.note"

/**
 * IlkWhere:
 * @sql: the condition, with a parameter for every value that came from outside
 * @values: (element-type utf8): of the parameters, in their order
 * @words: (nullable): the same as an expression of the text index, where it says it all
 * @indexed: see ilk_search_get_indexed(); notes behind it are looked through for words, by the SQL
 * function that ilk_database_add_words() adds
 * @has_words: whether words are looked for
 */
typedef struct {
  GString *sql;
  GPtrArray *values;
  char *words;
  gint64 indexed;
  gboolean has_words;
} IlkWhere;

/** ilk_where_init: @term: see ilk_search_parse(). @indexed: as in IlkWhere. Returns: FALSE when the
 * decks could not be read */
gboolean ilk_where_init(IlkWhere *self, IlkStore *store, const IlkSearchTerm *term, gint64 indexed,
                        GError **error);
void ilk_where_clear(IlkWhere *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkWhere, ilk_where_clear)
