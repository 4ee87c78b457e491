"""Names that the registry does not know: what the pipeline found, what the page itself tells."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.actors import fold
from dragoman.model import ActorKind
from dragoman.reading.mentions.kinds import (
    body_words,
    document_nouns,
    given_names,
    is_title,
    kind_of_body,
)
from dragoman.reading.mentions.located import is_located
from dragoman.reading.mentions.scene import Line, Piece, Scene, Word
from dragoman.reading.mentions.titles import titles
from dragoman.reading.mentions.votes import NO_ACTOR

Own = Mapping[str, tuple[str, str]]
"""Names the page itself defines ("… Front (RUF)"): folded short form to full name and id."""
MAX_NAME_WORDS = 8
"""A longer "name" of the pipeline is a headline or a list."""
MAX_PARTICLES = 3
MIN_ACRONYM = 4
"""Shorter capitals are as often an hour, a currency or somebody's initials."""
_NAME_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "van", "von", "der", "den", "de",
                             "da", "dos", "du", "la", "ul", "ad", "as", "ash", "an", "ar", "at",
                             "ould", "wa", "ter", "ten", "abu"})  # fmt: skip
_ACTS = frozenset({"nsubj", "nsubj:pass", "obj", "nmod:poss"})
_FINITE = frozenset({"VBD", "VBZ", "MD"})
_ENDS = frozenset({"'s", "'", ","})
_SMALL = (
    "of the and for in on to de la le du des del da do al el y e der die und von for - & ' 's at"
)
_SMALL_WORDS = frozenset(_SMALL.split())


def learn_name_parts(scene: Scene) -> None:
    """Takes first and last words of the page's full names of persons for surnames."""
    for line in scene.lines:
        for token in line.tree.tokens:
            words = token.text.split()
            document = bool(words) and words[-1].lower().removesuffix("s") in document_nouns()
            if token.entity == "PERSON" and 1 < len(words) <= MAX_NAME_WORDS and not document:
                scene.name_parts.update((words[0], words[-1]))
                scene.name_parts.update(_bare(words[-1]))
        for i in range(len(line.words)):
            if line.words[i].low in given_names() and line.words[i].text[:1].isupper():
                scene.name_parts.update(_behind_given(scene, line, i + 1))
            title = titles().at(line, i)
            if title is not None and not title.plural:
                scene.name_parts.update(_behind_title(line, title.behind))
    for match in scene.registry.find(scene.text):
        words = match.text.split()
        if len(words) > 1 and any(
            c.what == "actor" and scene.registry.actors[c.id].kind is ActorKind.PERSON
            for c in match.candidates
        ):
            scene.name_parts.update((words[0], words[-1]))


def _bare(surname: str) -> tuple[str, ...]:
    """The forms in which a surname with a particle opens a sentence or stands without it:
    "al-Moushki" as "Al-Moushki" and "Moushki"."""
    particle, hyphen, rest = surname.partition("-")
    if not hyphen or particle.lower() not in _NAME_PARTICLES:
        return ()
    return (f"{particle.capitalize()}-{rest}", rest)


def _behind_given(scene: Scene, line: Line, at: int) -> list[str]:
    """The surname behind a given name, its second half with it: "Joan [Alves-Pinto]"."""
    if at >= len(line.words) or line.words[at].token.tag != "NNP":
        return []
    if not line.words[at].text[:1].isupper() or line.words[at].low in body_words():
        return []
    last = line.words[at + 2] if hyphenated(line, at + 1) else line.words[at]
    return [scene.slice(line.words[at].start, last.end)]


def _behind_title(line: Line, at: int) -> list[str]:
    """The last of the capitalised words behind a title, if there are at least two."""
    behind = at
    while behind < len(line.words) and behind - at < MAX_PARTICLES:
        word = line.words[behind]
        if not word.text[:1].isupper() or word.token.tag != "NNP":
            break
        behind += 1
    last = line.words[behind - 1].text
    return [last] if behind - at > 1 and last.lower() not in body_words() else []


