"""Which noun of the sentence speaks: the tree's subject where it can be right, the order of
words where the tree is weak (parentheses, relative clauses, participles), the issuer of a text.
"""

from __future__ import annotations

from functools import cache

from dragoman.language.trees import Tree
from dragoman.lexicon import load_table
from dragoman.model import Token
from dragoman.reading.cast import Cast, is_people
from dragoman.reading.statements.content import resumed
from dragoman.reading.statements.cues import Cue, is_cue
from dragoman.reading.statements.groups import FINITE, Group, done_at_once, is_time
from dragoman.reading.statements.texts import is_text

_QUOTED_AS = frozenset({"quote", "cite", "report", "hear", "see", "describe"})
_ASKING = frozenset({"ask", "question", "press", "quiz"})
"""At the head of a sentence these are passive: "Asked whether he would come, the envoy …"."""
PERSONAL = frozenset({"he", "she", "they", "who", "i", "we", "you", "him", "her", "them"})
_RELATIVES = frozenset({"who", "which", "that"})
_ASIDE = frozenset({"for", "its", "his", "her", "their", "part"})
"""Words of "for its part", between a name and its verb."""
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE_NAMES = frozenset({"flat", "compound", "nmod", "nmod:poss", "appos", "nmod:desc"})


def speaking_noun(tree: Tree, cue: Cue, group: Group, cast: Cast) -> Token | None:
    """The head of the noun phrase that speaks; None where the sentence names nobody.

    Passive cues speak through their agent ("was confirmed by the ministry"); "X was quoted as
    saying" is X speaking; "it is understood", "X is said to" have no speaker.
    """
    token = cue.token
    if token.lemma in _ASKING and cue.first <= 1 and group.subject is None:
        return None
    if quoting_verb(tree, token) is not None:
        return _quoted(tree, token)
    if token.tag == "VBG" and done_at_once(tree, token) and (lost := _losing(tree, token)):
        return lost
    earlier = _whose_afterthought(tree, token, cast)
    if earlier is not None:
        return earlier
    if tree.is_passive(token):
        agent = _agent(tree, token)
        if agent is None or is_time(agent):
            return None
        return _behind_words(tree, token, agent)
    subject = group.subject or _resumed_subject(tree, token) or tree.subject(token)
    if subject is not None and is_time(subject):
        subject = tree.subject(token)
        subject = None if subject is not None and is_time(subject) else subject
    if subject is None and group.first == token.i:
        subject = _nearest_name_before(tree, token)
    if subject is not None and cue.first < subject.i <= cue.last:  # "made it known"
        subject = tree.subject(tree.tokens[cue.first])
    if subject is not None and subject.i == token.i:
        return None
    if subject is not None and group.subject is None and not can_speak(tree, subject, cast):
        subject = _said_before(tree, token, cast) or subject
    return _behind_words(tree, token, subject) if subject is not None else None


def _losing(tree: Tree, token: Token) -> Token | None:
    """Who "wasted no time in denouncing it"."""
    verb = next((t for t in reversed(tree.tokens[: token.i]) if t.tag in FINITE), None)
    return tree.subject(verb) if verb is not None else None


def quoting_verb(tree: Tree, token: Token) -> Token | None:
    """The verb of "quoted the envoy as saying that", asked at "saying"."""
    head = tree.head(token)
    marked = any(c.lemma.lower() == "as" for c in tree.children(token, "mark", "case", "advmod"))
    if token.tag != "VBG" or head is None or not marked or head.lemma not in _QUOTED_AS:
        return None
    return head


def _quoted(tree: Tree, token: Token) -> Token | None:
    """Whom "as saying" is about: the object of the one who quotes, the subject if passive."""
    head = tree.tokens[token.head]
    if tree.is_passive(head):
        return tree.child(head, "nsubj:pass") or tree.subject(head)
    return tree.child(head, "obj", "iobj", "nmod")


def can_speak(tree: Tree, token: Token, cast: Cast) -> bool:
    """Whether a noun is somebody: "the truce will hold" says nothing."""
    mention = cast.mention(token)
    if mention is not None and any(ref.actor or ref.kind for ref in mention.actors):
        return True
    if token.text.lower() in PERSONAL:
        return True
    return token.pos == "PROPN" or is_people(token.lemma) or token.lemma.lower() in _sources()


@cache
def _sources() -> frozenset[str]:
    """Heads of phrases for unnamed sources ("a diplomatic source", "witnesses")."""
    return frozenset(row["phrase"].split()[-1] for row in load_table("unnamed_sources"))


