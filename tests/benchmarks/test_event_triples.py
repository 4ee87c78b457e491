"""Records that are no valid XML, stored outputs, and figures over triples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from benchmarks.event_triples import Judged, day_of, figures, read_sentences, read_stored, run
from benchmarks.result import MissingDataError

from dragoman.reading import Reader

RECORDS = """<Validation> # free words
<Sentences>
<Sentence category="A" date="20080804" id="A_1" evaluate="true"/>
<EventCoding eventcode="042" sourcecode="GHA" targetcode="MLI" />
<Text>
Ghana's leader
went to Mali.
</Text>
<Sentence category="A" date="080805" id="A_2" evaluate="true"/>
<EventCoding noevents="True" />
<Text>It rained.</Text>
<Sentence category="A" date="20080806" id="A_3" evaluate="false"/>
<Text>Left out.</Text>
"""


def test_records_are_read_without_a_parser() -> None:
    first, second = read_sentences(RECORDS)

    assert (first.id, first.day, first.text) == (
        "A_1", date(2008, 8, 4), "Ghana's leader went to Mali.",
    )  # fmt: skip
    assert first.events == {("GHA", "MLI", "042")}
    assert (second.day, second.events) == (date(2008, 8, 5), frozenset())


def test_a_day_that_is_none_is_none() -> None:
    assert day_of("soon") is None


def test_stored_output_is_kept_by_sentence(tmp_path: Path) -> None:
    path = tmp_path / "out.tsv"
    path.write_text("20080804\tGHA\tMLI\t042\tAID,1\tA_1\tX\nnot a row\n", encoding="utf-8")

    assert read_stored(path) == {"A_1": frozenset({("GHA", "MLI", "042")})}


def test_country_and_root_forgive_the_rest() -> None:
    gold, ours = frozenset({("GHAGOV", "MLI", "042")}), frozenset({("GHA", "MLIMIL", "040")})

    found = figures([Judged(gold, ours)])

    assert (found["triples"], found["country_root"]) == (0.0, 1.0)


def test_without_data_it_is_skipped(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="cannot be read"):
        run(tmp_path, Reader())
