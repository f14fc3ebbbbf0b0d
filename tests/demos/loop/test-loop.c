/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What runs when, in virtual time: small programs and what they return, as a real Python returns it
 * (data/python has the same functions). Compiled, run and freed for both builds of the interpreter.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"

#include <glib.h>

const DemoDescription demo_description = {.name = "test"};
const DemoExperiment demo_experiment = {.show = NULL};

typedef struct {
  const char *name, *source, *returned;
} Case;

static const Case cases[] = {
    {"numbers",
     "async def main():\n    return [1 + 2 * 3, 7 // 2, 7 % 4, 7 / 2, 1 < 2, not 1 < 2]\n",
     "7 3 3 3.5 True False"},
    {"conditions",
     "async def main():\n    if False or 1 == 2:\n        return 'a'\n    elif 1 < 2 and not "
     "None:\n"
     "        return 'b'\n    else:\n        return 'c'\n",
     "b"},
    {"loops",
     "async def main():\n    found = []\n    for i in range(5):\n        if i == 1: continue\n"
     "        if i == 4: break\n        found.append(i)\n    n = 3\n    while n > 0:\n        n -= "
     "1\n"
     "        found.append(n)\n    return found\n",
     "0 2 3 2 1 0"},
    {"finally",
     "log = []\ndef f():\n    try:\n        log.append('a')\n        return 'r'\n    finally:\n"
     "        log.append('b')\nasync def main():\n    log.append(f())\n    try:\n        raise "
     "ValueError\n"
     "    except TypeError:\n        log.append('no')\n    except ValueError:\n        "
     "log.append('c')\n"
     "    for _ in range(2):\n        try:\n            break\n        finally:\n            "
     "log.append('d')\n"
     "    return log\n",
     "a b r c d"},
    {"raise again",
     "async def f():\n    try:\n        raise ValueError\n    except Exception as e:\n        "
     "raise\n"
     "async def main():\n    try:\n        await f()\n    except ValueError:\n        return "
     "'again'\n",
     "again"},
    {"classes",
     "class A:\n    def __init__(self, n=4):\n        self.n = n\n    def add(self, m):\n"
     "        self.n += m\n        return self\nasync def main():\n    a = A()\n    "
     "a.add(2).add(1)\n"
     "    f = a.add\n    f(3)\n    return [a.n, A(1).n]\n",
     "10 1"},
    {"a coroutine does not run by itself",
     "log = []\nasync def f():\n    log.append('ran')\nasync def main():\n    c = f()\n    "
     "log.append('made')\n"
     "    await c\n    return log\n",
     "made ran"},
    {"tasks take turns",
     "log = []\nasync def f(n):\n    for _ in range(3):\n        log.append(n)\n        await "
     "asyncio.sleep(0)\n"
     "async def main():\n    await asyncio.gather(f(0), f(1), f(2))\n    return log\n",
     "0 1 2 0 1 2 0 1 2"},
    {"results of gather",
     "async def f(n):\n    await asyncio.sleep(n)\n    return n\nasync def main():\n"
     "    return await asyncio.gather(f(0.03), f(0.01), f(0.02))\n",
     "0.03 0.01 0.02"},
    {"as they complete",
     "async def f(n):\n    await asyncio.sleep(n)\n    return n\nasync def main():\n    found = "
     "[]\n"
     "    for c in asyncio.as_completed([f(0.03), f(0.01), f(0.02)]):\n        found.append(await "
     "c)\n"
     "    return found\n",
     "0.01 0.02 0.03"},
    {"cancelling asks",
     "log = []\nasync def f():\n    try:\n        await asyncio.sleep(10)\n"
     "    except asyncio.CancelledError:\n        log.append('in')\n        await "
     "asyncio.sleep(0.02)\n"
     "        log.append('cleanup done')\n        raise\nasync def main():\n"
     "    task = asyncio.create_task(f())\n    await asyncio.sleep(0.01)\n    task.cancel()\n"
     "    log.append('requested')\n    log.append(task.cancelled())\n    try:\n        await task\n"
     "    except asyncio.CancelledError:\n        log.append('raised')\n    "
     "log.append(task.cancelled())\n"
     "    return log\n",
     "requested False in cleanup done raised True"},
    {"cancelled before it starts",
     "log = []\nasync def f():\n    log.append('started')\nasync def main():\n"
     "    task = asyncio.create_task(f())\n    task.cancel()\n    try:\n        await task\n"
     "    except asyncio.CancelledError:\n        log.append('cancelled')\n    return log\n",
     "cancelled"},
    {"a timeout around computing never comes",
     "async def main():\n    try:\n        async with asyncio.timeout(0.05):\n            "
     "compute(0.2)\n"
     "            await asyncio.sleep(0)\n        return 'no timeout'\n    except TimeoutError:\n"
     "        return 'TimeoutError'\n",
     "no timeout"},
    {"nested timeouts",
     "log = []\nasync def main():\n    try:\n        async with asyncio.timeout(0.05):\n           "
     " try:\n"
     "                async with asyncio.timeout(1):\n                    await asyncio.sleep(2)\n"
     "            except TimeoutError:\n                log.append('inner')\n    except "
     "TimeoutError:\n"
     "        log.append('outer')\n    return log\n",
     "outer"},
    {"wait_for and shield",
     "log = []\nasync def f():\n    try:\n        await asyncio.sleep(0.05)\n        "
     "log.append('finished')\n"
     "    except asyncio.CancelledError:\n        log.append('cancelled')\n        raise\nasync "
     "def main():\n"
     "    try:\n        await asyncio.wait_for(f(), 0.01)\n    except TimeoutError:\n"
     "        log.append('Timeout')\n    task = asyncio.create_task(f())\n    try:\n"
     "        await asyncio.wait_for(asyncio.shield(task), 0.01)\n    except TimeoutError:\n"
     "        log.append('Timeout')\n    if not task.done():\n        log.append('still running')\n"
     "    await task\n    return log\n",
     "cancelled Timeout Timeout still running finished"},
    {"two of a group fail",
     "log = []\nasync def wait(n):\n    try:\n        await asyncio.sleep(1)\n"
     "    except asyncio.CancelledError:\n        log.append('cancelled')\n        raise\n"
     "async def fail():\n    await asyncio.sleep(0.01)\n    raise ValueError\nasync def main():\n  "
     "  try:\n"
     "        async with asyncio.TaskGroup() as group:\n            group.create_task(wait(1))\n"
     "            group.create_task(wait(2))\n            group.create_task(fail())\n"
     "            group.create_task(fail())\n            try:\n                await "
     "asyncio.sleep(1)\n"
     "            except asyncio.CancelledError:\n                log.append('body')\n             "
     "   raise\n"
     "    except Exception as error:\n        log.append(len(error.exceptions))\n    return log\n",
     "cancelled cancelled body 2"},
    {"a lock is fair",
     "log = []\nasync def f(n, lock):\n    for _ in range(2):\n        async with lock:\n"
     "            log.append(n)\n            await asyncio.sleep(0)\nasync def main():\n"
     "    lock = asyncio.Lock()\n    await asyncio.gather(f(0, lock), f(1, lock), f(2, lock))\n    "
     "return log\n",
     "0 1 2 0 1 2"},
    {"a queue is shut down",
     "log = []\nasync def f(queue):\n    try:\n        while True:\n            log.append(await "
     "queue.get())\n"
     "    except asyncio.QueueShutDown:\n        log.append('shut down')\nasync def main():\n"
     "    queue = asyncio.Queue()\n    task = asyncio.create_task(f(queue))\n    await "
     "queue.put(1)\n"
     "    await queue.put(2)\n    queue.shutdown()\n    await task\n    return log\n",
     "1 2 shut down"},
    {"eager",
     "log = []\nasync def f():\n    log.append('task')\nasync def main():\n"
     "    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)\n"
     "    log.append('before')\n    task = asyncio.create_task(f())\n    log.append('after "
     "create')\n"
     "    await task\n    return log\n",
     "before task after create"},
    {"contexts",
     "v = contextvars.ContextVar('v', default=0)\nasync def child():\n    v.set(2)\n    return "
     "v.get()\n"
     "async def same():\n    v.set(3)\nasync def main():\n    v.set(1)\n    found = []\n"
     "    found.append(await asyncio.create_task(child()))\n    found.append(v.get())\n    await "
     "same()\n"
     "    found.append(v.get())\n    found.append(await asyncio.to_thread(v.get))\n    return "
     "found\n",
     "2 1 3 3"},
    {"nobody holds the task",
     "log = []\nasync def f():\n    future = asyncio.get_running_loop().create_future()\n    try:\n"
     "        await future\n    finally:\n        log.append('gone')\nasync def main():\n"
     "    asyncio.create_task(f())\n    await asyncio.sleep(0)\n    gc.collect()\n"
     "    await asyncio.sleep(0)\n    return log\n",
     "gone"},
    {"somebody holds the task",
     "log = []\nasync def f():\n    future = asyncio.get_running_loop().create_future()\n    try:\n"
     "        await future\n    finally:\n        log.append('gone')\nasync def main():\n"
     "    task = asyncio.create_task(f())\n    await asyncio.sleep(0)\n    gc.collect()\n"
     "    await asyncio.sleep(0)\n    return len(log)\n",
     "0"},
    {"an exception that nobody saw",
     "log = []\ndef tell(loop, what):\n    log.append(what)\nasync def fail():\n    raise "
     "ValueError\n"
     "async def main():\n    asyncio.get_running_loop().set_exception_handler(tell)\n"
     "    task = asyncio.create_task(fail())\n    await asyncio.sleep(0.01)\n    found = "
     "[len(log)]\n"
     "    task = None\n    await asyncio.sleep(0)\n    found.append(len(log))\n    return found\n",
     "0 1"},
};

