"""Who a noun phrase is, in the codes of the dictionaries: "the Syrian army's chief" is SYRMIL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.exchange.petrarch.dictionaries import Dictionaries
from dragoman.model import Sentence, Token

UNKNOWN = "---"
BLOCK = 3
"""Letters of one block of a code: a country, a kind of people."""
_WORD = re.compile(r"[^\W_](?:[\w.&/-]*[\w&])?")
_OUTSIDE = frozenset(
    {"acl:relcl", "acl", "conj", "cc", "punct", "parataxis", "advcl", "dep", "case", "cop",
     "nsubj", "aux", "advmod", "mark"}
)  # fmt: skip
"""What hangs on a noun and is no part of who it is."""
_MODIFYING = frozenset({"amod", "compound"})
_AMOUNTS = frozenset(
    {"hundred", "thousand", "dozen", "ten", "score", "million", "number", "group", "majority",
     "most", "some", "many", "several", "half", "part", "handful", "crowd", "bunch"}
)  # fmt: skip
"""Words of how many; who they are stands behind "of"."""
_HELD = re.compile(r"(?:held|controlled|occupied|backed|led|linked|run|ruled)$", re.IGNORECASE)
"""Ends of adjectives that name another than the noun: "government-held", "rebel-controlled"."""
_BEHIND = frozenset({"of", "from", "in"})
"""Prepositions behind which a phrase says who somebody is ("a court in Accra")."""


@dataclass(frozen=True, slots=True)
class Namer:
    """Names the phrases of one text on its day."""

    text: str
    dictionaries: Dictionaries
    day: date | None

    def codes(self, sentence: Sentence, head: Token, *, strict: bool = False) -> list[str]:
        """Return the codes of a phrase and of those joined to it by "and"; `strict`: what hangs on
        it by a preposition says who it is only where it names people itself.
        """
        head = self._counted(sentence, head)
        joined = [head, *(t for t in sentence.tokens if t.head == head.i and t.dep == "conj")]
        found = [
            code
            for token in joined
            if token is head or not token.is_root
            for code in self._shared(sentence, token, self.code(sentence, token, strict=strict))
        ]
        known = next((code[:BLOCK] for code in found if not code.startswith(UNKNOWN)), UNKNOWN)
        return list(dict.fromkeys(code.replace(UNKNOWN, known, 1) for code in found))

    def _counted(self, sentence: Sentence, head: Token) -> Token:
        """ "hundreds of Malian troops": the troops."""
        if head.lemma.lower().removesuffix("s") not in _AMOUNTS:
            return head
        behind = [t for t in sentence.tokens if t.head == head.i and t.dep == "nmod"]
        return next((t for t in behind if t.i > head.i and _is_behind(sentence, t)), head)

    def _shared(self, sentence: Sentence, head: Token, code: str | None) -> list[str]:
        """The code once for each country before the noun: "Chadian and Malian soldiers"."""
        if code is None:
            return []
        before = [t for t in sentence.tokens if t.head == head.i and t.dep in _MODIFYING]
        joined = [t for m in before for t in sentence.tokens if t.head == m.i and t.dep == "conj"]
        owners = [self._parts(self._words([t]), t)[0] for t in (*before, *joined)] if joined else []
        countries = [owner[:BLOCK] for owner in owners if owner]
        return [country + code[BLOCK:] for country in countries] or [code]

    def code(self, sentence: Sentence, head: Token, *, strict: bool = False) -> str | None:
        """Return the code of one phrase: whose it is and what kind of people, without doubles;
        None where the dictionaries know neither.
        """
        near = self._words(self._tokens(sentence, head, deep=False))
        owner, kinds = self._parts(near, head)
        if (owner is None or not kinds) and (kinds or not strict or head.pos == "PROPN"):
            whole, more = self._parts(self._words(self._tokens(sentence, head, deep=True)), head)
            fuller = owner is None or (whole or "").startswith(owner)
            owner, kinds = whole if fuller else owner, kinds or more
        if owner is None and not kinds:
            return None
        blocks = _blocks(owner or UNKNOWN)
        for kind in kinds:
            before, _, behind = kind.partition("~")
            blocks += [b for b in (*_blocks(before), *_blocks(behind)) if b not in blocks]
        return "".join(blocks)

    def _parts(self, words: Sequence[str], head: Token) -> tuple[str | None, list[str]]:
        """The longest code of an actor named, and the codes of agents among the other words; where
        the head is a common noun that no agent's name holds ("military exercises") there are none.
        """
        owners, kinds = [], []
        heads = set(words_in(self.text[head.start : head.end]))
        held = head.pos != "NOUN"
        at = 0
        while at < len(words):
            actor = self.dictionaries.actors.match(words, at, self.day)
            agent = self.dictionaries.agents.match(words, at, self.day)
            if actor and (agent is None or actor[0] >= agent[0]):
                owners.append(actor[1])
                at += actor[0]
            elif agent:
                kinds.append(agent[1])
                held = held or bool(heads & set(words[at : at + agent[0]]))
                at += agent[0]
            else:
                at += 1
        kinds = kinds if held else []
        if not owners:
            return None, kinds
        same = [code for code in owners if code[:BLOCK] == owners[0][:BLOCK]]
        return max(same, key=len), kinds

    def _tokens(self, sentence: Sentence, head: Token, *, deep: bool) -> list[Token]:
        """The tokens of a phrase without relative clauses and what is joined to it; `deep` with
        the phrases that hang on it by a preposition."""
        found = [head]
        for token in sentence.tokens:
            if token.head != head.i or token.i == head.i or token.dep in _OUTSIDE:
                continue
            if token.dep == "amod" and _HELD.search(self.text[token.start : token.end]):
                continue
            if token.dep in ("nmod", "obl"):
                if not deep or not _is_behind(sentence, token):
                    continue
                found += [t for t in sentence.tokens if t.head == token.i and t.dep == "case"]
            found += self._tokens(sentence, token, deep=deep)
        return sorted(found, key=lambda token: token.i)

    def _words(self, tokens: Sequence[Token]) -> list[str]:
        return [word for token in tokens for word in words_in(self.text[token.start : token.end])]


def _is_behind(sentence: Sentence, token: Token) -> bool:
    return any(t.head == token.i and t.lemma.lower() in _BEHIND for t in sentence.tokens)


def words_in(text: str) -> Iterator[str]:
    """The words of a stretch as dictionaries write them."""
    return (
        match.group().upper() for match in _WORD.finditer(text.replace("’s", "").replace("'s", ""))
    )


def _blocks(code: str) -> list[str]:
    return list(dict.fromkeys(code[i : i + BLOCK] for i in range(0, len(code), BLOCK)))
