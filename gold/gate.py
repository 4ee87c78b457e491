"""Pinned floors: no figure falls, and the gold does not change unseen.

`floors.json` holds, per part, the digest of its files, the floors, and a log of every lowering
with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gold.load import ROOT, load_pages, load_sentences
from gold.model import GoldError
from gold.score import ReadPage
from gold.score import score as score_part

FLOORS = ROOT / "floors.json"
GATED = (
    "recall.must", "recall.should", "precision", "status", "voices", "speaker", "day",
    "zones.article_words_kept", "zones.furniture_words_kept_out", "page.published",
    "sentences.status", "sentences.modality", "sentences.polarity", "sentences.voices",
    "sentences.day",
)  # fmt: skip
"""The figures that get a floor; higher is better in all of them."""
NOISE = 0.01
"""How far a figure may lie under its floor: on another machine's arithmetic a parse or two come
out otherwise. A pinned floor itself never falls without a reason."""


def measure(part: str, read: ReadPage) -> dict[str, float]:
    """The gated figures of a part that were counted at all."""
    rates = score_part(load_pages(part), load_sentences(part), read).tally.rates()
    return {name: rates[name] for name in GATED if name in rates}


def load_floors(path: Path = FLOORS) -> dict[str, Any]:
    """The pinned parts; empty where nothing was ever pinned."""
    if not path.is_file():
        return {}
    parts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return parts


def save_floors(parts: Mapping[str, Any], path: Path = FLOORS) -> None:
    """Writes the pinned parts, sorted, so that a change reads well in a diff."""
    text = json.dumps(parts, indent=2, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def check(
    part: str,
    pinned: Mapping[str, Any] | None,
    *,
    digest: str,
    rates: Mapping[str, float],
    command: str = "python -m gold gate",
) -> list[str]:
    """What keeps the gate shut; an empty list where it opens. `command` is what pins anew."""
    if pinned is None:
        return [f"{part}: never pinned; run `{command} --pin`"]
    problems = []
    if pinned["digest"] != digest:
        problems.append(
            f"{part}: the gold changed ({pinned['digest']} → {digest}); look at the figures and "
            f"run `{command} --pin`"
        )
    floors: Mapping[str, float] = pinned["floors"]
    for name, floor in sorted(floors.items()):
        rate = rates.get(name)
        if rate is None or rate < floor - NOISE:
            problems.append(f"{part}: {name} is {rate}, its floor is {floor}")
    return problems


def pin(
    part: str,
    pinned: Mapping[str, Any] | None,
    *,
    digest: str,
    rates: Mapping[str, float],
    allow_lower: str | None = None,
) -> dict[str, Any]:
    """The part pinned anew. Raises GoldError where a floor would fall and no reason is given."""
    floors: Mapping[str, float] = pinned["floors"] if pinned else {}
    lowered = {
        name: [floor, rates.get(name)]
        for name, floor in sorted(floors.items())
        if rates.get(name, -1.0) < floor
    }
    if lowered and not allow_lower:
        raise GoldError(
            f"{part}: would lower {', '.join(lowered)}; mend the reader, or give "
            '--allow-lower "reason"'
        )
    log: Sequence[Any] = pinned["log"] if pinned else []
    if lowered:
        log = [*log, {"reason": allow_lower, "lowered": lowered}]
    return {"digest": digest, "floors": dict(sorted(rates.items())), "log": list(log)}
