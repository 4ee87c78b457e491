"""What no English sentence is, put right in the parse of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
HANDED = frozenset({"hand", "hands", "handed", "handing"})


def repair(
    forms: Sequence[str], tags: list[str], deps: list[str], heads: list[int], span: range
) -> None:
    """Correct tags, relations and heads (positions in the document) of the sentence `span`."""
    for i in span:
        if tags[i] in ("VBN", "VBD") and deps[i] == "acl" and heads[i] < i:
            _finite(forms, tags, deps, heads, span, i)
        if forms[i].lower() == "over" and i > span.start and forms[i - 1].lower() in HANDED:
            _particle(tags, deps, heads, span, i)


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


def _particle(tags: list[str], deps: list[str], heads: list[int], span: range, over: int) -> None:
    """ "handed over thirty captives", "handed over the captives": no measure and no place."""
    verb = over - 1
    if deps[over] == "case" and heads[heads[over]] == verb:
        deps[heads[over]] = "obj"
    tags[over], deps[over], heads[over] = "RP", "compound:prt", verb
