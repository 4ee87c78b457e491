"""How sure a text is of a word, as one number from −3 to 3, learned on our own sentences.

3 is certain to have come about or to come about, 2 probable, 1 possible, 0 open, and the same
below for what is not so (the scale of Lee et al. 2015). The number is a sum of weights: for how
the word stands, for the cues on its path, for its form and place, and, of a noun, for how its
verb stands. `scripts/train_factuality.py` wrote the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.lexicon import load_table
from dragoman.model import Attribution, Context, Mentions, Polarity, Sentence, Token
from dragoman.reading.cast import Cast
from dragoman.reading.clauses.standing import Standing, Word, find_word, stand

MOST = 3.0
BASE = "base"
_TOLD_APART = frozenset(
    {"of", "for", "to", "in", "on", "by", "with", "from", "about", "against", "at", "after"}
)
_INDEFINITE = frozenset({"a", "an", "some", "another"})
_BY_CUE = frozenset(
    {
        Context.PLAN,
        Context.POSSIBILITY,
        Context.CALL,
        Context.CONDITION,
        Context.PURPOSE,
        Context.PROMISE,
        Context.NEGATION,
        Context.FAILURE,
        Context.PHASE,
        Context.REFUSAL,
        Context.REPORT,
        Context.DENIAL,
    }
)
_PLACED = frozenset({"gerund", "infinitive", "noun", "participle"})
"""Forms that tell nothing by themselves of whether the thing came about; their place does."""
DEEPEST = 3


def factuality_at(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    attributions: Sequence[Attribution],
    start: int,
    end: int,
) -> float | None:
    """The factuality of the words from `start` to `end`; None outside the sentences."""
    word = find_word(sentences, attributions, start, end)
    return factuality_of(features_of(word, Cast(text, mentions))) if word is not None else None


def factuality_of(features: Iterable[str]) -> float:
    """The sum of the weights of the features, held between −3 and 3."""
    known = weights()
    return max(-MOST, min(MOST, sum(known.get(name, 0.0) for name in set(features))))


@cache
def weights() -> dict[str, float]:
    """The shipped weights by feature."""
    return {row["feature"]: float(row["weight"]) for row in load_table("factuality")}


def features_of(word: Word, cast: Cast) -> Iterator[str]:
    """What the weights know a word by, some of them more than once."""
    tree, token, standing = word.tree, word.token, stand(word, cast)
    yield BASE
    yield f"is {standing.modality} {standing.polarity}"
    form = form_of(tree, token)
    yield f"form {form}"
    if form in _PLACED:
        yield f"{form} as {_place(tree, token)}"
    if form == "noun":
        yield f"noun {_article(tree, token)}"
        yield from _holder(word, cast)
    yield from _path(standing)
    if tree.ends_with("?"):
        yield "in a question"
    if form == "present" and _is_kind(tree, tree.child(token, *SUBJECTS)):
        yield "habit"


def form_of(tree: Tree, token: Token) -> str:
    """past, present, perfect, progressive, future, modal, infinitive, gerund or participle of a
    verb; else noun, adjective or other."""
    if not token.tag.startswith("VB"):
        return {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}.get(token.pos, "other")
    helpers = tree.children(token, "aux", "aux:pass", "cop")
    lemmas = {child.lemma.lower() for child in helpers}
    tags = {token.tag, *(child.tag for child in helpers)}
    if lemmas & {"will", "shall"}:
        return "future"
    if "MD" in tags:
        return "modal"
    if "have" in lemmas:
        return "perfect"
    if token.tag == "VBG" and "be" in lemmas:
        return "progressive"
    if "VBD" in tags:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return {"VBN": "participle", "VBG": "gerund"}.get(token.tag, "infinitive")


def _place(tree: Tree, token: Token) -> str:
    if token.dep in ("obl", "nmod"):
        preposition = tree.preposition(token)
        return f"{token.dep} {preposition if preposition in _TOLD_APART else 'else'}"
    if token.dep in ("advcl", "acl"):
        mark = tree.child(token, "mark", "case")
        return f"{token.dep} {mark.lemma.lower() if mark is not None else 'bare'}"
    return token.dep


def _article(tree: Tree, noun: Token) -> str:
    marked = {child.lemma.lower() for child in tree.children(noun, "det", "nmod:poss")}
    if "any" in marked:
        return "any"
    if marked:
        return "a" if marked & _INDEFINITE else "the"
    return "plural" if noun.tag == "NNS" else "bare"


def _holder(word: Word, cast: Cast) -> Iterator[str]:
    """How the verb stands in whose clause a noun is: "will inspect the [bridge]"."""
    verb = word.tree.in_clause_of(word.token)
    if verb.i == word.token.i or not verb.tag.startswith("VB"):
        return
    above = stand(replace(word, token=verb), cast)
    yield f"holder {above.modality} {above.polarity}"
    yield f"holder {form_of(word.tree, verb)}"


def _path(standing: Standing) -> Iterator[str]:
    for step in standing.path:
        yield f"under {step.kind}"
        if step.kind in _BY_CUE:
            yield f"{step.kind} {step.cue.lower()}"
    for voice in standing.voices:
        yield f"voice {voice.stance}"
    if len(standing.voices) > 1:
        yield "voices several"
    others = [step for step in standing.path if step.kind is not Context.REPORT]
    yield f"depth {min(DEEPEST, len(others))}"
    near = standing.path[-1].kind if standing.path else None
    if standing.polarity is Polarity.NEGATED and near is not Context.NEGATION:
        yield "negated from afar"


def _is_kind(tree: Tree, subject: Token | None) -> bool:
    """ "Farmers [suffer]": a plural without any article."""
    if subject is None or subject.tag != "NNS":
        return False
    return not tree.children(subject, "det", "nmod:poss")
