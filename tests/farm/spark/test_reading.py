"""Shards read by Spark: the same facts as one process, nothing twice, nobody in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.factory import TEXT
from tests.farm.by_hand import ByHand, write

from dragoman.errors import DragomanError
from dragoman.farm import read_many
from dragoman.farm.shards import Folder, readings
from dragoman.farm.spark import farm_read
from dragoman.record import open_record


def texts() -> dict[str, str]:
    return {f"p{n:02}": f"{n} days on the coast\n\n{TEXT}" for n in range(12)}


def test_the_same_facts_as_in_one_process(tmp_path: Path) -> None:
    odd = {"bad": "UNREADABLE", "foreign": "FOREIGN\n\nParis.\n\nx", "empty": " "}
    pages = write(tmp_path / "pages", **texts(), **odd)
    told = farm_read([pages, tmp_path / "nowhere"], tmp_path / "out", reader=ByHand(), files=4)
    assert (told.read, told.known, [one.name for one in told.not_found]) == (
        4, 0, [str(tmp_path / "nowhere")],
    )  # fmt: skip
    assert (told.of_all.pages, told.of_all.facts, told.of_all.skipped) == (12, 60, 3)
    with open_record(tmp_path / "r.db") as record:
        read_many([pages], record, reader=ByHand())
        one_process = {page.id: record.reading(page.id) for page in record.pages()}
    by_farm = {reading.page.id: reading for reading, _ in readings(Folder(tmp_path / "out"))}
    assert by_farm == one_process


def test_finished_shards_are_left_alone_and_others_go_on(tmp_path: Path) -> None:
    pages, out = write(tmp_path / "pages", **texts()), tmp_path / "out"
    farm_read([pages], out, reader=ByHand(), files=4)
    gone = next((out / "finished").iterdir())
    gone.unlink()
    stay = {path: path.stat().st_mtime_ns for path in (out / "facts").iterdir()}
    told = farm_read([pages], out, reader=ByHand(), files=4)
    assert (told.read, told.known, told.of_all.facts) == (1, 2, 60)
    changed = [path.stem for path, when in stay.items() if path.stat().st_mtime_ns != when]
    assert changed == [gone.stem]
    assert farm_read([pages], out, reader=ByHand("newer"), files=4).read == 3


def test_a_page_that_kills_its_worker_is_left_out_and_named(tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", **texts(), p05x="DIE now")
    told = farm_read([pages], tmp_path / "out", reader=ByHand(), files=20)
    assert (told.of_all.pages, told.of_all.facts, told.of_all.skipped) == (12, 60, 1)
    import pyarrow.parquet as pq

    (skipped,) = pq.read_table(next((tmp_path / "out" / "skipped").glob("*.parquet"))).to_pylist()
    assert skipped["name"] == "p05x.txt"
    assert "died on this page twice" in skipped["reason"]


def test_what_concerns_every_page_ends_it_in_our_own_words(tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a="NOMODEL")
    with pytest.raises(DragomanError, match=r"^no pipeline; install one$"):
        farm_read([pages], tmp_path / "out", reader=ByHand())


def test_progress_ends_with_all_shards(tmp_path: Path) -> None:
    pages, seen = write(tmp_path / "pages", **texts()), list[tuple[int, int]]()
    farm_read([pages], tmp_path / "out", reader=ByHand(), files=3,
              progress=lambda done, of: seen.append((done, of)))  # fmt: skip
    assert seen[-1] == (4, 4)
    assert seen == sorted(seen)
