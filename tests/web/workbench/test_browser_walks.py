"""An analyst's ways through the workbench, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from tests.factory import actor, fact, layout, page, talks
from tests.web.workbench.house import wider_than_the_window

from dragoman.model import Fact, Reading, Statement
from dragoman.record import Filter, open_record
from dragoman.record.judgements import Verdict

Look = Callable[..., Page]
Serve = Callable[[Path], str]


def sign(window: Page, who: str) -> None:
    window.goto("/review")
    window.get_by_label("Your decisions are filed under").fill(who)
    window.get_by_role("button", name="Save").click()
    expect(window.get_by_label("Your decisions are filed under")).to_have_value(who)


def decisions(file: Path) -> list[Any]:
    with open_record(file, read_only=True) as record:
        return record.judgements()


def test_words_and_facts_point_at_each_other(look: Look, site: str, process: Path) -> None:
    with open_record(process, read_only=True) as record:
        most = max(record.pages(), key=lambda each: each.facts)
        text = record.text(most.id)
    window = look(site)
    window.goto(f"/pages/{most.id}")
    shown = "".join(window.locator("article .zone").all_text_contents())
    assert "".join(shown.split()) == "".join(text.split()), "the text as it was found"
    window.locator("li[data-fact]").nth(2).hover()
    marked = window.locator("mark.at")
    assert marked.count() > 0
    assert window.locator("li[data-fact]").nth(2).get_attribute("data-fact") in str(
        marked.first.get_attribute("data-facts")
    )
    window.locator("article mark").last.hover()
    assert window.locator("li.at").count() > 0


def test_one_key_decides_and_goes_on_and_another_takes_it_back(
    look: Look, serve: Serve, mine: Path
) -> None:
    window = look(serve(mine))
    sign(window, "Ana Kovač")
    first = window.locator("main h2 a").first.get_attribute("href")
    pair = window.locator("button[data-key=d]").count() == 1
    window.keyboard.press("d" if pair else "a")
    window.wait_for_url(re.compile("undo="))
    (made,) = decisions(mine)
    assert (made.who, made.verdict) == (
        "Ana Kovač", Verdict.DIFFERENT if pair else Verdict.RIGHT
    )  # fmt: skip
    window.keyboard.press("u")
    window.wait_for_url(re.compile(r"/review$"))
    assert [each.verdict for each in decisions(mine)][1:] == [Verdict.UNDO]
    assert window.locator("main h2 a").first.get_attribute("href") == first
    window.keyboard.press("k")
    window.wait_for_url(re.compile("skip=1"))


def test_a_contradiction_is_found_and_decided_with_the_keyboard_alone(
    look: Look, serve: Serve, mine: Path
) -> None:
    window = look(serve(mine))
    sign(window, "Ana")
    window.goto("/disputed")
    window.keyboard.press("j")
    window.keyboard.press("Enter")
    window.wait_for_url(re.compile("/facts/"))
    ident = window.url.rpartition("/")[2]
    window.keyboard.press("r")
    window.wait_for_url(re.compile("undo="))
    with open_record(mine, read_only=True) as record:
        assert record.reviewed(ident).value == "rejected"
    window.keyboard.press("u")
    expect(window.locator("form.notice")).to_have_count(0)
    with open_record(mine, read_only=True) as record:
        assert record.reviewed(ident).value == "unjudged"


def test_two_actors_become_one_and_two_again(look: Look, serve: Serve, mine: Path) -> None:
    with open_record(mine, read_only=True) as record:
        names = [(ident, name) for ident, name, _ in record.actor_names()]
    one = next(name for ident, name in names if name == "Osama Abu Zaid")
    other = next(name for ident, name in names if name == "Syrian opposition")
    window = look(serve(mine))
    sign(window, "Ana")
    window.goto(f"/actors/{one}")
    window.get_by_label("The same as", exact=True).fill(other)
    window.get_by_role("button", name="Merge into that one").click()
    window.wait_for_url(re.compile("undo="))
    with open_record(mine, read_only=True) as record:
        assert one not in {name for _, name, _ in record.actor_names()}
    expect(window.locator("main h1")).to_have_text(other)
    window.keyboard.press("u")
    expect(window.locator("form.notice")).to_have_count(0)
    with open_record(mine, read_only=True) as record:
        assert one in {name for _, name, _ in record.actor_names()}


def test_two_reviewers_at_once_lose_nothing_and_see_each_other(
    look: Look, serve: Serve, mine: Path
) -> None:
    at = serve(mine)
    ana, ben = look(at), look(at)
    sign(ana, "Ana")
    sign(ben, "Ben")
    with open_record(mine, read_only=True) as record:
        ident = next(iter(record.facts())).id
    ana.goto(f"/facts/{ident}")
    ben.goto(f"/facts/{ident}")
    ana.keyboard.press("a")
    ana.wait_for_url(re.compile("undo="))
    ben.keyboard.press("r")
    ben.wait_for_url(re.compile("undo="))
    assert [(each.who, each.verdict.value) for each in decisions(mine)] == [
        ("Ana", "right"), ("Ben", "wrong")
    ]  # fmt: skip
    ana.reload()
    expect(ana.locator("main")).to_contain_text("wrong by Ben")
    ana.goto("/review")
    expect(ana.locator("main")).to_contain_text("Not agreed")
    expect(ana.locator("main")).to_contain_text("Ben: wrong")


def test_a_brief_is_read_printed_and_kept(look: Look, site: str, tmp_path: Path) -> None:
    window = look(site)
    window.goto("/brief?since=2017-05&until=2017-05")
    note = window.locator("sup a").first
    number = note.inner_text()
    note.click()
    expect(window.locator(f"#n{number}")).to_be_in_viewport()
    printed = window.pdf(path=tmp_path / "brief.pdf")
    assert printed.startswith(b"%PDF")
    window.emulate_media(media="print")
    for gone in ("nav", ".find", ".filters", ".save", ".who"):
        expect(window.locator(gone).first).to_be_hidden()
    window.emulate_media(media="screen")
    with window.expect_download() as kept:
        window.get_by_role("link", name="Markdown").click()
    text = Path(kept.value.path()).read_text(encoding="utf-8")
    assert f"[^{number}]:" in text


def test_keys_are_listed_and_nothing_needs_a_mouse(look: Look, site: str) -> None:
    window = look(site)
    window.goto("/pages")
    window.keyboard.press("Tab")
    expect(window.locator(".skip")).to_be_focused()
    expect(window.locator(".skip")).to_be_in_viewport()
    window.keyboard.press("Enter")
    expect(window.locator("main")).to_be_focused()
    window.keyboard.press("j")
    window.keyboard.press("j")
    window.keyboard.press("k")
    focus = window.locator("tr[data-row] a").first
    expect(focus).to_be_focused()
    assert focus.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    window.keyboard.press("?")
    dialog = window.get_by_role("dialog")
    expect(dialog).to_contain_text("next, previous row")
    window.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    window.keyboard.press("/")
    expect(window.locator("#find-words")).to_be_focused()
    window.keyboard.type("truce j ?")
    window.keyboard.press("Enter")
    window.wait_for_url(re.compile("/search"))


def test_words_that_run_from_right_to_left_are_set_so(
    look: Look, serve: Serve, tmp_path: Path, pictures: Path
) -> None:
    said = "قال الوزير إن الهدنة صامدة في المدينة"
    on = page(f"العنوان\n\n{said}.\n\nReader: ok", name="rtl.txt", outlet="صحيفة الساحل")
    who = actor("الوزير", text="الوزير")
    told: Fact = fact(on, said, Statement(who, cue="قال", act="say", form="indirect"))
    file = tmp_path / "rtl.db"
    with open_record(file) as record:
        record.add(Reading(on, layout(on.text), (told,), "ar"))
        record.add(talks())
    window = look(serve(file))
    direction = "e => getComputedStyle(e).direction"
    window.goto(f"/facts/{told.id}")
    assert window.locator("blockquote").first.evaluate(direction) == "rtl"
    window.screenshot(path=pictures / "fact-right-to-left.png")
    window.goto(f"/pages/{on.id}")
    assert window.locator(".zone.z-body").first.evaluate(direction) == "rtl"
    assert window.locator("main h1").evaluate(direction) == "rtl"
    assert wider_than_the_window(window) <= 0


def test_without_script_a_reviewer_decides_with_forms_alone(
    look: Look, serve: Serve, mine: Path
) -> None:
    window = look(serve(mine), script=False, width=390)
    sign(window, "Ana")
    with open_record(mine, read_only=True) as record:
        ident = next(iter(record.facts(Filter(kind=("meeting",))))).id  # type: ignore[arg-type]
    window.goto(f"/facts/{ident}")
    window.locator("summary", has_text="Fix a field").click()
    window.get_by_label("Field").select_option("modality")
    window.get_by_label("is really").fill("planned")
    window.get_by_role("button", name="Fix", exact=True).click()
    expect(window.locator("main")).to_contain_text("edited by Ana")
    window.get_by_role("button", name="Take it back").click()
    assert [each.verdict.value for each in decisions(mine)] == ["edited", "undo"]
