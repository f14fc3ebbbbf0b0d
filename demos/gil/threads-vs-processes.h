/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of threads-vs-processes agree on.
 */
#pragma once

#define MAX_EXCHANGE (64 << 20) /* bytes */
