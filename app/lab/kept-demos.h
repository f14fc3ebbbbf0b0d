/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What demos said about themselves, kept for the life of the process. A demo never says anything
 * else, and asking it costs a contained process; so the first who wants to know asks, and whoever
 * comes meanwhile waits for the same answer. Inside app/lab; any thread.
 */
#pragma once

#include "app/lab/demo.h"

/**
 * ilk_kept_demos_claim:
 * @path: of the demo's program
 *
 * Waits where somebody is asking that demo already.
 *
 * Returns: (transfer full) (nullable): what it said; NULL when the caller is to ask it and must
 * call ilk_kept_demos_settle() with the answer
 */
IlkDemo *ilk_kept_demos_claim(const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_kept_demos_settle: @demo: (nullable): NULL when there was no answer: then the next who wants
 * to know asks again */
void ilk_kept_demos_settle(const char *path, IlkDemo *demo);

/** ilk_kept_demos_ref: never waits. Returns: (transfer full) (nullable): what it said already */
IlkDemo *ilk_kept_demos_ref(const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_kept_demos_forget: forgets everything, while nobody asks; for tests */
void ilk_kept_demos_forget(void);
