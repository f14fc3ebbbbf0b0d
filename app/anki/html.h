/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HTML as Markdown: what fields and templates hold becomes what cards are here. Nothing in it is
 * run or loaded. One thread at a time; the time it takes is linear in the text, whatever that is.
 */
#pragma once

#include "app/anki/loss.h"

/** IlkHtmlHasMedia: Returns: whether the package has a file that notes call @name */
typedef gboolean (*IlkHtmlHasMedia)(gpointer data, const char *name);

/** IlkHtmlReader: what is kept from one text to the next */
typedef struct _IlkHtmlReader IlkHtmlReader;

/** ilk_html_reader_new: @has_media: (nullable): then there are no files */
IlkHtmlReader *ilk_html_reader_new(IlkHtmlHasMedia has_media, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_html_reader_allow_folders: files may lie in folders, as Anki's never do */
void ilk_html_reader_allow_folders(IlkHtmlReader *self);
void ilk_html_reader_free(IlkHtmlReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkHtmlReader, ilk_html_reader_free)

/**
 * ilk_html_to_markdown:
 * @html: valid UTF-8
 * @media: (element-type utf8): takes the names of files that @html shows or plays, each once
 * @losses: (inout): flags of #IlkLoss are added
 *
 * Pictures and sounds are `![](NAME)`, with what Markdown would not take as `%20` and the like.
 *
 * Returns: (transfer full): at most ILK_MAX_TEXT_BYTES
 */
char *ilk_html_to_markdown(IlkHtmlReader *self, const char *html, GPtrArray *media, guint *losses)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_html_dup_address: Returns: (transfer full): the file @name as Markdown names it */
char *ilk_html_dup_address(const char *name) G_GNUC_WARN_UNUSED_RESULT;
