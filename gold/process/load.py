"""Loads the answer key of the process example and refuses one that breaks its own format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from dragoman.cli.demo import PROCESS
from dragoman.model import Page
from dragoman.pages.read import read_pages
from dragoman.pages.sources import Source, find_sources
from gold.load import read_yaml
from gold.model import GoldError
from gold.process import model
from gold.process.model import Days, Key, Words

KEY = Path(__file__).with_name("key.yml")
Noun = TypeVar("Noun")
_OPTIONAL = frozenset({"by", "day", "stayed_away", "pages"})


def load_pages(folder: Path = PROCESS) -> dict[str, Page]:
    """The example's pages by the name that the record gives them."""
    sources = (source for source in find_sources([folder]) if isinstance(source, Source))
    found = (page for source in sources for page in read_pages(source))
    return {page.name: page for page in found if isinstance(page, Page)}


def load_key(path: Path = KEY, pages: Mapping[str, Page] | None = None) -> Key:
    """The key in a YAML file; raises GoldError, which names the entry and what is wrong with it."""
    texts = load_pages() if pages is None else pages
    return parse_key(read_yaml(path), {name: page.text for name, page in texts.items()})


def parse_key(entry: Any, texts: Mapping[str, str]) -> Key:
    """The key from the plain values of its YAML; `texts` are the pages' by name."""
    row = _mapping(entry, "the key")
    names = _names(_mapping(row.get("pages"), "pages"), texts)
    return _Parser(names, texts).noun(Key, row, "the key")


def _names(pages: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, str]:
    names = {str(short): str(name) for short, name in pages.items()}
    if missing := sorted(set(names.values()) - set(texts)):
        raise GoldError(f"pages: no page {missing[0]!r} among the example's")
    if extra := sorted(set(texts) - set(names.values())):
        raise GoldError(f"pages: {extra[0]!r} has no short name")
    return names


class _Parser:
    def __init__(self, names: dict[str, str], texts: Mapping[str, str]) -> None:
        self._names, self._texts = names, texts

    def noun(self, kind: type[Noun], row: Any, where: str) -> Noun:
        """One noun of the key: every field present, none unknown, each value parsed."""
        known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
        given = _mapping(row, where)
        if unknown := sorted(set(given) - set(known)):
            raise GoldError(f"{where}: no field {unknown[0]!r}; known: {', '.join(known)}")
        values: dict[str, Any] = {}
        for name, field in known.items():
            if name not in given and name not in _OPTIONAL and field.default is MISSING:
                raise GoldError(f"{where}: {name} is missing")
            values[name] = self._value(kind, name, given.get(name), f"{where}, {name}")
        return kind(**values)

    def _value(self, kind: type, name: str, value: Any, where: str) -> Any:
        nested = _NESTED.get((kind.__name__, name))
        if nested is not None:
            rows = enumerate(_listed(value, where), 1)
            return tuple(self.noun(nested, row, f"{where} {number}") for number, row in rows)
        parse = _PARSED.get((kind.__name__, name)) or _PARSED.get(("", name))
        return parse(self, value, where) if parse else _word(value, where)

    def dossier(self, value: Any, where: str) -> model.Dossier:
        return self.noun(model.Dossier, value, where)

    def parts(self, value: Any, where: str, role: str, given: str) -> tuple[model.Part, ...]:
        """Rows that leave out the role all of them share."""
        found = []
        for number, row in enumerate(_listed(value, where), 1):
            plain = dict(_mapping(row, f"{where} {number}"))
            plain["role"] = plain.pop(given, role) if given else role
            found.append(self.noun(model.Part, plain, f"{where} {number}"))
        return tuple(found)

    def pages(self, value: Any, where: str) -> tuple[str, ...]:
        return tuple(self.page(page, where) for page in _listed(value, where))

    def page(self, value: Any, where: str) -> str:
        if str(value) not in self._names:
            raise GoldError(f"{where}: no page {value!r} in `pages`")
        return str(value)

    def named(self, value: Any, where: str) -> dict[str, str]:
        return self._names

    def likenesses(self, value: Any, where: str) -> tuple[tuple[str, str], ...]:
        rows = _mapping(value, where).items()
        return tuple((self.page(k, where), _one_of(model.LIKENESS, v, where)) for k, v in rows)

    def words(self, value: Any, where: str) -> tuple[Words, ...]:
        """Exact words by page; they must stand in it once."""
        return tuple(self._stretches(_mapping(value, where), where))

    def _stretches(self, value: Mapping[str, Any], where: str) -> Iterator[Words]:
        for short, quote in value.items():
            text = self._texts[self._names[self.page(short, where)]]
            if (count := text.count(str(quote))) != 1:
                raise GoldError(f"{where}: {quote!r} stands {count} times in {short}, not once")
            start = text.index(str(quote))
            yield Words(short, start, start + len(str(quote)), str(quote))


