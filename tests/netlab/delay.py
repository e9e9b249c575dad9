#!/usr/bin/env python3
"""A link with delay and loss between two network namespaces, for kernels without sch_netem.

usage: delay.py NS1 IF1 NS2 IF2 DELAY_MS LOSS_PERCENT MBIT QUEUE_MS SEED

Makes a TAP device in each namespace and carries frames between them. In each direction frames pass a
line of MBIT (0: no limit) one after the other, then travel for DELAY_MS, and LOSS_PERCENT of them are
lost. Before the line waits what it carries in QUEUE_MS; later frames are dropped, as by a router. Prints "ready" when both devices exist; ends on SIGTERM, and the devices with it.
"""
import collections
import fcntl
import os
import random
import select
import signal
import struct
import sys
import time

TUNSETIFF, IFF_TAP, IFF_NO_PI = 0x400454CA, 0x0002, 0x1000
FRAME_BYTES_MAX = 65536
# Frames read from one side before the other side's turn comes.
BURST = 128


def tap(name):
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP | IFF_NO_PI))
    os.set_inheritable(fd, True)
    return fd


def into(namespace, *args):
    """An open TAP stays valid across namespaces, so we hop by exec and hand the descriptor on."""
    me = [sys.executable, os.path.abspath(__file__), *map(str, args)]
    os.execvp("ip", ["ip", "netns", "exec", namespace, *me])


class Direction:
    """One way of the link: frames stay in order, so a plain queue will do."""

    def __init__(self, source, sink, delay, loss, bytes_per_second, queue_seconds):
        self.source, self.sink = source, sink
        self.delay, self.loss = delay, loss
        self.bytes_per_second, self.queue_seconds = bytes_per_second, queue_seconds
        self.queue, self.line_free_at = collections.deque(), 0.0

    def take(self):
        for _ in range(BURST):
            try:
                frame = os.read(self.source, FRAME_BYTES_MAX)
            except BlockingIOError:
                return
            except OSError:
                return  # the device is not up yet
            if self.loss and random.random() < self.loss:
                continue
            if self.delay == 0 and not self.bytes_per_second:
                self.put(frame)
            else:
                self.enqueue(time.monotonic(), frame)

    def enqueue(self, now, frame):
        sent_at = now
        if self.bytes_per_second:
            starts_at = max(now, self.line_free_at)
            if starts_at - now > self.queue_seconds:
                return
            sent_at = self.line_free_at = starts_at + len(frame) / self.bytes_per_second
        self.queue.append((sent_at + self.delay, frame))

    def give(self, now):
        while self.queue and self.queue[0][0] <= now:
            self.put(self.queue.popleft()[1])

    def put(self, frame):
        try:
            os.write(self.sink, frame)
        except OSError:
            pass  # the device is down or full: a lost frame


def hurry():
    """A link does not wait for the processors that its ends keep busy."""
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    except OSError:
        os.nice(-20)


def forward(a, b, *settings):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    hurry()
    print("ready", flush=True)
    ways = {a: Direction(a, b, *settings), b: Direction(b, a, *settings)}
    poll = select.epoll()
    for fd in ways:
        poll.register(fd, select.EPOLLIN)
    while True:
        now = time.monotonic()
        for way in ways.values():
            way.give(now)
        due = min((way.queue[0][0] for way in ways.values() if way.queue), default=None)
        for fd, _ in poll.poll(-1 if due is None else max(0.0, due - time.monotonic())):
            ways[fd].take()


if sys.argv[1] == "--in1":
    _, _, if1, ns2, *rest = sys.argv
    into(ns2, "--in2", tap(if1), *rest)
elif sys.argv[1] == "--in2":
    _, _, fd1, if2, delay_ms, loss, mbit, queue_ms, seed = sys.argv
    random.seed(seed)
    line = (float(mbit) * 1e6 / 8, float(queue_ms) / 1000)
    forward(int(fd1), tap(if2), float(delay_ms) / 1000, float(loss) / 100, *line)
else:
    ns1, if1, ns2, *rest = sys.argv[1:]
    into(ns1, "--in1", if1, ns2, *rest)
