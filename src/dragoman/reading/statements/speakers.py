"""Who speaks, to whom, where, and who passes it on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.lexicon import load_table
from dragoman.model import ActorKind, ActorRef, Context, Stance, Token, Voice
from dragoman.reading.cast import Cast, is_people
from dragoman.reading.statements.content import ADDRESSING
from dragoman.reading.statements.cues import Cue, CueSense
from dragoman.reading.statements.groups import Group, is_day
from dragoman.reading.statements.subjects import can_speak, quoting_verb, speaking_noun
from dragoman.reading.statements.texts import shows

_RELAYED = frozenset({"broadcast", "carry", "publish", "air", "release", "post", "print", "quote",
                      "cite", "televise", "run", "report"})  # fmt: skip
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
_SPOKEN_TO = ADDRESSING | {"request", "congratulate", "thank", "instruct", "beg", "press",
                           "exhort", "implore", "invite", "encourage", "lobby", "petition",
                           "caution", "scold", "rebuke", "praise"}  # fmt: skip
"""Cues whose object is spoken to, be it with a clause, an infinitive or by itself."""
_TO_WHOM = frozenset({"on", "upon", "to", "with"})
_OF_THINGS = frozenset({"show", "see", "hold", "follow", "expose", "suggest", "indicate", "hear"})
"""What "it" does without speaking."""
_OF_ACTS = frozenset({"call", "claim", "attribute"})
"""Cues whose noun is no listener ("called a strike", "attributed the raid to the militia")."""
_ALSO_OF_THINGS = frozenset({"threaten", "attribute", "claim"})
"""What a thing does as well ("the storm threatened to delay the talks")."""
_POST = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "PRON", "NUM"})
MAX_NAME = 6
"""Tokens of a name with its rank ("General Ana Maria Duarte")."""
MAX_TITLE = 2
"""Tokens of a title without an article ("spokesman Ola Dahl")."""
MAX_POST = 8
"""Tokens that tell of which body or place somebody is the head ("commander in the area")."""
_WHICH = frozenset({"WP", "WDT"})
_TOLD_OF = frozenset({"acl:relcl", "parataxis", "advcl", "case", "cop", "aux", "mark"})
"""What is told of a speaker aside, no part of his name and description."""
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "men", "women", "people", "ee", "ant", "person")
"""Endings of nouns for people ("a superdelegate's lawyer", "a bystander")."""
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
    phrase: tuple[int, int] | None = None
    """All the words of the noun phrase that speaks, as offsets."""


def speaker_of(tree: Tree, cue: Cue, sense: CueSense, group: Group, cast: Cast) -> Speaker | None:
    """The speaker of a verbal cue; None where the sentence names nobody who could say so."""
    head = speaking_noun(tree, cue, group, cast)
    if head is not None and is_day(tree, head):
        head = _before_relative(tree, cue)
    if head is None or not _may_say(tree, head, cue, sense, cast):
        return None
    refs = who(tree, head, cast)
    return Speaker(
        refs[0],
        refs[1:],
        _addressees(tree, cue, sense, cast),
        occasion_of(tree, cue.token, cast),
        phrase_of(tree, cue, head),
    )


def _before_relative(tree: Tree, cue: Cue) -> Token | None:
    """ "signed, on 26 May, a protocol which says that …": the noun right before the pronoun, not
    the day that the tree sets it beside."""
    own = tree.child(cue.token, *SUBJECTS)
    if own is None or own.tag not in _WHICH or own.i == 0:
        return None
    noun = tree.tokens[own.i - 1]
    return noun if noun.pos in ("NOUN", "PROPN") and not is_day(tree, noun) else None


def phrase_of(tree: Tree, cue: Cue, head: Token) -> tuple[int, int]:
    """The words for who speaks: the relative pronoun where one stands beside the cue ("the envoy,
    who said"), else the noun phrase up to the cue, without what a clause tells of it."""
    own = tree.child(cue.token, *SUBJECTS)
    if own is not None and own.tag in _WHICH:
        return own.start, own.end
    members = tree.subtree(head, without=_TOLD_OF)
    if head.i < cue.first:
        members = [t for t in members if t.i < cue.first]
    while len(members) > 1 and members[-1].pos == "PUNCT" and members[-1].text != ")":
        members.pop()
    while len(members) > 1 and members[0].pos in ("PUNCT", "ADP"):
        members.pop(0)
    return members[0].start, members[-1].end


def who(tree: Tree, head: Token, cast: Cast) -> tuple[ActorRef, ...]:
    """The actors a speaking noun phrase stands for; its own words where it names nobody, be it
    coordinated with somebody who has a name or not."""
    if cast.mention(head) is None and is_people(head.lemma) and _is_one_of_many(tree, head):
        return cast.people(tree, head) or (cast.describe(tree, head),)
    refs = cast.refs(tree, head)
    if head.tag == "NNS" and len(refs) == 1 and refs[0].kind is ActorKind.PERSON:
        return (cast.describe(tree, head),)
    if head.pos == "NOUN" and (beside := _named_beside(tree, head, cast)) is not None:
        return (beside,)
    if head.pos in ("NOUN", "NUM") and (named := _named_behind(tree, head, cast)) is not None:
        return (named,)
    name = _name_of(tree, head) if all(ref.actor is None for ref in refs) else None
    if name is not None and (not refs or name.entity == "PERSON"):
        return cast.refs(tree, name) or (cast.describe(tree, name),)
    joined = tree.child(head, "conj")
    if refs and joined is not None and refs[0].start >= tree.tokens[joined.i].start - 1:
        own = cast.mention(head)
        return (cast.describe(tree, head),) if own is None else refs
    return refs or (cast.describe(tree, head),)


def _named_beside(tree: Tree, head: Token, cast: Cast) -> ActorRef | None:
    """ "its leader Amina Bello slammed it": the person right behind, whatever the tree makes of
    her."""
    name = tree.tokens[head.i + 1] if head.i + 1 < len(tree.tokens) else None
    if name is None or name.pos != "PROPN" or head.tag != "NN":
        return None
    mention = cast.mention(name)
    refs = mention.actors if mention is not None else ()
    return refs[0] if len(refs) == 1 and refs[0].kind is ActorKind.PERSON else None


def _name_of(tree: Tree, head: Token) -> Token | None:
    """ "The newspaper Aurora, however, said", "the minister, Rui Lopes, said": the name of a noun
    that names nobody; behind a comma that of a person."""
    name = tree.child(head, "appos")
    if name is None or name.pos != "PROPN" or head.pos != "NOUN":
        return None
    return name if name.i == head.i + 1 or name.entity != "PLACE" else None


def _named_behind(tree: Tree, head: Token, cast: Cast) -> ActorRef | None:
    """ "the army's commander in the area, Ana Duarte, threatened", "his colleague in Oslo,
    spokesman Ola Dahl, said": the person named behind the comma, whatever the tree hangs her on."""
    last = head.i
    while last + 1 < len(tree.tokens) and last - head.i < MAX_POST:
        token = tree.tokens[last + 1]
        if token.text == ",":
            break
        if token.pos not in _POST:
            return None
        last += 1
    at = last + 2
    while at < len(tree.tokens) and at < last + 2 + MAX_TITLE and tree.tokens[at].tag == "NN":
        at += 1
    name = tree.tokens[at] if at < len(tree.tokens) else None
    if name is None or name.pos != "PROPN":
        return None
    behind = tree.tokens[name.i : name.i + MAX_NAME]
    close = next((t.i for t in behind if t.text == ","), None)
    if close is None or any(t.pos != "PROPN" for t in tree.tokens[name.i : close]):
        return None
    mention = cast.mention(tree.tokens[close - 1])
    refs = mention.actors if mention is not None else ()
    return refs[0] if len(refs) == 1 and refs[0].kind is ActorKind.PERSON else None


def _is_one_of_many(tree: Tree, head: Token) -> bool:
    """ "a diplomat from a member state": somebody in particular, and not the state."""
    article = tree.child(head, "det")
    return article is not None and article.lemma.lower() in ("a", "an", "another", "some")


def _may_say(tree: Tree, head: Token, cue: Cue, sense: CueSense, cast: Cast) -> bool:
    """Whether a noun may be the speaker of this cue.

    Whatever a strong cue has for its subject may ("his entourage conceded"); a participle may
    hang anywhere and wants somebody, a text or a poll, and so does a weak cue. "It" is somebody
    in the active voice ("it added", never "it is understood", "it shows").
    """
    if head.pos == "PRON" and head.lemma.lower() in _EMPTY_SUBJECTS:
        own = head.lemma.lower() == "it" and cue.token.lemma not in _OF_THINGS
        return (own and not tree.is_passive(cue.token)) or cast.mention(head) is not None
    if can_speak(tree, head, cast) or (shows(head.lemma) and sense.effect is Context.REPORT):
        return True
    if cue.token.lemma in _ALSO_OF_THINGS and sense.complement in ("to", "noun"):
        return False
    return sense.strong and (cue.token.tag != "VBG" or head.lemma.endswith(_DOERS))


def _addressees(tree: Tree, cue: Cue, sense: CueSense, cast: Cast) -> tuple[ActorRef, ...]:
    """ "told reporters", "said to the delegates", "called on both sides"; what somebody calls a
    decision is spoken to nobody, and a news conference is no listener."""
    found: list[ActorRef] = []
    if sense.complement == "label" or (sense.complement == "noun" and cue.token.lemma in _OF_ACTS):
        return ()
    phrase = [t.text.lower() for t in tree.tokens[cue.first : cue.last + 1]][-1]
    for child in tree.children(cue.token, "iobj", "obj", "obl"):
        if child.i < cue.token.i:
            continue
        told = child.dep != "obl" and cue.token.lemma in _SPOKEN_TO
        preposition = tree.preposition(child) if child.dep == "obl" else ""
        if child.lemma.lower() in _occasions():
            continue
        if told or preposition == "to" or preposition == phrase in _TO_WHOM:
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
    for child in tree.children(token, "obj", "iobj"):
        if child.lemma.lower() in _occasions() and token.lemma in ADDRESSING:
            start, end = tree.span(child, without=frozenset({"acl", "acl:relcl", "advcl"}))
            return " ".join(cast.text[start:end].split())
    return None


def relay(tree: Tree, cue: Cue, cast: Cast) -> tuple[Voice, ...]:
    """Outlets that pass a speaker's words on, outermost first.

    "he said in comments broadcast by the TRT channel"; "X was quoted by Interfax as saying";
    "Interfax quoted X as saying".
    """
    voices: list[Voice] = []
    quoting = quoting_verb(tree, cue.token)
    if quoting is not None and not tree.is_passive(quoting):
        subject = tree.subject(quoting)
        if subject is not None:
            voices.extend(_reports(ref) for ref in who(tree, subject, cast))
    carriers = (quoting,) if quoting is not None else ()
    for verb in (*carriers, cue.token, *tree.subtree(cue.token)):
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
