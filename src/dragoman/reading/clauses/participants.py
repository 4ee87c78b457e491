"""Who and what takes part in a predicate, passives turned and coordination expanded."""

from __future__ import annotations

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import ActorRef, Participant, Token
from dragoman.reading.cast import Cast
from dragoman.reading.clauses.asked import blamed_of, moved
from dragoman.reading.clauses.predicates import particle_of

_ATTACHED = frozenset({"case", "acl:relcl", "acl", "advcl", "advcl:relcl", "parataxis", "appos"})
"""What may hang on a participant without being part of its name."""
_RELATIVE = frozenset({"WDT", "WP"})
"""Pronouns for which the noun before the clause stands: "the table, which the envoy convened"."""
_COPULAS = frozenset(
    {"be", "remain", "remains", "become", "is", "was", "are", "were", "stay", "seem", "appear"}
)
MOST_BETWEEN = 7
"""Words between a copula and its predicate ("is by now the only neutral mediator")."""
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
        found = [*_told_of(tree, token, cast), *_of_noun(tree, token, cast)]
        if carrier is not None:
            found += [p for p in _of_verb(tree, carrier, cast) if p.start != token.start]
            found = [p for p in found if not p.start <= token.start < p.end or p.actors]
    return tuple(_distinct(found))


def _of_verb(tree: Tree, token: Token, cast: Cast) -> list[Participant]:
    passive = tree.is_passive(token)
    subject = subject_of(tree, token, cast)
    if passive and token.dep in ("acl", "amod") and tree.child(token, *SUBJECTS) is None:
        subject = tree.head(token)
    found: list[Participant] = []
    if subject is not None and subject.i != token.i:
        found.append(_participant(tree, subject, OBJECT if passive else SUBJECT, cast))
    particle = particle_of(tree, token)
    outcome = particle if particle is not None and particle.dep == "xcomp" else None
    beside = tree.children(outcome) if outcome is not None else []  # "set free [by the rebels]"
    for child in (*tree.children(token), *beside):
        role = _role(tree, child, passive, particle)
        if child.tag in _RELATIVE and token.dep == "acl:relcl":
            child = tree.tokens[token.head]
        if role and (subject is None or child.i != subject.i):
            found.extend(_with_own(tree, child, role, particle, cast))
    if not any(p.role == OBJECT for p in found):
        found.extend(
            _relative_object(tree, token, subject, cast)
            or _shared_object(tree, token, cast)
            or _misread_object(tree, token, cast)
        )
    return found


def subject_of(tree: Tree, token: Token, cast: Cast) -> Token | None:
    """The subject of a verb: as the tree says; whom the governing verb makes do it ("invited the
    rebels to attend"); else whoever is named right before it.

    The last is for sentences that are parsed wrongly: a known actor right before a finite verb,
    itself without a subject and not governed by anything else, does what the verb says.
    """
    if tree.child(token, *SUBJECTS) is None and token.tag in ("VB", "VBG"):
        asked = moved(tree, token, cast)
        if asked is not None:
            return asked
        deed = tree.head(token)
        if deed is not None and token.dep == "advcl" and (by := blamed_of(tree, deed, cast)):
            return by
    return tree.subject(token) or _right_before(tree, token, cast)


def _right_before(tree: Tree, token: Token, cast: Cast) -> Token | None:
    """The actor right before a finite verb, or before the "is to", "will" or "must" of a bare one:
    "In return the government is to let them go", where a tree takes "return" for the verb."""
    bound = token.tag == "VB" and tree.is_finite(token)
    if not (bound or token.tag in ("VBD", "VBZ", "VBP")) or token.i == 0:
        return None
    k = token.i - 1
    while k > 0 and tree.tokens[k].pos in ("AUX", "ADV", "PART"):
        k -= 1
    before = tree.tokens[k]
    inside = before.dep in (*SUBJECTS, "obj", "obl", "nmod", "obl:agent")
    if inside and before.head != token.i and not (bound and _is_verbless(tree, before)):
        return None
    return before if before.pos in ("NOUN", "PROPN", "ADJ") and cast.mention(before) else None


def _is_verbless(tree: Tree, token: Token) -> bool:
    """Whether the object of a word is no object at all, for that word is no verb."""
    head = tree.head(token)
    return token.dep == "obj" and head is not None and not head.tag.startswith("VB")


