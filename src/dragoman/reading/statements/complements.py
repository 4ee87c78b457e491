"""Content that is no clause: infinitives, objects with what they are called, gerunds, nouns."""

from __future__ import annotations

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import Token
from dragoman.reading.statements.content import Found, end_of_content, in_another_tense
from dragoman.reading.statements.cues import Cue, CueSense
from dragoman.reading.statements.groups import FINITE, MAX_INVERTED, is_mark, is_time

_OF_WHAT = frozenset({"of", "for", "over", "about", "against", "as"})
_COMPLEMENTS = frozenset(
    {"for", "of", "with", "between", "by", "against", "from", "to", "at", "over", "about", "on",
     "into"}
)  # fmt: skip
_ACTS = {
    "call": frozenset({"strike", "boycott", "walkout", "shutdown", "stoppage", "protest", "rally",
                       "march", "demonstration", "ceasefire", "truce", "halt"}),
    "claim": frozenset({"attack", "bombing", "blast", "killing", "raid", "assault", "shooting",
                        "ambush", "operation", "explosion", "strike", "kidnapping", "murder",
                        "responsibility", "credit"}),
}  # fmt: skip
"""What these verbs are acts of speech about; a war claims lives, a premier calls a meeting."""
_IT = frozenset({"that", "this", "it", "these", "those", "him", "her", "them"})
_JUDGING = frozenset({"deny", "condemn", "confirm", "praise"})
"""Acts whose object may stand before them; what merely was mentioned is no statement."""
_WHICH = frozenset({"WDT", "WP", "WP$"})
_CHARGING = frozenset({"accuse"})
_UNTIL = frozenset({"before", "until", "unless", "if", "once", "while"})
_AMONG = frozenset({"among", "including", "notably", "especially"})
"""What opens a list of what an object has: "of 12 breaches, among them the raid"."""
_GROUNDS = frozenset({"for", "over", "as"})
_APART = frozenset({"parataxis", "conj", "cc", "punct", "acl:relcl", "advcl"})


def as_said(tree: Tree, cue: Cue) -> Found | None:
    """ "As the mayor stated on Monday, the rebels hold the town": all that follows the comma."""
    opening = tree.tokens[0].lemma.lower() == "as" and tree.tokens[0].head == cue.token.i
    if not opening or cue.token.dep != "advcl" or tree.child(cue.token, "obj", "ccomp"):
        return None
    following = tree.tokens[cue.last + 1 : cue.last + MAX_INVERTED]
    comma = next((t.i for t in following if t.text == "," or t.tag in FINITE), None)
    if comma is None or tree.tokens[comma].text != ",":
        return None
    if all(t.tag not in FINITE for t in tree.tokens[comma:]):
        return None
    return Found(((comma + 1, end_of_content(tree, cue, comma + 1)),), "that", "that")


def so_said(tree: Tree, cue: Cue, last: int) -> Found | None:
    """ "He was dismissed: so claims the envoy", "The road is open, so says the army": the words
    before "so"; `last` is the last token of the reporting clause."""
    so = cue.first - 1
    if so < 3 or tree.tokens[so].text.lower() != "so" or tree.tokens[so - 1].pos != "PUNCT":
        return None
    return Found(((0, so - 2),), "that", "before") if last > cue.last else None


def infinitive(tree: Tree, cue: Cue) -> Found | None:
    """ "vowed to spread it", "urged the rebels to withdraw", "called on them to join"."""
    for child in tree.children(cue.token, "xcomp", "ccomp", "advcl", "acl"):
        if child.i <= cue.last or child.tag != "VB":
            continue
        first = tree.subtree(child)[0].i
        marked = any(tree.tokens[k].lemma == "to" for k in range(first, child.i))
        if not marked and not (first > 0 and tree.tokens[first - 1].lemma == "to"):
            continue
        return Found(((max(first, cue.last + 1), end_of_content(tree, cue, first)),), "to", "to")
    return _infinitive_by_order(tree, cue)


def _infinitive_by_order(tree: Tree, cue: Cue) -> Found | None:
    """ "appealed to the young people in arms to go home": where the tree hangs the infinitive on
    a noun between, the first "to" with a verb behind a nominal still opens the content."""
    for token in tree.tokens[cue.last + 2 : cue.last + MAX_INVERTED + 4]:
        if token.tag in FINITE or token.pos == "PUNCT":
            return None
        following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
        if token.lemma == "to" and following is not None and following.tag == "VB":
            return Found(((token.i, end_of_content(tree, cue, token.i)),), "to", "to")
    return None


