"""What no English sentence is, put right in the parse of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
COMMON = frozenset({"NN", "NNS"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
BELOW = frozenset({"advcl", "xcomp", "ccomp", "acl", "conj", "parataxis", "dep"})
OBJECTS = frozenset({"obj", "ccomp"})
PARTING = frozenset({",", ";", ":", "-", "–", "—", '"', "“", "”"})
OPENING = frozenset({"after", "before", "as", "since", "until", "till", "when", "while", "because",
                     "although", "though", "if", "that", "than", "but", "and", "or", "once",
                     "whether", "unless"})  # fmt: skip
"""Words behind which a verb may have a clause of its own, whatever the tree makes of it."""
HANDED = frozenset({"hand", "hands", "handed", "handing"})


def repair(
    forms: Sequence[str], tags: list[str], deps: list[str], heads: list[int], span: range
) -> None:
    """Correct tags, relations and heads (positions in the document) of the sentence `span`."""
    for i in span:
        if heads[i] == i and tags[i] in ("VBN", "VBD"):
            _reduced(forms, tags, deps, heads, span, i)
            break
    for i in span:
        if tags[i] in ("VBN", "VBD") and deps[i] == "acl" and heads[i] < i:
            _finite(forms, tags, deps, heads, span, i)
        if forms[i].lower() == "over" and i > span.start and forms[i - 1].lower() in HANDED:
            _particle(tags, deps, heads, span, i)
        if deps[i] == "amod" and tags[i] in ("VBD", "VBN", "JJ") and heads[i] > i:
            _swallowed(forms, tags, deps, heads, span, i)


def _finite(
    forms: Sequence[str],
    tags: list[str],
    deps: list[str],
    heads: list[int],
    span: range,
    verb: int,
) -> None:
    """ "No one signed the text.": a participle that follows a noun takes no object, so in a whole
    sentence without another verb it is the verb; its subject may be joined: "The army and the
    Platform signed the text."
    """
    noun = heads[verb]
    while heads[noun] != noun and deps[noun] == "conj":
        noun = heads[noun]
    has_object = tags[verb] == "VBD" or any(
        heads[i] == verb and deps[i] == "obj" for i in span if i != verb
    )
    alone = not any(tags[i] in ("VBD", "VBZ", "VBP", "MD") for i in span if i != verb)
    whole = forms[span[-1]] == "."
    if heads[noun] != noun or tags[noun] not in NOMINAL or not (has_object and alone and whole):
        return
    tags[verb], deps[verb], heads[verb] = "VBD", "ROOT", verb
    deps[noun], heads[noun] = "nsubj", verb
    for i in span:
        if heads[i] == noun and i > verb:
            heads[i] = verb


def _swallowed(
    forms: Sequence[str],
    tags: list[str],
    deps: list[str],
    heads: list[int],
    span: range,
    verb: int,
) -> None:
    """ "India and Pakistan swapped lists.", "The students burnt flags.": a word with a subject of
    its own is no attribute but the verb, and the noun behind it its object."""
    noun = heads[verb]
    past = tags[verb] == "VBD" or forms[verb].lower().endswith("ed") or forms[verb] in PAST
    own = any(heads[i] == verb and deps[i] in SUBJECTS and i < verb for i in span)
    others = [i for i in span if heads[i] == noun and i not in (noun, verb)]
    if not (past and own) or any(deps[i] in AUXILIARIES for i in others):
        return
    deps[verb], tags[verb] = deps[noun], "VBD"
    heads[verb] = verb if heads[noun] == noun else heads[noun]
    heads[noun], deps[noun] = verb, "obj"
    for i in others:
        if deps[i] in ("punct", "advmod", "obl", "conj", "advcl", "mark") and i != noun:
            heads[i] = verb


PAST = frozenset({"burnt", "sent", "built", "cut", "put", "shut", "set", "hit", "broke", "shot",
                  "torn", "tore", "lost", "left", "held", "met", "found", "fought"})  # fmt: skip
"""Past forms without -ed that taggers take for adjectives."""


def _reduced(
    forms: Sequence[str],
    tags: list[str],
    deps: list[str],
    heads: list[int],
    span: range,
    first: int,
) -> None:
    """ "The envoy appointed last week met the king": the finite verb that has no subject, no
    conjunction and no comma of its own is the main verb, and the root before it a participle that
    describes the subject: a common noun, for names and pronouns are told apart by themselves.
    """
    subject = first - 1
    if subject < span.start or heads[subject] != first or deps[subject] not in SUBJECTS:
        return
    if tags[subject] not in COMMON:
        return
    if any(heads[i] == first and deps[i] in AUXILIARIES for i in span):
        return
    main = _bare_verb(forms, tags, deps, heads, span, first)
    if main is None:
        return
    passive = any(heads[i] == main and deps[i] == "aux:pass" for i in span)
    for i in span:
        if heads[i] == first and (i > main or i < subject):
            heads[i] = main
    heads[main], deps[main] = main, "ROOT"
    heads[first], deps[first], tags[first] = subject, "acl", "VBN"
    heads[subject], deps[subject] = main, "nsubj:pass" if passive else "nsubj"
    if tags[main] == "VBN" and not passive:
        tags[main] = "VBD"


def _bare_verb(
    forms: Sequence[str],
    tags: Sequence[str],
    deps: Sequence[str],
    heads: Sequence[int],
    span: range,
    first: int,
) -> int | None:
    """The first verb behind the root that could only be the main verb, before any comma."""
    for i in range(first + 1, span.stop):
        if forms[i] in PARTING or tags[i] in ("WP", "WDT", "WRB"):
            return None
        if forms[i].lower() in OPENING:
            return None
        children = [k for k in span if heads[k] == i and k != i]
        own = {deps[k] for k in children}
        helped = any(
            deps[k] in AUXILIARIES and tags[k] in FINITE | {"MD"} for k in children if k < i
        )
        finite = tags[i] in FINITE or (tags[i] in ("VB", "VBN") and helped)
        active = tags[i] == "VBN" and tags[first] == "VBN" and bool(own & OBJECTS)
        if deps[i] not in BELOW or not (finite or active):
            continue
        if own & (SUBJECTS | {"mark", "cc", "expl", "csubj"}) or heads[i] < first - 1:
            return None
        return i
    return None


def _particle(tags: list[str], deps: list[str], heads: list[int], span: range, over: int) -> None:
    """ "handed over thirty captives", "handed over the captives": no measure and no place."""
    verb = over - 1
    if deps[over] == "case" and heads[heads[over]] == verb:
        deps[heads[over]] = "obj"
    tags[over], deps[over], heads[over] = "RP", "compound:prt", verb
