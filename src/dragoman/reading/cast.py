"""Who stands behind a noun phrase: the one bridge from parsed words to actor mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.lexicon import load_table
from dragoman.model import ActorKind, ActorMention, ActorRef, Mentions, Token, each_once

MAX_DESCRIPTION_WORDS = 14
"""A longer phrase is no name for a speaker; only its head and modifiers are kept."""
_LIST = re.compile(r"\s*,\s*(?:the\s+)?|\s*,?\s+and\s+(?:the\s+)?")
_PEOPLE_CLASSES = frozenset({"troops", "people", "prisoners"})
_ATTACHED = frozenset(
    {
        "acl",
        "acl:relcl",
        "appos",
        "parataxis",
        "conj",
        "cc",
        "advcl",
        "advcl:relcl",
        "case",
        "punct",
    }
)


class Cast:
    """The actor mentions of a page, asked by token."""

    def __init__(self, text: str, mentions: Mentions) -> None:
        self.text = text
        self._mentions = sorted(mentions.actors, key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self._mentions]

    def mention(self, token: Token) -> ActorMention | None:
        """The mention that covers a token: the shortest, where mentions nest."""
        found: ActorMention | None = None
        for k in range(bisect_right(self._starts, token.start) - 1, -1, -1):
            mention = self._mentions[k]
            if mention.end >= token.end and (
                found is None or mention.end - mention.start < found.end - found.start
            ):
                found = mention
            if token.start - mention.start > 200:
                break
        return found

    def named(self, start: int, end: int) -> ActorRef | None:
        """The first actor mentioned within a stretch; None where there is none."""
        for mention in self._mentions[bisect_left(self._starts, start) :]:
            if mention.start >= end:
                return None
            if mention.end <= end and mention.actors:
                return mention.actors[0]
        return None

    def refs(self, tree: Tree, token: Token) -> tuple[ActorRef, ...]:
        """The actors a noun phrase stands for, coordination expanded, each once.

        A head without a mention of its own stands for whom it belongs to, if it is a person or
        a body of people: "the foreign ministers of the two countries", "Kabul's negotiators";
        a person's people are themselves: "his men".
        """
        members = [ref for member in tree.conjuncts(token) for ref in self._member(tree, member)]
        return each_once((*members, *self._listed(tree, token)))

    def _listed(self, tree: Tree, token: Token) -> list[ActorRef]:
        """The further names of a list "A, B and C" that starts at `token`, by the order of words:
        trees call B an apposition as often as not. None where the list has no "and", or where
        its next name is the subject of another verb ("met A and B left")."""
        mention = self.mention(token)
        if mention is None:
            return []
        refs: list[ActorRef] = []
        closed = False
        for following in self._mentions[bisect_right(self._starts, mention.start) :]:
            between = _LIST.fullmatch(self.text, mention.end, following.start)
            if between is None or closed or self._acts(tree, token, following):
                break
            closed = "and" in between.group()
            refs.extend(following.actors)
            mention = following
        return refs if closed else []

    def _acts(self, tree: Tree, token: Token, mention: ActorMention) -> bool:
        """Whether a mention is the subject of another verb than the one `token` belongs to."""
        inside = [t for t in tree.tokens if mention.start <= t.start < mention.end]
        subjects = [t for t in inside if t.dep in SUBJECTS]
        return any(t.head != token.head for t in subjects)

    def _member(self, tree: Tree, token: Token) -> tuple[ActorRef, ...]:
        mention = self.mention(token)
        if mention is not None:
            return mention.actors
        for child in tree.children(token, "appos", "flat"):
            named = self.mention(child)
            if named is not None and any(
                ref.actor or ref.kind is ActorKind.PERSON for ref in named.actors
            ):
                return named.actors
        if not is_people(token.lemma):
            return ()
        for child in tree.children(token, "nmod:poss", "nmod", "compound", "amod"):
            if child.dep == "nmod" and tree.preposition(child) not in ("of", "from", "for"):
                continue
            refs = self.refs(tree, child)
            if any(ref.kind is ActorKind.PERSON for ref in refs):
                return self.people(tree, token)
            if refs:
                return refs
        return ()

    def people(self, tree: Tree, token: Token) -> tuple[ActorRef, ...]:
        """People without a name, as they are described: "two brigades", "her negotiators".

        Each member of a coordination that names people is one; none where the head does not.
        """
        return tuple(
            replace(self.describe(tree, member), kind=ActorKind.GROUP, why="people without a name")
            for member in tree.conjuncts(token)
            if member.pos in ("NOUN", "PROPN") and is_people(member.lemma)
        )

    def describe(self, tree: Tree, token: Token) -> ActorRef:
        """An unresolved noun phrase as an actor without id, named by its own words."""
        tokens = tree.subtree(token, without=_ATTACHED)
        if len(tokens) > MAX_DESCRIPTION_WORDS:
            tokens = [t for t in tokens if t.head == token.i or t.i == token.i]
        while len(tokens) > 1 and tokens[-1].pos == "PUNCT":
            tokens.pop()
        comma = max((t.i for t in tokens if t.text == "," and t.i < token.i), default=-1)
        tokens = [t for t in tokens if t.i > comma]
        aside = next((t.i for t in tokens if t.text == "," and t.i > token.i), None)
        if aside is not None and token.pos in ("PROPN", "NOUN") and not tree.child(token, "conj"):
            tokens = [t for t in tokens if t.i < aside]
        told = next((t.i for t in tokens if t.i > token.i and _opens_day(tree, t)), None)
        tokens = [t for t in tokens if told is None or t.i < told]
        while len(tokens) > 1 and tokens[0].text.lower() in _OPENERS:
            tokens.pop(0)
        start, end = tokens[0].start, tokens[-1].end
        words = self.text[start:end]
        return ActorRef(None, " ".join(words.split()), words, start, end, why="no name")


def _opens_day(tree: Tree, token: Token) -> bool:
    """ "a government [on 14 October]", "a force [by the end of May]": when, and not which."""
    if token.text.lower() not in ("on", "by", "until", "since", "in") or token.dep != "case":
        return False
    noun = tree.head(token)
    above = tree.head(noun) if noun is not None and noun.i > token.i else None
    if noun is None or above is None or above.pos not in ("NOUN", "PROPN"):
        return False  # "reports that a patrol had fired on Tuesday"
    words = tree.subtree(noun)
    return any(word.text.lower() in _CALENDAR for word in words)


_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()  # noqa: SIM905
)
_OPENERS = frozenset({"when", "while", "where", "because", "as", "that", "whether", "if",
                      "although", "though", "and", "but", "how", "why"})  # fmt: skip
"""Words of the clause that a tree hangs on its subject: "died when gunmen opened fire"."""


@cache
def _people() -> frozenset[str]:
    nouns = {row["noun"] for row in load_table("group_nouns")}
    titles = {row["title"] for row in load_table("titles")}
    classes = {row["word"] for row in load_table("classes") if row["class"] in _PEOPLE_CLASSES}
    return frozenset(noun.split()[-1] for noun in nouns | titles | classes)


def is_people(lemma: str) -> bool:
    """Whether a noun names people or a body of people ("minister", "delegation", "side")."""
    return lemma.lower() in _people()
