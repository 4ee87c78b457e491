"""Which names an entry goes by: what the pack says, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.actors.folding import keys_of

Name = tuple[str, str]
"""Form (strong, weak, demonym, people, metonym, other) and the name as written."""

_SURNAME_PARTICLE_WORDS = (
    "al el as ash ad at an ar az abu bin ben ibn de da do dos das del della di du den der van von"
    " la le mac st ter ten ould ag zu"
)
SURNAME_PARTICLES = frozenset(_SURNAME_PARTICLE_WORDS.split())
"""Words that belong to the surname they stand before: "de Mistura", "van der Stoel"."""

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "junior", "senior"))


def names_of(what: str, raw: dict[str, Any]) -> list[Name]:
    """The names of an entry with their forms, without repeats, the canonical name first.

    A leading "the" in lower case is no part of a name; "The Hague" keeps its article.
    """
    named = ((form, name.removeprefix("the ")) for form, name in _all_names(what, raw))
    return list(dict.fromkeys(named))


def compiled_names(names: list[Name]) -> list[list[str]]:
    """Names as the compiled file has them: form, name, and its keys where they differ."""
    rows = []
    for form, name in names:
        keys = keys_of(name)
        rows.append([form, name] if keys == (name,) else [form, name, *keys])
    return rows


def surnames(name: str) -> tuple[str, ...]:
    """The last name of a person with its particles, and without a leading article.

    "Staffan de Mistura" gives "de Mistura"; "Bashar al-Assad" gives "al-Assad" and "Assad".
    A name of one word has none.
    """
    words = name.replace("‑", "-").split()
    while len(words) > 1 and words[-1].lower().rstrip(".") in _SUFFIXES:
        words.pop()
    if len(words) < 2:
        return ()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in SURNAME_PARTICLES:
        first -= 1
    whole = " ".join(words[first:])
    head, _, rest = whole.partition("-")
    if rest and head.lower() in SURNAME_PARTICLES:
        return (whole, rest)
    return (whole,)


def government_names(raw: dict[str, Any], shared: set[str]) -> list[Name]:
    """The names of a state's government; weak where the adjective is not the state's alone."""
    names: list[Name] = []
    for title in ("Government", "government"):
        names += [("strong", f"{title} of {name}") for name in _of_forms(raw)]
    for adjective in raw.get("demonyms") or ():
        form = "weak" if adjective in shared else "strong"
        names += [
            (form, f"{adjective} {noun}")
            for noun in ("government", "Government", "regime", "Regime")
        ]
    return names


def _all_names(what: str, raw: dict[str, Any]) -> Iterator[Name]:
    if raw.get("name"):
        yield ("strong", str(raw["name"]))
    for form, field in (("strong", "strong"), ("weak", "weak")):
        for name in raw.get(field) or ():
            yield (form, str(name))
    if what == "actor":
        yield from _actor_names(raw)
    for names in (raw.get("other") or {}).values():
        for name in names if isinstance(names, list) else [names]:
            yield ("other", str(name))


def _actor_names(raw: dict[str, Any]) -> Iterator[Name]:
    if raw.get("kind") == "person":
        for name in _given_surnames(raw):
            yield ("weak", name)
    for adjective in raw.get("demonyms") or ():
        yield ("demonym", str(adjective))
    for name in _people(raw):
        yield ("people", name)
    for name in raw.get("metonyms") or ():
        yield ("metonym", str(name))


def _given_surnames(raw: dict[str, Any]) -> list[str]:
    given = raw.get("surname")
    if given is False:
        return []
    if given:
        return [str(name) for name in (given if isinstance(given, list) else [given])]
    return list(surnames(str(raw.get("name") or "")))


def _people(raw: dict[str, Any]) -> Iterator[str]:
    """Those the pack names, and plurals that English forms from adjectives: "Russians"."""
    yield from (str(name) for name in raw.get("people") or ())
    if raw.get("kind") == "state":
        for adjective in map(str, raw.get("demonyms") or ()):
            if adjective.endswith(("an", "i", "ar")):
                yield f"{adjective}s"


def _of_forms(raw: dict[str, Any]) -> list[str]:
    full = [str(name) for name in (raw.get("name"), *(raw.get("strong") or ())) if name]
    return [name for name in full if not name.isupper()]


def fold_noun(noun: str) -> str:
    """A noun for an institution in its plain form: lower case, American spellings made one."""
    plain = " ".join(noun.lower().replace("-", " ").split())
    return plain.replace("defense", "defence").removeprefix("the ")
