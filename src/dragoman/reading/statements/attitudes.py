"""What somebody holds, wants, backs, blames or brings up, told without his words.

"The council wants to reopen the port", "most parties oppose the draft", "she has doubts about the
plan": attributions of a lower tier than statements. They make no fact of the kind `statement` and
lend their voice to no clause (what governs a clause does that); the reading keeps them beside the
statements for whoever asks what was laid in somebody's mind.

Which words take what is data (`attitudes`); who holds it is found as the speaker of a statement is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.language.trees import Tree, tree_of
from dragoman.lexicon import load_table
from dragoman.model import Attribution, Context, Mentions, Sentence, Stance, Token
from dragoman.reading.cast import Cast
from dragoman.reading.statements.building import build
from dragoman.reading.statements.complements import gerund, infinitive, nominal
from dragoman.reading.statements.content import Found, clause_after
from dragoman.reading.statements.cues import Cue, CueSense
from dragoman.reading.statements.groups import Group, is_mark, reporting_group
from dragoman.reading.statements.quotes import Quote, find_quotes, home
from dragoman.reading.statements.speakers import Speaker, phrase_of, speaker_of, who
from dragoman.reading.statements.subjects import can_speak

_SENSE = CueSense("attitude", "say", Context.REPORT, Stance.ASSERTS, strong=False)
_NOT_A_VERB = frozenset({"amod", "compound", "case", "aux", "aux:pass", "cop", "mark", "flat"})
_LIGHT = frozenset(
    {"have", "express", "voice", "make", "raise", "issue", "give", "show", "share", "hold",
     "harbor", "harbour", "reiterate", "repeat", "announce", "state", "lodge", "file", "reach",
     "launch", "offer", "deliver", "draw", "unveil", "release", "take", "keep", "drop", "abandon"}
)  # fmt: skip
"""Verbs whose subject holds what their object names ("has doubts about", "made a call for")."""
_WHICH = frozenset({"WDT", "WP", "WP$"})
_ENDS = frozenset({".", ",", ";", ":", "!", "?", "…", "—", "–", "-"})


@dataclass(frozen=True, slots=True)
class Attitude:
    """One row of the list: the words, what it takes in the order tried, its class."""

    words: tuple[str, ...]
    takes: tuple[str, ...]
    kind: str


@cache
def _attitudes() -> dict[tuple[str, str], tuple[Attitude, ...]]:
    """Rows by first word and part of speech, longest first."""
    found: dict[tuple[str, str], list[Attitude]] = {}
    for row in load_table("attitudes"):
        words = tuple(row["word"].split())
        attitude = Attitude(words, tuple(row["takes"].split()), row["class"])
        found.setdefault((words[0], row["pos"]), []).append(attitude)
    return {key: tuple(sorted(rows, key=lambda a: -len(a.words))) for key, rows in found.items()}


def find_attitudes(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    sentences: Sequence[Sentence],
    mentions: Mentions,
    found: Sequence[Attribution],
) -> list[Attribution]:
    """The attitudes the page itself tells of, where no attribution of `found` has the same cue.

    What stands in somebody's words, or in what an attitude is about, is left to them: in "the envoy
    says that both want peace" the page tells of the envoy.
    """
    taken = {attribution.cue_start for attribution in found if attribution.cue}
    made: list[Attribution] = []
    quotes, cast = find_quotes(text, paragraphs), Cast(text, mentions)
    for tree in map(tree_of, sentences):
        for token in tree.tokens:
            row = _row(tree, token)
            if row is None or token.start in taken or home(quotes, token.start) is not None:
                continue
            if _covered(token, found):
                continue
            attribution = _attitude(text, tree, token, row, cast, quotes)
            if attribution is not None:
                made.append(attribution)
    return [one for one in made if not any(_inside(one, other) for other in made)]


def _covered(token: Token, found: Sequence[Attribution]) -> bool:
    return any(attribution.covers(token.start, token.end) for attribution in found)


def _inside(one: Attribution, other: Attribution) -> bool:
    return one is not other and other.covers(one.cue_start, one.cue_end)


def _attitude(
    text: str,
    tree: Tree,
    token: Token,
    found: tuple[Attitude, int, str],
    cast: Cast,
    quotes: Sequence[Quote],
) -> Attribution | None:
    row, last, pos = found
    cue = Cue(token, token.i, last, ())
    if pos == "VERB":
        pair = _verb(tree, cue, row, cast)
    elif pos == "NOUN":
        pair = _noun(tree, cue, row, cast)
    else:
        pair = _adjective(tree, cue, row, cast)
    if pair is None:
        return None
    content, speaker = pair
    made = build(text, tree, cue, _SENSE, content, speaker, quotes, cast)
    if made is None:
        return None
    return replace(made, is_statement=False, rule=f"attitude.{row.kind}.{pos[0]}{content.rule}")


def _row(tree: Tree, token: Token) -> tuple[Attitude, int, str] | None:
    for pos in _positions(token):
        for attitude in _attitudes().get((token.lemma.lower(), pos), ()):
            last = token.i + len(attitude.words) - 1
            following = tree.tokens[token.i : last + 1]
            if len(following) == len(attitude.words) and all(
                word in (t.lemma.lower(), t.text.lower())
                for word, t in zip(attitude.words, following, strict=True)
            ):
                return attitude, last, pos
    return None


def _positions(token: Token) -> tuple[str, ...]:
    if token.tag.startswith("VB") and token.dep not in _NOT_A_VERB:
        return ("VERB", "ADJ") if token.tag in ("VBN", "VBG") else ("VERB",)
    if token.pos == "NOUN":
        return ("NOUN",)
    return ("ADJ",) if token.pos == "ADJ" and token.dep not in ("amod", "compound") else ()


def _verb(tree: Tree, cue: Cue, row: Attitude, cast: Cast) -> tuple[Found, Speaker] | None:
    group = reporting_group(tree, cue)
    speaker = speaker_of(tree, cue, _SENSE, group, cast)
    if speaker is None:
        return None
    content = _passive(tree, cue) if tree.is_passive(cue.token) else None
    content = content or _complement(tree, cue, group, row)
    return (content, speaker) if content is not None else None


def _passive(tree: Tree, cue: Cue) -> Found | None:
    """ "The draft was rejected by the front": what is rejected stands before."""
    subject = tree.child(cue.token, "nsubj:pass", "nsubj")
    if subject is None:
        return None
    return _whole(tree, subject, "passive")


def _complement(tree: Tree, cue: Cue, group: Group, row: Attitude) -> Found | None:
    """What follows the verb, by the first way of its row that fits."""
    for way in row.takes:
        found: Found | None = None
        if way == "that":
            found = clause_after(tree, cue, group)
        elif way == "wh":
            found = _question(tree, cue, group)
        elif way == "to":
            found = _deed(tree, cue)
        elif way == "ing":
            found = gerund(tree, cue)
        elif way == "noun":
            found = _object(tree, cue)
        elif way != "so":
            found = _behind_preposition(tree, cue, way)
        if found is not None:
            return found
    return None


def _deed(tree: Tree, cue: Cue) -> Found | None:
    """The infinitive, with who is to do it ("wants the rebels to leave")."""
    found = infinitive(tree, cue)
    doer = tree.child(cue.token, "obj")
    if found is None or doer is None or not cue.last < doer.i < found.parts[0][0]:
        return found
    return Found(((tree.subtree(doer)[0].i, found.parts[0][1]),), "to", "to")


def _question(tree: Tree, cue: Cue, group: Group) -> Found | None:
    found = clause_after(tree, cue, group)
    return found if found is not None and found.rule == "that" else None


def _object(tree: Tree, cue: Cue) -> Found | None:
    """The object, with the infinitive it is to do ("expects the rebels to sign")."""
    found = nominal(tree, cue)
    if found is None:
        return None
    first, last = found.parts[0]
    deed = next(
        (c for c in tree.children(cue.token, "xcomp") if c.tag == "VB" and c.i > last), None
    )
    if deed is not None:
        last = tree.subtree(deed)[-1].i
    return Found(((first, _cut(tree, first, last)),), "noun", "noun")


def _behind_preposition(tree: Tree, cue: Cue, preposition: str) -> Found | None:
    for child in tree.children(cue.token, "obl", "nmod", "advcl", "acl", "ccomp", "xcomp"):
        if child.i <= cue.last:
            continue
        marks = {c.lemma.lower() for c in tree.children(child, "case", "mark")}
        if preposition in marks or (preposition == "ing" and child.tag == "VBG"):
            return _whole(tree, child, preposition)
    return None


def _whole(tree: Tree, head: Token, rule: str) -> Found | None:
    """A phrase without the preposition that opens it and without what is told of it aside."""
    members = tree.subtree(head, without=frozenset({"parataxis", "case"}))
    first, last = members[0].i, _cut(tree, members[0].i, members[-1].i)
    while (
        first < last
        and tree.tokens[first].pos in ("ADP", "PUNCT")
        and not is_mark(tree.tokens[first])
    ):
        first += 1
    return Found(((first, last),), "noun", rule)


def _cut(tree: Tree, first: int, last: int) -> int:
    """Before ", which …" and ", who …": that the outlet tells; and without a stop at the end."""
    for token in tree.tokens[first + 1 : last]:
        if token.text == "," and tree.tokens[token.i + 1].tag in _WHICH:
            last = token.i - 1
            break
    while last > first and tree.tokens[last].text in _ENDS:
        last -= 1
    return last


def _clause_of(tree: Tree, cue: Cue, row: Attitude) -> Found | None:
    """What a noun or an adjective is about: a clause, an infinitive, a phrase."""
    for way in row.takes:
        for child in tree.children(
            cue.token, "acl", "ccomp", "advcl", "xcomp", "acl:relcl", "nmod", "obl", "csubj"
        ):
            if child.i <= cue.last or not _fits(tree, child, way):
                continue
            clausal = way in ("that", "wh", "to")
            members = tree.subtree(child, without=frozenset({"parataxis"}))
            first, last = members[0].i, members[-1].i
            if not clausal:
                return _whole(tree, child, way)
            return Found(((first, _cut(tree, first, last)),), "that", way)
    return None


def _fits(tree: Tree, child: Token, way: str) -> bool:
    marks = {c.lemma.lower() for c in tree.children(child, "mark", "case")}
    verbal = child.dep not in ("nmod", "obl")
    if way == "that":
        finite = tree.child(child, "nsubj", "nsubj:pass", "csubj") is not None
        return verbal and finite and (not marks or "that" in marks) and child.dep != "acl:relcl"
    if way == "wh":
        return verbal and bool(marks & {"whether", "if", "how", "why", "what"})
    if way == "to" and child.tag == "VB":
        return verbal
    return way in marks and (way != "to" or not verbal)


def _noun(tree: Tree, cue: Cue, row: Attitude, cast: Cast) -> tuple[Found, Speaker] | None:
    content = _clause_of(tree, cue, row)
    if content is None:
        return None
    said = range(content.parts[0][0], content.parts[0][1] + 1)
    owner = tree.child(cue.token, "nmod:poss") or next(
        (
            n
            for n in tree.children(cue.token, "nmod")
            if tree.preposition(n) in ("by", "from", "of") and n.i not in said
        ),
        None,
    )
    if owner is None:
        verb = tree.head(cue.token)
        if cue.token.dep == "obj" and verb is not None and verb.lemma in _LIGHT:
            owner = tree.subject(verb)
    if owner is None:
        return None
    if owner.tag != "PRP$" and not can_speak(tree, owner, cast):
        return None
    refs = cast.refs(tree, owner) or (cast.describe(tree, owner),)
    return content, Speaker(refs[0], refs[1:], (), phrase=phrase_of(tree, cue, owner))


def _adjective(tree: Tree, cue: Cue, row: Attitude, cast: Cast) -> tuple[Found, Speaker] | None:
    subject = tree.subject(cue.token)
    if subject is None or not can_speak(tree, subject, cast):
        return None
    content = _clause_of(tree, cue, row)
    if content is None:
        return None
    refs = who(tree, subject, cast)
    return content, Speaker(refs[0], refs[1:], (), phrase=phrase_of(tree, cue, subject))