def labelled(tree: Tree, cue: Cue) -> Found | None:
    """ "called the raid a crime", "calls the decision “unspeakably painful”": the object with what
    it is called; a phone call has no second part."""
    own = tree.child(cue.token, "obj")
    if own is None and (named := _named_by_order(tree, cue)) is not None:
        return named
    if own is None and len(tree.children(cue.token, "xcomp")) > 1:
        own = tree.child(cue.token, "xcomp")
    said = next(
        (c for c in tree.children(cue.token, "xcomp", "obl:unmarked", "advcl") if c != own), None
    ) or next((c for c in tree.children(cue.token, "obj")[1:]), None)
    if own is None or own.i < cue.last:
        return None
    first, last = tree.subtree(own)[0].i, tree.subtree(own)[-1].i
    if said is not None and said.i > own.i and said.tag != "VB":
        last = max(last, tree.subtree(said)[-1].i)
    elif not any(is_mark(t) for t in tree.tokens[first : last + 2]):
        return None
    return Found(((first, end_of_content(tree, cue, first)),), "label", "label")


def _named_by_order(tree: Tree, cue: Cue) -> Found | None:
    """ "calls that a lie", "called it a day of shame": trees take "that" for a conjunction."""
    following = tree.tokens[cue.last + 1 : cue.last + 3]
    if len(following) < 2 or following[0].text.lower() not in _IT or following[1].tag != "DT":
        return None
    return Found(((following[0].i, end_of_content(tree, cue, following[0].i)),), "label", "label")


def gerund(tree: Tree, cue: Cue) -> Found | None:
    """ "denied shelling the town", "proposed holding talks in Lusaka"."""
    if cue.token.lemma in _CHARGING:
        return None
    for child in tree.children(cue.token, "xcomp", "ccomp", "advcl", "obj"):
        having = any(aux.tag == "VBG" for aux in tree.children(child, "aux"))
        gerund_like = child.tag == "VBG" or having
        if gerund_like and child.i > cue.last and not tree.child(child, "mark", *SUBJECTS):
            first = tree.subtree(child)[0].i
            return Found(
                ((max(first, cue.last + 1), end_of_content(tree, cue, first)),), "noun", "ing"
            )
    following = tree.tokens[cue.last + 1 : cue.last + 2]
    if cue.token.tag in ("NNS", "NN") and following and following[0].tag == "VBG":
        return Found(((cue.last + 1, end_of_content(tree, cue, cue.last + 1)),), "noun", "ing")
    return None


def nominal(tree: Tree, cue: Cue) -> Found | None:
    """ "condemned the attack", "called for talks", "accused the army of shelling a village"."""
    own = _told_of(tree, cue) if tree.is_passive(cue.token) else _charge(tree, cue)
    if own is not None:
        return own
    members: list[Token] = []
    for child in tree.children(cue.token, "obj", "obl", "iobj", "nmod", "ccomp", "advcl"):
        mark = tree.child(child, "mark")
        if child.i <= cue.token.i or (
            child.dep == "advcl" and (mark is None or mark.lemma not in _OF_WHAT)
        ):
            continue
        if child.dep in ("obl", "nmod") and not _belongs(tree, cue, child):
            continue
        members.extend(tree.subtree(child, without=frozenset({"parataxis"})))
    members = [token for token in members if token.i > cue.last]
    if not members:
        return _antecedent(tree, cue)
    first, last = min(t.i for t in members), max(t.i for t in members)
    last = _run_on(tree, cue, last)
    while last > first and tree.tokens[last].pos == "PUNCT":
        last -= 1
    return Found(((first, last),), "noun", "noun")


def _told_of(tree: Tree, cue: Cue) -> Found | None:
    """ "The draft was denounced by the front": its subject, or what it is said to be ("denounced
    as a fraud by the front"), where somebody does it and nothing is demanded of the subject or laid
    to its charge ("was accused of …")."""
    subject = tree.child(cue.token, "nsubj:pass", "nsubj")
    called = next((c for c in tree.children(cue.token, "obl") if tree.preposition(c) == "as"), None)
    by = tree.child(cue.token, "obl:agent") or any(
        tree.preposition(c) == "by" for c in tree.children(cue.token, "obl")
    )
    charged = any(tree.preposition(c) == "of" for c in tree.children(cue.token, "obl", "advcl"))
    if subject is None or not by or charged or tree.child(cue.token, "xcomp"):
        return None
    members = tree.subtree(called or subject, without=_APART)
    return Found(((members[0].i, members[-1].i),), "noun", "noun")


