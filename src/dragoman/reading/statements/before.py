"""Content put before its cue: "Talks had begun, she said", "“Who?” he asked", "A, she said, B"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import Token
from dragoman.reading.statements.content import (
    ADDRESSING,
    MAX_ASIDE,
    Found,
    end_of_content,
    in_another_tense,
    skip_punctuation,
)
from dragoman.reading.statements.cues import Cue
from dragoman.reading.statements.groups import (
    COMMAS,
    FINITE,
    MAX_INVERTED,
    Group,
    is_mark,
    joins,
)
from dragoman.reading.statements.quotes import Quote

_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB", "VBG", "VBN"})
_JOINING = frozenset({"and", "but", "while", "as", "after", "before", "when", "although", "though",
                      "because", "since", "whose"})  # fmt: skip
_OWN_CLAUSE = frozenset({"who", "which", "when", "whose", "because", "since", "while", "although"})
MIN_LEFT_WORDS = 2
"""Fewer words before ", he said" are an adverb or a connective, not what he said."""


def clause_before(tree: Tree, cue: Cue, group: Group) -> Found | None:
    """ "CONTENT, X said (on Monday)." and "CONTENT, X said, CONTENT"."""
    before = group.first - 1
    if _is_subordinate(tree, group):
        return None
    participle = cue.token.tag == "VBG" and cue.first == cue.token.i
    if participle and not tree.child(cue.token, "aux", *SUBJECTS):
        return None
    if group.subject is None and tree.child(cue.token, "aux") is not None:
        return None
    if before < 1 or not joins(tree.tokens[before]) or tree.tokens[before].text == ";":
        return None
    right = _aside_end(tree, cue, group)
    if right is None and is_mark(tree.tokens[before]):
        right = group.last
    if right is None:
        return None
    last = before
    while last > 0 and tree.tokens[last].text in COMMAS:
        last -= 1
    first = _left_start(tree, cue, group, last)
    inside = _interrupted(tree, cue, last, right)
    if inside is not None:
        return _on_both_sides(tree, cue, (max(first, inside), last), right)
    quoted = any(is_mark(t) for t in tree.tokens[max(0, group.first - 2) : group.first])
    put_in = right < len(tree.tokens) - 2 and tree.tokens[right + 2].tag in FINITE
    if not (put_in or _says_something(tree, first, last)) or (
        _has_own_object(tree, cue) and not (quoted or group.inverted)
    ):
        return None
    if _word_count(tree.tokens[first : last + 1]) < MIN_LEFT_WORDS:
        return None
    parts = [(first, last)]
    if right < len(tree.tokens) - 1 and _resumes(tree, cue, right):
        parts.append((skip_punctuation(tree, right + 1), end_of_content(tree, cue, right + 1)))
    put_in = put_in or (right + 1 < len(tree.tokens) and tree.tokens[right + 1].text in COMMAS)
    whole = tuple(part for part in parts if part[1] >= part[0])
    return Found(whole, "that", "before", put_in=put_in)


def _interrupted(tree: Tree, cue: Cue, last: int, right: int) -> int | None:
    """Where the predicate begins that a reporting clause put in interrupts: "His men, say aid
    workers, have burned it"; None where words on one side only are what it governs."""
    above = tree.head(cue.token) if cue.token.dep == "parataxis" else None
    if above is None:
        return None
    own = {t.i for t in tree.subtree(cue.token)}
    around = [t.i for t in tree.subtree(above) if t.i not in own and t.pos != "PUNCT"]
    if not (around[0] <= last and any(i > right for i in around)):
        return None
    first = around[0]
    while first < last and tree.tokens[first].pos == "CCONJ":
        first += 1
    return first


def _on_both_sides(tree: Tree, cue: Cue, left: tuple[int, int], right: int) -> Found | None:
    """The two halves of what a reporting clause interrupts."""
    start = skip_punctuation(tree, right + 1)
    behind = tree.tokens[start]
    joined = behind.text.lower() in _JOINING and not in_another_tense(cue, tree.tokens[start:])
    his_own = behind.tag in _RELATIVE  # "…, he said, thanking the hosts"
    halves = [left] if joined or his_own else [left, (start, end_of_content(tree, cue, start))]
    return Found(tuple(halves), "that", "before", put_in=True)


