/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `--describe` and `--help` print. Main thread.
 */
#pragma once

#include "demos/trace/options.h"

/** describe_json: the description as one JSON object and a line end; the format is in
 * demos/README.md */
void describe_json(FILE *file, const DemoDescription *demo);

/** describe_help: the same for a person at a terminal */
void describe_help(FILE *file, const DemoDescription *demo);

/** describe_values: `{"threads":2,…}`, the values @options has now */
void describe_values(FILE *file, const Options *options);
