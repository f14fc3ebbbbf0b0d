/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/cpu-io-native.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/cpu-io-native.h"
#include "demos/interpreter/blocking.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define GAINS 1.3

static const Verdict verdicts[] = {
    {.when = {IS("threads", 1)},
     .headline = N_("One thread has nobody to wait for."),
     .text = {N_("With two or more, see which of the three gains.")}},
    {.when = {AT_LEAST("threads", 2), BELOW("buffer", VM_HASH_RELEASES_FROM),
              AT_LEAST("speedup_io", GAINS), BELOW("speedup_native", GAINS),
              BELOW("speedup_cpu", GAINS)},
     .headline = N_("Waiting overlaps; this hash is too small to let go."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished waiting {speedup_io} as fast as one after "
                  "the other, hashing {speedup_native}, and bytecode {speedup_cpu}: for fewer than "
                  "2048 bytes the hash keeps the lock.",
                  "Together, {threads} threads finished waiting {speedup_io} as fast as one after "
                  "the other, hashing {speedup_native}, and bytecode {speedup_cpu}: for fewer than "
                  "2048 bytes the hash keeps the lock.")}},
    {.when = {AT_LEAST("threads", 2), AT_LEAST("buffer", VM_HASH_RELEASES_FROM),
              AT_LEAST("speedup_io", GAINS), AT_LEAST("speedup_native", GAINS),
              BELOW("speedup_cpu", GAINS)},
     .headline = N_("Only bytecode waits for the lock."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished waiting {speedup_io} as fast as one after "
                  "the other, hashing {speedup_native}, which lets go of the lock, and bytecode "
                  "{speedup_cpu}.",
                  "Together, {threads} threads finished waiting {speedup_io} as fast as one after "
                  "the other, hashing {speedup_native}, which lets go of the lock, and bytecode "
                  "{speedup_cpu}.")}},
    {.when = {AT_LEAST("threads", 2), AT_LEAST("buffer", VM_HASH_RELEASES_FROM),
              AT_LEAST("speedup_io", GAINS), BELOW("speedup_native", GAINS),
              BELOW("speedup_cpu", GAINS)},
     .headline = N_("Waiting overlaps; hashing found no free CPU."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished waiting {speedup_io} as fast as one after "
                  "the other, hashing {speedup_native}, which lets go of the lock, and bytecode "
                  "{speedup_cpu}.",
                  "Together, {threads} threads finished waiting {speedup_io} as fast as one after "
                  "the other, hashing {speedup_native}, which lets go of the lock, and bytecode "
                  "{speedup_cpu}.")}},
    {.when = {AT_LEAST("threads", 2)},
     .headline = N_("Something disturbed the measurement."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished waiting {speedup_io} as fast as one after "
                  "the other, hashing {speedup_native}, and bytecode {speedup_cpu}. Run it again "
                  "on an idle machine.",
                  "Together, {threads} threads finished waiting {speedup_io} as fast as one after "
                  "the other, hashing {speedup_native}, and bytecode {speedup_cpu}. Run it again "
                  "on an idle machine.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

/* Said after the verdict, whatever it is. */
static const Verdict remarks[] = {
    {.when = {AT_LEAST("shares", 100.5)},
     .headline = "",
     .text = {N_(" The shares of the mix add up to {shares:n} %: they were scaled to 100 %.")}},
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_MIXED_THREADS, 4, .live = true},
    {"buffer", N_("Bytes to hash"), DEMO_INT, 64, MAX_BUFFER, 65536, "bytes", true, true},
    {"bytecode", N_("Bytecode in the mix"), DEMO_INT, 0, 100, 30, "%", .live = true},
    {"native", N_("Hashing in the mix"), DEMO_INT, 0, 100, 30, "%", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Speed-up over one thread"),
     .results = {"speedup_cpu", "speedup_native", "speedup_io"},
     .labels = {N_("bytecode"), N_("hashing in C"), N_("waiting")},
     .unit = "x",
     .ideal_parameter = "threads",
     .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "bars",
     .title = N_("The mix, and what it could reach"),
     .results = {"speedup_mix", "speedup_mix_limit"},
     .labels = {N_("measured"), N_("limit (Amdahl)")},
     .unit = "x"},
    {NULL},
};

static const char *const code[] = {"gil/cpu-io-native.c", "interpreter/job.c",
                                   "interpreter/blocking.c", "interpreter/thread.c", NULL};

const DemoDescription demo_description = {
    .name = "cpu-io-native",
    .title = N_("What does the lock slow down?"),
    .summary = N_("Threads that compute in Python, compute in C, or wait: only one of the three "
                  "needs the GIL."),
    .explanation =
        N_("A thread needs the GIL to execute bytecode, and for nothing else.\n\n"
           "**Waiting** (network, files, sleep) happens without it: the thread lets go before it "
           "blocks and takes the lock again afterwards. A hundred threads can wait at once.\n\n"
           "**C code** that touches no Python object can let go too. `hashlib` does for 2048 bytes "
           "and more, and so do NumPy, zlib and many others: then threads use all CPUs.\n\n"
           "**Bytecode** takes turns. In a mix the share of bytecode sets the limit (Amdahl's "
           "law): at 30 %, no number of threads is more than 3.3 times as fast."),
    .parameters = parameters,
    .prediction = {N_("How much faster do the threads wait together than one after the other?"),
                   "speedup_io", "x", 0.5, MAX_MIXED_THREADS, 1},
    .charts = charts,
    .code = code,
    .python = "cpu_io_native.py",
    .verdicts = verdicts,
    .remarks = remarks,
};
