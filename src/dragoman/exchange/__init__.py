"""The field's formats, in and out, one file per format.

What is exported is imported on first use: to list the formats does not load the store.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.exchange.export import export_as, export_facts, export_pages
    from dragoman.exchange.jsonl import import_facts

_HOMES = {
    "export_as": "dragoman.exchange.export",
    "export_facts": "dragoman.exchange.export",
    "export_pages": "dragoman.exchange.export",
    "import_facts": "dragoman.exchange.jsonl",
}
"""Where each name lives (PEP 562)."""

__all__ = ["export_as", "export_facts", "export_pages", "import_facts"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