def earlier_quote(
    text: str, tree: Tree, cue: Cue, group: Group, quotes: Sequence[Quote]
) -> Found | None:
    """The quotation right before a sentence that only says whose it is ("“Who fired?” he asked.").

    Sentences end at question and exclamation marks, and so quotations part from their cue there.
    """
    if cue.first > MAX_INVERTED or cue.sense("quote") is None:
        return None
    start = tree.sentence.start
    before = next((q for q in reversed(quotes) if q.end <= start), None)
    if before is None or "\n" in text[before.end : start] or text[before.end : start].strip():
        return None
    asked = text[before.inner_end - 1 : before.inner_end] in ("?", "!", "…")
    if not asked and not text[start : start + 1].islower():
        return None
    if any(t.text in COMMAS or t.tag in FINITE for t in tree.tokens[: cue.first]):
        return None
    return Found((), "quote", "before", before)


def _is_subordinate(tree: Tree, group: Group) -> bool:
    """ "They met the bishop, who promised that …", "Homes burnt on Friday, when the cabinet ordered
    …": what stands before such a clause is nobody's words."""
    opening = {t.text.lower() for t in tree.tokens[group.first - 1 : group.first + 1]}
    if not opening & _OWN_CLAUSE:
        return False
    return not any(is_mark(t) for t in tree.tokens[max(0, group.first - 2) : group.first])


def _says_something(tree: Tree, first: int, last: int) -> bool:
    """A clause or a quotation: "The mission, it, neither confirmed" has neither before its cue."""
    return any(t.tag in FINITE or is_mark(t) for t in tree.tokens[first : last + 1])


def _has_own_object(tree: Tree, cue: Cue) -> bool:
    """ "…, when Jakarta declared martial law": the cue has what it declares behind it."""
    own = tree.child(cue.token, "obj")
    if tree.tokens[min(cue.last + 1, len(tree.tokens) - 1)].text in COMMAS:
        return False
    return own is not None and own.i > cue.last and cue.token.lemma not in ADDRESSING


def _aside_end(tree: Tree, cue: Cue, group: Group) -> int | None:
    """The last token of a reporting clause put in or behind; None if it governs words after it."""
    last = group.last
    for i in range(group.last + 1, len(tree.tokens)):
        token = tree.tokens[i]
        if token.text in COMMAS or is_mark(token) or token.text in ".?!:":
            return last
        if i - group.last > MAX_ASIDE * 2:
            return None
        if token.lemma.lower() == "that" and token.dep == "mark":
            return None
        last = i
    return last


def _left_start(tree: Tree, cue: Cue, group: Group, last: int) -> int:
    """Content put first starts with the sentence, or after an earlier reporting clause of the
    same speaker ("said A and, he added, B" has a subject of its own)."""
    head = cue.token
    if head.dep == "conj" and group.subject is None:
        return max(0, min(tree.head(head).i + 1, last)) if tree.head(head) else 0  # type: ignore[union-attr]
    first = _behind_colon(tree, last)
    while first < last and tree.tokens[first].pos == "PUNCT" and not is_mark(tree.tokens[first]):
        first += 1
    return first


def _behind_colon(tree: Tree, last: int) -> int:
    """ "The president refused: his government, he said, had promised nothing" begins anew there;
    a colon inside a quotation does not part it."""
    for token in reversed(tree.tokens[: last + 2]):
        if is_mark(token):
            return 0
        if token.text in (":", ";"):
            return token.i + 1
    return 0


def _resumes(tree: Tree, cue: Cue, right: int) -> bool:
    """Whether words of content follow the reporting clause: a quotation, or a verb of their own
    after a comma that no relative pronoun or participle opens ("…, said X, who led the talks")."""
    tokens = tree.tokens[right + 1 :]
    if not tokens or tokens[0].text not in COMMAS:
        return False
    rest = [t for t in tokens[:4] if t.text not in COMMAS]
    if rest and is_mark(rest[0]):
        return True
    if not rest or rest[0].tag in _RELATIVE:
        return False
    if rest[0].text.lower() in _JOINING:
        return in_another_tense(cue, tokens)
    return rest[0].tag == "VB" or any(t.tag in FINITE for t in tokens)


def _word_count(tokens: Sequence[Token]) -> int:
    return sum(token.pos != "PUNCT" for token in tokens)
