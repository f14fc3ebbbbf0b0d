/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the elements of HTML mean in Markdown. Within app/anki.
 */
#pragma once

#include "app/anki/html.h"
#include "app/anki/markdown-writer.h"
#include "app/base/limits.h"

/** IlkHtmlOpen: what the end of an element undoes */
typedef struct {
  guint styles; /* by bits */
  IlkMarkdownBreak after;
  gboolean prefixed;
  gboolean dropped;
  gboolean fenced;
  gboolean coded;
  gboolean listed;
  gboolean tabled;
  gboolean celled;
  gboolean parenthesised;
  gboolean linked;
} IlkHtmlOpen;

/** IlkHtmlList: one that is open; @number: of the next item, 0 when they have none */
typedef struct {
  guint number;
} IlkHtmlList;

/** IlkHtmlWalk: a text being read */
typedef struct {
  /* Owned */
  IlkMarkdownWriter *writer;
  GString *text; /* that has not been written yet: it comes in pieces */
  GString *code; /* of a fence or a code span that is open, else NULL */
  char *language;
  char *address; /* of a link that is open */

  /* Borrowed */
  IlkHtmlHasMedia has_media;
  gpointer data;
  GPtrArray *media;

  IlkHtmlOpen open[ILK_MAX_HTML_DEPTH];
  guint n_open;
  guint hidden; /* elements deeper than is followed */
  guint dropped;
  IlkHtmlList lists[ILK_MAX_HTML_DEPTH];
  guint n_lists;
  guint cells; /* of the row */
  guint rows;  /* of the table */
  guint tables;
  guint losses;
  gboolean has_folders; /* whether files may lie in some */
} IlkHtmlWalk;

void ilk_html_walk_init(IlkHtmlWalk *self, IlkHtmlHasMedia has_media, gpointer data,
                        GPtrArray *media);
void ilk_html_walk_clear(IlkHtmlWalk *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkHtmlWalk, ilk_html_walk_clear)

/** ilk_html_walk_start: @attributes: (nullable): names and values by turns */
void ilk_html_walk_start(IlkHtmlWalk *self, const char *name, const char *const *attributes);
/** ilk_html_walk_end: of the element that began last */
void ilk_html_walk_end(IlkHtmlWalk *self);
void ilk_html_walk_text(IlkHtmlWalk *self, const char *text, gsize length);
/** ilk_html_walk_finish: Returns: (transfer full): the Markdown */
char *ilk_html_walk_finish(IlkHtmlWalk *self) G_GNUC_WARN_UNUSED_RESULT;