static char *
run(const Case *c, gboolean free_threaded)
{
  static LoopOutcome outcome;
  const LoopProgram program = {
      .source = c->source, .entry = "main", .is_virtual = true, .free_threaded = free_threaded};
  g_assert_true(loop_run_program(&program, &outcome));
  g_assert_cmpstr(outcome.raised, ==, "");
  GString *text = g_string_new(NULL);
  for (int i = 0; i < outcome.n; i++)
    g_string_append_printf(text, "%s%s", i > 0 ? " " : "", outcome.values[i].text);
  return g_string_free(text, FALSE);
}

static void
test_case(gconstpointer data)
{
  const Case *c = data;
  for (int free_threaded = 0; free_threaded < 2; free_threaded++) {
    g_autofree char *returned = run(c, free_threaded);
    g_assert_cmpstr(returned, ==, c->returned);
  }
}

/* An hour of sleeping takes no time, and is an hour of the loop's. */
static void
test_virtual_hour(void)
{
  static LoopOutcome outcome;
  const LoopProgram program = {
      .source = "async def main():\n    for _ in range(3600):\n        await asyncio.sleep(1)\n",
      .entry = "main",
      .is_virtual = true};
  g_assert_true(loop_run_program(&program, &outcome));
  g_assert_cmpuint(outcome.ns / NS_PER_S, ==, 3600);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strconcat("/demos/loop/", cases[i].name, NULL);
    g_test_add_data_func(path, &cases[i], test_case);
  }
  g_test_add_func("/demos/loop/virtual-hour", test_virtual_hour);
  return g_test_run();
}
