"""Has the system keep the file of a record in memory: no first question waits for a disk."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

SHARE = 0.5
"""Of the machine's memory, that a file may fill; a larger one is left where it is."""
_PIECE = 1 << 20


def read_through(path: Path, until: threading.Event) -> int:
    """Reads a file from its begin to its end, or until it is told to stop; how many bytes. What
    cannot be read, or is too large for this machine, is left alone."""
    read = 0
    with suppress(OSError):
        if path.stat().st_size > SHARE * _memory():
            return 0
        with path.open("rb", buffering=0) as file:
            piece = memoryview(bytearray(_PIECE))
            while not until.is_set() and (size := file.readinto(piece)):
                read += size
    return read


def _memory() -> float:
    """Bytes of memory in this machine; none where the system does not say."""
    try:
        return float(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, OSError, ValueError):
        return 0.0
