"""How sure a text is that an event happened: factuality of given events on a scale.

Task: for each event word of a sentence a number from −3 (certainly not) to 3 (certainly).
Protocol: the tokens are written out as text and read into clauses; the number is a constant of the
clause's modality, polarity and voices (`SCALE`), the constants chosen by reason and not fitted.
Metric: Pearson's r and mean absolute error. Source: UW factuality (Lee et al. 2015), part `dev`.

Keys: r, mae. `n` counts events. Peer `all-3`: every event happened.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

from benchmarks.reading import clauses_of, spell
from benchmarks.result import Figures, MissingDataError, Result, bootstrap, rate
from benchmarks.status import clause_at
from dragoman.model import Clause, Modality, Polarity, Stance
from dragoman.reading import Reader

NAME = "factuality"
SCALE = {
    Modality.ACTUAL: 2.9,
    Modality.ONGOING: 2.7,
    Modality.PLANNED: 1.2,
    Modality.CALLED_FOR: 0.5,
    Modality.POSSIBLE: 0.7,
    Modality.CONDITIONAL: 0.3,
    Modality.CANCELLED: -2.0,
}
NEGATED_ACTUAL, NEGATED_OTHER, DENIED = -2.4, -0.8, -1.5
VOICED = 0.85
"""What is left of an actual event's number when it stands in somebody's mouth."""

Answer = tuple[float, float]


def run(data: Path, reader: Reader) -> Result:
    """Judge every event of the part."""
    path = data / "status" / "uw" / "dev.jsonl"
    if not path.exists():
        raise MissingDataError(f"no {path}")
    sentences = [
        _judge(json.loads(line), reader)
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    answers = [answer for sentence in sentences for answer in sentence]
    return Result(
        NAME,
        n=len(answers),
        figures=_figures(sentences),
        interval=bootstrap(sentences, _figures),
        peers={"all-3": {"mae": _error([(gold, 3.0) for gold, _ in answers])}},
    )


def _judge(row: dict[str, object], reader: Reader) -> list[Answer]:
    targets = row["targets"]
    assert isinstance(targets, list)
    spelled = spell([str(row["text"]).split(" ")])
    clauses = clauses_of(spelled.text, reader)
    found = []
    for target in targets:
        first, behind = target["span1"]
        start, end = spelled.spans[first][0], spelled.spans[behind - 1][1]
        found.append((float(target["label"]), number(clause_at(clauses, start, end))))
    return found


def number(clause: Clause | None) -> float:
    """Return the factuality of what a clause tells; nothing read counts as happened."""
    if clause is None:
        return SCALE[Modality.ACTUAL]
    actual = clause.modality in (Modality.ACTUAL, Modality.ONGOING)
    if any(voice.stance is Stance.DENIES for voice in clause.voices):
        return DENIED
    if clause.polarity is Polarity.NEGATED:
        return NEGATED_ACTUAL if actual else NEGATED_OTHER
    value = SCALE[clause.modality]
    return value * VOICED if actual and clause.voices else value


def _figures(sentences: Sequence[Sequence[Answer]]) -> Figures:
    answers = [answer for sentence in sentences for answer in sentence]
    return {"r": _pearson(answers), "mae": _error(answers)}


def _error(answers: Sequence[Answer]) -> float:
    return rate(sum(abs(gold - ours) for gold, ours in answers), len(answers))


def _pearson(answers: Sequence[Answer]) -> float:
    n = len(answers)
    if not n:
        return 0.0
    mean_gold = sum(gold for gold, _ in answers) / n
    mean_ours = sum(ours for _, ours in answers) / n
    both = sum((gold - mean_gold) * (ours - mean_ours) for gold, ours in answers)
    spread_gold = sqrt(sum((gold - mean_gold) ** 2 for gold, _ in answers))
    spread_ours = sqrt(sum((ours - mean_ours) ** 2 for _, ours in answers))
    return rate(both, spread_gold * spread_ours)
