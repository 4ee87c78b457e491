"""Who speaks, to whom, where, and who passes it on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.language.trees import Tree
from dragoman.lexicon import load_table
from dragoman.model import ActorKind, ActorRef, Stance, Token, Voice
from dragoman.reading.cast import Cast
from dragoman.reading.statements.content import ADDRESSING, resumed
from dragoman.reading.statements.cues import Cue, is_cue
from dragoman.reading.statements.groups import FINITE, Group

_QUOTED_AS = frozenset({"quote", "cite", "report", "hear", "see", "describe"})
_RELAYED = frozenset({"broadcast", "carry", "publish", "air", "release", "post", "print", "quote",
                      "cite", "televise", "run", "report"})  # fmt: skip
_ASKING = frozenset({"ask", "question", "press", "quiz"})
"""At the head of a sentence these are passive: "Asked whether he would come, the envoy …"."""
_EMPTY_SUBJECTS = frozenset(
    {
        "nobody",
        "none",
        "no-one",
        "anybody",
        "it",
        "there",
        "which",
        "what",
        "that",
        "this",
        "these",
        "those",
    }
)
_OCCASION_PREPOSITIONS = frozenset(
    {"in", "at", "during", "after", "following", "on", "to", "before", "via", "through", "ahead of"}
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks (`others` speak with him), to whom, and on what occasion."""

    ref: ActorRef
    others: tuple[ActorRef, ...] = ()
    addressees: tuple[ActorRef, ...] = ()
    occasion: str | None = None


def speaker_of(tree: Tree, cue: Cue, group: Group, cast: Cast) -> Speaker | None:
    """The speaker of a verbal cue; None where the sentence names nobody.

    Passive cues speak through their agent ("was confirmed by the ministry"); "X was quoted as
    saying" is X speaking; "it is understood", "X is said to" have no speaker and give None.
    """
    head = _speaking_noun(tree, cue, group)
    if head is None:
        return None
    empty = head.pos == "PRON" and head.lemma.lower() in _EMPTY_SUBJECTS
    if empty and cast.mention(head) is None:
        return None
    refs = cast.refs(tree, head) or (cast.describe(tree, head),)
    return Speaker(
        refs[0],
        refs[1:],
        _addressees(tree, cue, cast),
        occasion_of(tree, cue.token, cast),
    )


def _speaking_noun(tree: Tree, cue: Cue, group: Group) -> Token | None:
    token = cue.token
    if token.lemma in _ASKING and cue.first <= 1 and group.subject is None:
        return None
    earlier = _speaker_so_far(tree, token)
    if earlier is not None:
        return earlier
    if tree.is_passive(token):
        agent = tree.child(token, "obl:agent") or next(
            (n for n in tree.children(token, "obl") if tree.preposition(n) == "by"), None
        )
        if token.lemma in _QUOTED_AS:
            return tree.child(token, "nsubj:pass") or agent
        return agent
    subject = group.subject or _resumed_subject(tree, token) or tree.subject(token)
    if subject is None and group.first == token.i:
        subject = _nearest_name_before(tree, token)
    if subject is not None and subject.i == token.i:
        return None
    return subject


def _speaker_so_far(tree: Tree, token: Token) -> Token | None:
    """Whose afterthought a participle behind a comma is: "Zarif said that Iran was ready, adding
    that …" is Zarif adding, whatever the tree hangs it on."""
    if token.tag != "VBG" or token.i == 0 or tree.tokens[token.i - 1].text != ",":
        return None
    for other in reversed(tree.tokens[: token.i]):
        if other.tag in FINITE and is_cue(other):
            return tree.subject(other)
    return None


def _resumed_subject(tree: Tree, token: Token) -> Token | None:
    """ "Cavusoglu said that cooperation has worked and vowed …": the one who said vowed."""
    for ancestor in tree.ancestors(token):
        if is_cue(ancestor) and resumed(tree, ancestor, token):
            return tree.subject(ancestor)
    return None


def _nearest_name_before(tree: Tree, token: Token) -> Token | None:
    """A name right before a cue that the parse left without a subject."""
    for i in range(token.i - 1, max(-1, token.i - 4), -1):
        candidate = tree.tokens[i]
        closing = token.tag == "NNS" and candidate.pos == "NOUN"
        if candidate.pos in ("PROPN", "PRON") or closing:
            return candidate
        if candidate.pos not in ("ADV", "AUX"):
            return None
    return None


def _addressees(tree: Tree, cue: Cue, cast: Cast) -> tuple[ActorRef, ...]:
    """ "told reporters", "said to the delegates"."""
    found: list[ActorRef] = []
    for child in tree.children(cue.token, "iobj", "obj", "obl"):
        if child.i < cue.token.i:
            continue
        told = child.dep != "obl" and cue.token.lemma in ADDRESSING
        if told or (child.dep == "obl" and tree.preposition(child) == "to"):
            refs = cast.refs(tree, child)
            if not refs and told and child.pos in ("NOUN", "PROPN"):
                refs = (cast.describe(tree, child),)
            found.extend(refs)
    return tuple(found)


@cache
def _occasions() -> frozenset[str]:
    return frozenset(row["phrase"].split()[-1] for row in load_table("occasions"))


def occasion_of(tree: Tree, token: Token, cast: Cast) -> str | None:
    """ "at a press conference following his talks with …", as written."""
    for child in tree.children(token, "obl", "nmod"):
        if tree.preposition(child) not in _OCCASION_PREPOSITIONS:
            continue
        words = {child.lemma.lower(), *(c.lemma.lower() for c in tree.children(child, "compound"))}
        if words & _occasions():
            start, end = tree.span(child, without=frozenset({"case", "acl", "acl:relcl", "advcl"}))
            return " ".join(cast.text[start:end].split())
    return None


def relay(tree: Tree, cue: Cue, cast: Cast) -> tuple[Voice, ...]:
    """Outlets that pass a speaker's words on, outermost first.

    "he said in comments broadcast by the TRT channel"; "X was quoted by Interfax as saying".
    """
    voices: list[Voice] = []
    for verb in (cue.token, *tree.subtree(cue.token)):
        if verb.lemma not in _RELAYED or not tree.is_passive(verb):
            continue
        if verb is not cue.token and verb.i < cue.token.i - MAX_RELAY_DISTANCE:
            continue
        for agent in tree.children(verb, "obl:agent", "obl"):
            if agent.dep == "obl" and tree.preposition(agent) not in ("by", "on"):
                continue
            for ref in cast.refs(tree, agent):
                if ref.kind is ActorKind.OUTLET:
                    voices.append(_reports(ref))
    return tuple(dict.fromkeys(voices))


MAX_RELAY_DISTANCE = 12
"""Tokens between a cue and the participle that names the outlet before it."""


def _reports(ref: ActorRef) -> Voice:
    return Voice(ref.actor, ref.name, ref.text, ref.start, ref.end, Stance.REPORTS)
