"""Word classes: packing, what is told of a form, where the table is kept."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import LanguageError
from dragoman.language import classes
from dragoman.language.classes import WordClasses, pack, unpack, word_classes

FORMS = st.from_regex(r"[A-Za-z][A-Za-z.'-]{0,8}", fullmatch=True)
PARTS = st.sampled_from(["", "n", "vz", "nNz"])
ENTRIES = st.dictionaries(FORMS, st.tuples(st.integers(0, 2**18), st.integers(0, 19), PARTS))


@given(ENTRIES)
def test_what_is_packed_comes_back(entries: dict[str, tuple[int, int, str]]) -> None:
    table = unpack(pack((form, *entry) for form, entry in entries.items()))
    assert len(table) == len(entries)
    for form, (cluster, _, _) in entries.items():
        if cluster:
            assert table.describe(form)[0] == str(cluster)


def test_other_bytes_are_refused() -> None:
    with pytest.raises(zlib.error):
        unpack(b"not packed")


def test_a_form_borrows_the_cluster_of_its_other_casing() -> None:
    table = WordClasses({"truce": (70, 12, "n"), "Truce": (0, 15, ""), "Homs": (5, 14, "")})
    assert table.describe("truce") == ("70", "6", "l36", "n")
    assert table.describe("Truce")[0] == table.describe("TRUCE")[0] == "70"
    assert table.describe("Homs")[2].startswith("t")
    assert table.describe("Zxq") == ("0", "0", "?", "")
    assert table.describe("half-Truce")[3] == "n"


def test_the_shipped_classes_put_like_words_together() -> None:
    table = word_classes()
    assert table.describe("Syria")[0] == table.describe("Iraq")[0] != table.describe("signed")[0]


def test_an_inflected_form_has_the_parts_of_speech_of_its_bases() -> None:
    bases = {"noun": ["talk", "policy"], "verb": ["talk", "impose"], "adj": ["big"], "adv": []}
    irregular = {"noun": ["men"], "verb": ["undertook"], "adj": ["bigger"], "adv": ["best"]}
    forms = ["Talks", "imposed", "policies", "undertook", "bigger", "Zxq"]
    assert classes.parts_of_speech(forms, bases, irregular) == {
        **{"talk": "nv", "policy": "n", "impose": "v", "big": "a"},
        **{"talks": "Nz", "imposed": "d", "policies": "N", "undertook": "i", "bigger": "C"},
    }


def test_the_table_is_kept_for_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept = classes.cache_folder() / "some.bin"
    classes._keep(pack([("truce", 70, 12, "n")]), kept)
    assert len(unpack(kept.read_bytes())) == 1
    assert [path.name for path in kept.parent.iterdir()] == ["some.bin"]


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes, "MODULE", "no_such_module")
    with pytest.raises(LanguageError, match="pip install spacy-lookups-data"):
        word_classes.__wrapped__()
