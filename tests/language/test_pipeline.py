"""What every parse must hold: exact offsets, whole names, valid trees."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import LanguageError
from dragoman.language import Pipeline, load_pipeline
from dragoman.model.text import Sentence

PAGE_WORDS = st.sampled_from(
    """
        Sergey Lavrov said “ ” the talks . U.S.   * and Iran , met ’s   ?! —""".split()  # noqa: SIM905
)
PAGES = st.one_of(st.text(max_size=80), st.lists(PAGE_WORDS, max_size=30).map(" ".join))


def parse(pipeline: Pipeline, text: str, *names: str) -> list[Sentence]:
    return pipeline.parse(
        text, [(0, len(text))], names=[(text.index(n), text.index(n) + len(n)) for n in names]
    )


def words(sentence: Sentence) -> list[str]:
    return [token.text for token in sentence.tokens]


def check(text: str, sentences: list[Sentence]) -> None:
    """Offsets are exact, in order and disjoint; heads stay inside; one root at least, and no
    cycle.
    """
    last = 0
    for sentence in sentences:
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        for i, token in enumerate(sentence.tokens):
            assert token.i == i
            assert last <= token.start < token.end
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)
            assert (token.dep == "root") == (token.head == i)
            last = token.end
        for token in sentence.tokens:
            path = {token.i}
            while sentence.tokens[token.head] is not token:
                token = sentence.tokens[token.head]
                assert token.i not in path
                path.add(token.i)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=PAGES)
def test_any_text_gives_valid_sentences(pipeline: Pipeline, text: str) -> None:
    found = pipeline.parse(text, [(0, len(text))])
    check(text, found)
    assert sum(len(t.text.split()) for s in found for t in s.tokens) >= len(text.split())


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=PAGES, edges=st.lists(st.integers(0, 80), min_size=2, max_size=6))
def test_any_names_become_one_token(pipeline: Pipeline, text: str, edges: list[int]) -> None:
    pairs = zip(sorted(set(edges)), sorted(set(edges))[1:], strict=False)
    names = [
        (a, b)
        for a, b in list(pairs)[::2]
        if b <= len(text) and text[a:b].strip() == text[a:b] != ""
    ]
    found = pipeline.parse(text, [(0, len(text))], names=names)
    check(text, found)
    if "\n" not in text:
        assert set(names) <= {(t.start, t.end) for s in found for t in s.tokens}


def test_offsets_count_from_the_page(pipeline: Pipeline) -> None:
    text = "Caption. \n\nRussia and Iran signed the memorandum."
    found = pipeline.parse(text, [(11, len(text))])
    check(text, found)
    assert found[0].start == 11


def test_known_names_become_one_token(pipeline: Pipeline) -> None:
    text = "Yesterday Mohammad Javad  Zarif met reporters."
    (sentence,) = parse(pipeline, text, "Mohammad Javad  Zarif")
    token = sentence.tokens[1]
    assert (token.text, token.pos) == ("Mohammad Javad  Zarif", "PROPN")


def test_the_longer_of_overlapping_names_wins(pipeline: Pipeline) -> None:
    (sentence,) = parse(
        pipeline, "The Syrian Arab Republic signed.", "Syrian Arab", "Syrian Arab Republic"
    )
    assert words(sentence) == ["The", "Syrian Arab Republic", "signed", "."]


def test_possessive_stays_apart(pipeline: Pipeline) -> None:
    (sentence,) = parse(pipeline, "Staffan de Mistura’s team left.", "Staffan de Mistura")
    assert words(sentence)[:2] == ["Staffan de Mistura", "’s"]


@pytest.mark.parametrize("name", ["Sergey Lavrov", "Mohammad Javad Zarif", "Mevlut Cavusoglu"])
@pytest.mark.parametrize(
    "frame", ["{} said so.", "Then {} arrived.", "They met {} in Geneva.", "Talks with {} failed"]
)
def test_names_are_never_split_over_sentences(pipeline: Pipeline, name: str, frame: str) -> None:
    assert len(parse(pipeline, frame.format(name))) == 1


def test_coordinated_names_stay_apart(pipeline: Pipeline) -> None:
    (sentence,) = parse(pipeline, "Russia and Iran met Turkey.")
    assert words(sentence) == ["Russia", "and", "Iran", "met", "Turkey", "."]


def test_typographic_and_plain_quotes_read_alike(pipeline: Pipeline) -> None:
    plain = parse(pipeline, '"We will not leave," the minister said.')[0]
    curly = parse(pipeline, "“We will not leave,” the minister said.")[0]
    readings = [
        [(t.i, t.dep, t.head, t.tag) for t in s.tokens if t.dep != "punct"] for s in (plain, curly)
    ]
    assert readings[0] == readings[1]


def test_simple_clause(pipeline: Pipeline) -> None:
    (sentence,) = parse(pipeline, "The ministers signed the agreement.")
    assert [(t.lemma, t.pos, t.dep) for t in sentence.tokens] == [
        ("the", "DET", "det"),
        ("minister", "NOUN", "nsubj"),
        ("sign", "VERB", "root"),
        ("the", "DET", "det"),
        ("agreement", "NOUN", "obj"),
        (".", "PUNCT", "punct"),
    ]
    assert "Tense=Past" in sentence.tokens[2].morph


def test_nothing_gives_nothing(pipeline: Pipeline) -> None:
    assert pipeline.parse("  \n", [(0, 0), (0, 3)]) == []
    assert pipeline.sentences("", [(0, 0)]) == []


def test_an_endless_line_is_read_in_pieces(pipeline: Pipeline) -> None:
    text = "word " * 4_000 + "x" * 9_000
    found = pipeline.parse(text, [(0, len(text))])
    check(text, found)
    assert found[-1].end == len(text)


def test_sentences_agree_with_parse(pipeline: Pipeline) -> None:
    text = "The talks began. Mr. Pedersen spoke: nobody answered. They left."
    starts = {sentence.start for sentence in pipeline.parse(text, [(0, len(text))])}
    assert {start for start, _ in pipeline.sentences(text, [(0, len(text))])} <= starts


def test_a_missing_pipeline_says_what_to_do() -> None:
    with pytest.raises(LanguageError, match="pip install en_core_web_none"):
        load_pipeline("en_core_web_none")


def test_importing_the_room_leaves_spacy_alone() -> None:
    code = (
        "import sys, dragoman.language as room; room.load_pipeline();"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
