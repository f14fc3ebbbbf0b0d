/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second copy, kept up beside the collection: what a transaction has changed is appended to it
 * once that is stored. It never keeps anything from being stored. README.md says what it is for and
 * what it looks like. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ILK_COPY_FOLDER: where it is unless another folder is chosen: within the collection's */
#define ILK_COPY_FOLDER "second-copy"

/** ILK_COPY_MARK: a file that says what the folder is. Where it is missing from a folder that was
 * chosen, the disk that has it is not there. */
#define ILK_COPY_MARK "interlock-second-copy.txt"

/** ilk_second_copy_begin: a transaction is about to begin */
void ilk_second_copy_begin(IlkStore *store);

/** ilk_second_copy_commit: it is stored */
void ilk_second_copy_commit(IlkStore *store);

/** ilk_second_copy_roll_back: it is not */
void ilk_second_copy_roll_back(IlkStore *store);

/** ilk_second_copy_forget: nobody knows whether it is: the copy will be compared with what is
 * there */
void ilk_second_copy_forget(IlkStore *store);

/** ilk_second_copy_step: copies some of what was there before. @rest: (out): ms after which to call
 * it again, 0 when the copy is complete */
void ilk_second_copy_step(IlkStore *store, guint *rest);

/** ilk_second_copy_needs_step: Returns: whether it is not */
gboolean ilk_second_copy_needs_step(IlkStore *store);

/** ilk_second_copy_close: completes it as far as its disk lets it, and lets go of it */
void ilk_second_copy_close(IlkStore *store);

/** ilk_second_copy_dup_folder: Returns: (transfer full): where it is to be */
char *ilk_second_copy_dup_folder(IlkStore *store);

/** ilk_second_copy_set_folder: @folder: (nullable): an absolute path of a folder that is there;
 * NULL for the collection's own. A copy is begun there; the one that was kept until now stays. */
gboolean ilk_second_copy_set_folder(IlkStore *store, const char *folder, GError **error);

/** ilk_second_copy_dup_missing: Returns: (transfer full) (nullable): a sentence when the folder
 * that was chosen is not there */
char *ilk_second_copy_dup_missing(IlkStore *store) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_second_copy_verify: reads what @store's device has written and adds a sentence to @problems
 * for whatever is not as it was; nothing where there is none */
gboolean ilk_second_copy_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ilk_second_copy_renew: makes a fresh one, which takes the place of what is there */
void ilk_second_copy_renew(IlkStore *store);

/** ilk_second_copy_dup_trouble: Returns: (transfer full) (nullable): a sentence on why it is
 * behind;
 * @is_news: (out) (optional): whether it is the first time that it is told */
char *ilk_second_copy_dup_trouble(IlkStore *store, gboolean *is_news);

/** ilk_second_copy_settle: waits until everything that was stored is in it. Returns: FALSE when its
 * disk does not take it */
gboolean ilk_second_copy_settle(IlkStore *store);
