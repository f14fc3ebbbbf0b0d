/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of cpu-io-native agree on.
 */
#pragma once

#define MAX_MIXED_THREADS 16
#define MAX_BUFFER (16 << 20) /* bytes */
