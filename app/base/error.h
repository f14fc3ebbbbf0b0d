/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one error domain of app/. Messages are whole sentences for a person, already translated; the
 * code tells a caller what it may do about it. Any thread.
 */
#pragma once

#include <glib.h>

#define ILK_ERROR (ilk_error_quark())

/**
 * IlkError:
 * @ILK_ERROR_FAILED: anything without a code of its own
 * @ILK_ERROR_INVALID: input that breaks its format; the message names file and line where there is
 * one
 * @ILK_ERROR_NOT_FOUND: a deck, card, demo or file that does not exist
 * @ILK_ERROR_IN_USE: another process has the collection
 * @ILK_ERROR_NEWER: the collection was written by a newer version; it can be read but not changed
 * @ILK_ERROR_READ_ONLY: the place cannot be written to
 * @ILK_ERROR_NO_SPACE: the disk is full; nothing was changed
 * @ILK_ERROR_DAMAGED: the collection is not a database, or a truncated one
 * @ILK_ERROR_TOO_LARGE: a limit of app/base/limits.h was passed
 * @ILK_ERROR_UNCERTAIN: a commit failed in a way that leaves open whether it was stored
 * @ILK_ERROR_CHILD: a demo crashed, hung or wrote what is not a trace
 * @ILK_ERROR_USAGE: a command line that cannot be understood
 */
typedef enum {
  ILK_ERROR_FAILED,
  ILK_ERROR_INVALID,
  ILK_ERROR_NOT_FOUND,
  ILK_ERROR_IN_USE,
  ILK_ERROR_NEWER,
  ILK_ERROR_READ_ONLY,
  ILK_ERROR_NO_SPACE,
  ILK_ERROR_DAMAGED,
  ILK_ERROR_TOO_LARGE,
  ILK_ERROR_UNCERTAIN,
  ILK_ERROR_CHILD,
  ILK_ERROR_USAGE,
} IlkError;

GQuark ilk_error_quark(void);
