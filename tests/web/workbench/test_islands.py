"""What runs in the browser: zooming, brushing, sliding, filters and progress without a new page."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.web.workbench.house import PATIENCE, wider_than_the_window

from dragoman.cli.demo import PROCESS
from dragoman.farm import PageReader, read_many
from dragoman.record import open_record

Look = Callable[..., Page]
Serve = Callable[[Path], str]
MOST_AT_FIRST = 150 * 1024
"""Bytes of the record screen with all that it loads, compressed."""
KEPT = "window.kept = true"
"""A note on the window, which a new page would lose."""
PRESSED_AT_ONCE = """new MutationObserver((_, watch) => {
  const undo = document.querySelector("[data-key=u]");
  if (undo) { watch.disconnect(); document.documentElement.dataset.pressed = "u"; undo.click(); }
}).observe(document, {childList: true, subtree: true})"""
"""Presses "Take it back" before anything else can run once it is on the screen."""
LATE = PATIENCE * 1000
"""Milliseconds for what must be fetched."""


def barriers(window: Page) -> list[str]:
    return [str(one["id"]) for one in Axe().run(window).response["violations"]]


def is_same_page(window: Page) -> bool:
    return bool(window.evaluate("window.kept === true"))


def test_a_filter_keeps_page_and_focus_and_goes_into_the_address(look: Look, site: str) -> None:
    window = look(site)
    window.goto("/timeline")
    window.evaluate(KEPT)
    box = window.get_by_label("Words", exact=True)
    box.fill("ceasefire")
    box.press("Enter")
    window.wait_for_url(re.compile(r"/timeline\?text=ceasefire$"))
    expect(box).to_be_focused()
    assert "ceasefire" in window.get_by_role("navigation").get_by_role(
        "link", name="Actors"
    ).get_attribute("href")  # type: ignore[operator]
    assert is_same_page(window)
    shown = window.locator("tr[data-row]").all_inner_texts()  # as many rows on either leaf
    window.go_back()
    window.wait_for_url(re.compile(r"/timeline$"))
    expect(window.get_by_label("Words", exact=True)).to_have_value("")
    assert window.locator("tr[data-row]").all_inner_texts() != shown


def test_leaves_turn_without_a_new_page_and_show_their_top(look: Look, site: str) -> None:
    window = look(site)
    window.goto("/timeline?limit=20")
    window.evaluate(KEPT)
    first = window.locator("tr[data-row]").first.get_attribute("id")
    window.get_by_role("link", name="Later").click()
    window.wait_for_url(re.compile("skip=20"))
    assert is_same_page(window)
    expect(window.locator("tr[data-row]").first).to_be_in_viewport()
    assert window.locator("tr[data-row]").first.get_attribute("id") != first


def test_a_refusal_is_said_on_the_screen(look: Look, site: str, browser: object) -> None:
    faults: list[str] = []
    context = browser.new_context(base_url=site)  # type: ignore[attr-defined]
    window = context.new_page()
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.goto("/timeline")
    window.get_by_label("From", exact=True).fill("soon")
    window.get_by_role("button", name="Show", exact=True).click()
    expect(window.locator("main")).to_contain_text("soon")
    assert faults == []
    context.close()


def test_deciding_goes_on_without_a_new_page(look: Look, serve: Serve, mine: Path) -> None:
    window = look(serve(mine))
    window.goto("/review")
    window.get_by_label("Your decisions are filed under").fill("Ana Kovač")
    window.get_by_role("button", name="Save").click()
    said = window.get_by_label("Your decisions are filed under")
    expect(said).to_have_attribute("value", "Ana Kovač", timeout=LATE)  # the answer is here
    window.evaluate(KEPT)
    first = window.locator("main h2 a").first.get_attribute("href")
    key = "d" if window.locator("button[data-key=d]").count() else "a"
    window.keyboard.press(key)
    window.wait_for_url(re.compile("undo="))
    title = window.locator("main h2 a").first
    expect(title).not_to_have_attribute("href", str(first), timeout=LATE)
    window.keyboard.press("u")
    window.wait_for_url(re.compile(r"/review$"))
    expect(title).to_have_attribute("href", str(first), timeout=LATE)
    assert is_same_page(window)
    with open_record(mine, read_only=True) as record:
        assert len(record.judgements()) == 2


def test_a_key_pressed_as_soon_as_the_screen_changes_finds_its_button_at_work(
    look: Look, serve: Serve, mine: Path
) -> None:
    window = look(serve(mine))
    window.goto("/review")
    window.get_by_label("Your decisions are filed under").fill("Ana Kovač")
    window.get_by_role("button", name="Save").click()
    said = window.get_by_label("Your decisions are filed under")
    expect(said).to_have_attribute("value", "Ana Kovač", timeout=LATE)
    window.evaluate(KEPT)
    window.evaluate(PRESSED_AT_ONCE)
    window.keyboard.press("d" if window.locator("button[data-key=d]").count() else "a")
    expect(window.locator("html")).to_have_attribute("data-pressed", "u", timeout=LATE)
    expect(window.locator("[data-key=u]")).to_have_count(0, timeout=LATE)
    assert is_same_page(window)


def test_a_reading_at_work_is_told_while_it_writes(
    look: Look, serve: Serve, tmp_path: Path
) -> None:
    file = tmp_path / "growing.db"
    pages = sorted(PROCESS.glob("2016-12-*"))
    shutil.copy(pages[0], tmp_path / pages[0].name)
    with open_record(file) as record:
        read_many([tmp_path / pages[0].name], record, reader=PageReader())
    window = look(serve(file))
    window.goto("/")
    window.evaluate(KEPT)
    with open_record(file) as record:
        read_many(pages[1:4], record, reader=PageReader())
        title = next(record.pages(newest=True)).title
    told = window.locator("[aria-live=polite] .notice")
    expect(told).to_contain_text("Being read now: 3 pages came in", timeout=LATE)
    expect(told).to_contain_text(str(title))
    assert is_same_page(window)
    told.get_by_role("link", name="Show what they brought").click()
    expect(window.locator("main")).to_contain_text("from 4 pages")


def test_the_record_loads_little_and_nothing_from_elsewhere(look: Look, site: str) -> None:
    window = look(site)
    loaded: list[bytes] = []
    window.on("response", lambda answer: loaded.append(answer.body()))
    window.goto("/", wait_until="networkidle")
    assert len(loaded) >= 3
    assert sum(len(gzip.compress(body)) for body in loaded) <= MOST_AT_FIRST


def test_the_timeline_zooms_by_keys_and_the_list_and_the_address_follow(
    look: Look, site: str
) -> None:
    window = look(site, reduced_motion="reduce")
    window.goto("/timeline")
    lanes = window.locator(".drawing svg")
    lanes.focus()
    window.keyboard.press("0")
    expect(window.locator("#sum")).not_to_contain_text("zoom in", timeout=LATE)
    everything = window.locator("#list tr[data-row]:visible").count()
    for _ in range(3):
        window.keyboard.press("+")
    window.wait_for_url(re.compile(r"since=2017-\d\d-\d\d&until=2017-\d\d-\d\d"))
    inside = window.locator("#list tr[data-row]:visible").count()
    assert 0 < inside < everything
    address = window.url
    lanes.focus()
    window.keyboard.press("ArrowRight")
    window.wait_for_function("address => location.href !== address", arg=address)
    window.reload()
    expect(window.locator("#sum")).to_contain_text(" to ")
    assert window.get_by_label("From", exact=True).input_value() in window.url


def test_more_facts_than_are_listed_are_counted_and_a_bar_leads_to_its_facts(
    look: Look, site: str
) -> None:
    window = look(site, reduced_motion="reduce")
    window.goto("/timeline?limit=20&since=2016-12&until=2017-12")
    expect(window.locator("#sum")).to_contain_text("by when each begins; listed are 20")
    expect(window.locator("a.mark")).to_have_count(0)
    shown = window.locator(".dense-bar .count").all_text_contents()
    table = window.locator("#counts table")
    expect(table).to_be_hidden()  # the drawing says the same
    cells = table.locator("td:nth-of-type(n+2)").all_text_contents()
    assert sum(int(n) for n in shown if n) == sum(int(n) for n in cells if n.strip().isdigit())
    expect(window.get_by_text("planned, called for, possible")).to_be_visible()
    window.locator(".dense-bar .room").last.click()
    window.wait_for_url(re.compile(r"since=\d{4}-\d\d-01&until="))
    expect(window.locator("a.mark").first).to_be_visible(timeout=LATE)
    expect(window.locator(".dense-bar")).to_have_count(0)
    expect(window.locator("#sum")).not_to_contain_text("zoom in")


def test_without_script_the_counts_are_a_table_of_links(look: Look, site: str) -> None:
    window = look(site, script=False)
    window.goto("/timeline?limit=20")
    cell = window.locator("#counts td a").first
    facts = int(cell.inner_text())
    cell.click()
    expect(window.locator("#sum")).to_be_visible()
    assert window.locator("tr[data-row]").count() >= facts > 0


def test_a_mark_tells_by_keyboard_and_by_touch_and_opens_its_fact(look: Look, site: str) -> None:
    window = look(site, reduced_motion="reduce")
    window.goto("/timeline?kind=meeting")
    mark = window.locator("a.mark[tabindex='0']")
    mark.focus()
    tip = window.get_by_role("tooltip")
    expect(tip).to_be_visible()
    fact = str(mark.get_attribute("data-mark"))
    expect(window.locator(f"#list tr[data-fact='{fact}']")).to_have_class(re.compile("at"))
    window.keyboard.press("ArrowRight")
    assert window.evaluate("document.activeElement.dataset.mark") != fact
    window.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    window.keyboard.press("Enter")
    window.wait_for_url(re.compile("/facts/f"))
    small = look(site, width=390, has_touch=True, is_mobile=True)
    small.goto("/timeline?kind=meeting")
    touched = small.locator("a.mark").first
    touched.scroll_into_view_if_needed()
    touched.tap()
    expect(small.get_by_role("tooltip")).to_be_visible()
    assert "/timeline" in small.url
    assert wider_than_the_window(small) <= 0


def test_lanes_change_and_months_are_brushed(look: Look, site: str) -> None:
    window = look(site, reduced_motion="reduce")
    window.goto("/timeline")
    window.get_by_role("navigation", name="Lanes").get_by_role("link", name="track").click()
    window.wait_for_url(re.compile("by=track"))
    expect(window.get_by_role("group", name="Facts by track")).to_be_visible()
    assert "Astana talks" in window.locator("#lanes").inner_text()
    bars = window.locator("svg.bars")
    box = bars.bounding_box()
    assert box
    window.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 30)
    window.mouse.down()
    window.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 30, steps=4)
    window.mouse.up()
    window.wait_for_url(re.compile(r"by=track&since=201\d-\d\d-\d\d&until=201\d-\d\d-\d\d"))
    end = window.get_by_role("slider", name="Last day")
    before = end.get_attribute("aria-valuetext")
    end.focus()
    window.keyboard.press("ArrowLeft")
    expect(end).not_to_have_attribute("aria-valuetext", str(before))
    assert barriers(window) == []


def test_the_graph_slides_over_its_days_and_opens_facts(look: Look, site: str) -> None:
    window = look(site, reduced_motion="reduce")
    window.goto("/network")
    rows = window.locator("#list tr[data-tie]")
    everything = rows.count()
    window.get_by_role("slider", name="First day").focus()
    for _ in range(10):
        window.keyboard.press("ArrowRight")
    window.wait_for_url(re.compile("since=2017-0"))
    expect(rows).not_to_have_count(everything, timeout=LATE)
    names = rows.first.locator("a").all_text_contents()
    window.get_by_label("Find in the graph").fill(names[0])
    window.keyboard.press("Enter")
    window.locator("button.tie").first.click()
    words = window.locator(".graph-beside blockquote")
    expect(words.first).to_be_visible(timeout=LATE)
    assert window.locator("#list tr.at").count() >= 1
    assert barriers(window) == []
    window.locator(".graph-beside .where a").first.click()
    window.wait_for_url(re.compile("/facts/f"))


def test_without_webgl_the_graph_is_svg_and_says_so(look: Look, site: str) -> None:
    window = look(site, reduced_motion="reduce", color_scheme="dark")
    window.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    window.goto("/network")
    expect(window.locator("#graph")).to_contain_text("no WebGL")
    first = window.locator(".node-of").first
    places = window.locator(".node-of").evaluate_all(
        "all => all.map(e => e.getAttribute('transform'))"
    )
    first.focus()
    window.keyboard.press("ArrowLeft")
    window.keyboard.press("Enter")
    expect(window.locator("button.tie").first).to_be_visible()
    assert barriers(window) == []
    window.reload()
    expect(first).to_be_visible()
    assert places == window.locator(".node-of").evaluate_all(
        "all => all.map(e => e.getAttribute('transform'))"
    ), "the same ties stand in the same places"
