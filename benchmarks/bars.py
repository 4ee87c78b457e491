"""What each figure has to reach before we call the reading good enough; a minus: at most."""

from __future__ import annotations

from collections.abc import Mapping

BARS: Mapping[str, Mapping[str, float]] = {
    "add-one": {"ratio": -1.5, "ratio.first": -1.5},
    "attribution-spans": {"source": 0.52, "cue": 0.54, "content": 0.46},
    "copies": {"f": 0.97, "false.merges": -0.01, "seconds.10k": -15.0},
    "days": {
        "tbaq.value": 0.75,
        "wikiwars.value": 0.82,
        "tbaq.day.precision": 0.90,
        "tbaq.day.recall": 0.85,
        "wikiwars.day.precision": 0.90,
        "wikiwars.day.recall": 0.85,
    },
    "event-triples": {"triples": 0.70, "country_root": 0.85},
    "events": {"root": 0.70, "quad": 0.84, "binary": 0.93},
    "factuality": {"r": 0.72, "mae": -0.50},
    "gold": {"recall.must": 0.90, "precision": 0.90, "status": 0.93},
    "farm": {"ratio": -1.5, "wrong": 0.0},
    "growth": {"memory": -1.2, "time": -1.2},
    "language": {
        "las": 0.82,
        "uas.spacy": 0.865,
        "tags.spacy": 0.955,
        "names.found": 0.86,
        "names.typed": 0.74,
        "speed": 5000.0,
    },
    "monitor": {"seconds": -3.0, "memory": -1.1, "reproduced": 1.0, "judged": 1.0},
    "pages": {"extraction.f1": 0.962, "fundus.day.right": 230.0, "fundus.day.wrong": 0.0},
    "same-event-mentions": {"b3.f": 0.75},
    "same-event-pages": {"f": 0.85},
    "statements": {
        "f@.3": 0.68,
        "f@.8": 0.55,
        "direct.recall@.8": 0.95,
        "direct.source": 0.90,
        "indirect.recall@.3": 0.55,
        "worded.precision@.8": 0.80,
        "worded.recall@.8": 0.35,
    },
    "status": {"macro": 0.80},
    "throughput": {
        "parsing": 3.0,
        "extraction": -3.0,
        "workers": 1.8,
        "lost": -0.005,
        "lost.gold": 0.0,
    },
    "timeline": {"date": 0.56, "ar1": 0.12},
    "workbench": {"p95": -200.0},
    "zones": {"lost": -0.01, "kept": -0.03},
}


def bar_text(benchmark: str, figure: str) -> str:
    """The bar in words, "" where a figure has none."""
    bar = BARS.get(benchmark, {}).get(figure)
    if bar is None:
        return ""
    least = "≤" if bar < 0 or figure.endswith(("wrong", "lost.gold")) else "≥"
    return f"{least} {abs(bar):g}"
