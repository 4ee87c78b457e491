"""Events of a text as (source, target, CAMEO code), by dictionaries in the PETRARCH format.

Source of the scheme: CAMEO (Gerner, Schrodt et al. 2012) as PETRARCH2 applies it (Norris, Schrodt
and Beieler 2017): a verb and the words around it give a code, its subject the source, its object
or else the nearest phrase behind it the target. The parse is Dragoman's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.exchange.petrarch.dictionaries import Dictionaries
from dragoman.exchange.petrarch.lines import Words
from dragoman.exchange.petrarch.naming import BLOCK, UNKNOWN, Namer, words_in
from dragoman.exchange.petrarch.standing import (
    ACCUSED,
    FORCEFUL,
    appealed,
    intended,
    refused,
    root_of_code,
)
from dragoman.exchange.petrarch.verbs import Code, Verb
from dragoman.model import Layout, Page, Sentence, Token, Zone, ZoneKind
from dragoman.reading import Reader
from dragoman.reading.facts.frames import class_words
from dragoman.reading.read_page import view_page

NOTHING = Code(None)
_FORCE = "violence"
"""The class of nouns for deeds of force."""
MEANS = "03"
TELLS = "01"
ACCUSES = "11"
MEDIA = "MED"
"""The block of those who only pass on what happened."""
_PAST = frozenset({"VBD", "VBN"})
ASKS = frozenset({"02", "10"})
_TELLING = frozenset({TELLS, ACCUSES, ""})
_MUTUAL = frozenset({"03", "04", "05", "06"})
"""Roots that two do together where only a subject of several is named ("the two met")."""
_ASKING = frozenset(
    {"want", "ask", "urge", "beg", "tell", "order", "implore", "press", "call", "appeal", "request",
     "demand", "pressure", "push", "force", "invite"}
)  # fmt: skip
_NOT = frozenset({"not", "n't", "never", "no"})
_SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
_PHRASES = frozenset({"obj", "iobj", "obl", "obl:agent", "nmod", "obl:unmarked", "nsubj:pass"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_BESIDE = frozenset({"conj", "advcl", "parataxis"})
_FINITE = _SUBJECTS | {"nsubj:pass", "aux", "aux:pass", "mark"}
_OTHER_CLAUSES = _CLAUSES | _BESIDE | {"acl", "acl:relcl"}
_PARTICLES = frozenset({"compound:prt", "advmod", "case"})


@dataclass(frozen=True, slots=True)
class Triple:
    """One event: who, to whom, what; `start` and `end` span its verb in the text."""

    source: str
    target: str
    code: str
    start: int
    end: int


def code_page(
    text: str, dictionaries: Dictionaries, reader: Reader, *, day: date | None = None
) -> list[Triple]:
    """Return the events of text that is all article, each once, in the order told.

    `day` settles who held which office; None: roles without days only. Raises LanguageError
    and RegistryError as reading does.
    """
    page = Page(name="text", text=text, language="en")
    layout = Layout(zones=(Zone(ZoneKind.BODY, 0, len(text), "given"),))
    lines = [(0, len(text))] if text.strip() else []
    _, sentences = view_page(page, layout, lines, reader)
    found: dict[tuple[str, str, str], Triple] = {}
    for sentence in sentences:
        coder = _Coder(sentence, Namer(text, dictionaries, day))
        for triple in coder.triples():
            found.setdefault((triple.source, triple.target, triple.code), triple)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Coder:
    sentence: Sentence
    namer: Namer

    def triples(self) -> Iterator[Triple]:
        for token in self.sentence.tokens:
            missed = token.dep == "acl" and token.tag == "VBD"
            if token.is_root or token.dep in _BESIDE or missed:
                shared = token.dep == "conj" and not token.is_root
                head = self.sentence.tokens[token.head]
                if shared and head.dep in _CLAUSES:
                    continue
                if missed:
                    yield from self._told(token, self.namer.codes(self.sentence, head))
                    continue
                yield from self._told(token, self._parties(head) if shared else [])

    def _told(self, verb: Token, inherited: Sequence[str]) -> list[Triple]:
        """The events of a verb and of the clauses it governs, whose standing it changes."""
        entry = self._entry(verb)
        code = self._code(verb, entry)
        sources = self._sources(verb)
        if not sources and not self._passive(verb) and not self._names_subject(verb):
            sources = list(inherited)
        below = []
        for clause in self._clauses(verb):
            below += self._governed(verb, entry, code, clause, sources)
        told = below or self._own(verb, code, sources)
        return self._negated(told) if self._is_negated(verb) else told

    def _clauses(self, verb: Token) -> Iterator[Token]:
        """The clauses a verb governs and those joined to them; a bare participle ("men sought in
        the killing") belongs to its noun and is none."""
        for clause in self._children(verb, _CLAUSES):
            if clause.tag in _PAST and not self._children(clause, _FINITE):
                continue
            yield clause
            yield from self._children(clause, frozenset({"conj"}))

    def _parties(self, verb: Token) -> list[str]:
        """Who a verb has as its subject, also in the passive."""
        found = self._children(verb, _SUBJECTS | {"nsubj:pass"})
        return [code for token in found for code in self.namer.codes(self.sentence, token)]

    def _names_subject(self, verb: Token) -> bool:
        """Whether a verb has a subject that is no pronoun (one stands for who speaks)."""
        return any(t.pos != "PRON" for t in self._children(verb, _SUBJECTS))

    def _own(self, verb: Token, code: Code, sources: Sequence[str]) -> list[Triple]:
        """What the verb itself tells; a bare country that is visited hosts nobody."""
        targets = self._targets(verb, sources)
        if not targets and root_of_code(code.there or "") in _MUTUAL:
            pairs = [(a, b) for a in sources for b in sources if a != b]
            return [self._made(a, b, code.there, verb) for a, b in pairs]
        pairs = [(a, b) for a in sources for b in targets if a != b]
        found = [self._made(a, b, code.there, verb) for a, b in pairs if code.there]
        hosts = [
            (a, b) for a, b in pairs if code.back and (code.back == code.there or len(b) > BLOCK)
        ]
        return found + [self._made(b, a, code.back, verb) for a, b in hosts]

    def _governed(
        self, verb: Token, entry: Verb | None, code: Code, clause: Token, sources: Sequence[str]
    ) -> list[Triple]:
        """What becomes of the events of a clause under a verb: what others are asked to do, what
        one wants to do, and deeds laid to another are the speaker's own events."""
        root = root_of_code(code.there or "")
        doers = [code for code in self._doers(clause) if code not in sources]
        listeners = self._of_phrases(verb, ("obj", "iobj"), sources)
        asked = listeners or (doers if root == MEANS else [])
        if asked and (verb.lemma.lower() in _ASKING or root in ASKS):
            return self._asked(verb, code, clause, sources, asked)
        inner = self._told(clause, sources or self._parties(verb))
        if root == MEANS:
            return [self._made(t.source, t.target, intended(t.code), verb) for t in inner]
        if root in _TELLING and sources:
            return self._claimed(verb, entry, code, clause, sources, doers, inner)
        return inner

    def _asked(
        self,
        verb: Token,
        code: Code,
        clause: Token,
        sources: Sequence[str],
        asked: Sequence[str],
    ) -> list[Triple]:
        """ "wants Ghana to attack", "is asking Ghana to help": an appeal to Ghana."""
        inner = self._told(clause, asked)
        deed = inner[0].code if inner else self._code(clause, self._entry(clause)).there
        own = code.there if root_of_code(code.there or "") in ASKS else None
        return self._all(sources, asked, appealed(deed) if deed else own, verb)

    def _doers(self, clause: Token) -> list[str]:
        """Who does what a clause tells; in one joined to another who does that."""
        found = self._sources(clause)
        if found or clause.dep != "conj":
            return found
        return self._sources(self.sentence.tokens[clause.head])

    def _claimed(
        self,
        verb: Token,
        entry: Verb | None,
        code: Code,
        clause: Token,
        sources: Sequence[str],
        doers: Sequence[str],
        inner: Sequence[Triple],
    ) -> list[Triple]:
        """A deed told by a side: force laid to another is an accusation of it ("claimed that the
        rebels had attacked"), and so is anything behind a verb of accusing."""
        deed = self._entry(clause)
        root = root_of_code(self._code(clause, deed).there or "")
        if sources[0].endswith(MEDIA):
            return list(inner)
        if doers and (root in FORCEFUL or root_of_code(code.there or "") == ACCUSES):
            told = ACCUSED if root in FORCEFUL else code.there
            return self._all(sources, doers, told, verb)
        rewritten = self._rewritten(entry, deed)
        return [self._made(t.source, t.target, rewritten or t.code, verb) for t in inner]

    def _rewritten(self, entry: Verb | None, deed: Verb | None) -> str | None:
        """The code the dictionary gives to a deed of one's own told under a verb."""
        if entry is None or deed is None:
            return None
        return self.namer.dictionaries.verbs.rewritten(entry, deed, same=True)

    def _all(
        self, sources: Sequence[str], targets: Sequence[str], code: str | None, verb: Token
    ) -> list[Triple]:
        return [self._made(a, b, code, verb) for a in sources for b in targets if code]

    def _negated(self, told: Sequence[Triple]) -> list[Triple]:
        pairs = [(triple, refused(triple.code)) for triple in told]
        return [
            Triple(triple.source, triple.target, code, triple.start, triple.end)
            for triple, code in pairs
            if code
        ]

    def _made(self, source: str, target: str, code: str | None, verb: Token) -> Triple:
        return Triple(source, target, code or UNKNOWN, verb.start, verb.end)

    def _entry(self, verb: Token) -> Verb | None:
        """The verb as the dictionary has it, with its particle before without."""
        verbs = self.namer.dictionaries.verbs.entries
        particles = [t.lemma.upper() for t in self._children(verb, _PARTICLES)]
        bases = dict.fromkeys((verb.text.upper(), verb.lemma.upper()))
        names: list[Words] = [(base, particle) for base in bases for particle in particles]
        names += [(base,) for base in bases]
        return next((verbs[name] for name in names if name in verbs), None)

    def _code(self, verb: Token, entry: Verb | None) -> Code:
        if entry is None:
            return NOTHING
        passive = self._passive(verb)
        before, behind = set[str](), set[str]()
        for token in self.sentence.tokens:
            if token.head != verb.i or token.i == verb.i or token.dep in _OTHER_CLAUSES:
                continue
            first = token.dep in _SUBJECTS or (passive and token.dep == "obl:agent")
            (before if first else behind).update(self._words_below(token))
        return entry.coded(frozenset(before), frozenset(behind))

    def _words_below(self, token: Token) -> Iterator[str]:
        yield from words_in(self.namer.text[token.start : token.end])
        yield token.lemma.upper()
        for child in self.sentence.tokens:
            if child.head == token.i and child.i != token.i and child.dep not in _OTHER_CLAUSES:
                yield from self._words_below(child)

    def _sources(self, verb: Token) -> list[str]:
        """Who does it; in a passive who stands behind "by", else whose force it was ("killed in
        Chadian shelling")."""
        if self._passive(verb):
            phrases = [t for p in self._phrases(verb) for t in (p, *self._hanging(p))]
            agents = [t for t in phrases if self._preposition(t) == "by"]
            agents = agents or [t for t in phrases if t.lemma.lower() in class_words(_FORCE)]
            return [code for token in agents for code in self.namer.codes(self.sentence, token)]
        found = []
        for token in self._children(verb, _SUBJECTS):
            found += self.namer.codes(self.sentence, token) or self._issuers(token)
        return found

    def _issuers(self, document: Token) -> list[str]:
        """Who gave out what speaks: "a report released by the army"."""
        phrases = [
            p for v in self._children(document, frozenset({"acl"})) for p in self._phrases(v)
        ]
        codes = [self.namer.codes(self.sentence, phrase) for phrase in phrases]
        return next((found for found in codes if found), [])

    def _targets(self, verb: Token, sources: Sequence[str]) -> list[str]:
        if self._passive(verb):
            return self._of_phrases(verb, ("nsubj:pass",), sources)
        return self._of_phrases(verb, tuple(_PHRASES), sources)

    def _of_phrases(
        self, verb: Token, relations: Sequence[str], sources: Sequence[str]
    ) -> list[str]:
        """The codes of the first phrase of these relations that names somebody else, the object
        first; one whose country is known before one of a kind only."""
        phrases = [t for t in self._phrases(verb) if t.dep in relations]
        phrases.sort(key=lambda token: token.dep not in ("obj", "iobj", "nsubj:pass"))
        kinds: list[str] = []
        for phrase in phrases:
            for token in (phrase, *self._hanging(phrase)):
                codes = self.namer.codes(self.sentence, token, strict=True)
                codes = [code for code in codes if code not in sources]
                known = [code for code in codes if not code.startswith(UNKNOWN)]
                if known:
                    return known
                kinds = kinds or codes
        return kinds

    def _phrases(self, verb: Token) -> list[Token]:
        return self._children(verb, _PHRASES)

    def _hanging(self, phrase: Token) -> Iterator[Token]:
        for token in self._children(phrase, frozenset({"nmod", "obl"})):
            yield token
            yield from self._hanging(token)

    def _preposition(self, token: Token) -> str:
        cases = self._children(token, frozenset({"case"}))
        return cases[0].lemma.lower() if cases else ""

    def _passive(self, verb: Token) -> bool:
        passive = frozenset({"nsubj:pass", "aux:pass"})
        return bool(self._children(verb, passive)) or (verb.tag == "VBN" and verb.dep == "acl")

    def _is_negated(self, verb: Token) -> bool:
        return any(
            t.lemma.lower() in _NOT for t in self._children(verb, frozenset({"advmod", "neg"}))
        )

    def _children(self, governor: Token, relations: frozenset[str]) -> list[Token]:
        return [
            token
            for token in self.sentence.tokens
            if token.head == governor.i and token.i != governor.i and token.dep in relations
        ]
