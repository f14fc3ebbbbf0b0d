/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SHA-256 (FIPS 180-4): real work in C that touches no object, so it can run without the GIL.
 * Compare Modules/sha2module.c, which lets go of the lock for 2048 bytes and more. Any thread.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/** sha256: @digest: (out): 32 bytes */
void sha256(const uint8_t *bytes, size_t n, uint8_t digest[32]);
