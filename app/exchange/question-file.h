/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What files of questions have in common, whatever their form: lines, a deck that is named after
 * the file, ids that stay. For app/exchange. Any thread.
 */
#pragma once

#include "app/deckfile/deck-file.h"

/** IlkQuestionFile: @deck: owned; @ids: those given so far, and the last
 * number behind each */
typedef struct {
  const char *name;
  IlkDeckFile *deck;
  GHashTable *ids;
} IlkQuestionFile;

/** ilk_question_file_open: Returns: (transfer full): the lines of @text, without their ends, which
 * may be those of any system; NULL when it is no text or too large */
char **ilk_question_file_open(IlkQuestionFile *self, const char *text, gsize length,
                              const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_question_text_clean: has all lines of @text, which is changed in place, end with a line
 * feed, and no other control characters but tabs */
void ilk_question_text_clean(char *text);

/** ilk_question_file_is_id: Returns: whether @title can be an id as it is */
gboolean ilk_question_file_is_id(const char *title);

/** ilk_question_file_fail: sets @error to `FILE:LINE: ` and @sentence. Returns: FALSE */
gboolean ilk_question_file_fail(const IlkQuestionFile *self, guint line, GError **error,
                                const char *sentence);

/**
 * ilk_question_file_add:
 * @line: where the question begins
 * @prefix: of an id that is made here
 * @title: (nullable): the id when it can be one, else what that is made of; without a title the
 * question is
 */
gboolean ilk_question_file_add(IlkQuestionFile *self, guint line, const char *prefix,
                               const char *title, const IlkCardContent *content, GError **error);

/** ilk_question_file_close: Returns: (transfer full): the deck; NULL with @error when not @done, or
 * when there is no question */
IlkDeckFile *ilk_question_file_close(IlkQuestionFile *self, gboolean done, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
