/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the learner does with keys or with lines on a pipe, as actions in order. Main thread only.
 * For app/cli only.
 */
#pragma once

#include <glib.h>

/**
 * IlkKey: besides these, `1` to `4` as themselves. TEXT: an answer has been written, see
 * ilk_keys_get_text()
 */
typedef enum {
  ILK_KEY_NONE = 0,
  ILK_KEY_ENTER = '\n',
  ILK_KEY_SPACE = ' ',
  ILK_KEY_QUIT = 'q',
  ILK_KEY_RUN = 'r',
  ILK_KEY_UNDO = 'u',
  ILK_KEY_SUSPEND = 's',
  ILK_KEY_BURY = 'b',
  ILK_KEY_REDO = 'U',
  ILK_KEY_TEXT = 't',
} IlkKey;

typedef struct _IlkKeys IlkKeys;

/** ilk_keys_new: reads stdin: single keys of a terminal; else lines, each an Enter, a rating's name
 * or several keys */
IlkKeys *ilk_keys_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_keys_free(IlkKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkKeys, ilk_keys_free)

/** ilk_keys_set_typing: @typing: what is written is text from now on, up to Enter; on a pipe lines
 * that begin with “=” are */
void ilk_keys_set_typing(IlkKeys *self, gboolean typing);

/** ilk_keys_get_text: Returns: (transfer none): what has been written so far, or, after
 * ILK_KEY_TEXT, as a whole */
const char *ilk_keys_get_text(IlkKeys *self);

/** ilk_keys_take: Returns: the next key, ILK_KEY_NONE when the main loop has to run before there is
 * one, ILK_KEY_QUIT at the end of the input */
int ilk_keys_take(IlkKeys *self);
