"""Attributions whose cue is no verb: "according to X", "X's claim that …"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.trees import Tree
from dragoman.model import Attribution, Token
from dragoman.reading.cast import Cast
from dragoman.reading.statements.building import build
from dragoman.reading.statements.content import Found
from dragoman.reading.statements.cues import Cue
from dragoman.reading.statements.groups import FINITE, MAX_INVERTED
from dragoman.reading.statements.quotes import Quote
from dragoman.reading.statements.speakers import Speaker, phrase_of, who
from dragoman.reading.statements.subjects import can_speak

ACCORDING = frozenset(
    {"according to", "in the words of", "in the view of", "in the opinion of",
     "in the judgement of", "in the judgment of", "in the estimation of"}
)  # fmt: skip
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP"})
_GIVING_UP = frozenset(
    {"drop", "abandon", "withdraw", "retract", "shelve", "forgo", "relinquish", "renounce"}
)
"""What becomes of a demand that is no longer made."""
_REPEATING = frozenset({"repeat", "reiterate", "restate", "renew"})
_ABOUT = {
    "threat": frozenset({"to", "of"}),
    "promise": frozenset({"to", "of"}),
    "pledge": frozenset({"to", "of"}),
    "vow": frozenset({"to"}),
    "call": frozenset({"to", "for"}),
    "demand": frozenset({"to", "for"}),
    "appeal": frozenset({"to", "for"}),
    "plea": frozenset({"to", "for"}),
    "request": frozenset({"to", "for"}),
    "criticism": frozenset({"of"}),
    "condemnation": frozenset({"of"}),
    "denunciation": frozenset({"of"}),
    "denial": frozenset({"of"}),
    "praise": frozenset({"for", "of"}),
    "offer": frozenset({"to", "of"}),
    "proposal": frozenset({"to", "for"}),
    "accusation": frozenset({"of"}),
}
"""How what was said follows a noun of saying, where it is no clause."""


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
    elif _opens_clause(tree, cue.first):
        start = max(last, aside) + 1
        while start < len(tree.tokens) - 1 and tree.tokens[start].pos == "PUNCT":
            start += 1
        comma = next((t.i for t in tree.tokens[start:] if t.text in (",", ";")), len(tree.tokens))
        span = (start, _trim(tree, comma - 1))
    else:
        span = (0, _trim(tree, cue.first - 1))
    if span[1] - span[0] < 1 or not cue.senses:
        return None
    found = Found((span,), "that", "according")
    refs = who(tree, head, cast)
    start, end = members[0].start, members[-1].end
    speaker = Speaker(refs[0], refs[1:], (), phrase=(start, end))
    return build(text, tree, cue, cue.senses[0], found, speaker, quotes, cast)


def _opens_clause(tree: Tree, first: int) -> bool:
    """ "men of a group which, according to the panel, had fought there", "signed and, according to
    the radio, shook hands": what the source told follows."""
    before = [t for t in tree.tokens[max(0, first - 2) : first] if t.text != ","]
    if not before or before[-1].tag == "DT":  # "would never agree to that, according to …"
        return False
    return before[-1].lemma.lower() in _OPENING


_OPENING = frozenset({"which", "who", "that", "where", "and", "but", "because", "while", "whose"})


def _named(tree: Tree, cue: Cue) -> Token | None:
    """Whom it is according to; a relative pronoun is nobody ("versions according to which …"),
    and the participle of "according to the paper, quoting aid workers" is not the paper."""
    head = tree.head(cue.token)
    phrase = tree.tokens[cue.last].lemma.lower() == "of"
    if head is not None and (phrase or head.tag.startswith("VB")):
        following = tree.tokens[cue.last + 1 : cue.last + MAX_INVERTED]
        head = next((t for t in following if t.pos in ("NOUN", "PROPN", "PRON")), None)
        if head is not None and head.dep in ("compound", "amod", "nmod:desc"):
            head = tree.head(head)
    if head is None or head.tag in ("WDT", "WP", "WRB") or head.lemma.lower() in _MEASURES:
        return None
    return head


_MEASURES = frozenset(
    {"law", "rule", "custom", "tradition", "need", "merit", "size", "rank", "schedule", "procedure",
     "population", "circumstance", "norm", "usage", "ability", "principle"}
)  # fmt: skip
"""What deeds are measured by ("dealt with according to law") and that says nothing itself."""


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


def noun_of_saying(
    text: str, tree: Tree, cue: Cue, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    """ "Kyiv's claim that CONTENT", "a warning from the envoy that CONTENT", "the front's threat
    to CONTENT", "Ankara's call for CONTENT"; "its call for a strike" was told of before."""
    sense = cue.sense("that", "noun")
    if sense is None:
        return None
    found = _clause_of(tree, cue) or (_object_of(tree, cue) if sense.strong else None)
    if found is None:
        return None
    owner = _owner(tree, cue, found)
    if owner is None:
        return None
    verb = tree.head(cue.token)
    again = cue.token.dep == "obj" and verb is not None and verb.lemma in _REPEATING
    if again and owner.tag != "PRP$":
        return None  # "he repeated the movement's demand that they leave": the words are his
    told = owner.tag != "PRP$" and can_speak(tree, owner, cast)
    if found.rule != "noun-that" and not told:
        return None
    refs = cast.refs(tree, owner) or (cast.describe(tree, owner),)
    speaker = Speaker(refs[0], refs[1:], (), phrase=phrase_of(tree, cue, owner))
    return build(text, tree, cue, sense, found, speaker, quotes, cast)


def _clause_of(tree: Tree, cue: Cue) -> Found | None:
    clause = tree.child(cue.token, "acl", "ccomp", "acl:relcl")
    if clause is None or clause.i < cue.last:
        return None
    mark = tree.child(clause, "mark")
    if mark is None or mark.lemma.lower() != "that":
        return None
    return Found(((mark.i, _trim(tree, tree.subtree(clause)[-1].i)),), "that", "noun-that")


def _object_of(tree: Tree, cue: Cue) -> Found | None:
    """ "threat to leave", "call for a truce", "criticism of the deal": what an act of speech that
    a noun tells of is about."""
    wanted = _ABOUT.get(cue.token.lemma)
    verb = tree.head(cue.token)
    if wanted is None or (verb is not None and verb.lemma in _GIVING_UP):
        return None
    for child in tree.children(cue.token, "acl", "nmod"):
        if child.i < cue.last:
            continue
        verbal = child.dep == "acl" and child.tag == "VB"
        opening = "to" if verbal else tree.preposition(child)
        if opening not in wanted or (opening == "to" and not verbal):
            continue
        members = tree.subtree(child, without=frozenset({"parataxis"}))
        last = _up_to_verb(tree, members[-1].i) if verbal else members[-1].i
        return Found(((members[0].i, _trim(tree, last)),), "to", "noun-to")
    return None


def _up_to_verb(tree: Tree, last: int) -> int:
    """ "the threat to leave the talks was ignored": trees take "the talks" for the subject."""
    for token in tree.tokens[last + 1 :]:
        if token.tag in FINITE:
            return token.i - 1
        if token.pos not in _NOMINAL:
            return last
    return last


def _owner(tree: Tree, cue: Cue, found: Found) -> Token | None:
    said = range(found.parts[0][0], found.parts[0][1] + 1)
    return tree.child(cue.token, "nmod:poss") or next(
        (
            n
            for n in tree.children(cue.token, "nmod")
            if tree.preposition(n) in ("by", "from", "of") and n.i not in said
        ),
        None,
    )
