"""Part of speech and lemma from tag and relation."""

from __future__ import annotations

import pytest

from dragoman.language.pipeline import SHIPPED
from dragoman.language.words import WordTable, bases_of, read_word_table


@pytest.fixture(scope="module")
def table() -> WordTable:
    return read_word_table(SHIPPED)


@pytest.mark.parametrize(
    ("form", "tag", "dep", "upos", "lemma"),
    [
        ("that", "IN", "mark", "SCONJ", "that"),
        ("in", "IN", "case", "ADP", "in"),
        ("was", "VBD", "aux:pass", "AUX", "be"),
        ("bombed", "VBN", "root", "VERB", "bomb"),
        ("ratified", "VBD", "root", "VERB", "ratify"),
        ("ceasefires", "NNS", "obj", "NOUN", "ceasefire"),
        ("Geneva", "NNP", "obl", "PROPN", "Geneva"),
        ("n’t", "RB", "advmod", "PART", "not"),
    ],
)
def test_analyse(table: WordTable, form: str, tag: str, dep: str, upos: str, lemma: str) -> None:
    found = table.analyse(form, tag, dep)
    assert (found[0], found[2]) == (upos, lemma)


def test_bases_of_doubled_letters() -> None:
    assert "plan" in bases_of("planned")
    assert "deny" in bases_of("denied")


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("overran", "VBD", "overrun"),
        ("undertook", "VBD", "undertake"),
        ("withdrew", "VBD", "withdraw"),
        ("imposed", "VBN", "impose"),
        ("besieged", "VBN", "besiege"),
    ],
)
def test_verbs_that_news_use(table: WordTable, form: str, tag: str, lemma: str) -> None:
    assert table.analyse(form, tag, "root")[2] == lemma
