"""What stands around a title or a noun of people: owners behind it, the name it announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import ActorKind, ActorRef, Token
from dragoman.reading.mentions.found_names import hyphenated, particle_end
from dragoman.reading.mentions.kinds import body_words, document_nouns
from dragoman.reading.mentions.owners import owners_at, refs_of
from dragoman.reading.mentions.people import People, person_ref
from dragoman.reading.mentions.scene import Draft, Line, Piece, Scene
from dragoman.reading.mentions.titles import NUMBERS, group_nouns, institution_nouns, titles

MAX_MODIFIERS = 3
_MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "VERB", "NUM"})
_OF_WORDS = frozenset({"of", "for", "to", "in", "from", "at", "with"})
_PARTS = frozenset({"northern", "southern", "eastern", "western", "central", "neighbouring",
                    "neighboring", "war-torn", "rebel-held", "breakaway", "former"})  # fmt: skip
_PORTFOLIO = frozenset({"and", "of", "the", "for", "on", "&"})
MAX_PORTFOLIO = 9
_RECEIVERS = frozenset({"to", "in", "at", "with"})
"""After these stands whom an ambassador is sent to, not whose he is."""


class Around:
    """One line with its names, asked about the words around a position."""

    def __init__(self, scene: Scene, line: Line, pieces: Sequence[Piece], people: People) -> None:
        self.scene = scene
        self.line = line
        self.people = people
        self.at = {piece.first: piece for piece in reversed(pieces)}
        self.inside = {i: p for p in pieces for i in range(p.first, p.behind)}
        self.nouns = institution_nouns(scene.registry.institution_nouns())

    def of_owners(self, at: int, *, seat: bool = False) -> tuple[int, tuple[ActorRef, ...]]:
        """Owners behind "of", "for" …: "minister of defence of Iran"; the receiver of an
        ambassador is passed over, but with `seat` not whose capital one sits in ("the
        government in Harare")."""
        line = self.line
        word = line.low(at)
        if word not in _OF_WORDS:
            return at, ()
        first = at + 2 if line.low(at + 1) == "the" else at + 1
        if line.low(first) in _PARTS and first + 1 in self.at:
            first += 1  # "president of northern Cyprus", "head of mission in war-torn Mali"
        served = self._served(first, word)
        if served is not None:
            return served
        found = owners_at(self.scene, line, first, self.at, self.people)
        if found is None:
            counted = first + 1 if line.low(first) in NUMBERS else first
            noun = self.nouns.at(line, counted) or group_nouns().at(line, counted)
            return (noun.behind if noun else self.portfolio(at)), ()
        if found.genitive:
            return at, ()
        behind = found.behind
        noun = self.nouns.at(line, behind) or titles().at(line, behind)
        if noun is not None and not (found.adjective is False and noun.plural):
            behind = noun.behind
        elif found.adjective:
            return at, ()
        elif line.low(behind - 1) == ")":
            behind = self.at[first].behind  # the bracket only renames the owner
        received = word in _RECEIVERS and not (seat and word == "in")
        return behind, () if received else found.refs

    def portfolio(self, at: int) -> int:
        """Behind what an office is about, if a name follows: "Minister of Mines and Energy,
        [Luis …]"; else `at`."""
        line = self.line
        i = at + 1
        while i < min(at + MAX_PORTFOLIO, len(line.words)):
            word = line.words[i]
            if not (word.text[:1].isupper() or word.low in _PORTFOLIO):
                break
            i += 1
        named = i > at + 1 and self.at.get(i + 1) is not None and line.low(i) == ","
        return i if named and line.low(i - 1) not in _PORTFOLIO else at

    def _served(self, first: int, word: str) -> tuple[int, tuple[ActorRef, ...]] | None:
        """ "chief of staff to President Touré", "the government of Mrs Sirleaf": the person
        served, whose name is not the servant's."""
        title = titles().at(self.line, first)
        if title is None or title.plural or word not in ("to", "of"):
            return None
        name = self.at.get(title.behind)
        if name is None or name.what != "person":
            return None
        person = self.people.find(name)
        if person is None:
            return None
        return name.behind, (person_ref(person, name.start, name.end, name.text, "served"),)

    def origin(self, behind: int) -> tuple[int, tuple[ActorRef, ...]]:
        """ "Quett Masire [of Botswana]", "Noureddine Adam [of the FPRC]": where a person is from,
        and behind it; nothing where no state or body follows."""
        line = self.line
        if line.low(behind) != "of":
            return behind, ()
        first = behind + 2 if line.low(behind + 1) == "the" else behind + 1
        piece = self.at.get(first)
        if piece is None or piece.what not in ("state", "body") or piece.weak:
            return behind, ()
        if line.low(piece.behind) in ("'s", "'"):
            return behind, ()
        return piece.behind, refs_of(self.scene, piece)

    def name_after(self, at: int, *, plain: bool) -> Piece | None:
        """The person's name that a title announces, past further titles and one comma."""
        line = self.line
        comma = not plain and line.low(at) == ","
        if comma:
            at += 1
        begun = at
        for _ in range(MAX_MODIFIERS):
            title = titles().at(line, at)
            if title is None or title.plural or at in self.at:
                break
            at = title.behind
        piece = self.at.get(at)
        if piece is not None and piece.what in ("place", "body") and not piece.ids:
            return self._misread(piece, apart=comma and at == begun)
        if piece is not None:
            return piece if piece.what == "person" else None
        return None if comma and at == begun else self._capitalised(at)

    def person(self, at: int) -> Piece | None:
        """A person named at a word in a list of persons, whatever the pipeline took him for."""
        piece = self.at.get(at)
        if piece is None and at not in self.inside:
            piece = self._capitalised(at)
            if piece is not None and " " in piece.text:
                self.at[at] = piece
        return piece if piece is not None and piece.what == "person" else None

    def _misread(self, piece: Piece, *, apart: bool) -> Piece | None:
        """An unknown "place" or "body" behind a title is a name: "General Wiranto", "the
        chairman, Sekou Conneh, said"; not where it tells a body, or is a place of one word."""
        words = piece.text.split()
        bodily = any(word.lower() in body_words() for word in words)
        if bodily or piece.place is not None or (len(words) == 1 and piece.text.isupper()):
            return None
        if apart and (len(words) < 2 or self.line.low(piece.behind) != ","):
            return None
        if len(words) > MAX_MODIFIERS + 1 or not all(word[:1].isalpha() for word in words):
            return None
        found = self.scene.registry.resolve(piece.text, day=self.scene.day, kind=ActorKind.PERSON)
        ids = (found.actor,) if found.actor else ()
        return replace(piece, what="person", ids=ids)

    def _capitalised(self, at: int) -> Piece | None:
        """Capitalised words behind a title are a name, whatever the pipeline took them for."""
        words = self.line.words
        behind = at
        initials = 0
        while behind < len(words) and behind not in self.inside:
            word = words[behind]
            initials += len(word.text.strip(".")) == 1
            if behind - at - initials >= MAX_MODIFIERS:
                break
            if hyphenated(self.line, behind) and behind > at:
                behind += 2
                continue
            if not word.text[:1].isupper() or word.token.pos not in ("PROPN", "X"):
                break
            behind += 1
        if behind == at:
            return None
        behind = particle_end(self.line, behind)
        if any(word.low in body_words() for word in words[at:behind]):
            return None
        text = self.scene.slice(words[at].start, words[behind - 1].end)
        if text.split()[-1].lower() in document_nouns():
            return None
        return Piece(at, behind, words[at].start, words[behind - 1].end, text, "person", (), True)

    def modifies(self, at: int) -> bool:
        """Whether a word may stand between owner and noun: "Turkish [senior] officials"."""
        if at in self.at or at >= len(self.line.words):
            return False
        word = self.line.words[at]
        if word.low in ("-", "–"):
            return True
        if word.token.pos == "VERB" and word.token.dep not in ("amod", "compound"):
            return False  # "shot dead two rebels"
        return word.token.pos in _MODIFIER_POS and word.text.islower() and word.token.tag not in (
            "VBD", "VBZ", "VBP", "VB", "MD", "WRB")  # fmt: skip

    def draft(self, first: int, behind: int, form: str, why: str) -> Draft:
        words = self.line.words
        head = head_of(self.line, first, behind)
        return Draft(
            self.line.number, first, behind, words[first].start, words[behind - 1].end, form, why,
            head=head,
        )  # fmt: skip


def head_of(line: Line, first: int, behind: int) -> Token:
    """The token of a stretch that the rest of it hangs on: the one governed from outside."""
    tokens = [line.words[i].token for i in range(first, behind)]
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.is_root or token.head not in inside:
            return token
    return tokens[-1]
