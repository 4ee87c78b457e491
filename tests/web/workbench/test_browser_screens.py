"""Every screen in a real browser: in light and dark, wide and narrow, with script and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.web.workbench.house import every_screen, wider_than_the_window

from dragoman.web.workbench.screens import SCREENS

Look = Callable[..., Page]
NARROW = 390
FEW = 25
"""Rows of a list: axe-core looks at each of them."""
EACH = pytest.mark.parametrize("at", range(len(SCREENS)), ids=[one.name for one in SCREENS])


@pytest.fixture(scope="session")
def addresses(process: Path) -> list[str]:
    return every_screen(process)


def barriers(page: Page, *rules: str) -> list[str]:
    """What axe-core finds (by these rules, if given) that keeps somebody out."""
    options = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


@EACH
def test_a_screen_keeps_nobody_out_in_light_and_dark_wide_and_narrow(
    look: Look, site: str, addresses: list[str], pictures: Path, at: int
) -> None:
    name = SCREENS[at].name
    page = look(site, color_scheme="light")
    page.goto(f"{addresses[at]}{'&' if '?' in addresses[at] else '?'}limit={FEW}")
    assert barriers(page) == []
    assert wider_than_the_window(page) <= 0
    page.screenshot(path=pictures / f"{name}-wide-light.png")
    page.emulate_media(color_scheme="dark")
    assert barriers(page, "color-contrast", "link-in-text-block") == []
    page.screenshot(path=pictures / f"{name}-wide-dark.png")
    page.set_viewport_size({"width": NARROW, "height": 844})
    page.emulate_media(color_scheme="light")
    assert barriers(page, "target-size", "scrollable-region-focusable") == []
    assert wider_than_the_window(page) <= 0
    page.screenshot(path=pictures / f"{name}-narrow.png", full_page=True)


def test_every_screen_is_whole_without_script(look: Look, site: str, addresses: list[str]) -> None:
    page = look(site, script=False, width=NARROW)
    for screen, address in zip(SCREENS, addresses, strict=True):
        page.goto(address)
        assert page.locator("main h1").inner_text(), screen.name
        assert page.locator("main a[href], main form").count(), screen.name
