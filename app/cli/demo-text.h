/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A demo on paper: what it is, and what its run has shown, in words and bars of 80 columns. Prints
 * to stdout. Main thread only. For app/cli only.
 */
#pragma once

#include "app/lab/demo.h"
#include "app/lab/trace.h"

void ilk_demo_text_print_introduction(IlkDemo *demo);
void ilk_demo_text_print_trace(IlkTrace *trace);
