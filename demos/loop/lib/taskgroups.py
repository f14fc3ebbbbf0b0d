# SPDX-License-Identifier: GPL-3.0-or-later
"""A group of tasks that ends as one: lay Lib/asyncio/taskgroups.py beside it.

The first failure cancels the others, and the body of the block as well; the block waits until all
have ended, and raises what failed as a group."""


class ExceptionGroup(Exception):
    pass


class TaskGroup:
    def __init__(self):
        self.tasks = []
        self.errors = []
        self.aborting = False
        self.parent_cancelled = False
        self.all_done = None

    async def __aenter__(self):
        self.parent = current_task()
        return self

    def create_task(self, coroutine):
        task = create_task(coroutine)
        self.tasks.append(task)
        task.add_done_callback(self.task_done)
        return task

    def abort(self):
        self.aborting = True
        for task in self.tasks.copy():
            if not task.done():
                task.cancel()

    def task_done(self, task):
        self.tasks.remove(task)
        if self.all_done is not None and len(self.tasks) == 0:
            if not self.all_done.done():
                self.all_done.set_result(True)
        if task.cancelled() or task.exception() is None:
            return
        self.errors.append(task.exception())
        if not self.aborting:
            self.abort()
            self.parent_cancelled = True
            self.parent.cancel()

    async def wait_for_all(self):
        cancelled = False
        while len(self.tasks) > 0:
            self.all_done = get_running_loop().create_future()
            try:
                await self.all_done
            except CancelledError:
                if not self.aborting:
                    cancelled = True
                    self.abort()
            self.all_done = None
        return cancelled

    async def __aexit__(self, error):
        cancelled = isinstance(error, CancelledError)
        if error is not None and not self.aborting:
            self.abort()
        if await self.wait_for_all():
            cancelled = True
        if self.parent_cancelled and self.parent.uncancel() == 0:
            cancelled = False
        if cancelled and len(self.errors) == 0:
            raise CancelledError
        if error is not None and not isinstance(error, CancelledError):
            self.errors.append(error)
        if len(self.errors) > 0:
            group = ExceptionGroup("unhandled errors in a TaskGroup")
            group.exceptions = self.errors
            raise group
