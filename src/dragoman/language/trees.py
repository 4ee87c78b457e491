"""Walking a parsed sentence: children, spans, subjects, what governs what.

Everything here reads Universal Dependencies and nothing else; what words mean is not its business.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dragoman.language.mending import mended
from dragoman.model import Sentence, Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
PARTICLES = frozenset({"back", "out", "off", "down", "up", "away", "over"})
"""Particles that trees may hang on the noun behind them, as its first preposition."""
_OWN_CLAUSE = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "xcomp", "parataxis", "conj", "csubj"}
)
_QUOTES = frozenset({'"', "”", "’", "'", "''", "»", ")", "“"})
_LOOSE = frozenset({"punct", "cc", "mark", "parataxis", "discourse", "vocative"})


SENTENCES_KEPT = 1024
"""Sentences whose trees are kept: those of all but the longest pages."""


@lru_cache(maxsize=SENTENCES_KEPT)
def tree_of(sentence: Sentence) -> Tree:
    """The tree of a sentence, made once for all rooms that walk it."""
    return Tree(sentence)


class Tree:
    """One sentence with its children indexed once."""

    __slots__ = ("_children", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = mended(sentence.tokens)
        children: list[list[Token]] = [[] for _ in sentence.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        self._children = children

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The tokens that `token` governs, left to right, of the relations named (all if none)."""
        found = self._children[token.i]
        return [child for child in found if child.dep in deps] if deps else list(found)

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first child of one of these relations."""
        return next((child for child in self._children[token.i] if child.dep in deps), None)

    def head(self, token: Token) -> Token | None:
        """What governs `token`; None at the root."""
        return None if token.is_root else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """What governs `token`, and so on up to the root; each token once."""
        seen = {token.i}
        while not token.is_root and token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.i)
            yield token

    def subtree(self, token: Token, *, without: frozenset[str] = frozenset()) -> list[Token]:
        """`token` and all it governs, left to right; direct children of relations in `without`
        are left out with all they govern."""
        wanted = {token.i}
        queue = [child for child in self._children[token.i] if child.dep not in without]
        while queue:
            item = queue.pop()
            if item.i not in wanted:
                wanted.add(item.i)
                queue.extend(self._children[item.i])
        return [self.tokens[i] for i in sorted(wanted)]

    def span(self, token: Token, *, without: frozenset[str] = frozenset()) -> tuple[int, int]:
        """Offsets from the first to the last token of the subtree, outer punctuation cut off."""
        tokens = self.subtree(token, without=without)
        while len(tokens) > 1 and tokens[0].pos == "PUNCT" and tokens[0].i != token.i:
            tokens.pop(0)
        while len(tokens) > 1 and tokens[-1].pos == "PUNCT" and tokens[-1].i != token.i:
            tokens.pop()
        return tokens[0].start, tokens[-1].end

    def conjuncts(self, token: Token) -> list[Token]:
        """`token` and everything coordinated with it below it ("A, B and C" asked at A)."""
        found = [token]
        for child in self.children(token, "conj"):
            found.extend(self.conjuncts(child))
        return found

    def conj_head(self, token: Token) -> Token:
        """The first member of the coordination that `token` is in."""
        while token.dep == "conj" and not token.is_root:
            token = self.tokens[token.head]
        return token

    def subject(self, token: Token) -> Token | None:
        """The subject of a predicate, its own or implied.

        Implied: shared by coordination ("met and signed"), that of the governing clause
        ("vowed to spread"), the object under verbs that pass it down ("urged Iran to join"),
        the noun before a participle or relative clause ("the deal signed …").
        """
        seen: set[int] = set()
        current = token
        while current.i not in seen:
            seen.add(current.i)
            own = self.child(current, *SUBJECTS)
            if own is not None:
                return self._relative(current, own)
            head = self.head(current)
            if head is None:
                return None
            if current.dep == "xcomp":
                controlled = self.child(head, "obj", "iobj", "nsubj:pass")
                passed = controlled is not None and controlled.i < current.i
                if passed and controlled is not None and controlled.pos in _NAMING:
                    return controlled
                current = head
            elif current.dep == "acl" and current.tag == "VB":
                owner = self.owner(head)
                if owner is not None:
                    return owner
                carrier = self.head(head)
                if carrier is None or not carrier.tag.startswith("VB"):
                    return None
                current = carrier
            elif current.dep in ("acl", "acl:relcl"):
                return head
            elif current.dep in ("conj", "advcl", "ccomp", "parataxis"):
                if current.dep == "ccomp" and current.tag in ("VBD", "VBZ", "VBP"):
                    return None
                current = self.finite_partner(current, head) or head
            else:
                return None
        return None

    def owner(self, noun: Token) -> Token | None:
        """Whose plan, refusal or call it is: "Chad's plan to …", "the rebels' refusal to …", "the
        refusal of the rebels to …"."""
        owner = self.child(noun, "nmod:poss")
        if owner is not None:
            return owner
        for child in self.children(noun, "nmod"):
            if self.preposition(child) in ("of", "by") and child.i > noun.i:
                return child
        if self.preposition(noun) in ("of", "by") and noun.dep == "nmod":
            head = self.head(noun)
            if head is not None and head.pos == "NOUN":
                return noun
        return next(
            (c for c in self.children(noun, "compound", "nummod") if c.pos == "PROPN"), None
        )

    def _relative(self, clause: Token, subject: Token) -> Token:
        """ "the ministers who met": the noun stands for the relative pronoun."""
        if clause.dep == "acl:relcl" and subject.tag in ("WDT", "WP", "WP$"):
            return self.tokens[clause.head]
        if clause.dep == "acl:relcl" and subject.lemma == "that" and subject.pos == "PRON":
            return self.tokens[clause.head]
        return subject

    def is_passive(self, token: Token) -> bool:
        """Whether a verb is in the passive, also as a bare participle ("the deal signed in …").

        In a sentence without any finite verb the participle is a past tense the tagger missed.
        """
        if any(child.dep == "aux:pass" for child in self._children[token.i]):
            return True
        bare = token.tag == "VBN" and token.dep in ("acl", "advcl", "amod", "conj")
        if bare and not self.has_finite():
            return False
        helped = any(child.dep in ("aux", "aux:pass") for child in self._children[token.i])
        if token.dep == "conj" and bare and not helped:
            return self.is_passive(self.tokens[token.head])
        return bare and token.dep != "conj" and not helped

    def has_finite(self) -> bool:
        """Whether the sentence has any finite verb."""
        return any(t.tag in _FINITE for t in self.tokens)

    def ends_with(self, mark: str) -> bool:
        """Whether the sentence ends with a punctuation mark, quotation marks aside."""
        last = next((t for t in reversed(self.tokens) if t.text not in _QUOTES), None)
        return last is not None and last.text.endswith(mark)

    def is_finite(self, token: Token) -> bool:
        """Whether a verb or one of its auxiliaries is finite."""
        helpers = self.children(token, "aux", "aux:pass", "cop")
        return any(t.tag in _FINITE for t in (token, *helpers))

    def finite_partner(self, token: Token, head: Token) -> Token | None:
        """ "agreed to stop the war and signed": a finite verb is joined to a finite one, though
        the tree joins it to the infinitive between. None where the tree is right."""
        if token.dep != "conj" or not self.is_finite(token) or self.is_finite(head):
            return None
        if not head.tag.startswith("VB") or head.is_root:
            return None
        return next((above for above in self.ancestors(head) if self.is_finite(above)), None)

    def preposition(self, token: Token) -> str:
        """The preposition of a nominal, lower case; "" if it has none. Fixed ones are whole
        ("according to")."""
        cases = self.children(token, "case")
        if not cases:
            return ""
        case = cases[0]
        if len(cases) > 1 and case.lemma.lower() in PARTICLES and cases[1].i == case.i + 1:
            case = cases[1]  # "handed them over to the bishop"
        parts = [case.lemma.lower(), *(t.lemma.lower() for t in self.children(case, "fixed"))]
        return " ".join(parts)

    def clause_span(self, token: Token) -> tuple[int, int]:
        """The clause of a predicate: its subtree without what is merely joined to it, and
        without a leading conjunction."""
        return self.span(token, without=_LOOSE | {"conj"})

    def in_clause_of(self, token: Token) -> Token:
        """The predicate of the clause a token stands in."""
        while not token.is_root and not self._has_own_clause(token):
            token = self.tokens[token.head]
        return token

    def _has_own_clause(self, token: Token) -> bool:
        """Names in a row are no clauses: "Chad and Niger" under one verb."""
        if token.dep == "conj":
            verbal = token.tag.startswith("VB")
            return verbal or self.child(token, "cop", "aux", *SUBJECTS) is not None
        return token.dep in _OWN_CLAUSE
