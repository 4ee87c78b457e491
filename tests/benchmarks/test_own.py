"""Our own sets in the layouts of the public ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.attribution_spans import gold_spans, read_articles
from benchmarks.days import beside, run
from benchmarks.gate import GATED
from benchmarks.own import lay_out, marked_texts, unmarked
from benchmarks.polnear import articles
from benchmarks.registry import BENCHMARKS

from dragoman.reading import Reader


def test_marks_become_spans_of_the_text_without_them() -> None:
    text, spans = unmarked("{S1:He} {C1:denied} {X1:that {S2:she} {C2:knew}{X2: of it}}.")

    assert text == "He denied that she knew of it."
    assert {
        number: {role: [text[a:b] for a, b in pieces] for role, pieces in roles.items()}
        for number, roles in spans.items()
    } == {
        1: {"Source": ["He"], "Cue": ["denied"], "Content": ["that she knew of it"]},
        2: {"Source": ["she"], "Cue": ["knew"], "Content": [" of it"]},
    }


def test_a_mark_left_open_is_refused() -> None:
    with pytest.raises(ValueError, match="not closed"):
        unmarked("{S1:He said.")


def test_every_article_of_ours_is_read_back_with_all_its_attributions(tmp_path: Path) -> None:
    lay_out(tmp_path)

    read = list(articles(tmp_path / "statements" / "polnear" / "dev"))

    contents = {
        name: sum("Content" in roles for roles in unmarked(marked)[1].values())
        for name, marked in marked_texts("attributions.txt")
    }
    assert {article.name: len(article.gold) for article in read} == contents


def test_our_paragraphs_label_no_word_twice(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (first, *_) = read_articles(tmp_path / "statements" / "cofenet_polnear_valid.jsonl")

    words = [
        (kind, " ".join(first[number].tokens[low:high]))
        for kind, number, low, high in gold_spans(first)
    ]

    assert words[:3] == [
        ("source", "The head of the truce monitors"),
        ("cue", "said"),
        ("content", "that two thirds of the containers had been sealed"),
    ]


@pytest.mark.parametrize("name", sorted(GATED))
def test_the_gate_knows_its_benchmarks(name: str) -> None:
    assert name in BENCHMARKS


def test_a_peer_that_cannot_run_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run(tmp_path, Reader())

    beside(result, tmp_path)

    assert "heideltime" in result.absent
    assert {"tbaq.value", "times.slower"} <= set(result.peers["dateparser"])
