/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which line of a demo's source each lane stands at: the lines that record a state are found in the
 * source itself, and the trace says which of them was passed last. Nothing here knows a line
 * number. Any thread, one at a time for each trace.
 */
#pragma once

#include "app/lab/trace.h"

/**
 * IlkStateLine: a line of a source that records that a lane is in @state from now on
 * @line: counted from 0
 * @letting_go: whether it stands in a function that lets go of the lock (`…_drop`), where only a
 * lane that ran can come
 */
typedef struct {
  int line;
  int state;
  gboolean letting_go;
} IlkStateLine;

/** ilk_state_lines_find: @source: a demo's source in C. Returns: (transfer full) (element-type
 * IlkStateLine): by line, none in a text of another kind */
GArray *ilk_state_lines_find(const char *source) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_state_lines_find_file: @files: (array zero-terminated=1): files below @folder, see
 * ilk_source_load(). Returns: (transfer none) (nullable): the first of them that records a state */
const char *ilk_state_lines_find_file(const char *folder, const char *const *files);

/**
 * IlkStanding: lanes that stand at the same place
 * @lines: (element-type int): the line, or each that it may be
 * @lanes: (element-type IlkLane): lent by the trace
 */
typedef struct {
  int state;
  GArray *lines;
  GPtrArray *lanes;
} IlkStanding;

/** ilk_state_lines_locate: @lines: of ilk_state_lines_find(). Returns: (transfer full)
 * (element-type IlkStanding): lanes at rest and lanes that stand in other files are left out */
GPtrArray *ilk_state_lines_locate(const GArray *lines, IlkTrace *trace) G_GNUC_WARN_UNUSED_RESULT;
