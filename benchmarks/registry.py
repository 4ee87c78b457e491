"""The questions there are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    add_one,
    attribution_spans,
    copies,
    days,
    event_triples,
    events,
    factuality,
    farm,
    faults,
    gold_test,
    growth,
    hostile,
    language,
    monitor,
    pages,
    same_event_mentions,
    same_event_pages,
    statements,
    status,
    throughput,
    timeline,
    workbench,
    zones,
)
from benchmarks.result import Result
from dragoman.reading import Reader

Run = Callable[[Path, Reader], Result]
Beside = Callable[[Result, Path], None]

BENCHMARKS: dict[str, Run] = {
    module.NAME: module.run
    for module in (
        add_one,
        attribution_spans,
        copies,
        days,
        event_triples,
        events,
        factuality,
        farm,
        faults,
        gold_test,
        growth,
        hostile,
        language,
        monitor,
        pages,
        same_event_mentions,
        same_event_pages,
        statements,
        status,
        throughput,
        timeline,
        workbench,
        zones,
    )
}
PEERS: dict[str, Beside] = {
    module.NAME: module.beside for module in (copies, days, events, monitor, same_event_pages)
}
"""Peers that take long or are not always installed; the gate does without them."""
