/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The listing of what runs, at a terminal: beside each check point how often the lock was let go
 * there. Only terminal.c calls it, under its lock.
 */
#pragma once

#include "demos/trace/listing.h"
#include "demos/trace/recorder.h"

/** terminal_listing_remember: @listing: copied; counting begins anew */
void terminal_listing_remember(const Listing *listing);

/** terminal_listing_count: counts @record where it names a place */
void terminal_listing_count(const TraceRecord *record);

/** terminal_listing_print: prints the listing remembered, if any, and forgets it */
void terminal_listing_print(void);
