"""Terms by their names, and a record's incidents with what they are under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from dragoman.actors import Registry, load_registry
from dragoman.actors.terms import load_terms, shipped_terms
from dragoman.actors.terms.units import Units
from dragoman.errors import UsageError
from dragoman.model.terms import Terms
from dragoman.record import Record
from dragoman.views.monitor.cases import Case, unjudged

_FILES = (".toml", ".yml", ".yaml")


def terms_named(names: Sequence[str], registry: Registry | None = None) -> tuple[Terms, ...]:
    """The terms with these ids, or of these files (FILE, or FILE:ID for one of several), in their
    order. Raises UsageError for what is neither, and RegistryError for a file with mistakes."""
    known = registry or load_registry()
    return tuple(terms for name in names for terms in _named(name, known))


def one_terms(name: str, registry: Registry | None = None) -> Terms:
    """The terms of one name; raises UsageError where a file holds several."""
    found = terms_named([name], registry)
    if len(found) > 1:
        ids = ", ".join(f"{name}:{terms.id}" for terms in found)
        raise UsageError(f"{name} holds {len(found)} sets of terms; name one of them: {ids}")
    return found[0]


def terms_for(record: Record, registry: Registry | None = None) -> tuple[Terms, ...]:
    """The terms that packs ship for the countries that a record's incidents are in, by day."""
    known = registry or load_registry()
    units = Units(known)
    states = {units.state(name) for name in record.incidents.countries()}
    return tuple(terms for terms in shipped_terms(registry=known)
                 if not states.isdisjoint(_countries(terms)))  # fmt: skip


def _countries(terms: Terms) -> set[str]:
    return {*terms.countries, *(state for zone in terms.zones for state in zone.countries)}


def _named(name: str, registry: Registry) -> tuple[Terms, ...]:
    if name in registry.terms:
        return (registry.terms[name],)
    path, _, wanted = name.rpartition(":") if not _is_file(name) else (name, "", "")
    if path and _is_file(path):
        found = load_terms(Path(path), registry=registry)
        chosen = tuple(terms for terms in found if wanted in ("", terms.id))
        if not chosen:
            ids = ", ".join(terms.id for terms in found)
            raise UsageError(f"no terms {wanted!r} in {path}; it holds {ids}")
        return chosen
    near = get_close_matches(name, list(registry.terms), n=3)
    known = f"near it: {', '.join(near)}" if near else f"there are {', '.join(registry.terms)}"
    raise UsageError(f"no terms {name!r}, and no file of them; {known}")


def _is_file(name: str) -> bool:
    return name.lower().endswith(_FILES)


def cases_of(
    record: Record,
    terms: Terms | None = None,
    *,
    first: date | None = None,
    last: date | None = None,
    registry: Registry | None = None,
) -> Iterator[Case]:
    """A record's incidents that began on `first` or later and on `last` or earlier, by day, each
    with what it is under the terms.

    Verdicts that are kept are brought up to date first, where the record may be written; in one
    that is only read, they are judged as they are asked for.
    """
    if terms is None:
        return unjudged(record.incidents.all(first=first, last=last))
    if record.read_only:
        return _judged(record, terms, first, last, registry or load_registry())
    record.verdicts.bring_up([terms], registry)
    return record.verdicts.each(terms.id, first=first, last=last)


def _judged(
    record: Record, terms: Terms, first: date | None, last: date | None, registry: Registry
) -> Iterator[Case]:
    from dragoman.record.verdicts import Judge

    judge = Judge([terms], registry)
    for incident in record.incidents.all(first=first, last=last):
        yield incident, judge.verdicts(incident)[0]