def _agent(tree: Tree, token: Token) -> Token | None:
    agent = tree.child(token, "obl:agent") or next(
        (n for n in tree.children(token, "obl") if tree.preposition(n) == "by"), None
    )
    if token.lemma in _QUOTED_AS:
        return tree.child(token, "nsubj:pass") or agent
    return agent


def _whose_afterthought(tree: Tree, token: Token, cast: Cast) -> Token | None:
    """Whose afterthought a participle behind a comma is: "Zarif said that Iran was ready, adding
    that …" is Zarif adding, whatever the tree hangs it on; "The paper filed a motion, arguing
    that …" is the paper arguing, for a motion cannot."""
    if token.tag != "VBG" or token.i == 0:
        return None
    if tree.tokens[token.i - 1].text != ",":
        return None
    for other in reversed(tree.tokens[: token.i]):
        if other.tag in FINITE and is_cue(other):
            return tree.subject(other)
    hung = tree.subject(token)
    if hung is not None and can_speak(tree, hung, cast):
        return hung
    for ancestor in tree.ancestors(token):
        subject = tree.subject(ancestor)
        if subject is not None and can_speak(tree, subject, cast):
            return subject
    return None


def _said_before(tree: Tree, token: Token, cast: Cast) -> Token | None:
    """ "The envoy confirmed that troops had moved, but called it a regrouping": where the nearest
    subject can say nothing, who spoke before goes on."""
    for ancestor in tree.ancestors(token):
        subject = tree.subject(ancestor) if is_cue(ancestor) else None
        if subject is not None and can_speak(tree, subject, cast):
            return subject
    return None


def _resumed_subject(tree: Tree, token: Token) -> Token | None:
    """ "Cavusoglu said that cooperation has worked and vowed …": the one who said vowed."""
    for ancestor in tree.ancestors(token):
        if is_cue(ancestor) and resumed(tree, ancestor, token):
            return tree.subject(ancestor)
    return None


def _nearest_name_before(tree: Tree, token: Token) -> Token | None:
    """A name right before a cue that the parse left without a subject."""
    for i in range(token.i - 1, max(-1, token.i - 6), -1):
        candidate = tree.tokens[i]
        closing = token.tag == "NNS" and candidate.pos == "NOUN"
        if is_time(candidate) or candidate.text.lower() in _ASIDE:
            continue
        if candidate.pos in ("PROPN", "PRON") or closing:
            return candidate
        if candidate.pos not in ("ADV", "AUX"):
            return None
    return None


def _behind_words(tree: Tree, token: Token, subject: Token) -> Token:
    """Who stands behind a relative pronoun ("a diplomat who said") or a text that only carries
    the words ("released a statement saying that …": whoever released it)."""
    if subject.pos == "PRON" and subject.lemma.lower() in _RELATIVES and subject.i > 0:
        subject = _antecedent(tree, subject)
    if is_text(subject.lemma) and token.tag in ("VBG", "VBN") and subject.i < token.i:
        return _issuer(tree, subject) or subject
    return subject


def _antecedent(tree: Tree, relative: Token) -> Token:
    """The noun phrase a relative pronoun stands for, by the order of words."""
    k = relative.i - 1
    while k > 0 and tree.tokens[k].pos in ("PUNCT", "ADP"):
        k -= 1
    noun = tree.tokens[k]
    if noun.pos not in _NAMING:
        return relative
    if relative.lemma.lower() == "who" and is_time(noun):
        verb = next((t for t in reversed(tree.tokens[:k]) if t.tag in FINITE), None)
        met = tree.child(verb, "obj") if verb is not None else None
        return met or relative  # "met the governor on 3 May, who promised that …"
    while noun.dep in _INSIDE_NAMES and tree.tokens[noun.head].i < relative.i:
        noun = tree.tokens[noun.head]
    return noun


def _issuer(tree: Tree, text: Token) -> Token | None:
    """Whose text it is: "Oslo's statement", "a letter from the king", "she issued a statement"."""
    owner = tree.child(text, "nmod:poss") or next(
        (n for n in tree.children(text, "nmod") if tree.preposition(n) in ("by", "from", "of")),
        None,
    )
    if owner is not None:
        return owner
    verb = tree.head(text)
    if verb is None or text.dep not in ("obj", "obl", "nsubj:pass") or verb.tag[:2] != "VB":
        return None
    return _agent(tree, verb) if tree.is_passive(verb) else tree.subject(verb)
