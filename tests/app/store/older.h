/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Collections as earlier versions left them. Main thread only.
 */
#pragma once

#include "tests/app/store/fixture.h"

/** OLDER_REVIEWS: those of version 1's collection */
#define OLDER_REVIEWS 16

/** older_dup_path: Returns: (transfer full): of the database in @directory */
char *older_dup_path(const char *directory) G_GNUC_WARN_UNUSED_RESULT;

/** older_write_version_1: puts a collection of version 1, from tests/fixtures/store, into
 * @directory and turns the clock to when it was last used */
void older_write_version_1(const char *directory);

/** older_turn_back: makes the closed collection in @directory what @version (2 or 3) would have
 * left, and removes its backups. For version 2, nothing in it may have an ease. */
void older_turn_back(const char *directory, int version);
