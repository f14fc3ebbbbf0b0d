# SPDX-License-Identifier: GPL-3.0-or-later
"""A queue that makes its producer wait while it is full, and its consumer while it is empty: lay
Lib/asyncio/queues.py beside it."""


class QueueShutDown(Exception):
    pass


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.items = collections.deque()
        self.getters = collections.deque()
        self.putters = collections.deque()
        self.is_shut_down = False

    def qsize(self):
        return len(self.items)

    def full(self):
        return self.maxsize > 0 and len(self.items) >= self.maxsize

    def wake_next(self, waiters):
        while len(waiters) > 0:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return

    async def put(self, item):
        while self.full():
            if self.is_shut_down:
                raise QueueShutDown
            putter = create_waiter()
            self.putters.append(putter)
            try:
                await putter
            except CancelledError:
                if not self.full() and not putter.cancelled():
                    self.wake_next(self.putters)
                raise
        self.put_nowait(item)

    def put_nowait(self, item):
        if self.is_shut_down:
            raise QueueShutDown
        self.items.append(item)
        self.wake_next(self.getters)

    async def get(self):
        while len(self.items) == 0:
            if self.is_shut_down:
                raise QueueShutDown
            getter = create_waiter()
            self.getters.append(getter)
            try:
                await getter
            except CancelledError:
                if len(self.items) > 0 and not getter.cancelled():
                    self.wake_next(self.getters)
                raise
        item = self.items.popleft()
        self.wake_next(self.putters)
        return item

    def shutdown(self):
        self.is_shut_down = True
        while len(self.getters) > 0:
            self.wake_next(self.getters)
        while len(self.putters) > 0:
            self.wake_next(self.putters)
