"""One key at a time: from a terminal without waiting for Enter, else from what is piped in."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

END = ""
"""What a key is when nothing more can come."""
_ESCAPE = "\x1b"
_CLOSED = "\x04"
"""Ctrl-D."""


class Keys:
    """The keys and lines that somebody types, or that stand in a pipe: there, white space
    between keys does not count, and a line is the rest of the line behind its key."""

    def __init__(self) -> None:
        self.live = sys.stdin.isatty()

    def key(self) -> str:
        """The next key; `END` where nothing more can come."""
        if not self.live:
            return self._piped()
        with _without_enter() as possible:
            if not possible:
                return sys.stdin.readline().strip()[:1] or END
            return self._typed()

    def line(self, prompt: str) -> str:
        """A line of text, without white space around it."""
        if self.live:
            sys.stdout.write(prompt)
            sys.stdout.flush()
        return sys.stdin.readline().strip()

    def drop_line(self) -> None:
        """Passes over what stands in a pipe behind a key that was refused."""
        if not self.live:
            sys.stdin.readline()

    def _piped(self) -> str:
        while True:
            key = sys.stdin.read(1)
            if key == END or not key.isspace():
                return key

    def _typed(self) -> str:
        handle = sys.stdin.fileno()
        key = os.read(handle, 1)
        if key == _ESCAPE.encode():  # an arrow or function key sends more: none of it is a key
            while select.select([handle], [], [], 0.01)[0] and os.read(handle, 1):
                pass
        return END if key in (b"", _CLOSED.encode()) else key.decode(errors="replace")


@contextmanager
def _without_enter() -> Iterator[bool]:
    """A terminal that hands on each key at once; False where the system knows no such thing."""
    try:
        import termios
        import tty
    except ImportError:
        yield False
        return
    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    tty.setcbreak(handle, termios.TCSADRAIN)
    try:
        yield True
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)