def _antecedent(tree: Tree, cue: Cue) -> Found | None:
    """ "a charge it has always rejected", "the raids, which the front denied": what a relative
    clause with a subject of its own is about."""
    noun = tree.head(cue.token)
    subject = tree.child(cue.token, *SUBJECTS)
    sense = cue.sense("noun")
    if sense is None or sense.act not in _JUDGING:
        return None
    if cue.token.dep != "acl:relcl" or noun is None or subject is None or subject.tag in _WHICH:
        return None
    if noun.pos not in ("NOUN", "PROPN") or subject.i < noun.i or cue.first != cue.last:
        return None
    members = [t for t in tree.subtree(noun, without=_APART | {"case"}) if t.i < subject.i]
    while members and members[-1].pos in ("PUNCT", "PRON", "DET"):
        members.pop()
    return Found(((members[0].i, members[-1].i),), "noun", "noun") if members else None


def _charge(tree: Tree, cue: Cue) -> Found | None:
    """ "accused the army of shelling the town": what is laid to its charge."""
    if cue.token.lemma not in _CHARGING:
        return None
    accused = [one for own in tree.children(cue.token, "obj") for one in tree.conjuncts(own)]
    heads = (cue.token, *accused)
    for child in (c for head in heads for c in tree.children(head, "obl", "advcl", "acl", "nmod")):
        of = next((c for c in tree.children(child, "case", "mark") if c.lemma == "of"), None)
        if of is not None and of.i > cue.last and of.i + 1 < len(tree.tokens):
            last = _run_on(tree, cue, tree.subtree(child, without=_APART)[-1].i)
            return Found(((of.i + 1, last),), "noun", "noun")
    return None


def _run_on(tree: Tree, cue: Cue, last: int) -> int:
    """The end of a noun phrase whose complements the tree hung elsewhere: "rejected the idea that
    the army …", "criticised the governor for his silence", never past a comma, nor into what is
    told of the time or occasion of the cue itself."""
    if last + 1 >= len(tree.tokens):
        return last
    following = tree.tokens[last + 1]
    if following.lemma.lower() == "that" and following.pos in ("SCONJ", "PRON"):
        return end_of_content(tree, cue, last)
    if following.lemma.lower() in _UNTIL and in_another_tense(cue, tree.tokens[last + 1 :]):
        return end_of_content(tree, cue, last)
    listed = tree.tokens[last + 2 : last + 3]
    if following.text == "," and listed and listed[0].text.lower() in _AMONG:
        return end_of_content(tree, cue, last + 1)
    while following.pos == "ADP" and following.lemma.lower() in _COMPLEMENTS:
        head = tree.head(following)
        if head is None or head.i < following.i or is_time(head):
            return last
        last = max(last, tree.subtree(head, without=_APART)[-1].i)
        if last + 1 >= len(tree.tokens):
            return last
        following = tree.tokens[last + 1]
    return last


def _belongs(tree: Tree, cue: Cue, child: Token) -> bool:
    """Whether a prepositional phrase is what is spoken of, not when or where."""
    preposition = tree.preposition(child)
    if cue.last > cue.token.i and tree.subtree(child)[0].i <= cue.last + 1:
        return True
    return preposition in _OF_WHAT


def is_act(tree: Tree, cue: Cue) -> bool:
    """ "called a general strike", "claimed the raid"; of other verbs whatever their object is."""
    if cue.token.lemma == "attribute":
        return any(tree.preposition(c) == "to" for c in tree.children(cue.token, "obl"))
    acts = _ACTS.get(cue.token.lemma) if cue.first == cue.last else None
    if acts is None:
        return True
    off = tree.child(cue.token, "compound:prt") is not None
    return not off and any(c.lemma in acts for c in tree.children(cue.token, "obj"))


def has_grounds(tree: Tree, cue: Cue, sense: CueSense) -> bool:
    """ "attacked the governor for his silence", "blasted the deal as a fraud": with what for, even
    a verb of fighting is one of words."""
    own = tree.child(cue.token, "obj")
    if sense.act != "condemn" or own is None:
        return False
    grounds = (*tree.children(cue.token, "obl", "advcl"), *tree.children(own, "nmod"))
    return any(
        tree.preposition(c) in _GROUNDS and not is_time(c) and not _lasting(c) for c in grounds
    )


def _lasting(token: Token) -> bool:
    """ "attacked the town for three days"."""
    return token.lemma.lower() in ("day", "week", "hour", "month", "year", "time")
