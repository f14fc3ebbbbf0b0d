/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that read Markdown share, and only they: the text that gathers, and how it becomes
 * blocks whose cost is bounded.
 */
#pragma once

#include "ui/text/markdown-blocks.h"

#include <md4c.h>

G_BEGIN_DECLS

#define UI_READER_MAX_LISTS 32

/* A grey that is seen on light and on dark, since markup knows no theme, and half spaces that are
 * not broken at, to give the letters air. */
#define UI_CODE_SPACE "<span size=\"50%\">\302\240</span>"
#define UI_CODE_BEGIN                                                                              \
  "<span font_family=\"monospace\" bgcolor=\"#808080\" bgalpha=\"18%\">" UI_CODE_SPACE
#define UI_CODE_END UI_CODE_SPACE "</span>"

typedef struct {
  gboolean ordered;
  guint number;
} UiReaderList;

typedef struct {
  GPtrArray *blocks;
  GString *text;
  UiReaderList lists[UI_READER_MAX_LISTS];
  guint n_lists;
  guint quotes;
  gboolean item_begins;
  guint level;
  char *language;
  gboolean in_code;
  GString *math;        /* what stands between dollar signs, else NULL */
  const char *math_end; /* the sign behind it */
  GString *alternative; /* of the image that is read, else NULL */
  guint images;
  GPtrArray *styles; /* of UiStyle: spans whose markup is open */
  char *source;
  GPtrArray *cells;
  guint columns;
  guint column;
  gboolean continued; /* the table */
  guint run;          /* letters since a line could be broken */
  guint cost;         /* of @text */
  guint cells_cost;
} UiReader;

/* A span: how its markup begins and ends, "" where it is left away. */
typedef struct {
  char *begin;
  const char *end;
} UiStyle;

void ui_reader_begin(UiReader *reader);

/* Frees what @reader holds, but for its blocks. Returns: (transfer full): these. */
GPtrArray *ui_reader_end(UiReader *reader);

/* Ends a block: what has gathered is its text. It belongs to the reader's blocks. */
UiBlock *ui_reader_add(UiReader *reader, UiBlockKind kind);

/* Ends a paragraph, if any text has gathered. */
void ui_reader_flush(UiReader *reader);

/* Opens and closes the markup of a span. Takes @begin. */
void ui_reader_push_style(UiReader *reader, char *begin, const char *end);
void ui_reader_pop_style(UiReader *reader);

/* Adds letters, escaped; breaks words that are longer than any, and parts what is too long for one
 * label. */
void ui_reader_put(UiReader *reader, const char *bytes, gsize length);

/* Returns: (transfer full) (nullable): NULL where it is empty. */
char *ui_reader_attribute(const MD_ATTRIBUTE *attribute);

/* Spans, as md4c tells them; for a reader. */
int ui_reader_enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data);
int ui_reader_leave_span_cb(MD_SPANTYPE type, void *detail, void *user_data);

G_END_DECLS
