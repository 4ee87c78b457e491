"""What is read in one piece."""

from __future__ import annotations

import os
from pathlib import Path

from dragoman.farm.shards import Shard, cut
from dragoman.model import Skipped
from dragoman.pages import find_sources


def test_archives_alone_and_documents_in_batches(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.jsonl", "d.txt.gz", "e.warc.gz"):
        (tmp_path / name).write_text("x")
    found = list(cut(find_sources([tmp_path, tmp_path / "gone", "-"]), files=2))
    shards = [one for one in found if isinstance(one, Shard)]
    assert [[source.name for source in shard.sources()] for shard in shards] == [
        ["c.jsonl"], ["e.warc.gz"], ["a.txt", "b.html"], ["d.txt.gz"],
    ]  # fmt: skip
    assert [one.name for one in found if isinstance(one, Skipped)] == [
        str(tmp_path / "gone"), "standard input",
    ]  # fmt: skip


def test_a_file_that_has_changed_makes_another_shard(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("x")
    (before,) = cut(find_sources([page]))
    assert list(cut(find_sources([page]))) == [before]
    os.utime(page, ns=(0, 0))
    (after,) = cut(find_sources([page]))
    assert isinstance(before, Shard)
    assert isinstance(after, Shard)
    assert before.id != after.id
