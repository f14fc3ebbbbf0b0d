/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a job will take in each of the models there are, from what it consists of and what the
 * models cost. For the thread that runs the experiment.
 */
#pragma once

#include "demos/executors/parallel.h"

enum { SERIAL, THREADS, PROCESSES, INTERPRETERS, LOOP, N_MODELS };

typedef struct {
  const char *name;
  const char *label;
  ParallelWay way;
} Model;

extern const Model models[N_MODELS];

/** Speed: how many rounds of bytecode, and how many hashes, one thread does in a microsecond */
typedef struct {
  double rounds, hashes;
} Speed;

/** model_workers: Returns: as many as the pools of concurrent.futures have by default, up to what
 * there is room for */
int model_workers(int model);

/** model_run: as parallel_run() */
bool model_run(int model, const ParallelJob *job, int lane, ParallelTimes *times);

/** predict_all: @us: (out): what each model will need for @job. It runs small jobs to see what the
 * models cost. */
void predict_all(const ParallelJob *job, Speed speed, double us[N_MODELS]);
