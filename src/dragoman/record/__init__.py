"""One SQLite file: pages, facts, and what was concluded about them.

What is exported is imported on first use: a command that only needs a word for a day does not load
the store.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.record.filter import Filter
    from dragoman.record.record import Record, open_record

_HOMES = {
    "Filter": "dragoman.record.filter",
    "Record": "dragoman.record.record",
    "open_record": "dragoman.record.record",
}
"""Where each name lives (PEP 562)."""

__all__ = ["Filter", "Record", "open_record"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
