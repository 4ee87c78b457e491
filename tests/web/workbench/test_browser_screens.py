"""Every screen in a real browser, each visited once: in light and dark, wide and narrow, with large
letters, in forced colours; then all of them without script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.web.workbench.house import every_screen, wider_than_the_window

from dragoman.web.workbench.screens import SCREENS

Look = Callable[..., Page]
WIDE, NARROW, LEAST = 1440, 390, 320
FEW = 12
"""Rows of a list: axe-core looks at each of them."""
EACH = pytest.mark.parametrize("at", range(len(SCREENS)), ids=[one.name for one in SCREENS])
_LARGE = "size => { document.documentElement.style.fontSize = size }"
_UNSEEN = """() => {
  const bad = [];
  const all = [...document.querySelectorAll("a[href], button, input, select, summary")];
  const seen = all.filter((each) => each.checkVisibility() && each.type !== "hidden");
  for (const each of [...seen.slice(0, 20), ...seen.slice(-12)]) {
    each.focus();
    const style = getComputedStyle(each);
    const box = each.getClientRects()[0];
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const over = document.elementFromPoint(x, Math.max(box.top + 3, 0));
    const hidden = over && !each.contains(over) && !over.contains(each);
    if (document.activeElement !== each || style.outlineStyle === "none" || hidden)
      bad.push(each.outerHTML.slice(0, 120));
  }
  return bad;
}"""
"""What has the focus and does not show it, or shows it behind something else."""
MORE = ("target-size", "heading-order", "empty-heading", "landmark-one-main", "region",
        "page-has-heading-one", "label-title-only", "identical-links-same-purpose")  # fmt: skip
"""Rules of axe-core beyond those that it applies by itself."""


@pytest.fixture(scope="session")
def addresses(process: Path) -> list[str]:
    return every_screen(process)


def barriers(page: Page, *rules: str) -> list[str]:
    """What axe-core finds (by these rules, if given) that keeps somebody out."""
    options = (
        {"runOnly": {"type": "rule", "values": list(rules)}} if rules
        else {"rules": {rule: {"enabled": True} for rule in MORE[:-1]}}
    )  # fmt: skip
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


@EACH
def test_a_screen_keeps_nobody_out(
    look: Look, site: str, addresses: list[str], pictures: Path, at: int
) -> None:
    name = SCREENS[at].name
    page = look(site, color_scheme="light", locale="en-GB")
    page.goto(f"{addresses[at]}{'&' if '?' in addresses[at] else '?'}limit={FEW}")
    page.screenshot(path=pictures / f"{name}-wide-light.png")
    assert barriers(page) == []
    assert wider_than_the_window(page) <= 0
    page.keyboard.press("Tab")
    assert page.evaluate(_UNSEEN) == [], "the focus is always seen"
    page.evaluate(_LARGE, "200%")
    assert wider_than_the_window(page) <= 0, "letters of twice the size"
    page.evaluate(_LARGE, "")
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    page.emulate_media(color_scheme="dark")
    assert barriers(page, "color-contrast", "link-in-text-block") == []
    page.screenshot(path=pictures / f"{name}-wide-dark.png")
    page.set_viewport_size({"width": LEAST, "height": 844})
    assert wider_than_the_window(page) <= 0, "the least width"
    page.set_viewport_size({"width": NARROW, "height": 844})
    page.emulate_media(color_scheme="light")
    assert barriers(page, "target-size", "scrollable-region-focusable") == []
    assert wider_than_the_window(page) <= 0
    page.screenshot(path=pictures / f"{name}-narrow.png", full_page=True)


def test_every_screen_is_whole_without_script(look: Look, site: str, addresses: list[str]) -> None:
    page = look(site, script=False, width=NARROW)
    for screen, address in zip(SCREENS, addresses, strict=True):
        page.set_viewport_size({"width": NARROW, "height": 844})
        page.goto(address)
        assert page.locator("main h1").inner_text(), screen.name
        assert page.locator("main a[href], main form").count(), screen.name
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 900})
            assert wider_than_the_window(page) <= 0, (screen.name, width)


def test_forced_colours_and_rest_from_motion_leave_every_mark(
    look: Look, site: str, pictures: Path
) -> None:
    page = look(site, forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    page.goto("/timeline")
    marks = page.locator(".layer-marks a use")
    marks.first.wait_for(state="attached")
    shapes = marks.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(set(shapes)) > 1  # told apart without any colour
    hidden = "all => all.filter(one => getComputedStyle(one).display === 'none').length"
    assert marks.evaluate_all(hidden) == 0
    moving = "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).animationName"
    assert page.evaluate(f"{moving} !== 'none').length") == 0
    page.screenshot(path=pictures / "timeline-forced-colours.png")
