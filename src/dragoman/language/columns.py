"""What a parsed document says of each word, as plain lists, and clauses put back into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START, TAG
from spacy.tokens import Doc

from dragoman.language.asides import Span
from dragoman.language.punctuation import MARK

PUT_IN = "parataxis"
COMMA = ","
SUBJECT = "nsubj"
_BEHIND = frozenset({"obj", "obl", "obl:unmarked", "xcomp", "ccomp", "iobj"})


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a word: its tag, its relation, the position of its head (its own at a root); and
    where sentences start."""

    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]

    def sentences(self) -> list[range]:
        """The positions of each sentence, in order."""
        ends = [*self.starts[1:], len(self.tags)]
        return [range(first, behind) for first, behind in zip(self.starts, ends, strict=True)]


def columns_of(doc: Doc) -> Columns:
    """The columns of a parsed document."""
    table = doc.to_array([TAG, DEP, HEAD, SENT_START])
    strings = doc.vocab.strings
    heads = table[:, 2].astype(np.int64) + np.arange(len(doc))
    starts = table[:, 3].tolist()
    return Columns(
        [strings[tag] for tag in table[:, 0].tolist()],
        [strings[dep] for dep in table[:, 1].tolist()],
        heads.tolist(),
        [i for i, start in enumerate(starts) if start == 1 or i == 0],
    )


def put_back(
    main: Columns,
    kept: Sequence[int],
    clauses: Sequence[tuple[Span, Columns]],
    forms: Sequence[str],
) -> Columns:
    """The columns of all words: `main` stands at the positions `kept`, each clause between its
    commas; it hangs on the predicate that it interrupts, its commas on it.
    """
    length = len(forms)
    tags, deps, heads = [COMMA] * length, [MARK] * length, list(range(length))
    for at, tag, dep, head in zip(kept, main.tags, main.deps, main.heads, strict=True):
        tags[at], deps[at], heads[at] = tag, dep, kept[head]
    starts = [kept[first] for first in main.starts]
    words = [at for at in kept if any(char.isalnum() for char in forms[at])]
    above = [_interrupted(heads, words, opening, closing) for (opening, closing), _ in clauses]
    for ((opening, closing), clause), predicate in zip(clauses, above, strict=True):
        first = opening + 1
        tags[first:closing], deps[first:closing] = clause.tags, clause.deps
        heads[first:closing] = [first + head for head in clause.heads]
        root = next(i for i in range(first, closing) if heads[i] == i)
        _turn_round(deps, heads, root, closing)
        heads[root], deps[root] = predicate, PUT_IN
        for comma in (opening, closing):
            if deps[comma] == MARK:
                heads[comma] = root
    return Columns(tags, deps, heads, starts)


def _turn_round(deps: list[str], heads: Sequence[int], verb: int, behind: int) -> None:
    """ "say aid workers in the camp": what stands behind a verb that nothing precedes is its
    subject, however the tree takes it."""
    below = [i for i in range(verb + 1, behind) if heads[i] == verb and deps[i] != MARK]
    if below and not any(deps[i].startswith(SUBJECT) for i in below) and deps[below[0]] in _BEHIND:
        deps[below[0]] = SUBJECT


def _interrupted(heads: Sequence[int], words: Sequence[int], opening: int, closing: int) -> int:
    """The lowest word that governs what stands on both sides of a clause put in."""
    before = max(at for at in words if at < opening)
    after = min(at for at in words if at > closing)
    left = _path(heads, before)
    return next((at for at in _path(heads, after) if at in left), left[-1])


def _path(heads: Sequence[int], at: int) -> list[int]:
    """A word and what governs it, up to the root."""
    found = [at]
    while heads[found[-1]] != found[-1] and len(found) <= len(heads):
        found.append(heads[found[-1]])
    return found
