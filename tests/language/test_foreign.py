"""ClearNLP relations, as en_core_web_* gives them, brought to UD."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from dragoman.language.foreign import is_foreign, to_universal

VOCAB = spacy.blank("en").vocab


def doc(*rows: tuple[str, str, int, str, str]) -> Doc:
    """Build a document from (word, part of speech, head, relation, lemma)."""
    words, pos, heads, deps, lemmas = (list(column) for column in zip(*rows, strict=True))
    return Doc(VOCAB, words=words, pos=pos, heads=heads, deps=deps, lemmas=lemmas)


def tree(found: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep_, token.head.text) for token in found]


def test_passive_with_agent() -> None:
    found = to_universal(
        doc(
            ("It", "PRON", 2, "nsubjpass", "it"),
            ("was", "AUX", 2, "auxpass", "be"),
            ("signed", "VERB", 2, "ROOT", "sign"),
            ("by", "ADP", 2, "agent", "by"),
            ("Iran", "PROPN", 3, "pobj", "Iran"),
            ("in", "ADP", 2, "prep", "in"),
            ("Astana", "PROPN", 5, "pobj", "Astana"),
        )
    )
    assert tree(found) == [
        ("It", "nsubj:pass", "signed"),
        ("was", "aux:pass", "signed"),
        ("signed", "root", "signed"),
        ("by", "case", "Iran"),
        ("Iran", "obl:agent", "signed"),
        ("in", "case", "Astana"),
        ("Astana", "obl", "signed"),
    ]


def test_nouns_take_nmod() -> None:
    found = to_universal(
        doc(
            ("talks", "NOUN", 0, "ROOT", "talk"),
            ("with", "ADP", 0, "prep", "with"),
            ("Iran", "PROPN", 1, "pobj", "Iran"),
        )
    )
    assert tree(found)[1:] == [("with", "case", "Iran"), ("Iran", "nmod", "talks")]


def test_copula_hangs_on_its_predicate() -> None:
    found = to_universal(
        doc(
            ("Talks", "NOUN", 1, "nsubj", "talk"),
            ("were", "AUX", 1, "ROOT", "be"),
            ("not", "PART", 1, "neg", "not"),
            ("useful", "ADJ", 1, "acomp", "useful"),
        )
    )
    assert tree(found) == [
        ("Talks", "nsubj", "useful"),
        ("were", "cop", "useful"),
        ("not", "advmod", "useful"),
        ("useful", "root", "useful"),
    ]


@pytest.mark.parametrize(
    ("clear", "universal"),
    [
        ("dobj", "obj"),
        ("dative", "iobj"),
        ("poss", "nmod:poss"),
        ("relcl", "acl:relcl"),
        ("prt", "compound:prt"),
        ("npadvmod", "obl:unmarked"),
    ],
)
def test_renamed(clear: str, universal: str) -> None:
    found = to_universal(doc(("gave", "VERB", 0, "ROOT", "give"), ("it", "PRON", 0, clear, "it")))
    assert found[1].dep_ == universal


def test_universal_documents_are_left_alone() -> None:
    assert not is_foreign(doc(("met", "VERB", 0, "ROOT", "meet"), ("him", "PRON", 0, "obj", "he")))
    assert is_foreign(doc(("met", "VERB", 0, "ROOT", "meet"), ("him", "PRON", 0, "dobj", "he")))
