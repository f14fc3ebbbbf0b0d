/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/threads-vs-processes.c: its knobs and charts, and what its results
 * mean.
 */
#include "demos/gil/threads-vs-processes.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {RATIO("start_ms_thread", "start_ms", 0, 1),
              RATIO("us_64MB_in_place", "us_64MB_socket", 0, 0.5),
              RATIO("us_64MB_socket", "us_1MB_socket", 8, INFINITY)},
     .headline = N_("Threads share for free; processes pay per byte."),
     .text = {N_("A thread was started and gone in {start_ms_thread}, a process in {start_ms}. "
                 "64 MB through a socket and back took {us_64MB_socket}, 1 MB {us_1MB_socket}; "
                 "64 MB in shared memory, where they lie, {us_64MB_in_place}.")}},
    {.headline = N_("Measured, but not as it should be."),
     .text = {N_("A thread was started and gone in {start_ms_thread}, a process in {start_ms}. "
                 "64 MB through a socket and back took {us_64MB_socket}, in shared memory "
                 "{us_64MB_in_place}. Run it again on an idle machine.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

/* Said after the verdict, whatever it is. */
static const Verdict remarks[] = {
    {.when = {IS("sees_global_thread", 1), IS("sees_global_fork", 1),
              IS("sees_global_forkserver", 0)},
     .headline = "",
     .text = {N_(" A global variable set since was seen by the thread and the forked child, but "
                 "not by the fork server's.")}},
    {.headline = "", .text = {N_(" All this is the floor: no interpreter to start, no pickle.")}},
    {.headline = NULL},
};

static const DemoChoice methods[] = {
    {"forkserver", N_("Fork server (3.14)")}, {"fork", N_("Fork (until 3.13)")}, {NULL}};

static const DemoParameter parameters[] = {
    {"method", N_("Start method"), DEMO_CHOICE, .choices = methods, .live = true},
    {"payload", N_("Message"), DEMO_INT, 1, MAX_EXCHANGE, 1 << 16, "bytes", true, true},
    {NULL},
};

#define KINDS                                                                                      \
  {                                                                                                \
    N_("thread"), N_("fork"), N_("fork server")                                                    \
  }
#define WAYS                                                                                       \
  {                                                                                                \
    N_("socket"), N_("shared memory, copied"), N_("in place")                                      \
  }

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Starting a worker for 2 ms of work")},
    {.kind = "bars",
     .title = N_("Time to start and end a worker"),
     .results = {"start_ms_thread", "start_ms_fork", "start_ms_forkserver"},
     .labels = KINDS,
     .log_scale = true,
     .unit = "ms"},
    {.kind = "bars",
     .title = N_("Memory of a worker’s own"),
     .results = {"pss_bytes_thread", "pss_bytes_fork", "pss_bytes_forkserver"},
     .labels = KINDS,
     .log_scale = true,
     .unit = "bytes"},
    {.kind = "value",
     .title = N_("Time of the message there and back"),
     .results = {"round_trip_us"},
     .unit = "us"},
    {.kind = "bars",
     .title = N_("Time of 1 kB there and back (floor: no pickle)"),
     .results = {"us_1kB_socket", "us_1kB_copied", "us_1kB_in_place"},
     .labels = WAYS,
     .log_scale = true,
     .unit = "us"},
    {.kind = "bars",
     .title = N_("Time of 1 MB there and back (floor: no pickle)"),
     .results = {"us_1MB_socket", "us_1MB_copied", "us_1MB_in_place"},
     .labels = WAYS,
     .log_scale = true,
     .unit = "us"},
    {.kind = "bars",
     .title = N_("Time of 64 MB there and back (floor: no pickle)"),
     .results = {"us_64MB_socket", "us_64MB_copied", "us_64MB_in_place"},
     .labels = WAYS,
     .log_scale = true,
     .unit = "us"},
    {.kind = "facts",
     .title = N_("Sees a global variable set later"),
     .results = {"sees_global_thread", "sees_global_fork", "sees_global_forkserver"},
     .labels = KINDS,
     .unit = "count"},
    {NULL},
};

static const char *const code[] = {"gil/threads-vs-processes.c",
                                   "executors/worker.c",
                                   "executors/process.c",
                                   "executors/forkserver.c",
                                   "executors/exchange.c",
                                   "executors/connection.c",
                                   NULL};

const DemoDescription demo_description = {
    .name = "threads-vs-processes",
    .title = N_("What does a process cost?"),
    .summary = N_("Threads share their memory, processes do not: what that costs to start, to "
                  "keep, and for each message."),
    .explanation =
        N_("A **thread** is a stack in a process that exists already; it sees every object at "
           "once. A **process** has memory of its own: no GIL to share, and nothing else.\n\n"
           "`fork` copies the caller as it is, with its global variables and with locks that "
           "some thread may hold, which nobody will release in the child. So since Python 3.14 a "
           "**fork server** is the default on Linux: started early, with one thread, it forks the "
           "workers. They see globals as the *server* knew them.\n\n"
           "What passes between processes is copied: pickled, written to a socket, read, "
           "unpickled. **Shared memory** saves the copies when both sides work where the data "
           "lies; it knows bytes, no objects.\n\n"
           "Here is only the floor. A Python worker takes 2 to 5 ms to start and 4 to 8 MB; "
           "pickling makes 64 MB several times slower. Compare with your Python."),
    .parameters = parameters,
    .prediction = {N_("How long do 64 MB take to another process and back?"), "us_64MB_socket",
                   "us", 10, 1000000, 1000, true},
    .charts = charts,
    .code = code,
    .python = "threads_vs_processes.py",
    .verdicts = verdicts,
    .remarks = remarks,
};
