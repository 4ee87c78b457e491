"""Many pages, several workers, one writer: in order, nothing lost, nobody blamed wrongly."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.factory import TEXT
from tests.farm.by_hand import ByHand, write

from dragoman.errors import DragomanError, LanguageError, UsageError
from dragoman.farm import PageReader, Progress, read_many
from dragoman.record import Record, open_record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        yield opened


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_are_kept_in_order_with_their_facts(
    record: Record, pages: Path, workers: int
) -> None:
    write(pages, **{f"p{n:02}": f"{n} talks\n\nThey met.\n\nReader: no." for n in range(20)})
    write(pages, z=TEXT)
    events: list[Progress] = []
    totals = read_many([pages], record, reader=ByHand(), workers=workers, progress=events.append)
    assert (totals.read, totals.facts, totals.skipped) == (21, 5, [])
    assert totals.by_kind == {"meeting": 2, "statement": 1, "ceasefire": 1, "agreement": 1}
    names = [f"p{n:02}.txt" for n in range(20)] + ["z.txt"]
    assert [page.page_name for page in record.pages()] == names
    assert [event.name for event in events] == names
    assert record.check() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_what_cannot_be_read_is_skipped_with_its_reason(
    record: Record, pages: Path, workers: int
) -> None:
    write(pages, a="UNREADABLE", b="BUG", c="FOREIGN parle", d=TEXT, e="")
    totals = read_many([pages, "no-such-page.txt"], record, reader=ByHand(), workers=workers)
    assert totals.read == 1
    told = {skipped.name: skipped.reason for skipped in totals.skipped}
    assert told["a.txt"] == "garbled; save it again"
    assert "ZeroDivisionError" in told["b.txt"]
    assert told["c.txt"] == "in another language"
    assert "empty" in told["e.txt"]
    assert "no-such-page.txt" in told
    assert {s.name: s.reason for s in record.skipped()} == told


@pytest.mark.parametrize("workers", [1, 2])
def test_what_concerns_all_pages_ends_the_run(record: Record, pages: Path, workers: int) -> None:
    write(pages, a=TEXT, b="NOMODEL")
    with pytest.raises(LanguageError, match="install one"):
        read_many([pages], record, reader=ByHand(), workers=workers)
    assert [page.page_name for page in record.pages()] == ["a.txt"]


def test_a_broken_installation_is_no_fault_of_a_page(record: Record, pages: Path) -> None:
    write(pages, a="NOIMPORT")
    with pytest.raises(DragomanError, match="install it again"):
        read_many([pages], record, reader=ByHand())
    assert list(record.skipped()) == []


def test_a_page_that_kills_its_worker_twice_is_skipped_and_no_other(
    record: Record, pages: Path
) -> None:
    write(pages, a="x", b="y", c="DIE now", d=TEXT, e="v", f="DIE again", g="w")
    totals = read_many([pages], record, reader=ByHand(), workers=2)
    assert [s.name for s in totals.skipped] == ["c.txt", "f.txt"]
    assert all("died on this page twice" in s.reason for s in totals.skipped)
    assert [p.page_name for p in record.pages()] == ["a.txt", "b.txt", "d.txt", "e.txt", "g.txt"]
    assert record.stats().facts == 5


def test_known_pages_are_left_alone_unless_the_reader_changed(record: Record, pages: Path) -> None:
    write(pages, a=TEXT, b="x")
    assert read_many([pages], record, reader=ByHand()).read == 2
    second = read_many([pages], record, reader=ByHand())
    assert (second.read, second.known) == (0, 2)
    assert read_many([pages], record, reader=ByHand(), again=True).read == 2
    assert read_many([pages], record, reader=ByHand("newer")).read == 2
    write(pages, a=TEXT + "!")
    third = read_many([pages], record, reader=ByHand("newer"))
    assert (third.read, third.known) == (1, 1)


def test_no_worker_is_no_way_to_read(record: Record) -> None:
    with pytest.raises(UsageError, match="at least one worker"):
        read_many([], record, workers=0)


def test_the_version_of_a_reader_tells_pipeline_and_packs(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "pack.yml").write_text("id: mine")
    before = PageReader(None, (str(pack),)).version
    assert PageReader(None, (str(pack),)).version == before
    assert PageReader().version != before != PageReader("other", (str(pack),)).version
    (pack / "pack.yml").write_text("id: mine\ntitle: Mine")
    assert PageReader(None, (str(pack),)).version != before


SLOW_RUN = """
import sys, time
from pathlib import Path
from dragoman.farm import read_many
from dragoman.model import Layout, Reading
from dragoman.record import open_record

class Slow:
    version = "slow"
    def __call__(self, page):
        time.sleep(0.2)
        return Reading(page, Layout(()))

if __name__ == "__main__":
    with open_record(sys.argv[2]) as record:
        read_many([sys.argv[1]], record, reader=Slow(), workers=2,
                  progress=lambda event: print(event.name, flush=True))
"""


def test_killing_the_run_keeps_what_was_reported_and_ends_its_workers(
    tmp_path: Path, pages: Path
) -> None:
    write(pages, **{f"p{n:02}": f"{n}" for n in range(40)})
    script = tmp_path / "run.py"
    script.write_text(SLOW_RUN)
    run = subprocess.Popen(
        [sys.executable, script, pages, tmp_path / "r.db"], stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    reported = [run.stdout.readline().strip() for _ in range(3)]
    run.kill()
    # the pipe reaches its end only when the workers, which inherited it, have ended too
    rest, _ = run.communicate(timeout=30)
    reported += rest.split()
    with open_record(tmp_path / "r.db") as record:
        kept = [page.page_name for page in record.pages()]
        assert reported == kept[: len(reported)]
        assert len(kept) < 40
        assert record.check() == []
