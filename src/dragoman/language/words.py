"""Part of speech, features and lemma of a word, from its Penn tag and relation.

With a Penn tag and a relation in hand, the rest is nearly a table: "that"/IN/mark is a
subordinating conjunction, "is"/VBZ/cop an auxiliary. The tables are counted on the training
treebanks (``scripts/language/wordtable.py``); each holds only what the next coarser one gets wrong.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FILE = "words.json.gz"
LONGEST_ENDING = 6
SEPARATOR = "\t"
INFLECTED_VERBS = frozenset({"VBD", "VBN", "VBG", "VBZ"})
VERB_ENDINGS = ("ing", "ed", "es", "s", "d")
VERB_PREFIXES = ("under", "over", "out", "with", "mis", "fore", "re", "up", "un")


@dataclass(frozen=True, slots=True)
class WordTable:
    """`analyses`: "tag", "tag⇥relation", "tag⇥⇥form", "tag⇥relation⇥form" → "UPOS⇥features";
    `endings`: "tag⇥ending" → [letters to cut, letters to add]; `lemmas`: "form⇥UPOS⇥tag" →
    lemma; `verbs`: known base forms, which settle what an ending leaves open ("bombed": bomb,
    not bombe).
    """

    analyses: dict[str, str]
    endings: dict[str, tuple[int, str]]
    lemmas: dict[str, str]
    verbs: frozenset[str] = field(default_factory=frozenset)

    def analyse(self, form: str, tag: str, dep: str) -> tuple[str, str, str]:
        """Return (UPOS, features, lemma) of a word."""
        form = form.replace("’", "'")
        low = form.lower()
        upos, _, morph = self.analysis(low, tag, dep).partition(SEPARATOR)
        return upos, morph, self.lemma(form, low, upos, tag)

    def analysis(self, low: str, tag: str, dep: str) -> str:
        analyses = self.analyses
        return (
            analyses.get(f"{tag}\t{dep}\t{low}")
            or analyses.get(f"{tag}\t\t{low}")
            or analyses.get(f"{tag}\t{dep}")
            or analyses.get(tag)
            or "X\t"
        )

    def lemma(self, form: str, low: str, upos: str, tag: str) -> str:
        found = self.lemmas.get(f"{low}\t{upos}\t{tag}")
        if found is not None:
            return found
        if upos == "PROPN":
            return self.by_ending(form, tag)
        if upos == "VERB" and tag in INFLECTED_VERBS:
            whole = self._of_prefixed(low, tag)
            if whole:
                return whole
        lemma = self.by_ending(low, tag)
        if tag in INFLECTED_VERBS and lemma not in self.verbs:
            return next((base for base in bases_of(low) if base in self.verbs), lemma)
        return lemma

    def _of_prefixed(self, low: str, tag: str) -> str:
        """Return the base of an irregular verb behind a prefix: "overran" as "ran"; or nothing."""
        for prefix in VERB_PREFIXES:
            if low.startswith(prefix):
                base = self.lemmas.get(f"{low.removeprefix(prefix)}\tVERB\t{tag}", "")
                if base and prefix + base in self.verbs:
                    return prefix + base
        return ""

    def by_ending(self, base: str, tag: str) -> str:
        """Return the lemma by the longest ending that the tag's rules know; the word itself
        where none fits.
        """
        low = base.lower()
        for length in range(min(LONGEST_ENDING, len(base) - 1), 0, -1):
            rule = self.endings.get(f"{tag}\t{low[-length:]}")
            if rule is not None:
                cut, add = rule
                return base[: len(base) - cut] + add if cut else base + add
        return base

    def write(self, folder: Path) -> None:
        """Write the tables to the pipeline's folder, byte for byte reproducible."""
        content = {
            "analyses": self.analyses,
            "endings": self.endings,
            "lemmas": self.lemmas,
            "verbs": sorted(self.verbs),
        }
        raw = json.dumps(
            content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
        (folder / FILE).write_bytes(gzip.compress(raw, mtime=0))


def read_word_table(folder: Path) -> WordTable:
    """Read the tables of a shipped pipeline."""
    content = json.loads(gzip.decompress((folder / FILE).read_bytes()))
    endings = {key: (int(cut), str(add)) for key, (cut, add) in content["endings"].items()}
    return WordTable(content["analyses"], endings, content["lemmas"], frozenset(content["verbs"]))


def bases_of(form: str) -> Iterator[str]:
    """Yield what an inflected regular verb may come from, likeliest first: "planned" → plann,
    plan, planne …
    """
    for ending in VERB_ENDINGS:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        yield stem
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        yield stem + "e"
        if stem.endswith("i"):
            yield stem[:-1] + "y"
