"""What speaks for a root: the facts, the frames met, and the words that link the pair.

Features are short strings, each there or not. Those of the facts carry most; the words between
the two and on the path of the parse that joins them settle what no frame knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.exchange.pairs.parsed import ParsedPair, Span, overlap
from dragoman.exchange.pairs.telling import telling_root
from dragoman.exchange.plover import root_of
from dragoman.model import Sentence, Token

BIAS = "bias"
LONGEST = 3
"""Words in a row between the two that are one feature."""
BEHIND = 4
"""Words behind both that are features."""
FAR = 8
"""From so many pairs of words between the two on, they are far apart."""
_SHAPING = frozenset({"advmod", "aux", "aux:pass", "mark", "cop", "case", "compound:prt"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BELOW = frozenset({"obj", "obl", "nmod", "iobj"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})


def features(pair: ParsedPair) -> frozenset[str]:
    """Return all features of a pair."""
    found = {BIAS, *_of_facts(pair), *_of_frames(pair)}
    sentence = pair.sentence
    if sentence is not None:
        found.update(_of_words(pair, sentence))
        source, target = head_of(sentence, pair.source), head_of(sentence, pair.target)
        if source is not None:
            found.update(_of_verb(sentence, source))
        if source is not None and target is not None:
            found.update(_of_path(pair, sentence, source, target))
    return frozenset(found)


def _of_facts(pair: ParsedPair) -> Iterator[str]:
    yield f"best={telling_root(pair.facts, pair.source, pair.target) or 'none'}"
    for fact in pair.facts:
        root = root_of(fact)
        if root is None:
            continue
        actors = [(actor.start, actor.end) for actor in fact.actors()]
        by_source = any(overlap(actor, pair.source) for actor in actors[:1])
        on_target = any(overlap(actor, pair.target) for actor in actors)
        yield f"fact={root}|{by_source:d}{on_target:d}"
        yield f"fact={root}"


def _of_frames(pair: ParsedPair) -> Iterator[str]:
    for clause, matches in pair.matched:
        both = all(clause.start <= at < clause.end for at in (pair.source[0], pair.target[0]))
        for match in matches:
            frame = f"{match.frame.kind.value}.{match.frame.value}"
            yield f"frame={frame}"
            yield f"frame={frame}|{clause.modality.value}|{clause.polarity.value}"
            if both:
                yield f"around={frame}"


def _of_words(pair: ParsedPair, sentence: Sentence) -> Iterator[str]:
    """The words between the two, alone and in rows, those behind both, and which comes first."""
    low = min(pair.source[1], pair.target[1])
    high = max(pair.source[0], pair.target[0])
    free = [t for t in sentence.tokens if t.pos != "PUNCT" and not _is_marked(t, pair)]
    words = [lemma_of(token) for token in free if low <= token.start < high]
    for token in [token for token in free if token.start >= high][:BEHIND]:
        yield f"behind={lemma_of(token)}"
    for length in range(1, LONGEST + 1):
        for first in range(len(words) - length + 1):
            yield "between=" + " ".join(words[first : first + length])
    yield "first=" + ("source" if pair.source[0] < pair.target[0] else "target")
    yield f"apart={min(len(words) // 2, FAR)}"


def _of_verb(sentence: Sentence, source: Token) -> Iterator[str]:
    """The word that governs the source, and what stands with it."""
    tokens = sentence.tokens
    verb = tokens[source.head]
    yield f"verb={lemma_of(verb)}"
    yield f"form={verb.tag}"
    yield f"relation={source.dep}"
    for token in _children(sentence, verb):
        if token.dep in _COMPLEMENTS:
            yield f"verb={lemma_of(verb)}>{lemma_of(token)}"
            yield f"complement={lemma_of(token)}"
        elif token.dep in _BELOW:
            yield f"object={lemma_of(token)}"
        elif token.dep.startswith("aux"):
            yield f"auxiliary={token.lemma.lower()}"


def _of_path(pair: ParsedPair, sentence: Sentence, source: Token, target: Token) -> Iterator[str]:
    """The words on the way through the parse from source to target, and what shapes them."""
    tokens = sentence.tokens
    up, down = _governors(sentence, source), _governors(sentence, target)
    top = next((i for i in up if i in down), None)
    if top is None:
        return
    rising, falling = up[: up.index(top)], down[: down.index(top)]
    nodes = [tokens[i] for i in (*rising[1:], top, *reversed(falling[1:]))]
    nodes = [token for token in nodes if not _is_marked(token, pair)]
    for node in nodes:
        yield f"path={lemma_of(node)}"
        for token in _children(sentence, node):
            if token.dep in _SHAPING:
                yield f"beside={token.dep}:{lemma_of(token)}"
            elif not _is_marked(token, pair):
                yield f"below={token.dep.partition(':')[0]}:{lemma_of(token)}"
    relations = [tokens[i].dep for i in rising], [tokens[i].dep for i in reversed(falling)]
    yield "way=" + ">".join(relations[0]) + "^" + "<".join(relations[1])
    yield "whole path=" + " ".join(lemma_of(node) for node in nodes)
    yield f"top={lemma_of(tokens[top])}"
    for token in _children(sentence, target):
        if token.dep == "case":
            yield f"preposition={token.lemma}"
            yield f"preposition={lemma_of(tokens[top])} {token.lemma}"


def head_of(sentence: Sentence, span: Span) -> Token | None:
    """Return the word that governs a stretch: of those governed from outside the first noun."""
    inside = [t for t in sentence.tokens if overlap((t.start, t.end), span)]
    places = {token.i for token in inside}
    heads = [token for token in inside if token.head not in places or token.is_root]
    nouns = [token for token in heads if token.pos in _NAMING]
    return next(iter(nouns or heads), None)


def lemma_of(token: Token) -> str:
    """Return the lemma; names and numbers by their kind, since which one it is tells nothing."""
    if token.entity and token.pos == "PROPN":
        return f"<{token.entity}>"
    return "<num>" if token.pos == "NUM" else token.lemma.lower()


def _governors(sentence: Sentence, token: Token) -> list[int]:
    """The positions of a token and all that governs it, upwards."""
    found = [token.i]
    while not sentence.tokens[found[-1]].is_root and len(found) <= len(sentence.tokens):
        found.append(sentence.tokens[found[-1]].head)
    return found


def _children(sentence: Sentence, governor: Token) -> Sequence[Token]:
    return [t for t in sentence.tokens if t.head == governor.i and t.i != governor.i]


def _is_marked(token: Token, pair: ParsedPair) -> bool:
    span = (token.start, token.end)
    return overlap(span, pair.source) or overlap(span, pair.target)
