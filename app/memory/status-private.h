/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: failing in one line. Any thread.
 */
#pragma once

#include "app/memory/status.h"

/** fsrs_fail: fills @error, which may be NULL. Returns: @status */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
fsrs_status
fsrs_fail(fsrs_error *error, fsrs_status status, size_t index, const char *format, ...);
