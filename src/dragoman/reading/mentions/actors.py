"""Drafts of actor mentions: one walk over the words of each line.

At every word the walk tries, in this order: a collective ("both sides"), a phrase around a title
or a noun of people with its owners and its name ("Turkey's foreign minister, Mevlut Cavusoglu";
"Syrian opposition groups"), a bare name, a pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import ActorKind, ActorRef
from dragoman.reading.mentions.around import MAX_MODIFIERS, Around
from dragoman.reading.mentions.kinds import body_nouns
from dragoman.reading.mentions.metonyms import acts
from dragoman.reading.mentions.owners import Owners, owners_at, refs_of
from dragoman.reading.mentions.pairs import end_of_national, one_of_two_at
from dragoman.reading.mentions.people import People
from dragoman.reading.mentions.pointers import (
    DEFINITE,
    POSSESSIVE,
    collective_at,
    is_pronoun,
    pronoun_at,
)
from dragoman.reading.mentions.scene import Draft, Line, Piece, Scene
from dragoman.reading.mentions.titles import (
    NUMBERS,
    ORGANS,
    PLAIN_NOUNS,
    RELATIONS,
    Phrase,
    calling_of,
    gender_of_title,
    group_nouns,
    rank_of,
    titles,
)

ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "several",
                      "many", "any", "no", "all", "other", "another", "one", "each", "every",
                      "most", "both"})  # fmt: skip


class Walk:
    """The walk over one line; drafts come out in order and do not overlap."""

    def __init__(self, scene: Scene, line: Line, pieces: Sequence[Piece], people: People) -> None:
        self._scene = scene
        self._line = line
        self._people = people
        self._bearers: dict[int, tuple[str, tuple[ActorRef, ...]]] = {}
        self._around = Around(scene, line, pieces, people)

    def drafts(self) -> Iterator[Draft]:
        i, n = 0, len(self._line.words)
        while i < n:
            found = (
                one_of_two_at(self._around, i)
                or collective_at(self._around, i)
                or self._phrase(i)
                or self._name(i)
                or pronoun_at(self._around, i)
            )
            if found is None:
                i += 1
                continue
            yield found
            i = max(found.behind, i + 1)

    # -- titles and nouns of people ----------------------------------------------------------

    def _phrase(self, i: int) -> Draft | None:
        line = self._line
        determiner = line.low(i) if line.low(i) in ARTICLES | NUMBERS.keys() else ""
        start = i + 1 if determiner else i
        if line.low(start) in NUMBERS and determiner:
            start += 1
        if line.low(start) in POSSESSIVE and is_pronoun(self._around, start):
            return None
        start = self._past_age(start)
        while (
            self._around.modifies(start)
            and start + 1 in self._around.at
            and start < i + MAX_MODIFIERS
        ):
            start += 1
        owners = owners_at(self._scene, line, start, self._around.at, self._people)
        after = owners.behind if owners else start
        if owners and line.low(after) in ("-", "–") and line.low(after + 1).endswith("ed"):
            return self._led(start, after + 2)
        if owners and owners.genitive and (named := self._of_state(start, after, owners)):
            return named
        before = line.low(i - 1) if i else ""
        definite = determiner in DEFINITE or bool(owners) or before in POSSESSIVE
        for at in range(after, min(after + MAX_MODIFIERS + 1, len(line.words))):
            found = self._headed(start, at, owners, definite, determiner)
            if found is not None:
                if before in POSSESSIVE and not found.owners:
                    found.gender = found.gender or ""
                return found
            if not self._around.modifies(at) and not (determiner and self._adjective(at)):
                return None
        return None

    def _of_state(self, start: int, after: int, owners: Owners) -> Draft | None:
        """ "Guinea's Lansana Conté", "Sweden's Margot Wallström": a person told with his state."""
        piece = self._around.at.get(after)
        if piece is None or piece.what != "person" or len(owners.refs) != 1:
            return None
        draft = self._around.draft(start, piece.behind, "name", f"person: {piece.text}")
        draft.ask, draft.place, draft.owners = "person", piece, owners.refs
        return draft

    def _led(self, start: int, at: int) -> Draft | None:
        """ "Tuareg-led rebels", "Russia-supported forces": not the leader's own, but nobody else
        by name."""
        if at in self._around.at:
            return None
        group = group_nouns().at(self._line, at)
        if group is None or not group.plural:
            return None
        draft = self._around.draft(start, group.behind, "description", f"led group: {group.key}")
        draft.ask, draft.noun, draft.plural = "group", group.key, True
        return draft

    def _past_age(self, i: int) -> int:
        """ "the 84-year-old premier": an age tells nobody's name."""
        low = self._line.low
        if low(i).isdigit() and low(i + 2) == "year" and low(i + 4) == "old":
            return i + 5
        return i + 1 if low(i).endswith("-year-old") else i

    def _adjective(self, at: int) -> bool:
        """ "a [Western] diplomat": an adjective with a capital that names nobody."""
        return at not in self._around.at and self._line.words[at].token.pos == "ADJ"

    def _headed(
        self, start: int, at: int, owners: Owners | None, definite: bool, determiner: str
    ) -> Draft | None:
        """The phrase whose title or noun of people begins at a word."""
        line = self._line
        title = titles().at(line, at)
        group = group_nouns().at(line, at)
        institution = self._around.nouns.at(line, at)
        title, group = _noun(line, title), _noun(line, group)
        longest = max((p.behind for p in (title, group, institution) if p), default=0)
        piece = self._around.inside.get(at)
        if not longest and definite and owners is None and piece is None:
            return self._head_noun(at)
        if not longest or (piece is not None and piece.behind > longest):
            return None
        if owners is None and self._only_modifies(longest):
            return None
        office = title is not None and title.behind == longest and not title.plural
        if institution is not None and institution.behind == longest:
            following = titles().at(line, longest)
            if following is not None and not following.plural and following.row["office"]:
                return self._titled(start, longest, following, owners, definite, determiner)
        if (
            institution is not None
            and institution.behind == longest
            and not office
            and self._institutional(institution, owners, definite, at)
        ):
            return self._institution(start, institution, owners, definite)
        if title is not None and title.behind == longest:
            named = self._titled(start, at, title, owners, definite, determiner)
            if named is not None:
                return named
        held = titles().at(line, longest + 1) if line.low(longest) in ("'s", "'") else None
        if group is not None and held is not None and not held.plural and held.row["office"]:
            return self._titled(start, longest + 1, held, None, definite, determiner)
        if group is not None and group.behind == longest:
            return self._group(start, at, group, owners, definite, determiner)
        return None

    def _head_noun(self, at: int) -> Draft | None:
        """ "the front", "the forum": a body called by the noun in its name."""
        word = self._line.words[at]
        if word.low not in body_nouns() or word.token.pos not in ("NOUN", "PROPN"):
            return None
        if self._only_modifies(at + 1):
            return None
        draft = self._around.draft(at, at + 1, "description", f"body: {word.low}")
        draft.ask, draft.noun, draft.definite = "body", word.low, True
        return draft

    def _only_modifies(self, behind: int) -> bool:
        """ "the government building", "the military capitulation": about something else."""
        token = self._line.words[behind - 1].token
        following = self._line.words[behind].token if behind < len(self._line.words) else None
        return (
            token.dep in ("amod", "compound")
            and token.head > token.i
            and following is not None
            and following.pos in ("NOUN", "ADJ")
        )

    def _institutional(
        self, phrase: Phrase, owners: Owners | None, definite: bool, at: int
    ) -> bool:
        ministry = "ministry" in phrase.key or "department" in phrase.key
        capital = self._line.words[at].text[:1].isupper()
        if owners is not None:
            return True
        if definite and (ministry or capital or phrase.key in ORGANS):
            return True
        return ministry and capital

    def _institution(
        self, start: int, phrase: Phrase, owners: Owners | None, definite: bool
    ) -> Draft | None:
        seat = phrase.key.split()[-1] in _RULING
        behind, of = self._around.of_owners(phrase.behind, seat=seat)
        if owners is None and of:
            owners = Owners(tuple(of), behind)
        elif not of or owners is not None:
            behind = phrase.behind
        draft = self._around.draft(start, behind, "description", f"institution: {phrase.key}")
        draft.ask, draft.noun, draft.definite = "institution", phrase.key, definite
        draft.owners = owners.refs if owners else ()
        return draft

    def _titled(
        self, start: int, at: int, title: Phrase, owners: Owners | None, definite: bool,
        determiner: str,
    ) -> Draft | None:  # fmt: skip
        row = title.row
        behind, of = self._around.of_owners(title.behind)
        name = self._around.name_after(title.behind, plain=row["kind"] != "office")
        first = self._around.at.get(title.behind)
        count = NUMBERS.get(self._line.low(start - 1), NUMBERS.get(determiner, 0))
        if title.plural and row["office"] and count and not of and not owners and first is None:
            draft = self._around.draft(
                start, title.behind, "collective", f"collective: {title.key}"
            )
            draft.ask, draft.noun, draft.count = "collective", f"office:{row['office']}", count
            draft.plural = draft.definite = True
            return draft
        if title.plural and row["office"] and first is not None and first.what == "person":
            return self._share(first, title, (*(owners.refs if owners else ()), *of))
        if name is not None:
            behind, of = title.behind, ()
        elif behind > title.behind:
            name = self._around.name_after(behind, plain=False)
            if name is None and not of and determiner not in ("a", "an"):
                behind = title.behind
        if name is not None and title.plural:
            name = None
        office = row["office"]
        if name is None:
            if title.plural and not office:
                return None
            if row["kind"] == "honorific" and not (calling_of(title.key) and definite):
                return None
            alone = self._line.words[at].text.islower() and not definite and not of
            alone = alone and not self._introduced(title, determiner)
            if alone or (row["kind"] == "rank" and title.plural):
                return None
        end = name.behind if name else behind
        refs = (*(owners.refs if owners else ()), *of)
        if name is not None:
            end, origin = self._around.origin(end)
            refs = refs or origin
        draft = self._around.draft(start, end, "name" if name else "title", f"title: {title.key}")
        draft.ask = "person" if name else "title"
        draft.office = office or calling_of(title.key)
        if draft.office and self._past(start, at) and not draft.office.startswith("former "):
            draft.office = f"former {draft.office}"
        if not draft.office and row["kind"] == "rank":
            draft.office = rank_of(title.key)
        draft.owners = refs
        draft.plural = title.plural
        draft.definite = determiner not in ("a", "an", "another", "one", "some", "any", "no",
                                            "several", "many", "most", "other")  # fmt: skip
        draft.gender = gender_of_title(title.key)
        draft.place = name
        draft.noun = title.key
        return draft

    def _share(self, first: Piece, title: Phrase, owners: tuple[ActorRef, ...]) -> Draft:
        """ "Presidents Moyo and Banda", "the rebel leaders Adam and Darassa": a title that all
        the persons behind it bear. The draft of the first; the others get theirs in turn."""
        office = title.row["office"]
        at = first.first
        while (piece := self._around.person(at)) is not None:
            self._bearers[at] = (office, owners if len(owners) == 1 else ())
            at, _ = self._around.origin(piece.behind)
            while self._line.low(at) in (",", "and", "&"):
                at += 1
        named = self._name(first.first)
        assert named is not None
        return named

    def _past(self, start: int, at: int) -> bool:
        """ "former [German] president", "his late deputy"."""
        words = {self._line.low(i) for i in range(max(0, start - 1), at)}
        return bool(words & {"former", "ex", "late", "one-time", "onetime"})

    def _introduced(self, title: Phrase, determiner: str) -> bool:
        """ "a Western diplomat said": somebody unnamed who does something."""
        token = self._line.words[title.behind - 1].token
        told = (
            token.dep in ("nsubj", "nsubj:pass")
            or self._line.tree.preposition(token) == "according"
        )
        return determiner in ("a", "an", "one") and told

    def _group(
        self, start: int, at: int, group: Phrase, owners: Owners | None, definite: bool,
        determiner: str,
    ) -> Draft | None:  # fmt: skip
        if group.row["number"] == "plural" and not group.plural:
            return None
        behind, of = self._around.of_owners(group.behind)
        last = group.key.split()[-1]
        compound = " " in group.key and group.plural  # "government forces"
        if last in PLAIN_NOUNS and not (owners or of or definite or compound):
            return None
        if not of:
            behind = group.behind
        if last in RELATIONS and not group.plural:
            return None
        if group.behind - at == 1 and self._line.low(at - 1) in ("next", "other", "another"):
            return None
        piece = self._around.at.get(group.behind)
        if piece is not None and piece.what == "person" and not group.plural:
            return None
        draft = self._around.draft(start, behind, "description", f"described group: {group.key}")
        draft.ask, draft.noun = "group", group.key
        draft.owners = (*(owners.refs if owners else ()), *of)
        draft.plural = group.plural
        draft.definite = definite
        return draft

    # -- names and pronouns ------------------------------------------------------------------

    def _name(self, i: int) -> Draft | None:
        piece = self._around.at.get(i)
        if piece is None or piece.what in ("agreement", "place"):
            return None
        if piece.what == "metonym" and not acts(self._scene, self._line, piece):
            return None
        form = "metonym" if piece.what == "metonym" else "name"
        draft = self._around.draft(piece.first, piece.behind, form, f"{piece.what}: {piece.text}")
        draft.start, draft.end = piece.start, piece.end
        draft.place = piece
        if piece.what == "person":
            draft.ask = "person"
            draft.office, draft.owners = self._bearers.get(i, ("", ()))
            draft.behind, origin = self._around.origin(piece.behind)
            draft.owners = draft.owners or origin
            return draft
        held = self._held_by_name(piece)
        if held is not None:
            return held
        draft.refs = refs_of(self._scene, piece)
        person = end_of_national(self._around, i, piece.behind) if piece.what == "demonym" else 0
        if person:
            draft.ask, draft.noun = "national", piece.text
            draft.behind, draft.end = person, self._line.words[person - 1].end
        if piece.what == "process":
            draft.form = "collective"
        if len(draft.refs) == 1 and draft.refs[0].kind is ActorKind.OFFICE:
            draft.ask = "seat"
        return draft if draft.refs else None

    def _held_by_name(self, piece: Piece) -> Draft | None:
        """An office that has a name of its own, with its holder behind it: "UN
        Secretary-General Antonio Guterres"."""
        actor = self._scene.registry.actor(piece.ids[0]) if piece.ids else None
        if actor is None or actor.kind is not ActorKind.OFFICE:
            return None
        found = [titles().at(self._line, i) for i in range(piece.first, piece.behind)]
        title = next((t for t in found if t and t.row["office"]), None)
        name = self._around.name_after(piece.behind, plain=False) if title else None
        if title is None or name is None:
            return None
        draft = self._around.draft(piece.first, name.behind, "name", f"title: {piece.text}")
        draft.ask, draft.office, draft.noun = "person", title.row["office"], title.key
        draft.place = name
        return draft


def _noun(line: Line, phrase: Phrase | None) -> Phrase | None:
    """A phrase that is no verb: not "heads" in "the prince heads the council"."""
    if phrase is not None and phrase.plural:
        token = line.words[phrase.behind - 1].token
        if token.tag in ("VBZ", "VBD", "VBP") and token.pos == "VERB":
            return None
        if " " not in phrase.key and line.low(phrase.behind) in ("the", "a", "an", "its"):
            return None
    return phrase


_RULING = frozenset({"government", "governments", "authority", "authorities", "regime", "junta",
                     "leadership", "administration"})  # fmt: skip
"""Who rules a state sits in its capital; an embassy or army in one may be another's."""

__all__ = ["ARTICLES", "Walk"]
