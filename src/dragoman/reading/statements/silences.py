"""Words withheld: "declined to say how long", "refrained from commenting", "gave no details".

What somebody would not say is an act of speech that did not take place: a negated attribution,
which lends its voice to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import Tree
from dragoman.model import Attribution, Context, Stance, Token
from dragoman.reading.cast import Cast
from dragoman.reading.statements.building import build
from dragoman.reading.statements.content import Found
from dragoman.reading.statements.cues import Cue, CueSense
from dragoman.reading.statements.groups import reporting_group
from dragoman.reading.statements.quotes import Quote
from dragoman.reading.statements.speakers import Speaker, speaker_of, who
from dragoman.reading.statements.subjects import can_speak

_REFUSING = frozenset({"decline", "refuse"})
_ABSTAINING = frozenset({"refrain", "abstain", "desist"})
_NOBODY = frozenset({"nobody", "none", "no-one", "neither"})
_SAYING = frozenset(
    {"say", "comment", "answer", "elaborate", "specify", "disclose", "reveal", "discuss", "name",
     "identify", "explain", "respond", "confirm", "give", "speak"}
)  # fmt: skip
_JUDGING = frozenset({"accuse", "blame", "call", "condemn", "criticise", "criticize", "demand",
                      "threaten", "promise", "endorse"})  # fmt: skip
_NOT_SAID = frozenset({"comment", "mention", "elaborate", "respond", "reply", "answer"})
_GIVING = frozenset({"give", "make", "offer", "provide", "publish", "release", "issue"})
_DETAILS = frozenset(
    {"detail", "comment", "reason", "explanation", "answer", "date", "timetable", "figure",
     "response", "reply"}
)  # fmt: skip
_NOT = frozenset({"not", "n't", "n’t", "never"})
_SENSE = CueSense("that", "say", Context.REPORT, Stance.ASSERTS, strong=True)


def silences(text: str, tree: Tree, cast: Cast, quotes: Sequence[Quote]) -> list[Attribution]:
    """The attributions of what is told not to have been said in one sentence."""
    found: list[Attribution] = []
    for token in tree.tokens:
        withheld = _withheld(tree, token)
        if withheld is None:
            continue
        cue = Cue(token, token.i, token.i, (_SENSE,))
        speaker = _one_of(tree, token, cast) or speaker_of(
            tree, cue, _SENSE, reporting_group(tree, cue), cast
        )
        if speaker is None:
            continue
        content = Found((withheld,), "that", "withheld")
        start = speaker.phrase[0] if speaker.phrase else -1
        first = next((token.i for token in tree.tokens if token.start == start), None)
        made = build(text, tree, cue, _SENSE, content, speaker, quotes, cast, first=first)
        if made is not None:
            found.append(replace(made, negated=True))
    return found


def _one_of(tree: Tree, verb: Token, cast: Cast) -> Speaker | None:
    """ "None of the delegates", "nobody in the embassy": those among whom nobody says it."""
    subject = tree.subject(verb)
    if subject is None or subject.text.lower() not in _NOBODY:
        return None
    whole = next((c for c in tree.children(subject, "nmod") if can_speak(tree, c, cast)), None)
    if whole is None:
        return None
    refs = who(tree, whole, cast)
    return Speaker(refs[0], refs[1:], phrase=(subject.start, whole.end))


def _withheld(tree: Tree, token: Token) -> tuple[int, int] | None:
    """What was not said, as a range of tokens: the complement, or the verb where it has none."""
    if not token.tag.startswith("VB"):
        return None
    if token.lemma in _REFUSING:
        said = tree.child(token, "xcomp")
        if said is None or said.lemma not in _SAYING or said.tag != "VB":
            return None
        return _behind(tree, said)
    if token.lemma in _SAYING and _said_by_nobody(tree, token):
        return _behind(tree, token)
    if token.lemma in _ABSTAINING and (kept := _kept_from(tree, token)) is not None:
        return _behind(tree, kept)
    if token.lemma == "stop" and (named := _stopped_short(tree, token)) is not None:
        return _behind(tree, named)
    negated = any(c.lemma.lower() in _NOT for c in tree.children(token, "advmod"))
    if token.lemma in _NOT_SAID and negated:
        return _behind(tree, token)
    given = tree.child(token, "obj")
    if token.lemma == "say" and given is not None and given.lemma.lower() == "nothing":
        return _asked(tree, token) or (given.i, given.i)
    if token.lemma in _GIVING and given is not None and given.lemma in _DETAILS:
        none = any(c.lemma.lower() == "no" for c in tree.children(given, "det"))
        members = tree.subtree(given)
        return (members[0].i, members[-1].i) if none else None
    return None


def _said_by_nobody(tree: Tree, verb: Token) -> bool:
    """ "None of the delegates would say what was agreed", "no official could confirm it"."""
    if verb.tag != "VB" or not any(t.tag == "MD" for t in tree.children(verb, "aux")):
        return False
    subject = tree.subject(verb)
    if subject is None or subject.i > verb.i:
        return False
    none = any(c.lemma.lower() == "no" for c in tree.children(subject, "det"))
    return none or subject.text.lower() in _NOBODY


def _kept_from(tree: Tree, verb: Token) -> Token | None:
    """ "refrained from commenting": the saying that was not done."""
    words = tree.tokens[verb.i + 1 : verb.i + 3]
    if len(words) < 2 or words[0].lemma.lower() != "from":
        return None
    said = words[1]
    return said if said.tag == "VBG" and said.lemma in _SAYING | _JUDGING else None


def _stopped_short(tree: Tree, stop: Token) -> Token | None:
    """ "stopped short of naming the culprit": the saying that was not done."""
    of = stop.i + 2
    words = [t.text.lower() for t in tree.tokens[stop.i + 1 : of + 1]]
    if words != ["short", "of"] or of + 1 >= len(tree.tokens):
        return None
    said = tree.tokens[of + 1]
    return said if said.tag == "VBG" and said.lemma in _SAYING | _JUDGING else None


def _asked(tree: Tree, said: Token) -> tuple[int, int] | None:
    """ "Asked whether he would resign, the minister said nothing": what he was asked."""
    for question in tree.children(said, "advcl"):
        clause = tree.child(question, "ccomp", "advcl") if question.lemma == "ask" else None
        if clause is not None and clause.i < said.i:
            members = [t for t in tree.subtree(clause) if t.pos != "PUNCT"]
            return members[0].i, members[-1].i
    return None


def _behind(tree: Tree, verb: Token) -> tuple[int, int]:
    members = [t for t in tree.subtree(verb) if t.i > verb.i]
    while members and members[-1].pos == "PUNCT":
        members.pop()
    return (members[0].i, members[-1].i) if members else (verb.i, verb.i)
