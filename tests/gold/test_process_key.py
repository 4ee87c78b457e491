"""The answer key of the process example: it loads, and a broken one is refused with advice."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from gold.load import read_yaml
from gold.model import GoldError
from gold.process.load import KEY, load_key, load_pages, parse_key


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {name: page.text for name, page in load_pages().items()}


@pytest.fixture
def plain() -> Any:
    return copy.deepcopy(read_yaml(KEY))


def test_the_example_is_as_large_and_as_varied_as_promised() -> None:
    key = load_key()
    assert len(key.pages) >= 25
    endings = {name.partition("#")[0].rpartition(".")[2] for name in key.pages.values()}
    assert {"txt", "md", "jsonl"} <= endings
    assert any(name.startswith("https://") for name in key.pages.values()), "HTML tells its URL"
    states = {life.state for life in key.lifecycles}
    assert {"happened", "lapsed", "postponed", "extended", "partly fulfilled"} <= states
    assert {"status", "deadline", "inviter", "signed or prepared"} <= {
        found.difference for found in key.contradictions
    }
    assert {likeness for story in key.stories for _, likeness in story.pages} == {
        "origin", "copy", "rewrite",
    }  # fmt: skip


def test_words_are_found_where_they_stand(texts: dict[str, str]) -> None:
    key = load_key()
    words = [w for found in key.contradictions for side in found.sides for w in side.words]
    assert words
    for word in words:
        assert texts[key.pages[word.page]][word.start : word.end] == word.quote


def test_what_breaks_the_format_is_refused(plain: Any, texts: dict[str, str]) -> None:
    plain["contradictions"][0]["sides"][0]["words"] = {"wire-1229": "no such words"}
    with pytest.raises(GoldError, match=r"contradictions 1, sides 1, words: .* stands 0 times"):
        parse_key(plain, texts)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("lifecycles", 0, "kind"), "dinner", "lifecycles 1, kind: 'dinner', use one of plan"),
        (("lifecycles", 0, "steps", 0, "pages"), ["nobody"], "no page 'nobody'"),
        (("lifecycles", 0, "steps", 0, "day"), "soon", "'soon' is no day"),
        (("lifecycles", 0, "stepps"), [], "no field 'stepps'"),
        (("stories", 0, "pages"), {"wire-1229": "twin"}, "'twin', use one of origin"),
        (("dossier", "parties"), "Russia", "dossier, parties: expected a list"),
        (("pages", "desk"), "gone.txt", "no page 'gone.txt' among"),
    ],
)
def test_errors_name_the_entry(
    plain: Any, texts: dict[str, str], path: tuple[str | int, ...], value: Any, message: str
) -> None:
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(GoldError, match=message):
        parse_key(plain, texts)


def test_a_missing_field_is_named(plain: Any, texts: dict[str, str]) -> None:
    del plain["stories"][0]["origin"]
    with pytest.raises(GoldError, match="stories 1: origin is missing"):
        parse_key(plain, texts)
