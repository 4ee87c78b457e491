"""Foreign formats, on small files of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.attribution_spans import Paragraph, gold_spans, token_spans
from benchmarks.polnear import articles
from benchmarks.reading import spell
from benchmarks.registry import BENCHMARKS
from benchmarks.result import MissingDataError
from benchmarks.status import read_conll
from benchmarks.timeml import read_timeml

from dragoman.model import ActorRef, Attribution, Context, Stance, Voice
from dragoman.reading import Reader


def test_tokens_are_spelled_as_print_has_them() -> None:
    spelled = spell([["He", "said", ",", '"', "No", ".", '"', "Again", "."], ["So", "be", "it"]])

    assert spelled.text == 'He said, "No." Again.\nSo be it\n'
    assert [spelled.text[start:end] for start, end in spelled.spans[:5]] == [
        "He", "said", ",", '"', "No",
    ]  # fmt: skip


def test_timeml_gives_the_day_the_text_and_the_expressions() -> None:
    source = (
        '<DCT><TIMEX3 tid="t0" type="DATE" value="1995-11-21">x</TIMEX3></DCT>'
        '<TEXT>They met &amp; left on <TIMEX3 tid="t1" type="DATE" value="1995-11-20">Monday'
        '</TIMEX3> for <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3>.</TEXT>'
    )

    created, text, found = read_timeml(source)

    assert created.isoformat() == "1995-11-21"
    assert text == "They met & left on Monday for two days."
    assert [(text[one.start : one.end], one.value, one.day) for one in found] == [
        ("Monday", "1995-11-20", "1995-11-20"),
        ("two days", "P2D", None),
    ]


def test_conll_events_have_one_class_and_may_span_words(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text(
        "1\tTalks\tB-E-1\tB-CERTAIN-1\tB-POS-1\tB-NON_FUTURE-1\n"
        "2\tbroke\tB-E-2\tB-CERTAIN-2\tB-NEG-2\tB-NON_FUTURE-2\n"
        "3\tdown\tI-E-2\tI-CERTAIN-2\tI-NEG-2\tI-NON_FUTURE-2\n"
        "\n"
        "4\tA\t_\t_\t_\t_\n"
        "5\tdeal\tB-E-3\tB-POSSIBLE-3\tB-POS-3\tB-FUTURE-3\n",
        encoding="utf-8",
    )

    sentences, events = read_conll(path)

    assert sentences == [["Talks", "broke", "down"], ["A", "deal"]]
    assert [(one.tokens, one.gold) for one in events] == [
        ((0,), "happened"), ((1, 2), "negated"), ((4,), "future"),
    ]  # fmt: skip


def test_standoff_keeps_the_first_annotator_and_the_form_of_each_attribution(
    tmp_path: Path,
) -> None:
    text = "“It holds,” she said. The army denied it."
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "page.txt").write_text(text, encoding="utf-8")
    lines = [
        "T1\tContent 0 11\t“It holds,”",
        "T2\tSource 12 15\tshe",
        "T3\tCue 16 20\tsaid",
        "E1\tContent:T1 Source:T2 Cue:T3",
    ]
    first, second = (tmp_path / "attributions" / f"page_{who}.ann" for who in ("0a0a", "0b0b"))
    first.write_text("\n".join(lines), encoding="utf-8")
    second.write_text("", encoding="utf-8")

    (article,) = articles(tmp_path)

    (gold,) = article.gold
    assert gold.content == ((0, 11),)
    assert gold.form(text) == "direct"
    assert gold.source_form(text) == "pronoun"


def test_spans_go_back_to_tokens_with_the_marks_around_a_quotation() -> None:
    tokens = ("“", "It", "holds", ",", "”", "the", "envoy", "has", "said", ".")
    labels = (*["B-content", *["I-content"] * 4], "B-source", "I-source", "B-cue", "I-cue", "O")
    paragraphs = [Paragraph(("Quiet", "."), ("O", "O")), Paragraph(tokens, labels)]
    spelled = spell([paragraph.tokens for paragraph in paragraphs])
    start = spelled.text.index("It")
    envoy = ActorRef(None, "the envoy", "envoy", *_place(spelled.text, "envoy"))
    said = Attribution(
        start, len(spelled.text), envoy, Voice(None, "the envoy", "envoy", 0, 0, Stance.ASSERTS),
        "said", *_place(spelled.text, "said"), "say", Context.REPORT, "direct",
        (_place(spelled.text, "It holds"),), phrase=_place(spelled.text, "the envoy"),
        verb=_place(spelled.text, "has said"),
    )  # fmt: skip

    assert spelled.text == "Quiet.\n“It holds,” the envoy has said.\n"
    assert set(token_spans(spelled, paragraphs, [said])) == set(gold_spans(paragraphs)) == {
        ("source", 1, 5, 7), ("cue", 1, 7, 9), ("content", 1, 0, 5),
    }  # fmt: skip


def _place(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


NEED_NO_DATA = {"gold", "add-one", "faults", "growth", "hostile", "workbench"}


@pytest.mark.parametrize("name", sorted(set(BENCHMARKS) - NEED_NO_DATA))
def test_missing_data_is_never_passed(name: str, tmp_path: Path) -> None:
    with pytest.raises(MissingDataError):
        BENCHMARKS[name](tmp_path, Reader())
