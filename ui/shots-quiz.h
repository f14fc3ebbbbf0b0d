/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck with questions that the built-in ones do not ask, for the program that takes pictures of
 * the window.
 */
#pragma once

#include "app/store/front/collection.h"

/** shots_import_questions: Returns: id of the deck */
gint64 shots_import_questions(IlkCollection *collection);
