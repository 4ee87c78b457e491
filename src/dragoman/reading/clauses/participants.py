"""Who and what takes part in a predicate, passives turned and coordination expanded."""

from __future__ import annotations

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import ActorRef, Participant, Token
from dragoman.reading.cast import Cast

_ATTACHED = frozenset({"case", "acl:relcl", "acl", "advcl", "advcl:relcl", "parataxis", "appos"})
"""What may hang on a participant without being part of its name."""
_RELATIVE = frozenset({"WDT", "WP"})
"""Pronouns for which the noun before the clause stands: "the table, which the envoy convened"."""
SUBJECT, OBJECT, RECIPIENT, POSSESSOR = "subject", "object", "recipient", "possessor"


def participants_of(
    tree: Tree, token: Token, cast: Cast, *, carrier: Token | None = None
) -> tuple[Participant, ...]:
    """The participants of a verb, or of an event noun with the light verb that carries it.

    Roles: subject, object, recipient, possessor, and prepositions by their word. In the passive
    the grammatical subject is the object and "by …" the subject.
    """
    if token.tag.startswith("VB"):
        found = _of_verb(tree, token, cast)
    else:
        found = _of_noun(tree, token, cast)
        if carrier is not None:
            found += [p for p in _of_verb(tree, carrier, cast) if p.start != token.start]
            found = [p for p in found if not p.start <= token.start < p.end or p.actors]
    return tuple(_distinct(found))


def _of_verb(tree: Tree, token: Token, cast: Cast) -> list[Participant]:
    passive = tree.is_passive(token)
    subject = tree.subject(token)
    if passive and token.dep in ("acl", "amod"):
        subject = tree.head(token)
    found: list[Participant] = []
    if subject is not None and subject.i != token.i:
        found.append(_participant(tree, subject, OBJECT if passive else SUBJECT, cast))
    for child in tree.children(token):
        role = _role(tree, child, passive)
        if child.tag in _RELATIVE and token.dep == "acl:relcl":
            child = tree.tokens[token.head]
        if role and (subject is None or child.i != subject.i):
            found.append(_participant(tree, child, role, cast))
    if not any(p.role == OBJECT for p in found):
        found.extend(_shared_object(tree, token, cast) or _misread_object(tree, token, cast))
    return found


def _misread_object(tree: Tree, token: Token, cast: Cast) -> list[Participant]:
    """A bare noun behind the verb that the tree takes for an adverbial ("burned villages")."""
    for child in tree.children(token, "obl:unmarked", "obl:npmod", "advcl"):
        bare = child.pos in ("NOUN", "PROPN") and not tree.preposition(child)
        if bare and child.i > token.i and not _is_time(tree, child):
            return [_participant(tree, child, OBJECT, cast)]
    return []


def _is_time(tree: Tree, token: Token) -> bool:
    words = {t.lemma.lower() for t in tree.subtree(token)}
    return bool(words & _TIME_WORDS) or any(
        t.pos == "NUM" and len(t.text) == 4 for t in tree.subtree(token)
    )


_TIME_WORDS = frozenset(
    {"day", "week", "month", "year", "morning", "evening", "night", "afternoon", "time", "today",
     "yesterday", "tomorrow", "hour", "minute", "weekend", "january", "february", "march", "april",
     "may", "june", "july", "august", "september", "october", "november", "december", "monday",
     "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)  # fmt: skip


def _role(tree: Tree, child: Token, passive: bool) -> str:
    if child.dep == "obj":
        return OBJECT
    if child.dep == "iobj":
        return RECIPIENT
    if child.dep == "obl:agent":
        return SUBJECT
    if child.dep in ("obl", "nmod", "advcl"):
        preposition = tree.preposition(child)
        if child.dep == "advcl" and not preposition:
            return ""
        return SUBJECT if passive and preposition == "by" else preposition
    if child.dep in ("xcomp", "ccomp") and child.pos in ("NOUN", "PROPN"):
        return OBJECT
    return ""


def _shared_object(tree: Tree, token: Token, cast: Cast) -> list[Participant]:
    """ "drafted and signed the accord": the object stands behind the last verb only."""
    for other in tree.children(token, "conj"):
        if other.tag == token.tag:
            shared = tree.child(other, "obj")
            if shared is not None and not any(tree.children(other, *SUBJECTS)):
                return [_participant(tree, shared, OBJECT, cast)]
    return []


def _of_noun(tree: Tree, token: Token, cast: Cast) -> list[Participant]:
    found: list[Participant] = []
    for child in tree.children(token):
        if child.dep == "nmod:poss":
            found.append(_participant(tree, child, POSSESSOR, cast))
        elif child.dep in ("nmod", "obl"):
            role = tree.preposition(child)
            if role:
                found.append(_participant(tree, child, role, cast))
        elif child.dep in ("amod", "compound", "nmod:desc", "flat") and cast.mention(child):
            found.append(_participant(tree, child, POSSESSOR, cast))
    return found


def _participant(tree: Tree, token: Token, role: str, cast: Cast) -> Participant:
    start, end = tree.span(token, without=_ATTACHED)
    refs: tuple[ActorRef, ...] = cast.refs(tree, token) or cast.people(tree, token)
    return Participant(role, start, end, cast.text[start:end], token.lemma.lower(), refs)


def _distinct(found: list[Participant]) -> list[Participant]:
    seen: set[tuple[str, int]] = set()
    kept: list[Participant] = []
    for participant in found:
        key = (participant.role, participant.start)
        if key not in seen:
            seen.add(key)
            kept.append(participant)
    return kept
