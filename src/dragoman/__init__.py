"""Dragoman: the source-grounded record of a peace process.

    import dragoman

    for reading in dragoman.read("pages/"):
        for fact in reading.facts:
            print(fact.status, fact.quote)

Everything here is imported on first use, so that `import dragoman` itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.errors import DragomanError
    from dragoman.farm.front import read
    from dragoman.model import Fact, FactKind, Page, Reading, Status
    from dragoman.record import Filter, Record, open_record

__version__ = "0.1.0"

_HOMES = {
    "DragomanError": "dragoman.errors",
    "Fact": "dragoman.model",
    "FactKind": "dragoman.model",
    "Filter": "dragoman.record",
    "Page": "dragoman.model",
    "Reading": "dragoman.model",
    "Record": "dragoman.record",
    "Status": "dragoman.model",
    "open_record": "dragoman.record",
    "read": "dragoman.farm.front",
}
"""Where each public name lives (PEP 562)."""

__all__ = [
    "DragomanError",
    "Fact",
    "FactKind",
    "Filter",
    "Page",
    "Reading",
    "Record",
    "Status",
    "__version__",
    "open_record",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
