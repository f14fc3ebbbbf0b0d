/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Telling the world: whatever a demo has to say goes through here, one at a time, to where the
 * command line wants it (sink.h). What the experiment calls is in demo.h; here is what demo.c does.
 */
#pragma once

#include "demos/trace/options.h"
#include "demos/trace/recorder.h"

/** report_start: says hello. @options: kept */
void report_start(const Options *options);

/** report_parameters: tells the values in force. Any thread. */
void report_parameters(void);

/** report_records: a DrainOutput */
void report_records(const TraceRecord *records, size_t n, size_t dropped);

/** report_forget: a new measuring run begins, with no results yet */
void report_forget(void);

/** report_measuring: what other programs use counts from here on; before, they draw our lanes */
void report_measuring(void);

/** report_verdict: says the row of @verdicts that the results of this measuring run have reached,
 * and the @remarks. When other programs kept the machine busy, a sentence about that is added. */
void report_verdict(const Verdict *verdicts, const Verdict *remarks);

/** report_failed: Returns: whether demo_fail() was called */
bool report_failed(void);

/** report_end: says that it is over, unless it has failed. Returns: whether it has not */
bool report_end(void);
