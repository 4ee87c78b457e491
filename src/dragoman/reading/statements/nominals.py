"""Attributions whose cue is no verb: "according to X", "X's claim that …"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.trees import Tree
from dragoman.model import Attribution, Token
from dragoman.reading.cast import Cast
from dragoman.reading.statements.building import build
from dragoman.reading.statements.content import Found
from dragoman.reading.statements.cues import Cue
from dragoman.reading.statements.groups import MAX_INVERTED
from dragoman.reading.statements.quotes import Quote
from dragoman.reading.statements.speakers import Speaker, who


def according(
    text: str, tree: Tree, cue: Cue, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    """ "According to the ministry, CONTENT" and "CONTENT, according to the ministry"."""
    head = _named(tree, cue)
    if head is None:
        return None
    members = tree.subtree(head, without=frozenset({"acl:relcl", "parataxis", "conj"}))
    aside = _aside(tree, max(t.i for t in members))
    last = max((t.i for t in members if t.i >= cue.last), default=cue.last)
    if cue.first <= 1:
        start = max(last, aside) + 1
        while start < len(tree.tokens) - 1 and tree.tokens[start].pos == "PUNCT":
            start += 1
        span = (start, _trim(tree, len(tree.tokens) - 1))
    else:
        span = (0, _trim(tree, cue.first - 1))
    if span[1] - span[0] < 1 or not cue.senses:
        return None
    found = Found((span,), "that", "according")
    refs = who(tree, head, cast)
    speaker = Speaker(refs[0], refs[1:], ())
    return build(text, tree, cue, cue.senses[0], found, speaker, quotes, cast)


def _named(tree: Tree, cue: Cue) -> Token | None:
    """Whom it is according to; a relative pronoun is nobody ("versions according to which …"),
    and the participle of "according to the paper, quoting aid workers" is not the paper."""
    head = tree.head(cue.token)
    if head is not None and head.tag.startswith("VB"):
        following = tree.tokens[cue.last + 1 : cue.last + MAX_INVERTED]
        head = next((t for t in following if t.pos in ("NOUN", "PROPN", "PRON")), None)
        if head is not None and head.dep in ("compound", "amod", "nmod:desc"):
            head = tree.head(head)
    if head is None or head.tag in ("WDT", "WP", "WRB"):
        return None
    return head


def _aside(tree: Tree, last: int) -> int:
    """Past ", quoting aid workers," and the like behind the name; the name's end without one."""
    following = tree.tokens[last + 1 : last + 3]
    if len(following) < 2 or following[0].text != "," or following[1].tag not in ("VBG", "VBN"):
        return last
    closing = (t.i for t in tree.tokens[last + 2 : last + 2 * MAX_INVERTED] if t.text == ",")
    return next(closing, last)


def _trim(tree: Tree, last: int) -> int:
    while last > 0 and tree.tokens[last].text in {".", ",", ";", "!", "?", "—", "–"}:
        last -= 1
    return last


def noun_with_clause(
    text: str, tree: Tree, cue: Cue, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    """ "Kyiv's claim that CONTENT", "a warning from the envoy that CONTENT"."""
    clause = tree.child(cue.token, "acl", "ccomp", "acl:relcl")
    sense = cue.sense("that")
    if clause is None or sense is None or clause.i < cue.last:
        return None
    mark = tree.child(clause, "mark")
    if mark is None or mark.lemma.lower() != "that":
        return None
    owner = tree.child(cue.token, "nmod:poss") or next(
        (
            n
            for n in tree.children(cue.token, "nmod")
            if tree.preposition(n) in ("by", "from", "of")
        ),
        None,
    )
    if owner is None:
        return None
    refs = cast.refs(tree, owner) or (cast.describe(tree, owner),)
    found = Found(((mark.i, _trim(tree, tree.subtree(clause)[-1].i)),), "that", "noun-that")
    return build(text, tree, cue, sense, found, Speaker(refs[0], refs[1:], ()), quotes, cast)
