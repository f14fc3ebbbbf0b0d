# SPDX-License-Identifier: GPL-3.0-or-later
"""asyncio.timeout(): lay Lib/asyncio/timeouts.py beside it.

A timer cancels the task; on the way out of the block CancelledError becomes TimeoutError, but only
if nobody else asked for the cancelling as well."""


class Timeout:
    def __init__(self, when):
        self.when = when
        self.timer = None
        self.expiring = False

    async def __aenter__(self):
        self.task = current_task()
        self.cancelling = self.task.cancelling()
        if self.when <= get_running_loop().time():
            self.timer = get_running_loop().call_later(0, self.expire)
        else:
            self.timer = get_running_loop().call_at(self.when, self.expire)
        return self

    def expire(self):
        mark_timeout(self.task)
        self.task.cancel()
        self.expiring = True

    async def __aexit__(self, error):
        self.timer.cancel()
        self.timer = None
        if self.expiring and self.task.uncancel() <= self.cancelling:
            if isinstance(error, CancelledError):
                raise TimeoutError
        return False


def timeout(delay):
    return Timeout(get_running_loop().time() + delay)