def unknown_names(
    scene: Scene, line: Line, known: list[Piece], votes: Mapping[str, str], own: Own
) -> list[Piece]:
    taken = {i for piece in known for i in range(piece.first, piece.behind)}
    found: list[Piece] = []
    i = 0
    while i < len(line.words):
        word = line.words[i]
        behind = i + 1
        if i not in taken:
            capital = word.text[:1].isupper()
            short = own.get(fold(word.text)) if capital and own else None
            particle = capital and word.low in _NAME_PARTICLES
            if short is not None:
                found.append(_own_piece(line, i, short))
            elif (joined := _hyphenated_name(scene, line, i)) is not None:
                found.append(joined)
                behind = joined.behind
            elif (
                particle
                and (end := particle_end(line, i)) > i
                and line.words[end - 1].text in scene.name_parts
            ):
                behind = end
                piece = _found_name(
                    scene, line, i, behind, {_key(scene, line, i, behind): "PERSON"}
                )
                if piece is not None:
                    found.append(piece)
            elif (
                word.token.entity or word.token.pos == "PROPN" or _surname(scene, line.number, word)
            ):
                behind = _name_end(line, i, taken)
                piece = _found_name(scene, line, i, behind, votes)
                if piece is not None:
                    found.append(piece)
        i = behind
    return found


def _surname(scene: Scene, line_number: int, word: Word) -> bool:
    """A name that is a plain word too: "Rose said" on a page with a Michael Rose."""
    named = word.text[:1].isupper() and word.text in scene.name_parts
    if not named or word.token.dep in _ACTS:
        return named
    line = scene.lines[line_number]
    following = line.words[word.i + 1] if word.i + 1 < len(line.words) else None
    tells = following is not None and (following.token.tag in _FINITE or following.low in _ENDS)
    return tells if word.i == 0 else word.token.tag in ("NNP", "UH", "NN", "FW")


def _key(scene: Scene, line: Line, first: int, behind: int) -> str:
    return fold(scene.slice(line.words[first].start, line.words[behind - 1].end))


def _own_piece(line: Line, i: int, short: tuple[str, str]) -> Piece:
    word = line.words[i]
    return Piece(i, i + 1, word.start, word.end, short[0], "body", (short[1],))


def _name_end(line: Line, i: int, taken: set[int]) -> int:
    """Where a name that the pipeline began ends: the token, and neighbours of its kind."""
    words = line.words
    token = words[i].token
    behind = i + 1
    while behind < len(words) and behind not in taken:
        following = words[behind]
        same = following.token.i == token.i
        person = token.entity == "PERSON" or (
            token.entity in ("", "MISC") and words[i].low in given_names()
        )
        alike = following.token.entity == token.entity or _flat(words[behind - 1], following)
        if hyphenated(line, behind) and person:
            behind += 2
            continue
        if not (same or (person and alike and following.text[:1].isupper())):
            break
        behind += 1
    return particle_end(line, behind) if token.entity == "PERSON" else behind


def _flat(word: Word, following: Word) -> bool:
    """The rest of a name that the pipeline broke off: "Ja'neh" in "Kabineh Ja'neh"."""
    token = following.token
    beside = token.dep == "flat" and token.tag == "NNP" and not token.entity
    return beside and token.i == word.token.i + 1


def _hyphenated_name(scene: Scene, line: Line, i: int) -> Piece | None:
    """A double surname that the pipeline took apart: "Ramos-Horta" on the page of a Jose
    Ramos-Horta."""
    if not hyphenated(line, i + 1):
        return None
    start, end = line.words[i].start, line.words[i + 2].end
    text = scene.slice(start, end)
    if text not in scene.name_parts:
        return None
    found = scene.registry.resolve(text, day=scene.day, kind=ActorKind.PERSON)
    ids = (found.actor,) if found.actor else ()
    return Piece(i, i + 3, start, end, text, "person", ids, weak=True)


def hyphenated(line: Line, behind: int) -> bool:
    """Whether a hyphen and the second half of a name follow: "Ramos[-Horta]"."""
    if behind == 0 or behind + 1 >= len(line.words) or line.low(behind) not in ("-", "‑"):
        return False
    before, hyphen, after = line.words[behind - 1 : behind + 2]
    joined = before.end == hyphen.start and hyphen.end == after.start
    return joined and after.text[:1].isupper() and before.text[:1].isupper()


def particle_end(line: Line, behind: int) -> int:
    """Past a particle and the word it belongs to: "Ali [al-Moushki]", "Ursula [von der Leyen]"."""
    at = behind
    while (
        at < len(line.words)
        and at - behind < MAX_PARTICLES
        and (line.low(at) in _NAME_PARTICLES or (at > behind and line.low(at) == "-"))
    ):
        at += 1
    named = at > behind and at < len(line.words) and line.words[at].text[:1].isupper()
    return at + 1 if named else behind


