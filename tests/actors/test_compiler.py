"""What a pack may not say; everything wrong is told at once, with file and entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.actors import load_registry
from dragoman.actors.compiler import compile_pack, to_jsonl
from dragoman.actors.naming import surnames
from dragoman.actors.source import day_of
from dragoman.errors import RegistryError

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(**lists: str) -> Path:
        folder = tmp_path / "isles"
        folder.mkdir(exist_ok=True)
        (folder / "pack.yml").write_text("id: isles\ntitle: The isles\n", encoding="utf-8")
        for name, text in lists.items():
            (folder / f"{name}.yml").write_text(text, encoding="utf-8")
        return folder

    return _write


GOOD = "- {id: isl-guard, kind: armed_group, name: Isle Guard, from: 1999, until: 2004-05}\n"


def test_a_good_pack_compiles(write: Write) -> None:
    (row,) = compile_pack(write(actors=GOOD))
    assert row["from"] == "1999-01-01"
    assert row["until"] == "2004-05-31"
    assert row["names"] == [["strong", "Isle Guard"]]
    assert to_jsonl([row]).count("\n") == 1


def test_a_folder_of_lists_is_read_too(write: Write) -> None:
    folder = write(actors=GOOD)
    (folder / "places").mkdir()
    (folder / "places" / "towns.yml").write_text(
        "- {id: isl-port, name: Port Gull, kind: town, lat: 1.5, lon: -3}\n", encoding="utf-8"
    )
    assert [row["id"] for row in compile_pack(folder)] == ["isl-guard", "isl-port"]


@pytest.mark.parametrize(
    ("lists", "complaint"),
    [
        ({"actors": "- {id: a, kind: armed_group}\n"}, "needs a name"),
        ({"actors": "- {id: a, kind: gang, name: A}\n"}, "kind is 'gang'"),
        ({"actors": "- {id: a, kind: group, name: A}\n"}, "kind is 'group'"),
        ({"actors": "- {id: A b, kind: state, name: A}\n"}, "lower-case letters"),
        ({"actors": "- {kind: state, name: A}\n"}, "entry 1: needs an id"),
        ({"actors": "id: a\n"}, "must be a list"),
        ({"actors": "- {id: a, kind: state, name: [}\n"}, "cannot be read as YAML"),
        ({"actors": "- {id: a, kind: state, name: A, colour: red}\n"}, "unknown field 'colour'"),
        ({"actors": "- {id: a, kind: state, name: A, state: zz}\n"}, "state names 'zz'"),
        ({"actors": "- {id: a, kind: state, name: A, strong: B}\n"}, "strong must be a list"),
        ({"actors": "- {id: a, kind: state, name: A, weak: [1]}\n"}, "not text"),
        ({"actors": "- {id: a, kind: state, name: A, from: 2005, until: 2001}\n"}, "is after"),
        ({"actors": "- {id: a, kind: state, name: A, from: 2005-13}\n"}, "not a day"),
        ({"actors": "- {id: a, kind: state, name: A}\n- {id: a, kind: state, name: B}\n"}, "taken"),
        (
            {"actors": "- {id: a, kind: person, name: A B, offices: [{title: king, of: b}]}\n"},
            "offices names 'b'",
        ),
        (
            {"actors": "- {id: a, kind: person, name: A B, offices: [{title: king}]}\n"},
            "office 1 needs title and of",
        ),
        (
            {"actors": GOOD + "- {id: b, kind: armed_group, name: Isle Guard, from: 2001}\n"},
            "strong name of 'isl-guard' too",
        ),
        ({"processes": "- {id: p, kind: group, name: The Two}\n"}, "a group needs members"),
        ({"processes": "- {id: p, kind: format, name: P, members: []}\n"}, "members is empty"),
        ({"places": "- {id: p, name: P, lat: 95, lon: 1}\n"}, "lat is 95"),
        ({"places": "- {id: p, name: P, lat: 9}\n"}, "both lat and lon"),
        ({"agreements": "- {id: p, name: P, signed: 2001}\n"}, "signed is 2001"),
        ({"agreements": "- {id: p, name: P, parties: [x]}\n"}, "parties names 'x'"),
        ({}, "no entries"),
    ],
)
def test_what_a_pack_may_not_say(write: Write, lists: dict[str, str], complaint: str) -> None:
    with pytest.raises(RegistryError, match="isles") as wrong:
        compile_pack(write(**lists))
    assert complaint in str(wrong.value)


def test_all_mistakes_are_told_at_once_with_file_and_entry(write: Write) -> None:
    folder = write(
        actors="- {id: a, kind: gang, name: A}\n- {id: b, kind: state, name: B, part_of: c}\n",
        places="- {id: d, name: D, country: e}\n",
    )
    with pytest.raises(RegistryError) as wrong:
        compile_pack(folder)
    text = str(wrong.value)
    assert "3 mistakes" in text
    assert "actors.yml, entry 'a'" in text
    assert "places.yml, entry 'd'" in text


def test_one_name_may_pass_on_when_its_owner_is_gone(write: Write) -> None:
    later = "- {id: b, kind: armed_group, name: Isle Guard, from: 2004-06-01}\n"
    assert len(compile_pack(write(actors=GOOD + later))) == 2


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="no such folder"):
        load_registry([tmp_path / "nowhere"])


def test_a_pack_may_add_to_a_known_actor(write: Write) -> None:
    folder = write(
        actors="- {id: kofi-annan, weak: [the Ghanaian diplomat], "
        "offices: [{title: envoy, of: ken}]}\n"
    )
    registry = load_registry([folder])
    assert registry.resolve("Ghanaian diplomat").actor == "kofi-annan"
    assert registry.actors["kofi-annan"].name == "Kofi Annan"
    assert {office.of for office in registry.office_of("kofi-annan", None)} >= {"un", "ken"}


def test_institutions_may_be_named_without_being_listed(write: Write) -> None:
    spokesman = (
        "- {id: isl-voice, kind: person, name: Per Voice, "
        "offices: [{title: spokesman, of: nor-foreign-ministry}]}\n"
    )
    registry = load_registry([write(actors=spokesman)])
    assert registry.holder("spokeswoman", "nor-foreign-ministry", None).actor == "isl-voice"


def test_in_an_office_of_one_seat_the_last_to_start_holds_it(write: Write) -> None:
    folder = write(
        actors="""
- {id: isl-one, kind: person, name: Ada One, offices: [{title: premier, of: tuv, from: 2001}]}
- {id: isl-two, kind: person, name: Ben Two, offices: [{title: premier, of: tuv, from: 2005}]}
"""
    )
    registry = load_registry([folder])
    assert registry.holder("prime minister", "tuv", date(2003, 1, 1)).actor == "isl-one"
    assert registry.holder("prime minister", "tuv", date(2009, 1, 1)).actor == "isl-two"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Staffan de Mistura", ("de Mistura",)),
        ("Walid al-Muallem", ("al-Muallem", "Muallem")),
        ("Max van der Stoel", ("van der Stoel",)),
        ("Carlito Galvez Jr.", ("Galvez",)),
        ("Suharto", ()),
        ("Linda Thomas-Greenfield", ("Thomas-Greenfield",)),
    ],
)
def test_surnames(name: str, expected: tuple[str, ...]) -> None:
    assert surnames(name) == expected


def test_days_may_be_partial() -> None:
    assert day_of("2004-02", last=True) == date(2004, 2, 29)
    assert day_of(1999) == date(1999, 1, 1)
    assert day_of(None) is None
