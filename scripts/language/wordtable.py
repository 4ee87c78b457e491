"""Count the tables behind part of speech, features and lemma (`dragoman.language.words`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from dragoman.language.words import LONGEST_ENDING, SEPARATOR, WordTable
from dragoman.lexicon import load_table
from language.treebank import Tree, Word

LEXICONS = (("frames", "lemma"), ("governors", "word"), ("reporting", "cue"))
LEAST_FOR_FORM = 1  # a form's own analysis counts from this many occurrences
LEAST_FOR_ENDING = 3
LEAST_SHARE_OF_ENDING = 0.6


def word_table(trees: Iterable[Tree]) -> WordTable:
    """Return the tables counted on `trees`; coarser keys first, finer ones only where they
    differ.
    """
    words = [word for tree in trees for word in tree.words if word.xpos not in ("GW", "_")]
    verbs = {w.lemma.lower() for w in words if w.upos == "VERB" and w.lemma.isalpha()}
    table = WordTable(_analyses(words), _endings(words), {}, frozenset(verbs | lexicon_verbs()))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        if " " not in word.form:
            counts[f"{word.form.lower()}\t{word.upos}\t{word.xpos}"][_case(word)] += 1
    for key, lemmas in counts.items():
        low, upos, tag = key.split(SEPARATOR)
        best = lemmas.most_common(1)[0][0]
        if upos != "PROPN" and table.lemma(low, low, upos, tag) != best:
            table.lemmas[key] = best
    return table


def lexicon_verbs() -> frozenset[str]:
    """Return the base forms of the verbs that the reader's own tables know."""
    rows = [(name, column, row) for name, column in LEXICONS for row in load_table(name)]
    firsts = (row[column].split()[0] for _, column, row in rows if row["pos"] == "VERB")
    return frozenset(verb for verb in firsts if verb.isalpha())


def _case(word: Word) -> str:
    return word.lemma if word.upos == "PROPN" else word.lemma.lower()


def _analyses(words: list[Word]) -> dict[str, str]:
    levels: list[dict[str, Counter[str]]] = [defaultdict(Counter) for _ in range(4)]
    for word in words:
        dep, low, analysis = word.dep, word.form.lower(), f"{word.upos}\t{word.feats}"
        keys = (
            word.xpos,
            f"{word.xpos}\t{dep}",
            f"{word.xpos}\t\t{low}",
            f"{word.xpos}\t{dep}\t{low}",
        )
        for level, key in zip(levels, keys, strict=True):
            level[key][analysis] += 1
    table = WordTable({}, {}, {})
    for level in levels:
        found = {}
        for key, counts in level.items():
            best, count = counts.most_common(1)[0]
            tag, dep, low = [*key.split(SEPARATOR), "", ""][:3]
            if count >= LEAST_FOR_FORM and table.analysis(low, tag, dep) != best:
                found[key] = best
        table.analyses.update(found)
    return table.analyses


def _endings(words: list[Word]) -> dict[str, tuple[int, str]]:
    counts: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, tag, lemma in {
        (w.form.lower(), w.xpos, w.lemma.lower()) for w in words if " " not in w.form
    }:
        edit = _edit(form, lemma)
        for length in range(1, min(LONGEST_ENDING, len(form) - 1) + 1):
            if edit[0] <= length:
                counts[f"{tag}\t{form[-length:]}"][edit] += 1
    rules: dict[str, tuple[int, str]] = {}
    table = WordTable({}, rules, {})
    for key in sorted(counts, key=len):
        edit, count = counts[key].most_common(1)[0]
        tag, ending = key.split(SEPARATOR)
        enough = count >= LEAST_FOR_ENDING and count / counts[key].total() >= LEAST_SHARE_OF_ENDING
        known = next(
            (
                rules[f"{tag}\t{ending[k:]}"]
                for k in range(len(ending))
                if f"{tag}\t{ending[k:]}" in rules
            ),
            (0, ""),
        )
        if enough and known != edit:
            table.endings[key] = edit
    return rules


def _edit(form: str, lemma: str) -> tuple[int, str]:
    """Return (letters to cut, letters to add) that turn the form into the lemma."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]
