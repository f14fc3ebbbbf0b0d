# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks that make tasks wait, not threads: lay Lib/asyncio/locks.py beside it. Who waits stands in a
queue, first in, first out."""


class Lock:
    def __init__(self):
        self.locked = False
        self.waiters = []

    async def acquire(self):
        if not self.locked and len(self.waiters) == 0:
            self.locked = True
            return True
        waiter = create_waiter()
        self.waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self.waiters.remove(waiter)
        except CancelledError:
            if not self.locked:
                self.wake_first()
            raise
        self.locked = True
        return True

    def release(self):
        if not self.locked:
            raise RuntimeError
        self.locked = False
        self.wake_first()

    def wake_first(self):
        if len(self.waiters) > 0:
            if not self.waiters[0].done():
                self.waiters[0].set_result(True)

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, error):
        self.release()


class Semaphore:
    def __init__(self, value=1):
        self.value = value
        self.waiters = []

    def locked(self):
        if self.value == 0:
            return True
        for waiter in self.waiters:
            if not waiter.cancelled():
                return True
        return False

    async def acquire(self):
        if not self.locked():
            self.value -= 1
            return True
        waiter = create_waiter()
        self.waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self.waiters.remove(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                self.value += 1
            raise
        finally:
            while self.value > 0:
                if not self.wake_next():
                    break
        return True

    def release(self):
        self.value += 1
        self.wake_next()

    def wake_next(self):
        for waiter in self.waiters:
            if not waiter.done():
                self.value -= 1
                waiter.set_result(True)
                return True
        return False

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, error):
        self.release()


class Event:
    def __init__(self):
        self.value = False
        self.waiters = []

    def is_set(self):
        return self.value

    def set(self):
        self.value = True
        for waiter in self.waiters:
            if not waiter.done():
                waiter.set_result(True)

    async def wait(self):
        if self.value:
            return True
        waiter = create_waiter()
        self.waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self.waiters.remove(waiter)
