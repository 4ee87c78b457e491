"""Dictionaries in the PETRARCH format read in, and sentences coded with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import ExchangeError
from dragoman.exchange.petrarch import Dictionaries, code_page, read_dictionaries
from dragoman.exchange.petrarch.actors import read_actors, read_agents
from dragoman.exchange.petrarch.standing import appealed, intended, refused
from dragoman.exchange.petrarch.verbs import Code, read_verbs
from dragoman.reading import Reader

ACTORS = """\
# the world in small
GHANA_ [GHA]
+GHANAIAN_
+ACCRA_  # its capital
MALI_ [MLI]
+MALIAN_
KOFI_MENSAH_
+MENSAH_
\t[GHAELI 500101-041231]
\t[GHAGOV >050101]
\t[GHAELI]
AFRICAN_UNION_ [IGOAFR]
"""
AGENTS = """\
!PERSON! = MAN, WOMAN
REBEL [~REB]
TROOPS {} [~MIL]
POLICE!PERSON! [~COP]
EXILED_ [OPP~]
ARMY {ARMIES} [~MIL]
"""
VERBS = """\
&PACT
+TREATY
+WRITTEN_AGREEMENT
--- SAY [010] ---
SAY {SAID SAYS SAYING}
CLAIM
--- WANT [030] ---
WANT
--- SIGN [057] ---
SIGN
RATIFY
- * LOAN [0311] # SIGN
- * &PACT [057:057]
--- ATTACK [190] ---
ATTACK
+BLOW_UP {+BLEW_UP}
- * (WITH ARTILLERY) [194]
--- HELP [070] ---
HELP
--- RECEIVE [---] ---
RECEIVE
- * (OF)
~ a (a b ATTACK) SAY = a b 015
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def dictionaries(tmp_path_factory: pytest.TempPathFactory) -> Dictionaries:
    folder = tmp_path_factory.mktemp("dictionaries")
    for name, text in (("actors", ACTORS), ("agents", AGENTS), ("verbs", VERBS)):
        (folder / name).write_text(text, encoding="utf-8")
    return read_dictionaries([folder / "actors"], folder / "agents", folder / "verbs")


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ghanaian troops attacked the Malian rebels on Monday.", {("GHAMIL", "MLIREB", "190")}),
        ("The Malian rebels were attacked by Ghana.", {("GHA", "MLIREB", "190")}),
        ("Ghana attacked Mali with artillery.", {("GHA", "MLI", "194")}),
        ("Ghana signed a treaty with Mali.", {("GHA", "MLI", "057"), ("MLI", "GHA", "057")}),
        ("Ghana wants to help Mali.", {("GHA", "MLI", "033")}),
        ("Ghana did not help Mali.", {("GHA", "MLI", "122")}),
        ("Ghana did not attack Mali.", set()),
        ("Ghana said that Mali had attacked the rebels.", {("GHA", "MLI", "112")}),
        ("Ghana said that it had attacked Mali.", {("GHA", "MLI", "015")}),
        ("The rain helped nobody.", set()),
    ],
)
def test_a_sentence_is_coded(
    sentence: str, wanted: set[tuple[str, str, str]], dictionaries: Dictionaries, reader: Reader
) -> None:
    triples = code_page(sentence, dictionaries, reader)

    assert {(one.source, one.target, one.code) for one in triples} == wanted


def test_a_triple_stands_on_its_verb(dictionaries: Dictionaries, reader: Reader) -> None:
    text = "On Monday Ghana helped Mali."

    (triple,) = code_page(text, dictionaries, reader)

    assert text[triple.start : triple.end] == "helped"


def test_nothing_is_coded_in_an_empty_text(dictionaries: Dictionaries, reader: Reader) -> None:
    assert code_page(" ", dictionaries, reader) == []


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(1999, 1, 1), "GHAELI"), (date(2010, 1, 1), "GHAGOV"), (None, "GHAELI")],
)
def test_a_role_holds_on_its_days(day: date | None, code: str) -> None:
    assert read_actors({"a": ACTORS}).match(["MENSAH"], 0, day) == (1, code)


def test_the_longest_name_wins_and_entries_of_one_name_are_one() -> None:
    names = read_actors({"a": "MALI_ [MLI]\nMALI_BANK_ [MLIBUS]\n", "b": "MALI_ [XXX >990101]\n"})

    assert names.match(["MALI", "BANK"], 0, None) == (2, "MLIBUS")
    assert names.match(["MALI"], 0, None) == (1, "MLI")
    assert names.match(["MALI"], 0, date(2000, 1, 1)) == (1, "XXX")


def test_agents_have_plurals_and_sets_are_filled_in() -> None:
    names = read_agents("g", AGENTS)

    assert names.match(["REBELS"], 0, None) == (1, "~REB")
    assert names.match(["ARMIES"], 0, None) == (1, "~MIL")
    assert names.match(["POLICEWOMAN"], 0, None) == (1, "~COP")
    assert names.match(["TROOPSS"], 0, None) is None


def test_verbs_have_sets_patterns_and_particles() -> None:
    problems: list[str] = []
    verbs = read_verbs("v", VERBS, problems)

    assert verbs.entries["BLEW", "UP"].code == Code("190")
    nouns = frozenset({"WRITTEN", "AGREEMENT"})
    assert verbs.entries["RATIFY",].coded(frozenset(), nouns) == Code("057", "057")
    assert verbs.entries["RATIFY",].coded(frozenset(), frozenset()) == Code("057")
    assert problems == ["v, line 22: a pattern needs * and a [CODE]: '* (OF)'"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("GHANA_ [GHA >9008223]\n", "'9008223' is no day"),
        ("GHANA_ [GHA 1990]\n", "write >DAY, <DAY or DAY-DAY"),
        ("GHANA_ [GHA >991399]\n", "is no day"),
        ("GHANA]_ [GHA]\n", "a bracket that is not closed"),
        ("\t[GHA]\n", "a code before any name"),
    ],
)
def test_a_broken_line_of_actors_is_told_with_its_place(text: str, why: str) -> None:
    with pytest.raises(ExchangeError, match=f"a, line 1: .*{why}"):
        read_actors({"a": text})
    problems: list[str] = []
    read_actors({"a": text}, problems)
    assert len(problems) == 1


def test_broken_agents_and_verbs_are_refused() -> None:
    with pytest.raises(ExchangeError, match="g, line 1: no agent with a code"):
        read_agents("g", "FARMER [AGR]\n")
    with pytest.raises(ExchangeError, match="v, line 2: '080!' is no code"):
        read_verbs("v", "--- A [010] ---\nB [080!]\n")
    with pytest.raises(ExchangeError, match="v, line 1: not ~ a"):
        read_verbs("v", "~ a b SAY = 015\n")


def test_a_missing_dictionary_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="nowhere cannot be read"):
        read_dictionaries([tmp_path / "nowhere"], tmp_path / "x", tmp_path / "y")


def test_codes_change_with_their_standing() -> None:
    assert intended("072") == "033"
    assert intended("190") == "138"
    assert intended("112") == "112"
    assert appealed("046") == "026"
    assert refused("084") == "124"
    assert refused("190") is None