def _found_name(
    scene: Scene, line: Line, first: int, behind: int, votes: Mapping[str, str]
) -> Piece | None:
    while first < behind - 1:
        title = titles().at(line, first)
        if title is None or title.behind >= behind:
            break
        first = title.behind
    for back in range(1, min(MAX_PARTICLES, first) + 1):
        title = titles().at(line, first - back)
        if title is not None and first < title.behind < behind:
            first = title.behind  # "[Secretary] of State Amina Moro"
            break
    words = line.words[first:behind]
    ahead = titles().at(line, first)
    if ahead is not None and ahead.behind > behind:
        return None  # "Foreign" before "Minister"
    if " ".join(word.low for word in words) in scene.registry.institution_nouns():
        return None
    text = scene.slice(words[0].start, words[-1].end)
    voted = votes.get(fold(text))
    if voted == NO_ACTOR:
        return None
    kind = voted or words[0].token.entity
    if len(words) == 1 and text in scene.name_parts:
        kind = "PERSON"
    if kind in ("", "MISC") and len(words) > 1 and words[0].low in given_names():
        kind = "PERSON"
    if _is_acronym(line, words) and text not in scene.name_parts:
        named = kind in ("PLACE", "PERSON")
        if named or (kind in ("", "MISC") and words[0].token.dep in _ACTS):
            kind = "ORG"  # "ECOMIL plans to send a patrol", "lost faith in ECOMIL"
    if kind != "PLACE" and is_located(scene, line, first, behind):
        kind = "PLACE"
    if not kind or not _looks_like_name(words, kind):
        return None
    start, end = words[0].start, words[-1].end
    if kind == "PERSON":
        found = scene.registry.resolve(text, day=scene.day, kind=ActorKind.PERSON)
        ids = (found.actor,) if found.actor else ()
        told = text in scene.name_parts and (
            words[0].i > 0 or _surname(scene, line.number, words[0])
        )
        if len(words) == 1 and not (ids or told or _lives(line, words[0])):
            return None
        return Piece(first, behind, start, end, text, "person", ids, weak=len(words) == 1)
    if kind == "PLACE":
        return Piece(first, behind, start, end, text, "place")
    resolved = scene.registry.resolve(text, day=scene.day)
    ids = (resolved.actor,) if resolved.actor else ()
    return Piece(first, behind, start, end, text, "body", ids, kind=kind_of_body(text))


def _is_acronym(line: Line, words: list[Word]) -> bool:
    """A word in capitals, in a line that is not in capitals itself."""
    word = words[0]
    if len(words) > 1 or not (word.text.isalpha() and word.text.isupper()):
        return False
    shouted = sum(w.text.isupper() for w in line.words if w.text.isalpha())
    return 2 * shouted < len(line.words) and len(word.text) >= MIN_ACRONYM


def _lives(line: Line, word: Word) -> bool:
    """Whether a single unknown name is told of as a person: it does something, owns something,
    or bears a title."""
    if word.token.dep in ("nsubj", "nsubj:pass", "nmod:poss", "obl:agent"):
        return True
    return word.low in given_names() or titles().at(line, word.i - 1) is not None


def _is_document(words: list[Word]) -> bool:
    """ "Lakeside Accords", "Agreement for Restoring Peace": a document and no actor."""
    nouns = document_nouns()
    last = words[-1].low
    ends = last in nouns or last.removesuffix("s") in nouns
    titled = words[0].low in nouns and any(w.low in ("for", "on", "of") for w in words[1:])
    return len(words) > 1 and (ends or titled)


def _looks_like_name(words: list[Word], kind: str) -> bool:
    if _is_document(words):
        return False
    if len(words) > MAX_NAME_WORDS or not any(w.text[:1].isupper() for w in words):
        return False
    if kind == "PERSON" and len(words) > 1:
        last = words[-1].text
        particle, hyphen, rest = last.partition("-")
        if hyphen and particle.lower() in _NAME_PARTICLES:
            last = rest  # "Mahamat al-Khatim"
        bodily = words[-1].low in body_words() or words[0].low == "the"
        return last[:1].isupper() and not bodily
    if kind not in ("PERSON", "PLACE", "ORG"):
        return False
    if is_title(" ".join(word.low for word in words)):
        return False
    if kind == "ORG" and words[-1].low in document_nouns():
        return False  # a single word
    if kind == "ORG" and any(w.text.islower() and w.low not in _SMALL_WORDS for w in words):
        return False
    return len(words[0].text) > 1 and not words[0].text.isdigit()