def _relative_object(
    tree: Tree, token: Token, subject: Token | None, cast: Cast
) -> list[Participant]:
    """ "the force Nigeria led": a relative clause with its own subject, without an object and
    without a pronoun, is about the noun before it."""
    head = tree.head(token)
    if token.dep != "acl:relcl" or head is None or subject is None or subject.i == head.i:
        return []
    bare = not any(t.tag in ("WRB", "IN") and t.i < token.i for t in tree.children(token, "advmod"))
    return [_participant(tree, head, OBJECT, cast)] if bare and tree.is_finite(token) else []


def _with_own(
    tree: Tree, child: Token, role: str, particle: Token | None, cast: Cast
) -> list[Participant]:
    """A participant; with it what a tree hangs on the object of a phrasal verb: "handed over
    thirty captives to the bishop", or of a verb of talking: "discussed the truce with Chad"."""
    found = [_participant(tree, child, role, cast)]
    verb = tree.head(child)
    if role == OBJECT and verb is not None and verb.lemma.lower() in _DISCUSSING:
        found.extend(
            _participant(tree, inner, "with", cast)
            for inner in tree.children(child, "nmod")
            if tree.preposition(inner) == "with" and cast.refs(tree, inner)
        )
    giving = verb is not None and verb.lemma.lower() in _GIVING
    if role == OBJECT and (particle is not None or giving):
        found.extend(
            _participant(tree, inner, "to", cast)
            for inner in tree.children(child, "nmod")
            if tree.preposition(inner) == "to"
        )
    return found + _sides(tree, child, cast)


def _sides(tree: Tree, child: Token, cast: Cast) -> list[Participant]:
    """ "Clashes went on in the hills between the army and the clans": sides that a tree hangs on
    the place."""
    if tree.preposition(child) not in _WHERE:
        return []
    return [
        _participant(tree, inner, "between", cast)
        for inner in tree.children(child, "nmod")
        if tree.preposition(inner) == "between"
        and (cast.refs(tree, inner) or cast.people(tree, inner))
    ]


_WHERE = frozenset({"in", "at", "near", "around", "outside", "on", "along", "over"})
_GIVING = frozenset(
    {"pay", "sell", "give", "send", "ship", "supply", "hand", "deliver", "provide", "offer", "lend",
     "grant", "bring", "transfer", "submit", "present", "pass", "return", "cede", "issue", "award",
     "donate", "channel", "funnel", "smuggle", "allocate", "leak", "forward", "address", "owe"}
)  # fmt: skip
"""Verbs whose "to" tells who gets the thing, though a tree hangs him on it."""


_DISCUSSING = frozenset({"discuss", "review", "raise", "consider", "debate", "address", "examine"})
"""Verbs whose "with" tells whom one talks to, and not what belongs to the thing talked about."""


def _misread_object(tree: Tree, token: Token, cast: Cast) -> list[Participant]:
    """A bare noun behind the verb that the tree takes for an adverbial ("burned villages")."""
    for child in tree.children(token, "obl:unmarked", "obl:npmod", "advcl"):
        bare = child.pos in ("NOUN", "PROPN") and not tree.preposition(child)
        if bare and child.i > token.i and not _is_time(tree, child):
            return [_participant(tree, child, OBJECT, cast)]
    return []


_NUMBERS = frozenset(
    {"dozen", "score", "hundred", "thousand", "ten", "million", "dozens", "scores", "hundreds",
     "thousands", "tens", "millions", "number", "majority", "rest", "remainder", "some", "most",
     "many", "several", "few", "all", "none", "half", "third", "group", "handful", "couple"}
)  # fmt: skip
"""Words of number before "of"; what they count is meant."""


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


def _role(tree: Tree, child: Token, passive: bool, particle: Token | None) -> str:
    if child.dep == "obj":
        return OBJECT
    if particle is not None and child.dep == "obl" and particle.head == child.i:
        return OBJECT  # "handed over thirty captives", with "over" taken for a preposition
    if child.dep == "iobj":
        return RECIPIENT
    if passive and _is_time(tree, child) and tree.preposition(child) == "by":
        return "by"  # "are to be swapped by 10 March"
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


def _told_of(tree: Tree, token: Token, cast: Cast) -> list[Participant]:
    """Of whom a predicate noun or adjective is told: "Oman is the mediator", "Oman remains ready",
    "the states that are parties to it"."""
    subject: Token | None = None
    if _is_predicate(tree, token):
        subject = tree.subject(token)
    if subject is None or not (cast.refs(tree, subject) or cast.people(tree, subject)):
        subject = _before_copula(tree, token, cast) or subject
    if subject is None or subject.i == token.i:
        return []
    return [_participant(tree, subject, SUBJECT, cast)]


