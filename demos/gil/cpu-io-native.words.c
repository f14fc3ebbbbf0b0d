/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/cpu-io-native.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/cpu-io-native.h"
#include "demos/interpreter/blocking.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static void
conclude(void)
{
  int threads = (int) demo_get("threads");
  double cpu = demo_median("speedup_cpu"), native = demo_median("speedup_native");
  double io = demo_median("speedup_io");
  if (threads == 1)
    demo_verdict(_("One thread has nobody to wait for."),
                 _("With two or more, see which of the three gains."));
  else if (demo_get("buffer") < VM_HASH_RELEASES_FROM)
    demo_verdict(_("Waiting overlaps; this hash is too small to let go."),
                 _("%d threads were %.1f times as fast at waiting, and %.2f times at bytecode. "
                   "Below %d bytes the hash keeps the lock, so it gains as little: %.2f times."),
                 threads, io, cpu, VM_HASH_RELEASES_FROM, native);
  else
    demo_verdict(_("Only bytecode waits for the lock."),
                 _("%d threads were %.1f times as fast at waiting, %.2f times at hashing, which "
                   "lets go of the lock and has %d CPUs, and %.2f times at bytecode."),
                 threads, io, native, demo_cpus(), cpu);
}

static const DemoParameter parameters[] = {
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_MIXED_THREADS, 4, .live = true},
    {"buffer", N_("Bytes to hash"), DEMO_INT, 64, MAX_BUFFER, 65536, "bytes", true, true},
    {"bytecode", N_("Bytecode in the mix"), DEMO_INT, 0, 100, 30, "%", .live = true},
    {"native", N_("Hashing in the mix"), DEMO_INT, 0, 100, 30, "%", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Speed-up of {threads} threads"),
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
    .conclude = conclude,
};
