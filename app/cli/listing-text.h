/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What ran, instruction by instruction, on a terminal. Main thread.
 */
#pragma once

#include "app/lab/trace.h"

/** ilk_listing_text_print: @listing: (nullable): prints nothing */
void ilk_listing_text_print(const IlkListing *listing);
