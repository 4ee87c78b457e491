"""Who does what another verb governs: who is urged, invited, called on, or blamed for it."""

from __future__ import annotations

from dragoman.language.trees import Tree
from dragoman.model import Token
from dragoman.reading.cast import Cast
from dragoman.reading.clauses.governors import governor_of

_OF_WHOM = frozenset({"of", "from", "for", "into", "against"})


def moved(tree: Tree, token: Token, cast: Cast) -> Token | None:
    """Who is urged, helped, forced or invited: the object of a verb that governs a second
    infinitive. Where trees call the infinitive an adverbial clause or hang it on that object."""
    head = tree.head(token)
    if head is None or token.dep not in ("advcl", "acl", "xcomp", "ccomp"):
        return None
    verb = tree.head(head) if token.dep == "acl" and head.dep in ("obj", "iobj") else head
    if verb is None or not verb.tag.startswith("VB"):
        return _called_by_noun(tree, token, head, cast)
    marks = {child.lemma.lower() for child in tree.children(token, "mark", "case")}
    asked = token.tag == "VB" and governor_of(tree, verb, "to") is not None
    if asked and verb.lemma.lower() in _OWN_DEEDS:
        return tree.subject(verb)
    blamed = token.tag == "VBG" and marks & _OF_WHOM  # "accused Rwanda of shelling …"
    if not (asked or blamed):
        return _called_on(tree, token, verb, cast)
    for child in tree.children(verb, "obj", "iobj", "nsubj:pass"):
        if child.i < token.i and (cast.refs(tree, child) or cast.people(tree, child)):
            return child
    return _called_on(tree, token, verb, cast)


def _called_on(tree: Tree, token: Token, verb: Token, cast: Cast) -> Token | None:
    """ "called on all sides to lay down arms", "appealed to both fronts to open the roads"."""
    prepositions = _ADDRESSING.get(verb.lemma.lower(), ())
    for child in tree.children(verb, "obl") if token.tag == "VB" else ():
        before = child.i < token.i and tree.preposition(child) in prepositions
        if before and (cast.refs(tree, child) or cast.people(tree, child)):
            return child
    return _called_by_noun(tree, token, verb, cast)


def _called_by_noun(tree: Tree, token: Token, verb: Token, cast: Cast) -> Token | None:
    """ "renewed its call on Chad to free them", "put pressure on the army to leave"."""
    noun = tree.head(token)
    if token.tag != "VB" or token.dep != "acl" or noun is None or noun.lemma.lower() not in _CALLS:
        return None
    for child in (*tree.children(noun, "nmod"), *tree.children(verb, "obl")):
        named = noun.i < child.i < token.i and tree.preposition(child) in _ON
        if named and (cast.refs(tree, child) or cast.people(tree, child)):
            return child
    return None


_CALLS = frozenset({"call", "appeal", "plea", "order", "demand", "request", "pressure", "advice",
                    "instruction", "ultimatum", "invitation", "warning"})  # fmt: skip
_ON = frozenset({"on", "upon", "to", "for"})


_ADDRESSING = {"call": ("on", "upon", "for"), "appeal": ("to",), "plead": ("with",),
               "prevail": ("on", "upon"), "rely": ("on",), "count": ("on",), "wait": ("for",),
               "ask": ("for",), "press": ("for",), "push": ("for",)}  # fmt: skip
"""Verbs that ask with a preposition, and those behind which whom they ask stands."""
_OWN_DEEDS = frozenset({"offer", "promise", "pledge", "vow", "volunteer", "propose", "threaten"})
"""Verbs whose subject does what the infinitive says, whatever stands between: "offered trucks to
move the wounded"."""


def blamed_of(tree: Tree, token: Token, cast: Cast) -> Token | None:
    """ "accused the pilots of [bombing]/NN a village": who is blamed is who did it."""
    head = tree.head(token)
    if head is None or token.dep not in ("acl", "nmod", "obl", "advcl"):
        return None
    verbal = head.tag.startswith("VB")
    verb = head if verbal else tree.head(head)
    blamed = tree.child(head, "obj", "nsubj:pass") if verbal else head
    if verb is None or verb.lemma.lower() not in _BLAMING or blamed is None or blamed.i > token.i:
        return None
    of = {child.text.lower() for child in tree.children(token, "mark", "case")} & {"of", "for"}
    return blamed if of and cast.refs(tree, blamed) else None


_BLAMING = frozenset({"accuse", "blame", "suspect", "condemn", "denounce", "criticise", "criticize",
                      "fault", "indict", "charge", "convict"})  # fmt: skip