def _is_predicate(tree: Tree, token: Token) -> bool:
    """Whether a noun or adjective is told of something: it has a subject, a copula (or the first
    of its coordination has), or completes a verb of being or naming."""
    if tree.child(token, *SUBJECTS) is not None:
        return True
    if tree.child(tree.conj_head(token), "cop") is not None:
        return token.dep in ("conj", "acl:relcl", "ccomp", "xcomp")
    head = tree.head(token)
    if token.dep != "xcomp" or head is None:
        return False
    return token.pos == "ADJ" or head.lemma.lower() in _COPULAS or tree.is_passive(head)


def _before_copula(tree: Tree, token: Token, cast: Cast) -> Token | None:
    """The actor named right before the "is", "remains" or "became" that a predicate stands behind:
    where the tree has no subject for it."""
    for k in range(token.i - 1, max(token.i - MOST_BETWEEN, 0), -1):
        word = tree.tokens[k]
        if word.pos in ("PUNCT", "SCONJ", "ADP", "CCONJ"):
            return None
        if word.lemma.lower() in _COPULAS or word.text.lower() in _COPULAS:
            while k > 0 and tree.tokens[k - 1].pos in ("AUX", "ADV"):
                k -= 1
            before = tree.tokens[k - 1] if k > 0 else None
            if before is None or cast.mention(before) is None:
                return None
            return before
    return None


def _blamed(tree: Tree, token: Token, cast: Cast) -> list[Participant]:
    by = blamed_of(tree, token, cast)
    return [] if by is None else [_participant(tree, by, SUBJECT, cast)]


def _of_noun(tree: Tree, token: Token, cast: Cast) -> list[Participant]:
    found: list[Participant] = _blamed(tree, token, cast)
    for child in tree.children(token):
        if child.dep == "nmod:poss":
            found.append(_participant(tree, child, POSSESSOR, cast))
        elif child.dep in ("nmod", "obl"):
            role = tree.preposition(child)
            if role:
                found.append(_participant(tree, child, role, cast))
                found.extend(_nested(tree, child, role, cast))
                found.extend(_sides(tree, child, cast))
        elif child.dep in ("amod", "compound", "nmod:desc", "flat") and cast.mention(child):
            found.append(_participant(tree, child, POSSESSOR, cast))
    return found


def _nested(tree: Tree, child: Token, role: str, cast: Cast) -> list[Participant]:
    """ "the release by the rebels of forty soldiers": what stands behind the doer's name is the
    event's, not the doer's."""
    mention = cast.mention(child) if role == "by" else None
    if mention is None:
        return []
    return [
        _participant(tree, inner, "of", cast)
        for inner in tree.children(child, "nmod")
        if tree.preposition(inner) == "of" and inner.start >= mention.end
    ]


def _participant(tree: Tree, token: Token, role: str, cast: Cast) -> Participant:
    start, end = tree.span(token, without=_ATTACHED)
    counted = _counted(tree, token)
    refs: tuple[ActorRef, ...] = cast.refs(tree, token) or cast.people(tree, token)
    if not refs and counted.i != token.i:
        refs = cast.refs(tree, counted) or cast.people(tree, counted)
    return Participant(role, start, end, cast.text[start:end], counted.lemma.lower(), refs)


def _counted(tree: Tree, token: Token) -> Token:
    """What a number counts: the generals of "four of his generals", the villagers of "tens of
    thousands of villagers"."""
    while token.pos == "NUM" or token.lemma.lower() in _NUMBERS:
        of = [c for c in tree.children(token, "nmod") if tree.preposition(c) == "of"]
        behind = of[0] if of else _behind_of(tree, token)
        if behind is None:
            break
        token = behind
    return token


def _behind_of(tree: Tree, token: Token) -> Token | None:
    """The noun behind "of" where the tree hangs it elsewhere: "[Four] of the king's [generals]"."""
    of = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    if of is None or of.text.lower() != "of" or of.dep != "case":
        return None
    noun = tree.tokens[of.head]
    while noun.dep == "nmod:poss" and noun.head > noun.i:
        noun = tree.tokens[noun.head]
    return noun if noun.i > token.i else None


def _distinct(found: list[Participant]) -> list[Participant]:
    seen: set[tuple[str, int]] = set()
    kept: list[Participant] = []
    for participant in found:
        key = (participant.role, participant.start)
        if key not in seen:
            seen.add(key)
            kept.append(participant)
    return kept
