/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the tests of the second copy: its files, and what a check says of them. Main thread only.
 */
#pragma once

#include "app/store/front/collection-care.h"
#include "tests/app/store/fixture.h"

/** copy_count_problems: Returns: what is not as it was written in the second copies in @copy */
guint copy_count_problems(const char *copy);

/** copy_list_files: Returns: (transfer full): the paths of all files of the one device in @copy, in
 * their order */
GPtrArray *copy_list_files(const char *copy) G_GNUC_WARN_UNUSED_RESULT;

/** copy_restore: makes a collection in an empty folder of @copy, which has to be sound.
 * @n_problems: (out) (nullable): NULL where there has to be none. Returns: (transfer full): the
 * folder */
char *copy_restore(const char *copy, guint *n_problems) G_GNUC_WARN_UNUSED_RESULT;

/** copy_count_reviews: Returns: the reviews of the closed collection in @directory, which has to be
 * sound */
guint64 copy_count_reviews(const char *directory);
