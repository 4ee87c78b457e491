"""Which cases of two sources are one: links, open questions, and what stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.actors import Registry
from dragoman.exchange.compare.cases import SOURCE_NAMES, Case
from dragoman.exchange.compare.naming import Words
from dragoman.exchange.compare.scoring import MOST_DAYS, score

LINKED_FROM = 0.5
"""Score from which two cases are one."""
MARGIN = 0.05
"""A link needs a lead of so much over every rival that is still free; else a person is asked.
At these two, CF's own links to PA-X are found with a precision of .96 and a recall of .77."""
ASKED_FROM = LINKED_FROM - MARGIN
ASKED_OF_PRESS = 0.38
"""The press names fewer parties and days than a data set; and to call missing what is there is
worse than a question."""

Outcome = Literal["given", "same", "ask"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that another may be, with its score and the reasons."""

    case: Case
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two cases that are one ("same"; "given" where a data set says so itself), or may be ("ask",
    with all that come as near in `rivals`)."""

    ours: Case
    theirs: Case
    outcome: Outcome
    score: float
    reasons: tuple[str, ...]
    rivals: tuple[Candidate, ...] = ()


Found = dict[str, list[Candidate]]
"""All that each case of one source, by its id, may be in the other, best first."""


def match(
    ours: Sequence[Case], found: Found, *, one_to_one: bool = True, use_given: bool = True
) -> list[Link]:
    """Links between cases of two sources, best first, from the `candidates` of the one; at most
    one for each of `ours`, and with `one_to_one` at most one for each of the other. With
    `use_given` what the source itself links counts before any score. The result does not depend
    on the order of the cases."""
    links = list(_given(ours, found)) if use_given else []
    board = _Board(ours, found, one_to_one=one_to_one)
    for link in links:
        board.take(link)
    for case, best in board.pairs:
        if board.free(case, best.case):
            links.append(board.link(case, best))
            board.take(links[-1])
    return sorted(links, key=lambda link: (-link.score, link.ours.id, link.theirs.id))


class _Board:
    """Who is still free while links are made, best pair first."""

    def __init__(self, ours: Sequence[Case], found: Found, *, one_to_one: bool) -> None:
        self.one_to_one = one_to_one
        self.pairs = sorted(
            (
                (case, each)
                for case in ours
                for each in found[case.id]
                if each.score >= _least(case)
            ),
            key=lambda pair: (-pair[1].score, pair[0].id, pair[1].case.id),
        )
        self._of_ours: Found = {}
        self._of_theirs: dict[str, list[tuple[Case, float]]] = {}
        for case, each in self.pairs:
            self._of_ours.setdefault(case.id, []).append(each)
            self._of_theirs.setdefault(each.case.id, []).append((case, each.score))
        self._ours_taken: set[str] = set()
        self._theirs_taken: set[str] = set()

    def free(self, ours: Case, theirs: Case) -> bool:
        return ours.id not in self._ours_taken and theirs.id not in self._theirs_taken

    def take(self, link: Link) -> None:
        self._ours_taken.add(link.ours.id)
        if self.one_to_one and link.outcome != "ask":
            self._theirs_taken.add(link.theirs.id)

    def link(self, case: Case, best: Candidate) -> Link:
        """The best pair that is left for a case: a link, or a question."""
        least = best.score - MARGIN
        rivals = tuple(
            each
            for each in self._of_ours[case.id]
            if each is not best and each.score >= least and self.free(case, each.case)
        )
        contested = self.one_to_one and any(
            other is not case and points >= least and self.free(other, best.case)
            for other, points in self._of_theirs[best.case.id]
        )
        doubts = []
        if rivals:
            doubts.append(f"{len(rivals)} more come as near")
        if contested:
            doubts.append(f"another of {SOURCE_NAMES[case.source]} comes as near to it")
        if best.score < LINKED_FROM:
            doubts.append("too little to be sure")
        reasons = (*best.reasons, *doubts)
        return Link(case, best.case, "ask" if doubts else "same", best.score, reasons, rivals)


def _least(case: Case) -> float:
    return ASKED_OF_PRESS if case.source == "press" else ASKED_FROM


def _given(ours: Iterable[Case], found: Found) -> Iterator[Link]:
    for case in sorted(ours, key=lambda case: case.id):
        for each in found[case.id]:
            if each.case.id in case.linked:
                reasons = (f"linked by {SOURCE_NAMES[case.source]} itself", *each.reasons)
                yield Link(case, each.case, "given", each.score, reasons)


def candidates(ours: Sequence[Case], theirs: Sequence[Case], registry: Registry) -> Found:
    """For each case all that it may be among the other source's, best first; what its source links
    itself is among them whatever its score."""
    words = {case.id: Words(case.words, registry, case.about, case.name) for case in theirs}
    by_id = {case.id: case for case in theirs}
    by_country: dict[str, list[Case]] = {}
    for case in theirs:
        for country in case.countries:
            by_country.setdefault(country, []).append(case)
    spans = {case.id: _span(case) for case in theirs}
    found: Found = {}
    for case in ours:
        first, last = _span(case)
        near = {
            other.id: other
            for key in case.countries
            for other in by_country.get(key, ())
            if spans[other.id][0] <= last and spans[other.id][1] >= first
        }
        near |= {key: by_id[key] for key in case.linked & by_id.keys()}
        scored = []
        for other in near.values():
            result = score(case, other, words=words[other.id], registry=registry)
            if result is not None:
                scored.append(Candidate(other, result.score, result.reasons))
            elif other.id in case.linked:
                scored.append(Candidate(other, 0.0, ("by no rule of ours",)))
        found[case.id] = sorted(scored, key=lambda each: (-each.score, each.case.id))
    return found


def _span(case: Case) -> tuple[int, int]:
    """The days, as ordinals, between which another case may lie; none at all without days."""
    first = min((day.first.toordinal() for day in case.days), default=date.max.toordinal())
    last = max((day.last.toordinal() for day in case.days), default=0)
    return first - MOST_DAYS // 2 - 1, last + MOST_DAYS // 2 + 1
