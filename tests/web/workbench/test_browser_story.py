"""One analyst's day, from an empty record to a printed brief, as one story: with script and
without, on a desk and on a telephone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.web.workbench.house import wider_than_the_window

from dragoman.model import Reading
from dragoman.record import open_record
from dragoman.record.judgements import Verdict

Look = Callable[..., Page]
Serve = Callable[[Path], str]
TITLES = ("Syria ceasefire to start at midnight", "Ahrar al-Sham: we did not sign")
"""Of a wire, of its reprint, and of a page that denies what they tell."""
WAYS = [(1440, True), (390, True), (1440, False), (390, False)]


@pytest.fixture(scope="session")
def three(process: Path) -> list[Reading]:
    """Three pages of the example process, as they were read: a wire, its reprint, a denial."""
    with open_record(process, read_only=True) as record:
        told = [page.id for page in record.pages() if (page.title or "").startswith(TITLES)]
        assert len(told) == 3
        return [record.reading(page) for page in told]


@pytest.mark.parametrize(("width", "script"), WAYS)
def test_an_analyst_reads_follows_decides_merges_and_prints(
    look: Look, serve: Serve, tmp_path: Path, three: list[Reading], width: int, script: bool
) -> None:
    file = tmp_path / "three.db"
    open_record(file).close()
    window = look(serve(file), width=width, script=script, refused=True, locale="en-GB")
    _read(window, file, three)
    _follow(window, file)
    _decide(window, file, script=script)
    _merge(window, file)
    _print(window, tmp_path)
    assert wider_than_the_window(window) <= 0


def _read(window: Page, file: Path, three: list[Reading]) -> None:
    """Three pages come in beside the open workbench."""
    window.goto("/")
    expect(window.locator("main")).to_contain_text("Nothing has been read yet")
    with open_record(file) as record:
        for reading in three:
            record.add(reading)
    window.reload()
    expect(window.locator("main")).to_contain_text("from 3 pages")
    expect(window.locator(".glance").first).to_contain_text("3 new pages since your last visit")


def _follow(window: Page, file: Path) -> None:
    """From an item of the timeline to its words, in their place on the page."""
    window.get_by_role("navigation").get_by_role("link", name="Timeline").click()
    window.locator("tr[data-row] .what a").first.click()
    quote = window.locator("blockquote mark").inner_text()
    window.locator("main .where a").first.click()
    expect(window.locator("article.text")).to_contain_text(quote.split("\n")[0][:40])
    with open_record(file, read_only=True) as record:
        assert record.fact(window.url.rpartition("#")[2]).quote == quote
    window.locator("article .text a, article.text a").first.click()
    expect(window.locator(".beside li:target")).to_be_visible()


def _decide(window: Page, file: Path, *, script: bool) -> None:
    """A contradiction is looked at and decided without a mouse; nobody is named at first."""
    window.get_by_role("navigation").get_by_role("link", name="Disputed").click()
    expect(window.locator(".dispute").first).to_contain_text("accounts differ")
    _press(window.locator(".dispute h2 a").first)
    window.wait_for_url(re.compile("/facts/"))
    wrong = window.get_by_role("button", name="Wrong")
    _key(window, wrong, "r", script=script)
    field = window.get_by_label("Your decisions are filed under")
    expect(window.get_by_role("alert")).to_contain_text("say who you are first")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("Ana Kovač")
    field.press("Enter")
    window.wait_for_url(re.compile("/facts/"))
    _key(window, wrong, "r", script=script)
    window.wait_for_url(re.compile("undo="))
    expect(window.locator("main")).to_contain_text("wrong by Ana Kovač")
    with open_record(file, read_only=True) as record:
        assert [(one.who, one.verdict) for one in record.judgements()] == [
            ("Ana Kovač", Verdict.WRONG)
        ]
    _key(window, window.get_by_role("button", name="Take it back"), "u", script=script)
    expect(window.locator("main")).to_contain_text("taken back")


def _merge(window: Page, file: Path) -> None:
    """Two actors are made one, by a name that is mistyped first, and are two again."""
    with open_record(file, read_only=True) as record:
        before = sorted(name for _, name, _ in record.actor_names())
    window.goto("/actors/Ahrar al-Sham")
    other = window.get_by_label("The same as", exact=True)
    other.fill("Nobody at all")
    other.press("Enter")
    expect(window.get_by_role("alert")).to_contain_text("Nobody at all")
    expect(other).to_have_value("Nobody at all")
    expect(other).to_have_attribute("aria-describedby", "mistake")
    other.fill("Syrian opposition")
    other.press("Enter")
    window.wait_for_url(re.compile("undo="))
    expect(window.locator("main h1")).to_have_text("Syrian opposition")
    with open_record(file, read_only=True) as record:
        assert "Ahrar al-Sham" not in {name for _, name, _ in record.actor_names()}
    window.get_by_role("button", name="Take it back").click()
    expect(window.locator("form.notice")).to_have_count(0)
    with open_record(file, read_only=True) as record:
        assert sorted(name for _, name, _ in record.actor_names()) == before


def _print(window: Page, folder: Path) -> None:
    """A brief of the days, every sentence with its words, as it goes to the printer."""
    window.get_by_role("navigation").get_by_role("link", name="Brief").click()
    window.get_by_label("From").fill("2016-12")
    window.get_by_role("button", name="Show").click()
    number = window.locator("sup a").first.inner_text()
    expect(window.locator(f"#n{number}")).to_be_visible()
    assert window.pdf(path=folder / "brief.pdf").startswith(b"%PDF")
    window.emulate_media(media="print")
    for gone in ("nav", ".find", ".filters", ".save", "footer"):
        expect(window.locator(gone).first).to_be_hidden()
    expect(window.locator(f"#n{number}")).to_be_visible()
    window.emulate_media(media="screen")


def _press(link: Locator) -> None:
    link.focus()
    link.press("Enter")


def _key(window: Page, button: Locator, key: str, *, script: bool) -> None:
    """One key decides; without script the button that it stands for is pressed."""
    if script:
        window.keyboard.press(key)
    else:
        _press(button)
