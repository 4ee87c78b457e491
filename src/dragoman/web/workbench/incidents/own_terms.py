"""Terms loaded in the browser: kept beside the record, in a file that the command line reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from dragoman.actors import load_registry
from dragoman.actors.terms import load_terms, terms_text
from dragoman.errors import RegistryError
from dragoman.model import Terms

MOST_BYTES = 512 * 1024
"""Of a file of terms; a drawing of a coast has some ten thousand."""


def terms_path(record: Path) -> Path:
    """The file beside a record that holds terms of its own."""
    return record.with_name(record.name + ".terms.toml")


def known_terms(record: Path) -> Mapping[str, Terms]:
    """The terms that packs ship and those of the record's own file, by id."""
    path = terms_path(record)
    try:
        state = path.stat()
    except FileNotFoundError:
        return load_registry().terms
    return {**load_registry().terms, **_own(path, state.st_mtime_ns, state.st_size)}


def add_terms(record: Path, name: str, text: bytes) -> tuple[Terms, ...]:
    """Keeps the terms of a file of TOML beside the record, in the place of those of the same id.

    Raises RegistryError with every mistake. A drawing stands in the file itself: nothing else on
    the disk is read.
    """
    new = _checked(name, text)
    shipped = sorted({each.id for each in new} & set(load_registry().terms))
    if shipped:
        raise RegistryError(f"{name}: {shipped[0]} ships with a pack; give yours an id of its own")
    kept = {each: known for each, known in known_terms(record).items()
            if each not in load_registry().terms}  # fmt: skip
    kept |= {each.id: each for each in new}
    target = terms_path(record)
    with NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8") as file:
        file.write(terms_text(*kept.values()))
    Path(file.name).replace(target)
    return new


def _checked(name: str, text: bytes) -> tuple[Terms, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "terms.toml"
        path.write_bytes(text)
        try:
            return load_terms(path, beside=False)
        except RegistryError as error:
            raise RegistryError(str(error).replace(str(path), name)) from error


@lru_cache(maxsize=4)
def _own(path: Path, changed: int, size: int) -> Mapping[str, Terms]:
    return {terms.id: terms for terms in load_terms(path)}
