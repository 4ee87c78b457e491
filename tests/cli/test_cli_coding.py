"""Sentences coded as event data, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.test_cli import dragoman

from dragoman.cli.coding import unmarked
from dragoman.errors import UsageError

WORDS = st.text("abc de", min_size=0, max_size=12)


@given(WORDS, WORDS, WORDS, st.booleans())
def test_marks_are_taken_out_and_leave_their_places(
    before: str, one: str, other: str, turned: bool
) -> None:
    first, second = ("t", "s") if turned else ("s", "t")
    line = f"{before}<{first}>{one}</{first}> met <{second}>{other}</{second}>."

    text, source, target = unmarked(line, where="here")

    assert text == f"{before}{one} met {other}."
    assert (text[slice(*source)], text[slice(*target)]) == (
        (other, one) if turned else (one, other)
    )


@pytest.mark.parametrize("line", ["nobody", "<s>one</s> alone", "<s>a</s> <s>b</s> <t>c</t>"])
def test_a_line_without_one_pair_is_refused(line: str) -> None:
    with pytest.raises(UsageError, match="line 3: mark one"):
        unmarked(line, where="line 3")


def test_pairs_are_coded_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "pairs.txt").write_text(
        "<s>Ghana</s> accused <t>Mali</t> of letting gunmen cross.\n\n", encoding="utf-8"
    )

    done = dragoman("code", "pairs", "pairs.txt", "--json", cwd=tmp_path)

    (row,) = json.loads(done.stdout)
    assert row["root"] == "accuse"
    assert row["text"] == "Ghana accused Mali of letting gunmen cross."


def test_triples_follow_the_dictionaries_given(tmp_path: Path) -> None:
    for name, text in {
        "actors": "GHANA_ [GHA]\nMALI_ [MLI]\n+MALIAN_\n",
        "agents": "GOVERNMENT [~GOV]\n",
        "verbs": "--- ACCUSE [112] ---\nACCUSE\n- no pattern\n",
        "lines": "The Malian government accused Ghana of letting gunmen cross.\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    done = dragoman(
        "code", "triples", "lines", "--actors", "actors", "--agents", "agents", "--verbs", "verbs",
        cwd=tmp_path,
    )  # fmt: skip

    assert done.stdout.split()[:3] == ["MLIGOV", "GHA", "112"]
    assert "left out: verbs, line 3" in done.stderr


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    done = dragoman("code", "pairs", "nowhere.txt", cwd=tmp_path)

    assert done.returncode == 2
    assert "nowhere.txt cannot be read" in done.stderr
