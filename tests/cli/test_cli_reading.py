"""Reading from the command line and from Python, with the real pipeline."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.test_cli import dragoman
from tests.pages.fetch.site import Answer, Site
from tests.pages.made import made_pdf

import dragoman as package
from dragoman.language import load_pipeline
from dragoman.language.pipeline import SHIPPED
from dragoman.record import open_record

pytestmark = pytest.mark.skipif(
    not (SHIPPED / "meta.json").exists(), reason="the language pipeline is not trained yet"
)

TALKS = (
    "Envoys meet in Port Elim\n\n"
    "Norwegian Foreign Minister Ine Eriksen Søreide met the Swiss ambassador in Geneva on 3 May "
    "2021. “The ceasefire is holding,” she said after the meeting.\n\n"
    "Norway denied that it had signed the accord. The delegations will meet again on 14 June 2021."
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    return folder


def test_read_ask_and_read_again(pages: Path) -> None:
    cwd = pages.parent
    done = dragoman("read", "pages", "--outlet", "Elim Post", "--published", "2021-05-04", cwd=cwd)
    assert done.returncode == 0, done.stderr
    assert "1 page read, 0 skipped" in done.stdout
    assert done.stderr == "", "no progress where nobody watches"
    rows = json.loads(dragoman("timeline", "--json", cwd=cwd).stdout)
    assert {row["outlet"] for row in rows} == {"Elim Post"}
    for row in rows:
        assert TALKS[row["start"] : row["end"]] == row["quote"]
    norway = json.loads(
        dragoman("timeline", "--actor", "Kingdom of Norway", "--json", cwd=cwd).stdout
    )
    assert norway, "a name that only the registry knows"
    again = json.loads(dragoman("read", "pages", "--outlet", "Elim Post", "--published",
                                "2021-05-04", "--json", cwd=cwd).stdout)  # fmt: skip
    assert (again["read"], again["known"]) == (0, 1)
    quiet = dragoman("read", "pages", "--again", "--quiet", cwd=cwd)
    assert (quiet.returncode, quiet.stdout) == (0, "")


def test_skipped_pages_end_with_three(pages: Path) -> None:
    (pages / "empty.txt").touch()
    done = dragoman("read", "pages", "gone.txt", cwd=pages.parent)
    assert done.returncode == 3
    assert "skipped empty.txt" in done.stdout
    assert "skipped gone.txt" in done.stdout
    told = dragoman("skipped", "--json", cwd=pages.parent).stdout
    assert {row["name"] for row in json.loads(told)} == {"empty.txt", "gone.txt"}


def test_a_pipeline_that_is_not_there_is_one_line(pages: Path) -> None:
    done = dragoman("read", "pages", "--language-model", "no_such_model", cwd=pages.parent)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "no_such_model" in done.stderr


def test_the_demo_shows_a_timeline_and_what_to_try(tmp_path: Path) -> None:
    done = dragoman("demo", "--html", "t.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "dragoman-demo.db" in done.stdout
    assert "dragoman show" in done.stdout
    assert (tmp_path / "t.html").exists()
    with open_record(tmp_path / "dragoman-demo.db") as record:
        assert record.stats().facts > 0
        assert record.check() == []
    assert dragoman("demo", cwd=tmp_path).returncode == 0, "a second time too"


def test_the_larger_demo_has_a_record_of_its_own(tmp_path: Path) -> None:
    done = dragoman("demo", "--process", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with open_record(tmp_path / "dragoman-process.db") as record:
        assert record.stats().pages >= 25
    assert not (tmp_path / "dragoman-demo.db").exists()
    assert "dragoman contradictions --record dragoman-process.db" in done.stdout
    asked = dragoman("contradictions", "--record", "dragoman-process.db", "--json", cwd=tmp_path)
    assert len(json.loads(asked.stdout)) == 7


def test_doctor_and_packs(tmp_path: Path) -> None:
    done = dragoman("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "parses a sentence" in done.stdout
    (tmp_path / "bad.db").write_text("not a record " * 100)
    bad = dragoman("doctor", "--record", "bad.db", "--language-model", "nope", cwd=tmp_path)
    assert bad.returncode == 1
    assert bad.stdout.count("problem") == bad.stdout.count("what to do:") == 2
    packs = json.loads(dragoman("packs", "--json", cwd=tmp_path).stdout)
    assert any(row["pack"] == "world" and row["actors"] > 100 for row in packs)
    assert dragoman("packs", "--pack", "nowhere", cwd=tmp_path).returncode == 1


def test_the_front_door(pages: Path, tmp_path: Path) -> None:
    (reading,) = package.read(pages)
    assert reading.page.name == "talks.txt"
    assert reading.facts
    with package.open_record(tmp_path / "r.db") as record:
        assert package.read([pages], record) == [reading]
        assert {f.id for f in record.facts()} == {f.id for f in reading.facts}
    (gone,) = package.read("gone.txt")
    assert (gone.facts, gone.page.name) == ((), "gone.txt")
    assert gone.skipped
    (made,) = package.read(package.Page("talks.txt", TALKS), tmp_path / "r.db")
    assert made == reading
    assert load_pipeline() is not None


def test_importing_the_package_loads_nothing() -> None:
    script = (
        "import sys, dragoman; before = set(sys.modules);"
        "print(sorted(m for m in before if m.startswith('dragoman')));"
        "print(all(getattr(dragoman, name) is not None for name in dragoman.__all__));"
        "print(dir(dragoman) == sorted(dragoman.__all__))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines() == ["['dragoman']", "True", "True"]
    with pytest.raises(AttributeError, match="no attribute"):
        package.nothing  # noqa: B018


def test_the_version_is_that_of_the_project() -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    assert f'version = "{package.__version__}"' in project.read_text(encoding="utf-8")


def test_only_some_pages_are_read(pages: Path) -> None:
    rows = [{"text": TALKS, "url": f"https://example.org/{place}/1", "date": day, "paper": "Post"}
            for place, day in (("world", "2021-05-04"), ("sport", "2021-05-04"),
                               ("world", "2020-05-04"))]  # fmt: skip
    (pages / "list.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    asked = ("read", "pages/list.jsonl", "--columns", "outlet=paper", "--only-url", "*/world/*",
             "--since", "2021", "--only-language", "en", "--keyword", "ceasefire")  # fmt: skip
    done = dragoman(*asked, cwd=pages.parent)
    assert done.returncode == 0, done.stderr
    assert "1 page read, 2 left out, 0 skipped" in done.stdout
    assert "left out 1: published before 2021-01-01" in done.stdout
    kept = json.loads(dragoman("skipped", "--json", cwd=pages.parent).stdout)
    assert [row["name"] for row in kept] == ["list.jsonl"]
    told = json.loads(dragoman(*asked, "--json", cwd=pages.parent).stdout)
    assert (told["known"], sum(told["left_out"].values())) == (1, 2)
    wrong = dragoman("read", "pages", "--columns", "nothing=x", cwd=pages.parent)
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_a_communique_on_paper(pages: Path) -> None:
    sheets = [["Port Elim accord"], ["Norway and Sweden signed the Oslo Accord on 3 May 2021.",
              "1. The parties shall withdraw all heavy weapons by 14 June 2021."]]  # fmt: skip
    (pages / "accord.pdf").write_bytes(made_pdf(sheets))
    done = dragoman("read", "pages/accord.pdf", "--published", "2021-05-04", cwd=pages.parent)
    assert done.returncode == 0, done.stdout
    rows = json.loads(dragoman("timeline", "--json", cwd=pages.parent).stdout)
    signed = next(row for row in rows if "signed the Oslo Accord" in row["quote"])
    shown = dragoman("show", signed["fact"], cwd=pages.parent).stdout
    assert "sheet 2" in shown


def test_fetch_saves_and_reads(tmp_path: Path) -> None:
    body = "".join(f"<p>{part}</p>" for part in TALKS.split("\n\n"))
    page = Answer(f"<html><body><article>{body}</article></body></html>".encode())
    with Site({"/a": page, "/b": Answer(b"", 500)}) as site:
        asked = ("fetch", f"{site.root}/a", f"{site.root}/b", "--private", "--delay", "0")
        done = dragoman(*asked, "--json", cwd=tmp_path)
        refused = dragoman("fetch", f"{site.root}/a", cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    told = json.loads(done.stdout)
    assert (told["saved"], told["read"]) == (1, 1)
    assert told["facts"] > 0
    assert (tmp_path / told["archive"]).exists()
    kept = json.loads(dragoman("skipped", "--json", cwd=tmp_path).stdout)
    assert f"{site.root}/b" in {row["name"] for row in kept}
    assert refused.returncode == 3
    assert "--private" in refused.stdout