def _mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise GoldError(f"{where}: expected fields, found {type(value).__name__}")
    return value


def _listed(value: Any, where: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise GoldError(f"{where}: expected a list, found {type(value).__name__}")
    return value


def _word(value: Any, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise GoldError(f"{where}: expected words, found {value!r}; put it in quotation marks")


def _strings(parser: _Parser, value: Any, where: str) -> tuple[str, ...]:
    return tuple(str(item) for item in _listed(value, where))


def _date(parser: _Parser, value: Any, where: str) -> date | None:
    if value is None or isinstance(value, date):
        return value
    raise GoldError(f"{where}: {value!r} is no day; write 2017-05-04")


def _days(parser: _Parser, value: Any, where: str) -> Days:
    if not isinstance(value, Mapping):
        day = _date(parser, value, where)
        return None if day is None else (day, day)
    first, last = (_date(parser, value.get(end), where) for end in ("start", "end"))
    if first is None or last is None or last < first or set(value) != {"start", "end"}:
        raise GoldError(f"{where}: an interval is {{start: DAY, end: DAY}}, the earlier first")
    return first, last


def _number(value: Any, where: str) -> int:
    if isinstance(value, int):
        return value
    raise GoldError(f"{where}: {value!r} is no number")


def _one_of(allowed: tuple[str, ...], value: Any, where: str) -> str:
    if value not in allowed:
        raise GoldError(f"{where}: {value!r}, use one of {', '.join(allowed)}")
    return str(value)


_NESTED: dict[tuple[str, str], type] = {
    ("Key", "stories"): model.Story,
    ("Key", "contradictions"): model.Contradiction,
    ("Key", "parallel"): model.Parallel,
    ("Key", "lifecycles"): model.Lifecycle,
    ("Key", "rounds"): model.Round,
    ("Contradiction", "sides"): model.Side,
    ("Lifecycle", "steps"): model.Step,
    ("Dossier", "days"): model.AgreementDay,
    ("Dossier", "parties"): model.Part,
    ("Dossier", "commitments"): model.Owed,
    ("Dossier", "lineage"): model.Lineage,
}
_PARSED: dict[tuple[str, str], Callable[[_Parser, Any, str], Any]] = {
    ("Key", "until"): _date,
    ("Key", "pages"): _Parser.named,
    ("Key", "dossier"): _Parser.dossier,
    ("Story", "pages"): _Parser.likenesses,
    ("Side", "words"): _Parser.words,
    ("Parallel", "words"): _Parser.words,
    ("Round", "number"): lambda _, value, where: _number(value, where),
    ("Owed", "deadlines"): lambda p, v, where: tuple(_days(p, d, where) for d in _listed(v, where)),
    ("Contradiction", "difference"): lambda _, v, where: _one_of(model.DIFFERENCES, v, where),
    ("Lifecycle", "kind"): lambda _, v, where: _one_of(model.LIFE_KINDS, v, where),
    ("Dossier", "not_signed_by"): lambda p, v, where: p.parts(v, where, "signatory", ""),
    ("Dossier", "exclusions"): lambda p, v, where: p.parts(v, where, "excluded_party", ""),
    ("Dossier", "said_of_it"): lambda p, v, where: p.parts(v, where, "", "stance"),
    ("", "pages"): _Parser.pages,
    ("", "by"): _strings,
    ("", "came"): _strings,
    ("", "stayed_away"): _strings,
    ("", "day"): _days,
}
