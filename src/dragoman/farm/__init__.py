"""Many pages: the same pure reading in several worker processes, one writer.

Everything here is imported on first use: a worker process needs little of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.farm.limits import Limits
    from dragoman.farm.many import Progress, Totals, read_many
    from dragoman.farm.work import PageReader

_HOMES = {
    "Limits": "dragoman.farm.limits",
    "PageReader": "dragoman.farm.work",
    "Progress": "dragoman.farm.many",
    "Totals": "dragoman.farm.many",
    "read_many": "dragoman.farm.many",
}
"""Where each public name lives (PEP 562)."""

__all__ = ["Limits", "PageReader", "Progress", "Totals", "read_many"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
