"""What a tree contradicts in the tags and joins of its own words is put right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.mending import mended
from dragoman.model import Token

Row = tuple[str, str, str, str, int]


def tokens(*rows: Row) -> tuple[Token, ...]:
    """Tokens of (text, pos, tag, dep, head), one blank apart."""
    found: list[Token] = []
    at = 0
    for i, (text, pos, tag, dep, head) in enumerate(rows):
        found.append(Token(i, at, at + len(text), text, text.lower(), pos, tag, dep, head))
        at += len(text) + 1
    return tuple(found)


def test_what_is_joined_to_a_bare_verb_and_has_an_object_is_a_verb() -> None:
    found = mended(
        tokens(
            ("stop", "VERB", "VB", "root", 0),
            ("raids", "NOUN", "NNS", "obj", 0),
            ("and", "CCONJ", "CC", "cc", 3),
            ("free", "ADJ", "JJ", "conj", 0),
            ("captives", "NOUN", "NNS", "obj", 3),
        )
    )
    assert (found[3].tag, found[3].pos) == ("VB", "VERB")


def test_a_bare_form_behind_an_article_where_a_noun_stands_is_a_noun() -> None:
    found = mended(
        tokens(
            ("A", "DET", "DT", "det", 1),
            ("call", "VERB", "VB", "nsubj:pass", 3),
            ("is", "AUX", "VBZ", "aux:pass", 3),
            ("planned", "VERB", "VBN", "root", 3),
        )
    )
    assert (found[1].tag, found[1].lemma) == ("NN", "call")


def _insisted(helper: str) -> tuple[Token, ...]:
    return tokens(
        ("Moro", "PROPN", "NNP", "nsubj", 1),
        ("insisted", "VERB", "VBD", "root", 1),
        ("troops", "NOUN", "NNS", "nsubj", 3),
        ("leave", "VERB", "VBP", "ccomp", 1),
        ("and", "CCONJ", "CC", "cc", 6),
        (helper, "AUX", "VBZ", "aux", 6),
        ("refused", "VERB", "VBN", "conj", 3),
    )


def test_a_singular_verb_is_not_joined_to_one_with_a_plural_subject() -> None:
    assert mended(_insisted("has"))[6].head == 1


def test_a_verb_that_fits_the_nearer_subject_stays() -> None:
    assert mended(_insisted("have"))[6].head == 3


def test_a_bare_verb_is_joined_to_the_infinitive_before_it() -> None:
    found = mended(
        tokens(
            ("have", "VERB", "VBP", "root", 0),
            ("to", "PART", "TO", "mark", 2),
            ("leave", "VERB", "VB", "xcomp", 0),
            (",", "PUNCT", ",", "punct", 4),
            ("come", "VERB", "VB", "parataxis", 0),
        )
    )
    assert (found[4].head, found[4].dep) == (2, "conj")


rows = st.lists(
    st.tuples(
        st.sampled_from(["free", "raids", "has", "meeting", "Moro", "to"]),
        st.sampled_from(["VERB", "NOUN", "ADJ", "PROPN", "AUX", "PART"]),
        st.sampled_from(["VB", "VBZ", "VBG", "NN", "NNS", "NNP", "JJ", "MD"]),
        st.sampled_from(["root", "conj", "obj", "nsubj", "ccomp", "det", "aux", "mark"]),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=10,
)


@given(rows)
def test_offsets_and_words_stay_and_heads_stay_inside(drawn: list[Row]) -> None:
    before = tokens(*((t, p, g, d, h % len(drawn)) for t, p, g, d, h in drawn))
    after = mended(before)
    assert [(t.start, t.end, t.text) for t in after] == [(t.start, t.end, t.text) for t in before]
    assert all(0 <= token.head < len(after) for token in after)


def test_the_subject_of_a_helper_is_that_of_the_verb_it_helps() -> None:
    found = mended(
        tokens(
            ("said", "VERB", "VBD", "root", 0),
            ("patrols", "NOUN", "NNS", "nsubj", 2),
            ("had", "AUX", "VBD", "aux", 3),
            ("laid", "VERB", "VBN", "ccomp", 0),
        )
    )
    assert (found[1].head, found[1].dep) == (3, "nsubj")


def test_a_noun_behind_after_that_a_verb_follows_is_its_subject() -> None:
    found = mended(
        tokens(
            ("left", "VERB", "VBD", "root", 0),
            ("after", "ADP", "IN", "case", 2),
            ("chairman", "NOUN", "NN", "obl", 0),
            (",", "PUNCT", ",", "punct", 4),
            ("Grey", "PROPN", "NNP", "appos", 2),
            (",", "PUNCT", ",", "punct", 7),
            ("had", "AUX", "VBD", "aux", 7),
            ("come", "VERB", "VBN", "parataxis", 0),
        )
    )
    assert (found[2].head, found[2].dep) == (7, "nsubj")
    assert (found[1].head, found[1].dep) == (7, "mark")
    assert found[7].dep == "advcl"


def test_a_verb_joined_by_and_leaves_the_time_alone() -> None:
    rows = tokens(
        ("left", "VERB", "VBD", "root", 0),
        ("after", "ADP", "IN", "case", 2),
        ("lunch", "NOUN", "NN", "obl", 0),
        ("and", "CCONJ", "CC", "cc", 4),
        ("slept", "VERB", "VBD", "conj", 0),
    )
    assert mended(rows)[2].dep == "obl"
