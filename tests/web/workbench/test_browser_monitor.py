"""An analyst's way through the monitor, in a real browser, with script and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dragoman.cli.monitor.demo import INCIDENTS
from dragoman.record import open_record

Look = Callable[..., Page]
Serve = Callable[[Path], str]
PATIENCE = 60_000
LOOKS = 60


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_a_file_to_the_reasons_of_one_incident(
    look: Look, serve: Serve, empty: Path, script: bool
) -> None:
    window = look(serve(empty), script=script)
    window.goto("/monitor")
    window.get_by_label("File", exact=True).set_input_files(INCIDENTS)
    window.get_by_role("button", name="Load", exact=True).click()
    if script:
        expect(window.locator("#jobs")).to_contain_text("is done", timeout=PATIENCE)
    else:
        for _ in range(LOOKS):
            again = window.get_by_role("link", name="Look again")
            if not again.count():
                break
            again.click()
            window.wait_for_timeout(500)
    expect(window.locator("main")).to_contain_text("231 of 231 incidents")
    assert window.locator("svg.places use").count() > 4
    assert window.get_by_text("Idlib Governorate").count()
    window.get_by_role("link", name="undetermined").first.click()
    expect(window.locator("main")).to_contain_text("91 of 231 incidents")
    if script:
        window.keyboard.press("j")
        window.keyboard.press("Enter")
    else:
        window.locator("tr[data-row] a").first.click()
    expect(window.locator("main")).to_contain_text("What it is, and why")
    expect(window.locator("main")).to_contain_text("Parties: not known")
    with open_record(empty, read_only=True) as record:
        assert record.incidents.count() == 231
