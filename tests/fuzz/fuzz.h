/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every fuzz target offers: libFuzzer calls it with random input, replay.c with the files of a
 * corpus.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
